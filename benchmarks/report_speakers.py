"""What a page, Crossref, PubMed and DataCite say of an invented work, each in its own manner, with its evidence."""

from __future__ import annotations

import hashlib
from typing import Any

from report_words import HOSTS

from parsers.record import Reading, Record, Said, Unread
from parsers.values import Rich

Truth = dict[str, Any]
"""The fields of a work as they are; what a source says otherwise is given beside."""
RETRIEVED = "2026-02-0{}T09:{:02}:00Z"
_IN_TAGS = {
    "container_title": "journal_title", "issued": "publication_date", "page": "firstpage", "article_number": "article_number", "url": "public_url",
    "keyword": "keywords", "container_title_short": "journal_abbrev",
}  # fmt: skip
_IN_CROSSREF = {
    "title": "$.title[0]", "author": "$.author", "container_title": "$.container-title[0]", "container_title_short": "$.short-container-title[0]",
    "issued": "$.published-print", "issued_online": "$.published-online", "issn": "$.issn-type[0].value", "doi": "$.DOI",
    "article_number": "$.article-number", "notice": "$.updated-by[0]", "related": "$.relation", "abstract": "$.abstract", "funder": "$.funder",
}  # fmt: skip
_IN_PUBMED = {
    "title": "Article/ArticleTitle", "author": "Article/AuthorList", "container_title": "Article/Journal/Title", "pmid": "MedlineCitation/PMID",
    "container_title_short": "MedlineJournalInfo/MedlineTA", "volume": "Journal/JournalIssue/Volume", "issue": "Journal/JournalIssue/Issue",
    "page": "Article/Pagination", "issued": "Article/Journal/JournalIssue/PubDate", "issn": "ISSN (print)", "doi": "ArticleIdList/doi",
    "abstract": "Article/Abstract", "keyword": "MeshHeadingList", "language": "Article/Language", "notice": "CommentsCorrections",
}  # fmt: skip
_OF_CROSSREF = (
    "type", "title", "original_title", "author", "editor", "container_title", "container_title_short", "issn", "isbn", "volume", "issue", "page",
    "article_number", "issued", "issued_online", "publisher", "doi", "funder", "license", "event_title", "related", "notice",
)  # fmt: skip
_OF_PUBMED = (
    "type", "title", "author", "container_title", "container_title_short", "issn", "volume", "issue", "page", "article_number", "issued",
    "language", "doi", "pmid", "pmcid", "abstract", "keyword", "notice",
)  # fmt: skip
_OF_PAGE = (
    "type", "title", "author", "editor", "container_title", "issn", "isbn", "volume", "issue", "page", "article_number", "issued", "publisher",
    "language", "doi", "pmid", "abstract", "keyword", "rights", "genre", "event_title", "collection_title", "edition", "url",
)  # fmt: skip
_OF_DATACITE = ("type", "title", "author", "publisher", "issued", "doi", "version", "license", "abstract", "related")


def page(truth: Truth, number: int, unread: tuple[Unread, ...], otherwise: Truth) -> Reading:
    """A repository's page: initials, one ISSN, a year and month, and where each text stood."""
    host, manner = HOSTS[number % len(HOSTS)]
    shown = {field: truth[field] for field in _OF_PAGE if field in truth}
    shown["author"] = [
        {**one, "given": _initials(one["given"])} if "given" in one else one for one in shown.get("author", ())
    ]
    if "issued" in shown:
        shown["issued"] = {key: value for key, value in shown["issued"].items() if key != "day"}
    shown["issn"] = shown.get("issn", ())[:1]
    record = Record.model_validate({**shown, **otherwise})
    where = {field: manner.format(_IN_TAGS.get(field, field)) for field in record.said_fields()}
    if manner.startswith("label"):
        where = {
            field: f"{text.title().replace('Label', 'label')} (line {12 + place})"
            for place, (field, text) in enumerate(where.items())
        }
    return _reading("page", record, where, f"https://{host}/works/{number}", number, unread)


def crossref(truth: Truth, number: int, otherwise: Truth) -> Reading:
    """Crossref's answer: full names, typed ISSNs, dates of print and online."""
    record = _only(truth, _OF_CROSSREF, otherwise)
    where = {field: _IN_CROSSREF.get(field, f"$.{field.replace('_', '-')}") for field in record.said_fields()}
    return _reading("crossref", record, where, f"https://api.crossref.org/works/{record.doi}", number)


def pubmed(truth: Truth, number: int, otherwise: Truth) -> Reading:
    """PubMed's answer: its own name of the journal, an abstract, terms, a PMID."""
    more = {"pmid": str(38000000 + number), "language": "en", **otherwise}
    record = _only(truth, _OF_PUBMED, more)
    where = {field: _IN_PUBMED.get(field, f"Article/{field}") for field in record.said_fields()}
    return _reading(
        "pubmed", record, where, "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/efetch.fcgi?db=pubmed", number
    )


def datacite(truth: Truth, number: int, otherwise: Truth) -> Reading:
    """DataCite's answer."""
    record = _only(truth, _OF_DATACITE, otherwise)
    where = {field: f"$.data.attributes.{field}" for field in record.said_fields()}
    return _reading("datacite", record, where, f"https://api.datacite.org/dois/{record.doi}", number)


def _only(truth: Truth, fields: tuple[str, ...], otherwise: Truth) -> Record:
    return Record.model_validate({**{field: truth[field] for field in fields if field in truth}, **otherwise})


def _initials(given: str) -> str:
    return " ".join(f"{part[0]}." for part in given.replace("-", " ").split())


def _reading(  # noqa: PLR0917 - what a reading is made of
    source: str, record: Record, where: dict[str, str], url: str, number: int, unread: tuple[Unread, ...] = ()
) -> Reading:
    said = tuple(
        Said(field=field, text=text, where=where[field])
        for field in record.said_fields()
        for text in _texts(getattr(record, field), markup=source != "page")
    )
    digest = hashlib.sha256(record.model_dump_json().encode()).hexdigest()
    retrieved = RETRIEVED.format(1 + number % 3, number % 60)
    return Reading(source=source, record=record, said=said, unread=unread, url=url, digest=digest, retrieved=retrieved)


def _texts(value: Any, *, markup: bool) -> list[str]:
    """The very texts behind a value: one for each thing of a list; services give a title with its tags."""
    if isinstance(value, tuple):
        return [text for one in value for text in _texts(one, markup=markup)]
    if isinstance(value, Rich):
        return [value.root if markup else value.plain()]
    for method in ("inverted", "iso", "text"):
        if callable(getattr(value, method, None)):
            return [str(getattr(value, method)())]
    named = (getattr(value, name, None) for name in ("value", "text", "id", "doi"))
    return [str(next((text for text in named if text), value))]
