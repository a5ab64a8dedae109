"""MARCXML: MARC 21 bibliographic records, as library systems take them; one `record` a work in a `collection`.

What a work stands in is its host item (773), with the numbers keyed in $g and joined in $q; ISBD's punctuation is left out, as
the leader says. Names carry relators in words and codes ($e, $4), ORCID iDs as URIs ($1). CSL's word for the kind of work stands
in 655 as a local term. (Library of Congress, "MARC 21 Format for Bibliographic Data", and the MARCXML schema.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from harvester.exporters import notices
from harvester.exporters.filing import not_filed
from harvester.exporters.hosts import extent, has_host, is_in_book
from harvester.exporters.marc_codes import KINDS, additional, fixed, leader
from harvester.exporters.xml_tree import Element, written
from harvester.work import Entry
from parsers.formats.relators import CREDITED
from parsers.record import Record
from parsers.values import Name

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://www.loc.gov/MARC21/slim http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd">\n'
)
# Field of the record, MARC's relator in words and in code.
ROLES: tuple[tuple[str, str, str], ...] = (
    ("author", "author", "aut"), ("editor", "editor", "edt"), ("translator", "translator", "trl"), ("contributor", "contributor", "ctb"),
)  # fmt: skip
Subfields = Iterable[tuple[str, str | None]]
Field = tuple[str, str, Subfields]
"""Tag, both indicators, and subfields: those without a text are not written, nor a field without any."""
# "Main title: the rest", as a title page prints it; a blank before the colon would be ISBD's.
_SUBTITLE = re.compile(r"(\S(?:.*?[^\s:;/=])?): (\S.*)")


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The collection, a work at a time."""
    yield _HEAD
    for entry in entries:
        yield "".join(written(record_of(entry), 1))
    yield "</collection>\n"


def record_of(entry: Entry) -> Element:
    """A work as an element, its fields in the order of their tags."""
    record = entry.record
    controls = (("001", entry.key), ("006", additional(record)), ("008", fixed(record)))
    # People and groups stay in their order, whether added in 700 or 710.
    rows = sorted(_fields(entry), key=lambda row: "700" if "700" <= row[0] < "720" else row[0])
    children = [
        Element("leader", (), leader(record)), *(Element("controlfield", (("tag", tag),), text) for tag, text in controls if text),
        *(found for row in rows if (found := _datafield(*row)) is not None),
    ]  # fmt: skip
    return Element("record", (), tuple(children))


def _datafield(tag: str, indicators: str, subfields: Subfields) -> Element | None:
    held = tuple(Element("subfield", (("code", code),), text) for code, text in subfields if text)
    # A label or a code alone says nothing.
    if not held or all(one.attributes[0][1] in "2i3" for one in held):
        return None
    return Element("datafield", (("tag", tag), ("ind1", indicators[0]), ("ind2", indicators[1])), held)


def _fields(entry: Entry) -> Iterator[Field]:
    record = entry.record
    yield from _numbers(record)
    yield from _people(record)
    yield from _titles(record)
    yield from _imprint(record)
    yield "300", "  ", [("a", extent(record.number_of_pages))]
    yield "490", "1 ", [("a", record.collection_title), ("v", record.collection_number)]
    yield "830", " 0", [("a", record.collection_title), ("v", record.collection_number)]
    yield from (("500", "  ", [("a", one)]) for one in notices.note(entry).split("\n"))
    if record.type == "thesis":
        yield (
            "502",
            "  ",
            [("b", record.genre), ("c", record.publisher), ("d", f"{record.issued.year}" if record.issued else None)],
        )
    yield "520", "3 ", [("a", str(record.abstract or ""))]
    yield from (("536", "  ", [("a", funder)]) for funder in record.funder)
    yield "540", "  ", [("a", record.rights)]
    yield "540", "  ", [("u", record.license)]
    yield "588", "0 ", [("a", record.provider)]
    yield from _subjects(entry)
    if has_host(record):
        yield from _host(record)
    yield from _related(record)
    yield "856", "40", [("u", record.url)]


def _numbers(record: Record) -> Iterator[Field]:
    if record.type == "patent":
        yield "013", "  ", [("a", record.number)]
    else:
        yield "088", "  ", [("a", record.number)]
    if not is_in_book(record):
        yield from (("020", "  ", [("a", one)]) for one in record.isbn)
    for one in () if has_host(record) else record.issn:
        yield "022", "  ", [("l" if one.kind == "linking" else "a", one.value), ("q", _QUALIFIERS.get(one.kind or ""))]
    for source, value in (
        ("doi", record.doi),
        ("pmid", record.pmid),
        ("pmcid", record.pmcid),
        ("arxiv", record.arxiv),
        ("hdl", record.handle),
    ):
        yield "024", "7 ", [("a", value), ("2", source if value else None)]
    yield "041", " 7", [("a", record.language), ("2", "rfc5646" if record.language else None)]


_QUALIFIERS = {"print": "print", "electronic": "electronic"}


