"""schema.org as JSON-LD: works as a `@graph`, as search engines, Zotero and repositories read it from a page. Pure.

An article is part of an issue, that of a volume, that of a periodical; a chapter is part of a book. Identifiers are
`PropertyValue`s, which name their scheme. Texts are plain: schema.org has no marks. The text may be pasted into a `script` of a
page: nothing in it ends one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from harvester.exporters import notices, plain
from harvester.exporters.json_ld_kinds import KINDS, NO_TYPE, property_of
from harvester.plain_words import role_name
from harvester.work import Entry
from parsers.record import Credit, Record
from parsers.values import Name, PartialDate, joined

# What a page or a script could take for its own: JSON has another way to write each.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_ISSNS = {"print": "pISSN", "electronic": "eISSN", "linking": "ISSN-L"}
# Property of the work and field, where the value is its text.
PLAIN: tuple[tuple[str, str], ...] = (
    ("name", "title"), ("alternateName", "title_short"), ("genre", "genre"), ("bookEdition", "edition"), ("reportNumber", "number"),
    ("numberOfPages", "number_of_pages"), ("version", "version"), ("inLanguage", "language"), ("url", "url"), ("abstract", "abstract"),
    ("copyrightNotice", "rights"), ("license", "license"),
)  # fmt: skip
# What identifies the work: the field, and its scheme as `propertyID`.
IDENTIFIERS: tuple[tuple[str, str], ...] = (
    ("doi", "doi"), ("pmid", "pmid"), ("pmcid", "pmcid"), ("arxiv", "arxiv"), ("handle", "hdl"), ("article_number", "article-number"),
)  # fmt: skip
_ROLES = ("author", "editor", "translator", "contributor")


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The graph, a work a line."""
    yield '{"@context":"https://schema.org","@graph":['
    for place, entry in enumerate(entries):
        yield (",\n" if place else "\n") + _text(node(entry))
    yield "\n]}\n"


