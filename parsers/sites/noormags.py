"""Noormags, the archive of Persian journals: tags in which the numbers stand in each other's places.

Its `citation_volume` holds the issue's running number ("شماره 62" on the page), its `citation_issue` the journal's year, which
is what volumes are elsewhere. Names have a zero-width non-joiner in place of every blank.
"""

from __future__ import annotations

from parsers.found import Found
from parsers.hosts import is_of
from parsers.markup import unescape
from parsers.page import Document
from parsers.record import Said

SOURCE = "noormags"
_HOST = "noormags.ir"
_FIELDS = {"citation_volume": "issue", "citation_issue": "volume", "citation_author": "author"}
_NON_JOINER = "\u200c"


def find(document: Document) -> tuple[Found, ...]:
    """The numbers in their places and the names with their blanks: at most one work, without its title."""
    addresses = [document.url, *(meta.content for meta in document.metas_named("citation_html_url"))]
    if not any(is_of(address, _HOST) for address in addresses):
        return ()
    said = [
        Said(
            field=_FIELDS[meta.name.lower()],
            text=unescape(meta.content).replace(_NON_JOINER, " "),
            where=f"meta {meta.name}",
        )
        for meta in document.metas
        if meta.name.lower() in _FIELDS
    ]
    return (Found(SOURCE, tuple(said)),) if said else ()
