"""Tables in saved text, whose cells tabs set apart: a label and its value in a line, and values that go on below in their column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from parsers.visible.blocks import EDGE, Block
from parsers.visible.cells import Known, Line

LONGEST_LABEL = 60


def of_cells(cells: Sequence[str], field_of: Callable[[str], str | None]) -> Known | None:
    """A label and its value in cells of a row of saved text; a third cell of full item views is the value's language."""
    label = cells[0].rstrip(":： ")
    field = field_of(label) if len(label) <= LONGEST_LABEL else None
    if field is None or not label[:1].isalpha():
        return None
    value = cells[1] if "." in label or len(cells) == _A_PAIR else " ".join(cells[1:])
    return label, field, Line(value, value)


_A_PAIR = 2


def in_column(blocks: Sequence[Block], labels: Sequence[Known | None], start: int) -> list[Line]:
    """The lines from `start` on that stand in the column of the values: their first cell is empty, and they are no label."""
    below = takewhile(
        lambda place: labels[place] is None and blocks[place].raw.startswith(EDGE), range(start, len(blocks))
    )
    return [Line(text, text) for place in below for text in (blocks[place].raw.strip(EDGE),)]
