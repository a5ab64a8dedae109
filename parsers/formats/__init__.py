"""Formats of bytes, one file each: read once, for services, for `check` and for everything later.

Each reads what it is given or raises `Unreadable`, with why, and nothing else.
"""

from __future__ import annotations

import json
from typing import Any


class Unreadable(ValueError):
    """Bytes that are not what they should be: cut short, another format, nested beyond reason."""


def load_json(body: bytes) -> Any:
    """JSON as Python values. Raises `Unreadable` for what is no JSON, or nested deeper than any answer is."""
    try:
        return json.loads(body.decode(json.detect_encoding(body), "replace"), parse_constant=lambda _name: None)
    except RecursionError:
        raise Unreadable("JSON nested too deep") from None
    except ValueError as error:
        raise Unreadable(f"not JSON ({error})"[:200]) from None


def texts(value: Any) -> list[str]:
    """The texts in a value that should be a text or a list of texts; numbers count as texts."""
    if isinstance(value, str):
        return [str(value)]
    items = value if isinstance(value, list) else [value]
    return [str(item) for item in items if isinstance(item, (str, int, float)) and not isinstance(item, bool)]
