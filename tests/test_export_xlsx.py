"""XLSX: opened again with openpyxl, every cell is what the record says; nothing runs; the same works give the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from any_records import RECORDS
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from records import MADE, entries
from report_world import world

from harvester.exporters import plain, workbook, xlsx
from harvester.exporters.csv_table import HEADER, no_formula, row
from harvester.exporters.csv_table import plain as without_apostrophe
from harvester.exporters.losses import Exporter, lost
from harvester.work import Entry
from parsers.record import Record

FORMAT = Exporter("xlsx", "XLSX", "records.xlsx", xlsx.write, xlsx.HOLDS, xlsx.leaves)


def written(*given: Entry) -> bytes:
    return b"".join(xlsx.write(given))


def opened(*given: Entry) -> Any:
    return load_workbook(io.BytesIO(written(*given)))


def texts(sheet: Any) -> list[tuple[str, ...]]:
    """The texts of a sheet's rows, all of them texts by type."""
    for cells in sheet.iter_rows():
        assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "inlineStr"}
    return [tuple(unescape(cell or "") for cell in cells) for cells in sheet.iter_rows(values_only=True)]


def made(**values: Any) -> Entry:
    return Entry(key="k", record=Record.model_validate(values))


def test_every_cell_of_the_works_is_what_the_record_says() -> None:
    works = (*world(60).entries(), *entries())
    found = texts(opened(*works)["Works"])
    assert found[0] == HEADER
    assert found[1:] == [tuple(no_formula(text) for text in row(entry)) for entry in works]


def test_who_said_what_and_the_people_are_there() -> None:
    works = world(60).entries()
    book = opened(*works)
    assert book.sheetnames == ["Works", "Who said what", "People"]
    said = texts(book["Who said what"])[1:]
    claims = [
        (entry.key, result.field, claim.source, no_formula(plain.text(result.field, claim.value)), result.rule)
        for entry in works
        if entry.work
        for result in entry.work.fields
        for claim in result.claims
    ]
    assert len(claims) > 100
    assert [(line[0], line[1], line[4], line[5], line[7]) for line in said if line[4]] == claims
    people = texts(book["People"])[1:]
    expected = [
        (
            entry.key,
            role,
            str(number),
            no_formula(name.inverted()),
            name.orcid or "",
            no_formula("; ".join(name.affiliation)),
        )
        for entry in works
        for role in ("author", "editor", "translator", "contributor", "local_author")
        for number, name in enumerate(getattr(entry.record, role), start=1)
    ]
    assert [(*line[:4], line[10], line[11]) for line in people] == expected


def test_the_header_stays_and_filters() -> None:
    for sheet in opened(*entries()):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}{sheet.max_row}"
        assert all(cell.font.bold for cell in sheet[1])
        assert all(sheet.column_dimensions[cell.column_letter].width >= 16 for cell in sheet[1])


def test_a_doi_is_a_link() -> None:
    sheet = opened(made(doi="10.5555/a#b<c>", url="javascript:alert(1)"))["Works"]
    links = {cell.value: cell.hyperlink.target for cells in sheet.iter_rows() for cell in cells if cell.hyperlink}
    assert links == {"10.5555/a#b<c>": "https://doi.org/10.5555/a%23b%3Cc%3E"}


def test_the_same_works_give_the_same_bytes_with_no_time_in_them() -> None:
    works = world(20).entries()
    body = written(*works)
    assert written(*works) == body
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == 2


EVIL = (
    "=1+1", '=HYPERLINK("https://evil.example")', "+49", "-1", "@SUM(A1)", "|cmd", "%0A=1", "'quoted", "#N/A", "#REF!", "TRUE", "1e5", "8-19", "0007", "2024-10-08", "1/2",
    "</t></is></c><c>", "<![CDATA[x]]>", "&lt;", "_x0041_", "_x005F_x0041_", "مرحبا \u202e abc", "\U0001f409", "\u200b", "e\u0301", "99999999999999999999",
)  # fmt: skip


