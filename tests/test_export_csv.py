"""CSV for spreadsheets: a byte order mark, safe cells, and everything back again."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from records import NASTY, SHAPES, entries

from harvester.exporters import csv_table, tsv
from harvester.work import Entry
from parsers.record import Record

CELLS: tuple[tuple[str, str], ...] = (
    ("8-19", "'8-19"), ("1/2", "'1/2"), ("1-12", "'1-12"), ("MARCH1", "'MARCH1"), ("Sep 5", "'Sep 5"), ("10.8", "'10.8"), ("1e5", "'1e5"), ("007", "'007"),
    ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "x"), ("9780306406157", "'9780306406157"), ("'quoted'", "''quoted'"),
    # A plain number and a whole date are what a spreadsheet takes them for, as docs/formats.md says; a month would become its first day.
    ("2024-10-08", "2024-10-08"), ("2024", "2024"), ("2024-10", "'2024-10"), ("12-15, 20", "'12-15, 20"), ("12,20", "'12,20"), ("5039-5050", "'5039-5050"), ("e360-e363", "e360-e363"), ("Blood Advances", "Blood Advances"), ("8", "8"), ("", ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_cells(text: str, expected: str) -> None:
    assert csv_table.cell(text) == expected


@given(NASTY)
def test_a_cell_begins_nothing_and_is_read_back(text: str) -> None:
    written = csv_table.cell(text)
    assert csv_table.plain(written) == text
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_row_a_work() -> None:
    text = "".join(csv_table.write(entries()))
    assert text.startswith("\ufeffkey,type,")
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    assert len(rows) == len(SHAPES)
    seed = {column: csv_table.plain(value) for column, value in rows[0].items()}
    assert (seed["authors"], seed["pages"], seed["issn_all"]) == (
        "Voorhees, P.; Bova-Solem, M.; Richardson, P. G.", "5039-5050", "2473-9529; 2473-9537",
    )  # fmt: skip


def test_tsv_has_the_same_cells() -> None:
    made = entries(
        {"title": 'A\u00a0"quoted" title', "note": "=1+1", "author": [{"family": "Ng", "given": "\U0001f409"}]},
        *SHAPES,
        {},
    )
    comma = list(csv.reader(io.StringIO("".join(csv_table.write(made)).lstrip("\ufeff"))))
    text = "".join(tsv.write(made))
    assert list(csv.reader(io.StringIO(text), "excel-tab")) == comma
    assert text.startswith("key\ttype\t")
    assert {line.count("\t") for line in text.splitlines()} == {len(csv_table.HEADER) - 1}
    assert "\t'=1+1\t" in text


@given(NASTY)
def test_no_text_is_another_cell_or_row_of_tsv(text: str) -> None:
    key = f"{text}\t\r\n\x0b\x1c\u2028{text}"
    (_header, row) = "".join(tsv.write([Entry(key=key, record=Record())])).splitlines()
    assert row.count("\t") == len(csv_table.HEADER) - 1
    assert csv_table.plain(next(csv.reader([row], "excel-tab"))[0]) == f"{text} {text}"


def test_a_table_of_nothing_is_its_header() -> None:
    assert "".join(csv_table.write([])).strip("\ufeff\r\n").split(",") == list(csv_table.HEADER)
    assert "".join(tsv.write([])).rstrip("\n").split("\t") == list(csv_table.HEADER)
