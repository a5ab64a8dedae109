"""CSL-JSON, as Zotero, citeproc and we write it: an array of items, one item, or {"items": […]}."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import compress
from typing import Any

from pydantic import ValidationError

from parsers import built, clean
from parsers.encoding import decode
from parsers.formats import Unreadable, load_json
from parsers.formats.csl_custom import NUMBERED_BY_ARTICLE, number_at_arxiv, own_values
from parsers.formats.csl_dates import date, unsaid
from parsers.formats.csl_unread import EMPTY, FRAME, STATUSES, left_over, lost, may_leave, no_field
from parsers.formats.csl_values import ISSUED_BY_AUTHORITY, ROWS, names_of
from parsers.formats.gathered import WHY, Gathering, credited
from parsers.formats.json_items import Broken, items_of
from parsers.formats.library import Library, Problem, Watch, library_entry, unwatched
from parsers.record import CSL_TYPES, ROLES, Notice, Reading, Record, Said, Unread
from parsers.values import Name

SOURCE = "page"


def read(body: bytes, watch: Watch = unwatched) -> Library:
    """The items of a file; an item that is none, or is broken, is a problem, with its place. Raises Unreadable where none can be read."""
    text = _text_of(body)
    try:
        data = load_json(text)
        items = data["items"] if isinstance(data, dict) and isinstance(data.get("items"), list) else data
    except Unreadable:
        items = list(items_of(text.decode(json.detect_encoding(text), "replace")))
        if all(isinstance(item, Broken) for item in items):
            raise
    items = items if isinstance(items, list) else [items]
    entries, problems, many = [], [], len(items)
    for place, item in enumerate(_one_by_one(items), start=1):
        watch(place - 1, many, "entries")
        if isinstance(item, Broken):
            problems.append(Problem(line=place, message=f"item {place}, on line {item.line} of the file: {item.why}"))
            continue
        if not isinstance(item, dict):
            problems.append(Problem(line=place, message=f"item {place} is no object"))
            continue
        try:
            entries.append(library_entry(str(item.get("id") or f"item-{place}"), place, _item(item)))
        except (ValidationError, Unreadable) as error:
            problems.append(Problem(line=place, message=f"item {place}: {str(error).splitlines()[0]}"))
    return Library(entries=tuple(entries), problems=tuple(problems))


def _one_by_one(items: list[Any]) -> Iterator[Any]:
    """The items of a file, none of them held longer than until it is read: a large library stands in memory once."""
    items.reverse()
    while items:
        yield items.pop()


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
    for variable, field, convert in compress(ROWS, map(item.__contains__, _OF_ROWS)):
        raw = item[variable]
        if not raw and raw in EMPTY:
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
        said.append(built.said(field, shown[:1000], variable))
    known = _KNOWN
    if (
        item.get("type") in ISSUED_BY_AUTHORITY
        and "publisher" not in values
        and (court := clean.line(str(item.get("authority") or "")))
    ):
        values["publisher"] = court
        said.append(built.said("publisher", court, "authority"))
        known |= {"authority"}
    people = _credits(item, said, unread)
    if people:
        values["credit"] = credited(people)
    unread.extend(no_field(item, known))
    kind = str(item.get("type") or "")
    if kind in CSL_TYPES and kind != "document":
        values["type"] = kind
        said.append(built.said("type", kind, "type"))
    elif kind and kind != "document":
        unread.append(lost("type", kind, "type", "no type of CSL"))
    of_arxiv = number_at_arxiv(values["number"]) if "number" in values else None
    if of_arxiv is not None and "arxiv" not in values:
        values["arxiv"] = of_arxiv
        said.append(built.said("arxiv", values["number"], "number"))
    _custom(item, kind, values, people)
    if not _CROSSREFS.isdisjoint(item):
        return _by_crossrefs_rules(item, values, said)
    return built.reading(SOURCE, built.record(values), tuple(said), tuple(unread))


def _credits(item: dict[str, Any], said: list[Said], unread: list[Unread]) -> dict[str, tuple[Name, ...]]:
    """The names under each variable that says what else somebody did: CSL's own words are a record's."""
    found: dict[str, tuple[Name, ...]] = {}
    for role in compress(ROLES, map(item.__contains__, ROLES)):
        raw = item[role]
        if not raw and raw in EMPTY:
            continue
        if names := names_of(raw):
            found[role] = names
            said.append(built.said("credit", str(raw)[:1000], role, role))
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


# Of what stands under `custom`, that which `own_values` does not read.
_NOT_ASKED = frozenset(("issn", "isbn"))


def _custom(item: dict[str, Any], kind: str, values: dict[str, Any], people: dict[str, tuple[Name, ...]]) -> None:
    """What our own export keeps under `custom`, and the number that is an article's."""
    custom = item.get("custom")
    own = custom if isinstance(custom, dict) else {}
    if own.get("issn") and isinstance(own["issn"], list):
        rows = [(clean.issn(str(row.get("value"))), row.get("kind")) for row in own["issn"] if isinstance(row, dict)]
        typed = [built.typed_issn(i, k if k in ("print", "electronic", "linking") else None) for i, k in rows if i]
        values["issn"] = tuple(typed) or values.get("issn", ())
    if (
        kind in NUMBERED_BY_ARTICLE
        and "number" in values
        and "page" not in values
        and not own.get("report-number")
        and number_at_arxiv(values["number"]) is None
    ):
        values["article_number"] = values.pop("number")
    if kind in NUMBERED_BY_ARTICLE and "number" in values and item.get("page") == item.get("number"):
        # Our export writes an article's number where styles look for pages, too.
        values["article_number"] = values.pop("number")
        values.pop("page", None)
    if own.get("article-number"):
        values["article_number"] = clean.line(str(own["article-number"]))
        if str(item.get("page")) == str(own["article-number"]):
            values.pop("page", None)
        if own.get("report-number"):
            values["number"] = clean.line(str(own["report-number"]))
        elif str(item.get("number")) == str(own["article-number"]):
            values.pop("number", None)
    if not own.keys() <= _NOT_ASKED:
        values |= own_values(own, values, people)
    kind_of_notice = STATUSES.get(str(item.get("status")))
    if kind_of_notice is not None and not values.get("notice") and not own.get("flags"):
        values["notice"] = (Notice(kind=kind_of_notice),)


_OF_ROWS = tuple(variable for variable, _field, _convert in ROWS)
_KNOWN = frozenset((*ROLES, *_OF_ROWS)) | FRAME
