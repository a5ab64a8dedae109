"""A .bib file that others write too: ours brought up to date, all else byte for byte, twice as once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import MADE, entries, person

from harvester.destinations import bib
from harvester.destinations.bib import Updated, update
from harvester.destinations.identity import Ledger, Sent
from harvester.exporters import biblatex, bibtex
from harvester.work import Entry
from parsers.formats.bibtex_syntax import parse

FOREIGN = b"""% A library of ours.
@comment{jabref-meta: databaseType:bibtex;}
@string{jv = "Journal of Vines"}

@Article{Other99,
    author = "M{\\"u}ller, A." ,
  title   = {What others wrote},
    journal = jv, year = 1999,
}
some text between entries, with an @ in it
"""


def works(count: int = 2, **more: Any) -> Any:
    return entries(
        *(
            {
                "type": "book",
                "title": f"Title {n}",
                "doi": f"10.5555/w.{n}",
                "author": [person("Doe", "J.")],
                "issued": {"year": 2000 + n},
            }
            | more
            for n in range(count)
        )
    )


def run(body: bytes, rows: tuple[Sent, ...] = (), found: Any = None, write: bib.Write = bibtex.write) -> Updated:
    return update(body, Ledger(rows), works() if found is None else found, write)


def codes(found: Updated) -> list[str]:
    return [one.code for one in found.outcome.left]


def test_new_entries_stand_behind_what_is_there() -> None:
    found = run(FOREIGN)
    assert found.body.startswith(FOREIGN + b"\n@book{doe2000title,")
    assert found.body.endswith(b"}\n")
    assert found.outcome.counts == {"created": 2}


def test_the_first_entries_of_a_new_file() -> None:
    found = run(b"")
    assert found.body.decode() == "".join(bibtex.write(works()))[:-1]


def test_twice_is_once() -> None:
    first = run(FOREIGN)
    second = run(first.body, first.rows)
    assert (second.body, second.rows) == (first.body, first.rows)
    assert second.outcome.counts == {"unchanged": 2}
    assert not second.outcome.left


def test_what_changed_is_changed_in_its_place() -> None:
    first = run(FOREIGN)
    body = first.body + b"% behind\n@misc{last, title = {Last}}\n"
    found = run(body, first.rows, works(publisher="Invented Press"))
    assert found.outcome.counts == {"updated": 2}
    changed = [line for line in found.body.split(b"\n") if line not in body.split(b"\n")]
    assert changed == [b"  publisher = {Invented Press},"] * 2
    assert found.body.replace(b"  publisher = {Invented Press},\n", b"") == body


def test_an_entry_that_a_person_changed_is_left_and_told() -> None:
    first = run(FOREIGN)
    body = first.body.replace(b"title = {Title 0}", b"title = {A better title}")
    quiet = run(body, first.rows)
    assert (quiet.body, quiet.rows, codes(quiet)) == (body, first.rows, [])
    found = run(body, first.rows, works(publisher="Press"))
    assert codes(found) == ["conflict"]
    # A cell that began with "@" would be a formula to a spreadsheet.
    assert found.outcome.left[0].message.startswith("the entry @")
    assert found.outcome.left[0].differences == (("publisher", "", "Press"), ("title", "A better title", "Title 0"))
    assert found.body == body.replace(b"title = {Title 1},\n", b"title = {Title 1},\n  publisher = {Press},\n")
    assert codes(run(found.body, found.rows, works(publisher="Press"))) == ["conflict"]


def test_an_entry_that_a_reference_manager_wrote_anew_is_still_ours() -> None:
    first = run(b"", found=works(1))
    body = b"@Book{doe2000title,\n\tdoi     = {10.5555/w.0},\n\tauthor  = {Doe, J.},\n\tyear    = {2000},\n\ttitle   = {Title 0},\n}\n"
    same = run(body, first.rows, works(1))
    assert (same.body, same.outcome.counts) == (body, {"unchanged": 1})
    assert b"publisher = {Press}" in run(body, same.rows, works(1, publisher="Press")).body


def test_what_was_taken_out_or_renamed_is_not_added_again() -> None:
    first = run(FOREIGN)
    for body in (FOREIGN, first.body.replace(b"doe2000title", b"mine").replace(b"doe2001title", b"mine2")):
        found = run(body, first.rows, works(publisher="Press"))
        assert (found.body, codes(found)) == (body, ["taken-out"] * 2)


def test_what_the_library_has_by_its_doi_is_not_added_once_more() -> None:
    body = b"@book{mine, doi = {https://doi.org/10.5555/W.0}, title = {Mine}}\n"
    found = run(body)
    assert codes(found) == ["already-there"]
    assert found.outcome.left[0].message == "the file has it already as @mine (line 1), which was left as it is"
    assert found.body.startswith(body)
    assert found.outcome.counts == {"created": 1}


def test_a_key_that_another_entry_has_gets_a_suffix_and_keeps_it() -> None:
    body = b"@book{DOE2000title, title = {Another}}\n"
    found = run(body, found=works(1))
    (row,) = found.rows
    assert row.key.startswith("doe2000title-")
    assert run(found.body, found.rows, works(1)).body == found.body
    assert run(found.body, found.rows, works(1, publisher="Press")).outcome.counts == {"updated": 1}


def test_our_entries_keep_their_keys_when_records_become_better() -> None:
    first = run(b"", found=works(1))
    found = run(first.body, first.rows, works(1, title="Another title", author=[person("Roe", "J.")]))
    assert found.body.startswith(b"@book{doe2000title,")
    assert found.outcome.counts == {"updated": 1}


def test_a_run_that_died_before_it_could_remember_goes_on() -> None:
    first = run(FOREIGN)
    again = run(first.body)
    assert (again.body, again.outcome.counts, again.rows) == (first.body, {"unchanged": 2}, first.rows)


def test_ends_of_lines_and_encodings_of_the_file_are_kept() -> None:
    body = "@misc{x, note = {Müller}}\r\n".encode("latin-1")
    found = run(body, found=works(1, publisher="Łódź Press"))
    assert found.body.startswith(body + b"\r\n@book{")
    assert b"\n" not in found.body.replace(b"\r\n", b"")
    assert rb"publisher = {{\L}{\'o}d{\'z} Press}" in found.body
    assert codes(run(body, found=works(1, publisher="東京"))) == ["unwritable"]
    marked = "\ufeff@misc{x}\n".encode("utf-16-le")
    assert run(marked).body.startswith(marked)


def test_an_entry_that_stands_twice_is_left() -> None:
    first = run(b"", found=works(1))
    body = first.body * 2
    found = run(body, first.rows, works(1, publisher="Press"))
    assert (found.body, codes(found)) == (body, ["conflict"])


@pytest.mark.parametrize(
    "text",
    ["@book{x, title = {a}", "nonsense", "@book{a, title={b}}\n@book{c, title={d}}\n", "@book{k, t = {}} % more"],
)
def test_an_exporter_whose_entry_is_none_writes_nothing(text: str) -> None:
    def write(_entries: Iterable[Entry]) -> Iterator[str]:
        yield text

    found = run(FOREIGN, write=write)
    assert (found.body, codes(found)) == (FOREIGN, ["unwritable"] * 2)


PIECES = st.sampled_from([
    b"% a comment\n", b"@comment{x}\n", b"@comment{@book{y, title={z}}\n", b'@string{a = "b"}\n', b"@misc{m, title = {M}}\n", b"@book{unclosed, title = {x\n",
    b"@article{broken title = {}\n", b"text @ text\r\n", b"}\n", b"{\n", b"\n\n", b"@", b"\\", b'@preamble{"x"}\n', b'@misc{m2,\n  note = "q"\n}\r\n', b"\xe4\xf6\n",
    b"@book{doe2000title, title={foreign}}\n", b"@misc{d, doi={10.5555/a_b}}\n", b"\t@misc(p, title={P})\n", "@misc{u, title = {東京}}\n".encode(),
])  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(PIECES, max_size=8).map(b"".join),
    st.lists(MADE, max_size=4),
    st.lists(MADE, max_size=4),
    st.sampled_from([bibtex.write, biblatex.write]),
)
def test_foreign_bytes_stay_and_twice_is_once(
    body: bytes, before: list[Any], after: list[Any], write: bib.Write
) -> None:
    foreign = body
    rows: tuple[Sent, ...] = ()
    for values in (before, after, [*before, *after]):
        made = entries(*values) if values else ()
        found = run(body, rows, made, write)
        # What is no entry of ours stands there as it did, byte for byte, in its order.
        assert found.body.startswith(foreign)
        assert without(found.body[len(foreign) :], found.rows).strip() == b""
        again = run(found.body, found.rows, made, write)
        assert (again.body, again.rows) == (found.body, found.rows)
        body, rows = found.body, found.rows


def without(body: bytes, rows: tuple[Sent, ...]) -> bytes:
    """A piece of a file without the entries that are remembered."""
    text = body.decode("utf-8" if _is_utf8(body) else "latin-1").replace("\r\n", "\n")
    for row in rows:
        found = next((one for one in parse(text)[0] if one.key == row.key), None)
        if found is not None:
            text = text[: text.rfind("@", 0, found.key_at)] + text[found.close + 1 :]
    return text.encode()


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(body: bytes) -> None:
    found = run(body)
    assert run(found.body, found.rows).body == found.body
