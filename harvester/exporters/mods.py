"""MODS 3.7 (Library of Congress), as catalogues and repositories take it: one `mods` a work in a `modsCollection`.

What a work stands in is a related item of the type "host", with its volume, issue and pages in the `part` there; a series is
one of the type "series". The people of the book around a chapter stand with the book. Dates are in W3CDTF, seasons in EDTF. Notices
and related works are related items of an `otherType`. Roles, genres, identifiers and languages are named with their authorities.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from harvester.exporters import notices
from harvester.exporters.hosts import extent, has_host, is_in_book
from harvester.exporters.mods_names import listed, name
from harvester.exporters.mods_places import IDENTIFIERS, NOTES, ROLES, TITLES
from harvester.exporters.mods_types import KINDS, NO_TYPE
from harvester.exporters.xml_tree import Element, branch, leaf, written
from harvester.work import Entry
from parsers.formats.relators import CREDITED
from parsers.record import Notice, Record
from parsers.values import Name, PartialDate

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-7.xsd">\n'
)
MESH = ("MeSH", "mesh")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_NCNAME = re.compile(r"[A-Za-z_][\w.-]*")


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The collection, a work at a time."""
    yield _HEAD
    for entry in entries:
        yield "".join(written(mods(entry), 1))
    yield "</modsCollection>\n"


def mods(entry: Entry) -> Element:
    """A work as an element."""
    record = entry.record
    host = _host(record) if has_host(record) else None
    children = (
        *_titles(record), *_names(record, [field for field, _code in ROLES if field != "editor" or not is_in_book(record)]),
        *_credits(record, in_host=host is not None), *_bodies(record), *_kinds(record), _origin(record), _language(record),
        branch("physicalDescription", [leaf("extent", extent(record.number_of_pages))]),
        leaf("abstract", str(record.abstract or "")),
        *(leaf("note", one) for one in notices.note(entry).split("\n")), *_notes(record), *_subjects(entry), host,
        branch("relatedItem", [_series(record)], type="series"), *_identifiers(record),
        leaf("identifier", entry.key, type="citekey"), branch("location", [leaf("url", record.url, usage="primary")]),
        leaf("accessCondition", record.rights, type="use and reproduction"),
        leaf("accessCondition", record.license, type="use and reproduction", xlink__href=record.license),
        branch("part", [*([] if host is not None else _details(record)), _detail("number", record.number)]), *map(_notice, record.notice),
        *(branch("relatedItem", [_named(one.id)], otherType=one.relation) for one in record.related),
        branch("recordInfo", [leaf("recordContentSource", record.provider), leaf("recordIdentifier", entry.key)]),
    )  # fmt: skip
    own = (("version", "3.7"), *((("ID", entry.key),) if _NCNAME.fullmatch(entry.key) else ()))
    return Element("mods", own, tuple(child for child in children if child is not None))


def _titles(record: Record) -> Iterator[Element | None]:
    for kind, field in TITLES:
        value = getattr(record, field)
        yield branch("titleInfo", [leaf("title", str(value))], type=kind) if value else None


def _names(record: Record, fields: Iterable[str]) -> Iterator[Element | None]:
    codes = dict(ROLES)
    for field in fields:
        yield from listed(getattr(record, field), codes[field])


def _credits(record: Record, *, in_host: bool) -> Iterator[Element | None]:
    """Everyone else who did something for the work; who wrote the host stands with it. A role that MARC has no code for has its term."""
    for row in CREDITED if record.credit else ():
        if not (in_host and row.role == "container-author"):
            yield from listed(record.credited(row.role), row.code, row.term)


def _bodies(record: Record) -> Iterator[Element | None]:
    """The meeting; who granted a thesis's degree, which programs look for among the names."""
    # Of a name without a role bibutils makes an author.
    role = branch("role", [leaf("roleTerm", "conference", type="text")]) if record.event_title else None
    yield branch("name", [leaf("namePart", record.event_title), role], type="conference")
    if record.type == "thesis" and record.publisher:
        yield name(Name(literal=record.publisher), "dgg")


def _kinds(record: Record) -> Iterator[Element | None]:
    kind = KINDS[record.type] if record.type else NO_TYPE
    yield leaf("typeOfResource", kind.resource)
    # A part that names no host has nobody else to say what it stands in.
    yield from (leaf("genre", term, authority=authority) for authority, term in kind.own)
    yield leaf("genre", record.type, authority="csl")
    yield leaf("genre", record.genre)


