"""The table of agreements: rows of fixtures/works/agreement.txt, each the same in both directions."""

from __future__ import annotations

from collections import Counter

import pytest
from agreement_rows import ROWS, record

from harvester.crosscheck import agree
from parsers.record import FIELDS


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
    assert len(ROWS) >= 1000
    assert {row[0] for row in ROWS} == set(FIELDS)
    kinds = Counter(row[3] for row in ROWS)
    assert set(kinds) == {"EQUAL", "EQUIVALENT", "COMPATIBLE", "CONFLICT"}
    assert min(kinds["EQUIVALENT"], kinds["COMPATIBLE"], kinds["CONFLICT"]) >= 200


def test_no_row_stands_twice() -> None:
    pairs = Counter((row[0], *sorted(row[1:3])) for row in ROWS)
    assert [pair for pair, times in pairs.items() if times > 1] == []
