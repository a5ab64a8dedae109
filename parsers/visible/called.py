"""Abstract and keywords in elements that the page's authors called so, found without walking the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import islice

from lxml import etree

from parsers.found import Found
from parsers.heading_words import KEYWORDS
from parsers.page import Document, elements_of
from parsers.record import Said
from parsers.rows import inner_text
from parsers.values import UNPRINTABLE
from parsers.visible.abstracts import length, names_abstract, without_heading
from parsers.visible.headed import below_heading
from parsers.visible.unheaded import unheaded
from parsers.visible.worded_keywords import behind_word

SOURCE = "visible"
# The tag in whose class or id a word stands, around the word: looked for in the text, which is far cheaper than in the tree.
_TAG = re.compile(r"<([a-zA-Z]{1,12})(?:\s[^<>]{0,300})?\s(?:class|id)\s?=\s?[\"']([^\"'<>]{0,200})$", re.IGNORECASE)
_VALUE = re.compile(r"[^\"'<>]{0,200}")
_BEFORE = 320
_MOST_PLACES = 80
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
_NO_TEXTS = frozenset("a li ul body html button input h1 h2 h3 h4".split())
_NO_LISTS = frozenset("body html input form meta h1 h2 h3 h4 a".split())
# A table of contents begins with the abstract too.
_BULLETS = 3
_LEAST, _MOST = 120, 8_000
_MOST_CANDIDATES = 60
_MOST_KEYWORDS = 40
_LONGEST_KEYWORD = 90
_HEADING = re.compile(rf"^(?:{KEYWORDS}|subjects?)\s?[:.]?\s*", re.IGNORECASE)


def find(document: Document, wanted: Iterable[str], titles: Sequence[str] = ()) -> tuple[Found, ...]:
    """The abstract and the keywords that stand in elements called so; `wanted` says which are looked for.

    With the `titles` that tags tell, an abstract is looked for that nothing on the page calls so.
    """
    root = document.tree
    if root is None:
        return ()
    fields = set(wanted)
    said: list[Said] = []
    if "abstract" in fields:
        said += _abstract(_elements(document, root, ("bstract",))) or below_heading(root)
        if titles and not said:
            said += unheaded(document, titles)
    if "keyword" in fields:
        said += _keywords(_elements(document, root, ("eyword", "kwd"))) or behind_word(root)
    return (Found(SOURCE, tuple(said)),) if said else ()


def _elements(document: Document, root: etree._Element, words: Iterable[str]) -> Iterator[etree._Element]:
    """The elements in whose class or id one of the words stands, in the page's order, each once."""
    text = document.text
    for word in words:
        seen: set[tuple[str, str]] = set()
        at = text.find(word)
        for _ in range(_MOST_PLACES):
            if at < 0:
                break
            # No sign of a tag stands between the one that opens it and the word.
            opens = text.rfind("<", max(0, at - _BEFORE), at)
            tag = _TAG.match(text, opens, at) if opens >= 0 else None
            rest = _VALUE.match(text, at) if tag is not None else None
            if tag is not None and rest is not None:
                key = (tag[1].lower(), unescape(tag[2] + rest[0]))
                if key not in seen:
                    seen.add(key)
                    yield from _having(root, *key)
            at = text.find(word, at + len(word))


def _having(root: etree._Element, tag: str, value: str) -> list[etree._Element]:
    if UNPRINTABLE.search(value):
        return []  # no name of an element
    having = (one for one in elements_of(root, tag) if one.get("class") == value or one.get("id") == value)
    return list(islice(having, _MOST_CANDIDATES))


def _called(element: etree._Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()[:300]


def _abstract(elements: Iterable[etree._Element]) -> list[Said]:
    for element in elements:
        called = _called(element)
        if element.tag in _NO_TEXTS or not _IS_ABSTRACT.search(called) or _NO_ABSTRACT.search(called):
            continue
        text = without_heading(_text(element))
        if _LEAST <= length(text) <= _MOST and text.count(". ") + text.count("。") > 0 and text.count("•") < _BULLETS:
            return [Said(field="abstract", text=text, where=f"element {called}"[:120])]
    return []


def _text(element: etree._Element) -> str:
    """The text of an element without the heading that says what it is; of one that holds menus too, of its paragraphs alone."""
    if next(element.iter("nav", "ul"), None) is None:
        text = inner_text(element)
        heading = next(element.iter("h1", "h2", "h3", "h4", "h5"), None)
        named = inner_text(heading) if heading is not None else ""
        return text.removeprefix(named).lstrip(" :.–—") if named and names_abstract(named) else text
    return " ".join(inner_text(paragraph) for paragraph in element.iter("p"))


def _is_term(element: etree._Element) -> bool:
    """Whether nothing but words stands in an element, some of them perhaps in italics: the names of species."""
    return all(child.tag in _INLINE for child in element)


_INLINE = frozenset(("em", "i", "b", "strong", "sub", "sup"))


def _keywords(elements: Iterable[etree._Element]) -> list[Said]:
    for element in elements:
        called = _called(element)
        if element.tag in _NO_LISTS or not _IS_KEYWORDS.search(called):
            continue
        parts = [inner_text(child) for child in element.iter("a", "li", "span", "kwd") if _is_term(child)]
        terms = [term for part in parts if (term := _HEADING.sub("", part).strip(" ,;·•|"))]
        where = f"element {called}"[:120]
        if len(terms) > 1 and len(terms) <= _MOST_KEYWORDS and all(len(term) <= _LONGEST_KEYWORD for term in terms):
            return [Said(field="keyword", text=term, where=where) for term in dict.fromkeys(terms)]
        text = _HEADING.sub("", inner_text(element))
        if 3 < len(text) < _LONGEST_KEYWORD * 12 and ("," in text or ";" in text) and not text.endswith("?"):
            return [Said(field="keyword_list", text=text, where=where)]
    return []
