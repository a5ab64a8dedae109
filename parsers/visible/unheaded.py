"""The abstract that no word announces: the text that the page's description begins with, or its only prose below the title.

Working papers and small repositories print the abstract right under the people, without a heading and in no element called so.
It is looked for only where tags say that the page is a work's, and never where the work itself is on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from parsers.clean import fold
from parsers.labels import field_of
from parsers.page import Document, elements_of
from parsers.record import Said
from parsers.rows import inner_text
from parsers.visible.abstracts import END

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
# Each is looked for in the whole page; a page that means to has one of each name, and few have one twice.
_MOST_DESCRIPTIONS = 8
_MOST_ELEMENTS = 1_500
_LEAST_DESCRIPTION, _BEGINNING = 120, 70
_LEAST, _MOST = 350, 5_000
_CUT = ("…", "...", "[…]")
# What stands around paragraphs that are not of the work.
_ASIDE = re.compile(
    r"foot|cookie|consent|sidebar|side-bar|about|biograph|author-?info|licen[cs]e|copyright|comment|modal|popup|disclaimer|banner|related|news"
    r"|subscri|menu|nav\b|review|cite|citation|reference|banner|alert|login|funding|acknowledg",
    re.IGNORECASE,
)
# What a site says of itself, of its terms or of the people, and no abstract does.
_NO_ABSTRACT = re.compile(
    r"\b(?:cookies?|privacy|subscri\w+|all rights reserved|creative commons|terms of use|click|download\w*|(?:our|this) (?:web)?site|e-?mail"
    r"|peer[- ]reviewed|issn|isbn|log ?in|sign in|copyright|webmaster|is an? (?:assistant |associate |full )?professor"
    r"|received (?:his|her|their) (?:ph\.?d|b\.?s|m\.?s)|editor-in-chief|nonprofit|non-profit|grateful|thank|acknowledge\w*)\b|©|https?://",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]\s+[A-ZÀ-ÞА-Я]|[。]")


def unheaded(document: Document, titles: Sequence[str]) -> list[Said]:
    """The abstract by the description of the page that stands on it, else by its being the only prose under a title."""
    root = document.tree
    if root is None or any(
        _is_of_whole_work(inner_text(one)) for one in islice(elements_of(root, *_HEADINGS), _MOST_ELEMENTS)
    ):
        return []
    return _described(document, root) or _only(root, [fold(title) for title in titles]) or _told(document)


def _is_of_whole_work(heading: str) -> bool:
    return (
        len(heading) < _LONGEST_HEADING
        and END.fullmatch(heading.strip(" :.")) is not None
        and not _ASIDE_HEADING.match(heading)
    )


_LONGEST_HEADING = 60
# These stand beside an abstract, too.
_ASIDE_HEADING = re.compile(
    r"related|recommended|similar|you may|most |cited by|comments|this article|recent", re.IGNORECASE
)


def _described(document: Document, root: etree._Element) -> list[Said]:
    descriptions = (meta for meta in document.metas if meta.name.lower() in _DESCRIPTIONS)
    for meta in islice(descriptions, _MOST_DESCRIPTIONS):
        name = meta.name.lower()
        text = " ".join(meta.content.split())
        if len(text) < _LEAST_DESCRIPTION or _NO_ABSTRACT.search(text):
            continue
        begins, start = fold(text)[:_BEGINNING], text[:_START].lower()
        for one in islice(elements_of(root, "p", "div", "td", "blockquote", "span", "section"), _MOST_ELEMENTS):
            # Of nearly all elements their first letters tell that they begin otherwise.
            if (one.text or "").lstrip()[:_START].lower() == start and not _is_aside(one):
                own = inner_text(one)
                whole = len(text) <= len(own) + _SLACK and len(own) <= _MOST and _SENTENCE.search(own)
                if whole and fold(own).startswith(begins):
                    return [Said(field="abstract", text=own, where=f"{one.tag} that the {name} begins with")]
        if (
            not text.endswith(_CUT)
            and text[-1:] in ".!?"
            and _SENTENCE.search(text)
            and fold(text) in fold(inner_text(root))
        ):
            return [Said(field="abstract", text=text, where=f"meta {meta.name}, which the page shows")]
    return []


_SLACK = 10
_START = 12


def _told(document: Document) -> list[Said]:
    """A Dublin Core description as long and whole as an abstract: what is short, or cut off, is a note or an advertisement."""
    for meta in document.metas:
        text = meta.content.strip()
        if (
            meta.name.lower() in _DUBLIN_CORE
            and _LEAST_TOLD <= len(text) <= _MOST
            and text[-1] in ".!?。"
            and not text.endswith("...")
            and len(_SENTENCE.findall(text)) > 1
            and not _NO_ABSTRACT.search(text)
        ):
            return [Said(field="abstract", text=text, where=f"meta {meta.name}")]
    return []


_DUBLIN_CORE = ("dc.description", "dcterms.description")
_LEAST_TOLD = 300


def _only(root: etree._Element, titles: Sequence[str]) -> list[Said]:
    """The only prose of a page, where the last heading above it is the title: a long paragraph, or two side by side."""
    under = False
    found: list[etree._Element] = []
    for one in islice(elements_of(root, "p", *_HEADINGS), _MOST_ELEMENTS):
        text = inner_text(one)
        if one.tag != "p":
            if text:
                folded = fold(text)
                under = any(folded.startswith(title) or title.startswith(folded) for title in titles if title)
        elif len(text) >= _LEAST and not _is_labelled(text) and not _is_aside(one) and not _NO_ABSTRACT.search(text):
            if not under or len(found) == _MOST_PARAGRAPHS or (found and one.getparent() is not found[0].getparent()):
                return []
            found.append(one)
    text = " ".join(map(inner_text, found))
    if len(text) > _MOST or not _SENTENCE.search(text):
        return []
    return [Said(field="abstract", text=text, where="the only paragraphs under the title")]


_MOST_PARAGRAPHS = 2


def _is_labelled(text: str) -> bool:
    """Whether a paragraph is the value of a label that is another field's: "Authors: Roe, A.; …"."""
    label, colon, _rest = text[:_LONGEST_HEADING].partition(":")
    return bool(colon) and field_of(label) not in (None, "abstract")


def _is_aside(element: etree._Element) -> bool:
    return any(
        one.tag in ("footer", "nav", "aside", "form")
        or _ASIDE.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in _around(element)
    )


def _around(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    for one in element.iterancestors():
        if one.tag in ("body", "html", "main", "article"):
            return
        yield one
