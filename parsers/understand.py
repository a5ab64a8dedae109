"""What was found, made into values: once, for all readers.

A reader names the field and gives the raw text; this file makes a `Record` of them. A field takes the first text
that can be read, in the reader's order; texts that cannot be read become `Unread`. Several kinds of text make up
one field (a first and a last page), and a general text ("identifier") may turn out to be one of several fields.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from parsers import clean
from parsers.citations import with_citations_read
from parsers.dates import instead_of_filler, read_date
from parsers.dates.labelled_days import day_of_year
from parsers.found import DENIED, Found
from parsers.issns import issns_of
from parsers.keyword_tails import without_keywords
from parsers.languages import read_language
from parsers.numbering import read_issue, read_number, read_pmcid, read_volume, settle_volume
from parsers.page import Page
from parsers.pagination import read_page_parts, read_pages
from parsers.people import ABOUT_AUTHOR, credits_of, people
from parsers.publishers import read_place, read_publisher
from parsers.record import Reading, Record, Said, Unread
from parsers.relations import related
from parsers.sniffed import sniff, told
from parsers.texts import KEYWORD_FIELDS, abstract_and_rights, keywords, settle_title
from parsers.types import read_genre, read_type
from parsers.values import TypedIssn

# A kind of text that is not a field of its own, to the field of the record that it speaks of.
PART_OF: dict[str, str] = {
    "author_list": "author", "author_orcid": "author", "author_affiliation": "author", "editor_list": "editor",
    "first_page": "page", "last_page": "page", "issn_print": "issn", "issn_electronic": "issn", "issn_linking": "issn",
    "keyword_list": "keyword", "keyword_semicolons": "keyword", "degree": "genre", "institution": "publisher",
    "credit_group": "credit",
}  # fmt: skip


def understand(found: Found, page: Page, base: str | None = None) -> Reading:
    """The reading that a reader's texts amount to; `base` makes relative addresses absolute."""
    record, said, unread = _read(found.said, base)
    return Reading(
        source=found.source,
        record=record,
        said=said,
        unread=unread,
        url=page.url,
        digest=page.digest,
        retrieved=page.retrieved,
    )


def reading_of(source: str, given: tuple[Said, ...], base: str | None = None) -> Reading:
    """The reading that texts amount to, wherever they stood: on a page, or in a record of a repository's feed."""
    record, said, unread = _read(given, base)
    return Reading(source=source, record=record, said=said, unread=unread)


def _read(given: tuple[Said, ...], base: str | None) -> tuple[Record, tuple[Said, ...], tuple[Unread, ...]]:
    """The record that texts amount to, what was said of its fields, and what could not be read."""
    said = tuple(sniffed for item in with_citations_read(given) for sniffed in sniff(item))
    by_field: dict[str, list[Said]] = {}
    for item in said:
        # What is said of an author stays behind that author.
        field = "author" if item.field in ABOUT_AUTHOR and "author" in by_field else item.field
        by_field.setdefault(field, []).append(item)
    values: dict[str, Any] = {}
    unread: list[Unread] = []
    for field, items in by_field.items():
        if field in _SINGLE:
            _first(field, items, _SINGLE[field], values, unread)
            if field in values and field == "issued" and len(items) > 1:
                values[field] = instead_of_filler(values[field], [read_date(item.text) for item in items])
        elif field in NO_FIELD:
            unread += [_unread(item, NO_FIELD[field]) for item in items]
    day_of_year(by_field.get("issued", ()), values)
    if settle_volume(values):
        said += (told(by_field["volume"][0], "issue"),)
    _thesis(by_field, values, unread)
    _type(by_field, values, unread)
    _names(by_field, values, unread)
    settle_title(values)
    _pages(by_field, values, unread)
    _issn(by_field, values, unread)
    _isbn(by_field, values, unread)
    said += _abstract(by_field, values, unread)
    _url(by_field, values, unread, base)
    values["keyword"] = keywords(by_field)
    values["related"] = related(by_field.get("related", ()))
    values["funder"] = tuple(funder for item in by_field.get("funder", ()) if (funder := clean.line(item.text)))
    known = tuple(told(item, PART_OF[item.field]) if item.field in PART_OF else item for item in said)
    return Record(**values), known, tuple(unread)


# Fields that are one value, with what reads it: the first text that can be read is taken.
_SINGLE: dict[str, Callable[[str], Any]] = {
    "title": clean.rich, "title_short": clean.rich, "original_title": clean.rich, "genre": read_genre,
    "container_title": clean.line, "container_title_short": clean.line, "volume": read_volume, "issue": read_issue,
    "article_number": clean.line, "issued": read_date, "issued_online": read_date,
    "collection_title": clean.line, "collection_number": clean.line, "edition": clean.line, "number": read_number,
    "number_of_pages": clean.line, "version": clean.line, "event_title": clean.line, "event_place": clean.line,
    "event_date": read_date, "publisher": read_publisher, "publisher_place": read_place, "language": read_language,
    "doi": clean.doi, "pmid": clean.pmid, "pmcid": read_pmcid, "arxiv": clean.arxiv, "handle": clean.handle,
    "rights": clean.line, "license": clean.url, "note": clean.line, "provider": clean.line,
}  # fmt: skip
# What a page says that a citation has no field for: kept as it stood.
NO_FIELD: dict[str, str] = {
    **dict.fromkeys(("other", "status"), "a citation has no field for this"),
    "citation": "no citation that can be read", "unknown_label": "a label nobody knows", DENIED: "this platform writes something else there",
}  # fmt: skip
_WHY: dict[str, str] = {
    "doi": "not a DOI", "pmid": "not a PMID", "pmcid": "not a PMCID", "issued": "not a date",
    "issued_online": "not a date", "event_date": "not a date", "language": "not a language",
    "license": "not an address", "type": "not a kind of work",
}  # fmt: skip


