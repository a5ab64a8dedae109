"""What a work can be looked for by: its state, who speaks of it, where its page is, what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from harvester.crosscheck.questions import open_questions
from harvester.crosscheck.trust import OWN
from harvester.report import reasons, wording
from harvester.report.facts import title_text
from harvester.work import Finding, Work
from parsers.addresses import host_of

DOUBTED = frozenset(("retracted", "withdrawn", "concern"))
"""Findings of which a reader must be told before anything else."""
TWICE = frozenset(("duplicate", "probable-duplicate", "shared-identifier"))
_UNFINISHED = frozenset(("incomplete", "without-place"))


def worst(findings: Sequence[Finding]) -> str:
    """The gravest severity among findings, "" where there is none."""
    held = {finding.severity for finding in findings}
    return next((severity for severity in wording.SEVERITIES if severity in held), "")


def gravity(severity: str, code: str) -> tuple[int, bool, int, str]:
    """The key by which findings stand in order: by severity, works that cannot be relied on first, then as their table has them."""
    return (
        tuple(wording.SEVERITIES).index(severity),
        code not in DOUBTED,
        reasons.RANK.get(code, len(reasons.RANK)),
        code,
    )


def confirmed(work: Work) -> bool:
    """Whether a source other than the page (or the library's own entry) takes part in the merge."""
    return len({judged.reading.source for judged in work.readings}) > 1


def conflicts(work: Work) -> int:
    """In how many fields sources contradict each other."""
    return sum(result.agreement.kind == "CONFLICT" for result in work.fields)


def in_conflict(work: Work) -> bool:
    """Whether sources contradict each other in any field."""
    return conflicts(work) > 0


def rank(work: Work) -> int:
    """How grave what was found of a work is, the gravest 0: it cannot be relied on, an error, a warning, a note, nothing."""
    if any(finding.code in DOUBTED for finding in work.findings):
        return 0
    return 1 + (*wording.SEVERITIES, "").index(worst(work.findings))


def _found(codes: frozenset[str]) -> Callable[[Work], bool]:
    return lambda work: any(finding.code in codes for finding in work.findings)


STATES: Mapping[str, tuple[str, Callable[[Work], bool]]] = MappingProxyType(
    {
        "attention": ("to look at", lambda work: worst(work.findings) in {"error", "warning"}),
        "doubted": ("retracted, withdrawn or in doubt", _found(DOUBTED)),
        "conflict": ("sources in conflict", in_conflict),
        "aside": ("an answer set aside", lambda work: bool(work.set_aside)),
        "suggested": ("a work suggested by a search", lambda work: bool(work.candidates)),
        "twice": ("there twice, or an identifier shared", _found(TWICE)),
        "unfinished": ("a citation that lacks something", _found(_UNFINISHED)),
        "unasked": ("a service could not be asked", lambda work: bool(work.failures)),
        "asked": ("a question is open", lambda work: bool(open_questions(work))),
        "decided": ("decided by a person", lambda work: bool(work.decisions)),
        "confirmed": ("confirmed by a second source", confirmed),
        "alone": ("one source only", lambda work: not confirmed(work)),
    }
)
"""State of a work -> what it is called in the list of filters, and how it is told."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, and how many works it stands for; `kind` is a severity where it is a finding."""

    value: str
    label: str
    count: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """Things of one kind to choose from: a work is shown that has any of those chosen."""

    name: str
    legend: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """All there is to choose, and for each work the places of what it has, counted through all facets."""

    facets: tuple[Facet, ...]
    places: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What the list tells of a work, laid beside it: to look at the work itself costs far more."""

    title: str
    findings: tuple[tuple[str, str, str], ...]
    """(severity, code, message) of each."""
    having: tuple[tuple[str, str], ...]
    """(facet, value) of all that it can be chosen by."""


def glance(work: Work) -> Glance:
    """A work at a glance."""
    told = tuple((one.severity, one.code, one.message) for one in work.findings)
    return Glance(title_text(work.record), told, tuple(dict.fromkeys(_having(work))))


def facets(glances: Iterable[Glance]) -> Facets:
    """What works can be chosen by; nothing that no work has."""
    having, severities = [], dict[str, str]()
    for one in glances:
        having.append(one.having)
        severities.update({code: severity for severity, code, _message in one.findings})
    counts = Counter(one for mine in having for one in mine)
    legends = (
        ("show", "Show", [(name, label, "") for name, (label, _test) in STATES.items()]),
        ("code", "Findings", [(code, reasons.finding(code), severities[code]) for code in _by_gravity(severities)]),
        ("source", "Who speaks of it", [(name, wording.heading(wording.source_name(name)), "") for name in _names(counts, "source")]),
        ("host", "Repository", [(name, name or "pages saved by hand", "") for name in _names(counts, "host")]),
    )  # fmt: skip
    found = tuple(
        Facet(facet, legend, tuple(Option(value, label, counts[facet, value], kind) for value, label, kind in options if (facet, value) in counts))
        for facet, legend, options in legends
    )  # fmt: skip
    order = [(facet.name, option.value) for facet in found for option in facet.options]
    place = {one: number for number, one in enumerate(order)}
    return Facets(found, tuple(tuple(sorted(place[one] for one in mine)) for mine in having))


def hosts(work: Work) -> tuple[str, ...]:
    """The hosts of a work's own pages; "" for one saved by hand that names no address of its own.

    A library's entry is no page: where it says its work is, somebody else's page stands, which was not read.
    """
    own = [one.reading for one in work.readings if one.reading.source == OWN]
    return tuple(dict.fromkeys(host_of(reading.url or reading.record.url or "") for reading in own))


def _having(work: Work) -> Iterator[tuple[str, str]]:
    yield from (("show", name) for name, (_label, test) in STATES.items() if test(work))
    yield from (("code", finding.code) for finding in work.findings)
    yield from (("source", claim.source) for result in work.fields for claim in result.claims)
    yield from (("host", host) for host in hosts(work))


def _by_gravity(severities: Mapping[str, str]) -> list[str]:
    return sorted(severities, key=lambda code: gravity(severities[code], code))


def _names(counts: Mapping[tuple[str, str], int], facet: str) -> list[str]:
    """What works have of a facet, the most frequent first."""
    mine = {value: count for (name, value), count in counts.items() if name == facet}
    return sorted(mine, key=lambda value: (-mine[value], value))
