"""report.csv: who said what of every field, a row for each claim, and the findings, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harvester.exporters import csv_table
from harvester.report import plain, reasons, wording
from harvester.report.facts import Reported
from harvester.report.view import title_text
from harvester.work import Claim, FieldResult, Judged, Work
from parsers.values import UNPRINTABLE

COLUMNS = (
    "row", "key", "title", "address", "field", "source", "value", "where it stood", "agreement", "why", "winner",
    "rule", "code", "severity", "message",
)  # fmt: skip
"""`row` tells what a line is about: a claim, a finding, a finding that a person settled, an answer that was set aside, a
service that knows nothing, who registered a DOI, or a failure."""


def write_csv(reported: Sequence[Reported]) -> Iterator[str]:
    """The lines of report.csv: UTF-8 with a byte order mark, RFC 4180, cells that no spreadsheet will calculate."""
    yield "\ufeff" + _line(COLUMNS)
    for one in reported:
        work = one.work
        about = {"key": one.key, "title": title_text(work.record), "address": " ".join(work.addresses)}
        for row in _rows(work):
            yield _line([({**about, **row}).get(column, "") for column in COLUMNS])


def _rows(work: Work) -> Iterator[dict[str, str]]:
    for result in work.fields:
        for claim in result.claims:
            yield _claim(result, claim)
    for finding in work.findings:
        yield {
            "row": "finding",
            "field": finding.field or "",
            "source": "; ".join(finding.sources),
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.message,
        }
    for one in work.settled:
        yield {
            "row": "settled",
            "field": one.finding.field or "",
            "source": "; ".join(one.finding.sources),
            "code": one.finding.code,
            "severity": one.finding.severity,
            "message": f"{one.words} {one.finding.message}",
        }
    for judged in work.set_aside:
        yield _set_aside(judged)
    for service in work.absent:
        yield {"row": "absent", "source": service, "message": "does not know this work"}
    for registration in work.registrations:
        yield {"row": "registration", "source": "doi-ra", "field": "doi", "message": wording.registration(registration)}
    for failure in work.failures:
        yield {
            "row": "failure",
            "source": failure.stage,
            "code": failure.code,
            "message": f"{failure.message} {failure.advice}".strip(),
        }


def _claim(result: FieldResult, claim: Claim) -> dict[str, str]:
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
    }


def _set_aside(judged: Judged) -> dict[str, str]:
    return {
        "row": "set aside",
        "source": judged.reading.source,
        "value": title_text(judged.reading.record),
        "agreement": judged.verdict.level,
        "why": "; ".join(reasons.verdict(reason) for reason in judged.verdict.reasons),
        "winner": "no",
        "message": f"the answer {wording.LEVELS[judged.verdict.level]}; nothing of it was used",
    }


def _line(cells: Sequence[str]) -> str:
    # Messages and addresses come as they were given: a control character would end the line or the file.
    return csv_table.line(UNPRINTABLE.sub(" ", text) for text in cells)