@pytest.mark.parametrize("evil", EVIL)
def test_every_text_is_a_text(evil: str) -> None:
    record = Record.model_validate({
        "title": "Tides", "author": [{"literal": evil, "affiliation": [evil]}], "container_title": evil, "volume": evil, "note": evil, "url": evil,
    })  # fmt: skip
    book = opened(Entry(key=evil, record=record))
    cells = dict(zip(HEADER, texts(book["Works"])[1], strict=True))
    for column in ("key", "authors", "container_title", "volume", "note", "url"):
        assert without_apostrophe(cells[column]) == evil
        assert not cells[column].startswith(("=", "+", "-", "@"))
    assert without_apostrophe(texts(book["People"])[1][-1]) == evil


@given(st.text(st.characters(), max_size=40))
@settings(max_examples=25, deadline=None)
def test_any_text_whatever_is_a_file_that_opens(text: str) -> None:
    (_header, cells) = texts(opened(Entry(key=f"k{text}", record=Record()))["Works"])
    kept = "".join(
        char
        if char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char >= "\U00010000"
        else "\ufffd"
        for char in " ".join(f"k{text}".split())
    )
    assert without_apostrophe(cells[0]) == kept


@given(st.lists(RECORDS | MADE.map(Record.model_validate), max_size=4))
@settings(max_examples=15, deadline=None)
def test_any_records_come_back(records: list[Record]) -> None:
    works = [Entry(key=f"k{place}", record=one) for place, one in enumerate(records)]
    assert texts(opened(*works)["Works"])[1:] == [tuple(no_formula(text) for text in row(entry)) for entry in works]


LONG = (
    ("a" * 32_767, False, 32_767), ("a" * 32_768, True, 32_767), ("\U0001f409" * 16_383, False, 32_766), ("\U0001f409" * 16_384, True, 32_767),
    ("=" + "a" * 32_766, True, 32_767), ("_x0041_" + "a" * 32_760, True, 32_767),
)  # fmt: skip


@pytest.mark.parametrize(("text", "is_lost", "units"), LONG, ids=range(len(LONG)))
def test_what_is_too_long_for_a_cell_is_cut_and_told(text: str, is_lost: bool, units: int) -> None:  # noqa: FBT001
    entry = made(note=text)
    assert lost(FORMAT)(entry.record) == (("note",) if is_lost else ())
    found = opened(entry)["Works"].cell(2, HEADER.index("note") + 1).value
    assert len(found.encode("utf-16-le")) == units * 2
    assert found.endswith("…") is is_lost


def test_ten_thousand_authors_have_a_row_each_and_are_no_loss() -> None:
    people = [{"family": f"Doe{place}", "given": "Jane"} for place in range(10_000)]
    entry = made(title="Tides", author=people)
    book = opened(entry)
    assert book["People"].max_row == 10_001
    assert book["Works"].cell(2, HEADER.index("authors") + 1).value.endswith("…")
    assert lost(FORMAT)(entry.record) == ()


def test_a_sheet_that_is_full_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    monkeypatch.setattr(workbook, "MOST_LINKS", 1)
    works = [Entry(key=f"k{place}", record=Record.model_validate({"doi": f"10.5555/{place}"})) for place in range(5)]
    book = opened(*works)
    sheets = [book[name] for name in ("Works", "Works 2", "Works 3")]
    assert [[line[0] for line in texts(sheet)] for sheet in sheets] == [
        ["key", "k0", "k1"],
        ["key", "k2", "k3"],
        ["key", "k4"],
    ]
    assert [sheet.auto_filter.ref[-1] for sheet in sheets] == ["3", "3", "2"]
    place = HEADER.index("doi") + 1
    assert [bool(sheet.cell(line, place).hyperlink) for sheet in sheets[:2] for line in (2, 3)] == [True, False] * 2
    assert sheets[0].cell(3, place).value == "10.5555/1"


def test_nothing_at_all_is_a_table_of_nothing() -> None:
    assert [sheet.max_row for sheet in opened()] == [1, 1, 1]
    assert texts(opened(Entry(key="k", record=Record()))["Works"])[1] == ("k", *[""] * (len(HEADER) - 1))
