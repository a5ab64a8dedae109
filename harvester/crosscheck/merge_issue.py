"""The issue's data as one claim of a source: which sources stand together, so that no volume meets another's year."""

from __future__ import annotations

from collections.abc import Sequence

from harvester.crosscheck import trust
from harvester.crosscheck.agreement import contradicts, says
from parsers.record import Reading, Record

_PLACE = ("volume", "issue", "page", "article_number")


def issue_rank(reading: Reading) -> tuple[int, int, str]:
    """How readings stand for the issue's data: by trust, then who says where in the journal, then by content."""
    rank = trust.rank(reading.source, "volume")
    places = sum(says(reading.record, field) for field in _PLACE)
    return len(trust.ORDER) if rank is None else rank, -places, reading.record.model_dump_json()


def standing_together(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings whose issue data contradict each other in nothing, and that stand: two sources against one.

    Around each reading the others are gathered in order of trust, each only where it contradicts none that is there.
    Of the circles so found the one with most sources stands; of equals the one of the most trusted. That two pages of
    one site say the same makes them no more than one source.
    """
    having = sorted((r for r in readings if any(says(r.record, f) for f in trust.ISSUE_DATA)), key=issue_rank)
    apart = {
        (one, other)
        for one in range(len(having))
        for other in range(len(having))
        if one != other and contradict_in_issue(having[one].record, having[other].record)
    }
    circles: list[tuple[int, ...]] = []
    # What a person decided stands: only who contradicts it in nothing stands with it.
    decided = [place for place, one in enumerate(having) if one.source == trust.PERSON]
    for centre in decided or range(len(having)):
        circle = [centre]
        for other in range(len(having)):
            if other != centre and not any((other, one) in apart for one in circle):
                circle.append(other)
        circles.append(tuple(sorted(circle)))
    best = min(circles, key=lambda circle: (-len({having[place].source for place in circle}), circle), default=())
    return tuple(having[place] for place in best)


def contradict_in_issue(a: Record, b: Record) -> bool:
    """Whether two sources' issue data cannot be of one issue."""
    return contradicts(a, b, trust.ISSUE_DATA)
