"""The lines that belong to a label because they stand behind or below it: in the same element, beside it, or in the next paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from parsers.visible.blocks import Block
from parsers.visible.cells import CELLS, MOST_LINES, Known, Line, inside, value_cells
from parsers.visible.element_language import language_of


def lines_below(
    blocks: Sequence[Block],
    labels: Sequence[Known | None],
    place: int,
    *,
    paragraphs: bool = False,
    versions: bool = False,
) -> Iterator[Line]:
    """The lines that belong to the label at `place` and stand behind or below it; with `versions` only those in the first one's language."""
    label = blocks[place]
    if label.element is None:
        yield from _below_in_text(blocks, labels, place, paragraphs=paragraphs)
        return
    if label.element.tag in CELLS and not paragraphs:
        yield from value_cells(blocks, labels, place)
        return
    own = False
    language = ""
    for at in range(place + 1, min(place + 1 + MOST_LINES, len(blocks))):
        block = blocks[at]
        within = block.element is not label.element and inside(block, label.element)
        if (
            labels[at] is not None
            or (block.level and block.element is not label.element)
            or not _is_beside(block, label)
            or _is_next_row(block, label)
            # A value that stands in the label's own element ends with it.
            or (own and not within)
        ):
            break
        own = own or within
        if versions and (
            own_called(block, _KEYWORDS) or (own_or_before(blocks, place, at) and begins_terms(blocks, at))
        ):
            break
        if versions and (said := language_of(block.element)):
            if language and said != language:
                break
            language = said
        yield Line(block.text, block.raw)


# What an abstract is told for ends where the keywords begin, though no word announces them.
_KEYWORDS = re.compile(
    r"(?:^|[\s_-])(?:kwd|keywords?)(?:[-_]?(?:groups?|lists?|sections?|parts?))?(?:[\s_-]|$)", re.IGNORECASE
)


def own_or_before(blocks: Sequence[Block], place: int, at: int) -> bool:
    """Whether something of a value stands already before a line."""
    return at > place + 1 and blocks[at - 1].element is not None


def begins_terms(blocks: Sequence[Block], at: int) -> bool:
    """Whether a list of short words begins at a line, behind a paragraph: keywords that nothing announces. A list of an abstract has sentences."""
    before = blocks[at - 1].element
    if at == 0 or before is None or before.tag == "li":
        return False
    items: list[str] = []
    for block in blocks[at : at + _MOST_TERMS]:
        if block.element is None or block.element.tag != "li":
            break
        items.append(block.text)
    return len(items) >= _LEAST_TERMS and all(
        len(text) <= _LONGEST_TERM and not text.endswith((".", ";", "。", "!", "?")) for text in items
    )


_LEAST_TERMS, _MOST_TERMS, _LONGEST_TERM = 2, 30, 50


def own_called(block: Block, called: re.Pattern[str]) -> bool:
    """Whether the element of a line is called so in its class or id."""
    own = block.element
    return own is not None and called.search(f"{own.get('class') or ''} {own.get('id') or ''}") is not None


def _below_in_text(
    blocks: Sequence[Block], labels: Sequence[Known | None], place: int, *, paragraphs: bool
) -> Iterator[Line]:
    """In saved text: the lines up to a blank one, or to the next label; a blank line right below the label is passed over."""
    first = True
    for at in range(place + 1, min(place + 1 + MOST_LINES, len(blocks))):
        block = blocks[at]
        if labels[at] is not None or (block.gap and not first):
            break
        if (
            blocks[place].text.endswith((":", "："))
            and not paragraphs
            and not block.gap
            and _OTHER_ROW.match(block.text)
        ):
            break
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
    # What stands right in the body is a value only below a heading: there the next heading ends it.
    bounds = ("html",) if label.level > 1 else ("body", "html")
    return parent is not None and parent.tag not in bounds and inside(block, parent)


def _is_next_row(block: Block, label: Block) -> bool:
    """Whether a line is another row, with a label nobody knows, behind a label whose value is empty."""
    own, at = label.element, block.element
    if own is None or at is None or at is own:
        return False
    if own.tag == at.tag and label.text.endswith((":", "：")) and _OTHER_ROW.match(block.text):
        return True
    # The label fills a wrapper; what stands in another wrapper called the same is the next label.
    wrapper = own.getparent()
    called = wrapper.get("class") if wrapper is not None and len(wrapper) == 1 else None
    if wrapper is None or not called:
        return False
    for _ in range(_MOST_LEVELS):
        if at is None or at.getparent() is wrapper.getparent():
            break
        at = at.getparent()
    return at is not None and at is not wrapper and at.get("class") == called


_MOST_LEVELS = 12


_OTHER_ROW = re.compile(r"[^\W\d_a-z][^\W\d_]{2,20}(?: [^\W\d_]{2,20})?\s?[:：]\s?\S")


def _ancestor(element: etree._Element, tag: str, below: etree._Element | None) -> etree._Element | None:
    at: etree._Element | None = element
    for _ in range(_MOST_LEVELS):
        if at is None or at is below:
            return None
        if at.tag == tag:
            return at
        at = at.getparent()
    return None
