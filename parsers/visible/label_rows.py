"""Known labels among the visible lines of a page, each with the lines of its value.

The ways in which pages set a label beside its value: "Label: value" on one line; a definition list; the cells of a table's
row, or a row of labels above a row of values; a heading or a bold word with the value below it or behind it; and, in saved
text, a label alone on its line, or glued to its value because the page's style was lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from parsers.rows import line_row
from parsers.visible.blocks import EDGE, REFERENCES, Block
from parsers.visible.cells import CELLS, MOST_LINES, Known, Line, inside, value_cells

LONGEST_LABEL = 60
_LABEL_TAGS = frozenset("dt th td div p span h2 h3 h4 h5 h6 label caption section center body form li".split())
_LEAST_GLUED = 3

FieldOf = Callable[[str], str | None]


class Row(NamedTuple):
    """A known label, the field it names, and the lines of its value: none where it is empty."""

    label: str
    field: str
    lines: tuple[Line, ...]
    where: str


def labelled_rows(blocks: Sequence[Block], field_of: FieldOf) -> list[Row]:
    """The rows of known labels in `blocks`, in their order; nothing from the list of references on."""
    blocks = blocks[: _references(blocks)]
    labels = [_label(block, field_of) for block in blocks]
    glued = _glued(blocks, labels, field_of)
    found: list[Row] = []
    for place, block in enumerate(blocks):
        known = labels[place]
        if known is not None:
            label, field, rest = known
            lines = [rest] if rest.text else list(_below(blocks, labels, place))
            if field == "abstract" and rest.text:
                lines += _below(blocks, labels, place, paragraphs=True)
            found.append(Row(label, field, tuple(lines), f"label {label} ({block.where})"))
        elif place in glued:
            label, field, text = glued[place]
            found.append(Row(label, field, (Line(text, text),), f"label {label} ({block.where})"))
    return found


def _references(blocks: Sequence[Block]) -> int:
    """Where the heading of the references stands, or the end."""
    for place, block in enumerate(blocks):
        if (
            block.level
            and len(block.text) < _LONGEST_HEADING
            and REFERENCES.fullmatch(block.text.strip(" :.0123456789"))
        ):
            return place
    return len(blocks)


_LONGEST_HEADING = 40
_Glued = tuple[str, str, str]


def _label(block: Block, field_of: FieldOf) -> Known | None:
    """(label, field, the rest of the line) of a line that begins with a known label or is one."""
    text = block.text
    if len(text) <= LONGEST_LABEL:
        bare = text.rstrip(":： ").strip()
        field = field_of(bare) if _is_long_enough(bare, block) else None
        if field is not None and (bare != text or _may_be_label(block)):
            return bare, field, Line("", "")
    if ":" not in text[:LONGEST_LABEL] and "：" not in text[:LONGEST_LABEL]:
        return _set_apart(block, field_of)
    row = line_row(block.number, text)
    if row is None:
        return None
    field = field_of(row.label) if _is_long_enough(row.label, block) else None
    if field is None or not row.value:
        return None
    return row.label, field, Line(row.value, _behind_colon(block.raw))


def _is_long_enough(label: str, block: Block) -> bool:
    """Two letters are an abbreviation of anything ("BD: Bout duration"), but where labels stand in cells of their own."""
    return (
        len(label) > _SHORT
        or not label.isascii()
        or (block.element is not None and block.element.tag in _LABEL_CELLS and len(label) == _SHORT)
    )


_SHORT = 2
_LABEL_CELLS = frozenset(("dt", "th", "td"))


def _set_apart(block: Block, field_of: FieldOf) -> Known | None:
    """A label without a colon, in an inline element of its own before its value: <b>Journal</b> Annals of …"""
    raw = block.raw.lstrip()
    if block.element is None:
        return None
    if not raw.startswith(EDGE):
        return _emphasised(block, raw, field_of)
    first, _edge, rest = raw[1:].partition(EDGE)
    label = " ".join(first.split())
    if not label or len(label) > LONGEST_LABEL or not rest.strip(EDGE + " \n\t"):
        return None
    inner = next(
        (child for child in block.element.iter("a", "span", "label", "strong", "b") if (child.text or "").strip()), None
    )
    if inner is None or inner.tag == "a":
        return None
    field = field_of(label)
    text = " ".join(rest.replace(EDGE, " ").split())
    return (label, field, Line(text, rest)) if field is not None else None


def _emphasised(block: Block, raw: str, field_of: FieldOf) -> Known | None:
    """A label in italics before its value: <em>Title</em> <strong>Tides of …</strong>."""
    first = next(iter(block.element), None) if block.element is not None else None
    if first is None or first.tag not in ("em", "i") or EDGE not in raw:
        return None
    label, _edge, rest = raw.partition(EDGE)
    label, text = " ".join(label.split()), " ".join(rest.replace(EDGE, " ").split())
    field = field_of(label) if text and label == " ".join((first.text or "").split()) else None
    return (label, field, Line(text, rest)) if field is not None else None


def _behind_colon(raw: str) -> str:
    places = [place for place in (raw.find(":"), raw.find("：")) if place >= 0]
    return raw[min(places) + 1 :] if places else raw


def _may_be_label(block: Block) -> bool:
    """Whether a line that is nothing but a label's words stands where labels stand: no link of a menu, no tab."""
    element = block.element
    if element is None:
        return True
    if element.tag not in _LABEL_TAGS or element.tag == "li":
        return False
    return element.tag in ("dt", "th", "td") or not any(
        len("".join(map(str, link.itertext())).strip()) >= len(block.text) - 1 for link in element.iter("a", "button")
    )