def _text(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def node(entry: Entry) -> dict[str, Any]:
    """A work as a node of the graph, under its citation key."""
    record = entry.record
    kind = KINDS[record.type] if record.type else NO_TYPE
    found: dict[str, Any] = {"@type": kind.type, "@id": f"#{quote(entry.key, safe='', errors='replace')}"}
    if kind.additional:
        found["additionalType"] = kind.additional
    for key, field in PLAIN:
        if (value := getattr(record, field)) is not None:
            found[key] = str(value)
    for role in _ROLES:
        if people := [_person(one) for one in getattr(record, role)]:
            found[role] = people
    for credit in record.credit:
        own = property_of(credit.role, kind.type)
        found.setdefault(own or "contributor", []).append(_person(credit.name) if own else _in_role(credit))
    found |= _dates_and_pages(record) | _identifiers(record) | _others(entry)
    numbers, parts = _place(record, kind.container)
    found["identifier"] = [*found.get("identifier", ()), *numbers.pop("identifier", ())]
    found |= numbers
    parts += _series(record) + _event(record)
    if parts:
        found["isPartOf"] = parts if len(parts) > 1 else parts[0]
    return {key: value for key, value in found.items() if value}


def _in_role(credit: Credit) -> dict[str, Any]:
    """Somebody and what they did, as schema.org says what it has no property for: the property again, inside a Role."""
    return {"@type": "Role", "roleName": role_name(credit.role), "contributor": _person(credit.name)}


def _person(name: Name) -> dict[str, Any]:
    """A person with the parts of the name, or an organization."""
    found: dict[str, Any] = {"@type": "Person" if name.family else "Organization", "name": _printed(name)}
    if name.family:
        given = " ".join(part for part in (name.given, name.dropping_particle) if part)
        parts = {"familyName": name.full_family(), "givenName": given, "honorificSuffix": name.suffix}
        found |= {key: part for key, part in parts.items() if part}
    if name.orcid:
        found["sameAs"] = f"https://orcid.org/{name.orcid}"
    if name.affiliation:
        found["affiliation"] = [{"@type": "Organization", "name": one} for one in name.affiliation]
    return found


def _printed(name: Name) -> str:
    parts = (name.given, joined(name.dropping_particle or "", name.full_family()), name.suffix)
    return " ".join(part for part in parts if part)


def day(value: PartialDate) -> str:
    """A schema.org Date, which is one day, month or year of ISO 8601: of a span that with which it begins, of a season its year.

    >>> day(PartialDate(year=2003, season="spring")), day(PartialDate(year=2003, month=7, end=PartialDate(year=2003, month=8)))
    ('2003', '2003-07')
    """
    return "-".join((f"{value.year:04}", *(f"{part:02}" for part in value.parts()[1:])))


def _dates_and_pages(record: Record) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if record.issued:
        found["datePublished"] = day(record.issued)
    if record.page:
        found["pageStart"] = record.page.first
        found |= {"pageEnd": record.page.last} if record.page.last else {}
        found |= {"pagination": record.page.text()} if record.page.more else {}
    return found


def _identifiers(record: Record) -> dict[str, Any]:
    there = [(scheme, str(value)) for field, scheme in IDENTIFIERS if (value := getattr(record, field))]
    found: dict[str, Any] = {}
    if there:
        found["identifier"] = [_property(scheme, value) for scheme, value in there]
    addresses = [plain.address(field, value) for field in ("doi", "pmid", "pmcid") if (value := getattr(record, field))]
    if addresses:
        found["sameAs"] = addresses
    if record.isbn:
        found["isbn"] = [str(one) for one in record.isbn]
    return found


def _property(scheme: str, value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": scheme, "value": value}


def _others(entry: Entry) -> dict[str, Any]:
    """Publisher, translations, subjects, funders, who says so, and what happened to the work."""
    record = entry.record
    found: dict[str, Any] = {}
    for publisher in _described("Organization", name=record.publisher, location=record.publisher_place):
        found["publisher"] = publisher
    for key, title in (("translationOfWork", record.original_title), ("workTranslation", record.translated_title)):
        if title:
            found[key] = {"@type": "CreativeWork", "name": str(title)}
    if record.keyword:
        found["keywords"] = [
            {"@type": "DefinedTerm", "name": one.text} | ({"inDefinedTermSet": one.scheme} if one.scheme else {})
            for one in record.keyword
        ]
    if record.funder:
        found["funder"] = [{"@type": "Organization", "name": one} for one in record.funder]
    if record.provider:
        found["sdPublisher"] = {"@type": "Organization", "name": record.provider}
    if status := notices.status(entry):
        found["creativeWorkStatus"] = status
    if told := notices.sentences(entry):
        found["correction"] = list(told)
    return found


def _place(record: Record, container: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the work says of its own numbers, and what it is part of: numbers belong to the volumes and issues of periodicals."""
    issue = {"issueNumber": record.issue} if record.issue else {}
    volume = {"volumeNumber": record.volume} if record.volume else {}
    names = {"name": record.container_title, "alternateName": record.container_title_short}
    whole: dict[str, Any] = {key: value for key, value in names.items() if value}
    serials = _serials(record)
    if container not in ("Periodical", "Newspaper"):
        return issue | volume | serials, [{"@type": container, **whole}] if whole else []
    chain = ((container, whole | serials), ("PublicationVolume", volume), ("PublicationIssue", issue))
    inner: dict[str, Any] = {}
    for name, values in chain:
        if values:
            inner = {"@type": name, **values} | ({"isPartOf": inner} if inner else {})
    return {}, [inner] if inner else []


def _serials(record: Record) -> dict[str, Any]:
    """All ISSNs in one list, as most programs look for them; which is which is told by identifiers."""
    if not record.issn:
        return {}
    kinds = [_property(_ISSNS[one.kind], one.value) for one in record.issn if one.kind]
    return {"issn": list(dict.fromkeys(one.value for one in record.issn))} | ({"identifier": kinds} if kinds else {})


def _series(record: Record) -> list[dict[str, Any]]:
    return _described("BookSeries", name=record.collection_title, volumeNumber=record.collection_number)


def _event(record: Record) -> list[dict[str, Any]]:
    date = record.event_date
    start, end = day(date) if date else None, day(date.end) if date and date.end else None
    return _described("Event", name=record.event_title, location=record.event_place, startDate=start, endDate=end)


def _described(kind: str, **values: str | None) -> list[dict[str, Any]]:
    """A node of a kind, where anything is said of it."""
    there = {key: value for key, value in values.items() if value}
    return [{"@type": kind, **there}] if there else []
