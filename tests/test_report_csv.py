"""report.csv: a row for each claim and finding, and no cell that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester.errors import Failure
from harvester.report import Reported, RunFacts, gather, write_csv
from harvester.report.csv_report import COLUMNS
from harvester.work import Agreement, Claim, FieldResult, Finding, Judged, SameWork, Work
from parsers.record import Reading, Record, Said
from parsers.values import Name, PartialDate, Rich

SHARPER = Agreement(kind="COMPATIBLE", why="a month against a full date")
ISSUED = FieldResult(
    field="issued",
    value=PartialDate(year=2024, month=10, day=8),
    winner=("page",),
    claims=(
        Claim(
            source="page",
            value=PartialDate(year=2024, month=10, day=8),
            said=(Said(field="issued", text="2024-10-08", where="label Date Published (line 12)"),),
        ),
        Claim(source="crossref", value={"year": 2024, "month": 10}),
    ),
    agreement=SHARPER,
    pairs=(("page", "crossref", SHARPER),),
    rule="the sharper date wins",
)
RECORD = Record(title=Rich("An <i>E. coli</i> study"), author=(Name(family="Usmani", given="Saad"),))
WORK = Work(
    addresses=("https://example.org/1", "10.5555/1"),
    record=RECORD,
    fields=(ISSUED,),
    readings=(Judged(reading=Reading(source="page", record=RECORD), verdict=SameWork(level="EXACT", reasons=())),),
    set_aside=(
        Judged(
            reading=Reading(source="pubmed", record=Record(title=Rich.of("On birds"))),
            verdict=SameWork(level="DIFFERENT", reasons=("title-differs",)),
        ),
    ),
    absent=("idconv",),
    failures=(
        Failure(address="10.5555/1", stage="crossref", code="timeout", message="No answer.", advice="Try again."),
    ),
    findings=(Finding(code="wrong-doi", severity="error", message="Another work's.", field="doi", sources=("page",)),),
)


def rows(*works: Work) -> list[dict[str, str]]:
    text = "".join(write_csv(gather([Reported(key="usmani2024", work=work) for work in works], (), RunFacts())))
    assert text.startswith("\ufeffrow,key,title,")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (0, {"row": "claim", "key": "usmani2024", "title": "An E. coli study"}),
        (0, {"address": "https://example.org/1 10.5555/1", "field": "issued", "source": "page"}),
        (0, {"value": "2024-10-08", "where it stood": "label Date Published (line 12)"}),
        (0, {"agreement": "COMPATIBLE", "why": SHARPER.why, "winner": "yes", "rule": "The sharper date wins"}),
        (1, {"source": "crossref", "value": "'2024-10", "where it stood": "", "winner": "no"}),
        (2, {"row": "finding", "field": "doi", "code": "wrong-doi", "severity": "error", "message": "Another work's."}),
        (3, {"row": "set aside", "source": "pubmed", "value": "On birds"}),
        (3, {"agreement": "DIFFERENT", "why": "title differs"}),
        (4, {"row": "absent", "source": "idconv", "message": "does not know this work"}),
        (
            5,
            {
                "row": "failure",
                "source": "crossref",
                "code": "timeout",
                "message": "No answer.",
                "advice": "Try again.",
            },
        ),
    ],
)
def test_every_claim_and_finding_has_its_row(place: int, expected: dict[str, str]) -> None:
    row = rows(WORK)[place]
    assert {column: row[column] for column in expected} == expected


def test_the_rows_are_these_and_no_more() -> None:
    assert [row["row"] for row in rows(WORK, WORK)] == [
        "claim",
        "claim",
        "finding",
        "set aside",
        "absent",
        "failure",
        "question",
    ] * 2


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_no_text_breaks_a_row_or_becomes_a_formula(text: str) -> None:
    finding = Finding(code=text, severity="info", message=text)
    (row,) = rows(Work(addresses=(text,), record=Record(), fields=(), readings=(), findings=(finding,)))
    assert tuple(row) == COLUMNS
    for cell in row.values():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert "\x00" not in cell
