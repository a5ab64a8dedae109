"""BibTeX printed on a page: many platforms show the entry of the work, ready to copy.

An entry counts only where the page shows one work's: a page of entries is a bibliography.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from parsers.clean import fold
from parsers.formats import bibtex
from parsers.page import Document
from parsers.record import Reading

SOURCE = "bibtex"
_ENTRY = re.compile(
    r"@(?:article|inproceedings|conference|book|inbook|incollection|phdthesis|mastersthesis|techreport|misc|proceedings|dataset|thesis|report)\s{0,4}\{",
    re.IGNORECASE,
)
_LONGEST = 20_000
_MOST_MARKS = 8


def embedded(document: Document, titles: Sequence[str]) -> list[Reading]:
    """The reading of the one BibTeX entry that a page prints, none where it prints none, several, or another work's."""
    marks = _ENTRY.findall(document.text) if "@" in document.text else []
    if not marks or len(marks) > _MOST_MARKS or document.tree is None:
        return []
    found: dict[str, Reading] = {}
    for element in document.tree.iter("pre", "textarea", "code", "div", "p", "td", "span"):
        own = element.text or ""
        if "@" not in own[:200] or not _ENTRY.search(own[:200]):
            continue
        # Lines of an entry may be set apart by br.
        text = _whole(element)
        for entry in bibtex.read(text.encode("utf-8", "replace")).entries:
            title = entry.reading.record.title
            if title is not None:
                found.setdefault(fold(str(title)), entry.reading)
    if len(found) != 1:
        return []
    folded, reading = next(iter(found.items()))
    if titles and not any(_same(folded, fold(known)) for known in titles):
        return []
    page = document.page
    return [
        reading.model_copy(
            update={"source": SOURCE, "url": page.url, "digest": page.digest, "retrieved": page.retrieved}
        )
    ]


def _whole(element: etree._Element) -> str:
    """The text of an element, or of the one around it where the entry goes on there, a line an element."""
    text = ""
    at: etree._Element | None = element
    for _ in range(3):
        if at is None:
            break
        text = "\n".join(map(str, at.itertext()))[:_LONGEST]
        if text.count("{") <= text.count("}"):
            break
        at = at.getparent()
    return text


def _same(a: str, b: str) -> bool:
    one, other = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    return other.startswith(one)
