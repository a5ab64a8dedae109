"""Which key each work of a list has: the library's, where one was named; the one it was given before; else a new one.

A work is known again by the lines that lead to it and by its identifiers, not by what its key was made of: a year or a title
that was corrected changes no key. Where a key cannot stay, it is told which one stands in its place, and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple, Protocol

from harvester.citation_keys import assign
from harvester.crosscheck.search_keys import identity_keys
from harvester.exporters.csv_table import line
from harvester.keys.frozen import FIT, Held, Keys, matched, of_library
from harvester.keys.patterns import Pattern
from harvester.plain_words import counted
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
    "frozen": "the library has this key for another work",
    "pattern": "another pattern for keys was asked for",
    "joined": "two works turned out to be one",
    "split": "another work has this key",
    "unfit": "a key with such signs cannot stand in a .bib file",
}


def name_works(records: Sequence[Record], names: Sequence[Sequence[str]], naming: Naming = NO_NAMING) -> Named:
    """The keys of works; `names` are the lines that lead to each. One record is looked at at a time: they may be on disk."""
    held = of_library(records, naming.library)
    from_library = frozenset(held)
    label = naming.pattern.text if naming.pattern is not None else ""
    made_by = dict.fromkeys(held, OF_LIBRARY)
    used = {key.casefold() for key in held.values()}
    claims = sorted(_claims(records, names, naming.kept))
    libraries = Keys(naming.library)
    others = {(place, one.key) for _rank, place, one in claims if libraries.is_anothers(one.key, records[place])}
    for _rank, place, one in claims:
        asked = naming.pattern is None or one.made_by in (label, OF_LIBRARY)
        if asked and (place, one.key) not in others and place not in held and one.key.casefold() not in used:
            held[place], made_by[place] = one
            used.add(one.key.casefold())

    def is_taken(key: str, place: int) -> bool:
        owners = naming.kept.owners(key)
        strange = bool(owners) and bool(owners.difference(identities(records[place], names[place])))
        return strange or key in libraries

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
    here, libraries = {key.casefold() for key in keys}, Keys(naming.library)
    stays = {place for _rank, place, one in claims if one.key == keys[place]}

    def change(old: str, place: int, why: str) -> Changed:
        record = records[place]
        return Changed(old, keys[place], _WHY[why], str(record.title or ""), record.doi or "")

    gone = dict.fromkeys((place, one.key) for _rank, place, one in sorted(claims, key=itemgetter(1)))
    for place, old in gone:
        if old == keys[place]:
            continue
        reasons = (
            (place in from_library, "library"), (libraries.is_anothers(old, records[place]), "frozen"), (old.casefold() in here, "split"),
            (place in stays, "joined"), (True, "pattern"),
        )  # fmt: skip
        yield change(old, place, next(why for holds, why in reasons if holds))
    unfit = [one for one in naming.library if one.key and not FIT.fullmatch(one.key)]
    yield from (change(one.key, place, "unfit") for place, one in matched(records, unfit))


MOST_TOLD = 3


def told_changes(changed: Sequence[Changed]) -> str:
    """The keys that changed, in a sentence; "" where none did. Of many the first few, for keys.csv has all.

    >>> told_changes([Changed("roe2001", "roe2001-ab3d", "another work has this key", "Tides", "")])
    '1 citation key changed: roe2001 is now roe2001-ab3d (another work has this key). See keys.csv.'
    """
    if not changed:
        return ""
    shown = "; ".join(f"{one.old} is now {one.new} ({one.why})" for one in changed[:MOST_TOLD])
    more = "; …" if len(changed) > MOST_TOLD else ""
    return f"{counted(len(changed), 'citation key')} changed: {shown}{more}. See keys.csv."


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
