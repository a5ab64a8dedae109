"""Each field as the readings tell it: who speaks of it, in order of trust, and how each two of them agree.

Every two are compared once, and a third may know that two values that contradict each other are one (`bridges`).
Sources copy each other: where two say the same, what a third is to the one it is to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from harvester.crosscheck.agreement import LOOK_BESIDE, compare
from harvester.crosscheck.merge.bridges import BRIDGED, Found, bridge
from harvester.crosscheck.ordering import one_voice_each, same_value
from harvester.crosscheck.trust import ISSUE_DATA, PERSON, Order, Policy
from harvester.work import EQUAL, Agreement
from parsers.record import FIELDS, Reading, Record, Said

Pair = tuple[int, int]
_PLACE = frozenset(("volume", "issue", "page", "article_number"))
_ISSUE = frozenset(ISSUE_DATA)
_TWO = 2


@dataclass(frozen=True, slots=True)
class Voice:
    """What one source says of the work, and the texts behind each field."""

    source: str
    record: Record
    fields: frozenset[str]
    said: Mapping[str, tuple[Said, ...]]

    def completeness(self) -> int:
        """How much it says of where in its journal the work stands."""
        return len(_PLACE & self.fields)


@dataclass(frozen=True, slots=True)
class Told:
    """One field as several voices tell it, each by its place among them.

    `places` has those that say something of it: a person first, then in order of trust, and last those that have no say
    in it; `heard` leaves these out. `like` names for each the first that says the very same. `found` holds how those
    agree that do not say the same.
    """

    field: str
    places: tuple[int, ...]
    heard: tuple[int, ...]
    values: Mapping[int, Any]
    like: Mapping[int, int]
    found: Mapping[Pair, Agreement]

    def agreement(self, one: int, other: int) -> Agreement:
        """How two of the places agree."""
        return EQUAL if self.like[one] == self.like[other] else self.found[self.compared(one, other)]

    def compared(self, one: int, other: int) -> Pair:
        """The places whose comparison is that of these two: the first that said so, unless more is looked at."""
        return (one, other) if self.field in LOOK_BESIDE else (self.like[one], self.like[other])

    def differing(self) -> Iterator[tuple[int, int, Agreement]]:
        """Each two places that are not EQUAL, the more trusted first."""
        for number, one in enumerate(self.places if self.found else ()):
            for other in self.places[number + 1 :]:
                found = self.agreement(one, other)
                if found.kind != "EQUAL":
                    yield one, other, found


def voices(readings: Iterable[Reading]) -> tuple[Voice, ...]:
    """The voices of readings, in an order that their content makes; the same said twice by one source is one voice."""
    return tuple(_voice(reading) for reading in one_voice_each(readings))


def _voice(reading: Reading) -> Voice:
    said: dict[str, tuple[Said, ...]] = {}
    for item in reading.said:
        said[item.field] = (*said.get(item.field, ()), item)
    return Voice(reading.source, reading.record, frozenset(reading.record.said_fields()), said)


def tell(speakers: Sequence[Voice], policy: Policy) -> dict[str, Told]:
    """The fields that any voice speaks of, in the order of a record."""
    spoken = {field for voice in speakers for field in voice.fields}
    lines: dict[tuple[bool, tuple[str, ...]], list[tuple[int, bool]]] = {}
    told = {}
    for field in FIELDS:
        if field in spoken:
            # Of several pages of a site, first the one that says where in the journal the work stands.
            of_the_issue, sources = field in _ISSUE, policy.order(field).sources
            line = lines.get((of_the_issue, sources))
            if line is None:
                line = _in_order(speakers, policy.order(field), Voice.completeness if of_the_issue else _alike)
                lines[of_the_issue, sources] = line
            told[field] = _told(field, speakers, line)
    return told


def _alike(_voice: Voice) -> int:
    return 0


def _in_order(speakers: Sequence[Voice], order: Order, fullness: Callable[[Voice], int]) -> list[tuple[int, bool]]:
    """(place, whether it has a say) of each voice, the most trusted first."""
    rows = []
    for place, voice in enumerate(speakers):
        rank = -1 if voice.source == PERSON else order.rank(voice.source)
        rows.append((len(order.sources) if rank is None else rank, -fullness(voice), place, rank is not None))
    return [(place, has_a_say) for _rank, _fullness, place, has_a_say in sorted(rows)]


def _told(field: str, speakers: Sequence[Voice], order: Sequence[tuple[int, bool]]) -> Told:
    rows = [row for row in order if field in speakers[row[0]].fields]
    if len(rows) == 1:
        # Most fields that a page tells are told by it alone.
        place, has_a_say = rows[0]
        return Told(
            field,
            (place,),
            (place,) if has_a_say else (),
            {place: speakers[place].record.__dict__[field]},
            {place: place},
            {},
        )
    values = {place: speakers[place].record.__dict__[field] for place, _has_a_say in rows}
    like: dict[int, int] = {}
    firsts: list[int] = []
    for place, value in values.items():
        for one in firsts:
            if same_value(values[one], value):
                like[place] = one
                break
        else:
            like[place] = place
            firsts.append(place)
    found: Found = {}
    if len(firsts) > 1:
        compared = tuple(values) if field in LOOK_BESIDE else firsts
        for number, one in enumerate(compared):
            for other in compared[number + 1 :]:
                if like[one] != like[other]:
                    agreement = compare(field, speakers[one].record, speakers[other].record)
                    found[one, other] = found[other, one] = agreement
        if len(values) > _TWO and field in BRIDGED:
            bridge(field, {place: speakers[place].record for place in values}, found)
    return Told(field, tuple(values), tuple(place for place, has_a_say in rows if has_a_say), values, like, found)
