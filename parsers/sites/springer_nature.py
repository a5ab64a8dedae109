"""Springer Nature (SpringerLink, nature.com, BMC since 2019): the authors' keywords, below the heading that says so.

What its tags call subjects or keywords are, behind the authors' own or in their place, the disciplines of the whole journal.
"""

from __future__ import annotations

from lxml import etree

from parsers.clean import fold
from parsers.found import Found
from parsers.labels import field_of
from parsers.page import Document
from parsers.record import Said
from parsers.rows import inner_text

SOURCE = "springer_nature"
_MARK = b"c-article-"
_LIST = "c-article-subject-list"
# Of nature.com's own scheme, and not the authors'.
_SUBJECTS = frozenset(("subjects", "subject terms"))
_DENIED = frozenset(("meta dc.subject", *(f"JSON-LD (script {number}) keywords" for number in range(1, 61))))
_MOST = 60


def find(document: Document) -> tuple[Found, ...]:
    """The keywords of an article's page, and which tags hold the journal's disciplines instead; no title, so all else is read elsewhere."""
    if _MARK not in document.page.body or document.tree is None:
        return ()
    lists = [one for one in document.tree.iter("ul") if one.get("class") == _LIST]
    terms = [term for one in lists if _is_authors(one) for item in one.iter("li") if (term := inner_text(item))]
    said = tuple(Said(field="keyword", text=term, where=f"ul {_LIST}") for term in dict.fromkeys(terms[:_MOST]))
    return (Found(SOURCE, said, denied=_DENIED),)


def _is_authors(element: etree._Element) -> bool:
    heading = element.getprevious()
    text = inner_text(heading) if heading is not None else ""
    return fold(text) not in _SUBJECTS and field_of(text) == "keyword_list"
