"""Open Journal Systems without its tags for indexers: the journal's name, which ends the page's `title`.

"How gulls read ferries | Roe | Gull Studies". Where the tags are there, they tell more and nothing is read here. DergiPark's
pages, whose system grew out of it, begin with the journal: "Gull Studies » Makale » How gulls read ferries".
"""

from __future__ import annotations

import re

from parsers.citation_strings import read_citation
from parsers.found import Found
from parsers.page import Document, elements_of
from parsers.record import Said
from parsers.rows import inner_text

SOURCE = "ojs"
_GENERATOR = "open journal systems"
_MARK = b"Open Journal Systems"
# An article's page has its title, its authors and the journal in its `title`; one of the journal has less.
_LEAST = 3
# Since its third version the page of an article is called so, and its `title` has the journal alone behind the article's.
_PAGE = re.compile(rb"<body[^>]{0,200}\bpkp_page_article\b[^>]{0,200}\bpkp_op_view\b")
_DERGIPARK = re.compile(r"(?P<journal>[^»]{3,200}?) » (?:Makale|Submission|Article) » [^»]{3,}")


def find(document: Document) -> tuple[Found, ...]:
    """The journal's name on an article's page of OJS that has no tags for it, or nothing."""
    if document.metas_named("citation_journal_title") or document.metas_named("dc.source"):
        return ()
    first = _DERGIPARK.fullmatch(document.title) if "»" in document.title else None
    if first is not None:
        return _journal(first["journal"].strip())
    is_article = _PAGE.search(document.page.body) is not None
    if not is_article and not any(
        meta.content.lower().startswith(_GENERATOR) for meta in document.metas_named("generator")
    ):
        return ()
    if not is_article and _MARK not in document.page.body:
        return ()
    parts = [part.strip() for part in document.title.split(" | ")]
    if len(parts) < (_LEAST - is_article) or not parts[-1]:
        return ()
    return _journal(parts[-1], *_issue(document))


def _issue(document: Document) -> list[Said]:
    """The issue that the second version's way home leads through: "Home > No 4 (2016) > Roe"."""
    ways = elements_of(document.tree, "div") if document.tree is not None else ()
    way = next((one for one in ways if one.get("id") == "breadcrumb"), None)
    for link in way.iter("a") if way is not None else ():
        text = inner_text(link)
        parts = read_citation(text, weak=True) if len(text) < _LONGEST else {}
        if parts.keys() & {"volume", "issue"}:
            return [
                Said(field=field, text=part, where="breadcrumb") for field, part in parts.items() if field in _OF_ISSUES
            ]
    return []


_LONGEST = 80
_OF_ISSUES = ("volume", "issue", "issued")


def _journal(name: str, *more: Said) -> tuple[Found, ...]:
    return (Found(SOURCE, (Said(field="container_title", text=name, where="title of the page"), *more)),)
