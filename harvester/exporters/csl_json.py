"""CSL-JSON, valid against the CSL 1.0.2 data schema, as Zotero, pandoc and citeproc read it.

The schema's items and names are closed: what has no field there (ORCID iDs, typed ISSNs, funders, the source of each
field) goes into `custom`. Keywords are one string; a work of no known type is a `document`; titles keep italics,
bold, sub- and superscript, small caps and no-case spans as CSL writes them. A retraction stands in `status`, and with its
notice in `note`, which Zotero shows as "Extra"; whole in `custom`. What a .bib file protects from styles is a no-case span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import compress
from operator import attrgetter, itemgetter
from typing import Any

import orjson

from harvester.exporters import nocase, notices
from harvester.work import Entry
from parsers.names.open_lists import is_open
from parsers.record import Record
from parsers.values import Mark, Name, PartialDate, Rich, TypedIssn, unescaped

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
    found = []
    for one in value:
        held = one.__dict__
        given = held["given"]
        if given and not (held["suffix"] or held["non_dropping_particle"] or held["dropping_particle"]):
            # As most are.
            found.append({"family": held["family"], "given": given})
        else:
            found.append(name(one))
    return found


def date(value: PartialDate) -> dict[str, Any]:
    """A date as precise as it is; a season as CSL numbers it; a range as two."""
    parts = [list(value.parts())]
    if value.end:
        parts.append(list(value.end.parts()))
    found: dict[str, Any] = {"date-parts": parts}
    if value.season:
        found["season"] = SEASONS[value.season]
    return found


def issn(value: tuple[TypedIssn, ...]) -> str:
    """One ISSN, for formats that have room for one: the print one first, for library catalogues are kept by it."""
    return issns(value).partition(",")[0]


def issns(value: tuple[TypedIssn, ...]) -> str:
    """All ISSNs, as Zotero writes them in CSL's one text, the print one first; one that is the linking one too stands there once."""
    if len(value) == 1:
        return value[0].value
    return ", ".join(dict.fromkeys([one.value for one in sorted(value, key=lambda one: _ISSNS[one.kind])]))


_ISSNS = {kind: place for place, kind in enumerate(("print", None, "electronic", "linking"))}


_text = attrgetter("text")
Row = tuple[str, str, Callable[[Any], Any]]
# CSL variable, field of the record, converter; in the order in which they are written.
ROWS: tuple[Row, ...] = (
    ("title", "title", rich), ("title-short", "title_short", rich), ("original-title", "original_title", rich), ("genre", "genre", str),
    ("author", "author", names), ("editor", "editor", names), ("translator", "translator", names), ("contributor", "contributor", names),
    ("container-title", "container_title", str), ("container-title-short", "container_title_short", str), ("volume", "volume", str),
    ("issue", "issue", str), ("page", "page", lambda page: page.text()), ("page", "article_number", str),
    ("number", "article_number", str), ("number", "number", str),
    ("issued", "issued", date), ("available-date", "issued_online", date), ("collection-title", "collection_title", str),
    ("collection-number", "collection_number", str), ("edition", "edition", str), ("number-of-pages", "number_of_pages", str),
    ("version", "version", str), ("event-title", "event_title", str), ("event-place", "event_place", str), ("event-date", "event_date", date),
    ("publisher", "publisher", str), ("publisher-place", "publisher_place", str), ("DOI", "doi", str), ("PMID", "pmid", str),
    ("PMCID", "pmcid", str), ("ISSN", "issn", issns), ("ISBN", "isbn", ", ".join), ("URL", "url", str),
    ("accessed", "accessed", date),
    ("language", "language", str), ("abstract", "abstract", rich), ("keyword", "keyword", lambda words: "; ".join(map(_text, words))),
)  # fmt: skip


_take = itemgetter(*(field for _variable, field, _convert in ROWS))


