"""BibTeX, for the styles that every TeX brings (plain, abbrv, alpha) and for whatever imports .bib files.

Names are written with LaTeX's special characters, because 8-bit BibTeX cuts initials out of UTF-8; all other text stays
UTF-8 (`bibtex_ascii` writes it all as commands). Entry types and fields as in "BibTeXing" (O. Patashnik, 1988); `doi`, `url`,
`issn`, `isbn`, `eid`, `eprint`, `pmid`, `keywords`, `abstract` and the rest are what newer styles and tools add.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from harvester.exporters import notices
from harvester.exporters.bibtex_names import names
from harvester.exporters.bibtex_types import BIBTEX, HOW, how_published, subtype
from harvester.exporters.csl_json import issns
from harvester.exporters.latex import ESCAPED, escape, rich
from harvester.exporters.title_case import title
from harvester.work import Entry
from parsers.record import Record
from parsers.values import PageRange, PartialDate

MONTH = "month"
"""The field whose value is no text: macros, and what joins them."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LESSER = re.compile(r"master|bachelor|diplom|licen[ct]iate|\bm\.?\s?sc\b|\bm\.?a\.?\b", re.IGNORECASE)

_BREAKS = re.compile(r"[\s{}\\]")

# Where a record's publisher and container belong, by entry type.
PUBLISHER = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}
CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}


def entry_type(record: Record) -> str:
    """The BibTeX type of a record; a thesis by its genre, what BibTeX has no type for is misc."""
    kind = BIBTEX.get(record.type or "", "misc")
    if kind == "article" and nowhere(record):
        return "misc"
    return "mastersthesis" if kind == "phdthesis" and _LESSER.search(record.genre or "") else kind


def nowhere(record: Record) -> bool:
    """Whether nothing is known of a journal: neither its name nor the place in it."""
    return not (record.container_title or record.volume or record.issue or record.page or record.article_number)


def pages(value: PageRange) -> str:
    """First and last page with two hyphens."""
    return f"{escape(value.first)}--{escape(value.last)}" if value.last else escape(value.first)


def raw(text: str) -> str:
    """A DOI or an address: as it is, but for what would end or break the field."""
    return _BREAKS.sub(_percent, text) if _BREAKS.search(text) else text


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def keywords(value: tuple[Any, ...], marks: tuple[str, ...] = ()) -> str:
    """Terms joined by ", ", then marks that are not among them; a term that holds a comma in braces."""
    texts = dict.fromkeys([*[word.text for word in value], *marks])
    return ", ".join([f"{{{ESCAPED[text]}}}" if "," in text else ESCAPED[text] for text in texts])


def _keywords(entry: Entry) -> str:
    words, marks = entry.record.keyword, notices.marks(entry)
    return keywords(words, marks) if words or marks else ""


def notes(entry: Entry, annotation: str) -> list[tuple[str, str | None]]:
    """What happened to the work in `note`, which every style prints, with the work's own note before it.

    Alone, the own note ("Source: Scopus") stands in the field for annotations, which styles do not print; BibTeX's styles want
    one of what is unpublished.
    """
    text = escape(notices.note(entry))
    return [("note" if text and notices.sentences(entry) else annotation, text)]


def arxiv_class(record: Record) -> str | None:
    """The primary class of a work at arXiv ("cs.LG"), where its categories are known: the first of them."""
    if not record.arxiv:
        return None
    classes = (word.text for word in record.keyword if word.scheme == "arXiv")
    return next((text for text in classes if re.fullmatch(r"[a-z-]+(?:\.[A-Za-z-]+)?", text)), None)


_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def _edition(entry: Entry) -> str:
    """BibTeX's styles set "Second edition" of "Second": a number becomes its word, where the work is in English."""
    text = entry.record.edition or ""
    if not re.fullmatch(r"[1-9]|10", text) or not (entry.record.language or "en").startswith("en"):
        return escape(text)
    return _ORDINALS[int(text) - 1]


def _as_page(entry: Entry) -> str | None:
    """An article number, for styles that know no other place for it than that of pages."""
    return None if entry.record.page else escape(entry.record.article_number or "")


def month(value: PartialDate) -> str | None:
    """A month as BibTeX's macro, two of one year joined; a season as its word."""
    if value.season:
        return f"{{{value.season.capitalize()}}}"
    if value.month is None:
        return None
    first, last = MONTHS[value.month - 1], last_month(value)
    return first if last is None else f'{first} # "--" # {MONTHS[last - 1]}'


def last_month(value: PartialDate) -> int | None:
    """The last month of a span inside one year: no other end of a date has a place."""
    end = value.end
    if value.season or value.month is None or end is None or end.year != value.year or end.month == value.month:
        return None
    return end.month


KINDS_WITH_TYPE = frozenset(("techreport", "phdthesis", "mastersthesis", "misc"))


class _Row(NamedTuple):
    """A field, the field of the record that it is made of, and its converter, given what the record says there.

    Where a record says nothing, nothing is converted: of most records that is most of it. A row that `asks` has a converter that
    is given the entry; without a field of the record it is always asked.
    """

    field: str
    of: str | None
    convert: Callable[[Any], str | None]
    asks: bool = False


