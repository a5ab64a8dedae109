"""CSL-JSON: what an item says and a record has no field for, so that nothing of it is lost in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import filterfalse
from typing import Any, Literal

from parsers import built, clean
from parsers.formats import texts
from parsers.formats.gathered import MOST_UNREAD, NO_FIELD
from parsers.formats.serials import numbers_apart
from parsers.names.open_lists import is_open
from parsers.pages_unread import unread_pages
from parsers.record import Unread

# The frame of an item: its key, under which it stands in the library, and what a program notes of its own copy.
FRAME = frozenset(("id", "type", "custom", "citation-key", "system_id", "schema"))
# What our own export keeps under `custom`: values, or what led to them.
OWN = frozenset(
    "people translated-title issn isbn arxiv handle article-number rights report-number license provider local-author funder "
    "keyword keyword-scheme notice related flags sources policy".split()
)
STATUSES: Mapping[str, Literal["retraction", "withdrawal"]] = {"retracted": "retraction", "withdrawn": "withdrawal"}
"""What CSL's `status` may say of a work that is to be told of: the kind of notice."""
EMPTY: tuple[Any, ...] = (None, "", [], {})
# Of a list of names, ISSNs or keywords each counts; of any other list a record holds the first.
_PEOPLE = frozenset(("author", "editor", "translator", "contributor", "credit"))
_SEVERAL = _PEOPLE | {"issn", "isbn", "keyword"}


def no_field(item: Mapping[str, Any], known: frozenset[str]) -> Iterator[Unread]:
    """Variables, and keys under `custom`, that no field of a record holds; `known` are the variables that one does, and an item's frame."""
    custom = item.get("custom")
    own = custom if isinstance(custom, dict) else {}
    # Of most items there is none.
    for variable in filterfalse(known.__contains__, item):
        raw = item[variable]
        is_notice = variable == "status" and isinstance(raw, str) and raw in STATUSES
        if raw not in EMPTY and not is_notice:
            yield lost("other", raw, variable, NO_FIELD)
    for key in filterfalse(OWN.__contains__, own):
        if own[key] not in EMPTY:
            yield lost("other", own[key], f"custom.{key}", NO_FIELD)
    if own == {} and custom not in EMPTY:
        yield lost("other", custom, "custom", NO_FIELD)


def may_leave(field: str, raw: Any) -> bool:
    """Whether `left_over` need be asked: only of lists, and of numbers that stand in one text, a part may be left."""
    return isinstance(raw, list) or field in ("issn", "isbn", "page", "url")


def left_over(variable: str, field: str, raw: Any, value: Any) -> Iterator[Unread]:
    """Parts of a variable that was read which did not become part of its value."""
    if field in ("issn", "isbn"):
        if isinstance(raw, str) and len(value) == 1 + raw.count(",") + raw.count(";") and " " not in raw:
            return  # each piece is one
        convert = clean.issn if field == "issn" else clean.isbn
        for piece in (piece for text in texts(raw) for piece in numbers_apart(text)):
            if piece.strip() and convert(piece) is None:
                yield lost(field, piece, variable, f"not an {field.upper()}, or its check digit is wrong")
    elif field in _SEVERAL and isinstance(raw, list):
        words = field in _PEOPLE and is_open(value)
        if field != "keyword" and len(raw) != len(value) + words:
            yield lost(field, raw, variable, "not all of it are names")
    elif field == "page" and (why := unread_pages(texts(raw)[0], value)):
        yield lost(field, raw, variable, why)
    elif field == "url" and (behind := clean.first_url(texts(raw)[0])[1]):
        yield lost(field, behind, variable, "another address stands before it")
    elif isinstance(raw, list) and len(set(texts(raw))) > 1:
        yield lost(field, "; ".join(texts(raw)[1:]), variable, "another value stands before it")


def lost(field: str, raw: Any, where: str, why: str) -> Unread:
    """Something that was not read, as it stands in the file."""
    shown = raw if isinstance(raw, str) else str(raw)
    return built.unread(field, shown[:MOST_UNREAD], where[:80], why)
