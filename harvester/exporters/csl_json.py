"""CSL-JSON, valid against the CSL 1.0.2 data schema, as Zotero, pandoc and citeproc read it.

The schema's items and names are closed: what has no field there (ORCID iDs, typed ISSNs, funders, the source of each
field) goes into `custom`. Keywords are one string; a work of no known type is a `document`; titles keep italics,
bold, sub- and superscript, small caps and no-case spans as CSL writes them. A retraction stands in `status`, and with its
notice in `note`, which Zotero shows as "Extra"; whole in `custom`. What a .bib file protects from styles is a no-case span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import compress
from operator import itemgetter
from typing import Any

import orjson

from harvester.exporters import csl_apart, nocase, notices
from harvester.work import Entry
from parsers.names.open_lists import is_open
from parsers.record import Record
from parsers.values import Keyword, Mark, Name, PartialDate, Rich, TypedIssn, unescaped

_TAGS: dict[Mark, tuple[str, str]] = {
    "i": ("<i>", "</i>"), "b": ("<b>", "</b>"), "sub": ("<sub>", "</sub>"), "sup": ("<sup>", "</sup>"),
    "sc": ('<span style="font-variant:small-caps;">', "</span>"), "nocase": ('<span class="nocase">', "</span>"),
}  # fmt: skip
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "winter": 4}


def rich(value: Rich) -> str:
    """Rich text with CSL's tags. Its own "<", ">" and "&" stay as they are: CSL has no escape for them."""
    text = value.root
    if "<" not in text:
        return unescaped(text)
    if "><" in text:
        # A mark that ends where the same begins again goes on.
        return tagged(value, str)
    if "<sc>" in text or "<nocase>" in text:
        for mark in ("sc", "nocase"):
            begin, end = _TAGS[mark]
            text = text.replace(f"<{mark}>", begin).replace(f"</{mark}>", end)
    return unescaped(text)


def tagged(value: Rich, letters: Callable[[str], str]) -> str:
    """Rich text with CSL's tags, and the text between them as `letters` writes it."""
    out, stack = [], []  # type: tuple[list[str], list[Mark]]
    for text, marks in value.runs():
        keep = 0
        while keep < min(len(stack), len(marks)) and stack[keep] == marks[keep]:
            keep += 1
        out += (
            [_TAGS[mark][1] for mark in reversed(stack[keep:])]
            + [_TAGS[mark][0] for mark in marks[keep:]]
            + [letters(text)]
        )
        stack = list(marks)
    return "".join(out + [_TAGS[mark][1] for mark in reversed(stack)])


_PARTS = (
    ("family", "family"), ("given", "given"), ("dropping-particle", "dropping_particle"),
    ("non-dropping-particle", "non_dropping_particle"), ("suffix", "suffix"), ("literal", "literal"),
)  # fmt: skip


def name(value: Name) -> dict[str, str]:
    """A name with CSL's parts; a group is literal."""
    held = value.__dict__
    return {key: part for key, field in _PARTS if (part := held[field])}


def names(value: tuple[Name, ...]) -> list[dict[str, str]]:
    """Names in order."""
    return _people(value)[0]


def _people(value: tuple[Name, ...]) -> tuple[list[dict[str, str]], bool]:
    """Names in order, and whether more is told of anybody than CSL has parts for: an ORCID iD, affiliations, that others follow."""
    found = []
    is_more_told = False
    for one in value:
        held = one.__dict__
        given = held["given"]
        if given and not (held["suffix"] or held["non_dropping_particle"] or held["dropping_particle"]):
            # As most are.
            found.append({"family": held["family"], "given": given})
        else:
            found.append(name(one))
        if held["orcid"] or held["affiliation"]:
            is_more_told = True
    return found, is_more_told or is_open(value)


