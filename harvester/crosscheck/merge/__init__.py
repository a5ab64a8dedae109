"""One record of several readings: a function of the SET of readings, so that no order of arrival can change it.

Per field: what a person decided; else of claims that agree the sharper wins and is credited; of claims that cannot both
be right the one that more sources bear out stands, then the one that the order of trust puts first, and the others are
kept. Issue data (container, ISSNs, volume, issue, pages or article number, date) are one claim of a source: gaps are
filled only from sources that contradict none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from harvester.crosscheck import trust
from harvester.crosscheck.agreement import worst
from harvester.crosscheck.merge.issue import standing_together
from harvester.crosscheck.merge.people import fuller
from harvester.crosscheck.merge.repeats import without_repeats
from harvester.crosscheck.merge.told import Told, Voice, tell, voices
from harvester.crosscheck.merge.unions import add_up
from harvester.crosscheck.sharper import is_sharper
from harvester.crosscheck.trust import DEFAULT, Policy
from harvester.work import Claim, FieldResult
from parsers.checked import made
from parsers.record import Reading, Record, Said

PEOPLE = frozenset(("author", "editor", "translator", "contributor"))


def merge(
    readings: Sequence[Reading], policy: Policy = DEFAULT, left_out: Sequence[Said] = ()
) -> tuple[Record, tuple[FieldResult, ...]]:
    """The merged record and, for each field that anyone speaks of, who said what and who won.

    `readings` are those that are about this work; the same reading twice counts once. What a reading of
    `trust.PERSON` says stands, whatever the others say. `left_out` are the fields that a person decided to leave out:
    of each the field, and in `where` who decided it and when.
    """
    speakers = voices(readings)
    told = tell(speakers, policy)
    together = standing_together(speakers, told, policy)
    rejected = {one.field: f"left out by decision of a person ({one.where})" for one in left_out}
    rejected |= {field: f"left out by the policy “{policy.title()}”" for field in policy.left_out - rejected.keys()}
    results = without_repeats(
        [_result(one, speakers, _chosen(one, speakers, policy, together, rejected)) for one in told.values()]
    )
    return made(Record, _EMPTY | {result.field: result.value for result in results if result.winner}), results


_EMPTY = dict(Record())


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The value of a field, the sources credited, which parts of it not all of them told, and why it was chosen."""

    value: Any
    winner: tuple[str, ...]
    rule: str
    parts: Mapping[str, tuple[str, ...]]


def _nothing(rule: str) -> _Chosen:
    return _Chosen(None, (), rule, {})


def _result(told: Told, speakers: Sequence[Voice], chosen: _Chosen) -> FieldResult:
    pairs = (
        tuple((speakers[one].source, speakers[other].source, found) for one, other, found in told.differing())
        if told.found
        else ()
    )
    claims = [
        made(Claim, {"source": one.source, "value": told.values[place], "said": one.said.get(told.field, ())})
        for place, one in ((place, speakers[place]) for place in told.places)
    ]
    return made(
        FieldResult,
        {
            "field": told.field, "value": chosen.value, "winner": chosen.winner, "rule": chosen.rule, "claims": tuple(claims),
            "agreement": worst(found for _one, _other, found in pairs), "pairs": pairs, "parts": tuple(chosen.parts.items()),
        },
    )  # fmt: skip


def _chosen(
    told: Told, speakers: Sequence[Voice], policy: Policy, together: frozenset[int], rejected: Mapping[str, str]
) -> _Chosen:
    first = told.places[0]
    if speakers[first].source == trust.PERSON:
        return _Chosen(told.values[first], _who_say_so(told, first, told.places, speakers), "decided by a person", {})
    if told.field in rejected:
        return _nothing(rejected[told.field])
    heard = told.heard
    if heard and told.field in trust.ISSUE_DATA:
        heard = tuple(place for place in heard if place in together)
        if not heard:
            return _nothing("its source contradicts the others on the issue, and an issue's data stand together")
    if not heard:
        return _nothing(policy.rule(told.field))
    if all(told.like[place] == told.like[heard[0]] for place in heard):
        rule = _unopposed(told, heard, speakers, policy)
        return _Chosen(told.values[heard[0]], _who_say_so(told, heard[0], heard, speakers), rule, {})
    return _best(told, heard, speakers, policy)


def _best(told: Told, heard: Sequence[int], speakers: Sequence[Voice], policy: Policy) -> _Chosen:
    """What is chosen of places in order of trust that do not all say the same."""
    agreeing = {one: [place for place in heard if told.agreement(one, place).kind != "CONFLICT"] for one in heard}
    sharper = _sharper(told, agreeing, speakers)
    ranks = {one: (-len({speakers[place].source for place in agreeing[one]}), place) for place, one in enumerate(heard)}
    best = min([one for one in heard if not sharper[one]] or heard, key=ranks.__getitem__)
    others = sorted((place for place in agreeing[best] if place != best), key=ranks.__getitem__)
    value, winner = told.values[best], _who_say_so(told, best, heard, speakers)
    parts: Mapping[str, tuple[str, ...]] = {}
    if told.field in trust.UNIONS:
        value, parts = add_up(told.field, [(speakers[place].source, told.values[place]) for place in (best, *others)])
        winner = (*winner, *(speakers[place].source for place in others))
    elif told.field in PEOPLE:
        value, parts = fuller(
            value, [(speakers[place].source, told.values[place], told.agreement(best, place)) for place in others]
        )
        winner = (*winner, *(source for sources in parts.values() for source in sources))
    reasons = []
    if told.field in trust.UNIONS and others:
        reasons.append("what the sources say adds up")
    elif best != heard[0]:
        sharpened = any(best in sharper[one] for one in others)
        reasons.append("the sharper of values that agree" if sharpened else "more sources bear it out")
    if told.field in trust.ISSUE_DATA:
        reasons.append(_TOGETHER)
    reasons.append(policy.rule(told.field))
    if len(others) + 1 < len(told.places):
        reasons.append(_KEPT)
    return _Chosen(value, tuple(dict.fromkeys(winner)), "; ".join(reasons), parts)


_TOGETHER = "the issue's data stand together"
_KEPT = "the other values are kept"


def _unopposed(told: Told, heard: Sequence[int], speakers: Sequence[Voice], policy: Policy) -> str:
    """Why a value stands that nobody who is heard contradicts."""
    if len(heard) < len(told.places):
        return f"{_TOGETHER}; {_KEPT}" if told.field in trust.ISSUE_DATA else f"{policy.rule(told.field)}; {_KEPT}"
    several = len({speakers[place].source for place in heard}) > 1
    return "the sources say the same" if several else "no other source speaks of it"


def _who_say_so(told: Told, best: int, places: Sequence[int], speakers: Sequence[Voice]) -> tuple[str, ...]:
    """The sources of a value, the one it was taken from first."""
    equal = [place for place in places if place != best and told.agreement(best, place).kind == "EQUAL"]
    return tuple(dict.fromkeys(speakers[place].source for place in (best, *equal)))


def _sharper(told: Told, agreeing: Mapping[int, Sequence[int]], speakers: Sequence[Voice]) -> dict[int, list[int]]:
    """For each place those that agree with it and say more."""
    known: dict[tuple[int, int], bool] = {}

    def says_more(one: int, other: int) -> bool:
        found = told.agreement(one, other)
        if found.kind == "EQUAL":
            return False
        pair = told.compared(one, other)
        if pair not in known:
            known[pair] = is_sharper(told.field, speakers[one].record, speakers[other].record, found)
        return known[pair]

    return {one: [place for place in places if says_more(place, one)] for one, places in agreeing.items()}
