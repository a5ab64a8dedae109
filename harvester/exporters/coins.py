"""COinS: a work as an OpenURL ContextObject (NISO Z39.88-2004, keys and values), for the title of a `span.Z3988`. Pure.

Zotero, EndNote and link resolvers read it from any page. The standard has formats for journals, books, dissertations and
Dublin Core; which of them holds a kind of work, and why, is the table. A person stands there as "Family, Given", a group
under a key of its own where the format has one. Texts are plain: the formats have no marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from harvester.exporters.plain import RESOLVERS
from harvester.work import Entry
from parsers.record import CslType, Record
from parsers.values import Name

GENERATOR = "info:sid/harvester"


class Kind(NamedTuple):
    """The format and its genre for works of a kind, and why where it is not the plain choice."""

    format: str
    genre: str = ""
    why: str = ""


_DC = "no format of its own: Dublin Core, whose type says what it is"
KINDS: dict[CslType, Kind] = {
    "article": Kind("journal", "preprint"),
    "article-journal": Kind("journal", "article"),
    "article-magazine": Kind("journal", "article", "a magazine is a journal to OpenURL"),
    "article-newspaper": Kind("journal", "article", "a newspaper is a journal to OpenURL"),
    "bill": Kind("dc", why=_DC),
    "book": Kind("book", "book"),
    "broadcast": Kind("dc", why=_DC),
    "chapter": Kind("book", "bookitem"),
    "classic": Kind("book", "book", "found in libraries as a book"),
    "collection": Kind("book", "book", "found in libraries as a book"),
    "dataset": Kind("dc", why=_DC),
    "document": Kind("book", "document"),
    "entry": Kind("book", "bookitem", "part of a work of reference"),
    "entry-dictionary": Kind("book", "bookitem", "part of a work of reference"),
    "entry-encyclopedia": Kind("book", "bookitem", "part of a work of reference"),
    "event": Kind("dc", why=_DC),
    "figure": Kind("dc", why=_DC),
    "graphic": Kind("dc", why=_DC),
    "hearing": Kind("dc", why=_DC),
    "interview": Kind("dc", why=_DC),
    "legal_case": Kind("dc", why=_DC),
    "legislation": Kind("dc", why=_DC),
    "manuscript": Kind("dc", why=_DC),
    "map": Kind("dc", why=_DC),
    "motion_picture": Kind("dc", why=_DC),
    "musical_score": Kind("dc", why=_DC),
    "pamphlet": Kind("book", "document", "a short book"),
    "paper-conference": Kind("book", "proceeding", "proceedings are books; their genre is that of one paper"),
    "patent": Kind("dc", why="its own format is read by hardly a program: Dublin Core, whose type says what it is"),
    "performance": Kind("dc", why=_DC),
    "periodical": Kind("journal", "journal"),
    "personal_communication": Kind("dc", why=_DC),
    "post": Kind("dc", why=_DC),
    "post-weblog": Kind("dc", why=_DC),
    "regulation": Kind("dc", why=_DC),
    "report": Kind("book", "report"),
    "review": Kind("journal", "article", "OpenURL tells no review from an article"),
    "review-book": Kind("journal", "article", "OpenURL tells no review from an article"),
    "software": Kind("dc", why=_DC),
    "song": Kind("dc", why=_DC),
    "speech": Kind("dc", why=_DC),
    "standard": Kind("book", "document", "bought and lent as a book"),
    "thesis": Kind("dissertation"),
    "treaty": Kind("dc", why=_DC),
    "webpage": Kind("dc", why=_DC),
}
NO_TYPE = Kind("journal", "unknown", "nothing says that it is a book")
# A part of something stands under its own title and that of the whole.
_PARTS = frozenset(("article", "preprint", "bookitem", "proceeding", "unknown"))


def _text(value: object) -> tuple[str, ...]:
    return (str(value),)


def _everybody(value: tuple[Name, ...]) -> tuple[str, ...]:
    return tuple(name.inverted() for name in value)


def _issns(*kinds: str | None) -> Callable[[Any], tuple[str, ...]]:
    return lambda value: tuple(dict.fromkeys(one.value for one in value if one.kind in kinds))


Row = tuple[str, str, Callable[[Any], tuple[str, ...]]]
_DATE: Row = ("date", "issued", lambda value: (value.iso().partition("/")[0].partition(" ")[0],))
_ISSN: tuple[Row, ...] = (("issn", "issn", _issns("print", None, "linking")), ("eissn", "issn", _issns("electronic")))
_ISBN: Row = ("isbn", "isbn", lambda value: tuple(map(str, value)))
_PAGES: tuple[Row, ...] = (
    ("spage", "page", lambda value: (value.first,)), ("epage", "page", lambda value: (value.last,) if value.last else ()),
    ("pages", "page", lambda value: (value.text(),)),
)  # fmt: skip
_BOOK: tuple[Row, ...] = (
    ("pub", "publisher", _text), ("place", "publisher_place", _text), ("edition", "edition", _text),
    ("series", "collection_title", _text), ("tpages", "number_of_pages", _text),
)  # fmt: skip
# Key, field and what makes values of it, per format: the keys that each defines, and no other.
ROWS: dict[str, tuple[Row, ...]] = {
    "journal": (
        ("stitle", "container_title_short", _text), _DATE, ("volume", "volume", _text), ("issue", "issue", _text), *_PAGES,
        ("artnum", "article_number", _text), *_ISSN,
    ),
    "book": (_DATE, ("volume", "volume", _text), ("issue", "issue", _text), *_PAGES, _ISBN, *_ISSN, *_BOOK),
    "dissertation": (
        _DATE, ("degree", "genre", _text), ("inst", "publisher", _text), _ISBN,
        ("tpages", "number_of_pages", _text), ("language", "language", _text),
    ),
    "dc": (
        ("contributor", "editor", _everybody), ("date", "issued", lambda value: (value.iso(),)),
        ("publisher", "publisher", _text), ("source", "container_title", _text), ("language", "language", _text),
        ("subject", "keyword", lambda value: tuple(one.text for one in value)), ("rights", "rights", _text), ("description", "abstract", _text),
    ),
}  # fmt: skip
# Addresses of the work itself, in the order in which a resolver should try them; the two that programs know by scheme.
_IDS = ("doi", "pmid", "pmcid", "arxiv", "handle", "url")
_SCHEMES = {"doi": "info:doi/{}", "pmid": "info:pmid/{}"}


def context(entry: Entry) -> str:
    """The ContextObject of a work: keys and values, percent-encoded; to be escaped where it stands in HTML."""
    return "&".join(f"{key}={quote(value, safe='', errors='replace')}" for key, value in _pairs(entry.record))


def _pairs(record: Record) -> Iterator[tuple[str, str]]:
    kind = KINDS[record.type] if record.type else NO_TYPE
    yield "ctx_ver", "Z39.88-2004"
    yield "rfr_id", f"{GENERATOR}:generator"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{kind.format}"
    if kind.format == "dc":
        yield "rft.type", str(record.type)
    elif kind.genre:
        yield "rft.genre", kind.genre
    for field in _IDS:
        if value := getattr(record, field):
            yield "rft_id", _SCHEMES[field].format(value) if field in _SCHEMES else RESOLVERS[field](value)
    yield from _titles(record, kind)
    yield from _authors(record, kind)
    for key, field, values in ROWS[kind.format]:
        held = getattr(record, field)
        if held not in (None, ()):
            yield from ((f"rft.{key}", value) for value in values(held))


def _titles(record: Record, kind: Kind) -> Iterator[tuple[str, str]]:
    """The title; of a part that of the whole too, under the name that the format has for it."""
    whole = {"journal": "rft.jtitle", "book": "rft.btitle"}.get(kind.format, "rft.title")
    is_part = kind.genre in _PARTS
    if record.title:
        yield "rft.atitle" if is_part else whole, str(record.title)
    if record.container_title and is_part:
        yield whole, record.container_title


def _authors(record: Record, kind: Kind) -> Iterator[tuple[str, str]]:
    """All authors in their order, and the first person's parts, by which resolvers look an article up."""
    if kind.format == "dc":
        yield from (("rft.creator", name.inverted()) for name in record.author)
        return
    first = next((name for name in record.author if name.family), None)
    if first is not None:
        yield "rft.aulast", first.full_family()
        if first.given:
            yield "rft.aufirst", first.given
    for name in record.author:
        yield ("rft.au" if name.family else "rft.aucorp"), name.inverted()
