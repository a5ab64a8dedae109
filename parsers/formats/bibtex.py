"""BibTeX and BibLaTeX: the entries of a .bib file as readings; a broken entry is a problem with its line.

The reader recovers at the next "@" that begins a line, so one missing brace costs one entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from parsers import clean
from parsers.dates import read_date
from parsers.formats.bibtex_dates import read_edtf, unsaid, with_month
from parsers.formats.bibtex_entries import Told, by_key, number_of, told
from parsers.formats.bibtex_languages import read_babel
from parsers.formats.bibtex_names import read_bibtex_names
from parsers.formats.bibtex_syntax import Entry, parse
from parsers.formats.latex import unlatex, unlatex_rich
from parsers.formats.library import Library, LibraryEntry, Problem
from parsers.pagination import read_pages
from parsers.record import CSL_TYPES, CslType, Reading, Record, Said, Unread
from parsers.values import Keyword, TypedIssn

SOURCE = "page"
TYPES: dict[str, CslType] = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "collection", "mvcollection": "collection",
    "inbook": "chapter", "incollection": "chapter", "inreference": "entry", "inproceedings": "paper-conference",
    "conference": "paper-conference", "proceedings": "book", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "techreport": "report", "report": "report", "manual": "report", "unpublished": "manuscript", "booklet": "pamphlet",
    "dataset": "dataset", "software": "software", "online": "webpage", "electronic": "webpage", "www": "webpage", "patent": "patent",
    "periodical": "periodical", "review": "review", "misc": "document",
}  # fmt: skip
SUBTYPES: dict[str, CslType] = {"magazine": "article-magazine", "newspaper": "article-newspaper", "preprint": "article"}
"""biblatex's `entrysubtype` where it tells what an entry is; a word of CSL's tells it too."""

_PLACE = frozenset(("container_title", "volume", "issue", "page", "article_number"))


def read(body: bytes) -> Library:
    """The entries of a .bib file, UTF-8 or else Latin-1. Never raises."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("latin-1")
    parsed, problems = parse(text)
    wholes = by_key(parsed)
    entries = tuple(_entry(entry, told(entry, wholes)) for entry in parsed)
    return Library(entries=entries, problems=tuple(Problem(line=line, message=message) for line, message in problems))


def _entry(entry: Entry, fields: Sequence[Told]) -> LibraryEntry:
    names = {
        "issued" if one.name in _DATES else FIELDS[one.name][0]
        for one in fields
        if one.inherited
        if one.name in (*FIELDS, *_DATES)
    }
    return LibraryEntry(key=entry.key, line=entry.line, reading=_reading(entry, fields), inherited=tuple(sorted(names)))


_DATES = ("year", "month")


def _reading(entry: Entry, told_fields: Sequence[Told]) -> Reading:
    values: dict[str, Any] = {}
    said: list[Said] = []
    unread: list[Unread] = []
    fields = {one.name: one.raw for one in reversed(told_fields)}
    numbered = number_of(fields.get("entrysubtype") or entry.kind, told_fields)
    for name, raw, where, _inherited in told_fields:
        row = FIELDS.get(name) if name != "number" else (numbered, _line)
        if row is None or not raw.strip():
            continue
        field, convert = row
        value = convert(raw)
        if value in (None, ()):
            unread.append(Unread(field=field, text=raw[:300], where=where, why="cannot be read"))
        elif field not in values:
            values[field] = value
            said.append(Said(field=field, text=raw[:1000], where=where))
            if name in ("date", "eventdate", "urldate") and (why := unsaid(raw)):
                unread.append(Unread(field=field, text=raw[:300], where=where, why=why))
    if "issued" not in values and fields.get("year"):
        year, month = unlatex(fields["year"]), unlatex(fields.get("month", ""))
        date = read_date(with_month(year, month))
        if date is None:
            # A month that is none takes nothing from the year.
            lost, date = ("month", month) if month.strip() else ("year", year), read_date(year)
            unread.append(Unread(field="issued", text=lost[1][:300], where=f"field {lost[0]}", why="cannot be read"))
            fields.pop("month", None)
        if date is not None:
            values["issued"] = date
            said.append(
                Said(
                    field="issued",
                    text=f"{fields['year']} {fields.get('month', '')}".strip(),
                    where="fields year and month",
                )
            )
    # doi.org gives a preprint as an @article that has a publisher and no place at all.
    posted = entry.kind == "article" and {"doi", "publisher"} <= values.keys() and not _PLACE.intersection(values)
    kind = "article" if posted else _subtype(fields.get("entrysubtype", "")) or TYPES.get(entry.kind)
    if kind is not None:
        values["type"] = kind
        said.append(Said(field="type", text=entry.kind, where=f"entry at line {entry.line}"))
    _eprint(fields, f"field eprint (entry at line {entry.line})", values, said, unread)
    # BibTeX has no place for an article number but the pages: ours stands in both.
    if values.get("article_number") and values.get("page") and values["page"].text() == values["article_number"]:
        del values["page"]
    return Reading(source=SOURCE, record=Record(**values), said=tuple(said), unread=tuple(unread))


def _subtype(raw: str) -> CslType | None:
    word = unlatex(raw).strip().lower()
    return SUBTYPES.get(word) or next((csl for csl in CSL_TYPES if csl == word.replace(" ", "_")), None)


