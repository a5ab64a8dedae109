"""The issue's data as one claim of a source: which sources stand together, so that no volume meets another's year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from harvester.crosscheck.merge.told import Told, Voice
from harvester.crosscheck.trust import ISSUE_DATA, PERSON, Policy


def standing_together(speakers: Sequence[Voice], told: Mapping[str, Told], policy: Policy) -> frozenset[int]:
    """The places of voices whose issue data contradict each other in nothing, and that stand: two sources against one.

    Around each voice the others are gathered in order of trust, each only where it contradicts none that is there.
    Of the circles so found the one with most sources stands; of equals one that says where in the journal the work
    stands, for a date alone is that of a work ahead of its issue; then the one of the most trusted. That two pages of one
    site say the same makes them no more than one source. Where a person decided a field, the circle that says the
    same of it goes before all others; nobody is thrown out for what a person decided.
    """
    issue = [told[field] for field in ISSUE_DATA if field in told]
    having = _in_order(speakers, issue, policy)
    against: dict[int, set[int]] = {place: set() for place in range(len(speakers))}
    for one, other in _contradicting(issue):
        against[one].add(other)
        against[other].add(one)
    decided = [(told_of, place) for told_of in issue for place in told_of.places if speakers[place].source == PERSON]

    def standing(circle: frozenset[int]) -> tuple[int, int, bool, list[int]]:
        borne_out = sum(_bears_out(told_of, place, circle) for told_of, place in decided)
        sources = len({speakers[place].source for place in circle})
        nowhere = not any(speakers[place].completeness() for place in circle)
        return -borne_out, -sources, nowhere, [number for number, place in enumerate(having) if place in circle]

    circles = {_circle(centre, having, against) for centre in having}
    return min(circles, key=standing) if circles else frozenset()


def _in_order(speakers: Sequence[Voice], issue: Sequence[Told], policy: Policy) -> list[int]:
    """Those that have a say in the issue's data: by trust, then who says where in the journal, then by content."""
    ranks: dict[int, tuple[int, int, int]] = {}
    for place in {place for told_of in issue for place in told_of.places}:
        rank = policy.issue.rank(speakers[place].source)
        if rank is not None and speakers[place].source != PERSON:
            ranks[place] = rank, -speakers[place].completeness(), place
    return sorted(ranks, key=ranks.__getitem__)


def _contradicting(issue: Sequence[Told]) -> Iterator[tuple[int, int]]:
    for told_of in issue:
        yield from ((one, other) for one, other, found in told_of.differing() if found.kind == "CONFLICT")


def _circle(centre: int, having: Sequence[int], against: Mapping[int, set[int]]) -> frozenset[int]:
    circle = {centre}
    for other in having:
        if against[other].isdisjoint(circle):
            circle.add(other)
    return frozenset(circle)


def _bears_out(told_of: Told, decided: int, circle: frozenset[int]) -> bool:
    """Whether some source of a circle says of a field what a person decided, or nothing against it."""
    return any(told_of.agreement(decided, place).kind != "CONFLICT" for place in told_of.places if place in circle)
