"""Records as Zotero's items: every type and field has a place, its servers' schema is kept, and no text becomes another field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from records import MADE, SHAPES, entries, person

from harvester.destinations.zotero_items import ELSEWHERE, MOST_TAG, ROWS, connector_item, item
from harvester.destinations.zotero_schema import ITEM_TYPES, TYPES
from parsers.record import CSL_TYPES, FIELDS


def one(**values: Any) -> dict[str, Any]:
    return item(entries(values)[0])


def extra(**values: Any) -> list[str]:
    return list(one(**values)["extra"].split("\n"))[1:]


def test_every_csl_type_has_an_item_type() -> None:
    assert set(TYPES) == set(CSL_TYPES)
    assert {kind for kind, _why in TYPES.values()} == set(ITEM_TYPES)


def test_every_field_of_a_record_has_a_place() -> None:
    assert {row.field for row in ROWS} | set(ELSEWHERE) == set(FIELDS)
    assert not {row.field for row in ROWS} & set(ELSEWHERE)


def test_every_place_is_a_field_of_some_type() -> None:
    known = frozenset().union(*(kind.fields for kind in ITEM_TYPES.values()))
    assert {place for row in ROWS for place in row.places} <= known


PLACED = (
    ({"type": "article-journal", "container_title": "J", "volume": "8", "issue": "19", "page": {"first": "1", "last": "9"}, "doi": "10.5555/a"},
     {"itemType": "journalArticle", "publicationTitle": "J", "volume": "8", "issue": "19", "pages": "1-9", "DOI": "10.5555/a"}),
    ({"type": "article-journal", "article_number": "e12"}, {"pages": "e12"}),
    ({"type": "chapter", "container_title": "B", "isbn": ["9780306406157"]}, {"itemType": "bookSection", "bookTitle": "B", "ISBN": "9780306406157"}),
    ({"type": "thesis", "publisher": "Invented University", "genre": "PhD thesis"}, {"itemType": "thesis", "university": "Invented University", "thesisType": "PhD thesis"}),
    ({"type": "report", "number": "TR-1", "publisher": "I"}, {"itemType": "report", "reportNumber": "TR-1", "institution": "I"}),
    ({"type": "speech", "event_title": "Meeting", "event_place": "Lisbon", "publisher_place": "Bonn"}, {"itemType": "presentation", "meetingName": "Meeting", "place": "Lisbon"}),
    ({"type": "article", "arxiv": "1706.03762", "publisher": "arXiv"}, {"itemType": "preprint", "archiveID": "arXiv:1706.03762", "repository": "arXiv"}),
    ({"type": "legal_case", "title": "A v. B", "issued": {"year": 1999}}, {"itemType": "case", "caseName": "A v. B", "dateDecided": "1999"}),
    ({"type": "webpage", "url": "https://example.org/", "accessed": {"year": 2022, "month": 3, "day": 4}}, {"accessDate": "2022-03-04", "url": "https://example.org/"}),
    ({"type": "webpage", "accessed": {"year": 2022, "month": 3}}, {"accessDate": None}),
    ({"title": "<i>E. coli</i> &amp; co"}, {"itemType": "document", "title": "<i>E. coli</i> & co"}),
    ({"type": "article-journal", "issn": [{"value": "2473-9537", "kind": "electronic"}, {"value": "2473-9529", "kind": "print"}]}, {"ISSN": "2473-9529, 2473-9537"}),
)  # fmt: skip


def test_a_month_is_no_day_on_which_somebody_looked() -> None:
    assert extra(type="webpage", accessed={"year": 2022, "month": 3}) == ["Accessed: 2022-03"]


@pytest.mark.parametrize(("values", "expected"), PLACED)
def test_fields(values: dict[str, Any], expected: dict[str, Any]) -> None:
    found = one(**values)
    assert {name: found.get(name) for name in expected} == expected


LINES = (
    ({"type": "article-journal", "pmid": "39058954", "pmcid": "PMC11465741"}, ["PMID: 39058954", "PMCID: PMC11465741"]),
    ({"type": "book", "doi": "10.5555/b"}, ["DOI: 10.5555/b"]),
    ({"type": "review-book", "title": "R"}, ["Type: review-book"]),
    ({"type": "article-journal", "page": {"first": "1"}, "article_number": "e1"}, ["Number: e1"]),
    ({"type": "thesis", "editor": [person("Doe", "J.")]}, ["Editor: Doe || J."]),
    ({"type": "article-journal", "issued_online": {"year": 2020, "month": 2}}, ["Available Date: 2020-02"]),
    ({"title": "T", "note": "Source: Scopus"}, ["“Source: Scopus”"]),
    ({"title": "T", "note": "PMID: 1"}, ["“PMID: 1”"]),
    ({"title": "T", "note": "seen in print"}, ["seen in print"]),
    ({"title": "T", "notice": [{"kind": "retraction", "doi": "10.5555/r"}]}, ["“Retracted: notice https://doi.org/10.5555/r.”"]),
    ({"title": "T", "keyword": [{"text": "k" * (MOST_TAG + 1)}]}, ["Keyword: " + "k" * (MOST_TAG + 1)]),
)  # fmt: skip


@pytest.mark.parametrize(("values", "expected"), LINES)
def test_what_the_type_has_no_field_for_is_a_line_of_extra(values: dict[str, Any], expected: list[str]) -> None:
    assert extra(**values) == expected


CREATORS = (
    ({"type": "book", "author": [person("Gogh", "Vincent", non_dropping_particle="van")]}, [{"creatorType": "author", "firstName": "Vincent", "lastName": "van Gogh"}]),
    ({"type": "book", "author": [person("Beethoven", "Ludwig", dropping_particle="van")]}, [{"creatorType": "author", "firstName": "Ludwig van", "lastName": "Beethoven"}]),
    ({"type": "book", "author": [person("Bianco", "F. J.", suffix="Jr")]}, [{"creatorType": "author", "firstName": "F. J., Jr", "lastName": "Bianco"}]),
    ({"type": "book", "author": [{"literal": "WHO"}], "editor": [person("Plato")]}, [{"creatorType": "author", "name": "WHO"}, {"creatorType": "editor", "firstName": "", "lastName": "Plato"}]),
    ({"type": "patent", "author": [person("Doe", "J.")]}, [{"creatorType": "inventor", "firstName": "J.", "lastName": "Doe"}]),
)  # fmt: skip


@pytest.mark.parametrize(("values", "expected"), CREATORS)
def test_creators(values: dict[str, Any], expected: list[dict[str, str]]) -> None:
    assert one(**values)["creators"] == expected


def test_a_retracted_work_is_tagged() -> None:
    found = one(title="T", keyword=[{"text": "a"}, {"text": "b"}], notice=[{"kind": "retraction"}])
    assert found["tags"] == [{"tag": "a"}, {"tag": "b"}, {"tag": "retracted"}]


def check(found: dict[str, Any]) -> None:
    kind = ITEM_TYPES[found["itemType"]]
    assert set(found) <= kind.fields | {"itemType", "creators", "tags", "extra"}
    assert {creator["creatorType"] for creator in found["creators"]} <= set(kind.roles)
    assert all(len(tag["tag"]) <= MOST_TAG for tag in found["tags"])
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize("kind", CSL_TYPES)
def test_a_full_record_of_every_type_keeps_the_schema(kind: str) -> None:
    check(one(**{name: value for shape in SHAPES for name, value in shape.items()} | {"type": kind}))


@given(MADE)
def test_any_record_keeps_the_schema_and_loses_nothing(values: dict[str, Any]) -> None:
    found = one(**values)
    check(found)
    entry = entries(values)[0]
    everything = json.dumps(found, ensure_ascii=False)
    for field in ("volume", "issue", "publisher", "container_title", "doi"):
        value = getattr(entry.record, field)
        assert value is None or json.dumps(str(value), ensure_ascii=False)[1:-1] in everything
    # A line of "Extra" is ours: no text of the record begins one.
    names = {line.split(": ")[0] for line in found["extra"].split("\n")}
    assert names <= {row.line for row in ROWS} | {"Citation Key", "Type", "Editor", "Keyword"}


def test_ten_thousand_authors() -> None:
    assert len(one(type="book", author=[person("Doe", str(n)) for n in range(10_000)])["creators"]) == 10_000


def test_an_empty_record_is_an_item() -> None:
    check(one())


def test_a_connectors_item_has_groups_in_one_field() -> None:
    found = connector_item(
        entries({"type": "book", "title": "T", "author": [{"literal": "WHO"}, person("Doe", "J.")]})[0]
    )
    assert found["creators"] == [
        {"creatorType": "author", "lastName": "WHO", "fieldMode": 1}, {"creatorType": "author", "firstName": "J.", "lastName": "Doe"},
    ]  # fmt: skip
    assert found["id"]


def test_the_documentation_holds_the_table_of_types() -> None:
    text = (Path(__file__).parents[1] / "docs" / "destinations.md").read_text(encoding="utf-8")
    assert not [kind for kind, (there, why) in TYPES.items() if f"| `{kind}` | `{there}` | {why or '–'} |" not in text]
