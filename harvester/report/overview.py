"""The whole list at a glance: its figures, who contributed what, and the findings by what they are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from harvester.errors import Failure
from harvester.report import reasons, wording
from harvester.report.rich import with_commands
from harvester.report.states import STATES, TWICE, Glance, confirmed, gravity, in_conflict, worst
from harvester.work import Work


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures at the head of the report."""

    works: int
    confirmed: int
    attention: int
    doubted: int
    conflicts: int
    failed: int


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one code: what it is called, what to do, and for each work that is shown its place and what was found.

    `total` is of how many works of the whole list it is told.
    """

    code: str
    severity: str
    heading: str
    advice: Markup
    found: tuple[tuple[int, tuple[str, ...]], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one source did for the list, in numbers of works, and of fields of works."""

    name: str
    works: int
    credited: int
    conflicts: int
    set_aside: int
    unknown: int
    failed: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Addresses that came to nothing in one way: what happened where that is the same for all, and what to do.

    `failures` are the first of them, `total` says how many there are.
    """

    stage: str
    code: str
    message: str
    advice: str
    failures: tuple[Failure, ...]
    total: int


_DOUBTED = STATES["doubted"][1]
_PARTS = ("works", "credited", "conflicts", "set_aside", "unknown", "failed")


class Figures:
    """The figures of a list, counted work by work."""

    def __init__(self) -> None:
        self._counts = Counter[str]()
        self._sources: dict[str, Counter[str]] = {}
        self._coded = Counter[tuple[str, str]]()
        self._advice: dict[str, list[str]] = {}
        self.rules: set[tuple[str, str]] = set()
        """(field, rule) of all works."""

    def add(self, work: Work) -> None:
        """Count one more."""
        self._counts.update({
            "works": 1, "confirmed": confirmed(work), "attention": worst(work.findings) in {"error", "warning"},
            "doubted": _DOUBTED(work), "conflicts": in_conflict(work),
        })  # fmt: skip
        self.rules.update((result.field, result.rule) for result in work.fields)
        self._coded.update({(one.severity, one.code) for one in work.findings if one.code not in TWICE})
        for finding in work.findings:
            given = self._advice.setdefault(finding.code, [])
            # Whether all works of a group are advised the same is all that is asked.
            if len(given) < 2 and finding.advice not in given:
                given.append(finding.advice)
        self._contributions(work)

    def _contributions(self, work: Work) -> None:
        for source in {judged.reading.source for judged in work.readings}:
            self._count(source, "works")
        for judged in work.set_aside:
            self._count(judged.reading.source, "set_aside")
        for service in work.absent:
            self._count(service, "unknown")
        for failure in work.failures:
            self._count(failure.stage, "failed")
        for result in work.fields:
            for source in result.winner:
                self._count(source, "credited")
            for source in {name for a, b, how in result.pairs if how.kind == "CONFLICT" for name in (a, b)}:
                self._count(source, "conflicts")

    def _count(self, source: str, what: str) -> None:
        self._sources.setdefault(wording.heading(wording.source_name(source)), Counter())[what] += 1

    def counts(self, failed: int) -> Counts:
        """How many of what, beside so many failures."""
        names = ("works", "confirmed", "attention", "doubted", "conflicts")
        return Counts(**{name: self._counts[name] for name in names}, failed=failed)

    def contributions(self) -> tuple[Contribution, ...]:
        """Each source with what it did, the one that speaks of most works first."""
        rows = (Contribution(name, **{part: row[part] for part in _PARTS}) for name, row in self._sources.items())
        return tuple(sorted(rows, key=lambda row: (-row.works, row.name)))

    def groups(self, shown: Iterable[Glance]) -> tuple[Group, ...]:
        """Findings by code: works that cannot be relied on first, then the gravest; what is told as twins is told there.

        Of the works that are shown each has its place among them, and what was found.
        """
        held: dict[tuple[str, str], dict[int, list[str]]] = {}
        for place, one in enumerate(shown):
            for severity, code, message in one.findings:
                held.setdefault((severity, code), {}).setdefault(place, []).append(message)
        return tuple(
            Group(
                code, severity, reasons.finding(code), with_commands(self._what_to_do(code)),
                tuple((place, tuple(said)) for place, said in held.get((severity, code), {}).items()), self._coded[severity, code],
            )
            for severity, code in sorted(self._coded, key=lambda key: gravity(*key))
        )  # fmt: skip

    def _what_to_do(self, code: str) -> str:
        """What to do: as the table of findings has it, or as all works of the group have it."""
        given = self._advice[code]
        return reasons.ADVICE.get(code) or (given[0] if len(given) == 1 else "")


def figures(works: Iterable[Work]) -> Figures:
    """The figures of some works."""
    found = Figures()
    for work in works:
        found.add(work)
    return found


MOST_SHOWN = 500
"""Failures of one kind that the page names each; the rest are counted."""


def failed(failures: Iterable[Failure]) -> tuple[Failed, ...]:
    """What failed, by what happened; the most frequent first."""
    held: dict[tuple[str, str, str], list[Failure]] = {}
    totals = Counter[tuple[str, str, str]]()
    differing: set[tuple[str, str, str]] = set()
    for failure in failures:
        kind = (failure.stage, failure.code, failure.advice)
        mine = held.setdefault(kind, [])
        totals[kind] += 1
        if len(mine) < MOST_SHOWN:
            mine.append(failure)
        if failure.message != mine[0].message:
            differing.add(kind)
    found = (
        Failed(stage, code, "" if (stage, code, advice) in differing else mine[0].message, advice, tuple(mine), totals[stage, code, advice])
        for (stage, code, advice), mine in held.items()
    )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.total, one.stage, one.code)))
