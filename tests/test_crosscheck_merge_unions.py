"""Merging what adds up: ISSNs, ISBNs and notices, each told once and with who named it."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from merging import told

from harvester.crosscheck import merge
from parsers.record import Reading, Record


def test_every_issn_tells_who_names_it_and_its_kind() -> None:
    result = told(
        "issn", ("crossref", [{"value": "2473-9529", "kind": None}, {"value": "2473-9537", "kind": "electronic"}]),
        ("pubmed", [{"value": "2473-9529", "kind": "print"}]), ("page", [{"value": "2473-9529"}]), beside={"container_title": "R"},
    )  # fmt: skip
    assert [(issn.value, issn.kind) for issn in result.value] == [("2473-9529", "print"), ("2473-9537", "electronic")]
    assert dict(result.parts) == {"0": ("crossref", "pubmed", "page"), "0.kind": ("pubmed",), "1": ("crossref",)}


def test_forms_of_a_book_stand_beside_each_other_whoever_else_names_one() -> None:
    """Whether two ISBNs are forms of one book is seen from the titles beside them, of each source its own."""
    page = Reading(source="page", record=Record(type="book", title="A study of rooms", isbn=("9780306406157",)))
    other = Reading(source="datacite", record=Record(type="book", title="A study of rooms", isbn=("9781861972712",)))
    third = Reading(source="crossref", record=Record(type="book", title="A Study of Rooms", isbn=("9780306406157",)))
    for readings in ([page, other], [page, other, third]):
        record, fields = merge(readings)
        (found,) = (field for field in fields if field.field == "isbn")
        assert found.agreement.kind == "COMPATIBLE", len(readings)
        assert set(record.isbn) == {"9780306406157", "9781861972712"}


@pytest.mark.parametrize(
    ("lists", "notices"),
    [
        # Crossref knows a notice by its DOI, PubMed by its PMID; whoever knows both brings them together.
        ([[{"kind": "retraction", "doi": "10.5555/r", "date": {"year": 2020}}], [{"kind": "retraction", "pmid": "7"}], [{"kind": "retraction", "doi": "10.5555/r", "pmid": "7"}]],
         [("retraction", "10.5555/r", "7", 2020)]),
        ([[{"kind": "retraction", "doi": "10.5555/r"}], [{"kind": "retraction", "pmid": "7"}]], [("retraction", "10.5555/r", None, None), ("retraction", None, "7", None)]),
        ([[{"kind": "retraction", "doi": "10.5555/r"}], [{"kind": "retraction"}]], [("retraction", "10.5555/r", None, None)]),
        ([[{"kind": "correction", "doi": "10.5555/r"}], [{"kind": "retraction"}]], [("correction", "10.5555/r", None, None), ("retraction", None, None, None)]),
        ([[{"kind": "retraction", "doi": "10.5555/r", "date": {"year": 2020}}], [{"kind": "retraction", "date": {"year": 2024}}]],
         [("retraction", "10.5555/r", None, 2020), ("retraction", None, None, 2024)]),
        ([[{"kind": "correction", "doi": "10.5555/r", "pmid": "7"}], [{"kind": "correction", "doi": "10.5555/r", "pmid": "8"}]],
         [("correction", "10.5555/r", "7", None), ("correction", "10.5555/r", "8", None)]),
    ],
)  # fmt: skip
def test_a_notice_known_to_anybody_survives_and_is_told_once(lists: list[Any], notices: list[Any]) -> None:
    for order in itertools.permutations(zip(("crossref", "pubmed", "page"), lists, strict=False)):
        result = told("notice", *order)
        assert [(one.kind, one.doi, one.pmid, one.date and one.date.year) for one in result.value] == notices
        assert set(result.winner) == {source for source, _notices in order}
