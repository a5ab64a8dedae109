"""What a page is by the marks of the software that made it, by its `meta` tags and by its address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from parsers.clean import fold
from parsers.page import Document
from parsers.refusals import marks
from parsers.refusals.sight import Sight
from parsers.refusals.walls import PHRASES


def by_marks(document: Document, sight: Sight) -> str | None:
    """What a page is by the marks of the software that made it."""
    tree = document.tree
    if tree is None:
        return None
    for element in (tree, *tree.iter("body")):
        for word in f"{element.get('class') or ''} {element.get('id') or ''}".lower().split():
            if word in marks.BODY:
                return marks.BODY[word]
    if "<ds-" in document.text:
        for element in tree.iter(*marks.ELEMENTS):
            return marks.ELEMENTS[str(element.tag)]
    return by_metas(document) or _by_schema(document, sight)


_OF_A_JOURNAL = frozenset(
    f"citation_{tag}"
    for tag in (
        "journal_title",
        "journal_abbrev",
        "issn",
        "eissn",
        "publisher",
        "language",
        "journal_url",
        "publisher_url",
    )
)


def by_metas(document: Document) -> str | None:
    """What a page is by its `meta` tags: a profile, a platform's kind of page, a journal without an article."""
    names = {meta.name.lower() for meta in document.metas}
    for meta in document.metas:
        name, content = meta.name.lower(), meta.content
        if name == "og:type" and content.strip().lower() == "profile":
            return "profile"
        if name == "pbcontext":
            kind = re.search(r"page:string:([^;]{1,60})", content)
            code = PHRASES.get(fold(kind[1])) if kind else None
            if code is not None:
                return code
    tags = {name for name in names if name.startswith("citation_")}
    return "journal" if tags and tags <= _OF_A_JOURNAL else None


_TOP_TYPE = re.compile(r"\"@type\"\s{0,9}:\s{0,9}\[?\s{0,9}\"(?:https?://schema\.org/)?(\w{1,40})\"")


def _by_schema(document: Document, sight: Sight) -> str | None:
    tree = document.tree
    if tree is None or sight.names_work:
        return None
    for element in (tree, *tree.iter("body", "main")):
        kind = (element.get("itemtype") or "").rpartition("/")[2]
        if kind in marks.SCHEMA:
            return marks.SCHEMA[kind]
    if "ld+json" in document.text:
        for script in tree.iter("script"):
            if "ld+json" in (script.get("type") or "").lower():
                for top in _TOP_TYPE.findall((script.text or "")[:20_000]):
                    if top in marks.SCHEMA:
                        return marks.SCHEMA[top]
                    break
    return None


def by_address(document: Document) -> str | None:
    """What a page is by its address: a wall's own, or a site's front page."""
    if document.url is None:
        return None
    lowered = document.url.lower()
    for piece, code in marks.ADDRESS:
        if piece in lowered:
            return code
    try:
        parts = urlsplit(lowered)
    except ValueError:
        return None
    front = parts.path in (
        "",
        "/",
        "/index.html",
        "/index.php",
        "/index.php/index",
        "/home",
        "/index.jsp",
        "/index.htm",
    )
    return "home" if front and not parts.query and parts.scheme in ("http", "https") else None
