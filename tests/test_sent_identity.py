"""Which work is which from one export to the next: found by what it goes by, each row once, others never."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import MADE

from harvester.destinations.identity import Ledger, Sent, merged, names
from parsers.record import Record

SAME = {"title": "On vines", "author": [{"family": "Doe"}], "issued": {"year": 2001}}
# What was sent, what comes, and whether it is that work.
ROWS: tuple[tuple[dict[str, Any], dict[str, Any], bool], ...] = (
    (SAME, SAME, True), (SAME | {"pmid": "1"}, SAME | {"pmid": "1", "doi": "10.5555/a"}, True), (SAME, SAME | {"doi": "10.5555/a"}, True),
    (SAME | {"doi": "10.5555/a"}, SAME | {"doi": "10.5555/b"}, False), (SAME | {"doi": "10.5555/a"}, {"title": "Another", "doi": "10.5555/a"}, True),
    (SAME, SAME | {"title": "On Vines!"}, False), (SAME, SAME | {"publisher": "Press"}, True), (SAME | {"pmid": "1"}, SAME | {"pmid": "2"}, False),
    (SAME | {"doi": "10.5555/a", "pmid": "1"}, SAME | {"pmid": "2", "doi": "10.5555/a"}, True), ({}, {"url": "https://example.org/1"}, False),
    ({"url": "https://example.org/1"}, {"url": "https://example.org/1", "language": "en"}, True), ({}, {}, True),
)  # fmt: skip


def row(record: dict[str, Any], key: str = "k") -> Sent:
    return Sent(names(Record.model_validate(record)), key, 1, "")


@pytest.mark.parametrize(("before", "now", "expected"), ROWS)
def test_found_again(before: dict[str, Any], now: dict[str, Any], expected: bool) -> None:  # noqa: FBT001 - a column
    assert (Ledger([row(before)]).find(names(Record.model_validate(now))) is not None) == expected


def test_a_row_is_found_once() -> None:
    ledger, mine = Ledger([row(SAME)]), names(Record.model_validate(SAME))
    assert ledger.find(mine) is not None
    assert ledger.find(mine) is None


def test_an_identifier_that_a_work_had_is_remembered_and_what_it_said_is_not() -> None:
    found = merged(names(Record(title=None, pmid="1")), row(SAME | {"doi": "10.5555/a"}).names)
    assert "doi:10.5555/a" in found
    assert sum(name.startswith("record:") for name in found) == 1


@settings(deadline=None)
@given(st.lists(MADE, max_size=6), st.randoms())
def test_works_that_are_as_they_were_are_found_in_any_order(values: list[Any], chance: Any) -> None:
    called = [names(Record.model_validate(value)) for value in values]
    ledger = Ledger([Sent(mine, f"k{place}", 1, "") for place, mine in enumerate(called)])
    shuffled = list(called)
    chance.shuffle(shuffled)
    ledger.expect(shuffled)
    found = [ledger.find(mine) for mine in shuffled]
    assert [one.names for one in found if one is not None] == shuffled
    assert len({one.key for one in found if one is not None}) == len(values)
