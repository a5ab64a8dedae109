"""eLife on HighWire (2012 to 2017): its tags name the journal after the company that publishes it."""

from __future__ import annotations

from parsers.found import Found
from parsers.page import Document
from parsers.record import Said

SOURCE = "elife"
_COMPANY = "eLife Sciences"


def find(document: Document) -> tuple[Found, ...]:
    """The journal's name where the tags name the company: no title, so all else is read elsewhere."""
    if not any(meta.content.strip() == _COMPANY for meta in document.metas_named("citation_journal_title")):
        return ()
    if b"eLife Sciences" not in document.page.body:
        return ()
    where = f"meta citation_journal_title, which names {_COMPANY} for its journal"
    said = Said(field="container_title", text="eLife", where=where)
    return (Found(SOURCE, (said,)),)
