"""A library whose keys are to stay: which works of a list it has, and which of its keys belong to others. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from harvester.crosscheck.duplicates import compare
from harvester.crosscheck.same_work import same_work
from parsers.record import Record


class Held(NamedTuple):
    """An entry of a library whose keys are to stay."""

    key: str
    record: Record


# What BibTeX and biber take as a key, and LaTeX in \cite.
FIT = re.compile(r"[^\s\"#%'(),={}\\~^$&\x00-\x1f\x7f]{1,200}")


def of_library(records: Sequence[Record], library: Sequence[Held]) -> dict[int, str]:
    """Place to the key that the library has for the work; of two the first."""
    held: dict[int, str] = {}
    given: set[str] = set()
    for place, one in matched(records, [one for one in library if FIT.fullmatch(one.key)]):
        if place not in held and one.key not in given:
            held[place] = one.key
            given.add(one.key)
    return held


def matched(records: Sequence[Record], library: Sequence[Held]) -> list[tuple[int, Held]]:
    """(place of a work, entry) for all that are one work, the surest first: by the verdict, or by an identifier they share."""
    if not library:
        return []
    size = len(library)
    both = [*(one.record for one in library), *records]
    found = []
    for link in compare(both):
        if link.first < size <= link.second:
            level = ("EXACT", "STRONG", "AMBIGUOUS", "DIFFERENT").index(link.verdict.level)
            if level < 2 or (level == 2 and link.identifiers):
                found.append((level, link.first, link.second - size))
    return [(place, library[entry]) for _level, entry, place in sorted(found)]


class Keys:
    """The keys of a library, whatever their capitals, and whose they are."""

    def __init__(self, library: Sequence[Held]) -> None:
        self._entries: dict[str, list[Record]] = {}
        for one in library:
            self._entries.setdefault(one.key.casefold(), []).append(one.record)

    def __contains__(self, key: str) -> bool:
        return key.casefold() in self._entries

    def is_anothers(self, key: str, record: Record) -> bool:
        """Whether the library has a key, and for another work than this. One that may be this is: the key they share speaks for it."""
        entries = self._entries.get(key.casefold(), [])
        return bool(entries) and all(same_work(record, entry).level == "DIFFERENT" for entry in entries)
