"""Cells of tables: the value beside a label, or below it where the whole row is labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from parsers.types import read_type
from parsers.visible.blocks import Block

MOST_LINES = 400
CELLS = frozenset(("td", "th"))


class Line(NamedTuple):
    """One line of a value: its text, and its text with the edges of its inline elements."""

    text: str
    raw: str


Known = tuple[str, str, Line]
"""A label, the field it names, and what stands behind it on its line."""


def value_cells(blocks: Sequence[Block], labels: Sequence[Known | None], place: int) -> Iterator[Line]:
    """The value cell that stands beside a label cell, or below it where the whole row is labels."""
    cell = blocks[place].element
    row = cell.getparent() if cell is not None else None
    if cell is None or row is None:
        return
    value = _next_cell(cell)
    beside = _places_in(blocks, place + 1, row)
    if value is not None and next(value.iter("table"), None) is not None:
        # A table in the value's cell: what its rows begin with ("Advisor | Committee chair").
        yield from (Line(blocks[at].text, blocks[at].raw) for at in beside if _begins_row(blocks[at], value))
        return
    if value is not None and any(labels[at] is not None and inside(blocks[at], value) for at in beside):
        value = _cell_below(cell, row)
        if value is None:
            return
        beside = list(range(place + 1, min(place + 1 + MOST_LINES, len(blocks))))
    if value is None:
        value = _last_below(blocks, labels, place, row)
        value = value if value is not None else _only_below(blocks, labels, place, row)
        beside = list(range(place + 1, min(place + 1 + MOST_LINES, len(blocks)))) if value is not None else beside
    if value is None:
        # The label's own cell may hold the value too, below it.
        for at in range(place + 1, min(place + 1 + MOST_LINES, len(blocks))):
            if labels[at] is not None or not inside(blocks[at], cell):
                return
            yield Line(blocks[at].text, blocks[at].raw)
        return
    for at in beside:
        if inside(blocks[at], value):
            yield Line(blocks[at].text, blocks[at].raw)


def _begins_row(block: Block, value: etree._Element) -> bool:
    """Whether a line stands in the first cell of a row of a table within a cell; in any other place of it, where no row is."""
    if not inside(block, value):
        return False
    at = block.element
    for _ in range(_MOST_LEVELS):
        if at is None or at is value:
            return True
        if at.tag in CELLS:
            return at.tag == "td" and at.getprevious() is None
        at = at.getparent()
    return False


def without_values(blocks: Sequence[Block], labels: Sequence[Known | None]) -> list[Known | None]:
    """The labels without the values that read as one: "por" behind "Language" is Portuguese, and no word for "by"."""
    kept = list(labels)
    for place, known in enumerate(labels[1:], 1):
        # "WOS:000394446801234" in a value's place is a number of some database, and "ISSN: 1234-5679" there a row of its own.
        bare = known is not None and (not known[2].text or known[1] == "other")
        if bare and _is_value(blocks[place - 1], kept[place - 1], blocks[place]):
            kept[place] = None
    return kept


def _is_value(label: Block, known: Known | None, block: Block) -> bool:
    """Whether a line stands in the value's place of a label: in the `dd` behind its `dt`, in the one cell behind its own, or in
    the second of two elements of which the first is the label's.
    """
    own, at = label.element, block.element
    if known is None or known[2].text or block.text.endswith((":", "：")):
        return False
    if own is None or at is None:
        # In saved text a kind of work below its label is its value, though some page has a label of that name: "Dataset".
        return known[1] == "type" and own is None and not block.gap and read_type(block.text) is not None
    if own.tag == "dt":
        return at.tag == "dd"
    row = own.getparent()
    if own.tag == "div" and row is not None and len(row) == len((own, at)) and row[0] is own and row[1] is at:
        return own.get("class") != at.get("class") or label.text.endswith((":", "："))
    return (
        at.tag == "td"
        and at.getparent() is row
        and row is not None
        and len(row) <= _MOST_OF_A_PAIR
        and [cell for cell in row if cell.tag in CELLS and not _is_colon(cell)] == [own, at]
        and (
            own.tag == "th"
            or label.text.endswith((":", "："))
            or (known[1] == "type" and read_type(block.text) is not None)
        )
    )


_MOST_OF_A_PAIR = 3


def _places_in(blocks: Sequence[Block], start: int, row: etree._Element) -> list[int]:
    """The places from `start` on whose lines stand in a row; the line before them is one of its cells."""
    found: list[int] = []
    for at in range(start, min(start + MOST_LINES, len(blocks))):
        one = blocks[at].element
        for _ in range(_MOST_LEVELS):
            if one is None or one is row:
                break
            one = one.getparent()
        else:
            continue  # so deep that it counts as outside
        if one is None:
            break  # the lines of an element follow each other: this one stands behind the row
        found.append(at)
    return found


def _last_below(
    blocks: Sequence[Block], labels: Sequence[Known | None], place: int, row: etree._Element
) -> etree._Element | None:
    """The cell below the last one of a row, where the cell before it is a label too, and every cell has its line."""
    cell = blocks[place].element
    cells = _cells(row)
    first = place - len(cells) + 1
    if cell is None or len(cells) < 2 or first < 0 or cells[-1] is not cell:
        return None
    all_labels = all(
        labels[first + at] is not None and inside(blocks[first + at], one) for at, one in enumerate(cells[:-1])
    )
    return _cell_below(cell, row) if all_labels else None


def _only_below(
    blocks: Sequence[Block], labels: Sequence[Known | None], place: int, row: etree._Element
) -> etree._Element | None:
    """The cell below one that fills its row with a label and its colon, where it fills its row too and begins with no label."""
    cell = blocks[place].element
    if cell is None or _cells(row) != [cell] or not blocks[place].text.endswith((":", "：")):
        return None
    below = _cell_below(cell, row)
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    return below if following is not None and labels[place + 1] is None and inside(following, below) else None


def _next_cell(cell: etree._Element) -> etree._Element | None:
    following = cell.getnext()
    # A cell that holds nothing but a colon stands between the two.
    while following is not None and (following.tag not in CELLS or _is_colon(following)):
        following = following.getnext()
    return following


def _is_colon(cell: etree._Element) -> bool:
    return not len(cell) and (cell.text or "").strip() in (":", "：")


def _cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row; none of one that is longer than any row of labels."""
    return [child for child in row if child.tag in CELLS] if len(row) <= _MOST_CELLS else []


_MOST_CELLS = 100


def _cell_below(cell: etree._Element, row: etree._Element) -> etree._Element | None:
    """The cell below one in a row of labels; None where the rows have not as many cells."""
    cells = _cells(row)
    below = row.getnext()
    head = row.getparent()
    if below is None and head is not None and head.tag == "thead":
        body = head.getnext()
        below = next(iter(body), None) if body is not None else None
    others = _cells(below) if below is not None else []
    return others[cells.index(cell)] if len(others) == len(cells) > 0 else None


def inside(block: Block, element: etree._Element | None) -> bool:
    """Whether a block stands in an element."""
    at = block.element
    for _ in range(_MOST_LEVELS):
        if at is None:
            return False
        if at is element:
            return True
        at = at.getparent()
    return False


_MOST_LEVELS = 12
