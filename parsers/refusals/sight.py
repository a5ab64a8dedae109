"""What a page shows at first sight: its title in parts, its headings, the text a reader sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from parsers.clean import fold
from parsers.page import Document
from parsers.rows import inner_text

MOST_TEXT = 6000
_MOST_TITLE = 400
_SPLIT = re.compile(r"\s*(?:[|｜»«•·]|::)\s*|\s+[-–—]{1,3}\s+")
_END = " .…!:。！\t"
_HIDDEN = frozenset(("script", "style", "noscript", "template", "head", "title", "svg", "option"))
# Types of works as JSON-LD or microdata writes them, and the tags in which a page names the one work it shows.
_WORK_TYPE = re.compile(
    r"(?:\"@type\"\s{0,9}:\s{0,9}\[?\s{0,9}\"|itemtype=\")(?:https?://schema\.org/)?"
    r"(?:(?:Medical)?Scholarly|Tech|News)?(?:Article|Thesis|Dataset|Book|Chapter|Report|SoftwareSourceCode)\""
)
_WORK_TAGS = frozenset(
    "citation_title dc.title dcterms.title dc:title bepress_citation_title eprints.title prism.title".split()
)


def tidy(text: str) -> str:
    """`text` folded, without a point, an ellipsis or an exclamation mark at its end."""
    # The Turkish capital with a point folds to a letter with two.
    return fold(text[:_MOST_TITLE]).replace("i\u0307", "i").strip(_END)


@dataclass(frozen=True)
class Sight:
    """A document as someone sees it who only glances at it. Nothing is looked up that is not asked for."""

    document: Document

    @cached_property
    def title(self) -> str:
        """The text of the first `title`."""
        tree = self.document.tree
        element = next(tree.iter("title"), None) if tree is not None else None
        return inner_text(element)[:_MOST_TITLE] if element is not None else ""

    @cached_property
    def title_parts(self) -> tuple[str, ...]:
        """The whole title, and its first and last part where a site's name is set off; tidied."""
        whole = tidy(self.title)
        parts = [part for part in _SPLIT.split(whole) if part]
        named = [tidy(part) for part in (whole, *parts[:1], *parts[-1:])]
        return tuple(dict.fromkeys(part for part in named if part))

    @cached_property
    def headings(self) -> tuple[tuple[str, str], ...]:
        """(tag, text) of the first forty headings that say something, tidied."""
        tree = self.document.tree
        found: list[tuple[str, str]] = []
        if tree is not None:
            for element in tree.iter("h1", "h2", "h3", "h4"):
                text = tidy(inner_text(element))
                if text:
                    found.append((str(element.tag), text))
                if len(found) >= 40:
                    break
        return tuple(found)

    @cached_property
    def first_headings(self) -> tuple[str, ...]:
        """The texts of all first-level headings; where there are none, of the first two headings."""
        return tuple(text for tag, text in self.headings if tag == "h1")[:6] or tuple(t for _, t in self.headings[:2])

    @cached_property
    def text(self) -> str:
        """The text that is seen, without scripts and menus' options, cut after its first thousands of characters."""
        tree = self.document.tree
        if tree is None:
            return ""
        parts: list[str] = []
        length = 0
        hidden: etree._Element | None = None
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            if event == "start":
                if hidden is None and element.tag in _HIDDEN:
                    hidden = element
                piece = element.text if hidden is None else None
            else:
                hidden = None if hidden is element else hidden
                piece = element.tail if hidden is None else None
            if piece and not piece.isspace():
                parts.append(piece)
                length += len(piece)
                if length > MOST_TEXT:
                    break
        return " ".join(" ".join(parts).split())[:MOST_TEXT]

    @cached_property
    def folded_text(self) -> str:
        """What is seen, folded."""
        return fold(self.text)

    @cached_property
    def names_work(self) -> bool:
        """Whether tags or JSON-LD made for indexers name one work: then no words of a wall refuse the page."""
        for meta in self.document.metas:
            if meta.name.lower() in _WORK_TAGS and tidy(meta.content) not in (*self.title_parts, ""):
                return True
        text = self.document.text
        typed = '"@type"' in text or "schema.org" in text
        return self._tagged_as_titled or (typed and _WORK_TYPE.search(text) is not None)

    @cached_property
    def _tagged_as_titled(self) -> bool:
        """Whether a title's tag stands beside an author's or an identifier's: sites tag "Not found" by itself."""
        names = {meta.name.lower() for meta in self.document.metas}
        return bool(names & _WORK_TAGS) and bool(
            names
            & {"citation_author", "citation_authors", "citation_doi", "dc.creator", "dc.identifier", "dcterms.creator"}
        )
