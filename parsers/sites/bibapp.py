"""BibApp, the platform of MSK Synapse: its work page, as HTML and as saved text.

The page shows a heading of title and document type, a table of labelled rows, and the institution's own authors
with their numbers of works. Labels are those of Synapse and of BibApp's English locale. Keywords are split on ";"
alone, for Emtree and MeSH terms hold commas ("antigens, cd19").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from parsers.clean import fold
from parsers.found import Found
from parsers.labels import table as common_labels
from parsers.page import Document
from parsers.record import Said
from parsers.rows import Row, inner_text, line_row, table_rows, text_lines, text_rows
from parsers.types import read_type
from parsers.visible.labelled import as_said

SOURCE = "bibapp"

LABELS: dict[str, str] = common_labels() | {
    "keywords": "keyword_semicolons", "article/chapter title": "title", "book title": "book_title",
    "proceedings title": "container_title", "conference title": "event_title", "conference dates": "event_date",
    "conference location": "event_place", "location": "event_place", "date range": "event_date",
    "series title": "collection_title", "title series": "collection_title", "series number": "collection_number",
    "degree granting institution": "publisher", "degree date": "issued", "degree level": "genre", "discipline": "other",
    "alternate title": "other", "sponsor": "funder", "copyright statement": "rights", "copyright holder": "rights",
    "provider": "provider", "doi/url": "identifier", "identifier": "identifier", "advisors": "contributor",
    "directors": "contributor", "medium": "other", "instrumentation": "other", "edition": "edition",
    "report number": "number", "parent title": "book_title", "translators": "translator",
}  # fmt: skip
# What the library's search offers as document types; the heading ends in one of these.
DOCUMENT_TYPES = (
    "Journal Article", "Meeting Abstract", "Review", "Editorial", "Correspondence", "Guidelines", "Research Letter",
    "Conference Paper", "Book Section", "Book Chapter", "Book", "Miscellaneous", "Dissertation / Thesis",
    "Dissertation", "Thesis", "Report", "Letter", "Book Review", "Conference Proceeding", "Presentation / Lecture",
    "Patent", "Web Page",
)  # fmt: skip
# Labels that no other platform is known to print.
_OWN_LABELS = frozenset(("provider", "pubmed", "doi/url", "article/chapter title", "degree granting institution"))
# Headings of boxes below the table; nothing below them is a row.
_BOXES = frozenset(("altmetric", "citation impact", "bmj impact analytics", "related work", "export", "tags"))
_LOCAL_AUTHORS = re.compile(r"(?:[A-Z][\w&.'-]*\s){0,4}Authors")
_MOST_LINES = 20_000
_LEAST_OWN = 2
_WHOLE_TITLES = frozenset(("book", "report", "thesis"))


def find(document: Document) -> tuple[Found, ...]:
    """What a BibApp work page says: one work, or nothing where the page is not BibApp's."""
    if document.kind == "text":
        return _found_in_text(document)
    if document.tree is None:
        return ()
    return _found_in_html(document.tree)


def _found_in_html(tree: etree._Element) -> tuple[Found, ...]:
    table = next((table for table in tree.iter("table") if table.get("id") == "metadata"), None)
    if table is None:
        return ()
    table_of_work = list(table_rows(table, "label"))
    if not any(fold(row.label) in LABELS for row in table_of_work):
        return ()
    said: list[Said] = []
    heading = next((h2 for h2 in tree.iter("h2") if _work_type(h2) is not None), None)
    if heading is not None:
        kind = _work_type(heading)
        words = inner_text(kind) if kind is not None else ""
        title = inner_text(heading).removesuffix(words).strip()
        said += _heading(title, words, "heading h2")
    said += _rows_said(table_of_work)
    box = next((element for element in tree.iter("div", "section") if element.get("id") == "local-relations"), None)
    for item in box.iter("li") if box is not None else ():
        # The portrait is a link too, and the number of works another ("296 Usmani").
        names = (inner_text(link) for link in item.iter("a"))
        name = next((name for name in names if name and not name[0].isdecimal()), "")
        said += _local_author(name, "box #local-relations")
    return (Found(SOURCE, _ordered(said)),)


