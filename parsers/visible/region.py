"""The part of a page around its title, where tags have already named the work: so that not all of a long page is walked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from parsers.clean import fold
from parsers.page import Document
from parsers.rows import inner_text
from parsers.visible.unseen import is_badge

_HEADINGS = etree.XPath("//h1|//h2|//h3")
_CALLED_TITLES = etree.XPath("//*[contains(@class,'itle')][not(*[contains(@class,'itle')])]")
_MOST_CANDIDATES = 80
_MOST_LEVELS = 7
# So much text beside the title is likely to hold the people, the journal and the date.
_ENOUGH = 700


class Region(NamedTuple):
    """The element to be walked, and the title in it."""

    whole: etree._Element
    title: etree._Element


def around_title(document: Document, titles: Sequence[str]) -> Region | None:
    """The smallest element that holds the title and enough text beside it; None where the title is not seen."""
    root = document.tree
    if root is None or not titles:
        return None
    keys = {fold(title).rstrip(" .*") for title in titles}
    longest = max(map(len, keys)) + 40
    for candidates in (_HEADINGS, _CALLED_TITLES):
        elements: list[etree._Element] = candidates(root)  # type: ignore[assignment]
        for element in elements[:_MOST_CANDIDATES]:
            text = _without_badges(element)
            if len(text) <= longest and fold(text).rstrip(" .*") in keys:
                return Region(_with_enough(element, len(text)), element)
    return None


def _without_badges(heading: etree._Element) -> str:
    """The text of a heading without the signs at its end."""
    text = inner_text(heading)
    for inner in reversed(heading):
        if not is_badge(inner) or not text.endswith(sign := inner_text(inner)):
            break
        text = text.removesuffix(sign).rstrip()
    return text


def _with_enough(element: etree._Element, own: int) -> etree._Element:
    at = element
    for _ in range(_MOST_LEVELS):
        above = at.getparent()
        if above is None or above.tag == "html":
            break
        at = above
        if _has_text(at, own + _ENOUGH):
            break
    return at


def _has_text(element: etree._Element, least: int) -> bool:
    """Whether so much text stands in an element beside the links of its menus and what is not shown."""
    total = 0
    for number, inner in enumerate(element.iter()):
        if inner.tag not in _NO_TEXT and inner.text:
            total += len(inner.text.strip())
        if inner.tail:
            total += len(inner.tail.strip())
        if total >= least or number > _MOST_ELEMENTS:
            return True
    return False


_NO_TEXT = frozenset(("a", "script", "style", "noscript", "option", "button", "svg", "title"))
_MOST_ELEMENTS = 3_000
