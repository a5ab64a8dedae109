"""The checks of a record by itself, whoever said it, and of a library's entry as it stands in its file. Pure.

Equal to those of JabRef (`logic/integrity`) and papis doctor, and some of our own: `docs/crosscheck.md` has the list.
The tables are the whole list, in the order in which what they find is told; a new family is a file and a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from harvester.crosscheck.codes import Code
from harvester.crosscheck.integrity import (
    containers,
    entry_numbers,
    entry_people,
    entry_shape,
    entry_text,
    names,
    places,
    titles,
)
from harvester.crosscheck.integrity.entry_shape import check_file
from harvester.crosscheck.integrity.raw import RawEntry
from harvester.work import Finding
from parsers.record import Record

__all__ = ["CHECKS", "ENTRY_CHECKS", "Check", "EntryCheck", "RawEntry", "check_entry", "check_file", "check_record"]


class Check(NamedTuple):
    """A family of checks of records: its name, its codes, and what finds."""

    name: str
    codes: tuple[Code, ...]
    check: Callable[[Record], Iterator[Finding]]


class EntryCheck(NamedTuple):
    """A family of checks of entries: its name, its codes, and what finds."""

    name: str
    codes: tuple[Code, ...]
    check: Callable[[RawEntry], Iterator[Finding]]


CHECKS: tuple[Check, ...] = (
    Check("places", places.CODES, places.check),
    Check("titles", titles.CODES, titles.check),
    Check("names", names.CODES, names.check),
    Check("containers", containers.CODES, containers.check),
)
ENTRY_CHECKS: tuple[EntryCheck, ...] = (
    EntryCheck("entry_shape", entry_shape.CODES, entry_shape.check),
    EntryCheck("entry_text", entry_text.CODES, entry_text.check),
    EntryCheck("entry_people", entry_people.CODES, entry_people.check),
    EntryCheck("entry_numbers", entry_numbers.CODES, entry_numbers.check),
)


def check_record(record: Record) -> Iterator[Finding]:
    """All that is to be said of a record by itself; nobody is named as its source."""
    for family in CHECKS:
        yield from family.check(record)


def check_entry(raw: RawEntry, record: Record) -> tuple[Finding, ...]:
    """All that is to be said of one entry of a library: of its file's text, and of the record that was read of it.

    A finding's `mend` is the change to the file that is certainly right; where it has none, `suggestion` may still hold
    the value that was probably meant. What only the whole file tells is `check_file`'s, what other sources say
    `crosscheck`'s.
    """
    found = [_sure(finding, raw) for family in ENTRY_CHECKS for finding in family.check(raw)]
    told = {finding.code for finding in found}
    # What was said of the text is not said again of the record that was read of it.
    return (*found, *(finding for finding in check_record(record) if finding.code not in told))


def _sure(finding: Finding, raw: RawEntry) -> Finding:
    """The finding without its mend where the field stands several times: a mend would not tell which is meant."""
    mend = finding.mend
    if mend is None or sum(name == mend.field for name, _text in raw.fields) < 2:
        return finding
    return Finding(**dict(finding) | {"mend": None})
