"""Values out of JSON that somebody else wrote: any key may hold anything, and no reader stumbles over it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from parsers import clean
from parsers.formats import Unreadable, texts


def text(value: Any) -> str:
    """The text of a value, or of the first in a list of values; "" where there is none.

    >>> text("x"), text(["x", "y"]), text(7), text(None), text({"a": 1})
    ('x', 'x', '7', '', '')
    """
    if isinstance(value, str):
        return value
    return next(iter(texts(value)), "") if value is not None else ""


def line(value: Any) -> str | None:
    """The same as one clean line; None where there is none."""
    raw = text(value)
    return clean.line(raw) if raw else None


def mapping(value: Any) -> dict[str, Any]:
    """An object; empty where the value is none."""
    return value if isinstance(value, dict) else {}


def rows(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a list, each with its place; an object that stands alone is a list of one."""
    items = value if isinstance(value, list) else [value]
    return ((place, item) for place, item in enumerate(items) if isinstance(item, dict))


def kept(item: dict[str, Any], left_out: Collection[str]) -> bytes:
    """An object in its one form of bytes, without the keys that are left out. Raises Unreadable for what nests too deep."""
    try:
        found = {key: value for key, value in item.items() if key not in left_out}
        return json.dumps(found, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()
    except RecursionError:
        raise Unreadable("JSON nested too deep") from None


def shown(data: Any) -> str:
    """What an answer that is none looks like, in a line: its texts on top, and the keys of the rest."""
    if not isinstance(data, dict):
        return f"{type(data).__name__} {text(data)}"[:200].strip()
    return ", ".join(f"{key} {text(value)}".strip() for key, value in data.items())[:200]
