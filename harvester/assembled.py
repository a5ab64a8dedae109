"""What a harvest, or the check of a library, came to: works under their keys, and what failed; one at a time where they are many."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from harvester.citation_keys import assign
from harvester.crosscheck import DecisionBook
from harvester.crosscheck.findings import TRAVELLING
from harvester.crosscheck.lists import told_works
from harvester.errors import Failure
from harvester.refused import Refusal
from harvester.report import Reported
from harvester.shelf import Each, Pile, Shelf
from harvester.work import Entry, Work


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
    take them, in the same order, where they were laid beside: they are read for much less than the works.
    """

    works: Sequence[Reported]
    failures: Sequence[Listed]
    positions: Sequence[tuple[int, ...]]
    ready: Sequence[Entry] = ()

    def refusals(self) -> Sequence[Refusal]:
        """The failures, with what is known of their works."""
        return Each(self.failures, lambda one: Refusal(one.failure, one.known, one.is_written))

    def listed(self) -> Sequence[Entry]:
        """The works as exporters take them, in the order of the works."""
        return self.ready or Each(self.works, lambda one: entry(one.key, one.work))

    def entries(self) -> Sequence[Entry]:
        """The same, sorted by key."""
        # Laid beside are those of a harvest, whose works stand in the order of their keys.
        return self.ready or tuple(sorted(self.listed(), key=lambda found: found.key))


class Making:
    """Works as they are made, each laid on a shelf; beside each what exporters take of it, and the lines that lead to it."""

    def __init__(self, shelf: Shelf) -> None:
        self._works: Pile[Work] = shelf.pile()
        self._entries: Pile[Entry] = shelf.pile()
        self._positions: Pile[tuple[int, ...]] = shelf.pile()
        self._now = array("Q")

    def add(self, work: Work, positions: tuple[int, ...]) -> None:
        """Keep a work."""
        self._now.append(len(self._works))
        self._lay(work)
        self._positions.append(positions)

    def _lay(self, work: Work) -> None:
        self._works.append(work)
        self._entries.append(entry("", work))

    def _tell(self, decided: DecisionBook) -> None:
        """Tell the works of each other: one that there is something to be told of is laid down anew."""
        size = len(self._now)
        works, entries = self._works[:size], self._entries[:size]
        for place, work in told_works(works, Each(entries, lambda one: one.record), decided):
            self._now[place] = len(self._works)
            self._lay(work)

    def assembled(self, failures: Sequence[Listed], decided: DecisionBook) -> Assembled:
        """The works, told of each other, in the order of their citation keys."""
        self._tell(decided)
        given = assign(Each(self._entries[: len(self._now)], lambda one: one.record))
        order = array("Q", sorted(range(len(given)), key=given.__getitem__))
        keys, now = [given[place] for place in order], array("Q", (self._now[place] for place in order))
        places, works, entries = range(len(order)), self._works, self._entries
        return Assembled(
            Each(places, lambda place: Reported(key=keys[place], work=works[now[place]])),
            failures,
            Each(order, self._positions.__getitem__),
            Each(places, lambda place: Entry(**{**dict(entries[now[place]]), "key": keys[place]})),
        )


def entry(key: str, work: Work) -> Entry:
    """A work as exporters take it: its record, what must travel with it, and the sources of its fields.

    That a person has seen a retraction takes nothing from it; that a field was decided settles what was wrong with it.
    """
    seen = {one.finding.code for one in work.settled if one.decision.about != one.finding.field}
    codes = {finding.code for finding in work.findings} | seen
    return Entry(
        key=key, record=work.record, flags=tuple(code for code in TRAVELLING if code in codes),
        sources=tuple((result.field, result.winner) for result in work.fields if result.winner), policy=work.policy,
    )  # fmt: skip
