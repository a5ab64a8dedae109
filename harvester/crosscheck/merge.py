"""One record of several readings: a function of the SET of readings, so that no order of arrival can change it.

Per field: of claims that agree the sharper wins and is credited; of claims that cannot both be right the one that more
sources bear out stands, then the one that the order of trust puts first, and the others are kept. Issue data
(container, ISSNs, volume, issue, pages or article number, date) are one claim of a source: gaps are filled only from
sources that contradict none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from harvester.crosscheck import trust
from harvester.crosscheck.agreement import EQUAL, agree, notice_key, says, worst
from harvester.crosscheck.agreement_places import stands_for_article_number
from harvester.crosscheck.merge_issue import issue_rank, standing_together
from harvester.crosscheck.merge_people import fuller
from harvester.crosscheck.sharper import is_sharper
from harvester.work import Agreement, Claim, FieldResult
from parsers.record import FIELDS, Notice, Reading, Record, Related, Said, Unread
from parsers.values import TypedIssn

PEOPLE = frozenset(("author", "editor", "translator", "contributor"))


def merge(readings: Sequence[Reading], left_out: Sequence[Said] = ()) -> tuple[Record, tuple[FieldResult, ...]]:
    """The merged record and, for each field that anyone speaks of, who said what and who won.

    `readings` are those that are about this work; the same reading twice counts once. What a reading of `trust.PERSON`
    says stands, whatever the others say. `left_out` are the fields that a person decided to leave out: of each the field,
    and in `where` who decided it and when.
    """
    unique = _unique(readings)
    together = standing_together(unique)
    rejected = {one.field: f"left out by decision of a person ({one.where})" for one in left_out}
    results = [result for field in FIELDS if (result := _field(field, unique, together, rejected)) is not None]
    results = _without_number_as_page(results)
    record = Record(**{result.field: result.value for result in results if result.winner})
    return record, tuple(results)


def _unique(readings: Sequence[Reading]) -> list[Reading]:
    """Readings that say something new; where two of a source say the same, the evidence of both is kept."""
    same: dict[tuple[str, str], list[Reading]] = {}
    for reading in sorted(readings, key=lambda one: one.model_dump_json()):
        same.setdefault((reading.source, reading.record.model_dump_json()), []).append(reading)
    unique = []
    for key in sorted(same):
        said: dict[Said, None] = dict.fromkeys(item for one in same[key] for item in one.said)
        unread: dict[Unread, None] = dict.fromkeys(item for one in same[key] for item in one.unread)
        first = same[key][0]
        unique.append(Reading(source=first.source, record=first.record, said=tuple(said), unread=tuple(unread)))
    return unique


def _field(
    field: str, readings: Sequence[Reading], together: Sequence[Reading], rejected: Mapping[str, str]
) -> FieldResult | None:
    claimants = sorted((r for r in readings if says(r.record, field)), key=lambda r: _trust(field, r))
    if not claimants:
        return None
    pairs = tuple(
        (one.source, other.source, agree(field, one.record, other.record) or EQUAL)
        for place, one in enumerate(claimants)
        for other in claimants[place + 1 :]
    )
    usable = [r for r in claimants if trust.rank(r.source, field) is not None]
    why_none = trust.rule(field)
    if usable and field in trust.ISSUE_DATA:
        usable = [r for r in usable if r in together]
        why_none = "its source contradicts the others on the issue, and an issue's data stand together"
    decided = [r for r in claimants if r.source == trust.PERSON]
    usable = decided or ([] if field in rejected else usable)
    why_none = rejected.get(field, why_none)
    value, winners, rule = _choose(field, usable) if usable else (None, (), why_none)
    return FieldResult(
        field=field, value=value, winner=winners, agreement=worst([found for _a, _b, found in pairs]), rule=rule,
        claims=tuple(
            Claim(source=r.source, value=getattr(r.record, field), said=tuple(s for s in r.said if s.field == field)) for r in claimants
        ),
        pairs=tuple(pair for pair in pairs if pair[2].kind != "EQUAL"),
    )  # fmt: skip


def _trust(field: str, reading: Reading) -> tuple[Any, ...]:
    """The place of a reading in a field's order of trust; readings of one source by what they say."""
    if field in trust.ISSUE_DATA:
        return issue_rank(reading)
    rank = trust.rank(reading.source, field)
    return len(trust.ORDER) if rank is None else rank, reading.source, reading.record.model_dump_json()


