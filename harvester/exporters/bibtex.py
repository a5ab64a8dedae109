"""BibTeX, for the styles that every TeX brings (plain, abbrv, alpha) and for whatever imports .bib files.

Names are written with LaTeX's special characters, because 8-bit BibTeX cuts initials out of UTF-8; all other text stays
UTF-8 (`bibtex_ascii` writes it all as commands). Entry types and fields as in "BibTeXing" (O. Patashnik, 1988); `doi`, `url`,
`issn`, `isbn`, `eid`, `eprint`, `pmid`, `keywords`, `abstract` and the rest are what newer styles and tools add.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import compress
from operator import itemgetter
from typing import Any, NamedTuple

from harvester.exporters import notices
from harvester.exporters.bibtex_names import names
from harvester.exporters.bibtex_parts import address, arxiv_class, keywords, month, notes, pages, raw, urldate
from harvester.exporters.bibtex_people import CREDITS
from harvester.exporters.bibtex_printed import edition, genre, sort_key
from harvester.exporters.bibtex_types import BIBTEX, HOW, how_published, stated, subtype
from harvester.exporters.csl_json import issns
from harvester.exporters.latex import ESCAPED, escape, rich
from harvester.exporters.title_case import title
from harvester.work import Entry
from parsers.formats.bibtex_kinds import PUBLISHED
from parsers.record import CslType, Record

MONTH = "month"
"""The field whose value is no text: macros, and what joins them."""
_LESSER = re.compile(r"master|bachelor|diplom|licen[ct]iate|\bm\.?\s?sc\b|\bm\.?a\.?\b", re.IGNORECASE)


# Where a record's publisher and container belong, by entry type.
PUBLISHER = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}
CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}


def entry_type(record: Record) -> str:
    """The BibTeX type of a record; a thesis by its genre, what BibTeX has no type for is misc."""
    held = record.__dict__
    kind = BIBTEX.get(held["type"] or "", "misc")
    if kind == "article":
        return kind if any(_where(held)) else "misc"
    return "mastersthesis" if kind == "phdthesis" and _LESSER.search(record.genre or "") else kind


def nowhere(record: Record) -> bool:
    """Whether nothing is known of a journal: neither its name nor the place in it."""
    return not any(_where(record.__dict__))


_where = itemgetter("container_title", "volume", "issue", "page", "article_number")


def _as_page(entry: Entry) -> str | None:
    """An article number, for styles that know no other place for it than that of pages."""
    return None if entry.record.page else escape(entry.record.article_number or "")


KINDS_WITH_TYPE = frozenset(("techreport", "phdthesis", "mastersthesis", "misc"))


class _Row(NamedTuple):
    """A field, the field of the record without which there is nothing to write, and its converter.

    The converter is given what the record says there, of a row that `asks` the entry; it may still make nothing of it.
    """

    field: str
    of: str
    convert: Callable[[Any], str | None]
    asks: bool = False


# What stands before a value and behind it, its converter, and whether that asks the entry.
_Rows = tuple[tuple[str, str, Callable[[Any], str | None], bool], ...]


@cache
def _rows(kind: str, of_type: CslType | None) -> tuple[Callable[[dict[str, Any]], tuple[Any, ...]], _Rows]:
    """What takes from a record of a type all that the rows of its entry type are made of; and the rows, in the order in which they are written."""
    house, text = PUBLISHER.get(kind, "publisher"), ESCAPED.__getitem__
    rows: tuple[_Row | None, ...] = (
        _Row("author", "author", names), _Row("editor", "editor", names), _Row("translator", "translator", names),
        *(_Row(field, "credit", _credited(role), asks=True) for role, field in CREDITS.items()),
        _Row("key", "title", lambda entry: sort_key(entry, kind), asks=True),
        _Row("title", "title", title, asks=True), _Row("shorttitle", "title_short", rich),
        *_containers(kind, of_type), _Row("shortjournal", "container_title_short", text) if kind == "article" else None,
        _Row("series", "collection_title", text), _Row("volume", "volume", text) if kind != "techreport" else None,
        *_numbers(kind),
        _Row("pages", "page", pages), _Row("pages", "article_number", _as_page, asks=True), _Row("eid", "article_number", text),
        _Row("edition", "edition", edition, asks=True),
        _Row(house, "publisher", lambda entry: escape(publisher(entry.record, kind, _said(entry.record, kind))), asks=True)
        if kind in HOW else _Row(house, "publisher", text),
        _Row("address", "publisher_place", text), _Row("type", "genre", genre) if kind in KINDS_WITH_TYPE else None,
        # A report would be called a technical one, a thesis one for a doctorate.
        _Row("type", "title", lambda entry: None if entry.record.genre else (of_type or "").capitalize(), asks=True)
        if of_type in ("standard", "patent", "thesis") else None,
        _subtype(kind, of_type),
        _Row("year", "issued", lambda issued: f"{issued.__dict__['year']}"), _Row(MONTH, "issued", month),
        _Row("doi", "doi", raw), _Row("issn", "issn", issns), _Row("isbn", "isbn", ", ".join),
        _Row("eprint", "arxiv", str), _Row("archiveprefix", "arxiv", lambda _number: "arXiv"),
        _Row("primaryclass", "arxiv", lambda entry: arxiv_class(entry.record), asks=True),
        _Row("pmid", "pmid", str), _Row("pmcid", "pmcid", str), _Row("url", "url", raw),
        _Row("url", "handle", lambda entry: None if entry.record.url else address(entry.record), asks=True),
        _Row("urldate", "accessed", lambda accessed: accessed.iso()),
        _Row("urldate", "url", lambda entry: urldate(entry) if entry.accessed and not entry.record.accessed else None, asks=True),
        _Row("language", "language", str), _Row("version", "version", text), _Row("pagetotal", "number_of_pages", text),
    )  # fmt: skip
    kept = [row for row in rows if row]
    # As plain tuples, which are taken apart in half the time.
    return itemgetter(*(row.of for row in kept)), tuple((*_around(row.field), row.convert, row.asks) for row in kept)


def _credited(role: str) -> Callable[[Entry], str]:
    return lambda entry: names(entry.record.credited(role))


def _around(field: str) -> tuple[str, str]:
    """What stands before a field's value, and behind it."""
    return (f"  {field} = ", "") if field == MONTH else (f"  {field} = {{", "}")


