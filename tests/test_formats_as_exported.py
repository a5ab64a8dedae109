"""What programs really write into their exports, each as one of them does: read as it is meant, or told."""

from __future__ import annotations

from typing import Any

import pytest

from harvester.exporters import EXPORTERS
from harvester.exporters.losses import Losses, exported
from harvester.work import Entry
from parsers.formats import bibtex, csl_json, endnote_xml, marcxml, mods, nbib, ris
from parsers.formats.library import Library, LibraryEntry
from parsers.record import Record
from parsers.values import PageRange, Rich


def only(library: Library) -> LibraryEntry:
    (entry,) = library.entries
    assert not library.problems
    return entry


def value(entry: LibraryEntry, field: str) -> Any:
    found = getattr(entry.reading.record, field)
    return found.iso() if field.startswith("issued") else found.text() if field == "page" else found


def told(entry: LibraryEntry) -> list[tuple[str, str, str]]:
    return [(one.field, one.text, one.why) for one in entry.reading.unread]


BIBTEX: tuple[tuple[str, str, str, Any], ...] = (
    ("book", "place={Oslo}", "publisher_place", "Oslo"), ("article", "numpages={9}", "number_of_pages", "9"), ("article", "page_count={8}", "number_of_pages", "8"),
    # HAL numbers theses.
    ("phdthesis", "number={2015PA066123}", "number", "2015PA066123"), ("phdthesis", "number={2015PA066123}", "issue", None),
    ("phdthesis", "number={3}, series={Theses}", "collection_number", "3"),
    # Mendeley puts all addresses into one field.
    ("article", "url={https://example.org/1 https://example.org/2.pdf}", "url", "https://example.org/1"),
    ("article", "url={https://example.org/a b}", "url", "https://example.org/a%20b"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "fields", "field", "expected"), BIBTEX)
def test_fields_of_bib_files(kind: str, fields: str, field: str, expected: Any) -> None:
    entry = only(bibtex.read(f"@{kind}{{k, title={{T}}, {fields}}}".encode()))
    assert value(entry, field) == expected


