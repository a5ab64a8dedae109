"""Merging what a person decided: it stands over all, and brings with it the issue that bears it out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from merging import INITIALS, JOURNAL, PEOPLE, reading, told

from harvester.crosscheck import DEFAULT, merge
from harvester.crosscheck.findings.heard import value_text
from harvester.crosscheck.trust import PERSON
from parsers.record import Reading, Record, Said


def decided(**values: Any) -> Reading:
    said = tuple(
        Said(field=field, text=str(value), where="A. Librarian, 2026-03-01") for field, value in values.items()
    )
    return Reading(source=PERSON, record=Record.model_validate(values), said=said)


def test_what_a_person_decided_stands_over_all() -> None:
    sources = [
        reading(source, **JOURNAL, volume="8", issue="2", publisher="Fen Press", author=PEOPLE)
        for source in ("crossref", "pubmed", "page")
    ]
    record, fields = merge([*sources, decided(volume="9", author=INITIALS, publisher="Fen Press")])
    results = {result.field: result for result in fields}
    assert (record.volume, record.publisher, value_text(record.author)) == ("9", "Fen Press", "Okafor, C.; Ng, A.")
    # Nothing is added to what a person said, and nobody is put out for it.
    assert (record.issue, results["issue"].winner) == ("2", ("crossref", "pubmed", "page"))
    assert results["volume"].winner == (PERSON,)
    assert results["publisher"].winner == (PERSON, "page", "crossref", "pubmed")
    assert {results[field].rule for field in ("volume", "author", "publisher")} == {"decided by a person"}
    assert results["volume"].claims[0].said[0].where == "A. Librarian, 2026-03-01"
    assert results["volume"].agreement.kind == "CONFLICT"


def test_the_circle_that_bears_a_decision_out_goes_first() -> None:
    ours = reading("crossref", **JOURNAL, volume="8", issue="2", page={"first": "17"})
    other = reading("page", **JOURNAL, volume="9", issue="3")
    assert merge([ours, other])[0].issue == "2"
    record, _fields = merge([ours, other, decided(volume="9")])
    assert (record.volume, record.issue, record.page) == ("9", "3", None)
    mended, _fields = merge([ours, other, decided(volume="11")])
    assert (mended.volume, mended.issue, mended.page and mended.page.text()) == ("11", "2", "17")


def test_a_decided_page_stands_beside_an_article_number_and_a_decided_field_against_a_policy() -> None:
    sources = [
        reading("crossref", article_number="e7"),
        decided(page={"first": "1", "last": "12"}, keyword=[{"text": "fens"}]),
    ]
    policy = replace(DEFAULT, left_out=frozenset(("keyword",)), name="Ours")
    record, _fields = merge(sources, policy)
    assert (record.page and record.page.text(), record.keyword[0].text) == ("1-12", "fens")


def test_a_field_that_a_person_left_out_keeps_its_claims() -> None:
    left_out = [Said(field="publisher", text="", where="A. Librarian, 2026-03-01")]
    result = told("publisher", ("crossref", "Fen Press"), ("page", "Invented Media"), left_out=left_out)
    assert (result.value, result.winner, len(result.claims)) == (None, (), 2)
    assert result.rule == "left out by decision of a person (A. Librarian, 2026-03-01)"
