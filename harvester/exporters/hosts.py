"""What catalogues' formats say alike: which works stand in another (an article in its journal, a chapter in its book), how long one is. Pure."""

from __future__ import annotations

from parsers.formats.extents import read_extent
from parsers.record import Record

IN_SERIALS = frozenset(("article-journal", "article-magazine", "article-newspaper", "review", "review-book"))
IN_BOOKS = frozenset(("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"))
_NAMED = ("container_title", "container_title_short", "issue", "page", "article_number")


def extent(pages: str | None) -> str | None:
    """How many pages a work has, as catalogues say it; what is no number stands as it is.

    >>> extent("xvi, 350"), extent("12 p."), extent("3 v."), extent(None)
    ('xvi, 350 pages', '12 pages', '3 v.', None)
    """
    number, beside = read_extent(pages or "")
    return (
        f"{number} pages"
        if any(map(str.isdigit, number)) and not beside and read_extent(f"{number} pages")[0] == number
        else pages
    )


def leaves(record: Record) -> tuple[str, ...]:
    """How a number of pages is worded, where it is written as the number alone would be."""
    pages = record.number_of_pages
    number = read_extent(pages)[0] if pages else None
    return ("number_of_pages.words",) if number != pages and extent(number) == extent(pages) else ()


def has_host(record: Record) -> bool:
    """Whether the record describes a part: it names what it stands in or where, or its type says so."""
    return record.type in IN_SERIALS | IN_BOOKS or any(getattr(record, field) is not None for field in _NAMED)


def is_in_book(record: Record) -> bool:
    """Whether publisher, place, edition, editors and ISBN are those of the book around the work."""
    return record.type in IN_BOOKS