def _containers(kind: str, of_type: CslType | None) -> tuple[_Row, ...]:
    """The rows for what a work stands in."""
    field = CONTAINER.get(kind, "howpublished" if kind in HOW else "booktitle")
    first = _Row(field, "container_title", ESCAPED.__getitem__)
    # Where a record names nothing that the work stands in, another name stands there.
    other = "event_title" if kind == "inproceedings" else "title" if kind in HOW else None

    def instead(entry: Entry) -> str | None:
        return None if entry.record.container_title else escape(_container(entry.record, kind))

    # Of types of which it would be read as the publisher, the field that says what a work stands in does too.
    again = (
        (_Row("booktitle", "container_title", ESCAPED.__getitem__),) if kind == "misc" and of_type in PUBLISHED else ()
    )
    return (first, _Row(field, other, instead, asks=True), *again) if other else (first,)


def _numbers(kind: str) -> Iterator[_Row]:
    """The rows for numbers: each stands in `number` where it is the one that does."""

    def where_chosen(of: str) -> Callable[[Entry], str | None]:
        return lambda entry: ESCAPED[entry.record.__dict__[of]] if numbered(entry.record, kind) == of else None

    for place, of in enumerate(_NUMBERS.get(kind, ("collection_number",))):
        # The first of several always is.
        if place == 0 and kind in _NUMBERS:
            yield _Row("number", of, ESCAPED.__getitem__)
        else:
            yield _Row("number", of, where_chosen(of), asks=True)


def _subtype(kind: str, of_type: CslType | None) -> _Row | None:
    """The row for what an entry must say to be read as what the record is: of most types nothing, or always the same."""
    if kind in HOW:
        of = "type" if of_type else "container_title"
        return _Row("entrysubtype", of, lambda entry: subtype(entry.record, kind), asks=True)
    word = subtype(Record(type=of_type), kind)
    return _Row("entrysubtype", "type", lambda _type: word) if word else None


def fields(entry: Entry) -> list[tuple[str, str]]:
    """(field, value with its delimiters) in the order in which they are written."""
    parts = [line[2:].partition(" = ") for line in _lines(entry, entry_type(entry.record))]
    return [(field, value) for field, _is, value in parts]


def _lines(entry: Entry, kind: str) -> list[str]:
    """A line for each field, in the order in which they are written."""
    held = entry.record.__dict__
    take, rows = _rows(kind, held["type"])
    # What says nothing is None or (), and no other value of a record is false: of most records that is most of it.
    said = take(held)
    lines = []
    for (before, behind, convert, asks), value in compress(zip(rows, said, strict=True), said):
        if text := convert(entry if asks else value):
            lines.append(f"{before}{text}{behind}")
    is_quiet = notices.is_quiet(entry)
    if words := keywords(held["keyword"], () if is_quiet else notices.marks(entry)):
        lines.append(f"  keywords = {{{words}}}")
    if held["abstract"]:
        lines.append(f"  abstract = {{{rich(held['abstract'])}}}")
    if held["rights"]:
        lines.append(f"  copyright = {{{escape(held['rights'])}}}")
    if not is_quiet:
        annotation = "note" if kind == "unpublished" else "annote"
        lines += [f"  {field} = {{{text}}}" for field, text in notes(entry, annotation)]
    return lines


def _container(record: Record, kind: str) -> str:
    if kind == "inproceedings":
        return record.container_title or record.event_title or ""
    return how_published(record, kind) or stated(record, kind)


def _said(record: Record, kind: str) -> str:
    return record.container_title or _container(record, kind)


def publisher(record: Record, kind: str, said: str | None = None) -> str:
    """The publisher, where what is `said` of how it was published does not name it."""
    if kind not in HOW or not record.publisher:
        return record.publisher or ""
    above = how_published(record, kind) if said is None else said
    is_container = above == record.container_title and (said is not None or record.type not in PUBLISHED)
    is_above = not is_container and (
        above == record.publisher or (record.publisher == "arXiv" and above.startswith("arXiv:"))
    )
    return "" if is_above else record.publisher


# Which number of a record stands in `number`, the first that it has: BibTeX takes one beside a volume for articles alone.
_NUMBERS = {"article": ("issue", "number"), "misc": ("issue", "number", "collection_number"), "techreport": ("number", "issue")}  # fmt: skip


def numbered(record: Record, kind: str) -> str | None:
    """The field of the record that stands in `number`."""
    held = record.__dict__
    for name in _NUMBERS.get(kind, ()):
        if held[name]:
            return name
    if kind in _NUMBERS:
        return None
    return "collection_number" if record.collection_title and record.collection_number and not record.volume else None


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Entries, one at a time."""
    for entry in entries:
        kind = entry_type(entry.record)
        yield _entry(kind, entry.key, _lines(entry, kind))


def render(kind: str, key: str, rows: Iterable[tuple[str, str]]) -> str:
    """An entry as text, a field a line."""
    return _entry(kind, key, [f"  {field} = {value}" for field, value in rows])


def _entry(kind: str, key: str, lines: list[str]) -> str:
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n\n"
