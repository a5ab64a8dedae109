"""What a harvest, or the check of a library, came to: works under their keys, and what failed; one at a time where they are many."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from harvester.crosscheck import DecisionBook
from harvester.crosscheck.duplicates import Apart
from harvester.crosscheck.findings import TRAVELLING
from harvester.crosscheck.findings.identifiers import KINDS as IDENTIFIERS
from harvester.crosscheck.lists import told_works
from harvester.errors import Failure
from harvester.exporters.beside import beside
from harvester.keys import NO_NAMING, OF_LIBRARY, Changed, KeptKey, Naming, kept_rows, name_works
from harvester.refused import Refusal
from harvester.report import Reported
from harvester.shelf import Chosen, Each, Pile, Shelf
from harvester.steps import Steps, untold
from harvester.work import Entry, Finding, Work
from parsers.checked import made
from parsers.record import Record


@dataclass(frozen=True, slots=True)
class Listed:
    """A failure with the line of the list it belongs to.

    `known` are the identifiers of a work whose page failed, `is_written` says whether services gave its record by them.
    """

    failure: Failure
    origin: str
    number: int
    known: str = ""
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class Assembled:
    """The works of a run under their citation keys, what failed, and the lines that lead to each work.

    Each is a list that may lie on disk: a work is read when it is looked at, and let go. `ready` are the works as exporters
    take them, in the same order, without all that was said of them: they are read for a tenth of what the works take. `names` tells what
    each work is known by beside its identifiers, `made_by` by which pattern its key was made, `changed_keys` which keys there were before.
    """

    works: Sequence[Reported]
    failures: Sequence[Listed]
    positions: Sequence[tuple[int, ...]]
    ready: Sequence[Entry] = ()
    names: Sequence[tuple[str, ...]] = ()
    made_by: Sequence[str] = ()
    changed_keys: tuple[Changed, ...] = ()

    def refusals(self) -> Sequence[Refusal]:
        """The failures, with what is known of their works."""
        return Each(self.failures, lambda one: Refusal(one.failure, one.known, one.is_written))

    def listed(self) -> Sequence[Entry]:
        """The works as exporters take them, in the order of the works."""
        return self.ready or Each(self.works, _entry)

    def entries(self, *, told: bool = False) -> Sequence[Entry]:
        """The same, sorted by key; `told` with all that was said of each, for formats that hold that too."""
        # Laid beside are those of a harvest, whose works stand in the order of their keys.
        if self.ready and told:
            return Each(range(len(self.ready)), self._told)
        return self.ready or tuple(sorted(self.listed(), key=lambda found: found.key))

    def _told(self, place: int) -> Entry:
        return made(Entry, {**dict(self.ready[place]), "work": self.works[place].work})

    def kept_keys(self) -> Iterator[tuple[str, KeptKey]]:
        """The key of each work by what names it, to be kept."""
        entries = self.listed()
        return kept_rows((one.key for one in entries), self.made_by, (one.record for one in entries), self.names)


class Making:
    """Works as they are made, each laid on a shelf; beside each what exporters take of it, and the lines that lead to it."""

    def __init__(self, shelf: Shelf) -> None:
        self._works: Pile[Work] = shelf.pile()
        self._entries: Pile[Entry] = shelf.pile()
        self._names: Pile[tuple[str, ...]] = shelf.pile()
        self._positions: Pile[tuple[int, ...]] = shelf.pile()
        self._taken = array("Q")
        self._untitled: set[int] = set()
        self._compared, self._alike = bytearray(), dict[int, tuple[int, ...]]()
        self.crowded = dict[int, int]()
        """Keys of which not all works were compared when lines were brought together."""

    def lay(self, work: Work) -> int:
        """Lay a work down; gives its place."""
        self._works.append(work)
        # What was said of it lies beside it already, and is ten times as long.
        self._entries.append(made(Entry, {**dict(entry("", work)), "work": None}))
        self._names.append(work.names)
        place = len(self._works) - 1
        if work.record.title is None:
            self._untitled.add(place)
        return place

    def record(self, place: int) -> Record:
        """The record of a work that was laid down."""
        return self._entries[place].record

    def take(self, place: int, positions: tuple[int, ...], alike: tuple[int, ...] | None = None) -> None:
        """Take a work that was laid down: it is one of those that the run came to. Others were made on the way.

        `alike` are the numbers of those that may be the same work, where it was compared with all others as it is; they count as
        they are taken.
        """
        # Of what has no title an identifier may be all that two have in common, and lists are judged by that otherwise.
        self._compared.append(alike is not None and place not in self._untitled)
        if alike:
            self._alike[len(self._taken)] = alike
        self._taken.append(place)
        self._positions.append(positions)

    def _is_apart(self, a: int, b: int) -> bool:
        """Whether two that were taken are known to be no one work."""
        return bool(self._compared[a] and self._compared[b]) and b not in self._alike.get(a, ())

    def _tell(self, decided: DecisionBook, steps: Steps) -> None:
        """Tell the works of each other: one that there is something to be told of is laid down anew."""
        before = self._taken[:]
        works, records = Chosen(self._works, before), Each(before, self.record)
        for number, work in told_works(works, records, decided, steps, Apart(self._is_apart, self.crowded)):
            self._taken[number] = self.lay(work)

    def assembled(
        self, failures: Sequence[Listed], decided: DecisionBook, naming: Naming = NO_NAMING, steps: Steps = untold
    ) -> Assembled:
        """The works, told of each other, in the order of their citation keys."""
        self._tell(decided, steps)
        names = Each(self._taken[:], self._names.__getitem__)
        named = name_works(Each(self._taken, self.record), names, naming)
        given = named.keys
        order = array("Q", sorted(range(len(given)), key=given.__getitem__))
        keys, taken = [given[number] for number in order], array("Q", (self._taken[number] for number in order))
        own = bytes(named.made_by[number] == OF_LIBRARY for number in order)
        places, keyed = range(len(order)), _Keyed(keys, own, taken, self._works, self._entries)
        return Assembled(
            Each(places, keyed.work), failures, Each(order, self._positions.__getitem__), Each(places, keyed.entry),
            Each(order, names.__getitem__), Each(order, named.made_by.__getitem__), named.changed,
        )  # fmt: skip


class _Keyed(NamedTuple):
    """Works in the order of their citation keys, and where they lie. With a shelf on disk another process can read them too."""

    keys: Sequence[str]
    own: bytes
    taken: Sequence[int]
    works: Sequence[Work]
    entries: Sequence[Entry]

    def work(self, place: int) -> Reported:
        return Reported(key=self.keys[place], work=self.works[self.taken[place]])

    def entry(self, place: int) -> Entry:
        keyed = {"key": self.keys[place], "has_own_key": bool(self.own[place])}
        return made(Entry, {**dict(self.entries[self.taken[place]]), **keyed})


def entry(key: str, work: Work) -> Entry:
    """A work as exporters take it: its record, what must travel with it, and the sources of its fields.

    That a person has seen a retraction takes nothing from it; that a field was decided settles what was wrong with it.
    """
    seen = [one.finding for one in work.settled if one.decision.about != one.finding.field]
    codes = {finding.code for finding in (*work.findings, *seen) if not _is_put_right(finding, work.record)}
    return Entry(
        key=key, record=work.record, flags=tuple(code for code in TRAVELLING if code in codes),
        sources=tuple((result.field, result.winner) for result in work.fields if result.winner), policy=work.policy,
        work=work, **beside(work),
    )  # fmt: skip


def _entry(one: Reported) -> Entry:
    return entry(one.key, one.work)


def _is_put_right(finding: Finding, record: Record) -> bool:
    """Whether an identifier was wrong, and the citation has the right one: there is nothing to be checked any more."""
    return (
        finding.field in IDENTIFIERS
        and bool(finding.suggestion)
        and finding.suggestion == str(getattr(record, finding.field))
    )
