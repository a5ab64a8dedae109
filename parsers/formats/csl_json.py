"""CSL-JSON, as Zotero, citeproc and we write it: an array of items, one item, or {"items": […]}."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from parsers import clean
from parsers.encoding import decode
from parsers.formats import Unreadable, load_json, texts
from parsers.formats.csl_custom import is_of_arxiv, own_values
from parsers.formats.csl_dates import date, unsaid
from parsers.formats.csl_unread import EMPTY, STATUSES, left_over, lost, may_leave, no_field
from parsers.formats.gathered import WHY, Gathering, credited
from parsers.formats.json_items import Broken, items_of
from parsers.formats.library import Library, LibraryEntry, Problem
from parsers.languages import read_language
from parsers.names.open_lists import without_words
from parsers.pagination import read_pages
from parsers.record import CSL_TYPES, ROLES, Notice, Reading, Record, Said, Unread
from parsers.values import Keyword, Name, Rich, TypedIssn

SOURCE = "page"


def read(body: bytes) -> Library:
    """The items of a file; an item that is none, or is broken, is a problem, with its place. Raises Unreadable where none can be read."""
    text = _text_of(body)
    try:
        data = load_json(text)
        items = data["items"] if isinstance(data, dict) and isinstance(data.get("items"), list) else data
    except Unreadable:
        items = list(items_of(text.decode(json.detect_encoding(text), "replace")))
        if all(isinstance(item, Broken) for item in items):
            raise
    entries, problems = [], []
    for place, item in enumerate(items if isinstance(items, list) else [items], start=1):
        if isinstance(item, Broken):
            problems.append(Problem(line=place, message=f"item {place}, on line {item.line} of the file: {item.why}"))
            continue
        if not isinstance(item, dict):
            problems.append(Problem(line=place, message=f"item {place} is no object"))
            continue
        try:
            entries.append(LibraryEntry(key=str(item.get("id") or f"item-{place}"), line=place, reading=_item(item)))
        except (ValidationError, Unreadable) as error:
            problems.append(Problem(line=place, message=f"item {place}: {str(error).splitlines()[0]}"))
    return Library(entries=tuple(entries), problems=tuple(problems))


def _text_of(body: bytes) -> bytes:
    """A file in another encoding than JSON's, which an editor saved so, as UTF-8."""
    try:
        body.decode(json.detect_encoding(body))
    except UnicodeDecodeError:
        return decode(body).text.encode("utf-8", "replace")
    return body


def _item(item: dict[str, Any]) -> Reading:
    values: dict[str, Any] = {}
    said: list[Said] = []
    unread: list[Unread] = []
    for variable, field, convert in ROWS:
        raw = item.get(variable)
        if raw is None or raw in EMPTY:
            continue
        shown = raw if isinstance(raw, str) else str(raw)
        value = convert(raw)
        # None and () say nothing, and no value is false.
        if not value:
            unread.append(lost(field, raw, variable, WHY.get(field, "cannot be read")))
            continue
        if may_leave(field, raw):
            unread.extend(left_over(variable, field, raw, value))
        if convert is date and (why := unsaid(raw)):
            unread.append(lost(field, raw, variable, why))
        if field in values and values[field] != value:
            unread.append(lost(field, raw, variable, "another value stands before it"))
            continue
        values[field] = value
        said.append(Said(field=field, text=shown[:1000], where=variable))
    people = _credits(item, said, unread)
    if people:
        values["credit"] = credited(people)
    unread.extend(no_field(item, _VARIABLES))
    kind = str(item.get("type") or "")
    if kind in CSL_TYPES and kind != "document":
        values["type"] = kind
        said.append(Said(field="type", text=kind, where="type"))
    elif kind and kind != "document":
        unread.append(lost("type", kind, "type", "no type of CSL"))
    _custom(item, kind, values, people)
    if not _CROSSREFS.isdisjoint(item):
        return _by_crossrefs_rules(item, values, said)
    return Reading(source=SOURCE, record=Record(**values), said=tuple(said), unread=tuple(unread))


