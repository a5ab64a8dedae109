"""Highwire Press tags (`citation_*`), as Google Scholar documents them and publishers extend them."""

from __future__ import annotations

from parsers.citation_tags import said_by_tags
from parsers.clean import fold
from parsers.found import Found
from parsers.page import Document
from parsers.record import Said
from parsers.types import read_type

SOURCE = "highwire"
_PREFIX = "citation_"


def find(document: Document) -> tuple[Found, ...]:
    """What the `citation_*` tags of a page say: at most one work, perhaps without its title."""
    said = [one for item in said_by_tags(document.metas, _PREFIX) for one in _without_kind(item, document)]
    return (Found(SOURCE, tuple(said)),) if said else ()


def _without_kind(item: Said, document: Document) -> list[Said]:
    """Keywords without the kind of the work, which DSpace's own settings put behind the subjects (`dc.subject, dc.type`)."""
    if item.field != "keyword_list":
        return [item]
    head, semicolon, last = item.text.rpartition(";")
    kinds = {fold(meta.content) for meta in document.metas_named("dc.type")}
    if fold(last) not in kinds and not (read_type(last) is not None and _is_dspace(document)):
        return [item]
    kept = [item.model_copy(update={"text": head})] if semicolon and head.strip() else []
    return kept if kinds else [*kept, Said(field="type", text=last, where=f"{item.where}, the last")]


def _is_dspace(document: Document) -> bool:
    return any("dspace" in meta.content.lower() for meta in document.metas_named("generator"))
