"""EPrints: the citation at the head of a summary page that lacks the repository's tags.

It is the title in `em`, or in a link, behind the people, each in a `span` of their own, and the year in brackets; behind the title
stands where the work appeared, the meeting it was given at, or the kind of thesis and the university. Abstract and table are read
as those of any page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from parsers.clean import fold
from parsers.found import Found
from parsers.page import Document
from parsers.record import Said
from parsers.rows import inner_text
from parsers.types import read_type

SOURCE = "eprints_page"
_MARK = b"person_name"
_MOST = 200
_LONGEST = 1_500
_WHERE = "citation at the head"
_YEAR = re.compile(r"\((?:[^()]{0,30}\s)?((?:1[6-9]|20)\d\d)\)")
_EDITED = re.compile(r"\beds?\.|\(eds?\)|\beditors?\b", re.IGNORECASE)
# "PhD thesis, University of Invented Shore." and "Discussion Paper. Institute, Place."
_GRANTED = re.compile(r"(?P<kind>[^.,:;]{4,60})[.,]\s+(?P<by>[^.]{4,200})\.?")
# "Invented Press, London, pp. 1-20. ISBN 978-…"
_BEHIND_BOOK = re.compile(
    r"(?:^|\. )(?:(?P<publisher>[^,.]{3,120}), (?:(?P<publisher_place>[^,.]{2,60}), )?)?pp?\. ?(?P<page>\w{1,10}(?:[-–]\w{1,10})?)"
    r"(?:\. ISBN (?P<isbn>[\dX-]{10,17}))?"
)
# "Journal of Invented Economics, 31 (3). pp. 415-438. ISSN 0378-5955"; any of its parts may be missing but the journal.
_IN_JOURNAL = re.compile(
    r"(?P<container_title>[^.;]{3,160}?)(?:, (?P<volume>[A-Za-z]{0,3}\d{1,5}))?(?: \((?P<issue>[^()]{1,30})\))?"
    r"(?: ?[.,] p\.?p?\. ?(?P<page>\w{1,10}(?:[-–]\w{1,10})?))?(?:\. Article (?:no\.|number)? ?(?P<article_number>\w{1,14}))?"
    r"\.?(?: ISSN (?P<issn>[\dXx, -]{9,40}))?(?: \([A-Z][a-z ]{3,20}\))?\.?"
)
# "In: 9th Conference on Tides, Lyon, France, 3-6 Jun 2008, pp. 45-52. ISBN 978-…", the days before or behind the place.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAYS = rf"\d{{1,2}}(?:st|nd|rd|th)?(?: {_MONTH})?(?: ?[-–] ?\d{{1,2}}(?:st|nd|rd|th)?)? {_MONTH} (?:19|20)\d\d"
_PAGES_AND_ISBN = (
    r"(?:[.,] pp?\. ?(?P<page>\w{1,10}(?:[-–]\w{1,10})?))?(?:\. ISBN (?P<isbn>[\dX-]{10,17}))?[. ]*(?:\(doi.*)?"
)
_AT_MEETING = tuple(
    re.compile(rf"In: (?P<event_title>.{{4,250}}?), {behind}{_PAGES_AND_ISBN}", re.IGNORECASE)
    for behind in (
        rf"(?P<event_date>{_DAYS}), (?P<event_place>[^,.]{{2,60}}(?:, [^,.]{{2,40}}){{0,2}})",
        rf"(?P<event_place>[^,.]{{2,60}}(?:, [^,.]{{2,40}}){{0,2}}), (?P<event_date>{_DAYS})",
    )
)
# "[Tesi di dottorato]": the kind alone, as styles of the newer EPrints print it.
_KIND_ALONE = re.compile(r"\[(?P<kind>[^\[\]]{3,60})\]\.?")
_IN_BOOK = re.compile(r"In: (?:.{0,300}?\(eds?\.?\)\s)?(?P<book>[^.]{4,300})\.\s*(?P<rest>.{0,600})")


def find(document: Document) -> tuple[Found, ...]:
    """What the citation at the head of an EPrints summary page says, without its title; nothing where there are tags."""
    if document.tree is None or any(meta.name.lower().startswith(("eprints.", "citation_")) for meta in document.metas):
        return ()
    if _MARK not in document.page.body:
        return ()
    citations = list(islice(_citations(document.tree), 2))
    if len(citations) != 1:
        return ()  # none, or a list of works
    if not _names_page(citations[0], document):
        return ()  # the newest work of a repository, on its front page
    said = _said(citations[0])
    return (Found(SOURCE, tuple(said)),) if said else ()


def _names_page(title: etree._Element, document: Document) -> bool:
    """Whether the page's heading, or its title, is that of the work that the citation names."""
    own = fold(inner_text(title)).rstrip(" .")
    headings = document.tree.iter("h1", "h2") if document.tree is not None else ()
    return own in fold(document.title) or any(
        own == fold(inner_text(one)).rstrip(" .") for one in islice(headings, _MOST)
    )


