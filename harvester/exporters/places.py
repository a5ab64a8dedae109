"""Where each fact of a record stands in the formats whose rows do not tell it: CSL-JSON, BibTeX, BibLaTeX, RIS, CSV. Pure.

What is not in a table is not held. `leaves_…` give what the kind of a record leaves out: its own type too, where the format's
word for it would be read as another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from harvester.exporters import biblatex, bibtex, csl_json, csv_table, ris
from parsers.formats.bibtex import TYPES as BIB_TYPES
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
    "type": "entry type", "author": "author", "editor": "editor", "title": "title", "volume": "volume", "issue": "number", "number": "number",
    "page": "pages", "edition": "edition", "genre": "type", "doi": "doi", "issn": "issn", "isbn": "isbn", "url": "url",
    "keyword": "keywords", "abstract": "abstract", "notice": "note, keywords", "collection_title": "series", "collection_number": "number",
    "title.markup": "LaTeX in title", "abstract.markup": "LaTeX in abstract", "isbn.more": "isbn",
}  # fmt: skip
BIBTEX: Mapping[str, str] = MappingProxyType(
    _IN_BOTH
    | {
        "container_title": "journal, booktitle, howpublished", "event_title": "booktitle", "article_number": "eid, pages", "issued": "year, month",
        "publisher": "publisher, school, institution", "publisher_place": "address", "pmid": "pmid", "pmcid": "pmcid",
        "language": "language", "language.region": "language", "note": "note, annote",
    }
)  # fmt: skip
BIBLATEX: Mapping[str, str] = MappingProxyType(
    _IN_BOTH
    | {
        "translator": "translator", "container_title": "journaltitle, booktitle, howpublished", "container_title_short": "shortjournal",
        "event_title": "eventtitle", "event_place": "venue", "event_date": "eventdate", "article_number": "eid", "issued": "date",
        "issued.day": "date", "issued.season": "date", "issued.end": "date", "publisher": "publisher, institution", "publisher_place": "location",
        "number_of_pages": "pagetotal", "pmid": "eprint, eprinttype", "pmcid": "usera", "language": "langid", "note": "note, annotation",
    }
)  # fmt: skip


def leaves_bibtex(record: Record) -> Iterator[str]:
    """What the entry type has no field for, as `bibtex.fields` writes it."""
    kind = bibtex.entry_type(record)
    if BIB_TYPES.get(kind) != record.type:
        yield "type"
    if kind not in ("techreport", "phdthesis", "mastersthesis"):
        yield "genre"
    if kind != "inproceedings" or record.container_title:
        yield "event_title"
    numbered = kind in ("article", "misc", "techreport")
    if not numbered:
        yield from ("issue", "number")
    elif kind == "techreport":
        yield "volume"
        yield "issue" if record.number else ""
    else:
        yield "number" if record.issue else ""
    if numbered or record.volume or not record.collection_title:
        yield "collection_number"


def leaves_biblatex(record: Record) -> Iterator[str]:
    """What the entry type has no field for, as `biblatex.fields` writes it."""
    kind = biblatex.entry_type(record)
    in_journal = kind in ("article", "periodical")
    if BIB_TYPES.get(kind) != record.type:
        yield "type"
    if kind not in ("thesis", "report"):
        yield "genre"
    if kind != "inproceedings":
        yield from ("event_title", "event_place", "event_date")
    yield from ("number", "collection_number") if in_journal else ("issue",)
    if record.number and not in_journal:
        yield "collection_number"
    if kind == "article":
        yield "publisher"
    else:
        yield from ("container_title_short", "article_number")
    if kind == "thesis":
        yield "collection_title"
    if kind == "incollection":
        yield "issn"
    if record.language and record.language.split("-")[0] not in biblatex.LANGUAGES:
        yield "language"
