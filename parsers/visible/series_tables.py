"""A series that a page tells in a small table of its own: a heading, below it the name, the volume and perhaps an ISSN.

The volume there is the number in the series, and none of the book's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from parsers.visible.blocks import Block

_LABELS = {"th": "td", "dt": "dd"}
_MOST_ROWS = 6
_NUMBERS = frozenset(("volume", "issue", "number", "collection_number"))
_SERIALS = frozenset(("issn", "issn_print", "issn_electronic"))


class Series(NamedTuple):
    """(field, text) of what the table says, and the place behind it."""

    parts: tuple[tuple[str, str], ...]
    end: int


def series_below(blocks: Sequence[Block], place: int, field_of: Callable[[str], str | None]) -> Series | None:
    """The series in the table below the heading at `place`, or None where no table of labels stands there."""
    at, rows = place + 1, list[tuple[str, str]]()
    while at + 1 < len(blocks) and len(rows) <= _MOST_ROWS and _is_pair(blocks[at], blocks[at + 1]):
        rows.append((blocks[at].text, blocks[at + 1].text))
        at += 2
    if not 1 < len(rows) <= _MOST_ROWS:
        return None
    parts = [("collection_title", rows[0][1])]
    for label, value in rows[1:]:
        field = field_of(label.rstrip(": ")) or ""
        if field in _NUMBERS:
            parts.append(("collection_number", value))
        elif field in _SERIALS:
            parts.append((field, value))
    return Series(tuple(parts), at)


def _is_pair(label: Block, value: Block) -> bool:
    own, at = label.element, value.element
    if own is None or at is None or own.tag not in _LABELS:
        return False
    following = own.getnext()
    return (
        following is not None
        and following.tag == _LABELS[own.tag]
        and (at is following or following in at.iterancestors())
    )
