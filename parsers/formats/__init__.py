"""Formats of bytes, one file each: read once, for services, for `check` and for everything later.

Each reads what it is given or raises `Unreadable`, with why, and nothing else.
"""

from __future__ import annotations

import json
import re
from typing import Any


class Unreadable(ValueError):
    """Bytes that are not what they should be: cut short, another format, nested beyond reason."""


# An escape: of a character in two halves, of one half alone, or any other.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u[dD][89a-fA-F][\da-fA-F]{2})|.)", re.ASCII
)
_MAY_BE_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def load_json(body: bytes) -> Any:
    r"""JSON as Python values. Raises `Unreadable` for what is no JSON, or nested deeper than any answer is.

    Half a character, which JSON can say and nobody can write down, is the sign for one that is lost, as where bytes are none.

    >>> load_json(rb'["\ud83d\ude00", "\ud83d!"]') == ["\U0001f600", "\ufffd!"], load_json(rb'["\\ud83d"]') == [r"\ud83d"]
    (True, True)
    """
    text = body.decode(json.detect_encoding(body), "replace")
    # Most files have no such escapes at all, which is told at once.
    if "\\u" in text and _MAY_BE_HALF.search(text):
        text = _ESCAPE.sub(lambda found: r"\ufffd" if found[1] else found[0], text)
    try:
        return json.loads(text, parse_constant=lambda _name: None)
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