# EndNote writes a term a line; others wrap their lines.
@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Tides/*physiology\nHistory, 20th Century\nMoon", ["Tides/*physiology", "History, 20th Century", "Moon"]),
        ("Tides\r\nMoon\r\n", ["Tides", "Moon"]), ("Tides,\nMoon", ["Tides", "Moon"]), ("tidal\n   energy", ["tidal energy"]),
        ("Tides; the\nmoon", ["Tides", "the moon"]),
    ],
)  # fmt: skip
def test_terms_of_bib_files(raw: str, expected: list[str]) -> None:
    entry = only(bibtex.read(f"@book{{k, title={{T}}, keywords={{{raw}}}}}".encode()))
    assert [one.text for one in entry.reading.record.keyword] == expected


def test_further_addresses_are_told() -> None:
    both = "https://example.org/1 https://example.org/2"
    entry = only(bibtex.read(f"@book{{k, title={{T}}, url={{{both}}}}}".encode()))
    assert told(entry) == [("url", both, "another address stands before it")]
    item = only(csl_json.read(f'[{{"id": "k", "type": "book", "title": "T", "URL": "{both}"}}]'.encode()))
    assert str(item.reading.record.url) == "https://example.org/1"
    assert told(item) == [("url", "https://example.org/2", "another address stands before it")]


@pytest.mark.parametrize("doi", ["10.5555/t.2019", "https://doi.org/10.5555/T.2019"])
def test_an_eprint_that_is_the_doi_once_more_says_nothing(doi: str) -> None:
    text = "@article{k, title={T}, doi={%s}, eprint={ https://doi.org/10.5555/t.2019 }}"
    assert told(only(bibtex.read((text % doi).encode()))) == []
    assert len(told(only(bibtex.read((text % "10.5555/other").encode())))) == 1


RIS: tuple[tuple[str, str, Any], ...] = (
    # Embase's PMID, and another database's number.
    ("DB  - Embase\nC5  - 15368318", "pmid", "15368318"), ("DB  - Elsewhere\nC5  - 15368318", "pmid", None),
    ("PY  - 1999\nC1  - Full publication date: Aug., 1999", "issued", "1999-08"),
    # Ovid lists whom a work cites by their family names.
    ("A2  - Andres, Buote, Byrne, van Hogezand", "editor", ()),
    # A first page after the last, or an abbreviation: nobody knows.
    ("SP  - 100\nEP  - 90", "page", "100-90"), ("SP  - 117\nEP  - 29", "page", "117-129"), ("SP  - 12\nEP  - 9", "page", "12-19"),
)  # fmt: skip


@pytest.mark.parametrize(("tags", "field", "expected"), RIS)
def test_tags_of_ris_files(tags: str, field: str, expected: Any) -> None:
    assert value(only(ris.read(f"TY  - JOUR\nTI  - T\n{tags}\nER  - \n".encode())), field) == expected


def test_editors_of_one_tag_are_read_where_they_have_given_names() -> None:
    entry = only(ris.read(b"TY  - JOUR\nTI  - T\nA2  - Andres, P., Buote, V., Byrne, B., Casati, J.\nER  - \n"))
    assert [one.family for one in entry.reading.record.editor] == ["Andres", "Buote", "Byrne", "Casati"]


def test_the_short_name_behind_a_records_end_is_the_journals() -> None:
    text = "1.\nTY  - JOUR\nTI  - T\nJF  - Tidal Psychology\nVL  - 3\nER  -\nNL  - Tidal Psychol\n\nLink to the text: https://example.org\n\n2.\n"
    library = ris.read((text * 2).encode())
    assert [one.reading.record.container_title_short for one in library.entries] == ["Tidal Psychol"] * 2
    assert library.problems == ()
    assert told(library.entries[0]) == []


@pytest.mark.parametrize(
    ("extent", "expected"),
    [("44 p.", "44 p."), ("xii, 233 p. :", "xii, 233 p."), ("Available: https://example.org/1.pdf", None)],
)
def test_the_extent_of_a_report(extent: str, expected: str | None) -> None:
    entry = only(ris.read(f"TY  - RPRT\nTI  - T\nSP  - {extent}\nER  - \n".encode()))
    assert (entry.reading.record.number_of_pages, len(told(entry))) == (expected, expected is None)
    record = f"<record><ref-type name='Report'>27</ref-type><titles><title>T</title></titles><pages>{extent}</pages></record>"
    assert only(endnote_xml.read(record.encode())).reading.record.number_of_pages == expected


def test_pubmed_always_abbreviates_pages() -> None:
    assert value(only(nbib.read(b"PMID- 1\nTI  - T\nPG  - 100-90\n")), "page") == "100-190"


LEADER = "<leader>00000nam a2200000 c 4500</leader>"
TITLE = "<datafield tag='245' ind1=' ' ind2=' '><subfield code='a'>T</subfield></datafield>"


def marc(fields: str, leader: str = LEADER) -> str:
    return f"<record>{leader}{TITLE}{fields}</record>"


def field(tag: str, *parts: tuple[str, str]) -> str:
    inner = "".join(f"<subfield code='{code}'>{text}</subfield>" for code, text in parts)
    return f"<datafield tag='{tag}' ind1=' ' ind2=' '>{inner}</datafield>"


@pytest.mark.parametrize(
    "wrapped",
    ["<zs:record><zs:recordData>{}</zs:recordData></zs:record>", "<record><header/><metadata xmlns='urn:x'>\n{}</metadata></record>"],
)  # fmt: skip
def test_records_in_the_answer_of_a_catalogue_are_whole(wrapped: str) -> None:
    library = marcxml.read(f"<r>{wrapped.format(marc('')) * 3}</r>".encode())
    assert len(library.entries) == 3
    assert library.problems == ()


def test_a_record_within_a_broken_one_is_told() -> None:
    assert [one.line for one in marcxml.read(f"<record>\n<a>{marc('')}".encode()).problems] == [1]


def test_a_record_without_a_leader_has_isbds_punctuation() -> None:
    fields = field("260", ("a", "Oslo :"), ("b", "Press,"), ("c", "2012.")) + field("300", ("a", "141 p. :"))
    record = only(marcxml.read(marc(fields, "").encode())).reading.record
    assert (record.publisher_place, record.publisher, record.number_of_pages) == ("Oslo", "Press", "141")


@pytest.mark.parametrize(("codes", "expected"), [("230607s1991    gl ||||| |||| 00||||eng d", "en"), ("230607s1991    gl||    m||| 00||| eng d", None)])  # fmt: skip
def test_a_language_is_read_where_three_letters_stand_for_it(codes: str, expected: str | None) -> None:
    control = f"<controlfield tag='008'>{codes}</controlfield>"
    assert only(marcxml.read(marc(control).encode())).reading.record.language == expected


@pytest.mark.parametrize(("word", "role"), [("Hrsg.", "editor"), ("Verfasser", "author"), ("Übersetzer", "translator"), ("éditeur scientifique", "editor")])  # fmt: skip
def test_relators_in_german_and_french(word: str, role: str) -> None:
    record = only(marcxml.read(marc(field("700", ("a", "Roe, Ann"), ("e", word))).encode())).reading.record
    assert [name.family for name in getattr(record, role)] == ["Roe"]


def test_a_disc_has_no_pages() -> None:
    leader = "<leader>00000njm a2200000 a 4500</leader>"
    entry = only(marcxml.read(marc(field("300", ("a", "1 sound disc :")), leader).encode()))
    assert entry.reading.record.number_of_pages is None
    assert [text for _field, text, _why in told(entry)] == ["1 sound disc"]


def test_who_granted_a_degree_is_told_where_another_published_the_thesis() -> None:
    fields = field("264", ("b", "Thesis Services"), ("c", "1991")) + field("502", ("b", "Dissertation"), ("c", "University of Nowhere"), ("d", "1988"))  # fmt: skip
    entry = only(marcxml.read(marc(fields).encode()))
    assert entry.reading.record.publisher == "Thesis Services"
    assert [(name, text) for name, text, _why in told(entry)] == [("publisher", "University of Nowhere"), ("issued", "1988")]  # fmt: skip


def test_a_language_without_its_term_and_a_series_with_its_number() -> None:
    text = "<mods><titleInfo><title>T</title></titleInfo><language>English</language><relatedItem type='series'><titleInfo><title>Tidal studies ; v. 12</title></titleInfo></relatedItem></mods>"
    record = only(mods.read(text.encode())).reading.record
    assert (record.language, record.collection_title, record.collection_number) == ("en", "Tidal studies", "v. 12")


def test_pages_that_pubmed_would_read_otherwise_are_not_written_in_its_format() -> None:
    record = Record(title=Rich("T"), type="article-journal", page=PageRange(first="100", last="90"))
    exporter = next(one for one in EXPORTERS if one.name == "nbib")
    losses = Losses()
    written = b"".join(exported(exporter, [Entry(key="k", record=record)], losses))
    assert b"PG  -" not in written
    assert losses.counts["page"] == 1
