"""The identity of works: which lines of a list lead to one and the same work."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

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

    Only records that share an identifier, a title or a part of one are compared. Every place is in one group; groups
    stand in the order of their first place. A record joins a group only where it is EXACTly the same work as every
    record in it. The pairs, first place first, are STRONG ones, and EXACT ones that another member kept apart. What a
    person `decided` of a pair (first place first; True for one work) stands in place of the verdict.
    """
    order = sorted(range(len(records)), key=lambda place: (records[place].model_dump_json(), place))
    by_key: dict[str, list[int]] = {}
    for place in order:
        for key in search_keys(records[place]):
            by_key.setdefault(key, []).append(place)
    verdicts: dict[tuple[int, int], SameWorkLevel] = {
        pair: "EXACT" if one else "DIFFERENT" for pair, one in decided.items()
    }

    def level(a: int, b: int) -> SameWorkLevel:
        pair = (min(a, b), max(a, b))
        if pair not in verdicts:
            verdicts[pair] = same_work(records[a], records[b]).level
        return verdicts[pair]

    group_of: dict[int, list[int]] = {place: [place] for place in range(len(records))}

    def join(first: int, second: int) -> None:
        if group_of[first] is group_of[second] or level(first, second) != "EXACT":
            return
        if all(level(a, b) == "EXACT" for a in group_of[first] for b in group_of[second]):
            members = sorted(group_of[first] + group_of[second])
            group_of.update(dict.fromkeys(members, members))

    for first, second in sorted(decided):
        join(first, second)
    for first in order:
        for second in dict.fromkeys(
            place for key in search_keys(records[first]) for place in by_key[key] if place != first
        ):
            join(first, second)
    groups = {tuple(members) for members in group_of.values()}
    linked = {
        pair
        for pair, found in verdicts.items()
        if found in ("EXACT", "STRONG") and group_of[pair[0]] is not group_of[pair[1]]
    }
    return tuple(sorted(groups)), tuple(sorted(linked))