def _credits(item: dict[str, Any], said: list[Said], unread: list[Unread]) -> dict[str, tuple[Name, ...]]:
    """The names under each variable that says what else somebody did: CSL's own words are a record's."""
    found: dict[str, tuple[Name, ...]] = {}
    for role in ROLES:
        raw = item.get(role)
        if raw is None or raw in EMPTY:
            continue
        if names := _names(raw):
            found[role] = names
            said.append(Said(field="credit", text=str(raw)[:1000], where=role, scheme=role))
            unread.extend(left_over(role, "credit", raw, names))
        else:
            unread.append(lost(role, raw, role, WHY["author"]))
    return found


# Keys that only Crossref's own content negotiation writes: its whole record with a few of CSL's words.
_CROSSREFS = frozenset(
    ("content-domain", "deposited", "indexed", "is-referenced-by-count", "reference-count", "references-count")
)


def _by_crossrefs_rules(item: dict[str, Any], values: dict[str, Any], said: list[Said]) -> Reading:
    """What Crossref's rules read of its own record, before what CSL's variables say (PMID, note)."""
    from parsers.formats.crossref import read_work  # noqa: PLC0415 - few files have such items

    gathered = Gathering()
    read_work(item, gathered)
    found = gathered.reading(SOURCE)
    held = set(found.record.said_fields())
    # An article's number stands in CSL's pages too; a name that is short already stands twice.
    # Whom it calls a chair it tells of itself.
    left = {"credit", *(("page",) if "article_number" in held else ())}
    left |= {"container_title_short"} if values.get("container_title_short") == values.get("container_title") else set()
    more = {field: value for field, value in values.items() if field not in held | left}
    record = Record(**{field: getattr(found.record, field) for field in held}, **more)
    kept = tuple(one for one in said if one.field in more)
    return Reading(source=SOURCE, record=record, said=(*found.said, *kept), unread=found.unread)


_OF_JOURNALS = ("article-journal", "article-magazine", "article", "review")


def _custom(item: dict[str, Any], kind: str, values: dict[str, Any], people: dict[str, tuple[Name, ...]]) -> None:
    """What our own export keeps under `custom`, and the number that is an article's."""
    custom = item.get("custom")
    own = custom if isinstance(custom, dict) else {}
    if own.get("issn") and isinstance(own["issn"], list):
        rows = [(clean.issn(str(row.get("value"))), row.get("kind")) for row in own["issn"] if isinstance(row, dict)]
        typed = [TypedIssn(value=i, kind=k if k in ("print", "electronic", "linking") else None) for i, k in rows if i]
        values["issn"] = tuple(typed) or values.get("issn", ())
    if kind in _OF_JOURNALS and "number" in values and "page" not in values and not is_of_arxiv(values):
        values["article_number"] = values.pop("number")
    if kind in _OF_JOURNALS and "number" in values and item.get("page") == item.get("number"):
        # Our export writes an article's number where styles look for pages, too.
        values["article_number"] = values.pop("number")
        values.pop("page", None)
    if own.get("article-number"):
        values["article_number"] = clean.line(str(own["article-number"]))
        if own.get("report-number"):
            values["number"] = clean.line(str(own["report-number"]))
        elif str(item.get("number")) == str(own["article-number"]):
            values.pop("number", None)
    values |= own_values(own, values, people)
    kind_of_notice = STATUSES.get(str(item.get("status")))
    if kind_of_notice is not None and not values.get("notice") and not own.get("flags"):
        values["notice"] = (Notice(kind=kind_of_notice),)


def _text(raw: Any) -> str | None:
    found = texts(raw)
    return clean.line(found[0]) if found else None


def _lines(raw: Any) -> str | None:
    found = texts(raw)
    return clean.lines(found[0]) if found else None


