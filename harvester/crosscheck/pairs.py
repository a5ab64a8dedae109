"""Works of one list that may be one: what people decided of them, and what is to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from harvester.crosscheck.decisions import SAME_WORK, DecisionBook, subject
from harvester.crosscheck.following import Outdated
from harvester.crosscheck.grounds import is_same_pair, seen_record
from harvester.crosscheck.identity import group
from harvester.crosscheck.questions import pair_question, pair_readings
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
    for place, party in enumerate(parties):
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
        seen = [[*map(seen_record, pair_readings(parties[place].records(), ()))] for place in pair]
        if decision.verb != "undo":
            (standing if is_same_pair(decision.seen, seen[0], seen[1]) else outdated)[pair] = decision
    return DecidedPairs(standing, outdated)


def group_parties(parties: Sequence[Party], book: DecisionBook) -> tuple[Grouped, ...]:
    """The works that parties amount to, as `identity.group` and what people decided have it."""
    decided = decided_pairs(parties, book)
    groups, pairs = group([party.merged for party in parties], decided.verdicts())
    group_of = {place: number for number, members in enumerate(groups) for place in members}
    alike: dict[int, set[int]] = {number: set() for number in range(len(groups))}
    for a, b in pairs:
        alike[group_of[a]].add(group_of[b])
        alike[group_of[b]].add(group_of[a])
    again: dict[Pair, Decision] = {}
    for (a, b), decision in sorted(decided.outdated.items()):
        one, other = sorted((group_of[a], group_of[b]))
        # Where it is by itself as it was decided there is nothing to be shown.
        apart = one != other
        if apart if decision.verb == "accept" else not apart or other in alike[one]:
            again[one, other] = decision
    known = [_known(parties, members) for members in groups]
    return tuple(
        Grouped(
            members, tuple(sorted(alike[number])),
            tuple(dict.fromkeys(one for pair, one in decided.standing.items() if number in (group_of[pair[0]], group_of[pair[1]]))),
            tuple(_questions(number, known, alike[number], again)),
            tuple(_outdated(known, pair, one).finding() for pair, one in again.items() if number in pair),
        )
        for number, members in enumerate(groups)
    )  # fmt: skip


Known = tuple[Subject, tuple[Record, ...]]


def _known(parties: Sequence[Party], members: Sequence[int]) -> Known:
    mine = [parties[place] for place in members]
    named = subject(
        (name for one in mine for name in one.names), (record for one in mine for record in one.own or (one.merged,))
    )
    return named, tuple(dict.fromkeys(record for one in mine for record in one.records()))


def _questions(
    number: int, known: Sequence[Known], alike: set[int], again: Mapping[Pair, Decision]
) -> Iterator[Question]:
    """Each pair is asked about at both works, under one id."""
    shown = {other for pair in again for other in pair if number in pair and other != number}
    for other in sorted(alike | shown):
        pair = (min(number, other), max(number, other))
        question = pair_question(known[number], known[other])
        yield question if pair not in again else Question(**{**dict(question), "decision": again[pair]})


def _outdated(known: Sequence[Known], pair: Pair, decision: Decision) -> Outdated:
    now: list[Seen] = [seen_record(one) for one in pair_readings(known[pair[0]][1], known[pair[1]][1])]
    return Outdated(decision, tuple(now), "The decision is not followed until it is taken again.")
