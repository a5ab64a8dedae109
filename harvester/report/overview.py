"""The whole list at a glance: its figures, who contributed what, and the findings by what they are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from harvester.errors import Failure
from harvester.report import reasons, wording
from harvester.report.facts import Reported
from harvester.report.rich import with_commands
from harvester.report.states import STATES, TWICE, confirmed, gravity, in_conflict, worst


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
    """Findings of one code: what it is called, what to do, and for each work its place and what was found."""

    code: str
    severity: str
    heading: str
    advice: Markup
    found: tuple[tuple[int, tuple[str, ...]], ...]


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
    """Addresses that came to nothing in one way: what happened where that is the same for all, and what to do."""

    stage: str
    code: str
    message: str
    advice: str
    failures: tuple[Failure, ...]


def counts(works: Sequence[Reported], failures: Sequence[Failure]) -> Counts:
    """How many of what."""
    every = [one.work for one in works]
    doubted = STATES["doubted"][1]
    return Counts(
        works=len(every),
        confirmed=sum(map(confirmed, every)),
        attention=sum(worst(work.findings) in {"error", "warning"} for work in every),
        doubted=sum(map(doubted, every)),
        conflicts=sum(map(in_conflict, every)),
        failed=len(failures),
    )


def groups(works: Sequence[Reported]) -> tuple[Group, ...]:
    """Findings by code: works that cannot be relied on first, then the gravest; what is told as twins is told there."""
    held: dict[tuple[str, str], dict[int, list[str]]] = {}
    advice: dict[str, dict[str, None]] = {}
    for place, one in enumerate(works):
        for finding in one.work.findings:
            if finding.code not in TWICE:
                held.setdefault((finding.severity, finding.code), {}).setdefault(place, []).append(finding.message)
                advice.setdefault(finding.code, {})[finding.advice] = None
    order = sorted(held, key=lambda key: gravity(*key))
    return tuple(
        Group(
            code,
            severity,
            reasons.finding(code),
            with_commands(_advice(code, advice[code])),
            tuple((place, tuple(said)) for place, said in held[severity, code].items()),
        )
        for severity, code in order
    )


def _advice(code: str, given: dict[str, None]) -> str:
    """What to do: as the table of findings has it, or as all works of the group have it."""
    return reasons.ADVICE.get(code) or (next(iter(given)) if len(given) == 1 else "")


def contributions(works: Sequence[Reported]) -> tuple[Contribution, ...]:
    """Each source with what it did, the one that speaks of most works first."""
    names = ("works", "credited", "conflicts", "set_aside", "unknown", "failed")
    counted: dict[str, dict[str, int]] = {}

    def count(source: str, what: str) -> None:
        row = counted.setdefault(wording.heading(wording.source_name(source)), dict.fromkeys(names, 0))
        row[what] += 1

    for one in works:
        work = one.work
        for source in {judged.reading.source for judged in work.readings}:
            count(source, "works")
        for judged in work.set_aside:
            count(judged.reading.source, "set_aside")
        for service in work.absent:
            count(service, "unknown")
        for failure in work.failures:
            count(failure.stage, "failed")
        for result in work.fields:
            for source in result.winner:
                count(source, "credited")
            for source in {name for a, b, how in result.pairs if how.kind == "CONFLICT" for name in (a, b)}:
                count(source, "conflicts")
    rows = (Contribution(name=name, **row) for name, row in counted.items())
    return tuple(sorted(rows, key=lambda row: (-row.works, row.name)))


def failed(failures: Sequence[Failure]) -> tuple[Failed, ...]:
    """What failed, by what happened; the most frequent first."""
    held: dict[tuple[str, str, str], list[Failure]] = {}
    for failure in failures:
        held.setdefault((failure.stage, failure.code, failure.advice), []).append(failure)
    found = []
    for (stage, code, advice), mine in held.items():
        messages = {failure.message for failure in mine}
        message = mine[0].message if len(messages) == 1 else ""
        found.append(Failed(stage, code, message, advice, tuple(mine)))
    return tuple(sorted(found, key=lambda one: (-len(one.failures), one.stage, one.code)))
