"""A record as Zotero's servers take it: a type, the fields of that type, creators, tags, and “Extra” for all else. Pure.

Zotero reads lines "Name: value" in “Extra” as CSL variables when it cites, and Better BibTeX pins its citation key there: what
the type has no field for is written so, and nothing is lost. A free text that looks like such a line is kept from being one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from harvester.destinations.zotero_schema import ITEM_TYPES, TYPES
from harvester.exporters import notices
from harvester.exporters.csl_json import issns, rich
from harvester.work import Entry
from parsers.record import Record, Role
from parsers.values import Name

MOST_TAG = 255
"""Letters of a tag: Zotero's servers refuse longer ones."""
Item = dict[str, Any]
_LOOKS_LIKE_A_LINE = re.compile(r"\s*[\w .-]{1,40}\s*[:：]", re.UNICODE)


class Row(NamedTuple):
    """A field of a record: the fields of Zotero that may hold it, the first that the type has; else its line in “Extra”."""

    field: str
    places: tuple[str, ...]
    line: str
    written: Callable[[Any], str] = str


# fmt: off
ROWS: tuple[Row, ...] = (
    Row("title", ("title", "caseName", "nameOfAct"), "Title", rich), Row("title_short", ("shortTitle",), "Short Title", rich),
    Row("original_title", (), "Original Title", rich), Row("translated_title", (), "Translated Title", rich),
    Row("container_title", (
        "publicationTitle", "bookTitle", "proceedingsTitle", "encyclopediaTitle", "dictionaryTitle", "websiteTitle", "blogTitle", "forumTitle",
        "programTitle", "code", "reporter",
    ), "Container Title"),
    Row("container_title_short", ("journalAbbreviation",), "Container Title Short"),
    Row("volume", ("volume", "reporterVolume", "codeVolume"), "Volume"), Row("issue", ("issue",), "Issue"),
    Row("page", ("pages", "firstPage", "codePages"), "Page", lambda page: page.text()),
    # Where a journal has article numbers in place of pages, Zotero's own translators write them so too.
    Row("article_number", ("pages",), "Number"),
    Row("number", (
        "reportNumber", "patentNumber", "number", "archiveID", "identifier", "billNumber", "publicLawNumber", "docketNumber", "documentNumber",
        "episodeNumber",
    ), "Number"),
    Row("arxiv", ("archiveID",), "arXiv", lambda text: f"arXiv:{text}"), Row("handle", (), "Handle"),
    Row("issued", ("date", "issueDate", "dateDecided", "dateEnacted"), "Issued", lambda date: date.iso()),
    Row("issued_online", (), "Available Date", lambda date: date.iso()),
    Row("collection_title", ("series", "seriesTitle"), "Collection Title"), Row("collection_number", ("seriesNumber",), "Collection Number"),
    Row("edition", ("edition",), "Edition"), Row("number_of_pages", ("numPages",), "Number of Pages"), Row("version", ("versionNumber",), "Version"),
    Row("genre", (
        "thesisType", "reportType", "genre", "manuscriptType", "presentationType", "websiteType", "mapType", "letterType", "postType", "type",
    ), "Genre"),
    # A talk has no publisher: its place is the meeting's. Elsewhere the place is the publisher's.
    Row("event_title", ("conferenceName", "meetingName"), "Event Title"), Row("event_place", (), "Event Place"),
    Row("event_date", (), "Event Date", lambda date: date.iso()),
    Row("publisher", ("publisher", "university", "institution", "repository", "company", "label", "distributor", "network"), "Publisher"),
    Row("publisher_place", ("place", "repositoryLocation"), "Publisher Place"), Row("language", ("language",), "Language"),
    Row("doi", ("DOI",), "DOI"), Row("pmid", (), "PMID"), Row("pmcid", (), "PMCID"), Row("issn", ("ISSN",), "ISSN", issns),
    Row("isbn", ("ISBN",), "ISBN", " ".join), Row("url", ("url",), "URL"),
    Row("accessed", ("accessDate",), "Accessed", lambda date: date.iso()),
    Row("abstract", ("abstractNote",), "Abstract", lambda text: text.plain()), Row("rights", ("rights",), "Rights"),
    Row("license", ("rights",), "License"), Row("funder", (), "Funder", "; ".join), Row("provider", (), "Source"),
)
# fmt: on
ELSEWHERE: dict[str, str] = {
    "type": "the type of the item",
    "author": "creators",
    "editor": "creators",
    "translator": "creators",
    "contributor": "creators",
    "credit": "creators; of a role that the type has not, a line of “Extra”",
    "keyword": "tags",
    "note": "a free line of “Extra”",
    "notice": "a free line of “Extra”, and a tag",
    "local_author": "not sent: they are among the authors",
    "related": "not sent: Zotero relates items of its own library alone",
}  # fmt: skip
"""The other fields of a record, and where they are."""
_FIRST = ("PMID", "PMCID")
# Role of the record, Zotero's role, and the line in "Extra" where the type does not have that.
_ROLES = (
    ("editor", "editor", "Editor"),
    ("translator", "translator", "Translator"),
    ("contributor", "contributor", "Contributor"),
)
# Role of a credit and Zotero's roles, of which a type has one at most.
CREDITS: dict[Role, tuple[str, ...]] = {
    "director": ("director",), "composer": ("composer",), "performer": ("performer", "castMember"), "producer": ("producer",),
    "script-writer": ("scriptwriter",), "guest": ("guest",), "interviewer": ("interviewer",), "recipient": ("recipient",),
    "container-author": ("bookAuthor",), "collection-editor": ("seriesEditor",), "reviewed-author": ("reviewedAuthor",),
}  # fmt: skip


