"""The identity of works: which lines of a list lead to one and the same work."""

from __future__ import annotations

from collections.abc import Sequence

from harvester.crosscheck.same_work import same_work
from harvester.crosscheck.titles import words
from parsers.record import Record

MOST_OF_A_TITLE = 50


def identity_keys(record: Record) -> tuple[str, ...]:
    """Keys that two records of one work are likely to share: identifiers, and the title's words with the year."""
    keys = [
        f"{name}:{value}"
        for name, value in (("doi", record.doi), ("pmid", record.pmid), ("pmcid", record.pmcid))
        if value
    ]
    if record.title is not None:
        keys.append("title:" + "".join(words(str(record.title)))[:200])
    return tuple(keys)


def group(records: Sequence[Record]) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, int], ...]]:
    """(groups of places whose records are EXACTly one work, pairs of places that are STRONGly alike).

    Only records that share a key are compared. Every place is in one group; groups are in the order of their first
    place. A record joins a group only where it is EXACTly the same work as every record in it.
    """
    by_key: dict[str, list[int]] = {}
    for place, record in enumerate(records):
        for key in identity_keys(record):
            by_key.setdefault(key, []).append(place)
    group_of: dict[int, list[int]] = {place: [place] for place in range(len(records))}
    strong: set[tuple[int, int]] = set()
    for places in by_key.values():
        for at, first in enumerate(places[:MOST_OF_A_TITLE]):
            for second in places[at + 1 : MOST_OF_A_TITLE]:
                if group_of[first] is group_of[second]:
                    continue
                levels = {same_work(records[a], records[b]).level for a in group_of[first] for b in group_of[second]}
                if levels == {"EXACT"}:
                    merged = sorted(group_of[first] + group_of[second])
                    group_of |= dict.fromkeys(merged, merged)
                elif same_work(records[first], records[second]).level in ("EXACT", "STRONG"):
                    strong.add((first, second))
    groups = {tuple(members) for members in group_of.values()}
    linked = {(a, b) for a, b in strong if group_of[a] is not group_of[b]}
    return tuple(sorted(groups)), tuple(sorted(linked))