# Whose number an eprint is (BibLaTeX's `eprinttype`, arXiv's own `archiveprefix`) to the field it is, and what reads it.
_EPRINTS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "arxiv": ("arxiv", clean.arxiv), "pubmed": ("pmid", clean.pmid), "pmid": ("pmid", clean.pmid), "pmc": ("pmcid", clean.pmcid),
    "pmcid": ("pmcid", clean.pmcid), "hdl": ("handle", lambda text: clean.handle(f"hdl:{text}") or clean.handle(text)),
}  # fmt: skip


def _eprint(fields: dict[str, str], where: str, values: dict[str, Any], said: list[Said], unread: list[Unread]) -> None:
    """The identifier in `eprint`; one without a type is arXiv's where it has the form, as in REVTeX's files."""
    text = unlatex(fields.get("eprint", "")).strip()
    if not text:
        return
    kind = unlatex(fields.get("eprinttype") or fields.get("archiveprefix") or "arxiv").strip().lower()
    field, convert = _EPRINTS.get(kind, ("eprint", lambda _text: None))
    value = convert(text)
    if value is None and field == "arxiv":
        # The number alone, of the years when archives were counted apart: "9901001" in hep-th.
        archive = unlatex(fields.get("primaryclass") or fields.get("eprintclass") or "").strip()
        value = clean.arxiv(f"{archive}/{text}") if archive else None
    if value is None:
        unread.append(
            Unread(field=field, text=text[:300], where=where, why="no identifier of an archive that is known")
        )
    elif field not in values:
        values[field] = value
        said.append(Said(field=field, text=text[:1000], where=where))


def _line(raw: str) -> str | None:
    return clean.line(unlatex(raw))


def _address(raw: str) -> str | None:
    return clean.url(re.sub(r"\\([%&#_$~])", r"\1", raw))


def _issn(raw: str) -> tuple[TypedIssn, ...]:
    return tuple(TypedIssn(value=issn) for piece in re.split(r"[,;]", unlatex(raw)) if (issn := clean.issn(piece)))


def _isbn(raw: str) -> tuple[Any, ...]:
    return tuple(isbn for piece in re.split(r"[,;]", unlatex(raw)) if (isbn := clean.isbn(piece)))


def _keywords(raw: str) -> tuple[Keyword, ...]:
    """Terms split on ";" where there is one, else on "," outside braces."""
    pieces, depth, last = [], 0, 0
    separator = ";" if ";" in re.sub(r"\{[^{}]*\}", "", raw) else ","
    for place, char in enumerate(raw):
        depth += (char == "{") - (char == "}")
        if char == separator and depth == 0:
            pieces.append(raw[last:place])
            last = place + 1
    found = [_line(piece) for piece in (*pieces, raw[last:])]
    return tuple(dict.fromkeys(Keyword(text=text) for text in found if text))


# biblatex's own words for kinds of theses and reports, which its styles translate.
_GENRES = {
    "phdthesis": "PhD thesis", "mathesis": "Master's thesis", "bathesis": "Bachelor's thesis", "candthesis": "Candidate thesis",
    "techreport": "Technical report", "resreport": "Research report",
}  # fmt: skip


def _genre(raw: str) -> str | None:
    return _GENRES.get(raw.strip().lower()) or _line(raw)


def _pages(raw: str) -> Any:
    return read_pages(re.sub(r"-{2,3}", "-", unlatex(raw).replace("–", "-")))


def _doi(raw: str) -> Any:
    return clean.doi(re.sub(r"\\([%&#_$~])", r"\1", raw).replace("{", "").replace("}", ""))


def _text(convert: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda raw: convert(unlatex(raw))


FIELDS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "title": ("title", unlatex_rich), "shorttitle": ("title_short", unlatex_rich), "author": ("author", read_bibtex_names),
    "editor": ("editor", read_bibtex_names), "translator": ("translator", read_bibtex_names), "journal": ("container_title", _line),
    "journaltitle": ("container_title", _line), "booktitle": ("container_title", _line), "shortjournal": ("container_title_short", _line),
    "volume": ("volume", _line), "number": ("issue", _line), "issue": ("issue", _line), "pages": ("page", _pages),
    "eid": ("article_number", _line), "articleno": ("article_number", _line), "date": ("issued", _text(read_edtf)),
    "series": ("collection_title", _line), "edition": ("edition", _line), "publisher": ("publisher", _line), "school": ("publisher", _line),
    "institution": ("publisher", _line), "organization": ("publisher", _line), "address": ("publisher_place", _line),
    "location": ("publisher_place", _line), "eventtitle": ("event_title", _line), "doi": ("doi", _doi), "pmid": ("pmid", _text(clean.pmid)),
    "pmcid": ("pmcid", _text(clean.pmcid)), "usera": ("pmcid", _text(clean.pmcid)),
    "userb": ("pmid", _text(clean.pmid)), "issn": ("issn", _issn), "isbn": ("isbn", _isbn),
    "url": ("url", _address), "language": ("language", _text(read_babel)), "langid": ("language", _text(read_babel)),
    "keywords": ("keyword", _keywords), "abstract": ("abstract", unlatex_rich), "note": ("note", _line), "annote": ("note", _line),
    "annotation": ("note", _line),
    "type": ("genre", _genre),
    "pagetotal": ("number_of_pages", _line), "howpublished": ("container_title", _line),
    "origtitle": ("original_title", unlatex_rich), "version": ("version", _line), "venue": ("event_place", _line),
    "urldate": ("accessed", _text(read_edtf)),
    "eventdate": ("event_date", _text(read_edtf)), "collection": ("collection_title", _line), "copyright": ("rights", _line),
}  # fmt: skip
