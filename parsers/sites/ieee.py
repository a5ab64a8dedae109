"""IEEE Xplore since 2017: pages without tags, all of whose data stand as one JSON object in a script.

Articles that are not yet in an issue have the volume "PP", the issue "99" and the pages 1 to 1: none of these is theirs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from parsers.found import Found
from parsers.page import Document
from parsers.record import Said

SOURCE = "ieee"
MOST_CHARACTERS = 4_000_000
_MOST = 5_000
_MARK = b"xplGlobal.document.metadata"
_STATE = re.compile(r"xplGlobal\.document\.metadata\s*=\s*(?=\{)")
# Key to field; the order of the rows is the order of preference within a field.
PLAIN: tuple[tuple[str, str], ...] = (
    ("title", "title"), ("formulaStrippedArticleTitle", "title"), ("displayDocTitle", "title"),
    ("publicationTitle", "container_title"), ("displayPublicationTitle", "container_title"), ("doi", "doi"),
    ("chronOrPublicationDate", "issued"), ("publicationDate", "issued"), ("publicationYear", "issued"),
    ("journalDisplayDateOfPublication", "issued_online"), ("pubMedId", "pmid"), ("publisher", "publisher"),
    ("confLoc", "event_place"), ("conferenceDate", "event_date"), ("abstract", "abstract"), ("standardNumber", "number"),
)  # fmt: skip
NUMBERS: tuple[tuple[str, str], ...] = (
    ("volume", "volume"), ("issue", "issue"), ("startPage", "first_page"), ("endPage", "last_page"),
)  # fmt: skip
KINDS: tuple[tuple[str, str], ...] = (
    ("isStandard", "standard"), ("isConference", "paper-conference"), ("isChapter", "chapter"), ("isBook", "book"),
    ("isMagazine", "article-magazine"), ("isJournal", "article-journal"),
)  # fmt: skip
# Whose words the terms of a page are; the other lists are made by machines of the database.
SCHEMES = {"Author Keywords": "author", "IEEE Keywords": "IEEE"}
_ISSN = {"print issn": "issn_print", "electronic issn": "issn_electronic"}


def find(document: Document) -> tuple[Found, ...]:
    """The work that the script of a page of IEEE Xplore describes, or nothing."""
    if _MARK not in document.page.body:
        return ()
    data = _state(document)
    said = [*_plain(data), *_numbers(data), *_people(data), *_serial(data), *_kind(data), *_terms(data)]
    return (Found(SOURCE, tuple(said)),) if any(item.field == "title" for item in said) else ()


def _state(document: Document) -> dict[str, Any]:
    for script in document.tree.iter("script") if document.tree is not None else ():
        text = script.text or ""
        start = _STATE.search(text) if "xplGlobal" in text and len(text) < MOST_CHARACTERS else None
        if start is None:
            continue
        try:
            data, _end = json.JSONDecoder(strict=False).raw_decode(text, start.end())
        except (ValueError, RecursionError):
            continue
        return data if isinstance(data, dict) else {}
    return {}


def _said(field: str, value: Any, key: str) -> list[Said]:
    """A plain value as what it says; any other says nothing."""
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    return [Said(field=field, text=text, where=f"metadata {key}")] if text.strip() else []


def _plain(data: dict[str, Any]) -> Iterator[Said]:
    for key, field in PLAIN:
        yield from _said(field, data.get(key), key)


def _numbers(data: dict[str, Any]) -> Iterator[Said]:
    if data.get("isEarlyAccess") is True or data.get("volume") == "PP":
        return
    for key, field in NUMBERS:
        yield from _said(field, data.get(key), key)


def _rows(data: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    rows = data.get(key)
    yield from (row for row in rows[:_MOST] if isinstance(row, dict)) if isinstance(rows, list) else ()


def _people(data: dict[str, Any]) -> Iterator[Said]:
    for row in _rows(data, "authors"):
        family, given = row.get("lastName"), row.get("firstName")
        whole = isinstance(family, str) and isinstance(given, str) and family.strip() and given.strip()
        name = _said("author", f"{family}, {given}" if whole else row.get("name"), "authors")
        if name:
            yield from name
            yield from _said("author_orcid", row.get("orcid"), "authors/orcid")
            places = row.get("affiliation")
            for place in places[:_MOST] if isinstance(places, list) else [places]:
                yield from _said("author_affiliation", place, "authors/affiliation")


def _serial(data: dict[str, Any]) -> Iterator[Said]:
    for row in _rows(data, "issn"):
        kind = row.get("format")
        field = _ISSN.get(kind.lower(), "issn") if isinstance(kind, str) else "issn"
        yield from _said(field, row.get("value"), "issn")
    for row in _rows(data, "isbn"):
        yield from _said("isbn", row.get("value"), "isbn")


def _kind(data: dict[str, Any]) -> Iterator[Said]:
    for key, kind in KINDS:
        if data.get(key) is True:
            yield Said(field="type", text=kind, where=f"metadata {key}")
            return


def _terms(data: dict[str, Any]) -> Iterator[Said]:
    """The authors' own terms, else the platform's."""
    lists = {row.get("type"): row.get("kwd") for row in _rows(data, "keywords") if isinstance(row.get("type"), str)}
    for kind, scheme in SCHEMES.items():
        terms = lists.get(kind)
        found = (
            [item for term in terms[:_MOST] for item in _said("keyword", term, "keywords")]
            if isinstance(terms, list)
            else []
        )
        if found:
            yield from (item.model_copy(update={"scheme": scheme}) for item in found)
            return
