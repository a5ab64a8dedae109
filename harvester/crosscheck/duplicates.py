"""Works of one harvest or library that are one work twice, or two works under one identifier. Shown, never deleted.

Only records that share an identifier, a title or a part of one are compared; of what very many share, only the
likest are (`blocks`). So a hundred times as many works take about a hundred times as long.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from types import MappingProxyType
from typing import NamedTuple

from harvester.crosscheck.blocks import Blocks
from harvester.crosscheck.codes import Code
from harvester.crosscheck.reason_words import in_words
from harvester.crosscheck.same_work import same_work
from harvester.crosscheck.same_work.untitled import NOTHING_ELSE
from harvester.crosscheck.search_keys import identity_keys, search_keys
from harvester.plain_words import cut, field_name, listed
from harvester.shelf import Each
from harvester.steps import Step, Steps, untold
from harvester.work import Finding, SameWork
from parsers.record import Record
from parsers.values import Value

SHARED = Code(
    "shared-identifier", "warning", ("list", "page", "citation"), "Two works under one identifier",
    "One of them has the wrong identifier: open it, compare, and mend the other.",
)  # fmt: skip
DUPLICATE = Code(
    "duplicate", "warning", ("list", "entry"), "The same work twice",
    "Keep the better of the two, and cite by its key; nothing was deleted.",
)  # fmt: skip
PROBABLE = Code(
    "probable-duplicate", "warning", ("list", "entry"), "Very probably the same work twice",
    "Compare the two, and decide whether they are one; nothing was merged or deleted.",
)  # fmt: skip
CODES = (SHARED, DUPLICATE, PROBABLE)

NAMED = 5
"""Others that are named each in a finding of its own; the rest are counted."""


class Link(Value):
    """Two places of a list whose records were compared, the lower first, what came of it, and what names both ("DOI 10.5555/a")."""

    first: int
    second: int
    verdict: SameWork
    identifiers: tuple[str, ...]


class Group(Value):
    """Places of a list that are one work, or very probably: `sure` where all links are EXACT; `links` tell why."""

    places: tuple[int, ...]
    keys: tuple[str, ...]
    sure: bool
    links: tuple[Link, ...]


def compare(records: Sequence[Record]) -> tuple[Link, ...]:
    """The links of a list, in order: records that are one work (EXACT, STRONG), and those that share an identifier and are
    not, or may not be. Which there are depends on what the records say, not on their order.
    """
    return tuple(links_of(records))


_MOST_JUDGED = 10_000
"""Verdicts that are remembered: pairs that are letter for letter the same come near each other."""


class Apart(NamedTuple):
    """What was found before: whether two places of a list were compared and are no one work, so that they need not be compared again.

    `crowded` are the keys of which not all places were compared then, where works of that list are one by now (`Blocks.crowded`).
    """

    known: Callable[[int, int], bool]
    crowded: Mapping[int, int] = MappingProxyType({})


def links_of(records: Sequence[Record], steps: Steps = untold, apart: Apart | None = None) -> Iterator[Link]:
    """The same, a link at a time: a list may be longer than memory, and all of it share one identifier.

    `apart` is what was found before, by `identity.joined` of these records, or of those that these were made of.
    """
    texts = Each(records, Record.model_dump_json)

    @lru_cache(maxsize=_MOST_JUDGED)
    def digest(place: int) -> bytes:
        return blake2b(texts[place].encode("utf-8", "surrogatepass"), digest_size=16).digest()

    verdicts: OrderedDict[tuple[bytes, bytes], SameWork] = OrderedDict()
    for a, b in pairs(records, steps, apart):
        # What is letter for letter the same is judged once.
        pair = digest(a), digest(b)
        if pair not in verdicts:
            verdicts[pair] = _of_a_list(same_work(records[a], records[b]))
            if len(verdicts) > _MOST_JUDGED:
                verdicts.popitem(last=False)
        common = shared_identifiers(records[a], records[b])
        if common or verdicts[pair].level in ("EXACT", "STRONG"):
            yield Link(first=a, second=b, verdict=verdicts[pair], identifiers=common)


# Identifiers of which each is one work's; an ISBN is a book's and its chapters'.
_OF_ONE_WORK = frozenset(("same-doi", "same-pmid", "same-pmcid", "same-arxiv", "same-handle"))


def _of_a_list(verdict: SameWork) -> SameWork:
    """The verdict on two records of one list, of which one has no title and an identifier is all that can be compared.

    What a service answers for a page's DOI is not used on that alone, for the page may print another work's. Here nothing is merged: two
    entries that a librarian filed under one DOI, and that contradict each other in nothing, are one work that is there twice.
    """
    if NOTHING_ELSE in verdict.reasons and not _OF_ONE_WORK.isdisjoint(verdict.reasons):
        return SameWork(level="EXACT", reasons=verdict.reasons)
    return verdict


def pairs(records: Sequence[Record], steps: Steps = untold, apart: Apart | None = None) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing, the lower place first, in order; of those that are known to be `apart`, what shares an identifier or may
    not have been compared then.
    """
    texts = Each(records, Record.model_dump_json)
    blocks = Blocks(records, texts, map(search_keys, records))
    named = Blocks(records, texts, map(identity_keys, records)) if apart is not None else None
    for place in Step("looking for duplicates", len(blocks.places), steps).through(sorted(blocks.places)):
        others = [other for other in blocks.near(place) if other > place]
        if apart is not None and named is not None:
            again = {*named.near(place), *blocks.near_anew(place, apart.crowded)}
            others = [other for other in others if other in again or not apart.known(place, other)]
        yield from ((place, other) for other in sorted(others))


