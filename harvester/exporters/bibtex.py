"""BibTeX, for the styles that every TeX brings (plain, abbrv, alpha) and for whatever imports .bib files.

Names are written with LaTeX's special characters, because 8-bit BibTeX cuts initials out of UTF-8; all other text stays
UTF-8. Entry types and fields as in "BibTeXing" (O. Patashnik, 1988); `doi`, `url`, `issn`, `isbn`, `eid`, `pmid`,
`keywords`, `abstract` are what newer styles and tools add.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from harvester.exporters import notices
from harvester.exporters.csl_json import issn
from harvester.exporters.latex import ascii_name, escape, rich
from harvester.exporters.title_case import protect
from harvester.work import Entry
from parsers.record import Record
from parsers.values import Name, PageRange

TYPES: dict[str, str] = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "review": "article",
    "review-book": "article", "book": "book", "collection": "book", "chapter": "incollection", "entry": "incollection",
    "entry-dictionary": "incollection", "entry-encyclopedia": "incollection", "paper-conference": "inproceedings",
    "thesis": "phdthesis", "report": "techreport", "manuscript": "unpublished", "pamphlet": "booklet",
}  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LESSER = re.compile(r"master|bachelor|diplom|licen[ct]iate|\bm\.?\s?sc\b|\bm\.?a\.?\b", re.IGNORECASE)

# Where a record's publisher and container belong, by entry type.
PUBLISHER = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}
CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}


def entry_type(record: Record) -> str:
    """The BibTeX type of a record; a thesis by its genre, what BibTeX has no type for is misc."""
    kind = TYPES.get(record.type or "", "misc")
    if kind == "article" and not record.container_title:
        return "misc"
    return "mastersthesis" if kind == "phdthesis" and _LESSER.search(record.genre or "") else kind


def name(value: Name, part: Callable[[str], str] = ascii_name) -> str:
    """A name as "von Last, Jr, First"; a group in braces; " and " and commas inside a part in braces of their own."""
    if value.literal:
        return f"{{{part(value.literal)}}}"
    family = " ".join(_part(text, part) for text in (value.non_dropping_particle, value.family) if text)
    given = " ".join(_part(text, part) for text in (value.given, value.dropping_particle) if text)
    pieces = [family, _part(value.suffix, part) if value.suffix else "", given]
    return ", ".join(piece for piece in pieces if piece) if given or value.suffix else family


def _part(text: str, part: Callable[[str], str]) -> str:
    written = part(text)
    return f"{{{written}}}" if "," in text or re.search(r"(?:^|\s)and(?:\s|$)", text, re.IGNORECASE) else written


def names(values: tuple[Name, ...]) -> str:
    """Names joined by " and "; a family name of several words without a comma would be read as given and family."""
    return " and ".join(
        f"{{{name(one)}}}"
        if one.family and " " in one.full_family() and not one.given and not one.suffix
        else name(one)
        for one in values
    )


def pages(value: PageRange) -> str:
    """First and last page with two hyphens."""
    return f"{escape(value.first)}--{escape(value.last)}" if value.last else escape(value.first)


def raw(text: str) -> str:
    """A DOI or an address: as it is, but for what would end or break the field."""
    return re.sub(r"[\s{}\\]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text)


def keywords(value: tuple[Any, ...], marks: tuple[str, ...] = ()) -> str:
    """Terms joined by ", ", then marks that are not among them; a term that holds a comma in braces."""
    texts = dict.fromkeys((*(word.text for word in value), *marks))
    return ", ".join(f"{{{escape(text)}}}" if "," in text else escape(text) for text in texts)


def notes(entry: Entry, annotation: str) -> list[tuple[str, str | None]]:
    """What happened to the work in `note`, which every style prints, with the work's own note before it.

    Alone, the own note ("Source: Scopus") stands in the field for annotations, which styles do not print.
    """
    told = bool(notices.sentences(entry))
    return [("note" if told else annotation, escape(notices.note(entry)))]


def fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """(field, value with its delimiters) in the order in which they are written."""
    record = entry.record
    kind = entry_type(record)
    rows: list[tuple[str, str | None]] = [
        ("author", names(record.author)), ("editor", names(record.editor)),
        ("title", protect(record.title, record.language) if record.title else None),
        (CONTAINER.get(kind, "howpublished"), escape(_container(record, kind))),
        ("series", escape(record.collection_title or "")), *_numbering(record, kind),
        ("pages", pages(record.page) if record.page else escape(record.article_number or "")),
        ("eid", escape(record.article_number or "")), ("edition", escape(record.edition or "")),
        (PUBLISHER.get(kind, "publisher"), escape(record.publisher or "")), ("address", escape(record.publisher_place or "")),
        ("type", escape(record.genre or "") if kind in ("techreport", "phdthesis", "mastersthesis") else None),
        ("year", f"{record.issued.year}" if record.issued else None),
        ("doi", raw(record.doi or "")), ("issn", issn(record.issn) if record.issn else None), ("isbn", ", ".join(record.isbn)),
        ("pmid", record.pmid), ("pmcid", record.pmcid), ("url", raw(record.url or "")), ("language", record.language),
        ("keywords", keywords(record.keyword, notices.marks(entry))), ("abstract", rich(record.abstract) if record.abstract else None),
        *notes(entry, "annote"),
    ]  # fmt: skip
    for field, value in rows:
        if value:
            yield field, f"{{{value}}}"
        if field == "year" and record.issued and record.issued.month:
            yield "month", MONTHS[record.issued.month - 1]


def _container(record: Record, kind: str) -> str:
    if kind == "inproceedings":
        return record.container_title or record.event_title or ""
    return record.container_title or ""


def _numbering(record: Record, kind: str) -> list[tuple[str, str | None]]:
    """Volume and number: BibTeX takes both for articles alone, and a number elsewhere only with a series."""
    if kind in ("article", "misc"):
        return [("volume", escape(record.volume or "")), ("number", escape(record.issue or record.number or ""))]
    if kind == "techreport":
        return [("number", escape(record.number or record.issue or ""))]
    if record.volume:
        return [("volume", escape(record.volume))]
    return (
        [("number", escape(record.collection_number))] if record.collection_title and record.collection_number else []
    )


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Entries, one at a time."""
    for entry in entries:
        yield render(entry_type(entry.record), entry.key, fields(entry))


def render(kind: str, key: str, rows: Iterable[tuple[str, str]]) -> str:
    """An entry as text, a field a line."""
    lines = [f"  {field} = {value}" for field, value in rows]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n\n"
