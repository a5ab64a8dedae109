"""Highwire Press tags (`citation_*`), as Google Scholar documents them and publishers extend them."""

from __future__ import annotations

from parsers.citation_tags import said_by_tags
from parsers.found import Found
from parsers.page import Document

SOURCE = "highwire"
_PREFIX = "citation_"


def find(document: Document) -> tuple[Found, ...]:
    """What the `citation_*` tags of a page say: at most one work, perhaps without its title."""
    said = said_by_tags(document.metas, _PREFIX)
    return (Found(SOURCE, said),) if said else ()