def date(value: PartialDate) -> dict[str, Any]:
    """A date as precise as it is; a season as CSL numbers it; a range as two."""
    held = value.__dict__
    end, season = held["end"], held["season"]
    parts = [list(value.parts()), _end(end)] if end else [list(value.parts())]
    return {"date-parts": parts, "season": SEASONS[season]} if season else {"date-parts": parts}


def _end(value: PartialDate) -> list[int]:
    """The end of a span; its season as EDTF's month, for `season` is that of the beginning."""
    return [value.year, 20 + SEASONS[value.season]] if value.season else list(value.parts())


def issn(value: tuple[TypedIssn, ...]) -> str:
    """One ISSN, for formats that have room for one: the print one first, for library catalogues are kept by it."""
    return issns(value).partition(",")[0]


def issns(value: tuple[TypedIssn, ...]) -> str:
    """All ISSNs, as Zotero writes them in CSL's one text, the print one first; one that is the linking one too stands there once."""
    if len(value) == 1:
        return value[0].__dict__["value"]  # type: ignore[no-any-return]
    held = sorted([one.__dict__ for one in value], key=_issn_place)
    return ", ".join(dict.fromkeys([one["value"] for one in held]))


_ISSNS = {kind: place for place, kind in enumerate(("print", None, "electronic", "linking"))}


def _issn_place(held: Mapping[str, Any]) -> int:
    return _ISSNS[held["kind"]]


def _terms(value: tuple[Keyword, ...]) -> str:
    return "; ".join([one.__dict__["text"] for one in value])


Row = tuple[str, str, Callable[[Any], Any] | None]
# CSL variable, field of the record, converter of what is no text; in the order in which they are written. Of two fields for one variable
# the second stands there where there are both. Names have no converter: they are seen to by themselves.
ROWS: tuple[Row, ...] = (
    ("title", "title", rich), ("title-short", "title_short", rich), ("original-title", "original_title", rich), ("genre", "genre", None),
    ("author", "author", None), ("editor", "editor", None), ("translator", "translator", None), ("contributor", "contributor", None),
    ("container-title", "container_title", None), ("container-title-short", "container_title_short", None), ("volume", "volume", None),
    ("issue", "issue", None), ("page", "article_number", None), ("page", "page", lambda page: page.text()),
    ("number", "number", None), ("number", "article_number", None),
    ("issued", "issued", date), ("available-date", "issued_online", date), ("collection-title", "collection_title", None),
    ("collection-number", "collection_number", None), ("edition", "edition", None), ("number-of-pages", "number_of_pages", None),
    ("version", "version", None), ("event-title", "event_title", None), ("event-place", "event_place", None), ("event-date", "event_date", date),
    ("publisher", "publisher", None), ("publisher-place", "publisher_place", None), ("DOI", "doi", None), ("PMID", "pmid", None),
    ("PMCID", "pmcid", None), ("ISSN", "issn", issns), ("ISBN", "isbn", ", ".join), ("URL", "url", None),
    ("accessed", "accessed", date),
    ("language", "language", None), ("abstract", "abstract", rich), ("keyword", "keyword", _terms),
)  # fmt: skip
_PEOPLE = ("author", "editor", "translator", "contributor")


_take = itemgetter(*(field for _variable, field, _convert in ROWS))
_COLUMNS = tuple((variable, convert) for variable, _field, convert in ROWS)


def item(entry: Entry) -> dict[str, Any]:
    """One work as a CSL item."""
    of_entry = entry.__dict__
    record = of_entry["record"]
    held = record.__dict__
    # A key may come from a file; half a character in it is no text.
    key = of_entry["key"]
    found: dict[str, Any] = {
        "id": key if key.isascii() else key.encode(errors="replace").decode(),
        "type": held["type"] or "document",
    }
    said = _take(held)
    # What holds nothing is None or (), and no other value of a record is false.
    for (variable, convert), value in zip(compress(_COLUMNS, said), filter(None, said)):  # noqa: B905 - as many as there are
        found[variable] = convert(value) if convert else value
    if of_entry["protected"] and (title := nocase.title(entry)):
        found["title"] = rich(title)
    told: dict[str, list[dict[str, Any]]] = {}
    for variable in _PEOPLE:
        if people := held[variable]:
            _put_people(variable, people, found, told)
    if held["credit"]:
        for role in dict.fromkeys(one.role for one in record.credit):
            _put_people(role, record.credited(role), found, told)
    if not notices.is_quiet(entry):
        if text := notices.note(entry):
            found["note"] = text
        if status := notices.status(entry):
            found["status"] = status
    if custom := _custom(of_entry, record, told):
        found["custom"] = custom
    return found


