"""Highwire Press tags (`citation_*`), as Google Scholar documents them and publishers extend them."""

from __future__ import annotations

from parsers.found import Found
from parsers.page import Document, Meta
from parsers.record import Said

SOURCE = "highwire"

# Tag (without "citation_") to field. The order of the rows is the order of preference within a field: a date
# that is called the publication's before one that is only called a date or a year.
FIELDS: tuple[tuple[str, str], ...] = (
    ("title", "title"),
    ("author", "author"),
    ("authors", "author_list"),
    ("author_orcid", "author_orcid"),
    ("author_institution", "author_affiliation"),
    ("author_affiliation", "author_affiliation"),
    ("editor", "editor"),
    ("editors", "editor_list"),
    ("translator", "translator"),
    ("journal_title", "container_title"),
    ("journal", "container_title"),
    ("inbook_title", "container_title"),
    ("book_title", "container_title"),
    ("journal_abbrev", "container_title_short"),
    ("conference_title", "event_title"),
    ("conference", "event_title"),
    ("series_title", "collection_title"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("firstpage", "first_page"),
    ("first_page", "first_page"),
    ("startpage", "first_page"),
    ("start_page", "first_page"),
    ("lastpage", "last_page"),
    ("last_page", "last_page"),
    ("endpage", "last_page"),
    ("end_page", "last_page"),
    ("pages", "page"),
    ("elocation_id", "article_number"),
    ("article_number", "article_number"),
    ("articleid", "article_number"),
    ("publication_number", "article_number"),
    ("publication_date", "issued"),
    ("cover_date", "issued"),
    ("date", "issued"),
    ("year", "issued"),
    ("online_date", "issued_online"),
    ("issn", "issn"),
    ("eissn", "issn_electronic"),
    ("isbn", "isbn"),
    ("doi", "doi"),
    ("pmid", "pmid"),
    ("pmcid", "pmcid"),
    ("arxiv_id", "arxiv"),
    ("publisher", "publisher"),
    ("dissertation_institution", "publisher"),
    ("technical_report_institution", "publisher"),
    ("technical_report_number", "number"),
    ("language", "language"),
    ("keywords", "keyword_list"),
    ("keyword", "keyword_list"),
    ("abstract", "abstract"),
    ("article_type", "genre"),
    ("public_url", "url"),
    ("abstract_html_url", "url"),
)
_FIELD = dict(FIELDS)
_RANK = {tag: rank for rank, (tag, _field) in enumerate(FIELDS)}
# What follows an author speaks of that author: these keep the page's own order.
_IN_ORDER = frozenset(("author", "author_list", "author_orcid", "author_affiliation"))

# The tag that tells what kind of work it is, by what it is published in; the first that is there decides.
KINDS: tuple[tuple[str, str], ...] = (
    ("dissertation_institution", "thesis"),
    ("technical_report_institution", "report"),
    ("technical_report_number", "report"),
    ("conference_title", "paper-conference"),
    ("conference", "paper-conference"),
    ("inbook_title", "chapter"),
    ("journal_title", "article-journal"),
    ("issn", "article-journal"),
)


def find(document: Document) -> tuple[Found, ...]:
    """What the `citation_*` tags of a page say: at most one work."""
    tags = [(meta.name.lower().removeprefix("citation_"), meta) for meta in document.metas if _is_highwire(meta)]
    known = [(tag, meta) for tag, meta in tags if tag in _FIELD]
    known.sort(key=lambda item: _RANK["author"] if _FIELD[item[0]] in _IN_ORDER else _RANK[item[0]])
    said = [
        Said(field=_FIELD[tag], text=meta.content, where=f"meta {meta.name}", scheme=meta.scheme) for tag, meta in known
    ]
    if not said:
        return ()
    present = {tag: meta for tag, meta in tags if meta.content.strip()}
    kind = next(((present[tag], kind) for tag, kind in KINDS if tag in present), None)
    if kind is not None:
        said.append(Said(field="type", text=kind[1], where=f"meta {kind[0].name}"))
    return (Found(SOURCE, tuple(said)),)


def _is_highwire(meta: Meta) -> bool:
    return meta.name[:9].lower() == "citation_"
