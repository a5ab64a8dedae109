"""Which works stand in another (an article in its journal, a chapter in its book), for formats that describe that apart. Pure."""

from __future__ import annotations

from parsers.record import Record

IN_SERIALS = frozenset(("article-journal", "article-magazine", "article-newspaper", "review", "review-book"))
IN_BOOKS = frozenset(("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"))
_NAMED = ("container_title", "container_title_short", "issue", "page", "article_number")


def has_host(record: Record) -> bool:
    """Whether the record describes a part: it names what it stands in or where, or its type says so."""
    return record.type in IN_SERIALS | IN_BOOKS or any(getattr(record, field) is not None for field in _NAMED)


def is_in_book(record: Record) -> bool:
    """Whether publisher, place, edition, editors and ISBN are those of the book around the work."""
    return record.type in IN_BOOKS
