"""DSpace, all versions: the item's metadata under its schema's own keys ("dc.contributor.author").

Three places show them: the state that the pages of version 7 and later hand to the browser's program, where alone journal,
volume and pages are; the full item view of XMLUI and of version 7; and the full view of JSPUI. The simple views print words,
which the readers of any page know; of them only the collection is read, where nothing else tells a thesis.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from parsers.clean import fold
from parsers.found import Found
from parsers.labels import field_of
from parsers.page import Document
from parsers.record import Said
from parsers.rows import inner_text
from parsers.types import is_data, read_type

SOURCE = "dspace"

_MARKS = (
    b"dspace-angular-state",
    b"ds-includeSet-table",
    b"metadataFieldLabel",
    b"simple-item-view-",
    b"ds-item-page-",
)
_KEY = re.compile(r"[a-zA-Z]{2,24}(?:\.[\w-]{1,60}){1,3}")
_MOST_BYTES = 12_000_000
_MOST_NODES = 400_000
_MOST_ROWS = 20_000
# Angular writes the state so before version 16; later ones write JSON.
_ENTITIES = {"&q;": '"', "&a;": "&", "&s;": "'", "&l;": "<", "&g;": ">"}
_ENTITY = re.compile("&[qaslg];")
# The first that has a value is taken before what other keys give for the same field.
_FIRST = (
    "dc.title", "dc.date.issued", "dcterms.issued", "dc.identifier.doi", "thesis.degree.grantor", "dc.language.iso",
    "dc.type", "dc.publisher", "dc.identifier.uri", "dc.description.abstract",
)  # fmt: skip
# Keys about other works, or about the file, whatever table of labels may say of them.
_OTHER = frozenset(("dspace.entity.type", "dc.description.version", "dc.identifier.other"))
# Fields of which a key's values are one each.
_ONE = {"author_list": "author", "editor_list": "editor"}
# Where these works stand in, if anywhere, is a series or a repository; a citation of them holds their own extent.
_ALONE = frozenset(("thesis", "dataset", "report", "book", "software"))
_OF_A_JOURNAL = frozenset(("container_title", "container_title_short", "volume", "issue", "page", "first_page", "last_page",
                           "citation"))  # fmt: skip
_RELATED = re.compile(r"dc\.relation\.(?!ispartof)")


class Entry(NamedTuple):
    """One value of an item: its key in lower case, the value, and where it stood."""

    key: str
    value: str
    where: str


def find(document: Document) -> tuple[Found, ...]:
    """What a DSpace item page says under its schema's keys: one work, or nothing."""
    body = document.page.body
    if not any(mark in body for mark in _MARKS) or document.tree is None:
        return ()
    entries = list(_of_state(document, document.tree)) or list(_of_tables(document.tree))
    said = _said(entries) if any(entry.key.endswith(".title") for entry in entries) else _of_collections(document)
    return (Found(SOURCE, tuple(said)),) if said else ()


def _said(entries: list[Entry]) -> list[Said]:
    kind, why = _kind(entries)
    rank = {key: place for place, key in enumerate(_FIRST)}
    said = [Said(field="type", text=kind, where=why)] if why else []
    for entry in sorted(entries, key=lambda entry: rank.get(entry.key, len(rank))):
        field = _field(entry.key, kind) if not _is_doi(entry) else "doi"
        if field == "collection_title":
            said += _series(entry)
        elif field is not None and not (why and field == "type"):
            said.append(Said(field=field, text=entry.value, where=entry.where))
    return said


def _kind(entries: list[Entry]) -> tuple[str, str]:
    """What the work is, and how that is known where no key says it: data by their title, a thesis by its degree."""
    title = next((entry for entry in entries if entry.key == "dc.title"), None)
    if title is not None and is_data(title.value):
        return "dataset", f"the beginning of {title.where}"
    for entry in entries:
        found = read_type(entry.value) if field_of(entry.key) == "type" else None
        if found is not None:
            return found[0], ""
    degree = next((entry for entry in entries if field_of(entry.key) == "degree"), None)
    return ("thesis", f"a degree is named, {degree.where}") if degree is not None else ("", "")


def _field(key: str, kind: str) -> str | None:
    field = field_of(key)
    if field is None or field == "other" or key in _OTHER:
        return None
    if kind in _ALONE and (field in _OF_A_JOURNAL or (field == "identifier" and _RELATED.match(key))):
        return None
    if field == "institution" and kind == "thesis":
        return "publisher"
    return _ONE.get(field, field)


