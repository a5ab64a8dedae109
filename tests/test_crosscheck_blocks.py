"""Titles that thousands of records share: what is compared grows with their number, and what is one work is found all the same."""

from __future__ import annotations

from typing import Any

import pytest

from harvester.crosscheck import identity
from harvester.crosscheck.blocks import MOST_IN_A_BLOCK, Blocks
from harvester.crosscheck.identity import group
from harvester.crosscheck.same_work import same_work
from harvester.crosscheck.search_keys import search_keys
from harvester.work import SameWork
from parsers.record import Record


def note(number: int, **changes: Any) -> Record:
    """One of many notes under one title, each by someone else, in another volume."""
    values = {
        "type": "article-journal", "title": "Notes from the harbour station", "container_title": "Harbour Notes", "volume": str(1000 + number),
        "page": {"first": str(number + 1)}, "issued": {"year": 1900 + number % 100}, "author": [{"family": f"Author{number:05}", "given": "A."}],
    }  # fmt: skip
    return Record.model_validate(values | changes)


def counted(monkeypatch: pytest.MonkeyPatch, records: list[Record]) -> int:
    calls = 0

    def judge(a: Record, b: Record) -> SameWork:
        nonlocal calls
        calls += 1
        return same_work(a, b)

    monkeypatch.setattr(identity, "same_work", judge)
    group(records)
    return calls


def test_comparisons_grow_with_the_list_and_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (counted(monkeypatch, [note(number) for number in range(count)]) for count in (150, 600))
    assert many <= 600 * MOST_IN_A_BLOCK
    # The square would be sixteen times as many.
    assert many <= 5 * few
    # What is letter for letter the same is judged once.
    assert counted(monkeypatch, [note(1)] * 500) == 1


def test_records_of_one_work_in_a_large_block_find_each_other() -> None:
    many = [note(number) for number in range(200)]
    # As another source prints it; without its people; without its place.
    others = [
        note(7, container_title="Harb Notes"),
        note(105, author=[], doi="10.5555/x"),
        note(190, volume=None, page=None, container_title=None),
    ]
    records = [*many, *others]
    blocks = Blocks(records, [one.model_dump_json() for one in records], map(search_keys, records))
    pairs = {(a, b) for a in blocks.places for b in blocks.near(a)}
    assert {(200, 7), (201, 105), (202, 190)} <= pairs
    assert {(b, a) for a, b in pairs} == pairs
    groups, alike = group(records)
    together = {*groups, *alike}
    assert (7, 200) in together


def test_a_work_that_stands_in_a_list_hundreds_of_times_is_one() -> None:
    records = [note(3, doi="10.5555/n.3", note=f"copy {number}") for number in range(3 * MOST_IN_A_BLOCK)]
    assert group(records) == ((tuple(range(len(records))),), ())


def test_what_a_person_decided_holds_in_a_large_group() -> None:
    records = [note(3, doi="10.5555/n.3", note=f"copy {number}") for number in range(3 * MOST_IN_A_BLOCK)]
    groups, _alike = group(records, {(0, 120): False})
    assert not any(0 in members and 120 in members for members in groups)
    others = [note(number) for number in range(120)]
    groups, _alike = group(others, {(2, 110): True})
    assert (2, 110) in groups


def test_the_order_of_a_large_list_does_not_matter() -> None:
    records = [note(number // 2, note=str(number)) for number in range(200)]
    groups, alike = group(records)
    again, alike_again = group(records[::-1])
    last = len(records) - 1
    assert sorted(tuple(sorted(last - place for place in members)) for members in again) == sorted(groups)
    assert {(last - b, last - a) for a, b in alike_again} == set(alike)