def shared_identifiers(a: Record, b: Record) -> tuple[str, ...]:
    """The identifiers two records have in common, in words: "DOI 10.5555/a"."""
    theirs = identity_keys(b)
    common = (key.partition(":") for key in identity_keys(a) if key in theirs)
    return tuple(f"{field_name(kind)} {number}" for kind, _, number in common)


def groups(links: Iterable[Link], keys: Sequence[str]) -> tuple[Group, ...]:
    """The groups of two and more that are one work, surely or very probably, with the key of each and why."""
    near: dict[int, list[Link]] = {}
    for link in links:
        if link.verdict.level in ("EXACT", "STRONG"):
            near.setdefault(link.first, []).append(link)
            near.setdefault(link.second, []).append(link)
    found: list[Group] = []
    seen: set[int] = set()
    for start in sorted(near):
        if start in seen:
            continue
        places, todo, mine = {start}, [start], dict[tuple[int, int], Link]()
        while todo:
            for link in near[todo.pop()]:
                mine[link.first, link.second] = link
                new = {link.first, link.second} - places
                places |= new
                todo += new
        seen |= places
        found.append(Group(
            places=tuple(sorted(places)), keys=tuple(keys[place] for place in sorted(places)),
            sure=all(link.verdict.level == "EXACT" for link in mine.values()), links=tuple(mine[pair] for pair in sorted(mine)),
        ))  # fmt: skip
    return tuple(found)


# Level of a link to the code, and to what is said of the other work.
_SAYS: Mapping[str, tuple[Code, str]] = {
    "EXACT": (DUPLICATE, "is the same work"), "STRONG": (PROBABLE, "is very probably the same work"),
    "AMBIGUOUS": (SHARED, "has the same {} and may be another work"), "DIFFERENT": (SHARED, "has the same {} and is another work"),
}  # fmt: skip


def findings(links: Iterable[Link], names: Sequence[str]) -> tuple[tuple[Finding, ...], ...]:
    """For each place of the list what is to be said of it and others; `names` tells what each is called."""
    told = findings_by_place(links, names)
    return tuple(told.get(place, ()) for place in range(len(names)))


def findings_by_place(links: Iterable[Link], names: Sequence[str]) -> Mapping[int, tuple[Finding, ...]]:
    """The same, of those places that there is anything to be said of. Links come in order."""
    by_place: dict[int, dict[Code, _Others]] = {}
    for link in links:
        code = _SAYS[link.verdict.level][0]
        for mine, other in ((link.first, link.second), (link.second, link.first)):
            others = by_place.setdefault(mine, {}).setdefault(code, _Others([], 0))
            named = [*others.named, (other, link)] if len(others.named) < NAMED else others.named
            by_place[mine][code] = _Others(named, others.total + 1)
    return {
        place: tuple(finding for code in CODES if code in told for finding in _told(code, told[code], names))
        for place, told in by_place.items()
    }


class _Others(NamedTuple):
    """The first others that one thing is to be said of, in order, and how many there are in all."""

    named: list[tuple[int, Link]]
    total: int


def _told(code: Code, others: _Others, names: Sequence[str]) -> Iterator[Finding]:
    """A finding for each of the first others, and one that counts the rest."""
    for other, link in others.named:
        ids = listed(link.identifiers)
        yield code.found(
            f"{cut(names[other])} {_SAYS[link.verdict.level][1].format(ids)} ({_reasons(link)}).",
            field=_field(link) if code is SHARED else None,
        )  # fmt: skip
    if others.total > NAMED:
        yield code.found(f"The same is to be said of {others.total - NAMED:,} more of this list.")


def _field(link: Link) -> str:
    return link.identifiers[0].partition(" ")[0].lower()


def _reasons(link: Link) -> str:
    """Why, in words; a shared identifier that is named by its number in place of its code."""
    return "; ".join(dict.fromkeys((*(f"the same {one}" for one in link.identifiers), *reasons_beside(link))))


def reasons_beside(link: Link) -> Iterator[str]:
    """Why, in words, but for the shared identifiers that the link names by their numbers."""
    named = {f"same-{one.partition(' ')[0].lower()}" for one in link.identifiers}
    return (in_words(reason) for reason in link.verdict.reasons if reason not in named)
