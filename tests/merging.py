"""What sources say of one work, merged: the readings, and what comes of one field."""

from __future__ import annotations

from typing import Any

from harvester.crosscheck import merge
from harvester.work import FieldResult
from parsers.record import Reading, Record

JOURNAL = {"container_title": "Rooms", "issued": {"year": 2020}}
PEOPLE = [{"family": "Okafor", "given": "Chidi"}, {"family": "Ng", "given": "Andrew"}]
INITIALS = [{"family": "Okafor", "given": "C."}, {"family": "Ng", "given": "A."}]


def reading(source: str, **values: Any) -> Reading:
    return Reading(source=source, record=Record.model_validate(values))


def told(field: str, *said: tuple[str, Any], beside: dict[str, Any] | None = None, **options: Any) -> FieldResult:
    """What comes of one field where each source says a value of it, and all say `beside`."""
    readings = [reading(source, **{field: value}, **(beside or {})) for source, value in said]
    (result,) = (result for result in merge(readings, **options)[1] if result.field == field)
    return result
