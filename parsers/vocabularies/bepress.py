"""bepress' tags (`bepress_citation_*`), which Digital Commons writes in place of Highwire's."""

from __future__ import annotations

from parsers.citation_tags import said_by_tags
from parsers.found import Found
from parsers.page import Document

SOURCE = "bepress"
_PREFIX = "bepress_citation_"


def find(document: Document) -> tuple[Found, ...]:
    """What the `bepress_citation_*` tags of a page say: at most one work, perhaps without its title."""
    said = said_by_tags(document.metas, _PREFIX)
    return (Found(SOURCE, said),) if said else ()
