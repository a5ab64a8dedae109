"""Where a page's list of references begins and ends: what stands below its heading speaks of other works.

Journals set what tells of the work itself (how to cite it, its issue, its dates) behind the list too. Where the heading and the
list fill an element of their own, the page goes on behind it, up to a heading of other works; else only from a heading on that
says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from parsers.labels import field_of
from parsers.visible.abstracts import END
from parsers.visible.blocks import Block
from parsers.visible.cells import inside

_WHOLE = frozenset(("body", "html", "main", "article"))
_MOST_WRAPPERS = 3
_LONGEST_HEADING = 60


def without_references(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that speak of the page's own work: without the list of references, and without what stands behind a list that has no end."""
    kept: list[Block] = []
    section: etree._Element | None = None
    heading: Block | None = None
    behind = False
    for block in blocks:
        if behind and _heads_other_works(block):
            break
        if heading is not None and (
            inside(block, section) if section is not None else not _tells_of_work(block, heading)
        ):
            continue
        heading = None
        if block.heads_references():
            heading, section, behind = block, _section(block), True
            continue
        kept.append(block)
    return kept


def _tells_of_work(block: Block, references: Block) -> bool:
    """Whether a heading behind a list of references in the same element is the label of what tells of the page's own work."""
    return 0 < block.level <= references.level and field_of(block.text.strip(" :")) in _OF_WORK


_OF_WORK = frozenset(("citation", "issued", "issue", "volume", "doi"))


def _heads_other_works(block: Block) -> bool:
    return len(block.text) < _LONGEST_HEADING and END.fullmatch(block.text.strip(" :")) is not None


def _section(heading: Block) -> etree._Element | None:
    """The element that holds the heading of the references and their list, and no other heading of its rank; None where none does."""
    at = heading.element
    for _ in range(_MOST_WRAPPERS):
        above = at.getparent() if at is not None else None
        if at is None or above is None or above.tag in _WHOLE:
            return None
        if at.getnext() is not None:
            others = [one for one in above.iter("h1", "h2", "h3", "h4") if one.tag <= f"h{heading.level}"]
            return above if others == [heading.element] else None
        at = above
    return None
