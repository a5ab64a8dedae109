"""What the files of a report are written from: the works, what failed, and what only the whole list tells beside them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harvester.crosscheck.upstream import FixGroup, fix_list
from harvester.errors import Failure
from harvester.report.facts import Reported, RunFacts
from harvester.report.overview import Figures
from harvester.report.states import TWICE, Glance, conflicts, glance, rank
from harvester.report.twins import Twins, twins
from harvester.shelf import Memory, Pile, Shelf
from harvester.work import Work


@dataclass(frozen=True, slots=True)
class Whole:
    """All that the files of a report are written from.

    `works` and `failures` may lie on disk: each is read when it is looked at. `fixes` is what repositories should mend, by
    host; `figures` are those of all works, `twins` the works that are there twice. `keys` are those of the works; `ranks`
    tells for each work how much there is to be done about it: less is more. `glances` are what the list tells of each.
    """

    works: Sequence[Reported]
    failures: Sequence[Failure]
    facts: RunFacts
    fixes: tuple[FixGroup, ...]
    figures: Figures
    twins: tuple[Twins, ...]
    keys: Sequence[str]
    ranks: Sequence[int]
    glances: Sequence[Glance]

    def first(self, most: int) -> Sequence[int]:
        """The places of at most so many works, those that most is to be done about, in the order of the list."""
        if len(self.works) <= most:
            return range(len(self.works))
        return sorted(sorted(range(len(self.works)), key=self.ranks.__getitem__)[:most])


_MOST_CONFLICTS = 1000


def gather(
    works: Sequence[Reported], failures: Sequence[Failure], facts: RunFacts, shelf: Shelf | None = None
) -> Whole:  # fmt: skip
    """A report's material, with what only the whole list can tell: all works are looked at once, one after the other.

    What the list tells of each, and what there is to be mended upstream, is laid on the shelf; without one it is held.
    """
    figures, ranks, keys = Figures(), array("Q"), list[str]()
    twice: dict[int, frozenset[str]] = {}
    shelf = shelf or Memory()
    glances: Pile[Glance] = shelf.pile()

    def seen() -> Iterator[Work]:
        for place, one in enumerate(works):
            keys.append(one.key)
            figures.add(one.work)
            # Of two that are equally grave the one with more conflicts is first, as the page sorts them.
            ranks.append((1 + rank(one.work)) * _MOST_CONFLICTS - min(conflicts(one.work), _MOST_CONFLICTS))
            glances.append(glance(one.work))
            codes = TWICE.intersection(finding.code for finding in one.work.findings)
            if codes:
                twice[place] = codes
            yield one.work

    fixes = fix_list(seen(), failures, shelf)
    return Whole(works, failures, facts, fixes, figures, twins(works, twice), keys, ranks, glances)
