"""BibApp, the platform of MSK Synapse: its work page, as HTML and as saved text.

The page shows a heading of title and document type, a table of labelled rows, and the institution's own authors
with their numbers of works. Labels are those of Synapse and of BibApp's templates. Keywords are split on ";"
alone, for Emtree and MeSH terms hold commas ("antigens, cd19"). Where the page is laid out in any other way (lists,
`div` beside `div`, lines parted by `br`), its labels tell that it is BibApp's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree

from parsers.bibapp_words import LABELS, MAY_BE, OWN_LABELS, field_of, is_kind, said_kind, split_heading
from parsers.clean import fold
from parsers.found import Found
from parsers.page import Document
from parsers.record import Said
from parsers.rows import Row, inner_text, line_row, table_rows, text_lines, text_rows
from parsers.types import read_type
from parsers.visible.blocks import Block, blocks
from parsers.visible.label_rows import Row as ShownRow
from parsers.visible.label_rows import labelled_rows
from parsers.visible.labelled import as_said

SOURCE = "bibapp"

# Headings of boxes below the table; nothing below them is a row.
_BOXES = frozenset(("altmetric", "citation impact", "bmj impact analytics", "related work", "export", "tags"))
_LOCAL_AUTHORS = re.compile(r"(?:[A-Z][\w&.'-]*\s){0,4}Authors")
_MOST_LINES = 20_000
_LEAST_OWN = 2
_WHOLE_TITLES = frozenset(("book", "report", "thesis"))


def find(document: Document) -> tuple[Found, ...]:
    """What a BibApp work page says: one work, or nothing where the page is not BibApp's."""
    if document.kind == "text":
        return _found_in_text(document) or _found_in_rows(document)
    if document.tree is None:
        return ()
    return _found_in_html(document.tree) or _found_in_rows(document)


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
    """The element of a heading that holds the kind of the work: called so, or with such words at its end."""
    inside = list(heading.iter("span", "small"))
    named = next((span for span in inside if "work-type" in (span.get("class") or "").split()), None)
    if named is not None or not inside:
        return named
    return inside[-1] if is_kind(inner_text(inside[-1])) and not (inside[-1].tail or "").strip() else None


def _found_in_text(document: Document) -> tuple[Found, ...]:
    lines = list(islice(text_lines(document), _MOST_LINES))
    below = next(
        (place for place, (_number, line) in enumerate(lines) if _LOCAL_AUTHORS.fullmatch(line.strip())), len(lines)
    )
    table = [row for part in _between_boxes(lines[:below]) for row in text_rows(part, LABELS)]
    labels = {fold(row.label) for row in table}
    heading = lines[0][1].strip() if lines else ""
    title, words = split_heading(heading, _labelled_title(table))
    if not (words and _labelled_title(table)) and len(labels & OWN_LABELS) < _LEAST_OWN:
        return ()
    said = _rows_said(table)
    if title and fold(heading) != fold(_labelled_title(table)) and line_row(*lines[0]) not in table:
        said += _heading(title, words, f"heading (line {lines[0][0]})")
    for number, line in _own_authors(lines[below:]):
        said += _local_author(re.sub(r"^\s*\d{1,4}\.\s+", "", line), f"local authors (line {number})")
    return (Found(SOURCE, _ordered(said)),)


def _found_in_rows(document: Document) -> tuple[Found, ...]:
    """The labelled rows of a page laid out in any way: where they, or its heading, are BibApp's."""
    if not any(words in document.text for words in MAY_BE):
        return ()
    lines = blocks(document)
    # "Authors" alone is a label, "MSK Authors" the box of local authors.
    boxes = (place for place, one in enumerate(lines) if " " in one.text and _LOCAL_AUTHORS.fullmatch(one.text))
    below = next(boxes, len(lines))
    all_rows = labelled_rows(lines[:below], field_of)
    printed = {fold(row.label) for row in all_rows}
    rows = [row for row in all_rows if row.lines]
    title = next(
        (" ".join(line.text for line in row.lines) for row in rows if row.field in ("title", "book_title")), ""
    )
    heading, words, where = _heading_of(lines[:below], title)
    if not title and not heading:
        return ()
    if not (words and title) and (len(printed & OWN_LABELS) < _LEAST_OWN or not printed & _SURELY_OWN):
        return ()
    said = [item for row in rows for item in _row_said(row)] + _heading(heading if not title else "", words, where)
    return (Found(SOURCE, _ordered(said)),)


# Labels that alone make no page BibApp's, for databases print them too: "PubMed", "Accession".
_SURELY_OWN = OWN_LABELS - {"pubmed", "accession"}


def _heading_of(lines: Sequence[Block], title: str) -> tuple[str, str, str]:
    """(title, kind, where) of the heading; the kind may stand in a line of its own beside it."""
    for place, block in enumerate(lines):
        if not (block.level and block.level <= _TITLE_LEVELS) and not (
            title and fold(block.text).startswith(fold(title))
        ):
            continue
        text, words = split_heading(block.text, title)
        where = f"heading, {block.where}"
        if words:
            return text, words, where
        beside = [one.text for one in lines[max(0, place - 1) : place + 2] if one is not block and is_kind(one.text)]
        if beside and (not title or fold(text) == fold(title)):
            return text, beside[0], where
    return "", "", ""


_TITLE_LEVELS = 2
_PEOPLE = frozenset(("author_list", "editor_list", "translator", "contributor"))
_WHOLE = frozenset(("title", "book_title", "abstract", "note", "rights", "keyword_semicolons"))


def _row_said(row: ShownRow) -> list[Said]:
    """A row whose value stands in one line or several."""
    texts = [line.text for line in row.lines if line.text.strip()]
    if row.field in _PEOPLE or row.field == "keyword_semicolons":
        texts = ["; ".join(text.strip(" ;") for text in texts)]
    elif row.field in _WHOLE:
        texts = [" ".join(texts)]
    elif row.field == "other":
        texts = [f"{row.label}: {text}" for text in texts[:1]]
    return [item for text in texts for item in as_said(Row(row.label, text, row.where), row.field)]


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


def _heading(title: str, words: str, where: str) -> list[Said]:
    kind = said_kind(words)
    said = [Said(field="type", text=kind, where=where)] if kind else []
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
