"""Fields and sources in the words of a librarian: one table each, for findings, reports and exports. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

FIELDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "type": ("Type of work", "kind of work"), "genre": ("Kind, as the source calls it", "kind, as the source calls it"),
        "title": ("Title", "title"), "title_short": ("Short title", "short title"), "original_title": ("Original title", "original title"),
        "translated_title": ("Title in another language", "title in another language"),
        "author": ("Authors", "authors"), "editor": ("Editors", "editors"), "translator": ("Translators", "translators"),
        "contributor": ("Contributors", "contributors"), "credit": ("Others credited, with their roles", "others credited"),
        "local_author": ("The institution's own authors", "institution's own authors"),
        "container_title": ("Published in", "journal or book"), "container_title_short": ("Published in (short)", "short name of the journal"),
        "volume": ("Volume", "volume"), "issue": ("Issue", "issue"), "page": ("Pages", "pages"),
        "article_number": ("Article number", "article number"), "issued": ("Date of publication", "date of publication"),
        "issued_online": ("First published online", "online date"), "publisher": ("Publisher or institution", "publisher or institution"),
        "publisher_place": ("Place of publication", "place of publication"), "issn": ("ISSN", "ISSN"), "isbn": ("ISBN", "ISBN"),
        "collection_title": ("Series", "series"), "collection_number": ("Number in series", "number in series"),
        "edition": ("Edition", "edition"), "number": ("Number", "number"), "number_of_pages": ("Number of pages", "number of pages"),
        "version": ("Version", "version"), "event_title": ("Event", "event"), "event_place": ("Place of event", "place of the event"),
        "event_date": ("Date of event", "date of the event"), "doi": ("DOI", "DOI"), "pmid": ("PubMed ID", "PMID"),
        "pmcid": ("PubMed Central ID", "PMCID"), "arxiv": ("arXiv ID", "arXiv ID"), "handle": ("Handle", "Handle"),
        "url": ("Address", "address"), "accessed": ("Looked at", "day it was looked at"),
        "language": ("Language", "language"), "abstract": ("Abstract", "abstract"),
        "keyword": ("Keywords", "keywords"), "rights": ("Rights", "rights"), "license": ("Licence", "licence"),
        "funder": ("Funders", "funders"), "note": ("Note", "note"), "provider": ("The page's data provider", "page's data provider"),
        "notice": ("Retractions and corrections", "retractions and corrections"), "related": ("Related works", "related works"),
    }
)  # fmt: skip
"""Every field of a record, in the order in which a person looks for it: (as a heading, inside a sentence)."""

PLURAL = frozenset(
    (
        "author",
        "editor",
        "translator",
        "contributor",
        "credit",
        "local_author",
        "page",
        "keyword",
        "rights",
        "funder",
        "notice",
        "related",
    )
)
"""Fields whose name is a plural."""

ROLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "chair": ("chair", "chairs"), "collection-editor": ("series editor", "series editors"), "compiler": ("compiler", "compilers"),
        "composer": ("composer", "composers"), "container-author": ("author of the book", "authors of the book around it"),
        "curator": ("curator", "curators"), "director": ("director", "directors"),
        "editorial-director": ("editorial director", "editorial directors"),
        "executive-producer": ("executive producer", "executive producers"), "guest": ("guest", "guests"), "host": ("host", "hosts"),
        "illustrator": ("illustrator", "illustrators"), "interviewer": ("interviewer", "interviewers"), "narrator": ("narrator", "narrators"),
        "organizer": ("organizer", "organizers"), "original-author": ("author of the original", "authors of the original"),
        "performer": ("performer", "performers"), "producer": ("producer", "producers"), "recipient": ("recipient", "recipients"),
        "reviewed-author": ("author of what is reviewed", "authors of what is reviewed"),
        "script-writer": ("script writer", "script writers"), "series-creator": ("creator of the series", "creators of the series"),
    }
)  # fmt: skip
"""Role of a credit -> how one person in it is called, and how several are."""

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "page": "the page", "crossref": "Crossref", "datacite": "DataCite", "pubmed": "PubMed", "idconv": "the PMC ID converter",
        "doi-ra": "doi.org", "pubmed-search": "PubMed's search", "pubmed-citation": "PubMed's search", "pubmed-title": "PubMed's search",
        "crossref-query": "Crossref's search", "person": "a person's decision",
        "library": "the library's entry", "bibtex": "the BibTeX entry", "csl_json": "the CSL-JSON entry",
        "ris": "the RIS entry", "nbib": "the PubMed-format entry", "mods": "the MODS record",
        "marcxml": "the MARC record", "endnote_xml": "the EndNote reference", "highwire": "the page's citation tags",
        "dublin_core": "the page's Dublin Core", "json_ld": "the page's JSON-LD", "coins": "the page's COinS", "labelled": "the page's labels",
    }
)  # fmt: skip
"""Source -> who speaks, as it stands inside a sentence."""


def field_heading(field: str) -> str:
    """A field in plain English; a name unknown here keeps its own words.

    >>> field_heading("container_title"), field_heading("shelf_mark")
    ('Published in', 'Shelf mark')
    """
    return FIELDS[field][0] if field in FIELDS else capital(field.replace("_", " ").replace("-", " "))


def field_name(field: str) -> str:
    """A field as it stands inside a sentence.

    >>> field_name("issued"), field_name("issn"), field_name("shelf_mark")
    ('date of publication', 'ISSN', 'shelf mark')
    """
    return FIELDS[field][1] if field in FIELDS else field.replace("_", " ")


def role_name(role: str) -> str:
    """What somebody is who is credited with a role.

    >>> role_name("collection-editor"), role_name("script-writer")
    ('series editor', 'script writer')
    """
    return ROLES[role][0] if role in ROLES else role.replace("-", " ")


def source_name(source: str) -> str:
    """Who speaks, as it stands inside a sentence; a name unknown here is kept."""
    return SOURCES.get(source, source)


def capital(text: str) -> str:
    """The text with a capital at its start.

    >>> capital("the page"), capital("PubMed")
    ('The page', 'PubMed')
    """
    return text[:1].upper() + text[1:]


def listed(words: Sequence[str]) -> str:
    """Words as a person lists them.

    >>> listed(["the page", "Crossref", "PubMed"])
    'the page, Crossref and PubMed'
    """
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "work"), counted(1200, "work"), counted(2, "address", "addresses")
    ('1 work', '1,200 works', '2 addresses')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def cut(text: str, most: int = 160) -> str:
    """A text short enough for a sentence, its end an ellipsis where it was longer."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
