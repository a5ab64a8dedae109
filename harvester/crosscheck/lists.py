"""What can be said of a work only beside the others of its harvest: that it is there twice, under another's identifier,
or with the article that it became.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harvester.crosscheck import duplicates
from harvester.crosscheck.decisions import NO_DECISIONS, SAME_WORK, DecisionBook
from harvester.crosscheck.findings import versions
from harvester.crosscheck.judging import add_findings
from harvester.crosscheck.questions import own_readings
from harvester.plain_words import cut
from harvester.shelf import Each
from harvester.steps import Steps, untold
from harvester.work import Work
from parsers.record import Record


def tell(works: Sequence[Work], decided: DecisionBook = NO_DECISIONS) -> tuple[Work, ...]:
    """The works with their findings about each other, as people decided about them; a pair that they kept apart is not told again."""
    told = dict(told_works(works, Each(works, lambda work: work.record), decided))
    return tuple(told.get(place, work) for place, work in enumerate(works))


def told_works(
    works: Sequence[Work],
    records: Sequence[Record],
    decided: DecisionBook,
    steps: Steps = untold,
    apart: duplicates.Apart | None = None,
) -> Iterator[tuple[int, Work]]:
    """The same, a work at a time, and only those that there is anything to be told of, each with its place.

    `records` are those of the works, which may be had for less than the works themselves; `apart` is what is known of pairs already.
    """
    links = (link for link in duplicates.links_of(records, steps, apart) if not _decided_apart(works, link))
    titles = Each(records, lambda record: f"“{cut(str(record.title or '(no title)'))}”")
    told = duplicates.findings_by_place(links, titles)
    published = versions.published(records)
    for place in sorted({*told, *published}):
        work, findings = works[place], told.get(place, ())
        if place in published and all(one.code != versions.PUBLISHED.code for one in work.findings):
            findings = (*findings, published[place])
        if findings:
            about = decided.of(work.names, [one.record for one in own_readings(work)])
            yield place, add_findings(work, findings, about)


def _decided_apart(works: Sequence[Work], link: duplicates.Link) -> bool:
    """Whether a person said that the two are not one: a decision about a pair is followed in both."""
    one = works[link.first].decisions
    return bool(one) and any(
        decision.verb == "reject" and decision.about == SAME_WORK and decision in works[link.second].decisions
        for decision in one
    )
