"""Readings in an order that what they say alone makes, whatever the order in which they came."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from parsers.record import Reading


def distinct(readings: Iterable[Reading]) -> list[Reading]:
    """Each reading once: by source, those of one source by their content."""
    return [one for same in _by_source(readings) for one in _sorted(same)]


def one_voice_each(readings: Iterable[Reading]) -> list[Reading]:
    """Readings that say something new: where two of a source say the same, the evidence of both is one's."""
    return [one for same in _by_source(readings) for one in (same if len(same) == 1 else _joined(same))]


def _by_source(readings: Iterable[Reading]) -> list[list[Reading]]:
    found: dict[str, list[Reading]] = {}
    for reading in readings:
        found.setdefault(reading.source, []).append(reading)
    return [found[source] for source in sorted(found)]


def _sorted(same: list[Reading]) -> list[Reading]:
    # A source seldom speaks twice, and a reading's text costs as much to write as its fields to compare.
    if len(same) == 1:
        return same
    by_text = {reading.model_dump_json(): reading for reading in same}
    return [by_text[text] for text in sorted(by_text)]


def _joined(same: list[Reading]) -> list[Reading]:
    by_record: dict[str, list[Reading]] = {}
    for reading in _sorted(same):
        by_record.setdefault(reading.record.model_dump_json(), []).append(reading)
    return [
        Reading(
            source=group[0].source, record=group[0].record,
            said=tuple(dict.fromkeys(item for one in group for item in one.said)),
            unread=tuple(dict.fromkeys(item for one in group for item in one.unread)),
        )
        for _text, group in sorted(by_record.items())
    ]  # fmt: skip


def same_value(one: Any, other: Any) -> bool:
    """Whether two values of a field are equal. Many names and terms cost less to compare by what they hold."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(
            x is y or (type(x) is type(y) and (x.__dict__ == y.__dict__ if isinstance(x, BaseModel) else x == y))
            for x, y in zip(one, other, strict=True)
        )
    return bool(one == other)
