"""report.csv: who said what of every field, a row for each claim, and all else that is told of a work, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from harvester.crosscheck.decision_words import told
from harvester.crosscheck.questions import open_questions
from harvester.crosscheck.reason_words import listed_in_words
from harvester.exporters import csv_table, plain
from harvester.report import reasons, twins, wording
from harvester.report.facts import title_text
from harvester.report.given import given
from harvester.report.whole import Whole
from harvester.work import Claim, FieldResult, Finding, Judged, Work
from parsers.record import FIELDS, Record
from parsers.values import UNPRINTABLE

COLUMNS = (
    "row", "key", "title", "address", "field", "source", "value", "where it stood", "agreement", "why", "winner",
    "rule", "code", "severity", "message", "advice", "suggestion", "text", "parts", "identifier", "read from", "retrieved",
)  # fmt: skip
"""`row` tells what a line is about: "claim", "finding", "settled" (a finding about which a person has decided), "decision",
"set aside" (an answer of which nothing was used), "candidate" (what a search found), "duplicate" (another work of the list),
"unread" (a text that is no value), "absent" (a service knows nothing), "registration" (of a DOI), "failure", "question" (what
is open; `identifier` is its id). Columns are only ever added, at the end."""
MOST_OTHERS = 50
"""Works that are named each where they are one work, or under one identifier: of a thousand, each would name all others."""
MOST_TEXT = 2000
"""Characters of a source's very text in a cell: a spreadsheet holds no more than 32,767 in one."""

# How a question is answered, by the command that the report is of.
_HOW = {
    "decide": "harvester decide -o FOLDER {} …",
    "check": "in the table of harvester check FILE --to questions.csv, at {}",
}

Row = dict[str, str]
_NOTHING: Row = dict.fromkeys(COLUMNS, "")
_in_order = itemgetter(*COLUMNS)


def write_csv(whole: Whole) -> Iterator[str]:
    """The lines of report.csv: UTF-8 with a byte order mark, RFC 4180, cells that no spreadsheet will calculate."""
    yield "\ufeff" + _line(COLUMNS)
    groups = twins.by_work(whole.twins)
    for place, one in enumerate(whole.works):
        about = {"key": one.key, "title": title_text(one.work.record), "address": " ".join(one.work.addresses)}
        for row in (*_rows(one.work, whole.facts.deciding), *_duplicates(whole, place, groups.get(place, ()))):
            yield _line(_in_order({**_NOTHING, **about, **row}))


def _rows(work: Work, deciding: str) -> Iterator[Row]:
    for result in work.fields:
        parts = "; ".join(given(result))
        for claim in result.claims:
            yield {**_claim(result, claim), "parts": parts if claim.source in result.winner else ""}
    for finding in work.findings:
        yield _finding(finding)
    for one in work.settled:
        yield {**_finding(one.finding), "row": "settled", "message": f"{one.words} {one.finding.message}"}
    for decision in work.decisions:
        yield {
            "row": "decision",
            "field": decision.about if decision.about in FIELDS else "",
            "source": decision.who,
            "message": told(decision),
        }
    for judged in work.set_aside:
        message = f"the answer {wording.LEVELS[judged.verdict.level]}; nothing of it was used"
        yield {"row": "set aside", **_judged(judged), "message": message}
    for judged in work.candidates:
        message = "a search found what may be this work; nothing of it was used"
        yield {"row": "candidate", **_judged(judged), "message": message}
    for judged in (*work.readings, *work.set_aside, *work.candidates):
        for unread in judged.reading.unread:
            yield {
                "row": "unread", "field": unread.field, "source": judged.reading.source, "text": unread.text[:MOST_TEXT],
                "where it stood": unread.where, "why": unread.why,
            }  # fmt: skip
    for service in work.absent:
        yield {"row": "absent", "source": service, "message": "does not know this work"}
    for registration in work.registrations:
        yield {"row": "registration", "source": "doi-ra", "field": "doi", "message": wording.registration(registration)}
    for failure in work.failures:
        yield {
            "row": "failure",
            "source": failure.stage,
            "code": failure.code,
            "message": failure.message,
            "advice": failure.advice,
        }
    for question in open_questions(work):
        yield {
            "row": "question",
            "field": question.field or "",
            "message": f"{question.text} Until it is decided, {question.now}." if question.now else question.text,
            "advice": f"{' or '.join(question.verbs)}: {_HOW[deciding].format(question.id)}",
            "identifier": question.id,
        }


def _claim(result: FieldResult, claim: Claim) -> Row:
    """A source's claim; `why` tells how this source differs from the others, `rule` why the winner won."""
    whys = dict.fromkeys(
        reasons.why(agreement.why) for one, other, agreement in result.pairs if claim.source in {one, other}
    )
    return {
        "row": "claim",
        "field": result.field,
        "source": claim.source,
        "value": plain.text(result.field, claim.value),
        "where it stood": "; ".join(dict.fromkeys(said.where for said in claim.said)),
        "agreement": result.agreement.kind,
        "why": "; ".join(whys),
        "winner": "yes" if claim.source in result.winner else "no",
        "rule": reasons.rule(result.rule),
        "text": " | ".join(dict.fromkeys(said.text for said in claim.said))[:MOST_TEXT],
    }


def _finding(finding: Finding) -> Row:
    return {
        "row": "finding",
        "field": finding.field or "",
        "source": "; ".join(finding.sources),
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "advice": finding.advice.replace("`", ""),
        "suggestion": finding.suggestion,
    }


def _judged(judged: Judged) -> Row:
    reading = judged.reading
    return {
        "source": reading.source,
        "value": title_text(reading.record),
        "agreement": judged.verdict.level,
        "why": listed_in_words(judged.verdict.reasons),
        "winner": "no",
        "identifier": _identifier(reading.record),
        "read from": reading.url or "",
        "retrieved": reading.retrieved or "",
    }


def _identifier(record: Record) -> str:
    """The identifier that names a record, with its kind: "DOI 10.5555/a"."""
    named = ((wording.inline(field), getattr(record, field)) for field in ("doi", "pmid", "pmcid", "handle", "arxiv"))
    return next((f"{name} {value}" for name, value in named if value), "")


def _duplicates(whole: Whole, place: int, groups: Sequence[twins.Twins]) -> Iterator[Row]:
    """The other works of each group of a work; of very many the first, and how many there are beside."""
    for group in groups:
        about = {
            "row": "duplicate", "code": group.code, "severity": group.severity, "message": group.heading, "why": group.why,
            "advice": group.advice,
        }  # fmt: skip
        others = [other for other in group.places[: MOST_OTHERS + 1] if other != place][:MOST_OTHERS]
        yield from ({**about, "value": whole.keys[other]} for other in others)
        if len(group.places) - 1 > len(others):
            yield {**about, "message": f"{group.heading}: {len(group.places) - 1 - len(others):,} more of this list"}


def _line(cells: Sequence[str]) -> str:
    # Messages and addresses come as they were given: a control character would end the line or the file.
    return csv_table.line([text if text.isprintable() else UNPRINTABLE.sub(" ", text) for text in cells])
