"""Pages as PubMed prints them: abbreviated, in several ranges, after a word; or the number of an article without pages."""

from __future__ import annotations

import re
from typing import Any

from parsers import clean
from parsers.pages_unread import unread_pages
from parsers.pagination import read_pages

# "e0231847", "i493", "zsaa001", "CD001234", "105678" alone: no single page has such a number.
_NUMBER = re.compile(r"[a-z]\d{3,9}|E\d{4,9}|[A-Za-z]{2,4}\d{3,8}|\d{6,9}")
# What servers of preprints have in place of pages: "2020.01.01.000001", "rs.3.rs-99999".
_OF_PREPRINT = re.compile(r"\d{4}\.\d\d\.\d\d\.\d{6,8}(?:v\d{1,2})?|rs\.\d\.rs-\d{4,9}", re.IGNORECASE)
# A publisher's own identifier ("S0140-6736(24)00001-2", "2762130") is no number that a citation prints.
_CITED = re.compile(r"(?=.{1,12}$)[A-Za-z]{0,4}\d{1,9}[A-Za-z]?")
_INTERNAL = re.compile(r"\d{7,}")


def read_place(text: str, pii: str = "") -> dict[str, Any]:
    """`page`, `article_number` or `arxiv`, as `text` states it and the item's identifier bears out; empty where it states none.

    >>> read_place("117-29, 133")["page"].text(), read_place("e0231847"), read_place("42", "42"), read_place("1 p following 345")
    ('117-129, 133', {'article_number': 'e0231847'}, {'article_number': '42'}, {})
    """
    number = clean.line(text)
    if number is None:
        return {}
    if number.lower().startswith("arxiv:"):
        arxiv = clean.arxiv(number)
        return {"arxiv": arxiv} if arxiv is not None else {"article_number": number}
    if _NUMBER.fullmatch(number) or _OF_PREPRINT.fullmatch(number) or (number == pii and is_article_number(number)):
        return {"article_number": number}
    pages = read_pages(number, abbreviated=True)
    return {"page": pages} if pages is not None else {}


def left_of_pages(text: str, place: dict[str, Any]) -> str | None:
    """Why not all of a statement of pages is in what was read of it: a discussion or a reply behind them is another text's, and words have no place.

    >>> left_of_pages("117-29; discussion 130-2", read_place("117-29; discussion 130-2"))
    'not all that it states are pages of one work'
    >>> left_of_pages("author reply 123-4", read_place("author reply 123-4"))
    'a word beside the pages has no place'
    """
    return unread_pages(text, place["page"]) if "page" in place else None


def is_article_number(pii: str) -> bool:
    """Whether a publisher's item identifier is a number that citations print.

    >>> [is_article_number(text) for text in ("zsaa001", "164", "S0140-6736(24)00001-2", "2762130", "JCO.19.01234")]
    [True, True, False, False, False]
    """
    return _CITED.fullmatch(pii) is not None and _INTERNAL.fullmatch(pii) is None
