"""What staff should know of a work, in sentences with the values in them, the gravest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from harvester.crosscheck.agreement import value_text
from harvester.errors import Failure
from harvester.work import FieldResult, Finding, Judged
from parsers.record import Record

SOURCES = {"page": "the page", "crossref": "Crossref", "pubmed": "PubMed"}
FIELDS = {
    "container_title": "journal or book", "issn": "ISSN", "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "issued": "date",
    "issued_online": "online date", "page": "pages", "article_number": "article number", "author": "authors", "isbn": "ISBN",
}  # fmt: skip
# What a citation of each kind cannot do without; "place" is pages or an article number.
NEEDED: dict[str, tuple[str, ...]] = {
    "article-journal": ("author", "container_title", "issued", "volume", "place"),
    "article": ("author", "issued"), "book": ("author or editor", "issued", "publisher"),
    "chapter": ("author", "container_title", "issued", "publisher", "place"), "thesis": ("author", "issued", "publisher"),
    "report": ("author", "issued", "publisher"), "paper-conference": ("author", "container_title", "issued"),
    "dataset": ("author", "issued", "publisher"),
}  # fmt: skip
_SEVERITY = ("error", "warning", "info")
_NOTICES = {
    "retraction": ("retracted", "error", "has been retracted"), "withdrawal": ("retracted", "error", "has been withdrawn"),
    "concern": ("concern", "error", "is under an expression of concern"), "correction": ("corrected", "warning", "has been corrected"),
}  # fmt: skip
_ADDED = frozenset(
    ("doi", "pmid", "pmcid", "volume", "issue", "page", "article_number", "issn", "author", "container_title", "issued")
)
_MOST = 160


def find(  # noqa: PLR0917 - what a work is made of
    record: Record,
    fields: Sequence[FieldResult],
    judged: Sequence[Judged],
    set_aside: Sequence[Judged],
    absent: Sequence[str],
    failures: Sequence[Failure],
) -> tuple[Finding, ...]:
    """All findings of a work, ranked by severity, then in the order in which they are written here."""
    found = [
        *_wrong(record, set_aside), *_notices(record), *_conflicts(fields), *_unread(judged), *_order_of_pages(record),
        *_incomplete(record), *_unknown(absent), *_failed(failures), *_missing(fields, judged),
    ]  # fmt: skip
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: _SEVERITY.index(finding.severity)))


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"


def _name(source: str) -> str:
    return SOURCES.get(source, source)


def _wrong(record: Record, set_aside: Sequence[Judged]) -> Iterator[Finding]:
    title = _cut(str(record.title or "(no title)"))
    for one in sorted(set_aside, key=lambda judged: (judged.reading.source, judged.reading.record.model_dump_json())):
        source, other = one.reading.source, one.reading.record
        theirs = _cut(str(other.title or "(no title)"))
        reasons = ", ".join(reason.replace("-", " ") for reason in one.verdict.reasons)
        if one.verdict.level == "DIFFERENT":
            kind = "pmid" if source == "pmid" or (source == "pubmed" and record.doi != other.doi) else "doi"
            number = other.pmid if kind == "pmid" else other.doi
            yield Finding(
                code=f"wrong-{kind}", severity="error", field=kind, sources=("page", source),
                message=f"The {kind.upper()} {number} on the page belongs to another work. The page shows “{title}”; {_name(source)} "
                f"says that this {kind.upper()} is “{theirs}” ({reasons}). Nothing was taken from {_name(source)}.",
            )  # fmt: skip
        else:
            yield Finding(
                code="unconfirmed", severity="warning", field=None, sources=("page", source),
                message=f"{_name(source)[0].upper()}{_name(source)[1:]}'s answer “{theirs}” may be about this work or another ({reasons}). "
                "The citation is written from the page alone until a person decides.",
            )  # fmt: skip


def _notices(record: Record) -> Iterator[Finding]:
    for notice in record.notice:
        code, severity, words = _NOTICES[notice.kind]
        by = f", notice {notice.doi or 'PMID ' + str(notice.pmid)}" if notice.doi or notice.pmid else ""
        when = f" ({notice.date.iso()}{by})" if notice.date else f" ({by.removeprefix(', ')})" if by else ""
        yield Finding.model_validate(
            {"code": code, "severity": severity, "field": "notice", "message": f"This work {words}{when}."}
        )


def _conflicts(fields: Sequence[FieldResult]) -> Iterator[Finding]:
    for result in fields:
        if result.agreement.kind != "CONFLICT":
            continue
        says = "; ".join(f"{_name(claim.source)} says “{_cut(value_text(claim.value))}”" for claim in result.claims)
        won = " and ".join(_name(source) for source in result.winner)
        taken = f"The citation uses what {won} says." if result.winner else "The citation leaves it out."
        name = FIELDS.get(result.field, result.field.replace("_", " "))
        severity = "info" if result.field in ("abstract", "publisher", "publisher_place", "type") else "warning"
        why = f" ({result.agreement.why})" if result.agreement.why else ""
        yield Finding.model_validate({
            "code": "conflict", "severity": severity, "field": result.field, "sources": tuple(claim.source for claim in result.claims),
            "message": f"The sources disagree about the {name}{why}: {says}. {taken}",
        })  # fmt: skip


def _unread(judged: Sequence[Judged]) -> Iterator[Finding]:
    for one in judged:
        if one.reading.source != "page":
            continue
        for item in one.reading.unread:
            if item.field in ("doi", "pmid", "pmcid", "issn", "isbn", "issued", "page"):
                yield Finding(
                    code="unreadable-value", severity="warning", field=item.field, sources=("page",),
                    message=f"The page's {FIELDS.get(item.field, item.field)} “{_cut(item.text)}” ({item.where}) cannot be used: {item.why}.",
                )  # fmt: skip


def _order_of_pages(record: Record) -> Iterator[Finding]:
    page = record.page
    if page is None or page.last is None:
        return
    first, last = (re.fullmatch(r"(\D*)([0-9]{1,12})", label) for label in (page.first, page.last))
    if first and last and first[1] == last[1] and int(last[2]) < int(first[2]):
        yield Finding(
            code="pages-backwards", severity="warning", field="page", message=f"The pages run backwards: {page.text()}."
        )


def _incomplete(record: Record) -> Iterator[Finding]:
    have = {
        "place": record.page or record.article_number, "author or editor": record.author or record.editor,
        "issued": record.issued or record.issued_online,
    }  # fmt: skip
    needed = NEEDED.get(record.type or "", ("author", "issued"))
    lacking = [name for name in needed if not (have[name] if name in have else getattr(record, name))]
    if record.type is None:
        lacking.insert(0, "type")
    if lacking:
        words = ", ".join({"place": "pages or article number"}.get(name, FIELDS.get(name, name)) for name in lacking)
        yield Finding(
            code="incomplete", severity="warning", message=f"No source has what a citation of this kind needs: {words}."
        )


def _unknown(absent: Sequence[str]) -> Iterator[Finding]:
    for source in sorted(set(absent)):
        yield Finding(
            code="unknown-to-service", severity="info", sources=(source,),
            message=f"{_name(source)[0].upper()}{_name(source)[1:]} does not know this work by the identifiers it has. That alone is no error.",
        )  # fmt: skip


def _failed(failures: Sequence[Failure]) -> Iterator[Finding]:
    for failure in sorted(failures, key=lambda failure: (failure.stage, failure.message)):
        yield Finding(
            code="service-failed", severity="warning", sources=(failure.stage,),
            message=f"{failure.message}. {failure.advice}".strip(),
        )  # fmt: skip


def _missing(fields: Sequence[FieldResult], judged: Sequence[Judged]) -> Iterator[Finding]:
    """What the page lacks and a service knows: one finding, for whoever mends the page."""
    if not any(one.reading.source == "page" for one in judged):
        return
    lacking = [
        f"{FIELDS.get(result.field, result.field.replace('_', ' '))} {_cut(value_text(result.value))} ({' and '.join(map(_name, result.winner))})"
        for result in fields
        if result.field in _ADDED and result.winner and all(claim.source != "page" for claim in result.claims)
    ]
    if lacking:
        yield Finding(
            code="missing-on-page", severity="info", message=f"The page lacks what others know: {'; '.join(lacking)}."
        )
