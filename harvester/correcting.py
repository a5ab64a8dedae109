"""A corrected copy of a library's file: what is to be changed, written, and read again to see that nothing else changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from harvester.corrections import CORRECTORS, Spot, Wanted
from harvester.corrections.choosing import Correction, Kind, corrected, corrections
from harvester.crosscheck import agree
from harvester.exporters.csv_table import line
from harvester.report.plain import text as plain_text
from harvester.work import Mend, Work
from parsers.formats.library import Library, LibraryEntry
from parsers.record import FIELDS, Record

Read = Callable[[bytes], Library]
COLUMNS = ("file", "entry", "line", "field", "before", "after", "kind", "why", "sources", "state")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one field of an entry; `left` tells why it was not made, "" where it was."""

    entry: LibraryEntry
    field: str
    before: str
    after: str
    kind: str
    why: str
    sources: tuple[str, ...]
    left: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """The corrected file, and every change made or left."""

    body: bytes
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """An entry of a file with the work it is: what must travel with its citation, and mends of its text."""

    entry: LibraryEntry
    work: Work
    flags: tuple[str, ...] = ()
    mends: tuple[Mend, ...] = ()


def corrected_copy(body: bytes, suffix: str, read: Read, checked: Sequence[Checked], kinds: Sequence[Kind]) -> Copy:
    """The file with the corrections of these kinds. Raises ValueError where it cannot be written back as it was.

    The copy is read again: an entry of which anything else reads otherwise than before, or a correction does not read
    back, stays as it was, and says so.
    """
    chosen = {_spot(one.entry): corrections(one.work, one.entry.reading.record, kinds) for one in checked}
    wanted: dict[Spot, Wanted] = {}
    for one in checked:
        old, spot = one.entry.reading.record, _spot(one.entry)
        asked = Wanted(old, corrected(old, chosen[spot]), one.mends, one.flags if "notice" in kinds else ())
        if asked.old != asked.new or asked.mends or asked.flags:
            wanted[spot] = asked
    spoiled: set[Spot] = set()
    while True:
        after, unwritten = CORRECTORS[suffix](body, {spot: one for spot, one in wanted.items() if spot not in spoiled})
        wrong = _wrong(read(body), read(after), wanted, spoiled)
        if not wrong:
            break
        spoiled |= wrong
    left = {(one.spot, one.field): one.why for one in unwritten}
    return Copy(after, tuple(_changes(checked, chosen, spoiled, left)))


def _spot(entry: LibraryEntry) -> Spot:
    return Spot(entry.line, entry.key)


def _wrong(before: Library, after: Library, wanted: dict[Spot, Wanted], spoiled: set[Spot]) -> set[Spot]:
    """The entries that do not read as they should. All that were changed where the file as a whole does not."""
    asked = set(wanted) - spoiled
    if len(before.entries) != len(after.entries) or len(before.problems) != len(after.problems):
        return asked
    wrong: set[Spot] = set()
    for one, other in zip(before.entries, after.entries, strict=True):
        spot = _spot(one)
        mine = wanted[spot] if spot in asked else None
        if mine is None:
            if one.reading.record != other.reading.record:
                return asked
        elif not mine.mends and not _reads_as(mine, other.reading.record):
            wrong.add(spot)
    return wrong


def _reads_as(wanted: Wanted, found: Record) -> bool:
    for field in FIELDS:
        if getattr(wanted.old, field) == getattr(wanted.new, field):
            if getattr(found, field) != getattr(wanted.old, field) and field not in ("note", "keyword"):
                return False
        elif field != "notice":
            how = agree(field, found, wanted.new)
            if getattr(wanted.new, field) not in (None, ()) and (how is None or how.kind == "CONFLICT"):
                return False
    return True


def _changes(
    checked: Sequence[Checked], chosen: dict[Spot, tuple[Correction, ...]], spoiled: set[Spot],
    left: dict[tuple[Spot, str], str],
) -> Iterator[Change]:  # fmt: skip
    for entry in (one.entry for one in checked):
        spot = _spot(entry)
        why_left = "it would not have read back as it should" if spot in spoiled else ""
        unwritten = next((why for (where, _field), why in left.items() if where == spot), "")
        for one in chosen[spot]:
            yield Change(
                entry=entry, field=one.field, before=plain_text(one.field, one.before), after=plain_text(one.field, one.after),
                kind=one.kind, why=one.why, sources=one.sources, left=why_left or unwritten,
            )  # fmt: skip


def changes_csv(copies: Sequence[tuple[str, Copy]]) -> Iterator[str]:
    """changes.csv: a row for each change made, and for each left with why."""
    yield "\ufeff" + line(list(COLUMNS))
    for name, copy in copies:
        for one in copy.changes:
            state = f"left: {one.left}" if one.left else "made"
            yield line(
                [
                    name,
                    one.entry.key,
                    str(one.entry.line),
                    one.field,
                    one.before,
                    one.after,
                    one.kind,
                    one.why,
                    "; ".join(one.sources),
                    state,
                ]
            )
