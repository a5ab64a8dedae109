"""The value of an HTML element that carries a schema.org property: shared by microdata and RDFa.

WHATWG's rules of microdata, and where real pages mean otherwise: a `content` counts on any element, and the text of a
link counts where the property is no address ("author" on a link to the author's other works).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from parsers.page import elements_of
from parsers.schema_org.nodes import local

MOST_ELEMENTS = 20_000
MOST_TEXT = 20_000
MOST_TERMS = 500
# A thing of which nothing is said but its text: a name, no paragraph.
MOST_BARE = 400
# All texts of a page together: nested properties would else read the same text again and again.
MOST_TEXTS = 3_000_000

_ADDRESSES = frozenset(
    "@id url sameAs license image mainEntityOfPage additionalType identifier logo thumbnailUrl contentUrl".split()
)
# Long texts nobody asks for, and the list of references: other works, as page after page of text.
_UNREAD = frozenset("articleBody text citation image logo thumbnailUrl comment potentialAction reviewBody".split())
# Texts whose marks (italics, sub- and superscript) are kept.
_RICH = frozenset("headline name abstract description alternativeHeadline".split())
_MARKS = {"i": "i", "em": "i", "b": "b", "strong": "b", "sub": "sub", "sup": "sup"}
_LINK: dict[str, str] = {
    "a": "href", "area": "href", "link": "href", "audio": "src", "embed": "src", "iframe": "src", "img": "src",
    "source": "src", "track": "src", "video": "src", "object": "data", "data": "value", "meter": "value",
}  # fmt: skip
# Properties of the page that stand in no item of its own: what has another one is a part of something unsaid.
OF_THE_PAGE = frozenset(("mainEntity", "mainEntityOfPage", "about"))
_BREAKS = frozenset(("br", "p", "div", "li", "tr", "td", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "section"))
_HIDDEN = frozenset(("script", "style", "template", "noscript", "nav"))
# What a page prints above an abstract: its heading, and before that the ways to the next section.
_HEADING = re.compile(r".{0,200}?\b(?:abstract|summary)\s*\x1f[\s:]*(?=\S)", re.DOTALL | re.IGNORECASE)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def select(tree: etree._Element, *attributes: str) -> list[etree._Element]:
    """The first elements that have one of these attributes, in the page's order."""
    wanted = frozenset(attributes)
    having = (one for one in elements_of(tree) if not wanted.isdisjoint(one.keys()))
    return list(islice(having, MOST_ELEMENTS))


class Values:
    """Reads the values of a page's elements, until it has read enough."""

    def __init__(self, base: str | None) -> None:
        self._base = base
        self._left = MOST_TEXTS

    def value(self, element: etree._Element, name: str, *, rich: bool = False) -> str:
        """The value of a property on an element; empty where it says nothing that is of use."""
        if name in _UNREAD:
            return ""
        content = element.get("content")
        if content is not None:
            return self._read(content)
        tag = element.tag
        link = element.get(_LINK.get(tag, "")) if tag in _LINK else None
        if tag in ("data", "meter"):
            return self._read(link or "")
        if link is not None and (name in _ADDRESSES or tag == "link"):
            return self._address(element, link, name)
        if tag == "time":
            return self._read(element.get("datetime") or "") or self.text(element)
        if tag == "img":
            return self._read(element.get("alt") or "")
        if name == "keywords" and len(element):
            return self._terms(element)
        return self.text(element, rich=rich and name in _RICH) or self._read(element.get("href") or "")

    def _terms(self, element: etree._Element) -> str:
        """The terms of a list with a heading, as one text; of any other element its text."""
        parts = next((found for tag in ("li", "a") if (found := [self.text(one) for one in element.iter(tag)])), [])
        return "; ".join(parts[:MOST_TERMS]) or self.text(element)

    def speak(self, nodes: dict[etree._Element, dict[str, Any]], attribute: str) -> None:
        """Give the things that are a property and of which nothing is said their text: "author" on a bare name."""
        for element, node in nodes.items():
            if element.get(attribute) is not None and node.keys() <= {"@type", "@id"}:
                add(node, "@value", self.text(element)[:MOST_BARE] or None)

    def _address(self, element: etree._Element, link: str, name: str) -> str:
        if name == "identifier" and "://" not in link:
            return self.text(element)
        return self.absolute(link)

    def absolute(self, link: str) -> str:
        """An address made absolute where the page's own is known; what cannot be one is left."""
        link = self._read(link.strip()[:4000])
        try:
            return urljoin(self._base, link) if self._base else link
        except ValueError:
            return link

    def _read(self, text: str) -> str:
        text = text[: max(0, self._left)]
        self._left -= len(text) + 1
        return text

    def text(self, element: etree._Element, *, rich: bool = False) -> str:
        """The text of an element as a reader sees it, marks kept where `rich`; at most `MOST_TEXT` letters."""
        parts: list[str] = []
        size = 0
        skipped: etree._Element | None = None
        for event, node in etree.iterwalk(element, events=("start", "end")):
            self._left -= 1
            if size > MOST_TEXT or self._left <= 0:
                break
            before = len(parts)
            if event == "start" and skipped is None:
                if node.tag in _HIDDEN and node is not element:
                    skipped = node
                    continue
                parts += [" "] * (node.tag in _BREAKS and node is not element)
                if rich and node.tag in _MARKS:
                    parts.append(f"<{_MARKS[node.tag]}>")
                parts.append(node.text or "")
            elif event == "end" and (skipped is None or node is skipped):
                if rich and node.tag in _MARKS and skipped is None:
                    parts.append(f"</{_MARKS[node.tag]}>")
                skipped = None
                if node.tag in _HEADINGS:
                    parts.append("\x1f ")  # the end of a heading: white space that no page has
                elif node.tag in _BREAKS and node is not element:
                    parts.append(" ")
                parts.append((node.tail or "") if node is not element else "")
            size += sum(map(len, parts[before:]))
        self._left -= size
        text = "".join(parts)
        heading = _HEADING.match(text)
        return " ".join(text[heading.end() if heading else 0 :].split())[:MOST_TEXT]


def add(node: dict[str, Any], name: str, value: Any) -> None:
    """Say a value of a node under a name, after what it says there already."""
    if value != "" and value is not None:
        values = node.setdefault(name, [])
        if isinstance(values, list):
            values.append(value)


def names(tokens: str | None) -> list[str]:
    """The property names in an attribute, without schema.org's address or prefix; those of other vocabularies left out."""
    found = [local(token) for token in (tokens or "")[:1000].split()]
    return [name for name in found if ":" not in name and "/" not in name]