def _below(
    blocks: Sequence[Block], labels: Sequence[Known | None], place: int, *, paragraphs: bool = False
) -> Iterator[Line]:
    """The lines that belong to the label at `place` and stand behind or below it."""
    label = blocks[place]
    if label.element is None:
        yield from _below_in_text(blocks, labels, place, paragraphs=paragraphs)
        return
    if label.element.tag in CELLS and not paragraphs:
        yield from value_cells(blocks, labels, place)
        return
    own = False
    for at in range(place + 1, min(place + 1 + MOST_LINES, len(blocks))):
        block = blocks[at]
        within = block.element is not label.element and inside(block, label.element)
        if (
            labels[at] is not None
            or (block.level and block.element is not label.element)
            or not _is_beside(block, label)
            # A value that stands in the label's own element ends with it.
            or (own and not within)
        ):
            break
        own = own or within
        yield Line(block.text, block.raw)


def _below_in_text(
    blocks: Sequence[Block], labels: Sequence[Known | None], place: int, *, paragraphs: bool
) -> Iterator[Line]:
    """In saved text: the next paragraph; for an abstract all that follows it up to the next label."""
    first = True
    for at in range(place + 1, min(place + 1 + MOST_LINES, len(blocks))):
        block = blocks[at]
        if labels[at] is not None or (block.gap and not first):
            break
        first = first and paragraphs
        yield Line(block.text.removeprefix("- ").removeprefix("• ").strip(), block.raw)
        first = False


def _is_beside(block: Block, label: Block) -> bool:
    """Whether a line is a value of a label that stands before it: in the same element, or in one beside it."""
    own, at = label.element, block.element
    if own is None or at is None:
        return False
    if at is own:
        return True
    if own.tag == "dt":
        return _ancestor(at, "dd", own.getparent()) is not None
    parent = own.getparent()
    # A label that fills its wrapper stands beside what follows the wrapper.
    for _ in range(2):
        if parent is not None and len(parent) == 1 and parent.tag not in ("body", "html"):
            parent = parent.getparent()
    return parent is not None and parent.tag not in ("body", "html") and inside(block, parent)


def _ancestor(element: etree._Element, tag: str, below: etree._Element | None) -> etree._Element | None:
    at: etree._Element | None = element
    for _ in range(12):
        if at is None or at is below:
            return None
        if at.tag == tag:
            return at
        at = at.getparent()
    return None


def _glued(blocks: Sequence[Block], labels: Sequence[Known | None], field_of: FieldOf) -> dict[int, _Glued]:
    """Lines of saved text that begin with a label glued to its value, where several do: "Issue number7"."""
    found: dict[int, _Glued] = {}
    for place, block in enumerate(blocks):
        if block.element is None and labels[place] is None:
            known = _unglued(block.text, field_of)
            if known is not None:
                found[place] = known
    return found if len(found) >= _LEAST_GLUED else {}


def _unglued(text: str, field_of: FieldOf) -> _Glued | None:
    for end in range(min(LONGEST_LABEL, len(text) - 1), 2, -1):
        before, after = text[end - 1], text[end]
        if (before.islower() or before in ")*") and (after.isupper() or after.isdigit()):
            field = field_of(text[:end].strip())
            if field is not None:
                return text[:end].strip(), field, text[end:].strip()
    return None
