"""What staff should know of a work, in sentences with the values in them, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harvester.crosscheck.agreement_names import agree_names
from harvester.crosscheck.findings_record import of_record
from harvester.crosscheck.findings_words import cut, field_name, listed, sentence, source_name, value_text
from harvester.crosscheck.trust import SERVICES
from harvester.errors import Failure
from harvester.work import FieldResult, Finding, Judged
from parsers.record import Record

_SEVERITY = ("error", "warning", "info")
_ADDED = frozenset(
    ("doi", "pmid", "pmcid", "volume", "issue", "page", "article_number", "issn", "author", "container_title", "issued")
)
# Sources differ in these without a citation being wrong for it.
_SLIGHT = frozenset(
    (
        "abstract",
        "publisher",
        "publisher_place",
        "type",
        "language",
        "isbn",
        "license",
        "event_place",
        "number_of_pages",
    )
)


def find(  # noqa: PLR0917 - what a work is made of
    record: Record,
    fields: Sequence[FieldResult],
    judged: Sequence[Judged],
    set_aside: Sequence[Judged],
    absent: Sequence[str],
    failures: Sequence[Failure],
) -> tuple[Finding, ...]:
    """All findings of a work, ranked by severity, then in the order in which they are written here."""
    own = [one.reading for one in judged if one.reading.source not in SERVICES]
    found = [
        *_wrong(record, [reading.record for reading in own], set_aside), *_unconfirmed(set_aside), *of_record(record, own),
        *_conflicts(fields), *_failed(failures), *_missing(fields, judged), *_unknown(absent),
    ]  # fmt: skip
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: _SEVERITY.index(finding.severity)))


def _in_order(judged: Sequence[Judged], level: str) -> list[Judged]:
    mine = [one for one in judged if one.verdict.level == level]
    return sorted(mine, key=lambda one: (one.reading.source, one.reading.record.model_dump_json()))


def _wrong(record: Record, own: Sequence[Record], set_aside: Sequence[Judged]) -> Iterator[Finding]:
    """An identifier that belongs to another work: one finding for each, with all who say so."""
    by_identifier: dict[tuple[str, str], list[Judged]] = {}
    for one in _in_order(set_aside, "DIFFERENT"):
        by_identifier.setdefault(_led_by(one.reading.record, own or [record]), []).append(one)
    title = cut(str(record.title or "(no title)"))
    for (kind, number), answers in sorted(by_identifier.items()):
        who = listed([source_name(source) for source in dict.fromkeys(one.reading.source for one in answers)])
        theirs = cut(str(answers[0].reading.record.title or "(no title)"))
        reasons = ", ".join(reason.replace("-", " ") for reason in answers[0].verdict.reasons)
        name = kind.upper()
        yield Finding(
            code=f"wrong-{kind}", severity="error", field=kind,
            sources=tuple(dict.fromkeys(("page", *(one.reading.source for one in answers)))),
            message=f"The {name} {number} on the page belongs to another work. The page shows “{title}”; {who} "
            f"says that this {name} is “{theirs}” ({reasons}). Nothing was taken from {who}.",
        )  # fmt: skip


def _led_by(answer: Record, own: Sequence[Record]) -> tuple[str, str]:
    """The identifier that led from the page to an answer: the one they share, or the one that was looked up first.

    A page that prints a PMID alone leads to a DOI by way of PubMed: it is still the PMID that is wrong.
    """
    kinds = ("doi", "pmid", "pmcid")
    printed = [(kind, str(value)) for kind in kinds for one in own if (value := getattr(one, kind))]
    shared = [(kind, number) for kind, number in printed if getattr(answer, kind) == number]
    return next(iter((*shared, *printed)), ("doi" if answer.doi else "pmid", str(answer.doi or answer.pmid)))


def _unconfirmed(set_aside: Sequence[Judged]) -> Iterator[Finding]:
    for one in _in_order(set_aside, "AMBIGUOUS"):
        answer, who = one.reading.record, source_name(one.reading.source)
        reasons = ", ".join(reason.replace("-", " ") for reason in one.verdict.reasons)
        notices = "".join(sorted({f" That record carries a notice of {notice.kind}." for notice in answer.notice}))
        yield Finding(
            code="unconfirmed", severity="warning", field=None, sources=("page", one.reading.source),
            message=f"{sentence(who)}'s answer “{cut(str(answer.title or '(no title)'))}” may be about this work or another "
            f"({reasons}). Nothing was taken from it until a person decides.{notices}",
        )  # fmt: skip


def _conflicts(fields: Sequence[FieldResult]) -> Iterator[Finding]:
    for result in fields:
        if result.agreement.kind != "CONFLICT":
            continue
        name = field_name(result.field)
        says = "; ".join(
            f"{source_name(claim.source)} says “{cut(value_text(claim.value))}”" for claim in result.claims
        )
        taken = listed([source_name(source) for source in result.winner])
        used = f"The citation uses what {taken} says." if result.winner else "The citation leaves it out."
        why = f" ({detail})" if (detail := _detail(result)) else ""
        severity = "info" if result.field in _SLIGHT else "warning"
        yield Finding.model_validate({
            "code": "conflict", "severity": severity, "field": result.field,
            "sources": tuple(dict.fromkeys(claim.source for claim in result.claims)),
            "message": f"The sources disagree about the {name}{why}: {says}. {used}",
        })  # fmt: skip


def _detail(result: FieldResult) -> str:
    """Why the values cannot both be right; of two lists of names, the first that differ."""
    if result.field not in ("author", "editor", "translator", "contributor"):
        return result.agreement.why
    for place, one in enumerate(result.claims):
        for other in result.claims[place + 1 :]:
            for number, (mine, theirs) in enumerate(zip(one.value, other.value, strict=False), start=1):
                if agree_names(mine, theirs).kind == "CONFLICT":
                    return f"{result.agreement.why}; name {number}: {mine.inverted()} / {theirs.inverted()}"
    return result.agreement.why


def _unknown(absent: Sequence[str]) -> Iterator[Finding]:
    for source in sorted(set(absent)):
        yield Finding(
            code="unknown-to-service", severity="info", sources=(source,),
            message=f"{sentence(source_name(source))} does not know this work by the identifiers it has. That alone is no error.",
        )  # fmt: skip


def _failed(failures: Sequence[Failure]) -> Iterator[Finding]:
    for failure in sorted(failures, key=lambda failure: failure.model_dump_json()):
        yield Finding(
            code="service-failed", severity="warning", sources=(failure.stage,),
            message=f"{failure.message.rstrip('.')}. {failure.advice}".strip(),
        )  # fmt: skip


def _missing(fields: Sequence[FieldResult], judged: Sequence[Judged]) -> Iterator[Finding]:
    """What the page lacks and a service knows: one finding, for whoever mends the page."""
    if all(one.reading.source in SERVICES for one in judged):
        return
    lacking = [
        f"{field_name(result.field)} {cut(value_text(result.value))} ({listed([source_name(name) for name in result.winner])})"
        for result in fields
        if result.field in _ADDED and result.winner and all(claim.source in SERVICES for claim in result.claims)
    ]
    if lacking:
        yield Finding(
            code="missing-on-page", severity="info", message=f"The page lacks what others know: {'; '.join(lacking)}."
        )
