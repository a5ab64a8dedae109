"""Cells that hold more than a label or its value: several labels at once, or the colon that stands between the two."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence

from parsers.visible.blocks import EDGE, Block
from parsers.visible.cells import Line
from parsers.visible.saved_cells import LONGEST_LABEL


def several(
    blocks: Sequence[Block], place: int, field_of: Callable[[str], str | None], fields_of_numbers: Container[str]
) -> list[tuple[str, str, str]] | None:
    """The rows of a cell that holds several labels beside one that holds as many values: "Year - Volume - Issue | 2018 - 5 - 1"."""
    block = blocks[place]
    if (
        block.element is None
        or block.element.tag not in _CELLS
        or len(block.text) > LONGEST_LABEL
        or place + 1 == len(blocks)
    ):
        return None
    names = [name.strip() for name in _BETWEEN_LABELS.split(block.text.rstrip(": "))]
    fields = [field_of(name) for name in names] if len(names) > 1 else []
    if not fields or not all(field in fields_of_numbers for field in fields):
        return None
    value = blocks[place + 1]
    if value.element is None or value.element.getparent() is not block.element.getparent():
        return None
    values = [text.strip() for text in _BETWEEN_LABELS.split(value.text.lstrip(": "))]
    told = list(zip(names, fields, values, strict=False))
    return [(name, field, text) for name, field, text in told if field and text] if len(values) == len(names) else None


_CELLS = ("dt", "th", "td")
_BETWEEN_LABELS = re.compile(r"\s[-–—/|]\s|/")


def without_colon(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a value without the colon that stands before it, in its own cell and not in the label's."""
    if not lines or lines[0].text[:1] not in _COLONS:
        return tuple(lines)
    first = Line(lines[0].text[1:].strip(), _FIRST_COLON.sub("", lines[0].raw, count=1))
    return (first, *lines[1:]) if first.text else tuple(lines[1:])


_COLONS = (":", "：")
_FIRST_COLON = re.compile(f"^[\\s{EDGE}]*[:：]")
