"""bepress' tags (`bepress_citation_*`), which Digital Commons writes in place of Highwire's."""

from __future__ import annotations

from parsers.citation_tags import said_by_tags
from parsers.found import Found
from parsers.page import Document

SOURCE = "bepress"
_PREFIX = "bepress_citation_"


def find(document: Document) -> tuple[Found, ...]:
    """What the `bepress_citation_*` tags of a page say: at most one work, perhaps without its title."""
    # The day on which the repository put a work online says nothing of when it appeared.
    said = tuple(item for item in said_by_tags(document.metas, _PREFIX) if item.field != "issued_online")
    return (Found(SOURCE, said),) if said else ()
