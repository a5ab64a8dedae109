"""Names of citation tags and the fields they speak of: shared by Highwire's `citation_*` and bepress' `bepress_citation_*`.

The names are those that Google Scholar's guidelines list and those that publishers and repositories really write. A tag that
is not listed says nothing that a citation needs (access flags, addresses of files, references).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.page import Meta
from parsers.record import Said

# Tag to field. The order of the rows is the order of preference within a field: a date that is called the publication's
# before one that is only called a date or a year.
FIELDS: tuple[tuple[str, str], ...] = (
    ("title", "title"),
    ("short_title", "title_short"),
    ("author", "author"),
    ("creator", "author"),
    ("authors", "author_list"),
    ("author_orcid", "author_orcid"),
    ("author_institution", "author_affiliation"),
    ("author_institutions", "author_affiliation"),
    ("author_affiliation", "author_affiliation"),
    ("editor", "editor"),
    ("editors", "editor_list"),
    ("translator", "translator"),
    ("journal_title", "container_title"),
    ("journal", "container_title"),
    ("inbook_title", "container_title"),
    ("book_title", "container_title"),
    ("proceedings_title", "container_title"),
    ("journal_abbrev", "container_title_short"),
    ("journal_abbreviation", "container_title_short"),
    ("journal_title_abbrev", "container_title_short"),
    ("conference_title", "event_title"),
    ("conference", "event_title"),
    ("conference_name", "event_title"),
    ("conference_place", "event_place"),
    ("conference_location", "event_place"),
    ("conference_date", "event_date"),
    ("series_title", "collection_title"),
    ("series_number", "collection_number"),
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
    ("page", "page"),
    ("num_pages", "number_of_pages"),
    ("elocation_id", "article_number"),
    ("article_number", "article_number"),
    ("articleid", "article_number"),
    ("publication_number", "article_number"),
    ("publication_date", "issued"),
    ("cover_date", "issued"),
    ("print_date", "issued"),
    ("date", "issued"),
    ("year", "issued"),
    ("online_date", "issued_online"),
    ("issn", "issn"),
    ("eissn", "issn_electronic"),
    ("e_issn", "issn_electronic"),
    ("online_issn", "issn_electronic"),
    ("issn_online", "issn_electronic"),
    ("pissn", "issn_print"),
    ("print_issn", "issn_print"),
    ("issn_print", "issn_print"),
    ("issn_l", "issn_linking"),
    ("journal_issn", "issn"),
    ("journal_eissn", "issn_electronic"),
    ("isbn", "isbn"),
    ("eisbn", "isbn"),
    ("online_isbn", "isbn"),
    ("print_isbn", "isbn"),
    ("doi", "doi"),
    ("pmid", "pmid"),
    ("pmcid", "pmcid"),
    ("arxiv_id", "arxiv"),
    ("publisher", "publisher"),
    ("dissertation_institution", "publisher"),
    ("technical_report_institution", "publisher"),
    ("publisher_place", "publisher_place"),
    ("dissertation_name", "genre"),
    ("technical_report_number", "number"),
    ("patent_number", "number"),
    ("language", "language"),
    ("keywords", "keyword_list"),
    ("keyword", "keyword_list"),
    ("abstract", "abstract"),
    ("article_type", "genre"),
    ("funder", "funder"),
    ("funding_source", "funder"),
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
    ("dissertation_name", "thesis"),
    ("technical_report_institution", "report"),
    ("technical_report_number", "report"),
    ("patent_number", "patent"),
    ("conference_title", "paper-conference"),
    ("conference", "paper-conference"),
    ("inbook_title", "chapter"),
    ("journal_title", "article-journal"),
    ("issn", "article-journal"),
)


_IN_SOMETHING = frozenset(
    ("journal_title", "inbook_title", "conference_title", "conference", "dissertation_institution", "firstpage")
)
# With these a journal's title is a book's.
_OF_A_BOOK = frozenset(("journal_title", "isbn", "firstpage"))
_OF_A_SERIAL = frozenset(
    ("issn", "eissn", "volume", "issue", "conference_title", "conference", "dissertation_institution", "dissertation_name",
     "technical_report_institution", "technical_report_number", "patent_number")
)  # fmt: skip


def said_by_tags(metas: Iterable[Meta], prefix: str) -> tuple[Said, ...]:
    """What the tags of one prefix say, in the order of preference; empty where none is known."""
    tags = [
        (meta.name.lower().removeprefix(prefix), meta) for meta in metas if meta.name[: len(prefix)].lower() == prefix
    ]
    known = [(tag, meta) for tag, meta in tags if tag in _FIELD]
    known.sort(key=lambda item: _RANK["author"] if _FIELD[item[0]] in _IN_ORDER else _RANK[item[0]])
    said = [
        Said(field=_FIELD[tag], text=meta.content, where=f"meta {meta.name}", scheme=meta.scheme) for tag, meta in known
    ]
    kind = _kind(tags) if said else None
    return (*said, kind) if kind is not None else tuple(said)


def _kind(tags: Sequence[tuple[str, Meta]]) -> Said | None:
    present = {tag: meta for tag, meta in tags if meta.content.strip()}
    if (
        "isbn" in present
        and not present.keys() & _IN_SOMETHING
        and ("issn" not in present or "series_title" in present)
    ):
        return Said(field="type", text="book", where=f"meta {present['isbn'].name}, and no journal")
    if present.keys() >= _OF_A_BOOK and not present.keys() & _OF_A_SERIAL:
        # Repositories have one tag for what a work stands in: with an ISBN, a page and no number it is a book.
        return Said(field="type", text="chapter", where=f"meta {present['isbn'].name}, and no volume or ISSN")
    return next(
        (Said(field="type", text=kind, where=f"meta {present[tag].name}") for tag, kind in KINDS if tag in present),
        None,
    )
