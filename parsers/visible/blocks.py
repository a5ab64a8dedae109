"""The visible lines of a page: what a reader sees, one block a line, whether the page is HTML or saved text.

A block is a paragraph, a heading, a cell, an item, or the part of one between two `br`. It knows its element and what the
page's authors called it (classes, ids, itemprops), for these names are often the only labels there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from lxml import etree

from parsers.heading_words import REFERENCES
from parsers.page import Document
from parsers.rows import begins_with_label, text_lines
from parsers.visible.region import Region
from parsers.visible.unseen import is_badge, is_hidden

MOST_BLOCKS = 3_000
MOST_NEAR = 150
"""So many blocks behind its title are read of a page of which tags have told most."""
_LONGEST = 20_000

# Between two inline elements: a place where two texts meet that the page sets apart by its style alone.
EDGE = "\x1f"
# Around superscripts: marks of affiliation in a list of names, exponents elsewhere.
SUP, END_SUP = "\x0e", "\x0f"
_SUPS = re.compile(f"{SUP}[^{END_SUP}]*{END_SUP}")
_DROP_CAP = re.compile(f"([\\s{EDGE}]*[A-Z]){EDGE}+(?=[a-z]{{2}})")
# Two edges or more with words on both sides are two things side by side; one lone edge may stand inside a word. The pattern begins
# with an edge, not with what stands before it: so it is looked for at edges alone.
_EDGES = re.compile(f"{EDGE}(?<=\\w{EDGE}){EDGE}*(?=\\w)")

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# What an element is to a reader of lines; those from `_NAMED` on are asked for their classes and ids.
_OTHER, _SKIP, _BREAK, _SUP, _NAMED, _APART, _BLOCK = range(7)
_KIND: dict[str, int] = {
    **dict.fromkeys("script style noscript template svg math select option textarea object iframe title nav footer canvas".split(), _SKIP),
    **dict.fromkeys(
        "address article aside blockquote body center caption dd details dialog div dl dt fieldset figcaption figure form "
        "h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split(),
        _BLOCK,
    ),
    **dict.fromkeys(("a", "span", "label", "time", "button", "bdi", "strong", "b"), _APART),
    "br": _BREAK, "sup": _SUP,
}  # fmt: skip
_MOST_HINTS = 40
_LONGEST_HEADING = 40
_BEHIND_REFERENCES = 80


COMPONENT = re.compile(r"\.[gtsef]\d{3}$", re.IGNORECASE)
"""The end of a DOI that names a figure, a table or a supplement of a work."""
_REFERENCES = re.compile(REFERENCES, re.IGNORECASE)


class Block(NamedTuple):
    """One visible line: its text, the text with the edges of its inline elements, and where it stands."""

    text: str
    raw: str
    level: int
    """1 to 6 for a heading, else 0."""
    number: int
    element: etree._Element | None = None
    gap: bool = False
    """Whether a blank line stands before it, in saved text."""
    inner: Sequence[etree._Element] = ()
    """The inline elements of its element; those that begin before the block's end are the first `inner_before`."""
    inner_before: int = 0

    def heads_references(self) -> bool:
        """Whether it is the heading of a list of references: what stands below speaks of other works."""
        text = self.text.strip(" :.()0123456789")
        return self.level > 0 and len(self.text) < _LONGEST_HEADING and bool(_REFERENCES.fullmatch(text))

    @property
    def hint(self) -> str:
        """Classes, ids, itemprops and rels of the element and of what stands in it, in lower case: asked of few blocks."""
        own = _names(self.element) if self.element is not None else ""
        inside = (names for one in islice(self.inner, self.inner_before) if (names := _names(one)))
        return " ".join((own, *islice(inside, _MOST_HINTS))).lower()

    @property
    def where(self) -> str:
        """For a person: the element, or the line of a text."""
        if self.element is None:
            return f"line {self.number}"
        name = self.element.get("class") or self.element.get("id") or ""
        return f"{self.element.tag} {' '.join(name.split()[:2])}".strip()


def blocks(document: Document, near: Region | None = None) -> tuple[Block, ...]:
    """The blocks of a page in its order, or only those near its title; those of a document that is neither HTML nor text: none."""
    if document.kind == "text":
        return _text_blocks(document)
    if near is not None:
        return _Walk(near.title).run(near.whole)
    return _Walk().run(document.tree) if document.tree is not None else ()


