"""The part of a page around its title, where tags have already named the work: so that not all of a long page is walked."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from parsers.clean import fold
from parsers.page import Document
from parsers.rows import inner_text

_HEADINGS = etree.XPath("//h1|//h2|//h3")
_CALLED_TITLES = etree.XPath("//*[contains(@class,'itle')][not(*[contains(@class,'itle')])]")
_length = etree.XPath("string-length(.)")
_MOST_CANDIDATES = 80
_MOST_LEVELS = 7
# So much text beside the title is likely to hold the people, the journal and the date.
_ENOUGH = 700


def around_title(document: Document, titles: Sequence[str]) -> etree._Element | None:
    """The smallest element that holds the title and enough text beside it; None where the title is not seen."""
    root = document.tree
    if root is None or not titles:
        return None
    keys = {fold(title).rstrip(" .*") for title in titles}
    longest = max(map(len, keys)) + 40
    for candidates in (_HEADINGS, _CALLED_TITLES):
        elements: list[etree._Element] = candidates(root)  # type: ignore[assignment]
        for element in elements[:_MOST_CANDIDATES]:
            text = inner_text(element)
            if len(text) <= longest and fold(text).rstrip(" .*") in keys:
                return _with_enough(element, len(text))
    return None


def _with_enough(element: etree._Element, own: int) -> etree._Element:
    at = element
    for _ in range(_MOST_LEVELS):
        above = at.getparent()
        if above is None or above.tag in ("body", "html"):
            break
        at = above
        if float(_length(at)) - own >= _ENOUGH:  # type: ignore[arg-type]
            break
    return at
