"""Several dates of one work, each behind a label of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from parsers.dates import read_date
from parsers.record import Said


def day_of_year(items: Sequence[Said], values: dict[str, Any]) -> None:
    """Of a year or a month and a day in it, each behind a label of its own, the day."""
    for item in items if "issued" in values else ():
        known, other = values["issued"], read_date(item.text)
        if (
            other is not None
            and item.where.startswith("label ")
            and len(known.parts()) < len(other.parts())
            and other.parts()[: len(known.parts())] == known.parts()
            and (known.end, known.season, other.end) == (None, None, None)
        ):
            values["issued"] = other