def _rich(raw: Any) -> Rich | None:
    found = texts(raw)
    return clean.rich(found[0]) if found else None


def _names(raw: Any) -> tuple[Name, ...]:
    names = []
    for one in raw if isinstance(raw, list) else [raw]:
        if not isinstance(one, dict):
            continue
        parts = [raw if isinstance(raw := one.get(part), str) else "" for part in _PARTS]
        name = _name(*parts) if sum(map(len, parts)) < MOST_KEPT else _name.__wrapped__(*parts)
        if name is not None:
            names.append(name)
    return without_words(names)


_PARTS = ("family", "given", "suffix", "non-dropping-particle", "dropping-particle", "literal")
# Longer names are nobody's, and are not held.
MOST_KEPT = 200


# The same people wrote many works of a library.
@lru_cache(10_000)
def _name(*parts: str) -> Name | None:
    """The name that these parts make, each as it stands in the file, "" where there is none."""
    family, given, suffix, particle, dropping, literal = (clean.line(part) if part else None for part in parts)
    if family:
        return Name(
            family=family, given=given, suffix=suffix, non_dropping_particle=particle, dropping_particle=dropping
        )
    whole = literal or given
    return Name(literal=whole) if whole else None


def _issn(raw: Any) -> tuple[TypedIssn, ...]:
    found = [clean.issn(piece) for text in texts(raw) for piece in text.replace(";", ",").split(",")]
    return tuple(TypedIssn(value=issn) for issn in found if issn)


def _isbn(raw: Any) -> tuple[Any, ...]:
    return tuple(isbn for text in texts(raw) for piece in text.split(",") if (isbn := clean.isbn(piece)))


def _keywords(raw: Any) -> tuple[Keyword, ...]:
    found = [clean.line(piece) for text in texts(raw) for piece in text.split(";" if ";" in text else ",")]
    return tuple(dict.fromkeys(Keyword(text=text) for text in found if text))


def _string(convert: Callable[[str], Any]) -> Callable[[Any], Any]:
    return lambda raw: convert(texts(raw)[0]) if texts(raw) else None


ROWS: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("title", "title", _rich), ("title-short", "title_short", _rich), ("shortTitle", "title_short", _rich),
    ("original-title", "original_title", _rich), ("genre", "genre", _text), ("author", "author", _names), ("editor", "editor", _names),
    ("translator", "translator", _names), ("contributor", "contributor", _names), ("container-title", "container_title", _text),
    ("container-title-short", "container_title_short", _text), ("journalAbbreviation", "container_title_short", _text),
    ("volume", "volume", _text), ("issue", "issue", _text), ("page", "page", _string(read_pages)), ("number", "number", _text),
    ("issued", "issued", date), ("available-date", "issued_online", date), ("accessed", "accessed", date),
    ("collection-number", "collection_number", _text), ("edition", "edition", _text), ("number-of-pages", "number_of_pages", _text),
    ("version", "version", _text), ("event-title", "event_title", _text), ("collection-title", "collection_title", _text),
    ("event", "event_title", _text), ("event-place", "event_place", _text), ("event-date", "event_date", date), ("publisher", "publisher", _text),
    ("publisher-place", "publisher_place", _text), ("DOI", "doi", _string(clean.doi)), ("PMID", "pmid", _string(clean.pmid)),
    ("PMCID", "pmcid", _string(clean.pmcid)), ("ISSN", "issn", _issn), ("ISBN", "isbn", _isbn), ("URL", "url", _string(clean.url)),
    ("language", "language", _string(read_language)), ("abstract", "abstract", _rich), ("keyword", "keyword", _keywords),
    ("note", "note", _lines), ("categories", "keyword", _keywords), ("copyright", "rights", _text),
)  # fmt: skip
_VARIABLES = frozenset((*ROLES, *(variable for variable, _field, _convert in ROWS)))
