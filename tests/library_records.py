"""Records that exports are judged by: those of all fixtures of pages, and the shapes of `records`."""

from __future__ import annotations

from functools import cache

from fixture_pages import CASES, expected
from records import SHAPES

from harvester.citation_keys import assign
from harvester.work import Entry
from parsers.record import Record


@cache
def all_entries() -> tuple[Entry, ...]:
    """Every record that a fixture expects, and every shape, under their keys."""
    told = [expected(case) for case in CASES]
    values = [*(one["record"] for one in told if "record" in one), *SHAPES]
    records = [Record.model_validate(value) for value in values]
    return tuple(Entry(key=key, record=record) for key, record in zip(assign(records), records, strict=True))
