"""A work as its section of the report shows it: every judgement made here, so that the template only lays out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from harvester.errors import Failure
from harvester.exporters import plain
from harvester.needs import expected
from harvester.report import answers, asked, reasons, wording
from harvester.report.answers import Answer
from harvester.report.asked import Asked
from harvester.report.citation import byline, citation
from harvester.report.facts import Reported, title_text
from harvester.report.rich import markup, web_link, with_commands
from harvester.report.rows import Row, rows, sources
from harvester.report.states import DOUBTED, confirmed, rank, worst
from harvester.work import Finding, Work
from parsers.record import Record


@dataclass(frozen=True, slots=True)
class Told:
    """One finding: how grave, what it is called, what was found, what to do, and the value that should stand in which field."""

    severity: str
    code: str
    heading: str
    message: str
    advice: Markup
    suggestion: str = ""
    link: str | None = None
    question: Asked | None = None


@dataclass(frozen=True, slots=True)
class Banner:
    """What a reader must know before anything else: a retraction, a withdrawal, a doubt; with its notices."""

    heading: str
    message: str
    advice: str
    notices: tuple[tuple[str, str | None], ...]
    question: Asked | None


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier of the work, the address it leads to, and what speaks against it."""

    label: str
    text: str
    link: str | None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class WorkView:
    """Everything the report says of one work."""

    key: str
    title: Markup
    byline: str
    language: str | None
    cited: Markup
    identifiers: tuple[Identifier, ...]
    addresses: tuple[tuple[str, str | None], ...]
    banners: tuple[Banner, ...]
    findings: tuple[Told, ...]
    questions: tuple[Asked, ...]
    settled: tuple[tuple[str, str], ...]
    decided: tuple[str, ...]
    speakers: int
    sources: tuple[str, ...]
    rows: tuple[Row, ...]
    answers: tuple[Answer, ...]
    set_aside: tuple[Answer, ...]
    candidates: tuple[Answer, ...]
    absent: tuple[str, ...]
    registered: tuple[str, ...]
    failures: tuple[Failure, ...]
    missing: tuple[str, ...]
    severity: str
    gravity: int
    conflicts: tuple[str, ...]
    confirmed: bool
    year: str
    policy: str


def work_view(reported: Reported) -> WorkView:
    """All that is shown of a work, in words."""
    work, record = reported.work, reported.work.record
    speakers = sources(work)
    table = rows(work, speakers)
    open_ = asked.questions(work)
    findings = tuple(
        told(finding, asked.about_finding(open_, finding))
        for finding in ranked(work.findings)
        if finding.code not in DOUBTED
    )
    aside, found = answers.set_aside(work, open_), answers.candidates(work, open_)
    banners = tuple(
        _banner(finding, record, asked.about_finding(open_, finding))
        for finding in work.findings
        if finding.code in DOUBTED
    )
    places: tuple[Told | Banner | Answer, ...] = (*findings, *banners, *aside, *found)
    return WorkView(
        key=reported.key,
        title=markup(record.title) if record.title else escape(title_text(record)),
        byline=byline(record),
        language=record.language,
        cited=citation(record),
        identifiers=tuple(_identifiers(work)),
        addresses=tuple((address, web_link(address)) for address in work.addresses),
        banners=banners,
        findings=findings,
        questions=asked.rest(open_, [one.question for one in places]),
        settled=tuple((one.words, one.finding.message) for one in work.settled),
        decided=asked.decided(work),
        speakers=len({judged.reading.source for judged in work.readings}),
        sources=tuple(wording.heading(wording.source_name(source)) for source in speakers),
        rows=table,
        answers=answers.used(work),
        set_aside=aside,
        candidates=found,
        absent=tuple(wording.heading(wording.source_name(service)) for service in work.absent),
        registered=tuple(wording.registration(one) for one in work.registrations),
        failures=work.failures,
        missing=tuple(" or ".join(wording.inline(field) for field in group) for group in expected(record)),
        severity=worst(work.findings),
        gravity=rank(work),
        conflicts=tuple(wording.inline(result.field) for result in work.fields if result.agreement.kind == "CONFLICT"),
        confirmed=confirmed(work),
        year=str(record.issued.year) if record.issued else "",
        policy=work.policy,
    )


def ranked(findings: Sequence[Finding]) -> list[Finding]:
    """The gravest first; of one severity as they came."""
    return sorted(findings, key=lambda finding: tuple(wording.SEVERITIES).index(finding.severity))


def told(finding: Finding, question: Asked | None = None) -> Told:
    """A finding in words, with what a person is asked about it."""
    resolver = plain.RESOLVERS.get(finding.field or "") if finding.suggestion else None
    return Told(
        severity=finding.severity, code=finding.code, heading=reasons.finding(finding.code), message=finding.message,
        advice=with_commands(finding.advice), suggestion=finding.suggestion, link=web_link(resolver(finding.suggestion)) if resolver else None,
        question=question,
    )  # fmt: skip


def _banner(finding: Finding, record: Record, question: Asked | None) -> Banner:
    kind = {"retracted": "retraction", "withdrawn": "withdrawal", "concern": "concern"}[finding.code]
    notices = dict.fromkeys(
        (str(notice.doi or f"PMID {notice.pmid}"), plain.RESOLVERS["doi" if notice.doi else "pmid"](str(notice.doi or notice.pmid)))
        for notice in record.notice
        if notice.kind == kind and (notice.doi or notice.pmid)
    )  # fmt: skip
    links = tuple((text, web_link(link)) for text, link in notices)
    return Banner(reasons.finding(finding.code), finding.message, reasons.ADVICE[finding.code], links, question)


def _identifiers(work: Work) -> Iterator[Identifier]:
    for field, resolver in plain.RESOLVERS.items():
        value = str(getattr(work.record, field) or "")
        if value:
            name = wording.field_name(field)
            yield Identifier(name, value, web_link(resolver(value)), _doubt(work, field, value))
    for isbn in work.record.isbn:
        yield Identifier(wording.field_name("isbn"), isbn, None)


def _doubt(work: Work, field: str, value: str) -> str:
    """What speaks against an identifier that is cited; nothing where it was put in a wrong one's place."""
    against = (
        one for one in work.findings if one.severity == "error" and one.field == field and one.suggestion != value
    )
    return next((reasons.finding(one.code) for one in against), "")
