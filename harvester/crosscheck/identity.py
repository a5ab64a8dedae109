"""The identity of works: which lines of a list lead to one and the same work."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from harvester.crosscheck.blocks import MOST_IN_A_BLOCK, worth_comparing
from harvester.crosscheck.kinds import is_generic
from harvester.crosscheck.same_work import same_work
from harvester.crosscheck.words import letters, words
from harvester.work import SameWorkLevel
from parsers.record import Record


def identity_keys(record: Record) -> tuple[str, ...]:
    """What names a work, the surest first: "doi:…", "pmid:…", "pmcid:…"."""
    named = (("doi", record.doi), ("pmid", record.pmid), ("pmcid", record.pmcid))
    return tuple(f"{name}:{value}" for name, value in named if value)


_CUT = re.compile(r"[:.?!;(]|\s[-–—]\s")


def search_keys(record: Record) -> tuple[str, ...]:
    """Identifiers and titles: two records of one work share one. A title that many works bear brings none together.

    A title counts whole, without what follows its first separator and without what stands before it, since a subtitle
    or the name of a trial may be missing on one side.
    """
    titles = [] if is_generic(record) else [str(title) for title in (record.title, record.original_title) if title]
    parts = [part for title in titles for part in (title, *_CUT.split(title, maxsplit=1))]
    keys = [letters(words(part)) for part in parts if len(words(part)) > 1 or part in titles]
    return *identity_keys(record), *dict.fromkeys(f"title:{key}" for key in keys if key)


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
    texts = [record.model_dump_json() for record in records]
    levels = _Levels(records, texts, decided)
    groups = [_Group([place], {levels.speaker[place]: place}) for place in range(len(records))]
    group_of = dict(enumerate(groups))

    def join(first: int, second: int) -> None:
        one, other = group_of[first], group_of[second]
        if one is other or levels.of(first, second) != "EXACT":
            return
        if all(levels.of(a, b) == "EXACT" for a in levels.heard(one) for b in levels.heard(other)):
            larger, smaller = (one, other) if len(one.members) >= len(other.members) else (other, one)
            larger.members.extend(smaller.members)
            for speaker, place in smaller.speakers.items():
                larger.speakers.setdefault(speaker, place)
            group_of.update(dict.fromkeys(smaller.members, larger))

    for first, second in sorted(decided):
        join(first, second)
    for first, others in worth_comparing(records, texts, [search_keys(record) for record in records]):
        for second in others:
            join(first, second)
    found = {id(one): tuple(sorted(one.members)) for one in group_of.values()}
    linked = {
        pair
        for pair, level in levels.compared.items()
        if level in ("EXACT", "STRONG") and group_of[pair[0]] is not group_of[pair[1]]
    }
    return tuple(sorted(found.values())), tuple(sorted(linked))


class _Group(NamedTuple):
    """A group in the making: its places, and of what is letter for letter the same the one that speaks for all."""

    members: list[int]
    speakers: dict[int, int]


class _Levels:
    """The verdicts on pairs of places, each told once; `compared` holds those that were asked for."""

    def __init__(
        self, records: Sequence[Record], texts: Sequence[str], decided: Mapping[tuple[int, int], bool]
    ) -> None:
        self._records = records
        self._judged: dict[tuple[int, int], SameWorkLevel] = {}
        self._named = {place for pair in decided for place in pair}
        first: dict[str, int] = {}
        self._like = [first.setdefault(text, place) for place, text in enumerate(texts)]
        # Whom a person decided about speaks for itself.
        self.speaker = [place if place in self._named else -1 - like for place, like in enumerate(self._like)]
        self.compared: dict[tuple[int, int], SameWorkLevel] = {
            pair: "EXACT" if one else "DIFFERENT" for pair, one in decided.items()
        }

    def of(self, a: int, b: int) -> SameWorkLevel:
        """The verdict on two places; what is letter for letter the same is judged once."""
        pair = (min(a, b), max(a, b))
        if pair not in self.compared:
            one, other = sorted((self._like[a], self._like[b]))
            if (one, other) not in self._judged:
                self._judged[one, other] = same_work(self._records[one], self._records[other]).level
            self.compared[pair] = self._judged[one, other]
        return self.compared[pair]

    def heard(self, group: _Group) -> list[int]:
        """The places of a group that a newcomer is compared with: all that say something of their own, or so many, evenly."""
        places = list(group.speakers.values())
        if len(places) <= MOST_IN_A_BLOCK:
            return places
        step = len(places) / MOST_IN_A_BLOCK
        chosen = [places[int(number * step)] for number in range(MOST_IN_A_BLOCK)]
        return list(dict.fromkeys((*(place for place in places if place in self._named), *chosen)))
