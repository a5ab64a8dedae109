"""Signposting in `link` elements: the typed links that say which work a page is about (signposting.org, "The Patterns").

`cite-as` is the work's persistent address, `type` its schema.org kind, `license` its licence, `author` an address of a person.
"""

from __future__ import annotations

from parsers.found import Found
from parsers.links import links, of_head
from parsers.page import Document
from parsers.record import Said

SOURCE = "signposting"
FIELDS = {"cite-as": "identifier", "type": "type", "license": "license"}


def find(document: Document) -> tuple[Found, ...]:
    """What the typed links of a page say: at most one work, without a title."""
    if not document.page.header("link") and (not _cites(document) or b"cite-as" not in document.page.body):
        return ()
    said = tuple(
        Said(field=FIELDS[link.rel], text=link.href, where=f"link rel={link.rel}")
        for link in links(document)
        if link.rel in FIELDS and not (link.rel == "type" and link.href.rpartition("/")[2] in _PAGES)
    )
    return (Found(SOURCE, said),) if any(item.field == "identifier" for item in said) else ()


def _cites(document: Document) -> bool:
    """Whether a link of the head may be the one without which nothing is said here."""
    return any("cite-as" in (link.get("rel") or "").lower() for link in of_head(document))


# Kinds of pages, not of works: every landing page is one.
_PAGES = frozenset(("AboutPage", "WebPage", "ItemPage", "CollectionPage"))
