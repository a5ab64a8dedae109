"""BibLaTeX, for biber: UTF-8 throughout, ISO dates, `eid`, `langid`, `eprint`; valid against biblatex's data model.

Types and fields as in the biblatex manual, sections 2.1 and 2.2, and no field that the data model does not let a type have
(`bibtex_types`). arXiv's identifier stands in `eprint`, else PubMed's, else a Handle, with its `eprinttype`; the data model has no
field for PMCIDs, which stand in `usera`, nor for a PMID beside arXiv's identifier: `userb`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from harvester.exporters import notices
from harvester.exporters.bibtex import nowhere, publisher, render
from harvester.exporters.bibtex_names import UNICODE, names
from harvester.exporters.bibtex_parts import address, arxiv_class, keywords, notes, pages, raw, urldate
from harvester.exporters.bibtex_people import placed
from harvester.exporters.bibtex_types import BIBLATEX, TAKES, how_published, subtype
from harvester.exporters.csl_json import issn
from harvester.exporters.latex import escape, rich
from harvester.exporters.title_case import title
from harvester.work import Entry
from parsers.formats.bibtex_editions import read_edition
from parsers.formats.bibtex_languages import langid
from parsers.record import Record
from parsers.values import PartialDate

CONTAINER = {
    "article": "journaltitle",
    "incollection": "booktitle",
    "inbook": "booktitle",
    "inreference": "booktitle",
    "inproceedings": "booktitle",
}
_REPORTS = {"technical report": "techreport", "research report": "resreport"}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}


def date(value: PartialDate) -> str:
    """A date in EDTF, as biblatex reads it: a season as month 21 to 24, a range with a slash."""
    text = (
        f"{value.year:04}-{_SEASONS[value.season]}"
        if value.season
        else PartialDate(**value.model_dump(exclude={"end"})).iso()
    )
    return f"{text}/{date(value.end)}" if value.end else text


def entry_type(record: Record) -> str:
    """The biblatex type of a record; what it has no type for is misc."""
    kind = BIBLATEX.get(record.type or "", "misc")
    if kind == "book" and record.editor and not record.author:
        return "collection"
    if kind == "collection" and record.author:
        # A collection has editors, and no place for authors.
        return "book"
    if kind == "incollection" and record.credited("container-author"):
        return "inbook"
    # Of what is on the web the data model takes no word for where it was published.
    no_journal = kind == "article" and nowhere(record)
    return "misc" if no_journal or (kind == "online" and record.container_title) else kind


def fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """(field, value in braces) in the order in which they are written."""
    record = entry.record
    kind = entry_type(record)
    takes = TAKES[kind]
    number = numbered(record, kind)
    rows: list[tuple[str, str | None]] = [
        ("author", names(record.author, UNICODE)), *_people(record, kind),
        ("title", title(entry)), ("shorttitle", rich(record.title_short) if record.title_short else None),
        ("origtitle", rich(record.original_title) if record.original_title else None),
        (CONTAINER.get(kind, "howpublished"), escape(how_published(record, kind))),
        ("shortjournal", escape(record.container_title_short or "") if kind == "article" else None),
        ("eventtitle", escape(record.event_title or "")), ("venue", escape(record.event_place or "")),
        ("eventdate", date(record.event_date) if record.event_date else None),
        ("series", escape(record.collection_title or "")),
        ("volume", escape(record.volume or "")), ("number", escape(getattr(record, number) if number else "")),
        ("pages", pages(record.page) if record.page else escape(record.article_number or "") if "eid" not in takes else None),
        ("eid", escape(record.article_number or "")), ("edition", escape(read_edition(record.edition or ""))),
        ("version", escape(record.version or "")),
        *((field, _listed(publisher(record, kind))) for field in ("publisher", "institution", "organization")),
        ("location", _listed(record.publisher_place or "")), ("type", _type(record)), ("entrysubtype", escape(subtype(record, kind) or "")),
        ("date", date(record.issued) if record.issued else None), ("pagetotal", escape(record.number_of_pages or "")),
        # biber takes each for one number, and finds two wrong.
        ("doi", raw(record.doi or "")), ("issn", issn(record.issn) if record.issn else None), ("isbn", record.isbn[0] if record.isbn else None),
        *_eprint(record), ("usera", record.pmcid), ("url", address(record)),
        ("urldate", date(record.accessed) if record.accessed else urldate(entry)), *_language(record),
        ("keywords", keywords(record.keyword, notices.marks(entry))), ("abstract", rich(record.abstract) if record.abstract else None),
        *notes(entry, "annotation"),
    ]  # fmt: skip
    for field, value in rows:
        if value and field in takes:
            yield field, f"{{{value}}}"


def _people(record: Record, kind: str) -> Iterator[tuple[str, str | None]]:
    for field, word, _fact, people in placed(record, kind):
        yield field, names(people, UNICODE)
        yield f"{field}type", word


def _listed(text: str) -> str:
    """A value of a field that is a list to biblatex, which would make two publishers of "Springer Science and Business Media"."""
    written = escape(text)
    return f"{{{written}}}" if re.search(r"\s(?:and|others)(?:\s|$)", written, re.IGNORECASE) else written


def numbered(record: Record, kind: str) -> str | None:
    """Which number stands in `number`: the issue of a periodical; else a report's, a patent's, or the one in a series."""
    order = ("issue", "number") if kind in ("article", "periodical") else ("number", "collection_number", "issue")
    return next((name for name in order if getattr(record, name)), None)


def _eprint(record: Record) -> Iterator[tuple[str, str | None]]:
    known = (("arxiv", record.arxiv), ("pubmed", record.pmid), ("hdl", record.handle))
    kind, number = next(((kind, number) for kind, number in known if number), (None, None))
    yield "eprint", escape(number) if number else None
    yield "eprinttype", kind
    yield "eprintclass", arxiv_class(record)
    yield "userb", record.pmid if record.arxiv else None


def _language(record: Record) -> tuple[tuple[str, str | None], ...]:
    """babel's name of the language; the tag of one that babel has no name for stands where a style may print it."""
    known = langid(record.language)
    return ("langid", known), ("language", None if known else escape(record.language or ""))


def _type(record: Record) -> str:
    """What kind of thesis, report or other thing: biblatex's own words where it has them, for then it translates them.

    It wants a kind of each thesis and report.
    """
    genre = (record.genre or "").lower()
    if record.type == "thesis":
        if any(word in genre for word in ("phd", "ph.d", "doctor")):
            return "phdthesis"
        return "mathesis" if "master" in genre else escape(record.genre or "") or "Thesis"
    return _REPORTS.get(genre) or escape(record.genre or _CALLED.get(record.type or "", ""))


# Of a report of no known kind it wants one all the same.
_CALLED = {"report": "Report", "standard": "Standard"}
_READ = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master's thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
}


def is_called_otherwise(record: Record) -> bool:
    """Whether a thesis or report is called by a word of biblatex's that is read as another name: a "Doctoral dissertation" as "PhD thesis"."""
    called = _READ.get(_type(record)) if record.genre else None
    return called is not None and called != record.genre


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Entries, one at a time."""
    for entry in entries:
        yield render(entry_type(entry.record), entry.key, fields(entry))
