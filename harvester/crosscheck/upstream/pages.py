"""What is wrong on one page of a repository: identifiers, what nobody can use, its record by itself, a notice that it does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harvester.crosscheck.codes import Code
from harvester.crosscheck.findings import dates, identifiers, notices, page
from harvester.crosscheck.findings.heard import Heard
from harvester.crosscheck.integrity import check_record
from harvester.crosscheck.integrity.titles import MARKUP
from harvester.crosscheck.upstream.faults import Fault, Right, fault, names, of_finding, others
from harvester.crosscheck.upstream.tags import evidence
from harvester.plain_words import field_name, listed, source_name
from parsers.record import FIELDS, Reading

NOT_SHOWN = Code(
    "notice-not-shown", "error", ("page",), "Pages that do not tell of a retraction, withdrawal or concern",
    "Say so at the head of the page, and lead to the notice: readers find the work here.",
)  # fmt: skip
CODES = (NOT_SHOWN,)

# HTML that was written twice: the page's own is read already where a text comes from.
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp|[a-z]{1,2}(?:acute|grave|uml|circ|tilde|cedil));",
    re.IGNORECASE,
)
_LONGEST = 2000


def find(reading: Reading, heard: Heard) -> Iterator[Fault]:
    """What is wrong on the page, in no particular order."""
    yield from _identifiers(reading, heard)
    yield from _unusable(reading, heard)
    yield from _itself(reading, heard)
    yield from _not_shown(reading, heard)


def _identifiers(reading: Reading, heard: Heard) -> Iterator[Fault]:
    """Identifiers of this page that lead to another work, or nowhere, or that others contradict."""
    for finding in identifiers.find(heard):
        printed = getattr(reading.record, finding.field or "", None)
        if printed and names(finding, str(printed)) and str(printed) != finding.suggestion:
            sources = tuple(source for source in finding.sources if source != reading.source)
            yield of_finding(finding, evidence(reading, finding.field or ""), Right(finding.suggestion, sources))


def _unusable(reading: Reading, heard: Heard) -> Iterator[Fault]:
    """Texts of the page that nobody can use, and dates that no calendar has."""
    for item in dict.fromkeys(reading.unread):
        right = others(heard, item.field, reading)
        for finding in page.of_unread(item, reading, heard):
            yield of_finding(finding, (item.text, item.where), right if finding.suggestion else Right())
    for finding in dates.impossible(reading):
        yield of_finding(finding, evidence(reading, "issued"), others(heard, "issued", reading))


def _itself(reading: Reading, heard: Heard) -> Iterator[Fault]:
    """What is to be said of the page's own record by itself, and entities that its tags hold."""
    for finding in check_record(reading.record):
        field = finding.field or ""
        right = others(heard, field, reading)
        # The merged value is the better one where it is another text; else what the check itself suggests.
        better = right if right.value and right.value not in finding.message else Right(finding.suggestion)
        yield of_finding(finding, evidence(reading, field), better)
    for item in dict.fromkeys(reading.said):
        found = _ENTITY.search(item.text[:_LONGEST]) if item.where.startswith(("meta ", "JSON-LD")) else None
        if found and item.field in FIELDS and item.field not in ("abstract", "url"):
            yield fault(
                MARKUP, item.field, f"The {field_name(item.field)} in {item.where} holds {found[0]}: HTML was written twice.",
                said=(item.text, item.where),
            )  # fmt: skip


def _not_shown(reading: Reading, heard: Heard) -> Iterator[Fault]:
    """A retraction, withdrawal or concern that services tell of and the page does not."""
    shown = notices.told(reading)
    for notice in heard.work.record.notice:
        who = tuple(
            one.source for one in heard.answers if any(theirs.kind == notice.kind for theirs in one.record.notice)
        )
        if notice.kind != "correction" and notice.kind not in shown and who:
            told = listed([source_name(one) for one in dict.fromkeys(who)])
            words = ", ".join(part for part in (notice.kind, notices.notice_text(notice)) if part)
            yield fault(
                NOT_SHOWN,
                "notice",
                f"The page does not tell of the {notice.kind} that {told} {'know' if len(set(who)) > 1 else 'knows'}.",
                right=Right(words, who),
            )
