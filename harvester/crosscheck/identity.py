"""The identity of works: which lines of a list lead to one and the same work."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from types import MappingProxyType
from typing import NamedTuple

from harvester.crosscheck.blocks import MOST_IN_A_BLOCK, Blocks
from harvester.crosscheck.same_work import same_work
from harvester.crosscheck.search_keys import search_keys
from harvester.shelf import Each
from harvester.steps import Step, Steps, untold
from harvester.work import SameWorkLevel
from parsers.record import Record

NOTHING_DECIDED: Mapping[tuple[int, int], bool] = MappingProxyType({})


def group(
    records: Sequence[Record], decided: Mapping[tuple[int, int], bool] = NOTHING_DECIDED
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, int], ...]]:
    """(groups of places whose records are EXACTly one work, pairs of places that are alike but not surely one work).

    Only records that share an identifier, a title or a part of one are compared, and of what very many share the likest
    (`blocks`). Every place is in one group; groups stand in the order of their first place. A record joins a group only
    where it is EXACTly the same work as every record in it (of a very large one, as `MOST_IN_A_BLOCK` of them). The pairs,
    first place first, are STRONG ones, and EXACT ones that another member kept apart. What a person `decided` of a pair
    (first place first; True for one work) stands in place of the verdict, however large a group is.
    """
    several, linked = joined(records, decided)
    beside = {place for members in several for place in members}
    return tuple(sorted((*several, *((place,) for place in range(len(records)) if place not in beside)))), linked


def joined(
    records: Sequence[Record],
    decided: Mapping[tuple[int, int], bool] = NOTHING_DECIDED,
    steps: Steps = untold,
    crowded: dict[int, int] | None = None,
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, int], ...]]:
    """The same, with the groups of two and more alone: of a long list most places stand by themselves.

    `crowded` is given the keys of which not all places were compared (`Blocks.crowded`).
    """
    texts = Each(records, Record.model_dump_json)
    levels = _Levels(records, texts, decided)
    groups: dict[int, _Group] = {}
    compared = bytearray(len(records))

    def group_of(place: int) -> _Group:
        return groups.get(place) or _Group([place], {levels.speaker(place): place})

    def join(first: int, second: int) -> None:
        if first in groups and groups[first] is groups.get(second):
            return
        if levels.of(first, second) != "EXACT":
            return
        one, other = group_of(first), group_of(second)
        if all(levels.of(a, b) == "EXACT" for a in levels.heard(one) for b in levels.heard(other)):
            larger, smaller = (one, other) if len(one.members) >= len(other.members) else (other, one)
            larger.members.extend(smaller.members)
            for speaker, place in smaller.speakers.items():
                larger.speakers.setdefault(speaker, place)
            groups.update(dict.fromkeys((first, second, *smaller.members), larger))

    for first, second in sorted(decided):
        join(first, second)
    blocks = Blocks(records, texts, map(search_keys, records))
    if crowded is not None:
        crowded.update(blocks.crowded)
    for first in Step("comparing works", len(blocks.places), steps).through(blocks.places):
        for second in blocks.near(first):
            # Of a pair that was looked at from its other side, only what is told of it may still bring the two together.
            if not compared[second] or levels.is_told(first, second):
                join(first, second)
        compared[first] = True
    found = {id(one): tuple(sorted(one.members)) for one in groups.values()}
    linked = {
        (a, b) for a, b in levels.told if levels.of(a, b) != "DIFFERENT" and not (a in groups and groups[a] is groups.get(b))
    }  # fmt: skip
    return tuple(sorted(found.values())), tuple(sorted(linked))


class _Group(NamedTuple):
    """A group in the making: its places, and of what is letter for letter the same the one that speaks for all."""

    members: list[int]
    speakers: dict[int, int]


_MOST_JUDGED = 10_000
"""Verdicts that are remembered: pairs that are letter for letter the same come near each other."""


class _Levels:
    """The verdicts on pairs of places; `told` are those that may be one work, and those that people decided."""

    def __init__(
        self, records: Sequence[Record], texts: Sequence[str], decided: Mapping[tuple[int, int], bool]
    ) -> None:
        self._records, self._texts = records, texts
        self._judged: OrderedDict[tuple[int, int], SameWorkLevel] = OrderedDict()
        self._named = {place for pair in decided for place in pair}
        self._first: dict[bytes, int] = {}
        self._like: dict[int, int] = {}
        self.told: dict[tuple[int, int], SameWorkLevel] = {
            pair: "EXACT" if one else "DIFFERENT" for pair, one in decided.items()
        }

    def like(self, place: int) -> int:
        """A place that stands for all that is letter for letter the same."""
        if place not in self._like:
            digest = blake2b(self._texts[place].encode("utf-8", "surrogatepass"), digest_size=16).digest()
            self._like[place] = self._first.setdefault(digest, place)
        return self._like[place]

    def speaker(self, place: int) -> int:
        """Who speaks for a place; whom a person decided about speaks for itself."""
        return place if place in self._named else -1 - self.like(place)

    def is_told(self, a: int, b: int) -> bool:
        """Whether two places may be one work, as far as they were compared."""
        return (min(a, b), max(a, b)) in self.told

    def of(self, a: int, b: int) -> SameWorkLevel:
        """The verdict on two places; what is letter for letter the same is judged once."""
        pair = (min(a, b), max(a, b))
        if pair in self.told:
            return self.told[pair]
        one, other = sorted((self.like(a), self.like(b)))
        level = self._judged.get((one, other))
        if level is None:
            level = self._judged[one, other] = same_work(self._records[one], self._records[other]).level
            if len(self._judged) > _MOST_JUDGED:
                self._judged.popitem(last=False)
        if level in ("EXACT", "STRONG"):
            self.told[pair] = level
        return level

    def heard(self, group: _Group) -> list[int]:
        """The places of a group that a newcomer is compared with: all that say something of their own, or so many, evenly."""
        places = list(group.speakers.values())
        if len(places) <= MOST_IN_A_BLOCK:
            return places
        step = len(places) / MOST_IN_A_BLOCK
        chosen = [places[int(number * step)] for number in range(MOST_IN_A_BLOCK)]
        return list(dict.fromkeys((*(place for place in places if place in self._named), *chosen)))