def item_type(record: Record) -> str:
    """Zotero's type for a record; a document where nobody said what it is."""
    return TYPES[record.type][0] if record.type else "document"


def item(entry: Entry) -> Item:
    """One work as an item of Zotero's web API, without key and version."""
    record = entry.record
    kind = item_type(record)
    known = ITEM_TYPES[kind]
    placed: dict[str, str] = {}
    lines: dict[str, list[str]] = {}
    for row in ROWS:
        value = getattr(record, row.field)
        if value in (None, ()):
            continue
        # Zotero takes whole days there, and refuses an item with any other.
        places = () if row.field == "accessed" and (value.day is None or value.end) else _places(row, kind)
        free = (place for place in places if place in known.fields and place not in placed)
        place = next(free, None)
        if place is not None:
            placed[place] = row.written(value)
        else:
            lines.setdefault(row.line, []).append(row.written(value))
    creators, strangers = _creators(record, known.roles)
    tags, long = _tags((*(word.text for word in record.keyword), *notices.marks(entry)))
    heads = [("Citation Key", entry.key)]
    if record.type and (TYPES[record.type][1] and record.type != "broadcast"):
        heads.append(("Type", record.type))
    heads += [(name, text) for name in _FIRST for text in lines.pop(name, ())]
    heads += [(name, text) for name, texts in lines.items() for text in texts]
    told = [f"{name}: {text}" for name, text in (*heads, *strangers, *(("Keyword", text) for text in long))]
    own = notices.note(entry)
    extra = "\n".join((*told, *map(_free, own.split("\n")))) if own else "\n".join(told)
    return {"itemType": kind, **placed, "creators": creators, "tags": [{"tag": tag} for tag in tags], "extra": extra}


def _places(row: Row, kind: str) -> tuple[str, ...]:
    if kind == "presentation" and row.field in ("event_place", "publisher_place"):
        return ("place",) if row.field == "event_place" else ()
    return row.places


def _free(text: str) -> str:
    return f"“{text}”" if _LOOKS_LIKE_A_LINE.match(text) else text


def _tags(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """Tags, each once, and keywords that are too long to be one."""
    found = list(dict.fromkeys(words))
    return [word for word in found if len(word) <= MOST_TAG], [word for word in found if len(word) > MOST_TAG]


def _creators(record: Record, roles: tuple[str, ...]) -> tuple[list[dict[str, str]], list[tuple[str, str]]]:
    """Creators with their roles, and lines of “Extra” for people whose role the type has not."""
    lines: list[tuple[str, str]] = []
    found: list[dict[str, str]] = []
    # Who stands first in a film is its director: where another is credited with that, an author is something else.
    if any(roles[0] in CREDITS.get(one.role, ()) for one in record.credit):
        lines += [("Author", " || ".join(_halves(one))) for one in record.author]
    else:
        found += [_creator(one, roles[0]) for one in record.author]
    for field, role, line in _ROLES:
        people: tuple[Name, ...] = getattr(record, field)
        if role in roles:
            found += [_creator(one, role) for one in people]
        else:
            lines += [(line, " || ".join(_halves(one))) for one in people]
    for credit in record.credit:
        own = next((role for role in CREDITS.get(credit.role, ()) if role in roles), None)
        if own is not None:
            found.append(_creator(credit.name, own))
        else:
            lines.append((credit.role.replace("-", " ").title(), " || ".join(_halves(credit.name))))
    return found, lines


def _halves(name: Name) -> Iterator[str]:
    """Family and given name as Zotero keeps them: a particle that drops, and a suffix, stand behind the given name."""
    yield name.full_family()
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    if given or name.suffix:
        yield ", ".join(part for part in (given, name.suffix) if part)


def _creator(name: Name, role: str) -> dict[str, str]:
    if name.literal:
        return {"creatorType": role, "name": name.literal}
    family, *given = _halves(name)
    return {"creatorType": role, "firstName": "".join(given), "lastName": family}


def connector_item(entry: Entry) -> Item:
    """One work as Zotero's translators hand it on: the same fields, with its key as id, and groups in one field."""
    found = item(entry)
    people = [
        {"creatorType": one["creatorType"], "lastName": one["name"], "fieldMode": 1} if "name" in one else one
        for one in found["creators"]
    ]
    return {**found, "id": entry.key, "creators": people, "attachments": [], "notes": []}
