"""Which key each work of a list has: the library's, where one was named; the one it was given before; else a new one.

A work is known again by the lines that lead to it and by its identifiers, not by what its key was made of: a year or a title
that was corrected changes no key. Where a key cannot stay, it is told which one stands in its place, and why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple, Protocol

from harvester.citation_keys import assign
from harvester.crosscheck.duplicates import compare
from harvester.crosscheck.identity import identity_keys
from harvester.exporters.csv_table import line
from harvester.keys.patterns import Pattern
from parsers.record import Record

OF_LIBRARY = "=library"
"""Stands for a pattern where a key was taken over from a library."""


class KeptKey(NamedTuple):
    """A key as it is kept: what it was made by ("" where no pattern was given)."""

    key: str
    made_by: str


class Kept(Protocol):
    """The keys that works were given before, by what names a work."""

    def find(self, names: Sequence[str]) -> Mapping[str, KeptKey]:
        """The keys kept under some of these names."""

    def owners(self, key: str) -> frozenset[str]:
        """The names that a key is kept under, whatever its capitals."""


class _Nothing:
    def find(self, names: Sequence[str]) -> Mapping[str, KeptKey]:  # noqa: ARG002 - nothing is kept
        return {}

    def owners(self, key: str) -> frozenset[str]:  # noqa: ARG002 - nothing is kept
        return frozenset()


NOTHING_KEPT = _Nothing()


class Held(NamedTuple):
    """An entry of a library whose keys are to stay."""

    key: str
    record: Record


@dataclass(frozen=True, slots=True)
class Naming:
    """How works get their keys. Without a pattern kept keys stay whatever they were made by, and new ones are the usual ones."""

    pattern: Pattern | None = None
    kept: Kept = NOTHING_KEPT
    library: tuple[Held, ...] = ()


NO_NAMING = Naming()


class Changed(NamedTuple):
    """A key that is no more, the one in its place, why, and of which work."""

    old: str
    new: str
    why: str
    title: str
    doi: str


class Named(NamedTuple):
    """The keys of a list's works in their order, what each was made by, and the keys that changed."""

    keys: tuple[str, ...]
    made_by: tuple[str, ...]
    changed: tuple[Changed, ...]


def identities(record: Record, names: Sequence[str]) -> tuple[str, ...]:
    """What a work is known by: its lines, then its identifiers ("url:…", "doi:…"), each once."""
    more = (f"{kind}:{value}" for kind, value in (("arxiv", record.arxiv), ("handle", record.handle)) if value)
    return tuple(dict.fromkeys((*names, *identity_keys(record), *more)))


_WHY = {
    "library": "the library has it under this key",
    "pattern": "another pattern for keys was asked for",
    "joined": "two works turned out to be one",
    "split": "another work has this key",
    "unfit": "a key with such signs cannot stand in a .bib file",
}


def name_works(records: Sequence[Record], names: Sequence[Sequence[str]], naming: Naming = NO_NAMING) -> Named:
    """The keys of works; `names` are the lines that lead to each. One record is looked at at a time: they may be on disk."""
    held = _of_library(records, naming.library)
    from_library = frozenset(held)
    label = naming.pattern.text if naming.pattern is not None else ""
    made_by = dict.fromkeys(held, OF_LIBRARY)
    used = {key.casefold() for key in held.values()}
    claims = sorted(_claims(records, names, naming.kept))
    for _rank, place, one in claims:
        asked = naming.pattern is None or one.made_by in (label, OF_LIBRARY)
        if asked and place not in held and one.key.casefold() not in used:
            held[place], made_by[place] = one
            used.add(one.key.casefold())
    libraries = {one.key.casefold() for one in naming.library}

    def is_taken(key: str, place: int) -> bool:
        owners = naming.kept.owners(key)
        strange = bool(owners) and bool(owners.difference(identities(records[place], names[place])))
        return strange or key.casefold() in libraries

    keys = assign(records, held, naming.pattern.key if naming.pattern is not None else None, is_taken)
    changed = sorted(_changes(records, keys, claims, from_library, naming))
    return Named(keys, tuple(made_by.get(place, label) for place in range(len(keys))), tuple(changed))


def _claims(
    records: Sequence[Record], names: Sequence[Sequence[str]], kept: Kept
) -> Iterator[tuple[int, int, KeptKey]]:
    """(rank, place, key) of the keys that works had: the name by which a work is known best wins what two had."""
    for place, (record, mine) in enumerate(zip(records, names, strict=True)):
        own = identities(record, mine)
        known = kept.find(own)
        seen = set()
        for rank, name in enumerate(own):
            if name in known and known[name] not in seen:
                seen.add(known[name])
                yield rank, place, known[name]


def kept_rows(
    keys: Iterable[str], made_by: Iterable[str], records: Iterable[Record], names: Iterable[Sequence[str]]
) -> Iterator[tuple[str, KeptKey]]:
    """(name, key) for every name of each work, to be kept."""
    for key, maker, record, own in zip(keys, made_by, records, names, strict=True):
        yield from ((name, KeptKey(key, maker)) for name in identities(record, own))


def _changes(
    records: Sequence[Record], keys: Sequence[str], claims: Sequence[tuple[int, int, KeptKey]], from_library: frozenset[int],
    naming: Naming,
) -> Iterator[Changed]:  # fmt: skip
    here = {key.casefold() for key in keys}
    stays = {place for _rank, place, one in claims if one.key == keys[place]}

    def change(old: str, place: int, why: str) -> Changed:
        record = records[place]
        return Changed(old, keys[place], _WHY[why], str(record.title or ""), record.doi or "")

    gone = dict.fromkeys((place, one.key) for _rank, place, one in sorted(claims, key=itemgetter(1)))
    for place, old in gone:
        if old == keys[place]:
            continue
        taken = old.casefold() in here
        why = "library" if place in from_library else "split" if taken else "joined" if place in stays else "pattern"
        yield change(old, place, why)
    unfit = [one for one in naming.library if one.key and not _FIT.fullmatch(one.key)]
    yield from (change(one.key, place, "unfit") for place, one in _matched(records, unfit))


# What BibTeX and biber take as a key, and LaTeX in \cite.
_FIT = re.compile(r"[^\s\"#%'(),={}\\~^$&\x00-\x1f\x7f]{1,200}")


def _of_library(records: Sequence[Record], library: Sequence[Held]) -> dict[int, str]:
    """Place to the key that the library has for the work; of two the first."""
    held: dict[int, str] = {}
    given: set[str] = set()
    for place, one in _matched(records, [one for one in library if _FIT.fullmatch(one.key)]):
        if place not in held and one.key not in given:
            held[place] = one.key
            given.add(one.key)
    return held


def _matched(records: Sequence[Record], library: Sequence[Held]) -> list[tuple[int, Held]]:
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


_COLUMNS: tuple[tuple[str, Callable[[Changed], str]], ...] = (
    ("old key", lambda one: one.old), ("new key", lambda one: one.new), ("why", lambda one: one.why),
    ("title", lambda one: one.title), ("doi", lambda one: one.doi),
)  # fmt: skip


def write_changes(changed: Iterable[Changed], before: str = "") -> Iterator[str]:
    """keys.csv: a row for each key that changed, behind what earlier runs wrote there."""
    lines = before.splitlines(keepends=True) or ["\ufeff" + line([name for name, _find in _COLUMNS])]
    yield from lines
    known = set(lines)
    for one in changed:
        row = line([find(one) for _name, find in _COLUMNS])
        if row not in known:
            known.add(row)
            yield row
