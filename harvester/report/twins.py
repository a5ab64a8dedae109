"""Works that are there twice, or that share an identifier and are two: as groups, for each to lead to the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harvester.crosscheck import duplicates
from harvester.crosscheck.reason_words import in_words
from harvester.report.facts import Reported
from harvester.work import Work

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


def twins(works: Sequence[Reported]) -> tuple[Twins, ...]:
    """The groups of a list, surely one first. Only what both works carry as a finding is told: what a person decided is settled."""
    told = [{finding.code for finding in one.work.findings} for one in works]
    mine = [place for place, codes in enumerate(told) if codes.intersection(code.code for code in duplicates.CODES)]
    found: dict[str, list[duplicates.Link]] = {}
    for link in duplicates.compare([works[place].work.record for place in mine]):
        code = _CODE[link.verdict.level].code
        pair = mine[link.first], mine[link.second]
        if all(code in told[place] for place in pair) and not _apart(works[pair[0]].work, works[pair[1]].work):
            found.setdefault(code, []).append(link)
    return tuple(
        Twins(code.code, code.severity, code.heading, code.advice, tuple(mine[place] for place in places), _why(links))
        for code in (duplicates.DUPLICATE, duplicates.PROBABLE, duplicates.SHARED)
        for places, links in _groups(found.get(code.code, ()))
    )  # fmt: skip


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
        while home.get(place, place) != place:
            place = home[place]
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
    said += [in_words(reason) for link in links for reason in link.verdict.reasons if not reason.startswith("same-")]
    return "; ".join(dict.fromkeys(said))


def _apart(one: Work, other: Work) -> bool:
    """Whether a person said that the two are not one: such a decision is followed in both."""
    return any(
        decision.verb == "reject" and decision.about.startswith(("work ", "same-work")) and decision in other.decisions
        for decision in one.decisions
    )  # fmt: skip
