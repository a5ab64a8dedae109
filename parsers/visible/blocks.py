"""The visible lines of a page: what a reader sees, one block a line, whether the page is HTML or saved text.

A block is a paragraph, a heading, a cell, an item, or the part of one between two `br`. It knows its element and what the
page's authors called it (classes, ids, itemprops), for these names are often the only labels there are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from parsers.page import Document
from parsers.rows import text_lines

MOST_BLOCKS = 6_000
_LONGEST = 20_000

# Between two inline elements: a place where two texts meet that the page sets apart by its style alone.
EDGE = "\x1f"
# Around superscripts: marks of affiliation in a list of names, exponents elsewhere.
SUP, END_SUP = "\x0e", "\x0f"
_SUPS = re.compile(f"{SUP}[^{END_SUP}]*{END_SUP}")
_DROP_CAP = re.compile(f"(?<![^\\W\\d_])([A-Z]){EDGE}+(?=[a-z]{{2}})")
# Two edges or more with words on both sides are two things side by side; one lone edge may stand inside a word.
_EDGES = re.compile(f"(?<=\\w){EDGE}+(?=\\w)")

_SKIPPED = frozenset(
    "script style noscript template svg math select option textarea object iframe head nav footer canvas".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center caption dd details dialog div dl dt fieldset figcaption figure form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead title tr ul".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_APART = frozenset(("a", "span", "label", "time", "button", "bdi", "strong", "b"))


class Block(NamedTuple):
    """One visible line: its text, the text with the edges of its inline elements, and where it stands."""

    text: str
    raw: str
    level: int
    """1 to 6 for a heading, else 0."""
    hint: str
    """Classes, ids, itemprops and rels of the element and of what stands in it, in lower case."""
    number: int
    element: etree._Element | None = None
    gap: bool = False
    """Whether a blank line stands before it, in saved text."""

    @property
    def where(self) -> str:
        """For a person: the element, or the line of a text."""
        if self.element is None:
            return f"line {self.number}"
        name = self.element.get("class") or self.element.get("id") or ""
        return f"{self.element.tag} {' '.join(name.split()[:2])}".strip()


def blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of a page in its order; those of a document that is neither HTML nor text: none."""
    if document.kind == "text":
        return _text_blocks(document)
    return _html_blocks(document.tree) if document.tree is not None else ()


def plain(raw: str) -> str:
    """The text of a raw block as a reader sees it."""
    if EDGE in raw:
        raw = _EDGES.sub(" ", _DROP_CAP.sub(r"\1", raw)).replace(EDGE, "")
    if SUP in raw:
        raw = raw.replace(SUP, "").replace(END_SUP, "")
    return " ".join(raw.split())


def without_superscripts(raw: str) -> str:
    """A raw block without what stands in superscript."""
    return _SUPS.sub(" ", raw)


def _text_blocks(document: Document) -> tuple[Block, ...]:
    found: list[Block] = []
    last = 0
    for number, line in text_lines(document):
        text = " ".join(line.split())[:_LONGEST]
        if text:
            found.append(Block(text, text, 0, "", number, None, number > last + 1))
        last = number
        if len(found) >= MOST_BLOCKS:
            break
    return tuple(found)


def _html_blocks(root: etree._Element) -> tuple[Block, ...]:
    return _Walk().run(root)


class _Walk:
    """One pass over a tree, gathering text until a block ends."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.parts: list[str] = []
        self.hints: list[str] = []
        self.owners: list[etree._Element] = []
        self.level = 0

    def run(self, root: etree._Element) -> tuple[Block, ...]:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if tag in _SKIPPED or _hidden(element):
                    walker.skip_subtree()
                else:
                    self.start(element, tag)
            else:
                self.end(element, tag)
                if len(self.found) >= MOST_BLOCKS:
                    break
        self.flush()
        return tuple(self.found)

    def start(self, element: etree._Element, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
            self.owners.append(element)
            self.level = _HEADINGS.get(tag, self.level)
        elif tag == "br":
            self.flush()
        else:
            if tag in _APART:
                self.parts.append(EDGE)
            elif tag == "sup":
                self.parts.append(SUP)
            if element.attrib and len(self.hints) < 40:
                self.hints.append(_names(element))
        if element.text:
            self.parts.append(element.text)

    def end(self, element: etree._Element, tag: str) -> None:
        if tag in _SKIPPED or _hidden(element):
            pass
        elif tag in _BLOCKS:
            self.flush()
            self.owners.pop()
            if tag in _HEADINGS:
                self.level = 0
        elif tag in _APART:
            self.parts.append(EDGE)
        elif tag == "sup":
            self.parts.append(END_SUP)
        if element.tail:
            self.parts.append(element.tail)

    def flush(self) -> None:
        if self.parts:
            raw = "".join(self.parts)[:_LONGEST]
            text = plain(raw)
            if text:
                owner = self.owners[-1] if self.owners else None
                hint = " ".join((_names(owner) if owner is not None else "", *self.hints)).lower()
                self.found.append(Block(text, raw, self.level, hint, len(self.found), owner))
            self.parts = []
        self.hints = []


# Words for screen readers alone, beside what is shown.
_UNSEEN = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "offscreen", "screen-reader-text", "element-invisible")
)
# Where a page speaks of its site.
_BELOW = frozenset(
    ("footer", "site-footer", "page-footer", "main-footer", "globalfooter", "footer-container", "cookie-banner")
)


def _hidden(element: etree._Element) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    style = attributes.get("style")
    if style is not None and "display:none" in style[:200].replace(" ", "").lower():
        return True
    names = attributes.get("class", "").split()
    if element.tag == "span":
        return not _UNSEEN.isdisjoint(names)
    return attributes.get("id", "").lower() in _BELOW or not _BELOW.isdisjoint(names)


def _names(element: etree._Element) -> str:
    attributes = element.attrib
    if not attributes:
        return ""
    return " ".join(str(attributes[key])[:120] for key in ("class", "id", "itemprop", "rel") if key in attributes)
