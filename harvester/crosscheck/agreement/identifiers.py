"""How two identifiers of one kind stand to each other: versions, forms of a book, letters that do not count."""

from __future__ import annotations

import re
from itertools import product

from harvester.crosscheck.agreement.title_forms import agree_titles
from harvester.work import Agreement
from parsers.record import Record

_DIFFERENT = Agreement(kind="CONFLICT", why="different values")
_VERSION_OF = Agreement(kind="COMPATIBLE", why="a version of it")
# figshare's ".v2", Research Square's "/v1", bioRxiv's "v2".
_VERSION = re.compile(r"[./]?v[0-9]{1,3}")
_SUBJECT = re.compile(r"\.[A-Z]{2}(?=/)")


def agree_dois(one: str, other: str) -> Agreement:
    """Two DOIs: one may be that of a version of the other's work; two versions are two works."""
    shorter, longer = sorted((one.lower(), other.lower()), key=len)
    if shorter == longer:
        return Agreement(kind="EQUIVALENT", why="case")
    return _VERSION_OF if longer.startswith(shorter) and _VERSION.fullmatch(longer, len(shorter)) else _DIFFERENT


def agree_arxiv(one: str, other: str) -> Agreement:
    """Two arXiv identifiers: "1706.03762v5" is a version of "1706.03762"; "math.GT/0309136" is "math/0309136"."""
    first, second = (_SUBJECT.sub("", text).partition("v") for text in (one, other))
    if first[0] != second[0] or (first[2] and second[2] and first[2] != second[2]):
        return _DIFFERENT
    if first[2] == second[2]:
        return Agreement(kind="EQUIVALENT", why="subject class")
    return Agreement(kind="COMPATIBLE", why="precision")


def agree_handles(one: str, other: str) -> Agreement:
    """Two handles, which compare without regard to case."""
    return Agreement(kind="EQUIVALENT", why="case") if one.lower() == other.lower() else _DIFFERENT


def agree_isbns(a: Record, b: Record) -> Agreement:
    """Two records' ISBNs: the numbers of one book's forms (bound, paperback, electronic) stand beside each other.

    With none in common they are two forms of one book only where both records name the book, and by one title.
    """
    first, second = set(a.isbn), set(b.isbn)
    if first == second:
        return Agreement(kind="EQUIVALENT", why="order or case")
    if first & second:
        return Agreement(kind="COMPATIBLE", why="one source names more")
    of_books = a.container_title is None and b.container_title is None
    titles = ([title for title in (one.title, one.original_title) if title] for one in (a, b))
    if of_books and any(one == other or agree_titles(one, other).kind != "CONFLICT" for one, other in product(*titles)):
        return Agreement(kind="COMPATIBLE", why="perhaps print and electronic")
    return _DIFFERENT
