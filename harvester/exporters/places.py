"""Where each fact of a record stands in the formats whose rows do not tell it: CSL-JSON, BibTeX, BibLaTeX, RIS, CSV. Pure.

What is not in a table is not held. `leaves_…` give what the kind of a record leaves out: its own type too, where the format's
word for it would be read as another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from harvester.exporters import biblatex, bibtex, csl_json, csv_table, ris
from harvester.exporters.bibtex_types import TAKES
from parsers.formats.ris_tags import TYPES as RIS_TYPES
from parsers.record import Record


def _rows(rows: list[tuple[str, str]]) -> dict[str, str]:
    """Fact -> place, several places of one fact joined."""
    found: dict[str, list[str]] = {}
    for place, fact in rows:
        if place not in found.setdefault(fact, []):
            found[fact].append(place)
    return {fact: ", ".join(places) for fact, places in found.items()}


# ------------------------------------------------------------------ CSL-JSON

CSL_JSON: Mapping[str, str] = MappingProxyType(
    _rows([(variable, field) for variable, field, _convert in csl_json.ROWS])
    | {
        "type": "type", "note": "note", "notice": "status, note, custom.notice", "translated_title": "custom.translated-title",
        "arxiv": "custom.arxiv", "handle": "custom.handle", "rights": "custom.rights", "license": "custom.license",
        "provider": "custom.provider", "funder": "custom.funder", "related": "custom.related", "local_author": "custom.local-author",
        "title.markup": "tags in title", "abstract.markup": "tags in abstract", "author.orcid": "custom.people",
        "author.affiliation": "custom.people", "issn.more": "custom.issn", "issn.kind": "custom.issn", "isbn.more": "custom.isbn",
        "keyword.scheme": "custom.keyword-scheme", "issued.day": "date-parts", "issued.season": "season", "issued.end": "date-parts",
        "language.region": "language",
    }
)  # fmt: skip

# ------------------------------------------------------------------ RIS

RIS: Mapping[str, str] = MappingProxyType(
    _rows([(tag, field) for tag, field, _convert in ris.ROWS])
    | {"type": "TY", "language.region": "LA", "notice": "KW, N1", "issued.day": "DA", "issued.season": "DA"}
)


def leaves_ris(record: Record) -> Iterator[str]:
    """One of ISSN and ISBN; a type that RIS knows only as another."""
    kind = ris.TYPES.get(record.type or "", "GEN")
    if record.type is not None and RIS_TYPES[kind][0] != record.type:
        yield "type"
    yield from ris.left_out(record, kind)


# ------------------------------------------------------------------ CSV

CSV: Mapping[str, str] = MappingProxyType(
    _rows([(column, field) for column, field, _convert in csv_table.COLUMNS])
    | {
        "notice": "notices", "issn.more": "issn_all", "isbn.more": "isbn", "issued.day": "date", "issued.season": "date",
        "issued.end": "date", "language.region": "language",
    }
)  # fmt: skip

# ------------------------------------------------------------------ BibTeX

_IN_BOTH = {
    "type": "entry type, entrysubtype", "author": "author", "editor": "editor", "translator": "translator", "title": "title",
    "title_short": "shorttitle", "volume": "volume", "issue": "number", "number": "number", "page": "pages", "edition": "edition",
    "genre": "type", "doi": "doi", "issn": "issn", "isbn": "isbn", "url": "url", "keyword": "keywords", "abstract": "abstract",
    "notice": "note, keywords", "collection_title": "series", "collection_number": "number", "title.markup": "LaTeX in title",
    "abstract.markup": "LaTeX in abstract", "container_title_short": "shortjournal", "version": "version", "number_of_pages": "pagetotal",
    "language.region": "language, langid", "handle": "url, eprint",
}  # fmt: skip
BIBTEX: Mapping[str, str] = MappingProxyType(
    _IN_BOTH
    | {
        "container_title": "journal, booktitle, howpublished", "event_title": "booktitle", "article_number": "eid, pages", "issued": "year, month",
        "issued.season": "month", "publisher": "publisher, school, institution", "publisher_place": "address", "pmid": "pmid", "pmcid": "pmcid",
        "arxiv": "eprint, archiveprefix", "language": "language", "note": "note, annote", "rights": "copyright", "issn.more": "issn",
        "isbn.more": "isbn",
    }
)  # fmt: skip
BIBLATEX: Mapping[str, str] = MappingProxyType(
    _IN_BOTH
    | {
        "original_title": "origtitle", "container_title": "journaltitle, booktitle, howpublished", "event_title": "eventtitle",
        "event_place": "venue", "event_date": "eventdate", "article_number": "eid, pages", "issued": "date", "issued.day": "date",
        "issued.season": "date", "issued.end": "date", "publisher": "publisher, institution, organization", "publisher_place": "location",
        "arxiv": "eprint, eprinttype", "pmid": "eprint, userb", "pmcid": "usera", "language": "langid, language", "note": "note, annotation",
    }
)  # fmt: skip


def leaves_bibtex(record: Record) -> Iterator[str]:
    """What the entry type has no field for, as `bibtex.fields` writes it."""
    kind = bibtex.entry_type(record)
    if record.url:
        yield "handle"
    if kind not in ("techreport", "phdthesis", "mastersthesis", "misc"):
        yield "genre"
    if kind != "inproceedings" or record.container_title:
        yield "event_title"
    if kind != "article":
        yield "container_title_short"
    numbered = kind in ("article", "misc", "techreport")
    if not numbered:
        yield from ("issue", "number")
    elif kind == "techreport":
        yield "volume"
        yield "issue" if record.number else ""
    else:
        yield "number" if record.issue else ""
    in_misc = kind == "misc" and not (record.issue or record.number)
    if (numbered and not in_misc) or (not numbered and (record.volume or not record.collection_title)):
        yield "collection_number"


# Facts to the fields of BibLaTeX of which one must be there to hold them.
_NEEDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "author": ("author",), "editor": ("editor",), "translator": ("translator",), "volume": ("volume",), "edition": ("edition",),
        "version": ("version",), "collection_title": ("series",), "publisher": ("publisher", "institution", "organization"),
        "publisher_place": ("location",), "genre": ("type",), "event_title": ("eventtitle",), "event_place": ("venue",),
        "event_date": ("eventdate",), "issn": ("issn",), "isbn": ("isbn",), "page": ("pages",), "number_of_pages": ("pagetotal",),
    }
)  # fmt: skip


def leaves_biblatex(record: Record) -> Iterator[str]:
    """What the entry type has no field for, as `biblatex.fields` writes it."""
    kind = biblatex.entry_type(record)
    takes = TAKES[kind]
    if record.url and (record.arxiv or record.pmid):
        yield "handle"
    yield from (fact for fact, fields in _NEEDS.items() if not takes.intersection(fields))
    if biblatex.container_field(kind) not in takes:
        yield "container_title"
    if kind != "article":
        yield "container_title_short"
    if "eid" not in takes and (record.page or "pages" not in takes):
        yield "article_number"
    # One number is written: the first of these that the work has.
    first = ("issue", "number") if kind in ("article", "periodical") else ("number", "collection_number", "issue")
    known = next((fact for fact in first if getattr(record, fact)), None) if "number" in takes else None
    yield from (fact for fact in ("issue", "number", "collection_number") if fact != known)
