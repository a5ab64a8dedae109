"""Which work is which, from one export to the next: the names that it goes by, and what was sent of it under them. Pure.

Citation keys change when a record becomes better, so they do not tell. A DOI may be found later: whatever a work was called
when it was sent is kept, and it is found again by any of its names.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from parsers import clean
from parsers.record import Record

KINDS = ("doi", "pmid", "pmcid", "arxiv", "handle")
"""Identifiers of works, the most trustworthy first."""


class Sent(NamedTuple):
    """What was sent of a work: its names, its key there, the version that the other side gave it, and what was written.

    Version 0 stands for what was sent and never acknowledged.
    """

    names: tuple[str, ...]
    key: str
    version: int
    body: str


def names(record: Record) -> tuple[str, ...]:
    """What a work goes by: each identifier with its kind, a digest of what its citation says, and one of all of the record.

    >>> from parsers.record import Record
    >>> names(Record(title="A title", doi="10.5555/a", pmid="1"))[:2]
    ('doi:10.5555/a', 'pmid:1')
    """
    found = [f"{kind}:{value}" for kind in KINDS if (value := getattr(record, kind))]
    person = next(iter((*record.author, *record.editor)), None)
    parts = (
        clean.fold(str(record.title or "")), clean.fold(person.full_family()) if person else "",
        str(record.issued.year) if record.issued else "", clean.fold(record.container_title or ""),
        record.page.first if record.page else record.article_number or "",
    )  # fmt: skip
    if any(parts):
        found.append(f"text:{_digest(chr(10).join(parts))}")
    elif record.url:
        # A work of which nothing else is known is the one at its address.
        found.append(f"url:{record.url}")
    return (*found, f"{_RECORD}{_digest(record.model_dump_json(exclude_defaults=True))}")


_RECORD = "record:"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def merged(now: Sequence[str], before: Iterable[str]) -> tuple[str, ...]:
    """The names of a work with those that it had before: it may get them again. What it said before is no name."""
    return tuple(dict.fromkeys((*now, *(name for name in before if not name.startswith(_RECORD)))))


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether names are those of one work: the first kind of name that both have decides.

    >>> same(("doi:10.5555/a", "text:1"), ("pmid:1", "text:1")), same(("doi:10.5555/a", "text:1"), ("doi:10.5555/b", "text:1"))
    (True, False)
    """
    mine, theirs = _by_kind(one), _by_kind(other)
    return next((bool(values & theirs[kind]) for kind, values in mine.items() if kind in theirs), False)


def _by_kind(found: Iterable[str]) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for name in found:
        kinds.setdefault(name.partition(":")[0], set()).add(name)
    return kinds


MOST_ALIKE = 1000
"""Rows that are looked at under one name: thousands of works may be called “Editorial”."""


class Ledger:
    """What was sent before, found by the names of works. A row is found once in a run: two works are never one there.

    A work that is as it was is found by that alone, whatever others are called; one that has changed, by what it goes by.
    """

    def __init__(self, rows: Iterable[Sent] = ()) -> None:
        self._rows: dict[str, Sent] = {row.key: row for row in rows}
        self._keys: dict[str, list[str]] = {}
        self._taken: set[str] = set()
        self._expected: dict[str, deque[str]] = {}
        for row in self._rows.values():
            for name in row.names:
                self._keys.setdefault(name, []).append(row.key)

    def expect(self, works: Iterable[Sequence[str]]) -> None:
        """Set the rows aside of works that are as they were, so that no other work of the run finds them. Before any is found."""
        free: dict[str, Iterator[str]] = {}
        for wanted in works:
            digest = wanted[-1]
            keys = free.setdefault(digest, iter(self._keys.get(digest, ())))
            if (key := next((one for one in keys if one not in self._taken), None)) is not None:
                self._taken.add(key)
                self._expected.setdefault(digest, deque()).append(key)

    def find(self, wanted: Sequence[str]) -> Sent | None:
        """The row of a work: by the first of its names that leads to one, and there the one that shares the most names."""
        if expected := self._expected.get(wanted[-1]):
            return self._rows[expected.popleft()]
        for name in wanted:
            free = (key for key in self._keys.get(name, ())[:MOST_ALIKE] if key not in self._taken)
            there = [key for key in free if same(wanted, self._rows[key].names)]
            if there:
                key = max(sorted(there), key=lambda one: len(set(wanted) & set(self._rows[one].names)))
                self._taken.add(key)
                return self._rows[key]
        return None

    def keep(self, row: Sent) -> None:
        """Keep a row of this run, in place of the one of the same key; no other work will find it."""
        self._rows[row.key] = row
        self._taken.add(row.key)

    def has(self, key: str) -> bool:
        """Whether there is a row of that key."""
        return key in self._rows

    def rows(self) -> tuple[Sent, ...]:
        """All rows, in the order of their keys."""
        return tuple(self._rows[key] for key in sorted(self._rows))
