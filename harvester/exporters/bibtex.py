"""BibTeX, for the styles that every TeX brings (plain, abbrv, alpha) and for whatever imports .bib files.

Names are written with LaTeX's special characters, because 8-bit BibTeX cuts initials out of UTF-8; all other text stays
UTF-8 (`bibtex_ascii` writes it all as commands). Entry types and fields as in "BibTeXing" (O. Patashnik, 1988); `doi`, `url`,
`issn`, `isbn`, `eid`, `eprint`, `pmid`, `keywords`, `abstract` and the rest are what newer styles and tools add.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from harvester.exporters import notices
from harvester.exporters.bibtex_types import BIBTEX, HOW, how_published, subtype
from harvester.exporters.csl_json import issns
from harvester.exporters.latex import ascii_name, escape, rich
from harvester.exporters.title_case import title
from harvester.work import Entry
from parsers.record import Record
from parsers.values import Name, PageRange, PartialDate

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LESSER = re.compile(r"master|bachelor|diplom|licen[ct]iate|\bm\.?\s?sc\b|\bm\.?a\.?\b", re.IGNORECASE)

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


def name(value: Name, part: Callable[[str], str] = ascii_name) -> str:
    """A name as "von Last, Jr, First"; a group in braces; " and " and commas inside a part in braces of their own."""
    if value.literal:
        return f"{{{part(value.literal)}}}"
    family = _part(value.family or "", part)
    if value.non_dropping_particle:
        family = f"{_part(value.non_dropping_particle, part)} {family}"
    given = _part(value.given or "", part)
    if value.dropping_particle:
        given = f"{given} {_part(value.dropping_particle, part)}".lstrip()
    if value.suffix:
        family = f"{family}, {_part(value.suffix, part)}"
    return f"{family}, {given}" if given else family


def _is_apart(text: str) -> bool:
    """Whether a part of a name would end it or begin the next one.

    "others" alone stands for people who are not named, and biber takes what has an equals sign for a name written in parts.
    """
    small = text.casefold()
    return "," in text or "=" in text or "and" in small.split() or small == "others"


def _part(text: str, part: Callable[[str], str]) -> str:
    # Names come again in a library; none that do are long, and long ones are not to be kept.
    return _known(text, part) if len(text) < 64 else _written(text, part)


def _written(text: str, part: Callable[[str], str]) -> str:
    written = part(text)
    return f"{{{written}}}" if _is_apart(text) else written


_known = lru_cache(maxsize=8192)(_written)


def names(values: tuple[Name, ...]) -> str:
    """Names joined by " and "; a family name of several words without a comma would be read as given and family."""
    return " and ".join(
        f"{{{name(one)}}}"
        if one.family and not one.given and not one.suffix and " " in one.full_family()
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


def _keywords(entry: Entry) -> str:
    return keywords(entry.record.keyword, notices.marks(entry))


def notes(entry: Entry, annotation: str) -> list[tuple[str, str | None]]:
    """What happened to the work in `note`, which every style prints, with the work's own note before it.

    Alone, the own note ("Source: Scopus") stands in the field for annotations, which styles do not print; BibTeX's styles want
    one of what is unpublished.
    """
    told = bool(notices.sentences(entry))
    return [("note" if told else annotation, escape(notices.note(entry)))]


def arxiv_class(record: Record) -> str | None:
    """The primary class of a work at arXiv ("cs.LG"), where its categories are known: the first of them."""
    if not record.arxiv:
        return None
    classes = (word.text for word in record.keyword if word.scheme == "arXiv")
    return next((text for text in classes if re.fullmatch(r"[a-z-]+(?:\.[A-Za-z-]+)?", text)), None)


_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def _edition(record: Record) -> str:
    """BibTeX's styles set "Second edition" of "Second": a number becomes its word, where the work is in English."""
    text = record.edition
    if not text:
        return ""
    if not re.fullmatch(r"[1-9]|10", text) or not (record.language or "en").startswith("en"):
        return escape(text)
    return _ORDINALS[int(text) - 1]


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


def fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """(field, value with its delimiters) in the order in which they are written."""
    record = entry.record
    kind = entry_type(record)
    # What a record does not say is converted by nothing: of most records that is most of it.
    rows: list[tuple[str, Any, Callable[[Any], str | None]]] = [
        ("author", record.author, names), ("editor", record.editor, names), ("translator", record.translator, names),
        ("bookauthor", record.credit and record.credited("container-author"), names),
        ("title", entry, title), ("shorttitle", record.title_short, rich),
        (CONTAINER.get(kind, "howpublished" if kind in HOW else "booktitle"), _container(record, kind), escape),
        ("shortjournal", record.container_title_short if kind == "article" else None, escape), ("series", record.collection_title, escape),
        *((field, getattr(record, of), escape) for field, of in numbering(record, kind).items()),
        ("pages", record.page, pages) if record.page else ("pages", record.article_number, escape),
        ("eid", record.article_number, escape), ("edition", record, _edition), (PUBLISHER.get(kind, "publisher"), publisher(record, kind), escape),
        ("address", record.publisher_place, escape), ("type", record.genre if kind in KINDS_WITH_TYPE else None, escape),
        ("entrysubtype", subtype(record, kind), escape), ("year", record.issued, lambda issued: f"{issued.year}"),
        ("doi", record.doi, raw), ("issn", record.issn, issns), ("isbn", record.isbn, ", ".join), ("eprint", record.arxiv, str),
        ("archiveprefix", "arXiv" if record.arxiv else None, str), ("primaryclass", record, arxiv_class), ("pmid", record.pmid, str),
        ("pmcid", record.pmcid, str), ("url", record, address), ("urldate", entry, urldate), ("language", record.language, str),
        ("version", record.version, escape), ("pagetotal", record.number_of_pages, escape),
        ("keywords", entry, _keywords),
        ("abstract", record.abstract, rich), ("copyright", record.rights, escape),
        *((field, text, str) for field, text in notes(entry, "note" if kind == "unpublished" else "annote")),
    ]  # fmt: skip
    for field, said, convert in rows:
        if said and (value := convert(said)):
            yield field, f"{{{value}}}"
        if field == "year" and record.issued and (of_year := month(record.issued)):
            yield "month", of_year


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


def numbering(record: Record, kind: str) -> dict[str, str]:
    """Field of the entry to the field of the record that stands in it, for `volume` and `number`."""
    if kind not in _NUMBERS:
        if record.volume:
            return {"volume": "volume"}
        return {"number": "collection_number"} if record.collection_title and record.collection_number else {}
    number = next((name for name in _NUMBERS[kind] if getattr(record, name)), None)
    found = {"volume": "volume"} if record.volume and kind != "techreport" else {}
    return found | ({"number": number} if number else {})


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Entries, one at a time."""
    for entry in entries:
        yield render(entry_type(entry.record), entry.key, fields(entry))


def render(kind: str, key: str, rows: Iterable[tuple[str, str]]) -> str:
    """An entry as text, a field a line."""
    lines = [f"  {field} = {value}" for field, value in rows]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n\n"
