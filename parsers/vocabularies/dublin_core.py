"""Dublin Core in `meta` tags: the fifteen elements and DCTERMS, plain or qualified, in any of their spellings.

"DC.title", "dc:title", "DCTERMS.issued" and "DC.date.issued" are read alike (DCMI "Expressing Dublin Core in
HTML/XHTML meta and link elements"; the qualified names are those that repositories really write).
"""

from __future__ import annotations

import re

from parsers.found import Found
from parsers.page import Document
from parsers.record import Said

SOURCE = "dublin_core"

_NAME = re.compile(r"(?:dc|dcterms|dct)[.:_](.{1,60})", re.IGNORECASE)

# Element with its qualifier, to field; the order of the rows is the order of preference within a field.
FIELDS: tuple[tuple[str, str], ...] = (
    ("title", "title"),
    ("creator", "author"),
    ("creator.personalname", "author"),
    ("creator.author", "author"),
    ("contributor.author", "author"),
    ("contributor.editor", "editor"),
    ("contributor.translator", "translator"),
    ("contributor", "contributor"),
    ("issued", "issued"),
    ("date.issued", "issued"),
    ("date.published", "issued"),
    ("date", "issued"),
    ("date.created", "issued"),
    ("created", "issued"),
    ("publisher", "publisher"),
    ("language", "language"),
    ("language.iso", "language"),
    ("type", "type"),
    ("type.articletype", "genre"),
    ("identifier.doi", "doi"),
    ("identifier.pmid", "pmid"),
    ("identifier.issn", "issn"),
    ("source.issn", "issn"),
    ("identifier.isbn", "isbn"),
    ("identifier.uri", "identifier"),
    ("identifier", "identifier"),
    ("description.abstract", "abstract"),
    ("abstract", "abstract"),
    ("subject", "keyword_list"),
    ("rights", "rights"),
    ("rights.license", "license"),
    ("license", "license"),
    ("source.volume", "volume"),
    ("source.issue", "issue"),
    ("citation.volume", "volume"),
    ("citation.issue", "issue"),
    ("citation.spage", "first_page"),
    ("citation.epage", "last_page"),
    ("relation.ispartof", "container_title"),
    ("ispartof", "container_title"),
    ("source", "container_title"),
)
_FIELD = dict(FIELDS)
_RANK = {element: rank for rank, (element, _field) in enumerate(FIELDS)}


def find(document: Document) -> tuple[Found, ...]:
    """What the Dublin Core tags of a page say: at most one work."""
    known: list[tuple[int, Said]] = []
    for meta in document.metas:
        name = _NAME.fullmatch(meta.name)
        element = name[1].lower().replace(":", ".").replace("_", ".") if name else ""
        if element in _FIELD:
            said = Said(field=_FIELD[element], text=meta.content, where=f"meta {meta.name}", scheme=meta.scheme)
            known.append((_RANK[element], said))
    if not known:
        return ()
    known.sort(key=lambda item: item[0])
    return (Found(SOURCE, tuple(said for _rank, said in known)),)
