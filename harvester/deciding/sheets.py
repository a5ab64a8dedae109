"""The questions of a harvest as a table for a spreadsheet, and the table read again as people and their programs saved it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harvester.crosscheck.decision_words import told
from harvester.crosscheck.typed import shown
from harvester.deciding.catalogue import Asked
from harvester.errors import UsageError
from harvester.exporters.csv_table import cell, line, plain
from harvester.given_files import read_given
from harvester.plain_words import capital, source_name
from harvester.work import Question
from parsers.clean import fold
from parsers.clean.text import printable
from parsers.record import Record

MOST_BYTES = 50 * 1024 * 1024
MOST_ROWS = 200_000
# A cell of a spreadsheet holds 32,767 characters; nobody reads so many to decide.
_MOST_SHOWN = 2000
ANSWERS = ("decision", "value", "note", "who")
"""The columns that people fill in."""
# The order in which the services stand beside each other; the page, or the library's entry, goes before.
_SERVICES = ("crossref", "datacite", "pubmed")


def write_sheet(asked: Sequence[Asked]) -> Iterator[str]:
    """questions.csv: a row a question, what each source says, what can be answered; the last four columns are to be filled in."""
    sources = _sources(asked)
    named = [capital(source_name(source)) for source in sources]
    yield "\ufeff" + line(["id", "work", "title", "question", *named, "now", "choices", "decided before", *ANSWERS])
    for one in asked:
        question = one.question
        told_before = told(question.decision) if question.decision else ""
        texts = [
            question.id, one.key, one.title, question.text, *(_said(question, source) for source in sources), question.now,
            choices(question), told_before, *("" for _column in ANSWERS),
        ]  # fmt: skip
        yield line(printable(text[:_MOST_SHOWN]) for text in texts)


def _sources(asked: Sequence[Asked]) -> list[str]:
    found = dict.fromkeys(option.source for one in asked for option in one.question.options)
    return sorted(
        found, key=lambda source: (_SERVICES.index(source) + 1 if source in _SERVICES else 0, list(found).index(source))
    )


def _said(question: Question, source: str) -> str:
    """What a source says, in the form in which it can be typed into the column "value"."""
    return " | ".join(
        dict.fromkeys(option_text(question, one.value, one.text) for one in question.options if one.source == source)
    )


def option_text(question: Question, value: Record, text: str) -> str:
    """A value as it would be typed; what is no value of a field as it was seen."""
    held = getattr(value, question.field, None) if question.field else None
    return text if held in (None, ()) or question.field is None else shown(question.field, held)


def choices(question: Question) -> str:
    """What can be answered, in the words in which it is answered."""
    labels = [option.label for option in question.options if option.value != Record()]
    words = {
        "accept": [*(f"accept {label}" for label in labels), *(["accept"] if not labels or question.about != question.field else [])],
        "set": ["set VALUE"], "reject": ["reject"], "undo": ["undo"],
    }  # fmt: skip
    return " / ".join(word for verb in question.verbs for word in words[verb])


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that was filled in: its number as the spreadsheet counts, and its cells as text."""

    number: int
    id: str
    decision: str
    value: str
    note: str
    who: str


def read_sheet(path: Path, titles: Mapping[str, str]) -> tuple[SheetRow, ...]:
    """The rows of a saved table in which something was filled in. Raises UsageError where it cannot be read.

    Columns are known by their names, in any order and among others; commas, semicolons or tabs; any ends of lines. A file
    that is not in UTF-8 is read in the encoding in which the `titles` of its rows, by id, are what they were.
    """
    tables = [_rows(text, path) for text in _decoded(read_given(path, MOST_BYTES))]
    if not tables:
        raise UsageError(f"{path}: its encoding is not known", advice="Save it as “CSV UTF-8”.")
    best = max(
        tables, key=lambda table: sum(_is_title(row.get("title", ""), titles.get(row["id"])) for _number, row in table)
    )
    filled = (
        SheetRow(number, *(plain(row.get(name, "").strip()) for name in ("id", *ANSWERS))) for number, row in best
    )
    return tuple(row for row in filled if any((row.decision, row.value)))


def _is_title(text: str, title: str | None) -> bool:
    return (
        title is not None
        and not title.isascii()
        and fold(plain(text)) == fold(plain(cell(printable(title[:_MOST_SHOWN]))))
    )


def _decoded(body: bytes) -> Iterator[str]:
    """The texts that bytes may be: by their mark, as UTF-8, else in the encodings of spreadsheets, the commonest first."""
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    marked = [encoding for mark, encoding in marks if body.startswith(mark)]
    for encoding in marked or ("utf-8", "cp1252", "mac_roman", "cp1250", "cp1251"):
        try:
            yield body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding.startswith("utf"):
            return


def _rows(text: str, path: Path) -> list[tuple[int, dict[str, str]]]:
    """(number of the row, cells by the name of their column) of a table under its header."""
    first, _end, rest = text.partition("\n")
    if first.lower().startswith("sep="):  # Excel's own first line
        text = rest
    header = text.splitlines()[0] if text.strip() else ""
    separator = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        names = [fold(name) for name in next(reader, [])]
        if "id" not in names or not {"decision", "value"} & set(names):
            raise UsageError(
                f"{path}: no columns “id” and “decision” in its first row",
                advice="Write it with harvester decide --to FILE.",
            )
        rows = []
        for number, cells in enumerate(reader, start=2):
            if number > MOST_ROWS:
                raise UsageError(f"{path} has more than {MOST_ROWS} rows", advice="Take it in parts.")
            if any(cells):
                rows.append((number, {"id": "", **_by_name(names, cells)}))
    except csv.Error as error:
        raise UsageError(f"{path}: row {reader.line_num} is no CSV ({error})", advice="Save it as CSV again.") from None
    return rows


def _by_name(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Cells by the names of their columns; of several columns of one name the first that is filled in."""
    row: dict[str, str] = {}
    for name, text in zip(names, cells, strict=False):
        row[name] = row.get(name) or text
    return row
