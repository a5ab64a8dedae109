"""The words of the report: values, verdicts and severities in plain English; fields and sources are `plain_words`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from harvester.plain_words import FIELDS, counted, listed, source_name
from harvester.plain_words import capital as heading
from harvester.plain_words import field_heading as field_name
from harvester.plain_words import field_name as inline
from harvester.work import Registration

__all__ = ["counted", "field_name", "heading", "inline", "listed", "source_name"]

FIELD_NAMES: Mapping[str, str] = MappingProxyType({field: heading for field, (heading, _inside) in FIELDS.items()})
"""Every field of a record, in the order in which a person looks for it."""

FIELD_ORDER: Mapping[str, int] = MappingProxyType({field: place for place, field in enumerate(FIELD_NAMES)})

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
        "archive": "reading the page in an archive",
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


def code(text: str) -> str:
    """A stable code in words.

    >>> code("years-apart")
    'years apart'
    """
    return text.replace("-", " ").replace("_", " ")


def sentence(text: str) -> str:
    """A stable code as the heading of what it stands for."""
    return heading(code(text))


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
