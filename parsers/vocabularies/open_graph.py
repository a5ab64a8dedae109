"""Open Graph and the plain tags of any web page: the weakest of what a head says.

None of these makes a page a record: every blog post carries them. They add to what other readers found: a DOI under a name of
its own, a book's ISBN, the language, and, last of all, a title and a date.
"""

from __future__ import annotations

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
    language = _language(document)
    if language:
        said.append(language)
    return (Found(SOURCE, tuple(said)),) if said else ()


def _language(document: Document) -> Said | None:
    root = document.tree
    lang = (
        (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"))
        if root is not None
        else None
    )
    return Said(field="language", text=str(lang), where="html lang") if lang else None
