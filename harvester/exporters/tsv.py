"""TSV for programs: the table of CSV with tabs, without a byte order mark, which would become part of the first name.

A value holds neither tab nor line end (`csv_table.cell` makes blanks of them), so that `cut`, `awk` and `sort` work a line at a
time; one with a quotation mark is quoted as in CSV, for that is how spreadsheets, R and pandas read a tab-separated table.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from harvester.exporters.csv_table import HEADER, cell, row
from harvester.work import Entry


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The table, a row at a time."""
    yield _line(HEADER)
    for entry in entries:
        yield _line(row(entry))


def _line(texts: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, "excel-tab", lineterminator="\n").writerow([cell(text) for text in texts])
    return out.getvalue()
