"""The words of the report: fields, sources, verdicts and reasons in plain English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from harvester.work import Registration

FIELD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "type": "Type of work",
        "genre": "Kind, as the source calls it",
        "title": "Title",
        "title_short": "Short title",
        "original_title": "Original title",
        "translated_title": "Title in another language",
        "author": "Authors",
        "editor": "Editors",
        "translator": "Translators",
        "contributor": "Contributors",
        "local_author": "The institution's own authors",
        "container_title": "Published in",
        "container_title_short": "Published in (short)",
        "volume": "Volume",
        "issue": "Issue",
        "page": "Pages",
        "article_number": "Article number",
        "issued": "Date of publication",
        "issued_online": "First published online",
        "publisher": "Publisher or institution",
        "publisher_place": "Place of publication",
        "issn": "ISSN",
        "isbn": "ISBN",
        "collection_title": "Series",
        "collection_number": "Number in series",
        "edition": "Edition",
        "number": "Number",
        "number_of_pages": "Number of pages",
        "version": "Version",
        "event_title": "Event",
        "event_place": "Place of event",
        "event_date": "Date of event",
        "doi": "DOI",
        "pmid": "PubMed ID",
        "pmcid": "PubMed Central ID",
        "arxiv": "arXiv ID",
        "handle": "Handle",
        "url": "Address",
        "language": "Language",
        "abstract": "Abstract",
        "keyword": "Keywords",
        "rights": "Rights",
        "license": "Licence",
        "funder": "Funders",
        "note": "Note",
        "provider": "The page's data provider",
        "notice": "Retractions and corrections",
        "related": "Related works",
    }
)
"""Every field of a record, in the order in which a person looks for it."""

FIELD_ORDER: Mapping[str, int] = MappingProxyType({field: place for place, field in enumerate(FIELD_NAMES)})

SOURCE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "page": "the page",
        "crossref": "Crossref",
        "datacite": "DataCite",
        "person": "a decision",
        "pubmed": "PubMed",
        "idconv": "the PMC ID converter",
        "highwire": "the page's citation tags",
        "dublin_core": "the page's Dublin Core",
        "json_ld": "the page's JSON-LD",
        "coins": "the page's COinS",
        "labelled": "the page's labels",
        "bibtex": "the BibTeX entry",
        "csl_json": "the CSL-JSON entry",
        "library": "the library's entry",
    }
)

VALUES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "type": MappingProxyType(
            {
                "article": "Article or preprint",
                "article-journal": "Journal article",
                "article-magazine": "Magazine article",
                "article-newspaper": "Newspaper article",
                "book": "Book",
                "chapter": "Book chapter",
                "dataset": "Data set",
                "document": "Document",
                "manuscript": "Manuscript",
                "paper-conference": "Conference paper",
                "report": "Report",
                "review": "Review",
                "review-book": "Book review",
                "software": "Software",
                "speech": "Talk",
                "thesis": "Thesis",
                "webpage": "Web page",
            }
        ),
        "language": MappingProxyType(
            {
                "de": "German (de)",
                "en": "English (en)",
                "es": "Spanish (es)",
                "fr": "French (fr)",
                "it": "Italian (it)",
                "ja": "Japanese (ja)",
                "pt": "Portuguese (pt)",
                "ru": "Russian (ru)",
                "zh": "Chinese (zh)",
            }
        ),
    }
)
"""Values that are codes, in words; others are shown as they are."""

STAGE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "input": "reading the list",
        "fetch": "fetching the page",
        "parse": "reading the page",
        "crossref": "asking Crossref",
        "pubmed": "asking PubMed",
        "idconv": "asking the PMC ID converter",
        "datacite": "asking DataCite",
        "doi-ra": "asking doi.org who registered a DOI",
        "pubmed-search": "searching PubMed for a DOI",
        "pubmed-citation": "searching PubMed for a work",
        "pubmed-title": "searching PubMed for a work",
        "crossref-query": "searching Crossref for a work",
    }
)

AGREEMENTS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "CONFLICT": ("≠", "Conflict", "They cannot both be right: please decide."),
        "COMPATIBLE": ("⊇", "Compatible", "One source is more exact than another; the sharper value is used."),
        "EQUIVALENT": ("≈", "Equivalent", "The same thing, written in another way."),
        "EQUAL": ("=", "Equal", "All sources that speak of it say the same."),
    }
)
"""Agreement -> (sign, word, what it means), the gravest first."""

SINGLE = ("·", "One source", "Only one source speaks of it: nothing contradicts it, nothing confirms it.")

LEVELS: Mapping[str, str] = MappingProxyType(
    {
        "EXACT": "is about this work",
        "STRONG": "is very probably about this work",
        "AMBIGUOUS": "may be about this work or another: a person must decide",
        "DIFFERENT": "is about another work",
    }
)

SEVERITIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "error": ("✖", "Must be looked at"),
        "warning": ("▲", "Should be looked at"),
        "info": ("ℹ", "Good to know"),
    }
)
"""Severity -> (sign, word), the gravest first."""


def field_name(field: str) -> str:
    """A field in plain English; a name unknown here keeps its own words.

    >>> field_name("container_title"), field_name("shelf_mark")
    ('Published in', 'Shelf mark')
    """
    return FIELD_NAMES.get(field) or sentence(field)


def inline(field: str) -> str:
    """A field's name as it stands inside a sentence.

    >>> inline("issued"), inline("issn"), inline("pmid")
    ('date of publication', 'ISSN', 'PubMed ID')
    """
    name = field_name(field)
    return name if not name.split()[0][1:].islower() else name[:1].lower() + name[1:]


def source_name(source: str) -> str:
    """Who speaks, as it stands inside a sentence."""
    return SOURCE_NAMES.get(source, source)


def heading(text: str) -> str:
    """The text with a capital at its start, for a heading or the start of a sentence.

    >>> heading("the page"), heading("PubMed")
    ('The page', 'PubMed')
    """
    return text[:1].upper() + text[1:]


def code(text: str) -> str:
    """A stable code in words.

    >>> code("years-apart")
    'years apart'
    """
    return text.replace("-", " ").replace("_", " ")


def sentence(text: str) -> str:
    """A stable code as the heading of what it stands for."""
    return heading(code(text))


def listed(words: Sequence[str]) -> str:
    """Words as a person lists them.

    >>> listed(["the page", "Crossref", "PubMed"])
    'the page, Crossref and PubMed'
    """
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def registration(one: Registration) -> str:
    """What doi.org says of a DOI.

    >>> registration(Registration(doi="10.5555/a", agency="JaLC", when="2026-11-23T12:00:00Z"))
    'The DOI 10.5555/a is registered with JaLC; its metadata cannot be asked for here.'
    """
    if one.agency is None:
        return f"doi.org knows no DOI {one.doi} ({one.when[:10]}): it resolves nowhere."
    if one.agency in ("Crossref", "DataCite"):
        return f"The DOI {one.doi} is registered with {one.agency}."
    agency = "an agency that doi.org does not name" if one.agency == "Unknown" else one.agency
    return f"The DOI {one.doi} is registered with {agency}; its metadata cannot be asked for here."


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "work"), counted(1200, "work"), counted(2, "address", "addresses")
    ('1 work', '1,200 works', '2 addresses')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