def _put_people(
    variable: str, people: tuple[Name, ...], found: dict[str, Any], told: dict[str, list[dict[str, Any]]]
) -> None:
    """Names where they belong in an item; of people of whom more is told than CSL has parts for, that too."""
    found[variable], is_more_told = _people(people)
    if is_more_told:
        told[variable] = list(map(_person, people))


def _person(one: Name) -> dict[str, Any]:
    found = {"name": one.inverted(), "orcid": one.orcid, "affiliation": list(one.affiliation)}
    return found | {"others": True} if one.others else found


# Key under `custom`, field of the record, converter; in the order in which they are written.
_CUSTOM: tuple[tuple[str, str, Callable[[Any, Record], Any]], ...] = (
    ("translated-title", "translated_title", lambda title, _record: rich(title)),
    ("issn", "issn", lambda issns, _record: [dict(one.__dict__) for one in issns]),
    ("isbn", "isbn", lambda isbns, _record: list(isbns) if len(isbns) > 1 else None),
    ("arxiv", "arxiv", lambda number, _record: number), ("handle", "handle", lambda number, _record: number),
    ("article-number", "article_number", csl_apart.article_number),
    ("rights", "rights", lambda text, _record: text),
    ("report-number", "number", csl_apart.number),
    ("license", "license", lambda text, _record: text), ("provider", "provider", lambda text, _record: text),
    ("local-author", "local_author", lambda people, _record: names(people)), ("funder", "funder", lambda texts, _record: list(texts)),
    ("keyword", "keyword", csl_apart.terms), ("keyword-scheme", "keyword", csl_apart.schemes),
    ("notice", "notice", lambda notices, _record: [one.model_dump(mode="json", exclude_none=True) for one in notices]),
    ("related", "related", lambda works, _record: [one.model_dump(mode="json") for one in works]),
)  # fmt: skip


_take_custom = itemgetter(*(field for _key, field, _convert in _CUSTOM))
_CUSTOM_KEYS = tuple((key, convert) for key, _field, convert in _CUSTOM)


def _custom(of_entry: Mapping[str, Any], record: Record, people: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """What CSL has no variable for; of people by variable what more is told, beside the names that it belongs to."""
    found: dict[str, Any] = {"people": people} if people else {}
    said = _take_custom(record.__dict__)
    for (key, convert), value in zip(compress(_CUSTOM_KEYS, said), filter(None, said)):  # noqa: B905 - as many as there are
        if kept := convert(value, record):
            found[key] = kept
    if of_entry["flags"]:
        found["flags"] = list(of_entry["flags"])
    if of_entry["sources"]:
        found["sources"] = {field: list(sources) for field, sources in of_entry["sources"]}
    if of_entry["policy"]:
        found["policy"] = of_entry["policy"]
    return found


def write(entries: Iterable[Entry]) -> Iterator[bytes]:
    """A JSON array in UTF-8, an item at a time."""
    first = True
    for entry in entries:
        # As an array of one, so that it is indented as in the whole one; of that its brackets and line ends are left off.
        yield (b"[\n" if first else b",\n") + orjson.dumps([item(entry)], option=orjson.OPT_INDENT_2)[2:-2]
        first = False
    yield b"[]\n" if first else b"\n]\n"