def date(tag: str, value: PartialDate | None, kind: str | None = None) -> Iterator[Element | None]:
    """A date as one element, a range as two; the date that counts is the key."""
    if value is None:
        return
    ends = (value, value.end) if value.end else (value,)
    for place, one in enumerate(ends):
        text = f"{one.year:04}-{_SEASONS[one.season]}" if one.season else "-".join(f"{part:02}" for part in one.parts())
        text = text if one.season else text.rjust(len(text) + 4 - len(str(one.year)), "0")
        point = ("start", "end")[place] if value.end else None
        key = "yes" if tag == "dateIssued" and place == 0 else None
        yield leaf(tag, text, type=kind, encoding="edtf" if one.season else "w3cdtf", point=point, keyDate=key)


def _origin(record: Record) -> Element | None:
    dates = [
        *date("dateIssued", record.issued),
        *date("dateOther", record.issued_online, "online"),
        *date("dateCaptured", record.accessed),
    ]
    return branch("originInfo", [*([] if is_in_book(record) else _imprint(record)), *dates])


def _imprint(record: Record) -> list[Element | None]:
    place = branch("place", [leaf("placeTerm", record.publisher_place, type="text")])
    publisher = record.publisher if record.type != "thesis" else None
    return [place, leaf("publisher", publisher), leaf("edition", record.edition)]


def _language(record: Record) -> Element | None:
    return branch("language", [leaf("languageTerm", record.language, type="code", authority="rfc5646")])


def _notes(record: Record) -> Iterator[Element | None]:
    for kind, field in NOTES:
        value = getattr(record, field)
        yield from (leaf("note", text, type=kind) for text in (value if isinstance(value, tuple) else [value]))
    # Beside the meeting's name bibutils would make an author of it.
    yield leaf("note", record.event_date.iso() if record.event_date else None, type="event date")


def _subjects(entry: Entry) -> Iterator[Element | None]:
    terms = {word.text for word in entry.record.keyword}
    for word in entry.record.keyword:
        yield branch(
            "subject", [leaf("topic", word.text)], authority=MESH[1] if word.scheme == MESH[0] else word.scheme
        )
    yield from (branch("subject", [leaf("topic", one)]) for one in notices.marks(entry) if one not in terms)


def _host(record: Record) -> Element | None:
    in_book = is_in_book(record)
    kind = KINDS[record.type] if record.type else NO_TYPE
    serial = record.issn and not in_book
    return branch(
        "relatedItem",
        [
            branch("titleInfo", [leaf("title", record.container_title)]),
            branch("titleInfo", [leaf("title", record.container_title_short)], type="abbreviated"),
            *listed(record.credited("container-author"), "aut"), *(_names(record, ["editor"]) if in_book else ()),
            branch("originInfo", [*(_imprint(record) if in_book else ()), leaf("issuance", "continuing" if serial else None)]),
            *(leaf("genre", term, authority=authority) for authority, term in kind.of_host),
            *(_isbns(record) if in_book else ()), *_issns(record), branch("part", _details(record)),
        ],
        type="host",
    )  # fmt: skip


def _details(record: Record) -> Iterator[Element | None]:
    yield _detail("volume", record.volume)
    yield _detail("issue", record.issue)
    yield _detail("article number", record.article_number)
    if record.page:
        page = record.page
        listed = page.text() if page.more else None
        yield branch("extent", [leaf("start", page.first), leaf("end", page.last), leaf("list", listed)], unit="page")


def _detail(kind: str, text: str | None) -> Element | None:
    return branch("detail", [leaf("number", text)], type=kind)


def _series(record: Record) -> Element | None:
    return branch("titleInfo", [leaf("title", record.collection_title), leaf("partNumber", record.collection_number)])


def _identifiers(record: Record) -> Iterator[Element | None]:
    yield from (leaf("identifier", getattr(record, field), type=kind) for kind, field in IDENTIFIERS)
    if not has_host(record):
        yield from (*_isbns(record), *_issns(record))
    elif not is_in_book(record):
        yield from _isbns(record)


def _isbns(record: Record) -> Iterator[Element | None]:
    yield from (leaf("identifier", one, type="isbn") for one in record.isbn)


def _issns(record: Record) -> Iterator[Element | None]:
    for one in record.issn:
        linking = one.kind == "linking"
        yield leaf(
            "identifier", one.value, type="issn-l" if linking else "issn", displayLabel=None if linking else one.kind
        )


def _notice(value: Notice) -> Element | None:
    when = branch("originInfo", list(date("dateIssued", value.date)))
    children = [leaf("identifier", value.doi, type="doi"), leaf("identifier", value.pmid, type="pmid"), when]
    # A retraction of which no more is known is one all the same.
    return branch("relatedItem", children, otherType=value.kind) or Element(
        "relatedItem", (("otherType", value.kind),), ()
    )


_SCHEMES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("doi", lambda text: text.startswith("10.") and "/" in text),
    ("uri", lambda text: text.startswith(("http://", "https://"))),
)


def _named(text: str) -> Element | None:
    return leaf("identifier", text, type=next((kind for kind, is_one in _SCHEMES if is_one(text)), "local"))