def _is_doi(entry: Entry) -> bool:
    """Whether a key for any other identifier, which may be a shelf mark, holds nothing but a DOI."""
    return entry.key == "dc.identifier.other" and _DOI.fullmatch(entry.value.strip()) is not None


_DOI = re.compile(r"(?:doi:\s?|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S{2,200}", re.IGNORECASE)


def _series(entry: Entry) -> list[Said]:
    """A series and, behind a semicolon, the number in it, as DSpace's form writes both in one field."""
    title, _semicolon, number = entry.value.partition(";")
    said = [Said(field="collection_title", text=title, where=entry.where)]
    if number.strip() and ";" not in number:
        said.append(Said(field="collection_number", text=number, where=entry.where))
    return said


def _of_state(document: Document, tree: etree._Element) -> Iterator[Entry]:
    """The values of the page's item in the state of the browser's program."""
    script = next((script for script in tree.iter("script") if script.get("id") == "dspace-angular-state"), None)
    text = (script.text or "") if script is not None else ""
    if not text or len(text) > _MOST_BYTES:
        return
    if "&q;" in text:
        text = _ENTITY.sub(lambda found: _ENTITIES[found[0]], text)
    try:
        state = json.loads(text)
    except (ValueError, RecursionError):
        return
    item = _item(list(_items(state)), document)
    for key, values in item.get("metadata", {}).items():
        for value in values if isinstance(values, list) else ():
            words = value.get("value") if isinstance(value, dict) else value
            if isinstance(words, str) and words.strip() and _KEY.fullmatch(key):
                yield Entry(key.lower(), words, f"state {key}")


def _items(state: Any) -> Iterator[dict[str, Any]]:
    """The items that a state holds, communities and files left out."""
    waiting = [state]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            metadata = node.get("metadata")
            if isinstance(metadata, dict) and node.get("type") == "item" and "dc.title" in metadata:
                yield node
            else:
                waiting += [value for value in node.values() if isinstance(value, dict | list)]
        elif isinstance(node, list):
            waiting += [value for value in node if isinstance(value, dict | list)]


def _item(items: list[dict[str, Any]], document: Document) -> dict[str, Any]:
    """The item that the page is about, among those it is related to: the one its address names, or its title."""
    addresses = [document.url or "", *(meta.content for meta in document.metas_named("citation_abstract_html_url"))]
    for item in items:
        names = [name for name in (item.get("uuid"), item.get("handle")) if isinstance(name, str) and len(name) > 3]
        if any(f"/{name}" in address and not address.partition(f"/{name}")[2][:1].isalnum()
               for name in names for address in addresses):  # fmt: skip
            return item
    titles = fold(" ".join((document.title, *(meta.content for meta in document.metas_named("citation_title")))))
    named = [item for item in items if (title := fold(_title(item))) and title in titles]
    if named:
        return max(named, key=lambda item: len(_title(item)))
    return items[0] if len(items) == 1 else {}


def _title(item: dict[str, Any]) -> str:
    values = item["metadata"]["dc.title"]
    value = values[0] if isinstance(values, list) and values else None
    text = value.get("value") if isinstance(value, dict) else value
    return text if isinstance(text, str) else ""


def _of_tables(tree: etree._Element) -> Iterator[Entry]:
    """The rows of full item views: a key in the first cell, its value in the second, a language in the third."""
    for row in islice(tree.iter("tr"), _MOST_ROWS):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if len(cells) < 2:
            continue
        key = inner_text(cells[0])
        value = inner_text(cells[1]) if _KEY.fullmatch(key) else ""
        if value:
            yield Entry(key.lower(), value, f"row {key}")


def _of_collections(document: Document) -> list[Said]:
    """Whether a simple view without a type names a collection of theses."""
    if document.tree is None or document.metas_named("dc.type"):
        return []
    for text in _collections(document.tree):
        kind = read_type(text)
        if kind is not None and kind[0] == "thesis":
            return [Said(field="type", text="thesis", where=f"collection {text}")]
    return []


def _collections(tree: etree._Element) -> Iterable[str]:
    for element in tree.iter("div"):
        if "simple-item-view-collections" in (element.get("class") or ""):
            yield from (inner_text(link) for link in element.iter("a"))
    for cell in tree.iter("td"):
        if cell.get("class") == "metadataFieldLabel" and "collection" in inner_text(cell).lower():
            following = cell.getnext()
            if following is not None:
                yield from (inner_text(link) for link in following.iter("a"))
