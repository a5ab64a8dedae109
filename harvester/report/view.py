"""A work as its section of the report shows it: every judgement made here, so that the template only lays out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from harvester.errors import Failure
from harvester.needs import expected
from harvester.report import plain, reasons, wording
from harvester.report.cells import Cell, Shown, cells, credit, shown, whys
from harvester.report.citation import byline, citation
from harvester.report.facts import Reported
from harvester.report.rich import markup, web_link
from harvester.work import FieldResult, Finding, Judged, Settled, Work
from parsers.record import Record, Unread


@dataclass(frozen=True)
class Row:
    """One field of the table: the merged value, who is credited, what each source says, and how they agree."""

    label: str
    merged: Shown
    credit: str
    cells: tuple[Cell | None, ...]
    kind: str
    sign: str
    word: str
    whys: tuple[str, ...]
    rule: str
    differs: bool


@dataclass(frozen=True)
class Answer:
    """One source's answer and whether it is about this work; `used` where it took part in the merge."""

    level: str
    sentence: str
    reasons: tuple[str, ...]
    cited: Markup
    place: str
    link: str | None
    retrieved: str | None
    digest: str | None
    unread: tuple[Unread, ...]


@dataclass(frozen=True)
class Identifier:
    """One identifier of the work, the address it leads to, and what speaks against it."""

    label: str
    text: str
    link: str | None
    doubt: str = ""


@dataclass(frozen=True)
class WorkView:
    """Everything the report says of one work."""

    key: str
    title: Markup
    byline: str
    language: str | None
    cited: Markup
    identifiers: tuple[Identifier, ...]
    addresses: tuple[tuple[str, str | None], ...]
    findings: tuple[Finding, ...]
    settled: tuple[Settled, ...]
    sources: tuple[str, ...]
    rows: tuple[Row, ...]
    answers: tuple[Answer, ...]
    set_aside: tuple[Answer, ...]
    absent: tuple[str, ...]
    registered: tuple[str, ...]
    failures: tuple[Failure, ...]
    missing: tuple[str, ...]
    severity: str
    conflicts: tuple[str, ...]
    search: str
    sort_title: str
    year: str
    states: tuple[str, ...]


def title_text(record: Record) -> str:
    """The title as plain text, or what is said in its place."""
    return record.title.plain() if record.title else "(without a title)"


def worst(findings: Sequence[Finding]) -> str:
    """The gravest severity among findings, "" where there is none."""
    held = {finding.severity for finding in findings}
    return next((severity for severity in wording.SEVERITIES if severity in held), "")


def work_view(reported: Reported) -> WorkView:
    """All that is shown of a work, in words."""
    work, record = reported.work, reported.work.record
    sources = _sources(work)
    rows = tuple(_row(result, sources) for result in sorted(work.fields, key=_place))
    conflicts = tuple(row.label for row in rows if row.kind == "CONFLICT")
    identifiers = tuple(_identifiers(work))
    return WorkView(
        key=reported.key,
        title=markup(record.title) if record.title else escape(title_text(record)),
        byline=byline(record),
        language=record.language,
        cited=citation(record),
        identifiers=identifiers,
        addresses=tuple((address, web_link(address)) for address in work.addresses),
        findings=tuple(sorted(work.findings, key=lambda finding: tuple(wording.SEVERITIES).index(finding.severity))),
        settled=work.settled,
        sources=tuple(wording.heading(wording.source_name(source)) for source in sources),
        rows=rows,
        answers=tuple(_answer(judged) for judged in work.readings),
        set_aside=tuple(_answer(judged) for judged in work.set_aside),
        absent=tuple(wording.heading(wording.source_name(service)) for service in work.absent),
        registered=tuple(wording.registration(one) for one in work.registrations),
        failures=work.failures,
        missing=tuple(" or ".join(wording.inline(field) for field in group) for group in expected(record)),
        severity=worst(work.findings),
        conflicts=conflicts,
        search=_search(reported, identifiers),
        sort_title=title_text(record).casefold(),
        year=str(record.issued.year) if record.issued else "",
        states=tuple(_states(work, conflicts)),
    )


def confirmed(work: Work) -> bool:
    """Whether a source other than the page (or the library's own entry) takes part in the merge."""
    return len({judged.reading.source for judged in work.readings}) > 1


def _states(work: Work, conflicts: Sequence[str]) -> Iterator[str]:
    if worst(work.findings) in {"error", "warning"}:
        yield "attention"
    if conflicts:
        yield "conflict"
    if work.set_aside:
        yield "aside"
    if not confirmed(work):
        yield "alone"


def _sources(work: Work) -> tuple[str, ...]:
    """The sources with a claim: the page first, then in the order of the readings, then by name."""
    named = [judged.reading.source for judged in work.readings]
    claimed = sorted({claim.source for result in work.fields for claim in result.claims} - set(named))
    return tuple(dict.fromkeys((*named, *claimed)))


def _place(result: FieldResult) -> tuple[int, str]:
    return (wording.FIELD_ORDER.get(result.field, len(wording.FIELD_ORDER)), result.field)


def _row(result: FieldResult, sources: Sequence[str]) -> Row:
    kind = result.agreement.kind
    alone = len(result.claims) == 1 and kind == "EQUAL"
    sign, word, _meaning = wording.SINGLE if alone else wording.AGREEMENTS[kind]
    return Row(
        label=wording.field_name(result.field),
        merged=shown(result.field, result.value),
        credit=credit(result),
        cells=cells(result, sources),
        kind="SINGLE" if alone else kind,
        sign=sign,
        word=word,
        whys=whys(result),
        rule=reasons.rule(result.rule),
        differs=kind != "EQUAL",
    )


def _answer(judged: Judged) -> Answer:
    reading, verdict = judged.reading, judged.verdict
    who = wording.heading(wording.source_name(reading.source))
    level = wording.LEVELS[verdict.level]
    asked = f" for DOI {reading.record.doi}" if reading.record.doi and verdict.level == "DIFFERENT" else ""
    own = reading.source == "page"
    if own and not reading.url:
        who = "A saved page"
    return Answer(
        level=verdict.level,
        sentence=who if own else f"{who}’s answer{asked} {level}",
        reasons=() if own else tuple(reasons.verdict(reason) for reason in verdict.reasons),
        cited=citation(reading.record),
        place=reading.url or "",
        link=web_link(reading.url),
        retrieved=reading.retrieved,
        digest=reading.digest,
        unread=reading.unread,
    )


def _identifiers(work: Work) -> Iterator[Identifier]:
    doubted = {finding.field: reasons.finding(finding.code) for finding in work.findings if finding.severity == "error"}
    for field, resolver in plain.RESOLVERS.items():
        value = getattr(work.record, field)
        if value:
            name = wording.field_name(field)
            yield Identifier(name, str(value), web_link(resolver(value)), doubted.get(field, ""))
    for isbn in work.record.isbn:
        yield Identifier(wording.field_name("isbn"), isbn, None)


def _search(reported: Reported, identifiers: Sequence[Identifier]) -> str:
    record = reported.work.record
    people = (name.inverted() for name in record.author + record.editor)
    parts = (reported.key, title_text(record), *people, byline(record), *(one.text for one in identifiers))
    return " ".join((*parts, *reported.work.addresses)).casefold()