def _work_type(heading: etree._Element) -> etree._Element | None:
    return next((span for span in heading.iter("span") if "work-type" in (span.get("class") or "").split()), None)


def _found_in_text(document: Document) -> tuple[Found, ...]:
    lines = list(islice(text_lines(document), _MOST_LINES))
    below = next(
        (place for place, (_number, line) in enumerate(lines) if _LOCAL_AUTHORS.fullmatch(line.strip())), len(lines)
    )
    table = [row for part in _between_boxes(lines[:below]) for row in text_rows(part, LABELS)]
    labels = {fold(row.label) for row in table}
    heading = lines[0][1].strip() if lines else ""
    title, words = _split_heading(heading, _labelled_title(table))
    if not (words and _labelled_title(table)) and len(labels & _OWN_LABELS) < _LEAST_OWN:
        return ()
    said = _rows_said(table)
    if title and fold(heading) != fold(_labelled_title(table)) and line_row(*lines[0]) not in table:
        said += _heading(title, words, f"heading (line {lines[0][0]})")
    for number, line in _own_authors(lines[below:]):
        said += _local_author(re.sub(r"^\s*\d{1,4}\.\s+", "", line), f"local authors (line {number})")
    return (Found(SOURCE, _ordered(said)),)


def _between_boxes(lines: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The lines cut at the headings of boxes: a heading is no row, and what was said before it ends there."""
    part: list[tuple[int, str]] = []
    for number, line in lines:
        if _is_box(line):
            yield part
            part = []
        else:
            part.append((number, line))
    yield part


def _own_authors(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The numbered lines of the box of local authors: "1. Saad Zafar Usmani"; "296 Usmani" is a count of works."""
    inside = False
    for number, line in lines:
        if _is_box(line):
            inside = _LOCAL_AUTHORS.fullmatch(line.strip()) is not None
        elif inside and re.match(r"\s*\d{1,4}\.\s", line):
            yield number, line


def _is_box(line: str) -> bool:
    bare = line.strip()
    return fold(bare) in _BOXES or _LOCAL_AUTHORS.fullmatch(bare) is not None


def _labelled_title(table: Iterable[Row]) -> str:
    return next(
        (row.value for row in table if LABELS.get(fold(row.label)) in ("title", "book_title") and row.value), ""
    )


def _split_heading(heading: str, title: str) -> tuple[str, str]:
    """(title, type words) of a heading in which the two run together."""
    if title and fold(heading).startswith(fold(title)):
        words = heading[len(title) :].strip() if heading.startswith(title) else heading.rsplit(maxsplit=1)[-1]
        return title, words if words in DOCUMENT_TYPES else ""
    for words in sorted(DOCUMENT_TYPES, key=len, reverse=True):
        if heading.endswith(" " + words):
            return heading.removesuffix(words).strip(), words
    return heading, ""


def _heading(title: str, words: str, where: str) -> list[Said]:
    said = [Said(field="type", text=words, where=where)] if words and words != "Miscellaneous" else []
    return [*said, Said(field="title", text=title, where=where)] if title else said


def _rows_said(table: Iterable[Row]) -> list[Said]:
    said: list[Said] = []
    for row in table:
        field = LABELS.get(fold(row.label), "unknown_label")
        text = (
            row._replace(value=f"{row.label}: {row.value}")
            if field in ("unknown_label", "other") and row.value
            else row
        )
        said += as_said(text, field)
    return said


def _local_author(name: str, where: str) -> list[Said]:
    return [Said(field="local_author", text=name, where=where)] if name.strip() else []


def _ordered(said: list[Said]) -> tuple[Said, ...]:
    """The row's title before the heading's; a "Book Title" is the work's own title or its container's, by type."""
    kind = next((read_type(item.text) for item in said if item.field == "type"), None)
    titled = any(item.field == "title" and item.where.startswith(("row", "label")) for item in said)
    book_field = "title" if (kind is not None and kind[0] in _WHOLE_TITLES) or not titled else "container_title"
    renamed = [
        Said(field=book_field, text=item.text, where=item.where) if item.field == "book_title" else item
        for item in said
    ]
    return tuple(sorted(renamed, key=lambda item: item.field == "title" and item.where.startswith("heading")))
