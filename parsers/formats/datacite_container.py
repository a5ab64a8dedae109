"""What a DataCite record stands in: the journal, book or series, with volume, issue and pages.

Two places tell it. `relatedItems` is the depositor's own and says most; `container` is made by DataCite from it, from a
related identifier, or from a "SeriesInformation" text, of which it always makes a "Series". They are asked in this order.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from parsers import clean
from parsers.formats.datacite_people import person
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import line, mapping, rows, text
from parsers.formats.numbers import counts_a_file
from parsers.formats.titles import with_subtitle
from parsers.pagination import read_page_parts
from parsers.values import TypedIssn

# Works that stand in something with a volume and pages; others can only be one of a series.
_PARTS = frozenset(("article-journal", "chapter", "paper-conference", "entry"))
_MAYBE_PARTS = frozenset((None, "document", "article", "review"))
_ISSNS = {"issn": None, "eissn": "electronic", "pissn": "print", "lissn": "linking"}
_HOLDING = ("ispublishedin", "ispartof")
# A place where data lie is no series they appear in.
_REPOSITORIES = frozenset(("datarepository", "repository", "datacatalog"))


class Host(NamedTuple):
    """One thing that a work stands in, and the way to it."""

    row: dict[str, Any]
    where: str
    type: str
    title: str | None
    identifiers: tuple[tuple[str, str], ...]
    """(type, identifier), the types in small letters."""


def hosts(attributes: dict[str, Any]) -> tuple[Host, ...]:
    """All that the work stands in, what was published first."""
    found: list[tuple[int, Host]] = []
    for place, row in rows(attributes.get("relatedItems")):
        relation = text(row.get("relationType")).lower()
        if relation in _HOLDING:
            where = f"$.relatedItems[{place}]"
            found.append(
                (_HOLDING.index(relation), Host(row, where, _kind(row, "relatedItemType"), _title(row), _numbers(row)))
            )
    ordered = [host for _order, host in sorted(found, key=lambda one: one[0])]
    container = mapping(attributes.get("container"))
    if container:
        named = text(container.get("identifierType")).lower(), text(container.get("identifier"))
        numbers = (named,) if named[1] else ()
        ordered.append(Host(container, "$.container", _kind(container, "type"), line(container.get("title")), numbers))
    return tuple(ordered)


def _kind(row: dict[str, Any], key: str) -> str:
    return text(row.get(key)).strip()


def _title(row: dict[str, Any]) -> str | None:
    titles = list(rows(row.get("titles")))
    main = next((clean.rich(text(item.get("title"))) for _place, item in titles if not item.get("titleType")), None)
    sub = next(
        (clean.rich(text(item.get("title"))) for _place, item in titles if item.get("titleType") == "Subtitle"), None
    )
    return str(with_subtitle(main, sub)) if main is not None else None


def _numbers(row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    found = [
        (text(item.get("relatedItemIdentifierType")).lower(), text(item.get("relatedItemIdentifier")))
        for _place, item in rows(row.get("relatedItemIdentifier"))
    ]
    return tuple((kind, number) for kind, number in found if number)


def place(found: tuple[Host, ...], kind: str | None, gathered: Gathering) -> None:
    """Container, series, volume, issue, pages, edition, editors and numbers of what the work stands in."""
    placed: Host | None = None
    # A series beside a book is the book's; a series alone may be the journal.
    in_whole = any(host.title and "series" not in host.type.lower() for host in found)
    for host in found:
        series = in_whole and "series" in host.type.lower()
        _names(host, gathered, is_part=_is_part(host, kind) and not series)
        for scheme, number in host.identifiers:
            standard_number(scheme, number, host.where, gathered)
        if series:
            _number_in_series(host, gathered)
        elif placed is None and any(text(host.row.get(key)) for key in _POSITION):
            placed = host
            _position(host, kind, gathered)
        elif placed is not None:
            _other_position(host, placed, gathered)
        _book(host, kind, gathered)


_POSITION = ("volume", "issue", "firstPage", "number")
_WHOLES = frozenset(("journal", "book", "conferenceproceeding"))


def _is_part(host: Host, kind: str | None) -> bool:
    return kind in _PARTS or (kind in _MAYBE_PARTS and host.type.lower() in _WHOLES)


def _names(host: Host, gathered: Gathering, *, is_part: bool) -> None:
    if host.title is None:
        return
    where = f"{host.where}.title" if host.where == "$.container" else f"{host.where}.titles"
    if host.type.lower() in _REPOSITORIES:
        if clean.fold(host.title) != clean.fold(gathered.values.get("publisher") or ""):
            gathered.lose("container_title", host.title, where, "it holds the work, which did not appear in it")
        return
    field = "event_title" if host.type.lower() == "event" else "container_title" if is_part else "collection_title"
    if field not in gathered.values:
        gathered.take(field, host.title, host.title, where)
    elif clean.fold(gathered.values[field]) == clean.fold(host.title):
        gathered.note(field, host.title, where)
    else:
        gathered.lose(field, host.title, where, "one more thing that the work stands in")


def standard_number(scheme: str, number: str, where: str, gathered: Gathering) -> None:
    """An ISSN or ISBN of what the work stands in; identifiers of other schemes are relations."""
    if scheme in _ISSNS:
        issn = clean.issn(number)
        if issn is None:
            gathered.lose("issn", number, where, "not an ISSN, or its check digit is wrong")
        else:
            typed = TypedIssn.model_validate({"value": issn, "kind": _ISSNS[scheme]})
            gathered.add("issn", typed, number, where, key=issn)
    elif scheme == "isbn":
        isbn = clean.isbn(number)
        if isbn is None:
            gathered.lose("isbn", number, where, "not an ISBN, or its check digit is wrong")
        else:
            gathered.add("isbn", isbn, number, where)


def _position(host: Host, kind: str | None, gathered: Gathering) -> None:
    """Volume, issue, pages and number, all of one host: they belong together."""
    row, where = host.row, host.where
    whole = kind in _PARTS or host.type.lower() in _WHOLES
    volume, issue = text(row.get("volume")), text(row.get("issue"))
    gathered.take("volume" if whole else "collection_number", clean.line(volume), volume, f"{where}.volume")
    gathered.take("issue", clean.line(issue), issue, f"{where}.issue")
    number, of = text(row.get("number")), text(row.get("numberType")).lower()
    field = {"article": "article_number", "report": "number"}.get(of)
    if field is None and not whole and "collection_number" not in gathered.values:
        field = "collection_number"
    if field is not None:
        gathered.take(field, clean.line(number), number, f"{where}.number")
    elif number.strip():
        gathered.lose(
            "number", number, f"{where}.number", f"a citation has no place for the number of a {of or 'part'}"
        )
    first, last = text(row.get("firstPage")), text(row.get("lastPage"))
    pages = read_page_parts(first, last) if first.strip() else None
    if pages is not None and counts_a_file(pages, gathered.values.get("article_number")):
        gathered.note("article_number", pages.text(), f"{where}.firstPage")
    else:
        gathered.read("page", pages, f"{first}-{last}" if last else first, f"{where}.firstPage", "not pages")


def _number_in_series(host: Host, gathered: Gathering) -> None:
    for key in ("volume", "number"):
        printed = text(host.row.get(key))
        if printed.strip() and "collection_number" not in gathered.values:
            gathered.take("collection_number", clean.line(printed), printed, f"{host.where}.{key}")


def _other_position(host: Host, placed: Host, gathered: Gathering) -> None:
    """What a second host says of volume, issue or pages that the first does not say too."""
    for key in _POSITION:
        printed = text(host.row.get(key))
        if printed.strip() and printed not in (text(placed.row.get(held)) for held in _POSITION):
            field = {"firstPage": "page"}.get(key, key)
            gathered.lose(field, printed, f"{host.where}.{key}", f"it belongs to another one than {placed.where}")


def _book(host: Host, kind: str | None, gathered: Gathering) -> None:
    """Edition and editors of the book that a chapter stands in."""
    if kind not in ("chapter", "paper-conference", "entry") or host.type.lower() == "journal":
        return
    edition = text(host.row.get("edition"))
    if "edition" not in gathered.values:
        gathered.take("edition", clean.line(edition), edition, f"{host.where}.edition")
    names = [
        (name, text(row.get("name")))
        for _place, row in rows(host.row.get("contributors"))
        if text(row.get("contributorType")).lower() == "editor" and (name := person(row))
    ]
    if names and "editor" not in gathered.values:
        told = "; ".join(printed for _name, printed in names)
        gathered.take("editor", tuple(name for name, _printed in names), told, f"{host.where}.contributors")
