"""JSON Lines with all that is known of a work, as `jsonl.schema.json` describes it: a work a line. Pure.

The record as the model writes it, and where there is more than the record: per field who said what, who won and why; the
readings; findings, decisions and failures; the addresses that led to it. No value is lost, and none is in two forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from harvester.exporters import told
from harvester.exporters.losses import FACTS
from harvester.work import Entry

FORMAT = "harvester-work"
VERSION = 1
"""Raised where what was there is gone or means something else; what is only added does not raise it."""
HOLDS: Mapping[str, str] = MappingProxyType({fact: f"record.{fact.partition('.')[0]}" for fact in FACTS})


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """A line a work."""
    for entry in entries:
        yield told.line(_line(entry)) + "\n"


def _line(entry: Entry) -> dict[str, Any]:
    work = entry.work
    known: dict[str, Any] = {
        "format": FORMAT, "version": VERSION, "key": entry.key, "flags": list(entry.flags), "policy": entry.policy,
        "record": told.value(entry.record), "sources": {field: list(sources) for field, sources in entry.sources},
    }  # fmt: skip
    if work is not None:
        known |= {"addresses": list(work.addresses), **told.history(work), "failures": told.values(work.failures)}
    return {key: value for key, value in known.items() if key != "policy" or value}
