"""A workbook of sheets with a header each, written row by row with openpyxl; the same rows give the same bytes. Pure.

A sheet that is full goes on in another of its name. Cells are safe: one line, no formula, nothing that XML cannot hold, no
more than a cell takes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any, NamedTuple, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from harvester.exporters.csv_table import no_formula

# Limits of Excel ("Excel specifications and limits"): beyond them it calls the file broken, or drops what is too much.
MOST_CHARACTERS = 32_767
MOST_ROWS = 1_048_576
MOST_LINKS = 65_530
_WIDTH = 16
_MOST_PIECE = 1 << 16
# What XML cannot hold is shown as what it is, a character that is lost.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# "_x0041_" is an "A" to a spreadsheet (ECMA-376, ST_Xstring): the text that looks so is told from it.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FIRST = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"


class Link(NamedTuple):
    """A cell that leads somewhere when it is clicked."""

    text: str
    address: str


def cell(text: str) -> str:
    """The text as it stands in a cell, cut where it is longer than one may be."""
    safe = _safe(text)
    if not _exceeds(safe):
        return safe
    return safe.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


def is_too_long(text: str) -> bool:
    """Whether a cell would cut the text."""
    return len(text) * 2 > MOST_CHARACTERS and _exceeds(_safe(text))


def _safe(text: str) -> str:
    return _ESCAPE.sub("_x005F_", _FORBIDDEN.sub("\ufffd", no_formula(text)))


def _exceeds(text: str) -> bool:
    """Spreadsheets count the halves of an astral character."""
    return len(text) * 2 > MOST_CHARACTERS and len(text) + len(_ASTRAL.findall(text)) > MOST_CHARACTERS


class Book:
    """A workbook that is being written; `pieces` is its file when all rows are in."""

    def __init__(self) -> None:
        # Who exports no workbook shall not wait for it.
        from openpyxl import Workbook  # noqa: PLC0415

        self._workbook = Workbook(write_only=True)
        self._workbook.properties.creator = "harvester"
        self._sheets: list[Sheet] = []

    def sheet(self, title: str, header: Sequence[str], widths: Mapping[str, int]) -> Sheet:
        """Another sheet, with a header that stays in sight and by which rows are filtered."""
        made = Sheet(self._workbook, title, header, widths)
        self._sheets.append(made)
        return made

    def pieces(self) -> Iterator[bytes]:
        """The file; no rows can follow."""
        for one in self._sheets:
            one.end()
        held = io.BytesIO()
        self._workbook.save(held)
        yield from _dated(held)


class Sheet:
    """A sheet that is being written, and those in which it goes on."""

    def __init__(self, workbook: Any, title: str, header: Sequence[str], widths: Mapping[str, int]) -> None:
        self._workbook, self._title, self._header, self._widths = workbook, title, header, widths
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        from openpyxl.styles import Font  # noqa: PLC0415
        from openpyxl.utils import get_column_letter  # noqa: PLC0415

        self._number += 1
        self._rows = self._links = 0
        self._sheet = self._workbook.create_sheet(f"{self._title} {self._number}" if self._number > 1 else self._title)
        self._last = get_column_letter(len(self._header))
        self._blue = Font(color="0563C1", underline="single")
        for place, name in enumerate(self._header, start=1):
            self._sheet.column_dimensions[get_column_letter(place)].width = self._widths.get(name, _WIDTH)
        self._sheet.freeze_panes = "B2"
        heads = [self._typed(name) for name in self._header]
        for head in heads:
            head.font = Font(bold=True)
        self._send(heads)

    def append(self, cells: Sequence[str | Link]) -> None:
        """Another row of texts under the header."""
        if self._rows >= MOST_ROWS:
            self.end()
            self._begin()
        self._send([self._made(one) for one in cells])

    def end(self) -> None:
        """Say how far the filter of the header reaches."""
        self._sheet.auto_filter.ref = f"A1:{self._last}{self._rows}"

    def _send(self, cells: list[Any]) -> None:
        self._sheet.append(cells)
        self._rows += 1

    def _made(self, given: str | Link) -> Any:
        if isinstance(given, Link) and self._links < MOST_LINKS:
            linked = self._typed(given.text)
            linked.hyperlink = given.address
            linked.font = self._blue
            self._links += 1
            return linked
        text = cell(given.text if isinstance(given, Link) else given)
        # "#N/A" is an error to openpyxl, unless it is told that it is a text.
        return self._typed(text) if text.startswith("#") else text or None

    def _typed(self, text: str) -> Any:
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

        made: Any = WriteOnlyCell(self._sheet, cell(text))
        made.data_type = "s"
        return made


class _Sink:
    """What a zip file is written to and taken from while it grows."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, data: bytes, /) -> int:
        self._held.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def taken(self) -> bytes:
        whole = b"".join(self._held)
        self._held.clear()
        return whole


def _dated(archive: io.BytesIO) -> Iterator[bytes]:
    """The same zip file with no time in it: openpyxl asks the clock for each of its files, and for the document."""
    sink = _Sink()
    with ZipFile(archive) as given, ZipFile(cast("IO[bytes]", sink), "w") as out:
        for one in given.infolist():
            made = ZipInfo(one.filename, _FIRST)
            made.compress_type = ZIP_DEFLATED
            made.create_system = 3
            if one.filename == _CORE:
                out.writestr(made, _TIME.sub(b"1980-01-01T00:00:00Z", given.read(one)))
                continue
            made.file_size = one.file_size
            with given.open(one) as source, out.open(made, "w") as target:
                while piece := source.read(_MOST_PIECE):
                    target.write(piece)
                    yield sink.taken()
    yield sink.taken()
