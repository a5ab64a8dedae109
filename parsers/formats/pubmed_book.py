"""A book of NCBI's Bookshelf, or a chapter of one, as PubMed has them.

A chapter has a title of its own and stands in the book, whose people are its editors; its date is that of its contribution, for a
book that is kept up may have begun thirty years before.
"""

from __future__ import annotations

from lxml import etree

from parsers import clean
from parsers.formats import Unreadable
from parsers.formats.gathered import NO_FIELD, Collected
from parsers.formats.pubmed_article import titles
from parsers.formats.pubmed_pages import read_place
from parsers.formats.pubmed_parts import (
    abstracts,
    date_text,
    funders,
    identifiers,
    keywords,
    languages,
    read_pubmed_date,
    take_text,
)
from parsers.formats.pubmed_people import names
from parsers.formats.pubmed_titles import settle_title
from parsers.formats.xml_texts import find_text, rich_of, text_of

# What the book itself says, for a chapter and for the whole alike.
_LINES = (
    ("Publisher/PublisherName", "publisher"), ("Publisher/PublisherLocation", "publisher_place"), ("Edition", "edition"),
    ("CollectionTitle", "collection_title"), ("Volume", "volume"), ("ReportNumber", "number"),
)  # fmt: skip
# What no field holds: where the chapter stands in the book, and the volume's title.
_NO_FIELD = ("Book/VolumeTitle", "LocationLabel")


def read_book(root: etree._Element, got: Collected) -> None:
    """Everything that a `PubmedBookArticle` says. Raises Unreadable where it holds no book."""
    document = root.find("BookDocument")
    book = document.find("Book") if document is not None else None
    if document is None or book is None:
        raise Unreadable("a PubMed book article without BookDocument/Book")
    got.read("pmid", clean.pmid, find_text(document, "PMID"), "BookDocument/PMID")
    titles(document, got)
    whole, text = settle_title(rich_of(book.find("BookTitle"))), find_text(book, "BookTitle")
    is_chapter = "title" in got.values and got.values["title"] != whole
    got.take("type", "chapter" if is_chapter else "book", text or "Book", "BookDocument/Book")
    if whole is not None and is_chapter:
        got.take("container_title", str(whole), text, "Book/BookTitle")
    elif whole is not None:
        got.values.setdefault("title", whole)
        got.note("title", text, "Book/BookTitle")
    for path, name in _LINES:
        take_text(book, path, name, got)
    _isbns(book, got)
    _people(document, book, got, is_chapter=is_chapter)
    _dates(document, book, got, is_chapter=is_chapter)
    pages = find_text(document, "Pagination/MedlinePgn") or find_text(document, "Pagination/StartPage")
    for name, value in read_place(pages).items():
        got.take(name, value, pages, "BookDocument/Pagination")
    languages(document, got)
    abstracts(document, got)
    keywords(document, got)
    ids = document.find("ArticleIdList")
    identifiers(ids if ids is not None else root.find("PubmedBookData/ArticleIdList"), book.findall("ELocationID"), got)
    funders(document, got)
    for path in _NO_FIELD:
        for element in document.iterfind(path):
            got.lose("other", text_of(element), f"BookDocument/{path}", NO_FIELD)


def _isbns(book: etree._Element, got: Collected) -> None:
    for element in book.iterchildren("Isbn"):
        text = text_of(element)
        isbn = clean.isbn(text)
        if isbn is not None:
            got.add("isbn", (isbn,), text, "Book/Isbn")
        elif text:
            got.lose("isbn", text, "Book/Isbn", "not an ISBN, or its check digit is wrong")


def _people(document: etree._Element, book: etree._Element, got: Collected, *, is_chapter: bool) -> None:
    """The chapter's own authors, and the book's editors; a book's authors are a chapter's where it names none."""
    own = document.findall("AuthorList")
    for author_list in own:
        names(author_list, _role(author_list), got, "BookDocument/AuthorList")
    has_authors = bool(got.names.get("author"))
    for author_list in book.iterchildren("AuthorList"):
        role = _role(author_list)
        if role == "author" and is_chapter and has_authors:
            role = "contributor"  # authors of the whole book, beside those of the chapter
        names(author_list, role, got, "Book/AuthorList")


def _role(author_list: etree._Element) -> str:
    return "editor" if author_list.get("Type") == "editors" else "author"


def _dates(document: etree._Element, book: etree._Element, got: Collected, *, is_chapter: bool) -> None:
    """The date of a chapter's contribution, else the book's; the other one, and that of the last revision, have no field."""
    rows = [
        ("BookDocument/ContributionDate", document.find("ContributionDate")),
        ("Book/PubDate", book.find("PubDate")),
    ]
    for where, element in rows if is_chapter else rows[::-1]:
        text = date_text(element) if element is not None else ""
        if text and "issued" not in got.values:
            got.take("issued", read_pubmed_date(text), text, where)
        elif text:
            got.lose("issued", text, where, "the date of the book, not of the chapter" if is_chapter else NO_FIELD)
    for path, why in (("DateRevised", "the date of a revision"), ("Book/EndingDate", "when the book was ended")):
        element = document.find(path)
        if element is not None and (text := date_text(element)):
            got.lose("issued", text, f"BookDocument/{path}", why)
