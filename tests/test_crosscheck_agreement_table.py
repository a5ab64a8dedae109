"""The table of agreements: rows of fixtures/works/agreement.txt, each the same in both directions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from harvester.crosscheck import agree
from parsers.record import FIELDS, Record

LINES = (Path(__file__).parents[1] / "fixtures/works/agreement.txt").read_text("utf-8").splitlines()
ROWS = [
    [cell.strip() for cell in line.split(" | ")] for line in (f"{one} " for one in LINES) if not line.startswith("#")
]
KINDS = {"p": "print", "e": "electronic", "l": "linking", "": None}


def person(text: str) -> dict[str, Any]:
    if text.startswith("="):
        return {"literal": text[1:]}
    bare, _bracket, suffix = text.partition(" [")
    family, _comma, given = bare.partition(", ")
    return {"family": family, "given": given or None, "suffix": suffix.rstrip("]") or None}


def date(text: str) -> dict[str, Any]:
    first, _slash, last = text.partition("/")
    day, _blank, season = first.partition(" ")
    parts = dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=False))
    return parts | ({"season": season} if season else {}) | ({"end": date(last)} if last else {})


def record(field: str, text: str) -> Record:
    if field in ("author", "editor", "translator", "contributor", "local_author"):
        return Record.model_validate({field: [person(one) for one in text.split("; ")]})
    if field == "issn":
        numbers, _at, journal = text.partition(" @ ")
        issns = [{"value": one[:9], "kind": KINDS[one[9:].strip()]} for one in numbers.split(", ")]
        return Record.model_validate({"issn": issns, "container_title": journal or None})
    if field == "page":
        pages, _hash, number = text.partition(" # ")
        first, _dash, last = pages.partition("-")
        return Record.model_validate({"page": {"first": first, "last": last or None}, "article_number": number or None})
    if field in ("issued", "issued_online", "event_date"):
        when, _tilde, online = text.partition(" ~ ")
        values = {field: date(when)} | ({"issued_online": date(online)} if online else {})
        return Record.model_validate(values)
    if field == "keyword":
        return Record.model_validate({field: [{"text": one} for one in text.split("; ")]})
    return Record.model_validate({field: text.split("; ") if field in ("isbn", "funder") else text})


@pytest.mark.parametrize(
    ("field", "one", "other", "kind", "why"), ROWS, ids=[f"{n}-{row[0]}" for n, row in enumerate(ROWS)]
)
def test_row(field: str, one: str, other: str, kind: str, why: str) -> None:
    a, b = record(field, one), record(field, other)
    found = agree(field, a, b)
    assert found is not None
    assert (found.kind, found.why) == (kind, why)
    assert agree(field, b, a) == found
    for same in (a, b):
        itself = agree(field, same, same)
        assert itself is not None
        assert itself.kind == "EQUAL"


def test_the_table_is_rich_and_speaks_of_every_field() -> None:
    assert len(ROWS) >= 150
    assert {row[0] for row in ROWS} | {"notice", "related"} == set(FIELDS)
    assert all(re.fullmatch(r"EQUAL|EQUIVALENT|COMPATIBLE|CONFLICT", row[3]) for row in ROWS)


def test_notices_and_related_works_add_up() -> None:
    one = Record.model_validate(
        {
            "notice": [{"kind": "retraction", "doi": "10.5555/r"}],
            "related": [{"relation": "has-preprint", "id": "10.5555/p"}],
        }
    )
    other = Record.model_validate(
        {"notice": [{"kind": "correction", "pmid": "7"}], "related": [{"relation": "has-review", "id": "10.5555/v"}]}
    )
    for field in ("notice", "related"):
        found = agree(field, one, other)
        assert found is not None
        assert found.kind == "COMPATIBLE"
