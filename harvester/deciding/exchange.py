"""Decisions as a file that a library keeps: written from a store, taken over by another. CSV for people, JSON for machines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from harvester.crosscheck.decision_words import what
from harvester.crosscheck.grounds import digest
from harvester.errors import UsageError
from harvester.exporters.csv_table import line, plain
from harvester.given_files import read_given
from harvester.work import Decision
from parsers.clean.text import printable

MOST_BYTES = 200 * 1024 * 1024
MOST_CELL = 10 * 1024 * 1024
COLUMNS = ("when", "who", "decided", "title", "address", "note", "check", "decision")


def write_decisions(decisions: Sequence[Decision], kind: str) -> Iterator[str]:
    """The file, ".csv" or ".json": a decision a line, in the order of time, so that versions of it can be compared."""
    ordered = sorted(decisions, key=lambda decision: decision.when)
    if kind == ".json":
        yield "[\n" + ",\n".join(one.model_dump_json(exclude_defaults=True) for one in ordered) + "\n]\n"
        return
    yield "\ufeff" + line(COLUMNS)
    for decision in ordered:
        cells = tuple(" ".join(printable(text).split()) for text in _for_people(decision))
        yield line((*cells, _check(cells), _one_cell(decision)))


def _for_people(decision: Decision) -> tuple[str, ...]:
    """A decision in the columns that people read; the last column says it all again, for the program."""
    records = decision.work.records
    title = str(records[0].title or "") if records else ""
    return decision.when, decision.who, what(decision), title, " ".join(decision.work.addresses), decision.note or ""


def _check(cells: Sequence[str]) -> str:
    """A digest of what people read, by which a change by hand is seen, whatever words a later version has."""
    return digest("\t".join(cells))


def _one_cell(decision: Decision) -> str:
    """A decision as JSON that no cell changes: ASCII alone, and no two blanks running."""
    text = json.dumps(decision.model_dump(mode="json", exclude_defaults=True), separators=(",", ":"))
    return text.replace("  ", " \\u0020")


def file_kind(path: Path) -> str:
    """The ending of a file of decisions, ".csv" or ".json". Raises UsageError for another one."""
    kind = path.suffix.lower()
    if kind not in (".csv", ".json"):
        raise UsageError(f"{path}: decisions are kept in a .csv or a .json file")
    return kind


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file. Raises UsageError naming the row of one that cannot be read: none may vanish in silence."""
    kind = file_kind(path)
    try:
        text = read_given(path, MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not in UTF-8", advice="Write it with harvester decide --export FILE.") from None
    return tuple(_from_json(text, path) if kind == ".json" else _from_csv(text, path))


def _from_json(text: str, path: Path) -> Iterator[Decision]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        raise UsageError(f"{path} is no JSON", advice=_ADVICE) from None
    if not isinstance(values, list):
        raise UsageError(f"{path}: a list of decisions is expected", advice=_ADVICE)
    for number, value in enumerate(values, start=1):
        try:
            yield Decision.model_validate_json(json.dumps(value))
        except ValidationError as error:
            raise UsageError(f"{path}: decision {number} cannot be read ({_first(error)})", advice=_ADVICE) from None


def _from_csv(text: str, path: Path) -> Iterator[Decision]:
    limit = csv.field_size_limit(MOST_CELL)
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
        if not set(COLUMNS) <= set(reader.fieldnames or ()):
            raise UsageError(f"{path}: columns are missing ({', '.join(COLUMNS)} are expected)", advice=_ADVICE)
        for number, row in enumerate(reader, start=2):
            yield _row(row, number, path)
    except csv.Error as error:
        raise UsageError(f"{path} is no CSV ({error})", advice=_ADVICE) from None
    finally:
        csv.field_size_limit(limit)


def _row(row: dict[str, str], number: int, path: Path) -> Decision:
    if row["check"] != _check([plain(row[name]) for name in COLUMNS[:-2]]):
        raise UsageError(
            f"{path}: row {number} was changed by hand", advice="Change a decision with harvester decide, and write the file anew with --export.",
        )  # fmt: skip
    try:
        return Decision.model_validate_json(plain(row["decision"]))
    except ValidationError as error:
        raise UsageError(f"{path}: row {number} cannot be read ({_first(error)})", advice=_ADVICE) from None


def _first(error: ValidationError) -> str:
    fault = error.errors(include_url=False)[0]
    return f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"


_ADVICE = "Write it with harvester decide --export FILE."
