"""DOIs that Crossref has deleted: most of what still stands there is the listing's, or a test account's, and not the work's."""

from __future__ import annotations

from typing import Any

from parsers import clean
from parsers.formats import texts
from parsers.formats.crossref_dates import read as read_date
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import mapping, rows, text

_LISTING = "crossref listing of deleted dois"
_PAGE = "crossref.org/deleted_doi"
_WHY = "Crossref has deleted this DOI, and says this of every deleted one"
# Key to our field; of a work in the listing all these are the listing's.
_OF_LISTING = {
    "title": "title", "container-title": "container_title", "short-container-title": "container_title_short", "volume": "volume",
    "issue": "issue", "page": "page", "ISSN": "issn", "issn-type": "issn", "issued": "issued", "published": "issued",
    "published-print": "issued", "published-online": "issued_online", "type": "type", "language": "language",
}  # fmt: skip
_OF_ALL = {"publisher": "publisher", "resource": "url"}


def without_deleted(work: dict[str, Any], gathered: Gathering) -> dict[str, Any]:
    """The work as it is, or without what its deletion put there, which is kept as unread."""
    address = text(mapping(mapping(work.get("resource")).get("primary")).get("URL"))
    container = work.get("container-title")
    listed = bool(container) and any(clean.fold(name) == _LISTING for name in texts(container))
    if not listed and _PAGE not in address.lower():
        return work
    gathered.lose("status", address or _LISTING, "$.resource.primary.URL", "Crossref has deleted this DOI")
    others = _OF_ALL | (_OF_LISTING if listed else {})
    for key, field in others.items():
        if work.get(key):
            gathered.lose(field, _shown(work[key]), f"$.{key}", _WHY)
    return {key: value for key, value in work.items() if key not in others}


def _shown(value: Any) -> str:
    """A value as a person may read it: a date, an address, the numbers of a list."""
    date, said = read_date(value) if isinstance(value, dict) else (None, "")
    if date is not None:
        return said
    address = text(mapping(mapping(value).get("primary")).get("URL"))
    return address or "; ".join([*texts(value), *(text(row.get("value")) for _place, row in rows(value))])
