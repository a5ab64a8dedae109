"""DataCite's works, as its REST API answers (https://api.datacite.org/dois): the attributes of one DOI, one reading.

Rules that are not plain from the field's name: `publicationYear` is the year that DataCite cites, and a date of that year that
says more is taken before it; a date can be a range ("2001/2003"); "(:unav)" and the like stand where a value is not known; a
related identifier that is an ISSN or ISBN of what the work is part of names its container; what the work cites is left out. Ways
to a value ("$.titles[0].title") begin at the attributes. The schema is that of DataCite 4, all versions.
"""

from __future__ import annotations

import re
from typing import Any

from parsers import clean
from parsers.formats import Unreadable, load_json
from parsers.formats.datacite_container import hosts, place
from parsers.formats.datacite_dates import dates
from parsers.formats.datacite_people import is_code, people
from parsers.formats.datacite_related import own_numbers, related
from parsers.formats.datacite_titles import descriptions, subjects, titles
from parsers.formats.datacite_types import TYPES, general, kind
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import kept, line, mapping, rows, shown, text
from parsers.identifiers import Doi
from parsers.languages import read_language
from parsers.record import Reading

SOURCE = "datacite"
# Counts, copies in XML and the service's own bookkeeping: of no use to a citation, and most of an answer's bytes.
_NOISE = frozenset((
    "xml", "viewsOverTime", "downloadsOverTime", "citationsOverTime", "viewCount", "downloadCount", "citationCount", "referenceCount",
    "partCount", "partOfCount", "versionCount", "versionOfCount", "contentUrl", "metadataVersion", "schemaVersion", "source", "isActive",
    "reason", "created", "registered", "published", "updated", "geoLocations", "formats", "suffix", "prefix",
))  # fmt: skip


def split(body: bytes) -> tuple[tuple[Doi, bytes], ...]:
    """(DOI, attributes) for each DOI of an answer to `/dois?…` or `/dois/{doi}`. Raises Unreadable for anything else.

    The attributes alone, as content negotiation gives them, are one work.
    """
    data = load_json(body)
    if isinstance(data, dict) and "data" not in data and isinstance(data.get("doi"), str):
        data = {"data": {"type": "dois", "attributes": data}}
    if not isinstance(data, dict) or data.get("errors") or not isinstance(data.get("data"), (list, dict)):
        raise Unreadable(f"DataCite answered no works: {_said(data)}")
    found: list[tuple[Doi, bytes]] = []
    for _place, resource in rows(data["data"]):
        attributes = mapping(resource.get("attributes"))
        doi = clean.doi(text(attributes.get("doi")) or text(resource.get("id")))
        if doi is not None and resource.get("type", "dois") == "dois":
            found.append((doi, kept(attributes | {"doi": doi}, _NOISE)))
    return tuple(found)


def _said(data: Any) -> str:
    """What an answer says that is none: the titles of its errors, else what it looks like."""
    told = [text(row.get("title")) for _place, row in rows(mapping(data).get("errors"))]
    return ("; ".join(filter(None, told)) or shown(data))[:200]


def read(item: bytes) -> Reading:
    """The reading of one work's attributes. Raises Unreadable where the bytes are no JSON object."""
    attributes = load_json(item)
    if not isinstance(attributes, dict):
        raise Unreadable("a DataCite work is a JSON object")
    gathered = Gathering()
    found = hosts(attributes)
    csl, genre = kind(attributes.get("types"), found[0].type if found else "")
    types = mapping(attributes.get("types"))
    told = " / ".join(word for key in ("resourceTypeGeneral", "resourceType") if (word := text(types.get(key))))
    gathered.read("type", csl, told, "$.types.resourceTypeGeneral", "a type DataCite's documentation does not name")
    of_own = genre is not None and genre != TYPES.get(general(types), ("", None))[1]
    gathered.take("genre", genre, told, f"$.types.{'resourceType' if of_own else 'resourceTypeGeneral'}")
    titles(attributes, gathered)
    people(attributes, gathered)
    dates(attributes, gathered)
    _publisher(attributes, gathered)
    place(found, csl, gathered)
    related(attributes, gathered)
    own_numbers(attributes, gathered)
    subjects(attributes, gathered)
    descriptions(attributes, gathered)
    _plain(attributes, gathered)
    _rights(attributes, gathered)
    return gathered.reading(SOURCE)


def _publisher(attributes: dict[str, Any], gathered: Gathering) -> None:
    """A text, or an object with a name."""
    value = attributes.get("publisher")
    where, name = (
        ("$.publisher.name", mapping(value).get("name")) if isinstance(value, dict) else ("$.publisher", value)
    )
    printed = text(name)
    if is_code(printed):
        gathered.lose("publisher", printed, where, "DataCite's code for a value that is not there")
    else:
        gathered.take("publisher", clean.line(printed), printed, where)


_PAGES = re.compile(
    r"(?:[ivxlc]+\s?[,+]\s?)?(\d{1,5})\s?(?:pages?|pp?\.?|pgs?\.?|seiten|s\.|páginas|pág\.?|sidor|leaves)",
    re.IGNORECASE,
)


def _plain(attributes: dict[str, Any], gathered: Gathering) -> None:
    """Fields that are one value, read as it stands."""
    for key, field, convert in (
        ("doi", "doi", clean.doi),
        ("url", "url", clean.url),
        ("language", "language", read_language),
        ("version", "version", clean.line),
    ):
        printed = text(attributes.get(key))
        gathered.read(field, convert(printed) if printed else None, printed, f"$.{key}", f"not a {field}")
    sizes = attributes.get("sizes")
    for number, size in enumerate(sizes if isinstance(sizes, list) else []):
        counted = _PAGES.fullmatch(line(size) or "")
        if counted is not None:
            gathered.take("number_of_pages", counted[1], text(size), f"$.sizes[{number}]")
    for number, row in rows(attributes.get("fundingReferences")):
        printed = text(row.get("funderName"))
        if (name := clean.line(printed)) and not is_code(name):
            gathered.add("funder", name, printed, f"$.fundingReferences[{number}].funderName")
    state = text(attributes.get("state"))
    if state and state != "findable":
        gathered.lose("status", state, "$.state", "this DOI is not public: its record is a draft, or was taken back")


def _rights(attributes: dict[str, Any], gathered: Gathering) -> None:
    """The licence is an address; that access is open, or closed, is no licence."""
    for number, row in rows(attributes.get("rightsList")):
        where = f"$.rightsList[{number}]"
        address, words = text(row.get("rightsUri")), text(row.get("rights"))
        if "access_right" in address or "/semantics/" in address + words or clean.fold(words) in _ACCESS:
            continue
        if "license" not in gathered.values:
            gathered.take("license", clean.url(address) if address else None, address, f"{where}.rightsUri")
        if "rights" not in gathered.values:
            gathered.take("rights", clean.line(words), words, f"{where}.rights")


_ACCESS = frozenset(
    ("open access", "openaccess", "restricted access", "closed access", "embargoed access", "metadata only access")
)
