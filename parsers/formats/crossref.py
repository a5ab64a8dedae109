"""Crossref's works, as its REST API answers (https://api.crossref.org): one JSON item, one reading.

Rules that are not plain from the field's name: `issued` is the earliest of print and online, so the date of the print
or the issue is taken where there is one, and the online date is kept beside it; `ISSN` has no order, `issn-type` has;
an article number is `article-number`, and a PDF's own "1-12" must not win over it; titles carry JATS and HTML, sometimes
escaped twice; a group author has only `name`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from parsers import clean
from parsers.formats import Unreadable, load_json, texts
from parsers.formats.crossref_parts import dates, issns, names, notices, pages, related
from parsers.identifiers import Doi
from parsers.languages import read_language
from parsers.record import CslType, Reading, Record, Said, Unread

SOURCE = "crossref"

# Crossref's type to CSL's; the second value is a genre where CSL's type alone would lose something.
TYPES: dict[str, tuple[CslType, str | None]] = {
    "journal-article": ("article-journal", None), "book": ("book", None), "monograph": ("book", None),
    "edited-book": ("book", None), "reference-book": ("book", None), "book-set": ("book", None), "book-series": ("book", None),
    "book-chapter": ("chapter", None), "book-section": ("chapter", None), "book-part": ("chapter", None),
    "book-track": ("chapter", None), "reference-entry": ("entry", None), "proceedings-article": ("paper-conference", None),
    "proceedings": ("book", "Proceedings"), "proceedings-series": ("book", "Proceedings"), "report": ("report", None),
    "report-component": ("report", None), "report-series": ("report", None), "dissertation": ("thesis", None),
    "posted-content": ("article", None), "dataset": ("dataset", None), "database": ("dataset", "Database"),
    "peer-review": ("review", "Peer review"), "standard": ("standard", None), "journal": ("periodical", None),
    "journal-issue": ("periodical", "Journal issue"), "journal-volume": ("periodical", "Journal volume"),
    "grant": ("document", "Grant"), "component": ("document", "Component"), "other": ("document", None),
}  # fmt: skip
_PARTS = frozenset(("article-journal", "chapter", "paper-conference", "entry"))
# Publishers register these before the article has its title.
_STUBS = frozenset(("oup accepted manuscript", "accepted manuscript", "title pending", "untitled", "[no title]"))


def split(body: bytes) -> tuple[tuple[Doi, bytes], ...]:
    """(DOI, item) for each work in an answer to `/works?…` or `/works/{doi}`. Raises Unreadable for anything else."""
    data = load_json(body)
    message = data.get("message") if isinstance(data, dict) else None
    if not isinstance(message, dict) or data.get("status") != "ok":
        raise Unreadable(f"Crossref answered no works: {json.dumps(data)[:200]}")
    items = message.get("items") if data.get("message-type") == "work-list" else [message]
    found: list[tuple[Doi, bytes]] = []
    for item in items if isinstance(items, list) else []:
        doi = clean.doi(str(item.get("DOI", ""))) if isinstance(item, dict) else None
        if doi is not None:
            # References are of no use to a citation, and most of an answer's bytes.
            kept = {key: value for key, value in item.items() if key != "reference"}
            found.append((doi, json.dumps(kept, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()))
    return tuple(found)


def read(item: bytes) -> Reading:
    """The reading of one work's item. Raises Unreadable where the bytes are no JSON object."""
    work = load_json(item)
    if not isinstance(work, dict):
        raise Unreadable("a Crossref work is a JSON object")
    unread: list[Unread] = []
    values: dict[str, Any] = {}
    values |= _type(work, unread) | _titles(work, unread) | dates(work, unread) | pages(work, unread)
    for role, field in (
        ("author", "author"),
        ("editor", "editor"),
        ("translator", "translator"),
        ("chair", "contributor"),
    ):
        values[field] = names(work.get(role), role, unread)
    values["issn"] = issns(work, unread)
    isbns = [isbn for text in texts(work.get("ISBN", [])) if (isbn := clean.isbn(text))]
    values["isbn"] = tuple(dict.fromkeys(isbns))
    for key, field in (
        ("volume", "volume"),
        ("publisher", "publisher"),
        ("publisher-location", "publisher_place"),
        ("edition-number", "edition"),
    ):
        values[field] = _line(work.get(key))
    values["issue"] = _line(work.get("issue")) or _line(_dict(work.get("journal-issue")).get("issue"))
    values["number"] = _line(work.get("report-number")) or _line(_dict(work.get("standard")).get("number"))
    values["doi"] = clean.doi(str(work.get("DOI", "")))
    values["url"] = clean.url(str(_dict(_dict(work.get("resource")).get("primary")).get("URL") or ""))
    values["language"] = read_language(str(work.get("language") or ""))
    values["abstract"] = clean.rich(str(work.get("abstract") or ""))
    event = _dict(work.get("event"))
    values["event_title"], values["event_place"] = _line(event.get("name")), _line(event.get("location"))
    values["funder"] = tuple(
        dict.fromkeys(name for funder in _dicts(work.get("funder")) if (name := _line(funder.get("name"))))
    )
    values["license"] = next((url for row in _licences(work) if (url := clean.url(str(row.get("URL") or "")))), None)
    values["notice"], values["related"] = notices(work), related(work)
    record = Record(**values)
    return Reading(source=SOURCE, record=record, said=tuple(_said(work, record)), unread=tuple(unread))


