"""A value of a record as a line of text, so that it can stand in a table."""

from __future__ import annotations

from typing import Any


def shown(value: Any) -> Any:
    if isinstance(value, tuple):
        return "; ".join(str(shown(one)) for one in value)
    for method in ("inverted", "iso", "plain", "text"):
        if callable(getattr(value, method, None)):
            return getattr(value, method)()
    return getattr(value, "value", None) or getattr(value, "text", None) or value
