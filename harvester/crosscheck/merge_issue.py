"""The issue's data as one claim of a source: which sources stand together, so that no volume meets another's year."""

from __future__ import annotations

from collections.abc import Sequence

from harvester.crosscheck import trust
from harvester.crosscheck.agreement import agree, contradicts, says
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
    one site say the same makes them no more than one source. Where a person decided a field, the circle that says the
    same of it goes before all others; nobody is thrown out for what a person decided.
    """
    decided = [r.record for r in readings if r.source == trust.PERSON]
    others = [r for r in readings if r.source != trust.PERSON]
    having = sorted((r for r in others if any(says(r.record, f) for f in trust.ISSUE_DATA)), key=issue_rank)
    apart = {
        (one, other)
        for one in range(len(having))
        for other in range(len(having))
        if one != other and contradict_in_issue(having[one].record, having[other].record)
    }
    circles: list[tuple[int, ...]] = []
    for centre in range(len(having)):
        circle = [centre]
        for other in range(len(having)):
            if other != centre and not any((other, one) in apart for one in circle):
                circle.append(other)
        circles.append(tuple(sorted(circle)))

    def standing(circle: tuple[int, ...]) -> tuple[int, int, tuple[int, ...]]:
        borne = sum(
            _bears_out(field, one, [having[place] for place in circle]) for one in decided for field in trust.ISSUE_DATA
        )
        return -borne, -len({having[place].source for place in circle}), circle

    best = min(circles, key=standing, default=())
    return tuple(having[place] for place in best)


def _bears_out(field: str, decided: Record, circle: Sequence[Reading]) -> bool:
    found = [agree(field, decided, one.record) for one in circle]
    return any(one is not None and one.kind != "CONFLICT" for one in found)


def contradict_in_issue(a: Record, b: Record) -> bool:
    """Whether two sources' issue data cannot be of one issue."""
    return contradicts(a, b, trust.ISSUE_DATA)
