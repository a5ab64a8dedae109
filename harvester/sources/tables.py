"""CSV and TSV files as lists: which column holds the addresses, and every row by the number of its first line.

RFC 4180, with the separators that spreadsheets write. A cell may hold line ends between quotation marks; a mark that is never closed
costs its own line and no other.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from harvester.errors import UsageError
from harvester.sources.addresses import classify
from harvester.sources.columns import COLUMNS, IDENTIFIERS, line_of, named
from harvester.sources.lines import Line, unreadable
from harvester.sources.texts import LONGEST, Text

MOST_LINES = 200
"""Lines of the longest row: what is open for longer is no cell, but a mark that somebody forgot to close."""
_HEAD = 10
"""Lines among which a header ends."""


class Columns(NamedTuple):
    """Where a table has its addresses, and other columns that hold identifiers; whether its first row is their names."""

    separator: str
    place: int
    name: str
    others: Mapping[str, int]
    has_header: bool = True


class _Row(NamedTuple):
    """A row, the line at which it begins, and its text; where it cannot be read, why."""

    number: int
    cells: Sequence[str]
    text: str
    why: str = ""


def table(
    texts: Iterator[Text], shown: str, column: str, base: Path | None
) -> tuple[Iterator[Line] | None, Iterator[Text]]:
    """The lines of a table, or None where it is none; and its texts from the first one on, for who reads them otherwise.

    `column` is the name or the number of the column that holds addresses; without it one of `COLUMNS` is looked for. Raises
    UsageError for a column that is not there.
    """
    head = list(islice(texts, _HEAD))
    rest = chain(head, texts)
    separators = ("\t", ",", ";") if _ends_in(shown, ".tsv", ".tab") else (",", ";", "\t")
    firsts = {one: tuple(row.cells) for one in separators if (row := next(_rows(iter(head), one), None)) is not None}
    if not firsts:
        return None, rest
    columns = _columns(firsts, column, shown) if column else _usual(firsts)
    if columns is None:
        if _ends_in(shown, ".csv", ".tsv", ".tab"):
            _check_is_plain(head[0].text if head else "", firsts, shown, base)
        return None, rest
    return _lines(rest, shown, columns, base), rest


def _ends_in(shown: str, *endings: str) -> bool:
    return shown.casefold().removesuffix(".gz").endswith(endings)


def _usual(firsts: Mapping[str, Sequence[str]]) -> Columns | None:
    """The columns of a first row that names one which usually holds addresses, else None."""
    for separator, cells in firsts.items():
        names = [named(cell) for cell in cells]
        for name in COLUMNS:
            if name in names:
                return _chosen(separator, names, names.index(name))
    return None


def _chosen(separator: str, names: Sequence[str], place: int, *, has_header: bool = True) -> Columns:
    others = {one: names.index(one) for one in IDENTIFIERS if one in names and names.index(one) != place}
    return Columns(separator, place, names[place], others if has_header else {}, has_header)


def _columns(firsts: Mapping[str, Sequence[str]], column: str, shown: str) -> Columns:
    """The columns where one was named, or counted. Raises UsageError."""
    for separator, cells in firsts.items():
        names = [named(cell) for cell in cells]
        if named(column) in names:
            return _chosen(separator, names, names.index(named(column)))
    separator, cells = _widest(firsts)
    if column.isdecimal() and 1 <= int(column[:9]) <= len(cells):
        # A first row that holds an address is no row of names.
        has_header = not any(classify(cell) for cell in cells)
        return _chosen(separator, [named(cell) for cell in cells], int(column) - 1, has_header=has_header)
    raise UsageError(f"{shown} has no column “{column}”", advice=f"Its columns: {_listed(cells)}.")


def _widest(firsts: Mapping[str, Sequence[str]]) -> tuple[str, Sequence[str]]:
    """The separator that makes most cells of the first row; the first of those that make as many."""
    return max(firsts.items(), key=lambda item: len(item[1]))


def _listed(cells: Sequence[str]) -> str:
    told = [f"{number} “{cell.strip()[:40]}”" for number, cell in enumerate(cells[:50], start=1)]
    return ", ".join(told) + (" …" if len(cells) > len(told) else "")


def _check_is_plain(first: str, firsts: Mapping[str, Sequence[str]], shown: str, base: Path | None) -> None:
    """Raise UsageError for a file that is called a table, has several columns, and none by a name that we know."""
    _separator, cells = _widest(firsts)
    if len(cells) > 1 and first.strip()[:1] != "#" and classify(first, base) is None:
        raise UsageError(
            f"{shown}: none of its columns has a name that tells that addresses are in it",
            advice=f"Say which one: --column NAME or --column NUMBER. Its columns: {_listed(cells)}.",
        )


def _lines(texts: Iterator[Text], origin: str, columns: Columns, base: Path | None) -> Iterator[Line]:
    for row in islice(_rows(texts, columns.separator), 1 if columns.has_header else 0, None):
        if row.why:
            yield unreadable(origin, row.number, row.text, row.why, "Mend the line; the others are read all the same.")
            continue
        cell = row.cells[columns.place].strip() if columns.place < len(row.cells) else ""
        others = {name: row.cells[place] for name, place in columns.others.items() if place < len(row.cells)}
        name = columns.name if columns.has_header else f"column {columns.place + 1}"
        yield line_of(origin, row.number, base, name=name, cell=cell, others=others, whole=row.text)


def _rows(texts: Iterator[Text], separator: str) -> Iterator[_Row]:
    """The rows of a table that hold something."""
    # Lines that were looked through in vain for the end of a cell: each is then read for itself, so that none is looked through
    # again and again.
    alone: deque[Text] = deque()
    while (first := alone.popleft() if alone else next(texts, None)) is not None:
        if not first.text.strip():
            continue
        lines, is_open = [first], _is_open(first.text, separator)
        if is_open and first.is_whole and not alone:
            size = len(first.text)
            while is_open and len(lines) < MOST_LINES and size < LONGEST and (more := next(texts, None)) is not None:
                lines.append(more)
                size += len(more.text)
                is_open = _is_open(more.text, separator, within=True)
            if is_open:
                alone.extend(lines[1:])
        yield _row(lines[:1] if is_open else lines, separator, is_open=is_open)


def _row(lines: Sequence[Text], separator: str, *, is_open: bool) -> _Row:
    number, text = lines[0].number, "\n".join(line.text for line in lines)
    if not all(line.is_whole for line in lines):
        return _Row(number, (), text, f"is longer than {LONGEST} bytes")
    if is_open:
        return _Row(number, (), text, "opens a quotation mark that is not closed")
    try:
        return _Row(number, next(csv.reader([text], delimiter=separator)), text)
    except csv.Error as error:
        return _Row(number, (), text, f"cannot be read as a row ({error})")


# A cell between quotation marks, one without, one that is empty; what stands behind a closing mark belongs to the cell.
_QUOTED = r'"(?:[^"]++|"")*+"'
_CLOSED = {
    one: re.compile(rf'(?:{_QUOTED}[^{one}]*+|[^"{one}][^{one}]*+|)(?:{one}(?:{_QUOTED}[^{one}]*+|[^"{one}][^{one}]*+|))*+', re.DOTALL)
    for one in (",", ";", "\t")
}  # fmt: skip
_END = re.compile(r'(?:[^"]++|"")*+"')


def _is_open(text: str, separator: str, *, within: bool = False) -> bool:
    """Whether a cell is still open at the end of a line, which began `within` one or not."""
    if '"' not in text:
        return within
    if not within:
        return _CLOSED[separator].fullmatch(text) is None
    end = _END.match(text)
    # Behind the mark that closes it the cell goes on to the separator, as one without marks.
    return end is None or _CLOSED[separator].fullmatch("x" + text[end.end() :]) is None
