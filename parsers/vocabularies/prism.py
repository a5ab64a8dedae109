"""PRISM in `meta` tags: the publishing industry's metadata (PRISM 3.0, basic elements), beside Dublin Core's title.

PRISM names what an article appeared in; its title and authors stand in Dublin Core tags of the same page, so its
reading counts together with theirs.
"""

from __future__ import annotations

import re

from parsers.found import Found
from parsers.page import Document
from parsers.record import Said

SOURCE = "prism"

_NAME = re.compile(r"prism[.:_](.{1,40})", re.IGNORECASE)

FIELDS: dict[str, str] = {
    "publicationname": "container_title", "volume": "volume", "number": "issue", "issue": "issue",
    "startingpage": "first_page", "endingpage": "last_page", "pagerange": "page", "publicationdate": "issued",
    "coverdate": "issued", "issn": "issn_print", "eissn": "issn_electronic", "isbn": "isbn", "doi": "doi", "url": "identifier",
    "keyword": "keyword_list", "copyright": "rights",
}  # fmt: skip
_TITLES = re.compile(r"(?:dc|dcterms|dct)[.:_]title", re.IGNORECASE)


def find(document: Document) -> tuple[Found, ...]:
    """What the PRISM tags of a page say of the article whose title its Dublin Core tags give: at most one work."""
    said: list[Said] = []
    for meta in document.metas:
        name = _NAME.fullmatch(meta.name)
        field = FIELDS.get(name[1].lower()) if name else None
        if field is not None:
            said.append(Said(field=field, text=meta.content, where=f"meta {meta.name}"))
    title = next((meta for meta in document.metas if _TITLES.fullmatch(meta.name)), None)
    if not said or title is None:
        return ()
    return (Found(SOURCE, (Said(field="title", text=title.content, where=f"meta {title.name}"), *said)),)