def _people(record: Record) -> Iterator[Field]:
    """The first author is the main entry; all others are added."""
    for field, words, code in ROLES:
        for place, one in enumerate(getattr(record, field)):
            tag = "1" if field == "author" and place == 0 else "7"
            yield _name(one, tag, [("e", words), ("4", code)])
    for row in CREDITED if record.credit else ():
        yield from (_name(one, "7", [("e", row.term), ("4", row.code)]) for one in record.credited(row.role))
    date = record.event_date.iso() if record.event_date else None
    if record.event_title:
        yield "711", "2 ", [("a", record.event_title), ("d", date), ("c", record.event_place)]
    else:
        # A meeting is headed by its name; what has none is an event.
        yield "518", "  ", [("d", date), ("p", record.event_place)]


def _name(value: Name, tag: str, relator: list[tuple[str, str]]) -> Field:
    orcid = f"https://orcid.org/{value.orcid}" if value.orcid else None
    # $u may stand once.
    more = [("u", "; ".join(value.affiliation)), *relator, ("1", orcid)]
    if value.literal:
        return f"{tag}10", "2 ", [("a", value.literal), *more]
    given = " ".join(part for part in (value.given, value.dropping_particle) if part)
    whole = f"{value.full_family()}, {given}" if given else value.full_family()
    return f"{tag}00", "1 " if given else "0 ", [("a", whole), ("c", value.suffix), *more]


def _titles(record: Record) -> Iterator[Field]:
    yield "240", "10", [("a", str(record.original_title or ""))]
    title = str(record.title or "")
    cut = _SUBTITLE.fullmatch(title)
    main, rest = (cut[1], cut[2]) if cut else (title, None)
    volume = None if has_host(record) else record.volume
    yield (
        "245",
        f"{1 if record.author else 0}{not_filed(title, record.language)}",
        [("a", main), ("b", rest), ("n", volume)],
    )
    yield "246", "1 ", [("i", "Short title"), ("a", str(record.title_short or ""))]
    yield "246", "31", [("a", str(record.translated_title or ""))]


def _imprint(record: Record) -> Iterator[Field]:
    in_book = is_in_book(record)
    yield "250", "  ", [("a", None if in_book else record.edition)]
    yield "251", "  ", [("a", record.version)]
    place, publisher = (None, None) if in_book else (record.publisher_place, record.publisher)
    yield "264", " 1", [("a", place), ("b", publisher), ("c", record.issued.iso() if record.issued else None)]
    yield "264", " 1", [("3", "Online"), ("c", record.issued_online.iso() if record.issued_online else None)]


def _subjects(entry: Entry) -> Iterator[Field]:
    record = entry.record
    terms = {word.text for word in record.keyword}
    for word in record.keyword:
        if word.scheme == "MeSH":
            yield "650", " 2", [("a", word.text)]
        elif word.scheme:
            yield "650", " 7", [("a", word.text), ("2", word.scheme)]
        else:
            yield "653", "  ", [("a", word.text)]
    yield from (("653", "  ", [("a", one)]) for one in notices.marks(entry) if one not in terms)
    kind = record.type or "document"
    yield "655", " 7", [("a", KINDS[kind].term), ("2", "marcgt")]
    yield "655", " 7", [("a", kind), ("2", "local")]
    yield "655", " 4", [("a", record.genre if record.type != "thesis" else None)]


_KIND_OF_ISSN = {"print": "Print version", "electronic": "Online version", "linking": "Linking ISSN"}


def _host(record: Record) -> Iterator[Field]:
    """773: the host and the part; a further ISSN of the host in a 773 of its own, for $x may stand once."""
    in_book = is_in_book(record)
    imprint = (
        f"{f'{record.publisher_place} : ' if record.publisher_place else ''}{record.publisher or ''}".strip()
        if in_book
        else ""
    )
    page = record.page
    keyed = (
        ("volume", record.volume),
        ("number", record.issue),
        ("elocationid", record.article_number),
        ("pages", page.text() if page else None),
    )
    first = record.issn[0] if record.issn else None
    joined = f"{record.volume or ''}{f':{record.issue}' if record.issue else ''}{f'<{page.first}' if page else ''}"
    yield "773", "08", [
        ("i", _KIND_OF_ISSN[first.kind] if first and first.kind else None), ("t", record.container_title), ("p", record.container_title_short),
        ("b", record.edition if in_book else None), ("d", imprint), *(("g", f"{key}:{text}" if text else None) for key, text in keyed),
        ("q", joined), ("x", first.value if first else None), *(("z", isbn) for isbn in (record.isbn if in_book else ())),
    ]  # fmt: skip
    for one in record.issn[1:]:
        yield (
            "773",
            "18",
            [("i", _KIND_OF_ISSN[one.kind] if one.kind else None), ("t", record.container_title), ("x", one.value)],
        )


def _related(record: Record) -> Iterator[Field]:
    """787: notices and other works, each under the word of its relation."""
    for one in record.notice:
        numbers = [("o", f"{name}:{text}" if text else None) for name, text in (("doi", one.doi), ("pmid", one.pmid))]
        date = one.date.iso() if one.date else None
        yield "787", "08", [("i", one.kind), ("n", "notice"), ("d", date), *numbers]
    yield from (("787", "08", [("i", other.relation), ("o", other.id)]) for other in record.related)
