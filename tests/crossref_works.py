"""Works as Crossref's JSON has them: a plain one, and what is said otherwise."""

from __future__ import annotations

import json
from typing import Any

from parsers.formats import crossref
from parsers.record import Reading, Record

BASE: dict[str, Any] = {"DOI": "10.5555/x", "type": "journal-article", "title": ["A study"]}


def reading(**changes: Any) -> Reading:
    """What is read of that work; the hyphens of keys may be written as underscores."""
    return crossref.read(json.dumps(BASE | {key.replace("_", "-"): value for key, value in changes.items()}).encode())


def work(**changes: Any) -> Record:
    return reading(**changes).record


def day(*numbers: Any) -> dict[str, Any]:
    return {"date-parts": [list(numbers)]}
