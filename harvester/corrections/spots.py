"""Which entry of a file a correction is for, what is wanted of it, and what could not be written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from harvester.finding import Mend
from parsers.record import Record


class Spot(NamedTuple):
    """An entry of a file: the line it begins at (in JSON its place, from 1) and its key there."""

    line: int
    key: str


class Wanted(NamedTuple):
    """What is wanted of an entry: its record as it is and as it is to be, and mends of its text.

    Where both change one field of the file, the record has the last word. `flags` are those of an export
    (`harvester.work.Entry`): what must travel with the citation.
    """

    old: Record
    new: Record
    mends: tuple[Mend, ...] = ()
    flags: tuple[str, ...] = ()


class Left(NamedTuple):
    """A field of the file that was left as it is, and why."""

    spot: Spot
    field: str
    why: str


def last_word(mends: Iterable[Mend]) -> tuple[Mend, ...]:
    """The mends, one for each field of the file: the last of several, in the place of the first."""
    found: dict[str, Mend] = {}
    for mend in mends:
        found[mend.field.lower()] = mend
    return tuple(found.values())
