"""COinS: an OpenURL ContextObject (NISO Z39.88-2004, key/encoded-value) in the title of a `span.Z3988`.

A page may carry one for the work it shows, or one for every work it cites: each span is a work of its own here. Those that stand
among references (as encyclopaedias set them) are cited works and are left out.
"""

from __future__ import annotations

import re

from lxml import etree

from parsers.found import Found
from parsers.openurl import said_by_context
from parsers.page import Document

SOURCE = "coins"
MOST_SPANS = 2000
_REFERENCES = re.compile(
    r"(?<![a-z])(?:references|reference-text|reflist|cite_note|footnotes?)(?![a-z])", re.IGNORECASE
)


def find(document: Document) -> tuple[Found, ...]:
    """What each COinS span of a page says: one work a span, only those that have a title."""
    if document.tree is None or "Z3988" not in document.text:
        return ()
    found: list[Found] = []
    for span in document.tree.iter("span"):
        if "Z3988" in (span.get("class") or "").split() and len(found) < MOST_SPANS:
            if _is_cited(span):
                continue
            said = said_by_context(span.get("title") or "", "COinS")
            if any(item.field == "title" for item in said):
                found.append(Found(SOURCE, said))
    return tuple(found)


def _is_cited(span: etree._Element) -> bool:
    """Whether a span stands among the references of a page."""
    return any(
        _REFERENCES.search(f"{around.get('class') or ''} {around.get('id') or ''}")
        for around in span.iterancestors("span", "li", "ol", "ul", "div", "section")
    )