def _choose(field: str, usable: Sequence[Reading]) -> tuple[Any, tuple[str, ...], str]:
    """(value, sources credited, rule) of readings in order of trust."""
    agreeing = {id(one): [r for r in usable if _agrees(field, one, r)] for one in usable}
    sharpest = [
        one for one in usable if not any(is_sharper(field, r.record, one.record) for r in agreeing[id(one)] if r is not one)
    ] or usable  # fmt: skip
    best = min(sharpest, key=lambda one: (-len({r.source for r in agreeing[id(one)]}), usable.index(one)))
    friends = [best, *(r for r in agreeing[id(best)] if r is not best)]
    if field in trust.UNIONS:
        value, credited = _union(field, friends)
    else:
        value, credited = getattr(best.record, field), [best.source]
        if field in PEOPLE:
            value, helped = fuller(value, [(r.source, getattr(r.record, field)) for r in friends[1:]])
            credited += helped
        credited += [r.source for r in friends if getattr(r.record, field) == value or _equal(field, best, r)]
    disputed = len(friends) < len(usable)
    return value, tuple(dict.fromkeys(credited)), _rule(field, best, usable, friends, disputed=disputed)


def _agrees(field: str, a: Reading, b: Reading) -> bool:
    found: Agreement | None = agree(field, a.record, b.record)
    return found is not None and found.kind != "CONFLICT"


def _equal(field: str, a: Reading, b: Reading) -> bool:
    found = agree(field, a.record, b.record)
    return found is not None and found.kind == "EQUAL"


def _union(field: str, friends: Sequence[Reading]) -> tuple[tuple[Any, ...], list[str]]:
    """What readings in order of trust say of a field that adds up, and who said any of it."""
    values: dict[str, Any] = {}
    for reading in friends:
        for item in getattr(reading.record, field):
            key = _key(item)
            known = values.setdefault(key, item)
            # A number whose kind is told before the same one untold, and before its use as the linking one.
            if isinstance(item, TypedIssn) and known.kind in (None, "linking") and item.kind in ("print", "electronic"):
                values[key] = item
    return tuple(values.values()), [reading.source for reading in friends]


def _key(item: Any) -> str:
    if isinstance(item, TypedIssn):
        return item.value
    if isinstance(item, Notice):
        return notice_key(item)
    return f"{item.relation} {item.id.lower()}" if isinstance(item, Related) else str(item)


def _rule(field: str, best: Reading, usable: Sequence[Reading], friends: Sequence[Reading], *, disputed: bool) -> str:
    """In words, why this claim won."""
    if best.source == trust.PERSON:
        return "decided by a person"
    parts = []
    if field in trust.UNIONS and len(friends) > 1:
        parts.append("what the sources say adds up")
    elif best is not usable[0]:
        sharper = any(is_sharper(field, best.record, r.record) for r in friends[1:])
        parts.append("the sharper of values that agree" if sharper else "two sources against one")
    if field in trust.ISSUE_DATA:
        parts.append("the issue's data stand together")
    parts.append(trust.rule(field))
    if disputed:
        parts.append("the other values are kept")
    return "; ".join(parts)


def _without_number_as_page(results: Sequence[FieldResult]) -> list[FieldResult]:
    """Pages that only repeat the article number, or count the file's pages beside it, stay a claim and leave the record."""
    values = {result.field: result.value for result in results if result.winner}
    page, number = values.get("page"), values.get("article_number")
    decided = any(result.field == "page" and trust.PERSON in result.winner for result in results)
    if decided or page is None or number is None or not stands_for_article_number(page, number):
        return list(results)
    return [
        FieldResult(
            field=r.field, value=None, winner=(), claims=r.claims, agreement=r.agreement, pairs=r.pairs,
            rule="it is the article number, or the file's own count of pages; the article number has a field of its own",
        )
        if r.field == "page"
        else r
        for r in results
    ]  # fmt: skip