def _type(work: dict[str, Any], unread: list[Unread]) -> dict[str, Any]:
    kind = str(work.get("type") or "")
    if kind not in TYPES:
        if kind:
            unread.append(
                Unread(field="type", text=kind, where="$.type", why="a type Crossref's documentation does not name")
            )
        return {}
    csl, genre = TYPES[kind]
    subtype = _line(work.get("subtype"))
    if csl == "article" and subtype:
        genre = subtype.capitalize()
    return {"type": csl, "genre": genre or (_line(work.get("degree")) if csl == "thesis" else None)}


def _titles(work: dict[str, Any], unread: list[Unread]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    title = next((value for text in texts(work.get("title", [])) if (value := clean.rich(text))), None)
    subtitle = next((value for text in texts(work.get("subtitle", [])) if (value := clean.rich(text))), None)
    if title is not None and clean.fold(str(title)) in _STUBS:
        unread.append(Unread(field="title", text=str(title), where="$.title[0]", why="a placeholder, not a title"))
        title = None
    if title is not None and subtitle is not None and clean.fold(str(subtitle)) not in clean.fold(str(title)):
        gap = " " if str(title)[-1] in ":?!" else ": "
        title = clean.rich(title.root + gap + subtitle.root)
    values["title"] = title
    original = next((value for text in texts(work.get("original-title", [])) if (value := clean.rich(text))), None)
    values["original_title"] = original if original != title else None
    containers = [line for text in texts(work.get("container-title", [])) if (line := clean.line(text))]
    is_book = TYPES.get(str(work.get("type")), (None,))[0] not in _PARTS
    if containers and is_book:
        values["collection_title"] = containers[0]
    elif containers:
        values["container_title"] = containers[0]
        # A chapter's book stands in a series: the series comes first, or second, but the longer list says which is last.
        values["collection_title"] = containers[1] if len(containers) > 1 else None
    short = [line for text in texts(work.get("short-container-title", [])) if (line := clean.line(text))]
    values["container_title_short"] = (
        short[0] if short and not is_book and short[0] != values.get("container_title") else None
    )
    return values


def _licences(work: dict[str, Any]) -> list[dict[str, Any]]:
    """The version of record's licence first, never the one for text and data mining."""
    order = {"vor": 0, "unspecified": 1, "am": 2}
    rows = [row for row in _dicts(work.get("license")) if row.get("content-version") in order]
    return sorted(rows, key=lambda row: order[row["content-version"]])


# Field to the place in the item it was read from: a person's way back to it.
_PLACES: dict[str, tuple[str, ...]] = {
    "type": ("type",), "genre": ("subtype", "degree", "type"), "title": ("title", "subtitle"), "original_title": ("original-title",),
    "author": ("author",), "editor": ("editor",), "translator": ("translator",), "contributor": ("chair",),
    "container_title": ("container-title",), "container_title_short": ("short-container-title",),
    "collection_title": ("container-title",), "issn": ("issn-type", "ISSN"), "isbn": ("ISBN",), "volume": ("volume",),
    "issue": ("issue", "journal-issue"), "page": ("page",), "article_number": ("article-number", "page"),
    "issued": ("published-print", "issued"), "issued_online": ("published-online",), "publisher": ("publisher",),
    "publisher_place": ("publisher-location",), "edition": ("edition-number",), "number": ("report-number", "standard"),
    "doi": ("DOI",), "url": ("resource",), "language": ("language",), "abstract": ("abstract",), "event_title": ("event",),
    "event_place": ("event",), "event_date": ("event",), "funder": ("funder",), "license": ("license",),
    "notice": ("updated-by",), "related": ("relation", "update-to"),
}  # fmt: skip


def _said(work: dict[str, Any], record: Record) -> Iterator[Said]:
    for field in record.said_fields():
        key = next((key for key in _PLACES.get(field, ()) if work.get(key)), None)
        if key is not None:
            value = work[key]
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            yield Said(field=field, text=text[:1000], where=f"$.{key}")


def _line(value: Any) -> str | None:
    found = texts(value) if value is not None else []
    return clean.line(found[0]) if found else None


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
