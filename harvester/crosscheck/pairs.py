"""Works of one list that may be one: what people decided of them, and what is to be asked."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from harvester.crosscheck.decisions import SAME_WORK, DecisionBook, subject
from harvester.crosscheck.duplicates import Apart
from harvester.crosscheck.following import Outdated
from harvester.crosscheck.grounds import is_same_pair, seen_record
from harvester.crosscheck.identity import joined
from harvester.crosscheck.questions import pair_question, pair_readings
from harvester.shelf import Each
from harvester.steps import Steps, untold
from harvester.work import Decision, Finding, Question, Seen, Subject
from parsers.record import Record

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Party:
    """One line of a list, or an entry of a library: its names, what its own pages say, and what they were merged to."""

    names: tuple[str, ...]
    own: tuple[Record, ...]
    merged: Record

    def records(self) -> tuple[Record, ...]:
        """All that it may be known by, the merged record first."""
        return tuple(dict.fromkeys((self.merged, *self.own)))


@dataclass(frozen=True, slots=True)
class Grouped:
    """Parties that are one work: their places, the groups that may be the same work, and what people have to do with that."""

    members: tuple[int, ...]
    alike: tuple[int, ...]
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class DecidedPairs:
    """What people decided of pairs of places: what stands, and what lost its ground."""

    standing: Mapping[Pair, Decision]
    outdated: Mapping[Pair, Decision]

    def verdicts(self) -> dict[Pair, bool]:
        """For each pair whether it is one work."""
        return {pair: decision.verb == "accept" for pair, decision in self.standing.items()}


def decided_pairs(parties: Sequence[Party], book: DecisionBook) -> DecidedPairs:
    """The latest decision on each pair of parties."""
    latest: dict[Pair, Decision] = {}
    sides: dict[int, tuple[list[int], list[int]]] = {}
    # Where nothing of the kind was decided nobody need be looked at.
    of_pairs = any(decision.about == SAME_WORK for decision in book.decisions)
    for place, party in enumerate(parties if of_pairs else ()):
        for number, side in book.sides(party.names, party.own or (party.merged,)):
            if book.decisions[number].about == SAME_WORK:
                sides.setdefault(number, ([], []))[side].append(place)
    for number in sorted(sides):
        ones, others = sides[number]
        for pair in {(min(a, b), max(a, b)) for a in ones for b in others if a != b}:
            latest[pair] = book.decisions[number]
    standing: dict[Pair, Decision] = {}
    outdated: dict[Pair, Decision] = {}
    for pair, decision in latest.items():
        one, other = (parties[place].records() for place in pair)
        if decision.verb != "undo":
            (standing if is_same_pair(decision.seen, one, other) else outdated)[pair] = decision
    return DecidedPairs(standing, outdated)


def group_parties(parties: Sequence[Party], book: DecisionBook, steps: Steps = untold) -> tuple[Grouped, ...]:
    """The works that parties amount to, as `identity.group` and what people decided have it."""
    return tuple(works_of(parties, Each(parties, lambda party: party.merged), book, steps))


def works_of(
    parties: Sequence[Party],
    records: Sequence[Record],
    book: DecisionBook,
    steps: Steps = untold,
    crowded: dict[int, int] | None = None,
) -> Iterator[Grouped]:
    """The same, a work at a time: the parties may be more than memory holds, and each is looked at when it is needed.

    `records` are what they were merged to, which may be had for less than all that is known of them; `crowded` is as `joined` has it.
    """
    decided = decided_pairs(parties, book)
    several, pairs = joined(records, decided.verdicts(), steps, crowded)
    groups = _Groups(len(parties), several)
    alike: dict[int, set[int]] = {}
    for a, b in pairs:
        alike.setdefault(groups.of[a], set()).add(groups.of[b])
        alike.setdefault(groups.of[b], set()).add(groups.of[a])
    again: dict[int, dict[Pair, Decision]] = {}
    for (a, b), decision in sorted(decided.outdated.items()):
        one, other = sorted((groups.of[a], groups.of[b]))
        # Where it is by itself as it was decided there is nothing to be shown.
        apart = one != other
        if apart if decision.verb == "accept" else not apart or other in alike.get(one, ()):
            for number in (one, other):
                again.setdefault(number, {})[one, other] = decision
    standing: dict[int, dict[Decision, None]] = {}
    for (a, b), decision in decided.standing.items():
        for number in (groups.of[a], groups.of[b]):
            standing.setdefault(number, {})[decision] = None

    @lru_cache(maxsize=_MOST_KNOWN)
    def known(number: int) -> Known:
        return _known(parties, groups.members(number))

    for number in range(len(groups)):
        mine, outdated = alike.get(number, set()), again.get(number, {})
        yield Grouped(
            groups.members(number), tuple(sorted(mine)), tuple(standing.get(number, ())),
            tuple(_questions(number, known, mine, outdated)),
            tuple(_outdated(known, pair, one).finding() for pair, one in outdated.items()),
        )  # fmt: skip


def found_apart(parties: Sequence[Party], groups: Sequence[Grouped]) -> Apart:
    """Which of the parties that these groups were made of are surely no one work (`duplicates.links_of`).

    What has no title may be one work in a list by an identifier alone: that is not known here.
    """
    number_of = {place: number for number, group in enumerate(groups) for place in group.members}
    near = [{number, *group.alike} for number, group in enumerate(groups)]
    untitled = {place for place, party in enumerate(parties) if party.merged.title is None}
    return Apart(lambda a, b: number_of[b] not in near[number_of[a]] and untitled.isdisjoint((a, b)))


class _Groups:
    """Groups of places by their numbers: in the order of their first place, most of them of one place alone."""

    def __init__(self, places: int, several: Sequence[tuple[int, ...]]) -> None:
        self._several = {members[0]: members for members in several}
        later = {place: members[0] for members in several for place in members[1:]}
        self._firsts = array("Q", (place for place in range(places) if place not in later))
        self.of = array("Q", bytes(self._firsts.itemsize * places))
        """The number of the group of each place."""
        for number, first in enumerate(self._firsts):
            for place in self._several.get(first, (first,)):
                self.of[place] = number

    def __len__(self) -> int:
        return len(self._firsts)

    def members(self, number: int) -> tuple[int, ...]:
        """The places of a group, in order."""
        first = self._firsts[number]
        return self._several.get(first, (first,))


Known = tuple[Subject, tuple[Record, ...]]
_MOST_KNOWN = 64


def _known(parties: Sequence[Party], members: Sequence[int]) -> Known:
    mine = [parties[place] for place in members]
    named = subject(
        (name for one in mine for name in one.names), (record for one in mine for record in one.own or (one.merged,))
    )
    return named, tuple(dict.fromkeys(record for one in mine for record in one.records()))


def _questions(
    number: int, known: Callable[[int], Known], alike: set[int], again: Mapping[Pair, Decision]
) -> Iterator[Question]:
    """Each pair is asked about at both works, under one id."""
    shown = {other for pair in again for other in pair if other != number}
    for other in sorted(alike | shown):
        pair = (min(number, other), max(number, other))
        question = pair_question(known(number), known(other))
        yield question if pair not in again else Question(**{**dict(question), "decision": again[pair]})


def _outdated(known: Callable[[int], Known], pair: Pair, decision: Decision) -> Outdated:
    now: list[Seen] = [seen_record(one) for one in pair_readings(known(pair[0])[1], known(pair[1])[1])]
    return Outdated(decision, tuple(now), "The decision is not followed until it is taken again.")
