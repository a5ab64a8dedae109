"""Open Journal Systems without its tags for indexers: the journal's name, which ends the page's `title`.

"How gulls read ferries | Roe | Gull Studies". Where the tags are there, they tell more and nothing is read here.
"""

from __future__ import annotations

from parsers.found import Found
from parsers.page import Document
from parsers.record import Said

SOURCE = "ojs"
_GENERATOR = "open journal systems"
_MARK = b"Open Journal Systems"
# An article's page has its title, its authors and the journal in its `title`; one of the journal has less.
_LEAST = 3


def find(document: Document) -> tuple[Found, ...]:
    """The journal's name on an article's page of OJS that has no tags for it, or nothing."""
    if not any(meta.content.lower().startswith(_GENERATOR) for meta in document.metas_named("generator")):
        return ()
    if _MARK not in document.page.body:
        return ()
    if document.metas_named("citation_journal_title") or document.metas_named("dc.source"):
        return ()
    parts = [part.strip() for part in document.title.split(" | ")]
    if len(parts) < _LEAST or not parts[-1]:
        return ()
    return (Found(SOURCE, (Said(field="container_title", text=parts[-1], where="title of the page"),)),)