def _unread(item: Said, why: str) -> Unread:
    return Unread(field=PART_OF.get(item.field, item.field), text=item.text, where=item.where, why=why)


def _first(
    field: str, items: list[Said], read: Callable[[str], Any], values: dict[str, Any], unread: list[Unread]
) -> None:
    for item in items:
        value = read(item.text)
        if value is None and item.text.strip():
            unread.append(_unread(item, _WHY.get(field, "nothing to read")))
        elif value is not None:
            values.setdefault(field, value)


_BARE = (("thesis", None), ("thesis", "Dissertation"))
_Found = dict[str, list[Said]]


def _thesis(said: _Found, values: dict[str, Any], unread: list[Unread]) -> None:
    """The level of a degree as the genre, and who grants it as the publisher, where nothing better is said."""
    # "Master of Arts" says more than "Thesis", which is the degree's type in some repositories.
    degrees = sorted(said.get("degree", []), key=lambda item: read_type(item.text) in _BARE)
    _first("genre", degrees, clean.line, values, unread)
    for item in said.get("institution", ()):
        # Beside a journal an institution is the author's.
        thesis = any((read_type(one.text) or ("",))[0] == "thesis" for one in said.get("type", ()))
        if ("container_title" in values and not thesis) or "publisher" in values:
            unread.append(_unread(item, "no publisher here"))
        else:
            _first("publisher", [item], read_publisher, values, unread)


def _type(said: _Found, values: dict[str, Any], unread: list[Unread]) -> None:
    for item in said.get("type", ()):
        kind = read_type(clean.line(item.text) or "")
        if kind is None:
            unread.append(_unread(item, _WHY["type"]))
        elif "type" not in values:
            values["type"] = kind[0]
            if kind[1] and "genre" not in values:
                values["genre"] = kind[1]


def _names(said: _Found, values: dict[str, Any], unread: list[Unread]) -> None:
    for field in ("author", "editor", "translator", "contributor", "local_author"):
        names = people(said.get(field) or said.get(f"{field}_list", []), unread)
        if names:
            values[field] = names
    credits_ = credits_of([item for name in ("credit", "credit_group") for item in said.get(name, ())], unread)
    if credits_:
        values["credit"] = credits_


def _pages(said: _Found, values: dict[str, Any], unread: list[Unread]) -> None:
    for first in said.get("first_page", [])[:1]:
        last = next(iter(said.get("last_page", ())), None)
        pages = read_page_parts(first.text, last.text if last else "")
        if pages is not None:
            values["page"] = pages
        elif first.text.strip():
            unread.append(_unread(first, "not a page"))
    for item in said.get("page", ()):
        pages = read_pages(item.text)
        if pages is not None:
            values.setdefault("page", pages)
        elif item.text.strip():
            unread.append(_unread(item, "not pages"))


def _issn(said: _Found, values: dict[str, Any], unread: list[Unread]) -> None:
    issns: dict[str, TypedIssn] = {}
    for field, kind in (
        ("issn_print", "print"),
        ("issn_electronic", "electronic"),
        ("issn_linking", "linking"),
        ("issn", None),
    ):
        for item in said.get(field, ()):
            for piece, remark in issns_of(item.text):
                issn = clean.issn(piece)
                if issn is None:
                    unread.append(_unread(item, "not an ISSN, or its check digit is wrong"))
                elif issn not in issns:
                    issns[issn] = TypedIssn.model_validate({"value": issn, "kind": kind or remark})
    if issns:
        values["issn"] = tuple(issns.values())


def _isbn(said: _Found, values: dict[str, Any], unread: list[Unread]) -> None:
    isbns: dict[str, None] = {}
    for item in said.get("isbn", ()):
        for piece in item.text.replace(";", ",").split(","):
            found = clean.isbns(piece)
            if found:
                isbns |= dict.fromkeys(found)
            elif piece.strip():
                unread.append(_unread(item, "not an ISBN, or its check digit is wrong"))
    if isbns:
        values["isbn"] = tuple(isbns)


def _abstract(said: _Found, values: dict[str, Any], unread: list[Unread]) -> tuple[Said, ...]:
    """The abstract, and what it says beside: rights, and the keywords at its end where nothing else tells them."""
    in_tail: tuple[Said, ...] = ()
    for item in said.get("abstract", ()):
        text, terms = without_keywords(item.text)
        if terms and not any(said.get(field) for field in KEYWORD_FIELDS):
            in_tail = (Said(field="keyword_list", text=terms, where=f"{item.where}, its end"),)
            said["keyword_list"] = [*in_tail]
        abstract, rights = abstract_and_rights(text)
        if rights:
            values.setdefault("rights", rights)
        if abstract is None and item.text.strip() and not rights:
            unread.append(_unread(item, "no abstract, only a remark"))
        elif abstract is not None:
            values.setdefault("abstract", abstract)
    return in_tail


def _url(said: _Found, values: dict[str, Any], unread: list[Unread], base: str | None) -> None:
    for item in said.get("url", ()):
        # Words beside a field of a form are no address: "Comments (plain text only)".
        text = item.text.strip()
        address = clean.url(text, base if "/" in text or " " not in text else None)
        if address is not None:
            values.setdefault("url", address)
        elif item.text.strip():
            unread.append(_unread(item, "not an address"))
