"""A journal article of PubMed: its elements as values of a record."""

from __future__ import annotations

from lxml import etree

from parsers import clean
from parsers.formats import Unreadable
from parsers.formats.gathered import Collected
from parsers.formats.pubmed_kinds import kind_of
from parsers.formats.pubmed_pages import is_article_number, left_of_pages, read_place
from parsers.formats.pubmed_parts import (
    abstracts,
    article_dates,
    funders,
    identifiers,
    keywords,
    languages,
    links,
    other_abstracts,
)
from parsers.formats.pubmed_people import names, with_address
from parsers.formats.pubmed_titles import journal_name, settle_title
from parsers.formats.xml_texts import find_text, rich_of, text_of
from parsers.numbering import read_issue, read_volume, settle_volume
from parsers.pagination import read_page_parts
from parsers.values import TypedIssn


def read_article(root: etree._Element, got: Collected) -> None:
    """Everything that a `PubmedArticle` says. Raises Unreadable where it holds no article."""
    citation, article = root.find("MedlineCitation"), root.find("MedlineCitation/Article")
    if citation is None or article is None:
        raise Unreadable("a PubMed article without MedlineCitation/Article")
    pmid = find_text(citation, "PMID")
    got.read("pmid", clean.pmid, pmid, "MedlineCitation/PMID")
    kinds = frozenset(map(text_of, article.iterfind("PublicationTypeList/PublicationType")))
    for name, value in zip(("type", "genre"), kind_of(kinds), strict=True):
        if value is not None:
            got.take(name, value, "; ".join(sorted(kinds)) or "no type", "Article/PublicationTypeList")
    titles(article, got)
    for author_list in article.iterchildren("AuthorList"):
        role = "editor" if author_list.get("Type") == "editors" else "author"
        cut = " (not complete)" if author_list.get("CompleteYN") == "N" else ""
        names(author_list, role, got, f"Article/AuthorList{cut}")
    _first_address(article, got)
    _journal(citation, article, got)
    _place(article, got)
    article_dates(root, article, got)
    languages(article, got)
    abstracts(article, got)
    other_abstracts(citation, got)
    keywords(citation, got)
    identifiers(root.find("PubmedData/ArticleIdList"), article.findall("ELocationID"), got)
    links(citation, kinds, got)
    funders(article, got)


def titles(parent: etree._Element, got: Collected) -> None:
    """The title, and the one in the article's own language beside a translation."""
    for name, path in (("title", "ArticleTitle"), ("original_title", "VernacularTitle")):
        element = parent.find(path)
        text = text_of(element)
        title = settle_title(rich_of(element)) if text else None
        if title is not None:
            got.take(name, title, text, f"{parent.tag}/{path}")
        elif text and name == "title" and not find_text(parent, "VernacularTitle"):
            got.lose("title", text, f"{parent.tag}/{path}", "says only that there is no title")
    if "title" not in got.values and "original_title" in got.values:
        got.call("original_title", "title")


def _first_address(article: etree._Element, got: Collected) -> None:
    """The one address that records of before 2014 have, which is the first author's."""
    text = find_text(article, "Affiliation")
    authors = got.names.get("author", [])
    if text and authors and not authors[0].affiliation and (line := clean.line(text)):
        authors[0] = with_address(authors[0], (line,), authors[0].orcid)


_KINDS = {"Print": "print", "Electronic": "electronic"}


def _journal(citation: etree._Element, article: etree._Element, got: Collected) -> None:
    short = find_text(citation, "MedlineJournalInfo/MedlineTA")
    for path in ("Journal/Title", "Journal/ISOAbbreviation"):
        if "container_title" not in got.values and (text := find_text(article, path)):
            got.take("container_title", journal_name(text, short), text, f"Article/{path}")
    if clean.line(short) != got.values.get("container_title"):
        name = "container_title_short" if "container_title" in got.values else "container_title"
        got.read(name, clean.line, short, "MedlineJournalInfo/MedlineTA")
    for name, convert, path in (("volume", read_volume, "Volume"), ("issue", read_issue, "Issue")):
        got.read(name, convert, find_text(article, f"Journal/JournalIssue/{path}"), f"Journal/JournalIssue/{path}")
    if settle_volume(got.values):
        got.note("issue", find_text(article, "Journal/JournalIssue/Volume"), "Journal/JournalIssue/Volume")
    rows = [(item, _KINDS.get(item.get("IssnType", ""))) for item in article.iterfind("Journal/ISSN")]
    rows += [(item, "linking") for item in citation.iterfind("MedlineJournalInfo/ISSNLinking")]
    for item, kind in rows:
        text, where = text_of(item), f"{item.tag} ({kind or 'no type'})"
        issn = clean.issn(text)
        if issn is not None:
            got.add("issn", (TypedIssn.model_validate({"value": issn, "kind": kind}),), text, where)
        elif text:
            got.lose("issn", text, where, "not an ISSN, or its check digit is wrong")


def _place(article: etree._Element, got: Collected) -> None:
    """Pages, or the article's number, which stands among the pages or alone as the publisher's item identifier."""
    printed = find_text(article, "Pagination/MedlinePgn")
    first, last = find_text(article, "Pagination/StartPage"), find_text(article, "Pagination/EndPage")
    pii = next(
        (
            text_of(one)
            for one in article.iterchildren("ELocationID")
            if one.get("EIdType") == "pii" and one.get("ValidYN", "Y") == "Y"
        ),
        "",
    )
    place = read_place(printed, pii) if printed else {}
    if not place and first:
        place = read_place(first, pii) if not last else {"page": read_page_parts(first, last)}
    text = printed or f"{first}-{last}".rstrip("-")
    for name, value in place.items():
        got.take(name, value, text, "Article/Pagination", "not pages")
    if text and not place:
        got.lose("page", text, "Article/Pagination", "not pages")
    elif why := left_of_pages(text, place):
        got.lose("page", text, "Article/Pagination", why)
    if not text and is_article_number(pii):
        got.read("article_number", clean.line, pii, "Article/ELocationID (pii)")
