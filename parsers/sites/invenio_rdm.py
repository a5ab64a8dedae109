"""InvenioRDM (Zenodo and others): the record itself, which the page carries as JSON in an attribute.

The tags of the page tell title, authors and DOI; the JSON tells besides the kind, the day of publication among other days, the
version, and in which journal, book, meeting or thesis the work appeared.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from parsers.found import Found
from parsers.page import Document
from parsers.record import Said

SOURCE = "invenio_rdm"
_MARK = b"resource_type"
_MOST = 40
_LONGEST = 2_000_000
_MOST_PEOPLE = 5_000
# Where in the record a field stands; the first that is there counts. Names as InvenioRDM's own extensions give them.
FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("issued", ("metadata", "publication_date")),
    ("version", ("metadata", "version")),
    ("publisher", ("custom_fields", "thesis:university")),
    ("publisher", ("custom_fields", "thesis:thesis", "university")),
    ("publisher", ("metadata", "publisher")),
    ("abstract", ("metadata", "description")),
    ("doi", ("pids", "doi", "identifier")),
    ("container_title", ("custom_fields", "journal:journal", "title")),
    ("volume", ("custom_fields", "journal:journal", "volume")),
    ("issue", ("custom_fields", "journal:journal", "issue")),
    ("page", ("custom_fields", "journal:journal", "pages")),
    ("issn", ("custom_fields", "journal:journal", "issn")),
    ("container_title", ("custom_fields", "imprint:imprint", "title")),
    ("page", ("custom_fields", "imprint:imprint", "pages")),
    ("isbn", ("custom_fields", "imprint:imprint", "isbn")),
    ("publisher_place", ("custom_fields", "imprint:imprint", "place")),
    ("event_title", ("custom_fields", "meeting:meeting", "title")),
    ("event_place", ("custom_fields", "meeting:meeting", "place")),
)  # fmt: skip
# A book's own title among the imprint's is no container.
_PARTS_OF_BOOKS = frozenset(("publication-section", "publication-conferencepaper"))


def find(document: Document) -> tuple[Found, ...]:
    """What the page's own JSON says: at most one work, without its title, which all else on the page tells too."""
    if _MARK not in document.page.body or document.tree is None:
        return ()
    for where, text in islice(_texts(document), _MOST):
        record = _record(text)
        if record is not None:
            said = tuple(_said(record, where))
            return (Found(SOURCE, said),) if said else ()
    return ()


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """The attributes and inputs in which versions of InvenioRDM put the record."""
    if document.tree is None:
        return
    for element in document.tree.iter("div", "section", "input"):
        for name in ("data-record", "value") if element.tag == "input" else ("data-record",):
            text = element.get(name) or ""
            if text.startswith("{") and len(text) < _LONGEST:
                yield f"{element.tag} {element.get('id') or name}", text


def _record(text: str) -> dict[str, Any] | None:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return None
    metadata = record.get("metadata") if isinstance(record, dict) else None
    return record if isinstance(metadata, dict) and "resource_type" in metadata else None


def _said(record: dict[str, Any], where: str) -> Iterator[Said]:
    kind = _at(record, ("metadata", "resource_type", "id"))
    for field, path in FIELDS:
        if path[:2] == ("custom_fields", "imprint:imprint") and field != "isbn" and kind not in _PARTS_OF_BOOKS:
            continue
        text = _at(record, path)
        if text:
            yield Said(field=field, text=text, where=f"{where}, {'.'.join(path)}")
    if kind:
        yield Said(
            field="type", text=_KINDS.get(kind, kind.rpartition("-")[2]), where=f"{where}, metadata.resource_type.id"
        )
    creators = record["metadata"].get("creators")
    for creator in creators[:_MOST_PEOPLE] if isinstance(creators, list) else ():
        name = _at(creator, ("person_or_org", "name")) if isinstance(creator, dict) else ""
        if name:
            yield Said(field="author", text=name, where=f"{where}, metadata.creators")


# Codes whose last word is none of a kind of work as others write it.
_KINDS = {
    "publication-conferencepaper": "conference paper", "publication-section": "book section",
    "publication-technicalnote": "technical report", "publication-workingpaper": "working paper",
    "publication-dissertation": "thesis", "publication-conferenceproceeding": "book", "publication-datamanagementplan": "report",
    "publication-deliverable": "report", "publication-milestone": "report", "publication-other": "other",
    "image-other": "image",
}  # fmt: skip


def _at(value: Any, path: tuple[str, ...]) -> str:
    """The text at a path of names, or nothing."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value.strip() if isinstance(value, str) else ""
