"""Pages in several ranges: all of them are read, written where a format has its pages, and read back."""

from __future__ import annotations

import json
from types import ModuleType

import pytest
from merging import told as merged

from harvester.crosscheck.typed import read_typed, shown
from harvester.exporters import EXPORTERS, Exporter, json_ld
from harvester.exporters.losses import Losses, exported
from harvester.work import Entry
from parsers.formats import bibtex, csl_json, marcxml, mods, nbib, ris
from parsers.pages_unread import unread_pages
from parsers.pagination import read_page_parts, read_pages
from parsers.record import Record
from parsers.values import PageRange

# What is printed, what is read, why not all of it is.
OTHERS = "not all that it states are pages of one work"
WORDS = "a word beside the pages has no place"
PRINTED = (
    ("12-15, 20", "12-15, 20", None), ("12-15,20-25", "12-15, 20-25", None), ("S12-S15, S20", "S12-S15, S20", None), ("12, 14; 16", "12, 14, 16", None),
    ("117-29, 133-5", "117-129, 133-135", None), ("12-15, e1-e4", "12-15, e1-e4", None), ("iv-x, 3", "iv-x, 3", None), ("12 and 20", "12, 20", None),
    ("5039-50; discussion 5051", "5039-5050", OTHERS), ("12-15, il.", "12-15", None), ("12-15, 2004", "12-15", OTHERS), ("12-15, 9", "12-15", OTHERS), ("12-15, 12-15", "12-15", OTHERS),
    ("117-29; author reply 130, 132", "117-129", OTHERS), ("pp. 12-15, pp. 20-22", "12-15, 20-22", None), ("p. 12; p. 20", "12, 20", None), ("12-15, s20", "12-15, s20", None),
    ("123-8 (discussion 129-30)", "123-128", OTHERS), ("12-15 (2004)", "12-15", None), ("1,234", "1234", None), ("99,101", "99, 101", None), ("1,005", "1005", None), ("1, 234", "1, 234", None),
    ("12-15 (2004), 20", "12-15", OTHERS), ("1,234-1,240", "1234-1240", None), ("12-15, 4 refs", "12-15", OTHERS), ("12-15, 20+", "12-15, 20+", None),
    ("12+", "12+", None), ("12-15+", "12-15+", None), ("1--+", "1", "that more pages follow has no place"), ("12+; discussion 20", "12+", OTHERS),
    ("29-32 passim", "29-32", WORDS), ("117-29 contd", "117-129", WORDS), ("117-9 discussion 120", "117-119", OTHERS), ("author reply 123-4", "123-124", WORDS),
    ("Suppl 3:12-7", "12-17", WORDS), ("S12-20, quiz S21", "S12-S20", OTHERS), ("12-15, cover", "12-15", WORDS),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), PRINTED, ids=[row[0] for row in PRINTED])
def test_what_is_printed(text: str, expected: str, why: str | None) -> None:
    pages = read_pages(text)
    assert pages is not None
    assert (pages.text(), unread_pages(text, pages)) == (expected, why)
    assert read_pages(pages.text()) == pages


# As Zotero cuts "12-15, 20" and "12, 20-25" at their first hyphen, and we do where a range comes first.
PARTS = (
    ("12", "15, 20", "12-15, 20"),
    ("12, 20", "25", "12, 20-25"),
    ("12, 20-25", "", "12, 20-25"),
    ("12-15, 20", "20", "12-15, 20"),
    ("12", "5, 20", "12-15, 20"),
    ("i", "iv, 1-20", "i-iv, 1-20"),
    ("29", "32 passim", "29-32"),
)


@pytest.mark.parametrize(("first", "last", "expected"), PARTS)
def test_pages_told_apart(first: str, last: str, expected: str) -> None:
    pages = read_page_parts(first, last)
    assert pages is not None
    assert pages.text() == expected


def test_ranges_stand_behind_the_first_alone() -> None:
    with pytest.raises(ValueError, match="behind the first"):
        PageRange(first="1", more=(PageRange(first="3", more=(PageRange(first="5"),)),))


TOLD = (
    (csl_json, b'[{"page": "12-15; discussion 20"}]'), (ris, b"TY  - JOUR\nSP  - 12-15; discussion 20\nER  - \n"), (ris, b"TY  - JOUR\nSP  - 12\nEP  - 15; discussion 20\nER  - \n"),
    (bibtex, b"@article{a, pages={12--15; discussion 20}}"), (nbib, b"PMID- 7\nPG  - 12-5; discussion 20\n"),
    (ris, b"TY  - JOUR\nEP  - 12-15; discussion 20\nER  - \n"),
    (marcxml, b'<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000naa a2200000 a 4500</leader><datafield tag="773" ind1="0" ind2=" "><subfield code="g">pages:12-15; discussion 20</subfield></datafield></record>'),
    (mods, b'<mods xmlns="http://www.loc.gov/mods/v3"><relatedItem type="host"><part><extent unit="pages"><list>12-15; discussion 20</list></extent></part></relatedItem></mods>'),
)  # fmt: skip


def test_thousands_are_no_loss() -> None:
    (entry,) = ris.read(b"TY  - JOUR\nSP  - 1,234\nEP  - 1,240\nER  - \n").entries
    assert entry.reading.record.page == PageRange(first="1234", last="1240")
    assert entry.reading.unread == ()


@pytest.mark.parametrize(("reader", "text"), TOLD)
def test_what_is_no_range_of_the_work_is_told(reader: ModuleType, text: bytes) -> None:
    (entry,) = reader.read(text).entries
    assert (str(entry.reading.record.page.text()), [one.why for one in entry.reading.unread]) == ("12-15", [OTHERS])