def plain(raw: str) -> str:
    """The text of a raw block as a reader sees it."""
    if EDGE in raw:
        if (cap := _DROP_CAP.match(raw)) is not None:
            raw = cap[1] + raw[cap.end() :]
        raw = _EDGES.sub(" ", raw).replace(EDGE, "")
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
            # A tab in saved text stands where a table had the edge of a cell.
            cells = [" ".join(cell.split()) for cell in line.split("\t")] if "\t" in line else []
            raw = EDGE.join(cell for place, cell in enumerate(cells) if cell or not place)[:_LONGEST] if cells else text
            found.append(Block(text, raw, 0, number, None, number > last + 1))
        last = number
        if len(found) >= MOST_BLOCKS:
            break
    return tuple(found)


class _Walk:
    """One pass over a tree, gathering text until a block ends."""

    def __init__(self, title: etree._Element | None = None) -> None:
        self.title = title
        self.most = MOST_BLOCKS
        self.found: list[Block] = []
        self.parts: list[str] = []
        self.inner: list[etree._Element] = []
        self.owners: list[etree._Element] = []
        self.rows: list[etree._Element] = []
        self.level = 0

    def run(self, root: etree._Element) -> tuple[Block, ...]:
        walker = etree.iterwalk(root, events=("start", "end"))
        title, parts = self.title, self.parts
        skipped: etree._Element | None = None
        for event, element in walker:
            kind = _KIND.get(element.tag, _OTHER)
            if event == "start":
                if element is title:
                    self.most = min(MOST_BLOCKS, len(self.found) + MOST_NEAR)
                named = kind >= _NAMED and element.keys()
                if kind == _SKIP or (
                    named
                    and (
                        is_hidden(element, inline=kind == _APART)
                        or (self.level and kind == _APART and is_badge(element))
                    )
                ):
                    walker.skip_subtree()
                    skipped = element
                    continue
                if kind != _OTHER:
                    self.start(element, kind)
                if text := element.text:
                    parts.append(text)
                continue
            if element is skipped:
                skipped = None
            elif kind != _OTHER:
                self.end(element, kind)
            if tail := element.tail:
                parts.append(tail)
            if len(self.found) >= self.most:
                break
        self.flush()
        return tuple(self.found)

    def start(self, element: etree._Element, kind: int) -> None:
        if kind == _BLOCK:
            if self.parts:
                self.flush()
            self.owners.append(element)
            self.inner = []
            self.level = _HEADINGS.get(element.tag, self.level)
        elif kind == _APART:
            if element.tag == "span" and begins_with_label(element):
                self.flush()
                self.rows.append(element)
            self.parts.append(EDGE)
            self.inner.append(element)
        elif kind == _BREAK:
            self.flush()
        else:
            self.parts.append(SUP)

    def end(self, element: etree._Element, kind: int) -> None:
        if kind == _BLOCK:
            if self.parts:
                self.flush()
            self.owners.pop()
            if self.level and element.tag in _HEADINGS:
                self.level = 0
        elif kind == _APART:
            self.parts.append(EDGE)
            if self.rows and self.rows[-1] is element:
                self.flush()
                self.rows.pop()
        elif kind == _SUP:
            self.parts.append(END_SUP)

    def flush(self) -> None:
        raw = "".join(self.parts)
        self.parts.clear()
        if raw.isspace() or not raw:
            return
        raw = raw[:_LONGEST]
        text = plain(raw)
        if text:
            owner = self.owners[-1] if self.owners else None
            block = Block(text, raw, self.level, len(self.found), owner, False, self.inner, len(self.inner))
            self.found.append(block)
            if block.heads_references():
                # Nothing below speaks of this work but what may stand beside the list.
                self.most = min(self.most, len(self.found) + _BEHIND_REFERENCES)


def _names(element: etree._Element) -> str:
    """Classes, id, itemprop and rel of an element, as one text."""
    keys = element.keys()
    if not keys:
        return ""
    return " ".join([value[:120] for key in _NAMES if key in keys and (value := element.get(key))])


_NAMES = ("class", "id", "itemprop", "rel")