def _citations(tree: etree._Element) -> Iterator[etree._Element]:
    """The titles in paragraphs that hold people before them."""
    for paragraph in tree.iter("p", "div"):
        children = list(islice(paragraph, _MOST))
        title = next((child for child in children if child.tag == "em"), None)
        if title is None:
            behind = max((place for place, child in enumerate(children) if _is_person(child)), default=len(children))
            title = next((child for child in children[behind + 1 : behind + 2] if child.tag == "a"), None)
        if title is not None and any(_is_person(child) for child in islice(title.itersiblings(preceding=True), _MOST)):
            yield title


def _is_person(element: etree._Element) -> bool:
    return element.tag == "span" and element.get("class") == "person_name"


def _said(title: etree._Element) -> list[Said]:
    before = list(title.itersiblings(preceding=True))[_MOST::-1]
    between = " ".join(child.tail or "" for child in before)
    role = "editor" if _EDITED.search(between) else "author"
    people = [inner_text(child) for child in before if _is_person(child)]
    said = [Said(field=role, text=name, where=_WHERE) for name in people if name]
    year = _YEAR.search(between)
    if year is not None:
        said.append(Said(field="issued", text=year[1], where=_WHERE))
    rest = " ".join([title.tail or "", *(f"{inner_text(child)} {child.tail or ''}" for child in title.itersiblings())])
    return said + _published(" ".join(rest.split())[:_LONGEST])


def _published(rest: str) -> list[Said]:
    """What stands behind the title: a thesis and its university, a book and the pages in it, or a journal's line."""
    if (alone := _KIND_ALONE.fullmatch(rest)) is not None:
        return [Said(field="type", text=alone["kind"], where=_WHERE)] if read_type(alone["kind"]) is not None else []
    granted = _GRANTED.fullmatch(rest)
    kind = read_type(granted["kind"]) if granted is not None else None
    if granted is not None and kind is not None and kind[0] in ("thesis", "report"):
        return [
            Said(field="type", text=granted["kind"], where=_WHERE),
            Said(field="publisher", text=granted["by"], where=_WHERE),
        ]
    meeting = next((found for shape in _AT_MEETING if (found := shape.fullmatch(rest)) is not None), None)
    if meeting is not None:
        return [Said(field=field, text=text, where=_WHERE) for field, text in meeting.groupdict().items() if text]
    book = _IN_BOOK.fullmatch(rest)
    if book is not None:
        behind = _BEHIND_BOOK.search(book["rest"])
        parts = {"container_title": book["book"]} | (behind.groupdict() if behind is not None else {})
        return [Said(field=field, text=text, where=_WHERE) for field, text in parts.items() if text]
    journal = _IN_JOURNAL.fullmatch(rest)
    if journal is None:
        return []
    return [Said(field=field, text=text, where=_WHERE) for field, text in journal.groupdict().items() if text]
