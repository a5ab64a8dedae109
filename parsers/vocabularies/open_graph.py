"""Open Graph and the plain tags of any web page: the weakest of what a head says.

None of these makes a page a record: every blog post carries them. They add to what other readers found: a DOI under a name of
its own, a book's ISBN, the language, and, last of all, a title and a date.
"""

from __future__ import annotations

import re

from parsers.citation_people import people_before
from parsers.citation_strings import before_title, read_citation
from parsers.found import Found
from parsers.page import Document
from parsers.record import Said

SOURCE = "open_graph"

FIELDS: dict[str, str] = {
    "og:title": "title", "twitter:title": "title", "article:published_time": "issued", "og:article:published_time": "issued",
    "book:release_date": "issued", "book:isbn": "isbn", "og:isbn": "isbn", "book:author": "author", "doi": "doi",
    "publication_doi": "doi", "article_doi": "doi", "article-doi": "doi", "og:doi": "doi", "scholarly:doi": "doi",
    "pmid": "pmid", "ncbi_pmid": "pmid",
    "og:locale": "language",
}  # fmt: skip


def find(document: Document) -> tuple[Found, ...]:
    """What Open Graph and plain tags add: at most one work, never a record by itself."""
    said = [
        Said(field=field, text=meta.content, where=f"meta {meta.name}")
        for meta in document.metas
        if (field := FIELDS.get(meta.name.lower())) is not None and not (field == "author" and "://" in meta.content)
    ]
    said += _cited(document)
    language = _language(document)
    if language:
        said.append(language)
    return (Found(SOURCE, tuple(said)),) if said else ()


def _cited(document: Document) -> list[Said]:
    """What a description says that is nothing but the citation of the page's work, as JSTOR's is: people, title, journal, pages.

    Without people, as Taylor & Francis's were, it is one where it names the DOI that the page's own tags name.
    """
    for name in _DESCRIPTIONS:
        for meta in document.metas_named(name)[:1]:
            if any(map(str.isdigit, meta.content)) and len(meta.content) <= _LONGEST:
                said = _cited_in(document, meta.content, f"meta {meta.name}")
                if said:
                    return said
    return []


def _cited_in(document: Document, text: str, where: str) -> list[Said]:
    for name in _TITLES:
        for meta in document.metas_named(name)[:1]:
            title = _SITE.sub("", meta.content)
            parts = read_citation(text, title)
            people = people_before(before_title(text, title), where)
            if parts.keys() >= {"container_title", "page"} and (people or _is_own_doi(document, parts.get("doi", ""))):
                return [*people, *(Said(field=field, text=part, where=where) for field, part in parts.items())]
    return []


def _is_own_doi(document: Document, doi: str) -> bool:
    own = (meta.content for name in _DOIS for meta in document.metas_named(name)[:_MOST_DOIS])
    return bool(doi) and any(one.lower().removeprefix("doi:").strip() == doi.lower() for one in own)


_DOIS, _MOST_DOIS = ("citation_doi", "dc.identifier", "prism.doi"), 8
_DESCRIPTIONS = ("description", "og:description")
_TITLES = ("citation_title", "dc.title", "og:title")
# What stands of the site behind a title: "… on JSTOR", "… | Tides".
_SITE = re.compile(r"(?<!\s)\s+(?:on\s+[A-Z]{3,12}|[|–—-]\s.{2,60})$")
_LONGEST = 700


def _language(document: Document) -> Said | None:
    root = document.tree
    lang = (
        (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"))
        if root is not None
        else None
    )
    return Said(field="language", text=str(lang), where="html lang") if lang else None
