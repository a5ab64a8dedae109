"""Tags whose own quotation marks end them too early: content="The Market for "Lemons": Quality Uncertainty"."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST_CUT = 40
"""So many tags of a page are mended, and no more: each is looked for in the page's text."""
# As many attributes as a tag has that was written on purpose; what quotation marks in a title leave is words that look like more.
_MOST = 7
_LONGEST = 1_000


def is_cut(attributes: Iterable[str]) -> bool:
    """Whether the names of a tag's attributes are such as words behind a quotation mark leave.

    >>> is_cut(("name", "content", 'lemons":', "quality")), is_cut(("name", "content"))
    (True, False)
    """
    names = list(attributes)
    return len(names) > _MOST or any('"' in name for name in names)


def whole_content(text: str, name: str, start: str) -> str:
    """The whole content of the `meta` tag of that name in a page's text, of which only the start was understood; else the start."""
    if len(start) > _LONGEST:
        return start
    found = re.search(
        rf"<meta\s[^<>]{{0,200}}?{re.escape(name)}\"\s+content=\"(?P<all>{re.escape(start)}\"[^<>]{{1,2000}}?)\"\s*/?>",
        text,
        re.IGNORECASE,
    )
    return found["all"] if found is not None else start