# What stands in SP and EP, and what is told of it, with where.
ONCE = (
    ("SP  - 12\nSP  - 13\nEP  - 15; discussion 20\n", [("13", "SP (line 3)"), ("15; discussion 20", "EP (line 4)")]),
    ("SP  - 12 passim\nEP  - 15 passim\n", [("12 passim", "SP (line 2)"), ("15 passim", "EP (line 3)")]),
    ("EP  - 3+ x\n", [("3+ x", "EP (line 2)")]),
)


@pytest.mark.parametrize(("text", "told"), ONCE)
def test_each_text_of_ris_is_told_once_and_where_it_stands(text: str, told: list[tuple[str, str]]) -> None:
    (entry,) = ris.read(f"TY  - JOUR\n{text}ER  - \n".encode()).entries
    assert [(one.text, one.where) for one in entry.reading.unread] == told


SEVERAL, SINGLE = (
    {"first": "12", "last": "15", "more": [{"first": "20"}]},
    {"first": "12", "more": [{"first": "20", "last": "25"}]},
)
WRITTEN = {
    "csl-json": ('"page": "12-15, 20"', '"page": "12, 20-25"'), "bibtex": ("pages = {12--15, 20}", "pages = {12, 20--25}"), "bibtex-ascii": ("pages = {12--15, 20}", "pages = {12, 20--25}"),
    "biblatex": ("pages = {12--15, 20}", "pages = {12, 20--25}"), "ris": ("SP  - 12\r\nEP  - 15, 20\r\n", "SP  - 12, 20-25\r\n"),
    "endnote-xml": (">12-15, 20<", ">12, 20-25<"), "nbib": ("PG  - 12-15, 20\n", "PG  - 12, 20-25\n"),
    "mods": ("<list>12-15, 20</list>", "<list>12, 20-25</list>"), "marcxml": ("12-15, 20", "12, 20-25"), "json-ld": ('"pagination":"12-15, 20"', '"pagination":"12, 20-25"'),
    "csv": ("12-15, 20", "12, 20-25"), "tsv": ("12-15, 20", "12, 20-25"), "html": (">12-15, 20<", ">12, 20-25<"), "jsonl": ('"more":[{"first":"20"}]', '"more":[{"first":"20","last":"25"}]'),
}  # fmt: skip


@pytest.mark.parametrize("exporter", [one for one in EXPORTERS if one.name != "xlsx"], ids=lambda one: one.name)
def test_every_format_holds_them(exporter: Exporter) -> None:
    for page, expected in zip((SEVERAL, SINGLE), WRITTEN[exporter.name], strict=True):
        record = Record.model_validate(
            {"type": "article-journal", "title": "Tides", "container_title": "Rooms", "page": page}
        )
        losses = Losses()
        text = b"".join(exported(exporter, [Entry(key="k", record=record)], losses)).decode()
        assert expected in text
        assert "page" not in losses.counts


def test_a_page_has_them_in_json_ld_in_one_text() -> None:
    entry = Entry(key="k", record=Record.model_validate({"type": "article-journal", "page": SEVERAL}))
    (node,) = json.loads("".join(json_ld.write([entry])))["@graph"]
    assert (node["pageStart"], node["pageEnd"], node["pagination"]) == ("12", "15", "12-15, 20")


def test_libraries_of_others() -> None:
    (entry,) = ris.read(b"TY  - JOUR\nTI  - Tides\nSP  - 12, 20\nEP  - 25\nER  - \n").entries
    assert entry.reading.record.page == PageRange.model_validate(SINGLE)
    text = b'<mods xmlns="http://www.loc.gov/mods/v3"><relatedItem type="host"><part><extent unit="pages"><start>12</start><end>15</end>%s</extent></part></relatedItem></mods>'
    for listed, expected in (
        (b"<list>pp. 12-15, 20</list>", "12-15, 20"),
        (b"<list>some pages</list>", "12-15"),
        (b"", "12-15"),
    ):
        (entry,) = mods.read(text % listed).entries
        assert entry.reading.record.page is not None
        assert entry.reading.record.page.text() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vol. 12, no. 3 (2019), p. 12-15, 20", "12-15, 20"), ("Vol. 12, p. 12, 20-22 (2019)", "12, 20-22"), ("p. 12-15, 30 cm", "12-15"),
        ("Vol. 12, p. 12-15, 2019", "12-15"), ("Vol. 12, p. 12-15, Oct. 2019", "12-15"), ("S. 7-9, 4 Abb.", "7-9"),
    ],
)  # fmt: skip
def test_marc_of_others(text: str, expected: str) -> None:
    body = f'<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000naa a2200000 a 4500</leader><datafield tag="773" ind1="0" ind2=" "><subfield code="t">Rooms</subfield><subfield code="g">{text}</subfield></datafield></record>'
    (entry,) = marcxml.read(body.encode()).entries
    assert entry.reading.record.page is not None
    assert entry.reading.record.page.text() == expected


def test_all_of_the_ranges_win_over_one_of_them_or_their_span() -> None:
    for other in ({"first": "12", "last": "15"}, {"first": "12", "last": "20"}, {"first": "12"}):
        result = merged("page", ("crossref", other), ("page", SEVERAL), beside={"container_title": "Rooms"})
        assert (result.value.text(), result.agreement.kind) == ("12-15, 20", "COMPATIBLE")
        assert result.winner[0] == "page"


def test_a_person_types_them() -> None:
    assert shown("page", PageRange.model_validate(SEVERAL)) == "12-15, 20"
    assert read_typed("page", "12-15, 20").page == PageRange.model_validate(SEVERAL)
