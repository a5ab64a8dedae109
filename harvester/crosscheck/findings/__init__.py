"""What staff should know of a work, in sentences with the values in them, the gravest first. Pure.

`FAMILIES` is the whole list of what is looked for, and its order is the order in which findings of one severity are
told; `CODES` are the rows of the table, in that order, with those that concern lists and a library's own entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from harvester.crosscheck import decision_codes, duplicates, integrity
from harvester.crosscheck.codes import SEVERITIES, Code
from harvester.crosscheck.findings import (
    completeness,
    conflicts,
    dates,
    identifiers,
    itself,
    notices,
    page,
    versions,
)
from harvester.crosscheck.findings.heard import Heard, heard
from harvester.work import Finding, Work

__all__ = ["CODES", "FAMILIES", "TRAVELLING", "Family", "find", "ranked"]


class Family(NamedTuple):
    """A family of checks: its name, its codes, and what finds."""

    name: str
    codes: tuple[Code, ...]
    find: Callable[[Heard], Iterator[Finding]]


FAMILIES: tuple[Family, ...] = (
    Family("identifiers", identifiers.CODES, identifiers.find),
    Family("notices", notices.CODES, notices.find),
    Family("versions", versions.CODES, versions.find),
    Family("conflicts", conflicts.CODES, conflicts.find),
    Family("completeness", completeness.CODES, completeness.find),
    Family("page", page.CODES, page.find),
    Family("dates", dates.CODES, dates.find),
    Family("itself", itself.CODES, itself.find),
)
CODES: tuple[Code, ...] = tuple(dict.fromkeys((
    *(code for family in FAMILIES[:-1] for code in family.codes),
    *decision_codes.CODES, *integrity.CHECKS[0].codes, *duplicates.CODES, *itself.CODES,
    *(code for entry_check in integrity.ENTRY_CHECKS for code in entry_check.codes),
)))  # fmt: skip
"""The table of findings: every code there is, in the order in which those of one severity are told."""
assert len({code.code for code in CODES}) == len(CODES), "a code stands once in the table"

TRAVELLING: tuple[str, ...] = tuple(code.code for code in CODES if code.travels)
"""The codes that an export carries with the citation."""

_RANK: Mapping[str, int] = MappingProxyType({code.code: place for place, code in enumerate(CODES)})


def find(work: Work) -> tuple[Finding, ...]:
    """All findings of a work; what it carries already is not looked at."""
    of = heard(work)
    return ranked(finding for family in FAMILIES for finding in family.find(of))


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by severity, then in the order of the table, then as they came; one that says the same of a field stands once."""
    once: dict[tuple[str, str | None, str], Finding] = {}
    for finding in findings:
        once.setdefault((finding.code, finding.field, finding.message), finding)
    return tuple(
        sorted(once.values(), key=lambda one: (SEVERITIES.index(one.severity), _RANK.get(one.code, len(_RANK))))
    )
