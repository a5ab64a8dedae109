"""What an export says is read back, and written again it says the same: over shapes, over all fixtures, over any records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import any_records
import pytest
from fixture_records import records as fixture_records
from hypothesis import given, settings
from hypothesis import strategies as st
from records import MADE, entries

from harvester.exporters import EXPORTERS, Exporter, csl_json, endnote_xml, marcxml, mods, nbib, ris
from harvester.exporters.losses import encoded
from harvester.work import Entry
from parsers.formats import csl_json as csl_reader
from parsers.formats import endnote_xml as endnote_reader
from parsers.formats import marcxml as marc_reader
from parsers.formats import mods as mods_reader
from parsers.formats import nbib as nbib_reader
from parsers.formats import ris as ris_reader
from parsers.formats.libraries import kind_of
from parsers.formats.library import Library
from parsers.record import CSL_TYPES, Record

# What is handed on, and not read as a library.
UNREAD = frozenset(("csv", "tsv", "jsonl", "xlsx", "json-ld", "html"))


class Way(NamedTuple):
    """A format there and back. `is_exact`: whatever a record says, the second text is the first."""

    name: str
    write: Callable[[Iterable[Entry]], Iterable[str]]
    read: Callable[[bytes], Library]
    is_exact: bool


def _csl_json(written: Iterable[Entry]) -> Iterable[str]:
    return (piece.decode() for piece in csl_json.write(written))


# RIS, EndNote and PubMed have texts that mean a kind of work or a list ("Research Article", "a; b"): what was read so is stable.
WAYS = (
    Way("csl-json", _csl_json, csl_reader.read, is_exact=False), Way("ris", ris.write, ris_reader.read, is_exact=False),
    Way("mods", mods.write, mods_reader.read, is_exact=True), Way("marcxml", marcxml.write, marc_reader.read, is_exact=True),
    Way("endnote-xml", endnote_xml.write, endnote_reader.read, is_exact=False), Way("nbib", nbib.write, nbib_reader.read, is_exact=False),
)  # fmt: skip
EVERY_WAY = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)


def text_of(way: Way, written: Iterable[Entry]) -> str:
    return "".join(way.write(written))


def again(way: Way, text: str, keys: Iterable[str]) -> str:
    """What was read, under the keys that it had: PubMed's format holds none."""
    library = way.read(text.encode())
    assert library.problems == ()
    return text_of(
        way, [Entry(key=key, record=one.reading.record) for key, one in zip(keys, library.entries, strict=True)]
    )


@EVERY_WAY
def test_the_shapes_are_written_again_letter_for_letter(way: Way) -> None:
    given = entries()
    text = text_of(way, given)
    assert again(way, text, [one.key for one in given]) == text


@EVERY_WAY
def test_all_that_the_fixtures_hold_is_a_fixed_point(way: Way) -> None:
    # A record of which PubMed's format has nothing to say is none there.
    made = [
        Entry(key=f"k{place}", record=one)
        for place, one in enumerate(fixture_records())
        if one.title or one.author or one.pmid
    ]
    first = text_of(way, made)
    second = again(way, first, [one.key for one in made])
    assert again(way, second, [one.key for one in made]) == second
    if way.is_exact:
        assert second == first


@EVERY_WAY
@given(record=st.one_of(any_records.RECORDS, any_records.CREDITED, MADE.map(Record.model_validate)))
@settings(max_examples=150, deadline=None)
def test_any_record_is_a_fixed_point(way: Way, record: Record) -> None:
    # Of a title without a letter PubMed's format says nothing that can be read.
    title = record.title if record.title and any(map(str.isalnum, str(record.title))) else "Tides"
    made = Record.model_validate(record.model_dump() | {"title": title})
    first = text_of(way, [Entry(key="k", record=made)])
    second = again(way, first, ["k"])
    assert again(way, second, ["k"]) == second


@EVERY_WAY
@pytest.mark.parametrize("role", ["author", "editor"])
@pytest.mark.parametrize("before", [[], [{"family": "Roe", "given": "Ann"}]])
def test_words_for_others_that_stand_as_names_are_a_fixed_point(
    way: Way, role: str, before: list[dict[str, str]]
) -> None:
    record = Record.model_validate(
        {"type": "book", "title": "Tides", role: [*before, {"literal": "et al."}, {"literal": "et al."}]}
    )
    first = text_of(way, [Entry(key="k", record=record)])
    second = again(way, first, ["k"])
    assert again(way, second, ["k"]) == second


INITIALS = {"A": "A.", "AB": "A. B.", "A B": "A. B.", "A-B": "A.-B.", "Jean A": "Jean A.", "J.-P.": "J.-P."}


@EVERY_WAY
def test_initials_have_one_form_but_in_csl_json(way: Way) -> None:
    authors = [{"family": "Roe", "given": given} for given in INITIALS]
    record = Record.model_validate({"type": "book", "title": "Tides", "author": authors})
    (read,) = way.read(text_of(way, [Entry(key="k", record=record)]).encode()).entries
    expected = INITIALS.keys() if way.name == "csl-json" else INITIALS.values()
    assert [one.given for one in read.reading.record.author] == list(expected)


