"""One record of several readings: a function of the SET of readings, so that no order of arrival can change it.

Per field: the claim that most sources bear out stands, then the one that the order of trust puts first; of claims that
agree the sharper wins and is credited. A conflict is kept whole. Issue data (container, ISSNs, volume, issue, pages,
date) are one claim of a source: gaps are filled only from a source that contradicts none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from harvester.crosscheck import trust
from harvester.crosscheck.agreement import EQUAL, agree, worst
from harvester.crosscheck.authors import fuller
from harvester.crosscheck.titles import words
from harvester.work import Agreement, Claim, FieldResult
from parsers.clean import fold
from parsers.record import FIELDS, Reading, Record

PEOPLE = frozenset(("author", "editor", "translator", "contributor"))


def merge(readings: Sequence[Reading]) -> tuple[Record, tuple[FieldResult, ...]]:
    """The merged record and, for each field that anyone speaks of, who said what and who won.

    `readings` are those that are about this work; the same reading twice counts once.
    """
    unique = _unique(readings)
    anchor = _anchor(unique)
    results = [result for field in FIELDS if (result := _field(field, unique, anchor)) is not None]
    results = _without_number_as_page(results)
    record = Record(**{result.field: result.value for result in results if result.winner})
    return record, tuple(results)


def _without_number_as_page(results: list[FieldResult]) -> list[FieldResult]:
    """Pages that only repeat the article number are no pages: they stay a claim, and leave the record."""
    values = {result.field: result.value for result in results if result.winner}
    page, number = values.get("page"), values.get("article_number")
    if page is None or number is None or fold(page.text()) != fold(number):
        return results
    return [
        FieldResult(
            field=r.field, value=None, winner=(), claims=r.claims, agreement=r.agreement, pairs=r.pairs,
            rule="it is the article number, which has a field of its own",
        )
        if r.field == "page"
        else r
        for r in results
    ]  # fmt: skip


def _unique(readings: Sequence[Reading]) -> list[Reading]:
    by_content = {(reading.source, reading.record.model_dump_json()): reading for reading in _sorted(readings)}
    return [by_content[key] for key in sorted(by_content)]


def _sorted(readings: Sequence[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda reading: reading.model_dump_json(), reverse=True)


def _has(reading: Reading, field: str) -> bool:
    return getattr(reading.record, field) not in (None, ())


def _contradicts(a: Record, b: Record, fields: Sequence[str]) -> bool:
    return any((found := agree(field, a, b)) is not None and found.kind == "CONFLICT" for field in fields)


def _anchor(readings: list[Reading]) -> Reading | None:
    """The reading whose issue data stand: borne out by most others, then the most trusted, then the fullest."""
    having = [
        reading
        for reading in readings
        if any(_has(reading, field) for field in ("container_title", "volume", "page", "issued"))
    ]

    def standing(reading: Reading) -> tuple[int, int, int]:
        against = sum(_contradicts(reading.record, other.record, trust.ISSUE_DATA) for other in having)
        return against, trust.rank(reading.source, "volume"), -sum(_has(reading, field) for field in trust.ISSUE_DATA)

    return min(having, key=lambda reading: (standing(reading), reading.record.model_dump_json()), default=None)


def _field(field: str, readings: list[Reading], anchor: Reading | None) -> FieldResult | None:
    claimants = trust.in_order([reading for reading in readings if _has(reading, field)], field)
    if field in trust.PAGE_ONLY:
        claimants = [reading for reading in claimants if reading.source == "page"]
    if not claimants:
        return None
    pairs = _pairs(field, claimants)
    usable = claimants
    if field in trust.ISSUE_DATA and anchor is not None:
        usable = [r for r in claimants if r is anchor or not _contradicts(anchor.record, r.record, trust.ISSUE_DATA)]
    value, winners, rule = (
        _choose(field, usable, anchor) if usable else (None, (), "no source that agrees with the issue's data has it")
    )
    claims = tuple(
        Claim(source=r.source, value=getattr(r.record, field), said=tuple(s for s in r.said if s.field == field))
        for r in claimants
    )
    return FieldResult(
        field=field, value=value, winner=winners, claims=claims, agreement=worst([pair for _a, _b, pair in pairs]),
        pairs=tuple(pair for pair in pairs if pair[2].kind != "EQUAL"), rule=rule,
    )  # fmt: skip


def _pairs(field: str, claimants: list[Reading]) -> list[tuple[str, str, Agreement]]:
    return [
        (a.source, b.source, agree(field, a.record, b.record) or EQUAL)
        for place, a in enumerate(claimants)
        for b in claimants[place + 1 :]
    ]


def _choose(field: str, usable: list[Reading], anchor: Reading | None) -> tuple[Any, tuple[str, ...], str]:
    """(value, sources credited, rule) from readings in order of trust."""
    base = _base(field, usable, anchor)
    base_value = getattr(base.record, field)
    friends = [r for r in usable if _agrees(field, base, r)]
    if field in trust.UNIONS:
        return _union(field, base, friends)
    best = min(
        friends,
        key=lambda r: (
            tuple(-n for n in trust.sharpness(field, getattr(r.record, field))),
            r is not base,
            usable.index(r),
        ),
    )
    if field == "container_title":
        best = _fullest_name(friends, base)
    value = getattr(best.record, field)
    credited = [r.source for r in friends if getattr(r.record, field) == value]
    if field in PEOPLE:
        value, helpers = fuller(value, [(r.source, getattr(r.record, field)) for r in friends if r is not best])
        credited += [source for source in helpers if source not in credited]
    rule = _rule(
        field,
        base is best or value == base_value,
        len(usable) > len(friends),
        anchor is not None and field in trust.ISSUE_DATA,
    )
    return value, tuple(dict.fromkeys(credited)), rule


def _base(field: str, usable: list[Reading], anchor: Reading | None) -> Reading:
    """Whose claim stands: the anchor's for issue data; else the one that most others bear out, then the most trusted."""
    if field in trust.ISSUE_DATA and anchor in usable and anchor is not None:
        return anchor
    return min(usable, key=lambda r: (-len({o.source for o in usable if _agrees(field, r, o)}), usable.index(r)))


