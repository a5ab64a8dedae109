"""CSV for spreadsheets: a row a work, UTF-8 with a byte order mark, cells that say the same when they were opened.

A spreadsheet makes a formula of what begins with "=", "+", "-" or "@", and a date of "8-19" or "MARCH1". Such a cell
gets an apostrophe before it, which spreadsheets show as text and `plain` takes away again. A plain number and a whole ISO date
have none: they become the number and the day that they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from harvester.exporters import notices
from harvester.exporters.csl_json import issn
from harvester.exporters.plain import one as as_text
from harvester.exporters.remembered import Known
from harvester.work import Entry
from parsers.names.open_lists import is_open
from parsers.record import Credit
from parsers.values import Name

_FORMULA = re.compile(r"[=+\-@\t\r\n|%']")
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
# "8-19", "1/2", "10.8", "MARCH1", "1e5", "12-15, 20": what spreadsheets read as another date or another number. ISO dates stay dates.
_DATE = re.compile(
    rf"\d{{1,4}}\s?[-/.]\s?\d{{1,4}}(?:[-/.]\d{{1,4}})?|(?:{_MONTH})[a-z]*[-/. ]?\d{{1,4}}|\d{{1,4}}[-/. ]?(?:{_MONTH})[a-z]*"
    r"|\d{1,5}(?:\s?[-,]\s?\d{1,5})+|\d+[eE]\d+|0\d+|\d{12,}|\d{1,2}:\d{2}(?::\d{2})?",
    re.IGNORECASE,
)  # fmt: skip
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def cell(text: str) -> str:
    """The text as a spreadsheet will leave it alone: one line, with an apostrophe before what it would change.

    >>> cell("8-19"), cell("=1+1"), cell("2024-10-08"), cell("Blood")
    ("'8-19", "'=1+1", '2024-10-08', 'Blood')
    """
    return _CELLS[text] if text else text


def whole_cell(text: str) -> str:
    r"""The same with its lines: a note has several, and a cell of CSV holds them.

    >>> whole_cell("8-19"), whole_cell("Seen.\n2")
    ("'8-19", 'Seen.\n2')
    """
    return _kept_as_text(_lines(text))


def no_formula(text: str) -> str:
    """The text of a cell that is text by its type already: its lines, with an apostrophe where a formula would come of it.

    The type is gone when such a table is saved as CSV; a date that comes of it then is wrong, a formula may do harm.

    >>> no_formula("8-19"), no_formula("=1+1")
    ('8-19', "'=1+1")
    """
    lines = _lines(text)
    return f"'{lines}" if _FORMULA.match(lines) else lines


def _kept_as_text(text: str) -> str:
    risky = _FORMULA.match(text) or (_DATE.fullmatch(text) and not _ISO.fullmatch(text))
    return f"'{text}" if risky else text


# The same names, rules and verdicts come again and again.
_CELLS = Known(lambda text: _kept_as_text(" ".join(text.split())))


def _lines(text: str) -> str:
    return "\n".join(folded for one in text.split("\n") if (folded := " ".join(one.split())))


def plain(text: str) -> str:
    """The text of a cell that `cell` wrote; an apostrophe that is the text's own stays.

    >>> plain("'8-19"), plain("'t Hooft, G."), plain(cell("'t Hooft, G."))
    ('8-19', "'t Hooft, G.", "'t Hooft, G.")
    """
    return text[1:] if text.startswith("'") and whole_cell(text[1:]) == text else text


def _joined(values: Iterable[Any]) -> str:
    return "; ".join(
        dict.fromkeys(str(getattr(value, "text", None) or getattr(value, "value", None) or value) for value in values)
    )


def _people(value: tuple[Name, ...]) -> str:
    """Names as lists of them are read; "et al." behind one that is open."""
    return "; ".join([*(name.inverted() for name in value), *(["et al."] if is_open(value) else [])])


def _credits(value: tuple[Credit, ...]) -> str:
    """Role by role, the role in CSL's word, as a person who decides types them: "director: Varda, Agnès"."""
    return "; ".join(
        f"{one.role}: {name}"
        for one in value
        for name in (one.name.inverted(), *(["et al."] if one.name.others else []))
    )


# Column, field of the record, converter.
COLUMNS: tuple[tuple[str, str, Callable[[Any], str]], ...] = (
    ("type", "type", str), ("genre", "genre", str), ("title", "title", str), ("authors", "author", _people), ("editors", "editor", _people),
    ("container_title", "container_title", str), ("volume", "volume", str), ("issue", "issue", str), ("pages", "page", lambda v: v.text()),
    ("article_number", "article_number", str), ("date", "issued", lambda v: v.iso()), ("date_online", "issued_online", lambda v: v.iso()),
    ("publisher", "publisher", str), ("publisher_place", "publisher_place", str), ("issn", "issn", issn), ("issn_all", "issn", _joined),
    ("isbn", "isbn", _joined), ("doi", "doi", str), ("pmid", "pmid", str), ("pmcid", "pmcid", str), ("url", "url", str),
    ("language", "language", str), ("event", "event_title", str), ("series", "collection_title", str), ("edition", "edition", str),
    ("number", "number", str), ("keywords", "keyword", _joined), ("abstract", "abstract", str), ("rights", "rights", str),
    ("local_authors", "local_author", _people), ("provider", "provider", str), ("note", "note", str),
    # What citations seldom print: behind the rest, so that a person meets it last.
    ("translators", "translator", _people), ("contributors", "contributor", _people), ("credits", "credit", _credits),
    ("title_short", "title_short", str),
    ("title_original", "original_title", str), ("title_translated", "translated_title", str),
    ("container_title_short", "container_title_short", str), ("series_number", "collection_number", str),
    ("number_of_pages", "number_of_pages", str), ("version", "version", str), ("event_place", "event_place", str),
    ("event_date", "event_date", lambda v: v.iso()), ("arxiv", "arxiv", str), ("handle", "handle", str), ("license", "license", str),
    ("funders", "funder", _joined), ("related", "related", lambda v: "; ".join(map(as_text, v))),
    ("accessed", "accessed", lambda v: v.iso()),
)  # fmt: skip
HEADER: tuple[str, ...] = ("key", *(column for column, _field, _convert in COLUMNS), "notices", "flags")


def row(entry: Entry) -> tuple[str, ...]:
    """The texts of a work under `HEADER`, as they are: not safe for a spreadsheet yet."""
    values = [(getattr(entry.record, field), convert) for _column, field, convert in COLUMNS]
    return (
        # A key may come from a file, and hold anything; only notes have lines.
        " ".join(entry.key.split()),
        *("" if value in (None, ()) else convert(value) for value, convert in values),
        " ".join(notices.sentences(entry)),
        "; ".join(entry.flags),
    )


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The table, a row at a time."""
    yield "\ufeff" + line(HEADER)
    for entry in entries:
        yield _row(map(whole_cell, row(entry)))


def line(texts: Iterable[str]) -> str:
    """One row of CSV (RFC 4180), each cell made safe, and on one line."""
    return _row(map(cell, texts))


def _row(cells: Iterable[str]) -> str:
    written: str = csv.writer(_ROW, lineterminator="\r\n").writerow(cells)
    return written


class _Row:
    """A file for `csv` that keeps nothing: what is written to it is what writing a row gives."""

    def write(self, text: str) -> str:
        return text


_ROW = _Row()
