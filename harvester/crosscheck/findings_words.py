"""Sources, fields and values in the words of a librarian."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

SOURCES = {
    "page": "the page", "crossref": "Crossref", "datacite": "DataCite", "pubmed": "PubMed", "idconv": "the PMC ID converter",
    "doi-ra": "doi.org", "pubmed-search": "PubMed's search", "pubmed-citation": "PubMed's search", "pubmed-title": "PubMed's search",
    "crossref-query": "Crossref's search",
    "person": "a person's decision", "bibtex": "the BibTeX entry", "csl_json": "the CSL-JSON entry", "library": "the library's entry",
}  # fmt: skip
FIELDS = {
    "container_title": "journal or book", "container_title_short": "short name of the journal", "issn": "ISSN", "doi": "DOI", "pmid": "PMID",
    "pmcid": "PMCID", "issued": "date", "issued_online": "online date", "page": "pages", "article_number": "article number",
    "author": "authors", "editor": "editors", "translator": "translators", "isbn": "ISBN", "arxiv": "arXiv ID", "url": "address",
    "publisher_place": "place of publication", "number_of_pages": "number of pages", "collection_title": "series", "type": "kind of work",
    "keyword": "keywords", "place": "pages or article number", "license": "licence",
}  # fmt: skip
_MOST = 160


def source_name(source: str) -> str:
    """Who speaks, as it stands inside a sentence."""
    return SOURCES.get(source, source)


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def field_name(field: str) -> str:
    """A field as it stands inside a sentence."""
    return FIELDS.get(field, field.replace("_", " "))


def listed(words: Sequence[str]) -> str:
    """Words as a person lists them: "the page, Crossref and PubMed"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def cut(text: str) -> str:
    """A text short enough for a sentence."""
    return text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"


def value_text(value: Any) -> str:
    """A value of a record as a person reads it in one line."""
    if isinstance(value, tuple):
        return "; ".join(value_text(item) for item in value)
    for method in ("inverted", "iso", "plain", "text"):
        member = getattr(value, method, None)
        if callable(member):
            return str(member())
    if hasattr(value, "kind") and hasattr(value, "value"):
        return f"{value.value} ({value.kind})" if value.kind else str(value.value)
    return str(getattr(value, "text", None) or getattr(value, "id", None) or getattr(value, "kind", None) or value)
