"""BibTeX and BibLaTeX: where each field of a record stands, and what the type of an entry leaves out. Pure.

What BibLaTeX lets a type have is `bibtex_types.TAKES`; which of several numbers an entry has, the exporters' own functions say.
A record's type is always held: where an entry would be read as another one, `entrysubtype` says what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from harvester.exporters import biblatex, bibtex, bibtex_people
from harvester.exporters.bibtex_parts import last_month
from harvester.exporters.bibtex_printed import is_reworded
from harvester.exporters.bibtex_types import HOW, TAKES, how_published
from parsers.formats.bibtex_editions import read_edition
from parsers.formats.bibtex_kinds import PUBLISHED
from parsers.formats.bibtex_languages import langid
from parsers.record import Record

_IN_BOTH = {
    "type": "entry type, entrysubtype", "genre": "type", "title": "title", "title.markup": "LaTeX in title", "title.small_caps": "\\textsc",
    "title_short": "shorttitle",
    "author": "author", "editor": "editor", "translator": "translator", "author.others": "“and others”", "author.group": "braces",
    "container_title_short": "shortjournal", "volume": "volume",
    "issue": "number", "number": "number", "collection_number": "number", "collection_title": "series", "page": "pages",
    "article_number": "eid, pages", "edition": "edition", "version": "version", "number_of_pages": "pagetotal", "doi": "doi",
    "issn": "issn", "isbn": "isbn", "url": "url", "accessed": "urldate",
    "keyword": "keywords", "abstract": "abstract", "abstract.markup": "LaTeX in abstract", "abstract.small_caps": "\\textsc",
    "notice": "note, keywords", "note.lines": "paragraphs",
}  # fmt: skip
BIBTEX: Mapping[str, str] = MappingProxyType(
    _IN_BOTH
    | {
        "container_title": "journal, booktitle, howpublished", "event_title": "booktitle", "issued": "year, month", "issued.season": "month",
        "issued.end": "month", "publisher": "publisher, school, institution, howpublished",
        "publisher_place": "address", "issn.more": "issn",
        "isbn.more": "isbn", "arxiv": "eprint, archiveprefix", "pmid": "pmid", "pmcid": "pmcid", "handle": "url", "language": "language",
        "language.region": "language", "note": "note, annote", "rights": "copyright",
        **{f"credit.{role}": field for role, field in bibtex_people.CREDITS.items()},
    }
)  # fmt: skip
BIBLATEX: Mapping[str, str] = MappingProxyType(
    _IN_BOTH
    | bibtex_people.HOLDS
    | {
        "original_title": "origtitle", "container_title": "journaltitle, booktitle, howpublished", "event_title": "eventtitle",
        "event_place": "venue", "event_date": "eventdate", "issued": "date", "issued.day": "date", "issued.season": "date",
        "issued.end": "date", "publisher": "publisher, institution, organization, howpublished",
        "publisher_place": "location",
        "arxiv": "eprint, eprinttype", "pmid": "eprint, eprinttype, userb", "pmcid": "usera", "handle": "eprint, eprinttype, url",
        "language": "langid, language", "language.region": "langid, language", "note": "note, annotation",
    }
)  # fmt: skip
_NUMBERS = frozenset(("issue", "number", "collection_number"))


def leaves_bibtex(record: Record) -> frozenset[str]:
    """What an entry of this type has no field for, or whose field another value has taken."""
    kind = bibtex.entry_type(record)
    held = record.__dict__
    taken = (
        "event_title" if held["container_title"] else None, "handle" if held["url"] else None,
        None if (issued := held["issued"]) and issued.__dict__["end"] and last_month(issued) else "issued.end",
        "edition.words" if held["edition"] and is_reworded(held["edition"], held["language"]) else None,
    )  # fmt: skip
    return _left(kind, bibtex.numbered(record, kind), taken)


@lru_cache(1024)
def _left(kind: str, numbered: str | None, taken: tuple[str | None, ...]) -> frozenset[str]:
    """The facts that are left out; few kinds of works differ in it."""
    rows = (
        ("volume", kind == "techreport"), *((fact, fact != numbered) for fact in _NUMBERS), ("genre", kind not in bibtex.KINDS_WITH_TYPE),
        ("container_title_short", kind != "article"), ("event_title", kind != "inproceedings"), *((fact, True) for fact in taken if fact),
    )  # fmt: skip
    return frozenset(fact for fact, is_left in rows if is_left)


# Entry type of BibLaTeX to the facts none of whose fields its data model lets it have.
_WITHOUT_PLACE = {
    kind: frozenset(
        fact
        for fact, places in {**BIBLATEX, "container_title": biblatex.CONTAINER.get(kind, "howpublished")}.items()
        if "." not in fact and taken.isdisjoint(places.split(", "))
    )
    for kind, taken in TAKES.items()
}


def leaves_biblatex(record: Record) -> Iterator[str]:
    """What an entry of this type has no field for, or whose field another value has taken."""
    kind = biblatex.entry_type(record)
    yield from _WITHOUT_PLACE[kind]
    yield from bibtex_people.leaves(record, kind)
    yield from _NUMBERS - {biblatex.numbered(record, kind)}
    if kind != "article":
        yield "container_title_short"
    if (
        kind in HOW
        and "organization" not in TAKES[kind]
        and (not how_published(record, kind) or how_published(record, kind) == record.container_title)
    ):
        yield "publisher"
    if record.type in PUBLISHED and kind in HOW:
        yield "container_title"
    if biblatex.is_called_otherwise(record):
        yield "genre.words"
    if record.edition and read_edition(record.edition) != record.edition:
        yield "edition.words"
    if record.page and "eid" not in TAKES[kind]:
        yield "article_number"
    if record.url and (record.arxiv or record.pmid):
        yield "handle"
    if (name := langid(record.language)) and name == langid((record.language or "").partition("-")[0]):
        yield "language.region"