@cache
def _rows(kind: str) -> tuple[tuple[str, str | None, Callable[[Any], str | None], bool], ...]:
    """The rows of an entry type, in the order in which they are written."""
    container = CONTAINER.get(kind, "howpublished" if kind in HOW else "booktitle")
    house = PUBLISHER.get(kind, "publisher")
    text = ESCAPED.__getitem__
    rows: tuple[_Row | None, ...] = (
        _Row("author", "author", names), _Row("editor", "editor", names), _Row("translator", "translator", names),
        _Row("title", "title", title, asks=True), _Row("shorttitle", "title_short", rich),
        _Row(container, None, lambda entry: escape(_container(entry.record, kind)), asks=True)
        if kind in HOW or kind == "inproceedings" else _Row(container, "container_title", text),
        _Row("shortjournal", "container_title_short", text) if kind == "article" else None, _Row("series", "collection_title", text),
        _Row("volume", "volume", text) if kind != "techreport" else None,
        *(_Row("number", of, _number(kind, of), asks=True) for of in _NUMBERS.get(kind, ("collection_number",))),
        _Row("pages", "page", pages), _Row("pages", "article_number", _as_page, asks=True), _Row("eid", "article_number", text),
        _Row("edition", "edition", _edition, asks=True),
        _Row(house, "publisher", lambda entry: escape(publisher(entry.record, kind)), asks=True)
        if kind in HOW else _Row(house, "publisher", text),
        _Row("address", "publisher_place", text), _Row("type", "genre", text) if kind in KINDS_WITH_TYPE else None,
        _Row("entrysubtype", None, lambda entry: subtype(entry.record, kind), asks=True),
        _Row("year", "issued", lambda issued: f"{issued.year}"), _Row(MONTH, "issued", month),
        _Row("doi", "doi", raw), _Row("issn", "issn", issns), _Row("isbn", "isbn", ", ".join),
        _Row("eprint", "arxiv", str), _Row("archiveprefix", "arxiv", lambda _number: "arXiv"),
        _Row("primaryclass", "arxiv", lambda entry: arxiv_class(entry.record), asks=True),
        _Row("pmid", "pmid", str), _Row("pmcid", "pmcid", str), _Row("url", "url", raw),
        _Row("url", "handle", lambda entry: None if entry.record.url else address(entry.record), asks=True),
        _Row("urldate", None, urldate, asks=True), _Row("language", "language", str), _Row("version", "version", text),
        _Row("pagetotal", "number_of_pages", text), _Row("keywords", None, _keywords, asks=True),
        _Row("abstract", "abstract", rich), _Row("copyright", "rights", text),
    )  # fmt: skip
    # As plain tuples, which are taken apart in half the time.
    return tuple((row.field, row.of, row.convert, row.asks) for row in rows if row)


def _number(kind: str, of: str) -> Callable[[Entry], str | None]:
    """What writes a number, where it is the one that stands in `number`."""
    return lambda entry: ESCAPED[entry.record.__dict__[of]] if numbered(entry.record, kind) == of else None


def fields(entry: Entry) -> list[tuple[str, str]]:
    """(field, value with its delimiters) in the order in which they are written."""
    kind = entry_type(entry.record)
    held = entry.record.__dict__
    found: list[tuple[str, str]] = []
    for field, of, convert, asks in _rows(kind):
        said = held[of] if of else entry
        if said and (value := convert(entry if asks else said)):
            found.append((field, value if field == MONTH else f"{{{value}}}"))
    found += [
        (field, f"{{{text}}}") for field, text in notes(entry, "note" if kind == "unpublished" else "annote") if text
    ]
    return found


def address(record: Record) -> str:
    """Where the work is on the web; of one that has no other address its Handle's."""
    return raw(record.url or (f"https://hdl.handle.net/{record.handle}" if record.handle else ""))


def urldate(entry: Entry) -> str | None:
    """The day on which somebody looked; else that on which a page was read, for what has no identifier that lasts: it may change."""
    record = entry.record
    if record.accessed:
        return record.accessed.iso()
    return (
        entry.accessed if entry.accessed and record.url and not (record.doi or record.handle or record.pmid) else None
    )


def _container(record: Record, kind: str) -> str:
    if kind == "inproceedings":
        return record.container_title or record.event_title or ""
    return how_published(record, kind)


def publisher(record: Record, kind: str) -> str:
    """The publisher, where it does not stand in `howpublished`."""
    is_above = kind in HOW and not record.container_title and bool(how_published(record, kind))
    return "" if is_above else record.publisher or ""


# Which number of a record stands in `number`, the first that it has: BibTeX takes one beside a volume for articles alone.
_NUMBERS = {"article": ("issue", "number"), "misc": ("issue", "number", "collection_number"), "techreport": ("number", "issue")}  # fmt: skip


def numbered(record: Record, kind: str) -> str | None:
    """The field of the record that stands in `number`."""
    for name in _NUMBERS.get(kind, ()):
        if getattr(record, name):
            return name
    if kind in _NUMBERS:
        return None
    return "collection_number" if record.collection_title and record.collection_number and not record.volume else None


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Entries, one at a time."""
    for entry in entries:
        yield render(entry_type(entry.record), entry.key, fields(entry))


def render(kind: str, key: str, rows: Iterable[tuple[str, str]]) -> str:
    """An entry as text, a field a line."""
    lines = [f"  {field} = {value}" for field, value in rows]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n\n"
