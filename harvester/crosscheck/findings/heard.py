"""A work as the families of checks look at it: who spoke of it, and what each said of a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from harvester.crosscheck.trust import SERVICES, is_own
from harvester.plain_words import cut, field_name, role_name, source_name
from harvester.work import Claim, FieldResult, Judged, Work
from parsers.names.open_lists import is_open
from parsers.record import Credit, Reading, Record
from parsers.values import Name


@dataclass(frozen=True, slots=True)
class Heard:
    """A work before its findings; `own` are its pages or its library's entry, `answers` what services said of it."""

    work: Work
    own: tuple[Reading, ...]
    answers: tuple[Reading, ...]
    results: Mapping[str, FieldResult]

    def claims(self, field: str) -> tuple[Claim, ...]:
        """All that is claimed of a field, in the order of trust."""
        return self.results[field].claims if field in self.results else ()

    def of_others(self, field: str) -> tuple[Claim, ...]:
        """What services claim of a field."""
        return tuple(claim for claim in self.claims(field) if claim.source in SERVICES)

    def of_own(self, field: str) -> tuple[Claim, ...]:
        """What the pages, or the library's entry, claim of a field."""
        return tuple(claim for claim in self.claims(field) if is_own(claim.source))

    def winner(self, field: str) -> tuple[str, ...]:
        """The sources behind the merged value."""
        return self.results[field].winner if field in self.results else ()

    def whose(self) -> str:
        """The page, or the library's entry, as it stands inside a sentence."""
        return source_name(self.own[0].source) if self.own else source_name("page")


def heard(work: Work) -> Heard:
    """The work, sorted by who spoke."""
    readings = [judged.reading for judged in work.readings]
    return Heard(
        work=work,
        own=tuple(one for one in readings if is_own(one.source)),
        answers=tuple(one for one in readings if one.source in SERVICES),
        results={result.field: result for result in work.fields},
    )


def in_order(judged: Iterable[Judged], level: str) -> list[Judged]:
    """The readings of one level, in an order that no order of arrival can change."""
    mine = [one for one in judged if one.verdict.level == level]
    return sorted(mine, key=lambda one: (one.reading.source, one.reading.record.model_dump_json()))


def title_text(record: Record) -> str:
    """A record's title, short enough for a sentence."""
    return cut(str(record.title or record.original_title or "(no title)"))


def says(claim: Claim) -> str:
    """Who says what, in words."""
    return f"{source_name(claim.source)} says “{cut(value_text(claim.value))}”"


def named(field: str, value: Any) -> str:
    """A field with its value: "volume 14"."""
    return f"{field_name(field)} {cut(value_text(value))}"


def value_text(value: Any) -> str:
    """A value of a record as a person reads it in one line."""
    if isinstance(value, tuple):
        goes_on = bool(value) and isinstance(value[-1], Name) and is_open(value)
        return "; ".join([*map(value_text, value), *(["et al."] if goes_on else [])])
    for method in ("inverted", "iso", "plain", "text"):
        member = getattr(value, method, None)
        if callable(member):
            return str(member())
    if isinstance(value, Credit):
        return f"{value.name.inverted()} ({role_name(value.role)})"
    if hasattr(value, "kind") and hasattr(value, "value"):
        return f"{value.value} ({value.kind})" if value.kind else str(value.value)
    return str(getattr(value, "text", None) or getattr(value, "id", None) or getattr(value, "kind", None) or value)
