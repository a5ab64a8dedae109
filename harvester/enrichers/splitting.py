"""What is asked after a batch had no answer: its parts, so that one identifier does not spoil the others'. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence

# Asking for the same again would give the same; asking for less may not.
AT_ONCE = frozenset(("http-400", "http-413", "http-414", "http-422", "http-431", "too-large", "too-much"))
# What may be too much for a service, or stumble over one record, after it was asked in vain several times.
IN_THE_END = frozenset(("unreadable", "timeout", "cut-short", "http-408", "http-500", "http-502", "http-504"))


def most_parts(size: int) -> int:
    """How many more requests a batch may cost: enough to find two bad identifiers of it.

    >>> most_parts(1), most_parts(50), most_parts(200)
    (0, 24, 32)
    """
    return 4 * (size - 1).bit_length() if size > 1 else 0


def parts(batch: Sequence[str], code: str, body: bytes) -> tuple[tuple[str, ...], ...]:
    """The parts to ask for in place of a batch: without the identifiers that the answer names as bad, else its halves.

    Nothing where smaller parts would not help.
    """
    if len(batch) < 2 or code not in AT_ONCE | IN_THE_END:
        return ()
    if code == "http-400":
        named = _named(batch, body)
        if 0 < len(named) < len(batch):
            return tuple(one for one in batch if one not in named), tuple(one for one in batch if one in named)
    middle = len(batch) // 2
    return tuple(batch[:middle]), tuple(batch[middle:])


def _named(batch: Sequence[str], body: bytes) -> set[str]:
    """The identifiers that the message of an error names: Crossref's is a list of `{"type", "value", "message"}`."""
    try:
        data = json.loads(body[:100_000].decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return set()
    rows = data.get("message") if isinstance(data, dict) else None
    said = (
        [str(value).lower() for row in rows if isinstance(row, dict) for value in row.values()]
        if isinstance(rows, list)
        else []
    )
    # A value that repeats the whole filter names nobody.
    return {one for one in batch if any(one in text for text in said if text.count("doi:") < 2)}