GROUPS = ("Bread, Cheese and Wine", "Bread, Cheese, and Wine", "Roe Tools, Jr.", "Bread and Wine")


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("way", [way for way in WAYS if way.name != "ris"], ids=lambda way: way.name)
def test_a_group_with_a_comma_in_its_name_stays_one(way: Way, group: str) -> None:
    if way.name == "endnote-xml" and group.endswith("Jr."):
        return  # somebody's name, with a suffix
    record = Record.model_validate({"type": "book", "title": "Tides", "author": [{"literal": group}]})
    (read,) = way.read(text_of(way, [Entry(key="k", record=record)]).encode()).entries
    assert read.reading.record.author == record.author


@pytest.mark.parametrize("kind", CSL_TYPES)
@pytest.mark.parametrize("way", [way for way in WAYS if way.is_exact], ids=lambda way: way.name)
def test_every_kind_of_work_is_read_back(way: Way, kind: str) -> None:
    for more in ({}, {"container_title": "Journal of Testing"}):
        record = Record.model_validate({"type": kind, "title": "Tides", "genre": "Odd kind", **more})
        (read,) = way.read(text_of(way, [Entry(key="k", record=record)]).encode()).entries
        assert (read.reading.record.type, read.reading.record.genre) == (kind, "Odd kind")


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda one: one.name)
def test_a_file_of_each_format_is_known_by_its_name_and_elements(exporter: Exporter) -> None:
    kind = kind_of(exporter.file_name, b"".join(encoded(exporter.write(entries()))))
    names = {"csl-json": "csl_json", "bibtex-ascii": "bibtex", "biblatex": "bibtex", "endnote-xml": "endnote_xml"}
    expected = None if exporter.name in UNREAD else names.get(exporter.name, exporter.name)
    assert (kind.name if kind else None) == expected


# ------------------------------------------------------------------ bad input

EVIL = (
    "x\nER  - \nTY  - JOUR", "]]></title><title>evil", "<mods><title>evil", "a & b < c > d \" e '", "=1+1", "</record><record>", "{} \\ % $ # _",
    "مرحبا بالعالم", "\U0001f409 𝔘nicode", "PMID- 666", "a  b\tc", "&lol9;", "<!-- x", "<![CDATA[x", "100%\r\n%A Evil",
)  # fmt: skip


@EVERY_WAY
@pytest.mark.parametrize("evil", EVIL)
def test_nothing_that_a_record_says_ends_or_begins_another(way: Way, evil: str) -> None:
    line = " ".join(evil.split())
    plain = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    record = Record.model_validate({
        "type": "article-journal", "title": plain, "author": [{"literal": line}, {"family": line, "given": line}], "container_title": line, "volume": line,
        "note": line, "abstract": plain, "keyword": [{"text": line}], "publisher": line, "rights": line,
    })  # fmt: skip
    other = Record.model_validate({"type": "book", "title": "The other"})
    text = text_of(way, [Entry(key=evil, record=record), Entry(key="other", record=other)])
    library = way.read(text.encode("utf-8", "surrogatepass"))
    assert library.problems == ()
    assert [str(one.reading.record.title) for one in library.entries][1:] == ["The other"]


@EVERY_WAY
@pytest.mark.parametrize("key", ["a\x00b", "\ud800", "\ufffe", "<key>", 'a"b', "]]>", ""])
def test_a_key_of_any_characters_breaks_no_file(way: Way, key: str) -> None:
    record = Record.model_validate({"type": "book", "title": "Tides"})
    text = text_of(way, [Entry(key=key, record=record)])
    (read,) = way.read(text.encode("utf-8", "replace")).entries
    assert str(read.reading.record.title) == "Tides"


@EVERY_WAY
def test_ten_thousand_authors(way: Way) -> None:
    people = [{"family": f"Doe{place}", "given": "Jane"} for place in range(10_000)]
    record = Record.model_validate(
        {"type": "article-journal", "title": "Tides", "author": people, "container_title": "J"}
    )
    text = text_of(way, [Entry(key="k", record=record)])
    (read,) = way.read(text.encode()).entries
    assert len(read.reading.record.author) == 10_000


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda one: one.name)
def test_an_empty_record_and_no_record_at_all(exporter: Exporter) -> None:
    for made in ([], [Entry(key="k", record=Record())]):
        body = b"".join(encoded(exporter.write(made)))
        kind = kind_of(exporter.file_name, body)
        if kind is not None and made and exporter.name not in ("bibtex", "biblatex", "csl-json"):
            assert [problem.line > 0 for problem in kind.read(body).problems] in ([True], [])


SEEN = Record.model_validate(
    {
        "type": "webpage",
        "title": "Tides",
        "url": "https://example.org/a",
        "accessed": {"year": 2022, "month": 9, "day": 6},
    }
)


@pytest.mark.parametrize("name", ["csl-json", "ris", "mods", "endnote-xml", "bibtex", "biblatex"])
def test_the_day_somebody_looked_at_a_page_goes_there_and_back(name: str) -> None:
    exporter = next(one for one in EXPORTERS if one.name == name)
    body = b"".join(encoded(exporter.write([Entry(key="k", record=SEEN)])))
    kind = kind_of(exporter.file_name, body)
    assert kind is not None
    (entry,) = kind.read(body).entries
    assert entry.reading.record.accessed == SEEN.accessed
    assert not entry.reading.unread
