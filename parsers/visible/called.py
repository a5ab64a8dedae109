"""Abstract and keywords in elements that the page's authors called so, found without walking the page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from parsers.found import Found
from parsers.page import Document
from parsers.record import Said
from parsers.rows import inner_text
from parsers.visible.abstracts import without_heading

SOURCE = "visible"
_ABSTRACTS = etree.XPath("//*[contains(@class,'bstract') or contains(@id,'bstract') or contains(@id,'summary')]")
_KEYWORDS = etree.XPath("//*[contains(@class,'eyword') or contains(@id,'eyword') or contains(@class,'kwd')]")
_IS_ABSTRACT = re.compile(
    r"(?:^|[\s_-])(?:article|art|full|author|section|hlfld|al|inline|the)?[-_]?abstract(?:s|text|body|content|section|full|fulltext|inner|section-content)?(?:[\s_\d-]|$)",
    re.IGNORECASE,
)
_IS_KEYWORDS = re.compile(
    r"(?:^|[\s_-])(?:article|author|art)?[-_]?(?:keywords?|kwd)(?:[-_]?(?:group|grp|list|section|text|title|s))?(?:[\s_\d-]|$)",
    re.IGNORECASE,
)
# Boxes, tabs and links that speak of abstracts.
_NO_ABSTRACT = re.compile(
    r"link|button|tab\b|nav|menu|teaser|graphical|visual|toc|outline|related|reference|popup|icon|share|search",
    re.IGNORECASE,
)
_NO_LISTS = frozenset("body html input form meta h1 h2 h3 h4 a".split())
_NO_TEXTS = _NO_LISTS | {"li", "ul", "button"}
# A table of contents begins with the abstract too.
_BULLETS = 3
_LEAST, _MOST = 120, 8_000
_MOST_CANDIDATES = 60
_MOST_KEYWORDS = 40
_LONGEST_KEYWORD = 90
_HEADING = re.compile(
    r"^(?:(?:author|index|subject)?\s?key\s?words?(?: and phrases)?|mots[- ]clés|palabras clave|palavras-chave|schlüsselwörter"
    r"|index terms|subjects?)\s?[:.]?\s*",
    re.IGNORECASE,
)


def find(document: Document, wanted: Iterable[str]) -> tuple[Found, ...]:
    """The abstract and the keywords that stand in elements called so; `wanted` says which are looked for."""
    root = document.tree
    if root is None:
        return ()
    fields = set(wanted)
    said: list[Said] = []
    if "abstract" in fields:
        said += _abstract(_ABSTRACTS(root)[:_MOST_CANDIDATES])  # type: ignore[index,arg-type]
    if "keyword" in fields:
        said += _keywords(_KEYWORDS(root)[:_MOST_CANDIDATES])  # type: ignore[index,arg-type]
    return (Found(SOURCE, tuple(said)),) if said else ()


def _called(element: etree._Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()[:300]


def _abstract(elements: Iterable[etree._Element]) -> list[Said]:
    for element in elements:
        called = _called(element)
        if (
            element.tag in ("a", "li", "ul", "body", "html", "button", "input", "h1", "h2", "h3", "h4")
            or not _IS_ABSTRACT.search(called)
            or _NO_ABSTRACT.search(called)
        ):
            continue
        text = without_heading(inner_text(element))
        if _LEAST <= len(text) <= _MOST and text.count(". ") + text.count("。") > 0 and text.count("•") < _BULLETS:
            return [Said(field="abstract", text=text, where=f"element {called}"[:120])]
    return []


def _keywords(elements: Iterable[etree._Element]) -> list[Said]:
    for element in elements:
        called = _called(element)
        if element.tag in (
            "body",
            "html",
            "input",
            "form",
            "meta",
            "h1",
            "h2",
            "h3",
            "h4",
            "a",
        ) or not _IS_KEYWORDS.search(called):
            continue
        parts = [inner_text(child) for child in element.iter("a", "li", "span", "kwd") if not len(child)]
        terms = [term for part in parts if (term := _HEADING.sub("", part).strip(" ,;·•|"))]
        where = f"element {called}"[:120]
        if len(terms) > 1 and len(terms) <= _MOST_KEYWORDS and all(len(term) <= _LONGEST_KEYWORD for term in terms):
            return [Said(field="keyword", text=term, where=where) for term in dict.fromkeys(terms)]
        text = _HEADING.sub("", inner_text(element))
        if 3 < len(text) < _LONGEST_KEYWORD * 12 and ("," in text or ";" in text) and not text.endswith("?"):
            return [Said(field="keyword_list", text=text, where=where)]
    return []
