"""CSL-JSON, as Zotero, citeproc and we write it: an array of items, one item, or {"items": […]}."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from parsers import clean
from parsers.formats import Unreadable, load_json, texts
from parsers.formats.crossref import read_work
from parsers.formats.csl_custom import own_values
from parsers.formats.gathered import Gathering
from parsers.formats.library import Library, LibraryEntry, Problem
from parsers.languages import read_language
from parsers.pagination import read_pages
from parsers.record import CSL_TYPES, Reading, Record, Said, Unread
from parsers.values import Keyword, Name, PartialDate, Rich, TypedIssn

SOURCE = "page"
_SEASONS = ("spring", "summer", "autumn", "winter")


def read(body: bytes) -> Library:
    """The items of a file; an item that is none is a problem, with its place. Raises Unreadable for what is no JSON."""
    data = load_json(body)
    items = data["items"] if isinstance(data, dict) and isinstance(data.get("items"), list) else data
    entries, problems = [], []
    for place, item in enumerate(items if isinstance(items, list) else [items], start=1):
        if not isinstance(item, dict):
            problems.append(Problem(line=place, message=f"item {place} is no object"))
            continue
        try:
            entries.append(LibraryEntry(key=str(item.get("id") or f"item-{place}"), line=place, reading=_item(item)))
        except (ValidationError, Unreadable) as error:
            problems.append(Problem(line=place, message=f"item {place}: {str(error).splitlines()[0]}"))
    return Library(entries=tuple(entries), problems=tuple(problems))


def _item(item: dict[str, Any]) -> Reading:
    values: dict[str, Any] = {}
    said: list[Said] = []
    unread: list[Unread] = []
    for variable, field, convert in ROWS:
        raw = item.get(variable)
        if raw in (None, "", [], {}):
            continue
        shown = raw if isinstance(raw, str) else str(raw)
        value = convert(raw)
        if value in (None, ()):
            unread.append(Unread(field=field, text=shown[:300], where=variable, why="cannot be read"))
            continue
        values.setdefault(field, value)
        said.append(Said(field=field, text=shown[:1000], where=variable))
    kind = str(item.get("type") or "")
    if kind in CSL_TYPES and kind != "document":
        values["type"] = kind
        said.append(Said(field="type", text=kind, where="type"))
    _custom(item, kind, values)
    if not _CROSSREFS.isdisjoint(item):
        return _by_crossrefs_rules(item, values, said)
    return Reading(source=SOURCE, record=Record(**values), said=tuple(said), unread=tuple(unread))


# Keys that only Crossref's own content negotiation writes: its whole record with a few of CSL's words.
_CROSSREFS = frozenset(
    ("content-domain", "deposited", "indexed", "is-referenced-by-count", "reference-count", "references-count")
)


def _by_crossrefs_rules(item: dict[str, Any], values: dict[str, Any], said: list[Said]) -> Reading:
    """What Crossref's rules read of its own record, before what CSL's variables say (PMID, note)."""
    gathered = Gathering()
    read_work(item, gathered)
    found = gathered.reading(SOURCE)
    held = set(found.record.said_fields())
    # An article's number stands in CSL's pages too; a name that is short already stands twice.
    left = {"page"} if "article_number" in held else set()
    left |= {"container_title_short"} if values.get("container_title_short") == values.get("container_title") else set()
    more = {field: value for field, value in values.items() if field not in held | left}
    record = Record(**{field: getattr(found.record, field) for field in held}, **more)
    kept = tuple(one for one in said if one.field in more)
    return Reading(source=SOURCE, record=record, said=(*found.said, *kept), unread=found.unread)


_OF_JOURNALS = ("article-journal", "article-magazine", "article", "review")


def _custom(item: dict[str, Any], kind: str, values: dict[str, Any]) -> None:
    """What our own export keeps under `custom`, and the number that is an article's."""
    custom = item.get("custom")
    own = custom if isinstance(custom, dict) else {}
    if own.get("issn") and isinstance(own["issn"], list):
        rows = [(clean.issn(str(row.get("value"))), row.get("kind")) for row in own["issn"] if isinstance(row, dict)]
        typed = [TypedIssn(value=i, kind=k if k in ("print", "electronic", "linking") else None) for i, k in rows if i]
        values["issn"] = tuple(typed) or values.get("issn", ())
    if kind in _OF_JOURNALS and "number" in values and "page" not in values:
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
    values |= own_values(own, values)


def _text(raw: Any) -> str | None:
    found = texts(raw)
    return clean.line(found[0]) if found else None


def _rich(raw: Any) -> Rich | None:
    found = texts(raw)
    return clean.rich(found[0]) if found else None


def _names(raw: Any) -> tuple[Name, ...]:
    names = []
    for one in raw if isinstance(raw, list) else [raw]:
        if not isinstance(one, dict):
            continue
        part = {key: clean.line(str(one[key])) for key in one if isinstance(one[key], str)}
        if part.get("family"):
            names.append(Name(
                family=part["family"], given=part.get("given"), suffix=part.get("suffix"),
                non_dropping_particle=part.get("non-dropping-particle"), dropping_particle=part.get("dropping-particle"),
            ))  # fmt: skip
        elif part.get("literal") or part.get("given"):
            names.append(Name(literal=part.get("literal") or part.get("given")))
    return tuple(names)


def date(raw: Any) -> PartialDate | None:
    """`{"date-parts": [[2024, 10, 8]]}`, with a season or a range; a text as any date is written."""
    from parsers.dates import read_date  # noqa: PLC0415 - only for texts

    if not isinstance(raw, dict):
        return read_date(str(raw))
    parts = raw.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return next((read_date(str(raw[key])) for key in ("raw", "literal", "edtf") if raw.get(key)), None)
    dates = []
    for one in parts[:2]:
        numbers = [int(number) for number in one if str(number).isdigit()] if isinstance(one, list) else []
        if not numbers:
            return None
        dates.append(dict(zip(("year", "month", "day"), numbers, strict=False)))
    season = raw.get("season")
    if str(season).isdigit() and 1 <= int(str(season)) <= 4 and "month" not in dates[0]:
        dates[0] |= {"season": _SEASONS[int(str(season)) - 1]}  # type: ignore[dict-item]  # the one field that is a word
    try:
        end = PartialDate.model_validate(dates[1]) if len(dates) > 1 else None
        return PartialDate.model_validate(dates[0] | {"end": end})
    except ValidationError:
        return None


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
    ("issued", "issued", date), ("available-date", "issued_online", date), ("collection-title", "collection_title", _text),
    ("collection-number", "collection_number", _text), ("edition", "edition", _text), ("number-of-pages", "number_of_pages", _text),
    ("version", "version", _text), ("event-title", "event_title", _text), ("event", "event_title", _text),
    ("event-place", "event_place", _text), ("event-date", "event_date", date), ("publisher", "publisher", _text),
    ("publisher-place", "publisher_place", _text), ("DOI", "doi", _string(clean.doi)), ("PMID", "pmid", _string(clean.pmid)),
    ("PMCID", "pmcid", _string(clean.pmcid)), ("ISSN", "issn", _issn), ("ISBN", "isbn", _isbn), ("URL", "url", _string(clean.url)),
    ("language", "language", _string(read_language)), ("abstract", "abstract", _rich), ("keyword", "keyword", _keywords),
    ("note", "note", _text), ("categories", "keyword", _keywords), ("copyright", "rights", _text),
)  # fmt: skip
