"""Works that are there twice, or that share an identifier and are two: as groups, for each to lead to the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from harvester.crosscheck import duplicates
from harvester.crosscheck.decisions import SAME_WORK
from harvester.report.facts import Reported
from harvester.shelf import Each

_CODE = {
    "EXACT": duplicates.DUPLICATE,
    "STRONG": duplicates.PROBABLE,
    "AMBIGUOUS": duplicates.SHARED,
    "DIFFERENT": duplicates.SHARED,
}


@dataclass(frozen=True, slots=True)
class Twins:
    """Works (their places in the list) that are one, very probably one, or two under one identifier; and why."""

    code: str
    severity: str
    heading: str
    advice: str
    places: tuple[int, ...]
    why: str
    beside: int = 0
    """How many more works it holds that are not shown."""


def twins(works: Sequence[Reported], told: Mapping[int, frozenset[str]]) -> tuple[Twins, ...]:
    """The groups of a list, surely one first. `told` are the codes of such findings of each work that has any, by its place.

    Only what both works carry as a finding is told: what a person decided is settled.
    """
    mine = sorted(told)
    found: dict[str, list[duplicates.Link]] = {}
    for link in duplicates.links_of(Each(mine, lambda place: works[place].work.record)):
        code = _CODE[link.verdict.level].code
        pair = mine[link.first], mine[link.second]
        if all(code in told[place] for place in pair) and not _apart(works, pair):
            found.setdefault(code, []).append(link)
    return tuple(
        Twins(code.code, code.severity, code.heading, code.advice, tuple(mine[place] for place in places), _why(links))
        for code in (duplicates.DUPLICATE, duplicates.PROBABLE, duplicates.SHARED)
        for places, links in _groups(found.get(code.code, ()))
    )  # fmt: skip


def among(groups: Sequence[Twins], places: Sequence[int]) -> tuple[Twins, ...]:
    """The groups as far as some works of the list are in them, these by their places among those."""
    number = {place: number for number, place in enumerate(places)}
    shown = ((one, tuple(number[place] for place in one.places if place in number)) for one in groups)
    return tuple(replace(one, places=mine, beside=len(one.places) - len(mine)) for one, mine in shown if mine)


def by_work(groups: Sequence[Twins]) -> Mapping[int, tuple[Twins, ...]]:
    """The groups of each work, by its place."""
    found: dict[int, tuple[Twins, ...]] = {}
    for group in groups:
        for place in group.places:
            found[place] = (*found.get(place, ()), group)
    return found


def _groups(links: Sequence[duplicates.Link]) -> list[tuple[tuple[int, ...], list[duplicates.Link]]]:
    """Places that links bring together, with these links, in order."""
    home: dict[int, int] = {}

    def root(place: int) -> int:
        while (above := home.get(place, place)) != place:
            # The way is shorter for whoever comes next.
            home[place] = home.get(above, above)
            place = above
        return place

    for link in links:
        one, other = sorted((root(link.first), root(link.second)))
        home[other] = one
    found: dict[int, tuple[set[int], list[duplicates.Link]]] = {}
    for link in links:
        places, mine = found.setdefault(root(link.first), (set(), []))
        places |= {link.first, link.second}
        mine.append(link)
    return [(tuple(sorted(places)), mine) for places, mine in (found[first] for first in sorted(found))]


def _why(links: Sequence[duplicates.Link]) -> str:
    said = [f"the same {identifier}" for link in links for identifier in link.identifiers]
    said += [reason for link in links for reason in duplicates.reasons_beside(link)]
    return "; ".join(dict.fromkeys(said))


def _apart(works: Sequence[Reported], pair: tuple[int, int]) -> bool:
    """Whether a person said that the two are not one: such a decision is followed in both."""
    one = works[pair[0]].work.decisions
    return bool(one) and any(
        decision.verb == "reject" and decision.about == SAME_WORK and decision in works[pair[1]].work.decisions
        for decision in one
    )
