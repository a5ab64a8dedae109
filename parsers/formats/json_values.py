"""Values out of JSON that somebody else wrote: any key may hold anything, and no reader stumbles over it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parsers import clean
from parsers.formats import texts


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
