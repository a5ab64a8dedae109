"""Files of BibTeX that are large and broken or hostile: read in about the time that their size asks, and what is left out is told."""

from __future__ import annotations

from time import process_time

import pytest

from parsers.formats import bibtex

LAST = "\n@book{last, title={Last}}\n"
MANY = 20_000


def lines(pattern: str, number: int = MANY) -> str:
    return "".join(pattern % count for count in range(number))


# Each took minutes or longer, for something was looked through again from every entry.
ENDLESS: tuple[tuple[str, str], ...] = (
    ("blanks in place of a key", "@book{" + " " * 400_000), ("unclosed braces", lines("@ book{k%d, title={Open\n")),
    ("unclosed braces in brackets", lines("@book(k%d, title={Open\n")),
    ("one long title for all", lines("@inproceedings{k%d, crossref={whole}, title={T}}\n") + "@proceedings{whole, title={" + "Tides and " * 100_000 + "}}"),
    ("one whole of many fields", lines("@inproceedings{k%d, crossref={whole}, title={T}}\n") + "@proceedings{whole, title={P}" + lines(", f%d={x}") + "}"),
    ("one long note for all", lines("@book{k%d, xdata={whole}, title={T}}\n") + "@xdata{whole, note={" + "Tides and " * 100_000 + "}}"),
    ("one list of names for all", lines("@book{k%d, author={xdata=all-author-7}}\n") + "@xdata{all, author={" + " and ".join(["Roe, Ann"] * MANY) + "}}"),
    ("keywords again and again", "@book{k, title={T}" + lines(", keywords={tide %d}", 60_000) + "}"),
)  # fmt: skip


@pytest.mark.parametrize("text", [text for _name, text in ENDLESS], ids=[name for name, _text in ENDLESS])
def test_time_grows_with_the_file_and_what_follows_is_read(text: str) -> None:
    begun = process_time()
    found = bibtex.read((text + LAST).encode())
    assert process_time() - begun < 60
    assert found.entries[-1].key == "last"


def test_what_all_entries_take_over_together_is_bounded_and_told() -> None:
    text = lines("@inproceedings{k%d, crossref={whole}, title={T}}\n", 3_000) + "@proceedings{whole, title={%s}}"
    found = bibtex.read((text % ("Tides and " * 1_000)).encode()).entries[:-1]
    took = [one for one in found if one.reading.record.container_title]
    told = [(one.field, one.text, one.why) for entry in found for one in entry.reading.unread]
    assert 0 < len(took) < len(found)
    assert len(took) + len(told) == len(found)
    assert set(told) == {("crossref", "whole", "the entries of the file take over too much together: nothing is taken over here")}  # fmt: skip


def test_a_volume_that_many_papers_name_is_taken_over_by_each() -> None:
    text = lines("@inproceedings{k%d, crossref={whole}, title={T}, pages={1--9}}\n", 3_000)
    whole = "@proceedings{whole, title={Proceedings of the Ninth Meeting on Tides}, year=1999, publisher={Press}, editor={Cruz, M. and Ng, A.}}"
    found = bibtex.read((text + whole).encode()).entries[:-1]
    assert {one.reading.record.container_title for one in found} == {"Proceedings of the Ninth Meeting on Tides"}
    assert not any(one.reading.unread for one in found)


def test_a_line_that_begins_with_a_sign_is_text_in_a_file_with_a_few_endless_values() -> None:
    quoted = "@book{quoted, abstract={Written to\n@example (a name)\nby hand}, title={T}}\n"
    few = bibtex.read((lines("@book(k%d, title={Open\n", 19) + quoted).encode())
    assert [one.key for one in few.entries] == ["quoted"]
    assert [one.line for one in few.problems] == list(range(1, 20))
