"""BibLaTeX, for biber: UTF-8 throughout, ISO dates, `eid`, `langid`, `eprint`; valid against biblatex's data model.

Types and fields as in the biblatex manual, sections 2.1 and 2.2. PubMed's identifier stands in `eprint` with
`eprinttype = {pubmed}`; the data model has no field for PMCIDs, which stand in `usera`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harvester.exporters import notices
from harvester.exporters.bibtex import keywords, name, notes, pages, raw, render
from harvester.exporters.csl_json import issn
from harvester.exporters.latex import escape, rich
from harvester.exporters.title_case import protect
from harvester.work import Entry
from parsers.record import Record
from parsers.values import Name, PartialDate

TYPES: dict[str, str] = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "review": "article",
    "review-book": "article", "article": "online", "book": "book", "collection": "collection", "chapter": "incollection",
    "entry": "inreference", "entry-dictionary": "inreference", "entry-encyclopedia": "inreference",
    "paper-conference": "inproceedings", "thesis": "thesis", "report": "report", "dataset": "dataset", "software": "software",
    "manuscript": "unpublished", "pamphlet": "booklet", "webpage": "online", "post": "online", "post-weblog": "online",
    "patent": "patent", "periodical": "periodical", "speech": "unpublished",
}  # fmt: skip
_CONTAINER = {
    "article": "journaltitle",
    "incollection": "booktitle",
    "inreference": "booktitle",
    "inproceedings": "booktitle",
}
_INSTITUTION = frozenset(("thesis", "report"))
# BCP 47 primary language to babel's name, for `langid`.
LANGUAGES: dict[str, str] = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese", "nl": "dutch",
    "sv": "swedish", "da": "danish", "no": "norwegian", "nb": "norwegian", "nn": "nynorsk", "fi": "finnish", "pl": "polish",
    "cs": "czech", "hu": "hungarian", "ru": "russian", "uk": "ukrainian", "tr": "turkish", "el": "greek", "ro": "romanian",
}  # fmt: skip
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}


def _names(values: tuple[Name, ...]) -> str:
    return " and ".join(
        f"{{{name(one, escape)}}}"
        if one.family and " " in one.full_family() and not one.given and not one.suffix
        else name(one, escape)
        for one in values
    )


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
    kind = TYPES.get(record.type or "", "misc")
    if kind == "book" and record.editor and not record.author:
        return "collection"
    return "misc" if kind == "article" and not record.container_title else kind


def fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """(field, value in braces) in the order in which they are written."""
    record = entry.record
    kind = entry_type(record)
    number = record.issue if kind in ("article", "periodical") else record.number or record.collection_number
    rows: list[tuple[str, str | None]] = [
        ("author", _names(record.author)), ("editor", _names(record.editor)), ("translator", _names(record.translator)),
        ("title", protect(record.title, record.language) if record.title else None),
        (_CONTAINER.get(kind, "howpublished"), escape(record.container_title or "")),
        ("shortjournal", escape(record.container_title_short or "") if kind == "article" else None),
        ("eventtitle", escape(record.event_title or "") if kind == "inproceedings" else None),
        ("venue", escape(record.event_place or "") if kind == "inproceedings" else None),
        ("eventdate", date(record.event_date) if record.event_date and kind == "inproceedings" else None),
        ("series", escape(record.collection_title or "") if kind != "thesis" else None),
        ("volume", escape(record.volume or "")), ("number", escape(number or "")),
        ("pages", pages(record.page) if record.page else None), ("eid", escape(record.article_number or "") if kind == "article" else None),
        ("edition", escape(record.edition or "")),
        ("institution" if kind in _INSTITUTION else "publisher", escape(record.publisher or "") if kind != "article" else None),
        ("location", escape(record.publisher_place or "")), ("type", _thesis_type(record) if kind in _INSTITUTION else None),
        ("date", date(record.issued) if record.issued else None), ("pagetotal", escape(record.number_of_pages or "")),
        ("doi", raw(record.doi or "")), ("issn", issn(record.issn) if record.issn and kind != "incollection" else None),
        ("isbn", ", ".join(record.isbn)), ("eprint", record.pmid), ("eprinttype", "pubmed" if record.pmid else None),
        ("usera", record.pmcid), ("url", raw(record.url or "")), ("langid", LANGUAGES.get((record.language or "").split("-")[0])),
        ("keywords", keywords(record.keyword, notices.marks(entry))), ("abstract", rich(record.abstract) if record.abstract else None),
        *notes(entry, "annotation"),
    ]  # fmt: skip
    for field, value in rows:
        if value:
            yield field, f"{{{value}}}"


def _thesis_type(record: Record) -> str:
    """What kind of thesis or report: biblatex's own words where it has them, for then it translates them."""
    genre = (record.genre or "").lower()
    if record.type == "thesis":
        if any(word in genre for word in ("phd", "ph.d", "doctor")):
            return "phdthesis"
        return "mathesis" if "master" in genre else escape(record.genre or "") or "Thesis"
    return escape(record.genre or "")


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Entries, one at a time."""
    for entry in entries:
        yield render(entry_type(entry.record), entry.key, fields(entry))
