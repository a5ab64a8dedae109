"""What can be said of a work only beside the others of its harvest: that it is there twice, under another's identifier,
or with the article that it became.
"""

from __future__ import annotations

from collections.abc import Sequence

from harvester.crosscheck import duplicates
from harvester.crosscheck.decisions import NO_DECISIONS, SAME_WORK, DecisionBook
from harvester.crosscheck.findings import versions
from harvester.crosscheck.judging import add_findings
from harvester.crosscheck.questions import own_readings
from harvester.plain_words import cut
from harvester.work import Work


def tell(works: Sequence[Work], decided: DecisionBook = NO_DECISIONS) -> tuple[Work, ...]:
    """The works with their findings about each other, as people decided about them; a pair that they kept apart is not told again."""
    links = [
        link
        for link in duplicates.compare([work.record for work in works])
        if not _decided_apart(works[link.first], works[link.second])
    ]
    told = duplicates.findings(links, [f"“{cut(str(work.record.title or '(no title)'))}”" for work in works])
    published = {
        place: finding
        for place, finding in versions.published([work.record for work in works]).items()
        if all(one.code != versions.PUBLISHED.code for one in works[place].findings)
    }
    return tuple(
        add_findings(work, findings, decided.of(work.names, [one.record for one in own_readings(work)]))
        if findings
        else work
        for place, (work, of_pairs) in enumerate(zip(works, told, strict=True))
        for findings in [(*of_pairs, *([published[place]] if place in published else []))]
    )


def _decided_apart(one: Work, other: Work) -> bool:
    """Whether a person said that the two are not one: a decision about a pair is followed in both."""
    return any(
        decision.verb == "reject" and decision.about == SAME_WORK and decision in other.decisions
        for decision in one.decisions
    )  # fmt: skip
