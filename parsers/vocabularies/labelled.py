"""Visible labels: the "Label: value" lines of a page that was saved as text.

A label that is known begins a field; what follows on lines of their own belongs to an abstract, or to nothing.
A label without a value is an empty field: it never takes the next line's value.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from parsers.clean import fold
from parsers.found import Found
from parsers.page import Document
from parsers.record import Said
from parsers.rows import Row, line_row, text_lines

SOURCE = "labelled"

# Label, folded, to field. One table for all pages; a platform's own words are in its file.
LABELS: dict[str, str] = {
    "title": "title", "article title": "title", "paper title": "title", "report title": "title",
    "author": "author_list", "authors": "author_list", "author(s)": "author_list", "by": "author_list",
    "editor": "editor_list", "editors": "editor_list", "editor(s)": "editor_list", "translators": "translator",
    "abstract": "abstract", "summary": "abstract",
    "keywords": "keyword_list", "keyword": "keyword_list", "subjects": "keyword_list", "key words": "keyword_list",
    "journal": "container_title", "journal title": "container_title", "publication title": "container_title",
    "source": "container_title", "published in": "container_title",
    "volume": "volume", "issue": "issue", "number": "issue",
    "issn": "issn", "eissn": "issn_electronic", "e-issn": "issn_electronic", "online issn": "issn_electronic",
    "print issn": "issn_print", "isbn": "isbn", "issn/isbn": "issn_or_isbn",
    "publisher": "publisher", "place of publication": "publisher_place", "publication place": "publisher_place",
    "date published": "issued", "publication date": "issued", "date of publication": "issued", "published": "issued",
    "date": "issued", "year": "issued", "issue date": "issued", "publication year": "issued", "date issued": "issued",
    "start page": "first_page", "first page": "first_page", "end page": "last_page", "last page": "last_page",
    "pages": "page", "page numbers": "page", "page range": "page", "article number": "article_number",
    "language": "language", "doi": "doi", "pubmed": "pmid", "pubmed id": "pmid", "pmid": "pmid", "pmcid": "pmcid",
    "url": "url", "uri": "identifier", "type": "type", "document type": "type", "publication type": "type",
    "rights": "rights", "copyright": "rights", "notes": "note", "total pages": "number_of_pages",
}  # fmt: skip
_LEAST_LABELS = 3
_MOST_LINES = 20_000


def find(document: Document) -> tuple[Found, ...]:
    """What the labelled lines of a saved text say: at most one work, and only where a title and more is labelled."""
    if document.kind != "text":
        return ()
    said: list[Said] = []
    for row in rows(islice(text_lines(document), _MOST_LINES), LABELS):
        field = LABELS.get(fold(row.label))
        if field is not None:
            said += as_said(row, field)
    fields = {item.field for item in said}
    return (Found(SOURCE, tuple(said)),) if "title" in fields and len(fields) >= _LEAST_LABELS else ()


def rows(lines: Iterable[tuple[int, str]], labels: dict[str, str]) -> list[Row]:
    """The rows of numbered lines from the first known label on, an abstract with the lines that go on with it.

    A line that reads "Word: text" with a word nobody knows goes on with an abstract, as structured ones do;
    elsewhere it is a row of its own, so that it is not lost.
    """
    found: list[Row] = []
    for number, line in lines:
        row = line_row(number, line)
        if row is not None and fold(row.label) in labels:
            found.append(row)
        elif found and found[-1].value and labels.get(fold(found[-1].label)) == "abstract":
            found[-1] = found[-1]._replace(value=f"{found[-1].value} {line.strip()}")
        elif found and row is not None and row.value:
            found.append(row)
    return found


def as_said(row: Row, field: str) -> list[Said]:
    """A row as what it says; a row without a value says nothing."""
    if not row.value.strip():
        return []
    if field == "issn_or_isbn":
        field = "isbn" if sum(char.isdigit() for char in row.value) > 9 else "issn"
    return [Said(field=field, text=row.value, where=row.where)]
