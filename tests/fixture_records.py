"""Every record that the fixtures expect of a page, an answer or a library's file: what the world writes, as records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from parsers.record import Record

FIXTURES = Path(__file__).parents[1] / "fixtures"


def records() -> tuple[Record, ...]:
    """The records, each once."""
    found: dict[str, Record] = {}
    for path in sorted(FIXTURES.rglob("expected*.json")):
        for value in _inside(json.loads(path.read_text(encoding="utf-8"))):
            try:
                record = Record.model_validate(value)
            except ValidationError:
                continue  # an object of some other kind
            if record.said_fields():
                found[record.model_dump_json()] = record
    return tuple(found.values())


def _inside(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _inside(one)