def item(entry: Entry) -> dict[str, Any]:
    """One work as a CSL item."""
    record = entry.record
    # A key may come from a file; half a character in it is no text.
    key = entry.key if entry.key.isascii() else entry.key.encode(errors="replace").decode()
    found: dict[str, Any] = {"id": key, "type": record.type or "document"}
    said = _take(record.__dict__)
    # What holds nothing is None or (), and no other value of a record is false.
    for (variable, _field, convert), value in compress(zip(ROWS, said, strict=True), said):
        if variable not in found:
            found[variable] = value if convert is str else convert(value)
    if entry.protected and (title := nocase.title(entry)):
        found["title"] = rich(title)
    for credit in record.credit:
        found.setdefault(credit.role, []).append(name(credit.name))
    if not notices.is_quiet(entry):
        if text := notices.note(entry):
            found["note"] = text
        if status := notices.status(entry):
            found["status"] = status
    if custom := _custom(entry, record):
        found["custom"] = custom
    return found


_PEOPLE = ("author", "editor", "translator", "contributor")


def _known(record: Record) -> dict[str, list[dict[str, Any]]]:
    """ORCID iDs and affiliations by variable, beside the names that they belong to, where anybody has one; and that others follow the last."""
    held = record.__dict__
    listed = [(field, people) for field in _PEOPLE if (people := held[field])]
    if held["credit"]:
        listed += [(role, record.credited(role)) for role in dict.fromkeys(one.role for one in record.credit)]
    return {variable: list(map(_person, people)) for variable, people in listed if _is_any_known(people)}


def _is_any_known(people: tuple[Name, ...]) -> bool:
    for one in people:
        held = one.__dict__
        if held["orcid"] or held["affiliation"]:
            return True
    return is_open(people)


def _person(one: Name) -> dict[str, Any]:
    found = {"name": one.inverted(), "orcid": one.orcid, "affiliation": list(one.affiliation)}
    return found | {"others": True} if one.others else found


# Key under `custom`, field of the record, converter; in the order in which they are written.
_CUSTOM: tuple[tuple[str, str, Callable[[Any, Record], Any]], ...] = (
    ("translated-title", "translated_title", lambda title, _record: rich(title)),
    ("issn", "issn", lambda issns, _record: [{"value": one.value, "kind": one.kind} for one in issns]),
    ("isbn", "isbn", lambda isbns, _record: list(isbns) if len(isbns) > 1 else None),
    ("arxiv", "arxiv", lambda number, _record: number), ("handle", "handle", lambda number, _record: number),
    ("article-number", "article_number", lambda number, record: number if record.page or record.number else None),
    ("rights", "rights", lambda text, _record: text),
    ("report-number", "number", lambda number, record: number if record.article_number else None),
    ("license", "license", lambda text, _record: text), ("provider", "provider", lambda text, _record: text),
    ("local-author", "local_author", lambda people, _record: names(people)), ("funder", "funder", lambda texts, _record: list(texts)),
    ("keyword-scheme", "keyword", lambda words, _record: {one.text: one.scheme for one in words if one.scheme}),
    ("notice", "notice", lambda notices, _record: [one.model_dump(mode="json", exclude_none=True) for one in notices]),
    ("related", "related", lambda works, _record: [one.model_dump(mode="json") for one in works]),
)  # fmt: skip


_take_custom = itemgetter(*(field for _key, field, _convert in _CUSTOM))


def _custom(entry: Entry, record: Record) -> dict[str, Any]:
    found: dict[str, Any] = {"people": known} if (known := _known(record)) else {}
    said = _take_custom(record.__dict__)
    for (key, _field, convert), value in compress(zip(_CUSTOM, said, strict=True), said):
        if kept := convert(value, record):
            found[key] = kept
    if entry.flags:
        found["flags"] = list(entry.flags)
    if entry.sources:
        found["sources"] = {field: list(sources) for field, sources in entry.sources}
    if entry.policy:
        found["policy"] = entry.policy
    return found


def write(entries: Iterable[Entry]) -> Iterator[bytes]:
    """A JSON array in UTF-8, an item at a time."""
    first = True
    for entry in entries:
        # As an array of one, so that it is indented as in the whole one; of that its brackets and line ends are left off.
        yield (b"[\n" if first else b",\n") + orjson.dumps([item(entry)], option=orjson.OPT_INDENT_2)[2:-2]
        first = False
    yield b"[]\n" if first else b"\n]\n"