def _agrees(field: str, a: Reading, b: Reading) -> bool:
    found = agree(field, a.record, b.record)
    return found is not None and found.kind != "CONFLICT"


def _fullest_name(friends: list[Reading], base: Reading) -> Reading:
    """A journal's full name rather than its abbreviation; else what the base says."""

    def letters(reading: Reading) -> int:
        # A name with its subtitle is longer, and not what a citation prints.
        return len("".join(words((reading.record.container_title or "").split(" : ")[0])))

    longest = max(letters(reading) for reading in friends)
    return base if letters(base) * 3 >= longest * 2 else next(r for r in friends if letters(r) == longest)


def _union(field: str, base: Reading, friends: list[Reading]) -> tuple[Any, tuple[str, ...], str]:
    values: dict[str, Any] = {}
    credited: list[str] = []
    for reading in [base, *(r for r in friends if r is not base)]:
        for item in getattr(reading.record, field):
            key = str(item.value) if field == "issn" else str(item)
            known = values.get(key)
            sharper = (
                known is not None
                and field == "issn"
                and known.kind in (None, "linking")
                and item.kind in ("print", "electronic")
            )
            if known is None or sharper:
                values[key] = item
                credited.append(reading.source)
            elif known == item:
                credited.append(reading.source)
    return tuple(values.values()), tuple(dict.fromkeys(credited)), "what the sources say adds up"


def _rule(field: str, base_won: bool, disputed: bool, together: bool) -> str:  # noqa: FBT001 - three facts, one sentence
    parts = ["the issue's data stand together" if together else trust.rule(field)]
    if not base_won:
        parts.append("the sharper of values that agree")
    if disputed:
        parts.append("what most sources bear out, then the order of trust; the others are kept")
    return "; ".join(parts)
