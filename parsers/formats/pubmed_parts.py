"""Parts that PubMed's articles and books share: dates, abstracts, keywords, identifiers, links, funders."""

from __future__ import annotations

import re

from lxml import etree

from parsers import clean
from parsers.dates import read_date
from parsers.formats.gathered import NO_FIELD, Collected
from parsers.formats.pubmed_kinds import AS_SUBJECT, MESH, RETRACTED, SCHEMES, SUPPLEMENTARY
from parsers.formats.pubmed_links import RELATIONS, Link, read_notice, read_related
from parsers.formats.pubmed_people import subjects
from parsers.formats.xml_texts import find_text, markup_of, text_of
from parsers.languages import read_language
from parsers.record import Notice
from parsers.texts import abstract_and_rights
from parsers.values import Keyword, PartialDate


def take_text(parent: etree._Element, path: str, name: str, got: Collected) -> None:
    """Take the one line at a path."""
    element = parent.find(path)
    if element is not None and (text := text_of(element)):
        got.take(name, clean.line(text), text, f"{parent.tag}/{path}")


# ------------------------------------------------------------------ dates and languages

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
# PubMed's own dates of an article's history, the nearest to publication first.
_HISTORY = ("ppublish", "epublish", "ecollection", "aheadofprint", "pubmed", "entrez")


def date_text(element: etree._Element) -> str:
    """A date's parts as they stand: "2003 Jul-Aug", "2024 Oct 8", "1998 Winter"."""
    parts = {child.tag: text_of(child) for child in element}
    if parts.get("MedlineDate"):
        return parts["MedlineDate"]
    middle = parts.get("Month") or parts.get("Season")
    return " ".join(filter(None, (parts.get("Year"), middle, parts.get("Day") if parts.get("Month") else None)))


_NUMBERS = re.compile(r"(\d{4}) (\d{1,2})(?: (\d{1,2}))?")


def read_pubmed_date(text: str) -> PartialDate | None:
    """A date of PubMed's; of one with words that nobody knows ("2005 Suppl") the year.

    >>> [read_pubmed_date(text).iso() for text in ("2003 Jul-Aug", "2024 10 8", "2005 Suppl")]
    ['2003-07/2003-08', '2024-10-08', '2005']
    """
    numbers = _NUMBERS.fullmatch(text)
    date = read_date("-".join(part.zfill(2) for part in numbers.groups() if part) if numbers is not None else text)
    if date is None and (year := _YEAR.search(text)) is not None:
        return PartialDate(year=int(year[0]))
    return date


def take_date(parent: etree._Element, path: str, name: str, got: Collected) -> None:
    """Take the date at a path."""
    element = parent.find(path)
    if element is not None and (text := date_text(element)):
        got.take(name, read_pubmed_date(text), text, f"{parent.tag}/{path}")


def article_dates(root: etree._Element, article: etree._Element, got: Collected) -> None:
    """The issue's date and the electronic one; without either, the nearest of the history."""
    take_date(article, "Journal/JournalIssue/PubDate", "issued", got)
    for element in article.iterchildren("ArticleDate"):
        if element.get("DateType", "Electronic") == "Electronic" and (text := date_text(element)):
            got.take("issued_online", read_pubmed_date(text), text, "Article/ArticleDate")
    if "issued" not in got.values and "issued_online" in got.values:
        online = next(one for one in got.said if one.field == "issued_online")
        got.take("issued", got.values["issued_online"], online.text, online.where)
    if "issued" in got.values:
        return
    history = {one.get("PubStatus", ""): one for one in root.iterfind("PubmedData/History/PubMedPubDate")}
    for status in _HISTORY:
        if status in history and (
            text := " ".join(filter(None, (find_text(history[status], part) for part in ("Year", "Month", "Day"))))
        ):
            got.take("issued", read_pubmed_date(text), text, f"PubmedData/History ({status})")
            return


def languages(parent: etree._Element, got: Collected) -> None:
    """The first language; PubMed names the one of the text first, and a record has one."""
    for element in parent.iterchildren("Language"):
        text = text_of(element)
        if "language" in got.values:
            got.lose("language", text, f"{parent.tag}/Language", "a record has one language, the first")
        elif text != "und":
            got.read("language", read_language, text, f"{parent.tag}/Language")


# ------------------------------------------------------------------ longer texts


# What stands where a part of an abstract has no label.
_NO_LABELS = frozenset(("UNLABELLED", "UNLABELED", "UNASSIGNED"))


def abstracts(parent: etree._Element, got: Collected) -> None:
    """The abstract with the labels of its parts ("METHODS: …"), its rights, and abstracts of others that are set aside."""
    abstract = parent.find("Abstract")
    if abstract is not None:
        texts = [(part.get("Label", ""), markup_of(part)) for part in abstract.iterchildren("AbstractText")]
        labelled = [
            f"{label}: {text}" if label and label.upper() not in _NO_LABELS else text
            for label, text in texts
            if text.strip()
        ]
        whole = " ".join(labelled)
        read, rights = abstract_and_rights(whole)
        if rights is None or read is not None:
            got.take("abstract", read, " ".join(whole.split()), f"{parent.tag}/Abstract", "no abstract, only a remark")
        stated = find_text(abstract, "CopyrightInformation")
        got.read("rights", clean.line, stated, "Abstract/CopyrightInformation")
        if rights is not None and not stated:
            got.take("rights", rights, rights, "Abstract/AbstractText")


def other_abstracts(citation: etree._Element, got: Collected) -> None:
    """Abstracts in other languages or by other hands, and remarks of indexers: no record has a place for them."""
    for element in citation.iterchildren("OtherAbstract"):
        where = (
            f"OtherAbstract ({', '.join(filter(None, (element.get('Type'), element.get('Language')))) or 'no type'})"
        )
        got.lose("abstract", text_of(element), where, "an abstract in another language or by another hand")
    for element in citation.iterchildren("GeneralNote"):
        got.lose("note", text_of(element), "MedlineCitation/GeneralNote", NO_FIELD)


def keywords(citation: etree._Element, got: Collected) -> None:
    """Keywords in the scheme of whoever gave them; MeSH headings and supplementary concepts; people that it is about.

    A MeSH qualifier ("/drug effects") narrows a heading for a search: it stays in the text behind the heading.
    """
    found: dict[tuple[str, str | None], str] = {}
    for keyword_list in citation.iterchildren("KeywordList"):
        scheme = SCHEMES.get(keyword_list.get("Owner", ""))
        for item in keyword_list.iterchildren("Keyword"):
            if term := clean.line(text_of(item).rstrip(".")):
                found.setdefault((term, scheme), term)
    for heading in citation.iterfind("MeshHeadingList/MeshHeading"):
        texts = [text_of(part) + "*" * (part.get("MajorTopicYN") == "Y") for part in heading]
        if texts and (term := clean.line(texts[0].rstrip("*"))):
            found.setdefault((term, MESH), "/".join(texts))
    for concept in citation.iterfind("SupplMeshList/SupplMeshName"):
        if term := clean.line(text_of(concept)):
            found.setdefault((term, SUPPLEMENTARY), term)
    for person in subjects(citation):
        if term := clean.line(person):
            found.setdefault((term, AS_SUBJECT), term)
    if found:
        terms = [Keyword(text=term, scheme=scheme) for term, scheme in found]
        got.several["keyword"] = {term: term for term in terms}
        got.note("keyword", "; ".join(found.values()), "KeywordList, MeshHeadingList")


# ------------------------------------------------------------------ identifiers and links


def identifiers(id_list: etree._Element | None, locations: list[etree._Element], got: Collected) -> None:
    """The work's own DOI and PMCID; a valid ELocationID stands in for a missing DOI.

    The DOI of ArticleIdList is never one of a reference: those have lists of their own, deeper down.
    """
    for item in id_list.iterchildren("ArticleId") if id_list is not None else ():
        what, text = item.get("IdType", ""), text_of(item)
        if what == "doi":
            got.read("doi", clean.doi, text, "ArticleIdList/doi")
        elif what in ("pmc", "pmcid", "pmcbook") and clean.pmcid(text) is not None:
            got.take("pmcid", clean.pmcid(text), text, f"ArticleIdList/{what}")
        elif what == "bookaccession" and re.fullmatch(r"NBK\d{1,12}", text):
            got.take("url", f"https://www.ncbi.nlm.nih.gov/books/{text}/", text, "ArticleIdList/bookaccession")
    for location in locations:
        if location.get("EIdType") == "doi" and (text := text_of(location)):
            if location.get("ValidYN", "Y") == "Y":
                got.read("doi", clean.doi, text, "ELocationID (doi)")
            else:
                got.lose("doi", text, "ELocationID (doi)", "PubMed says that it is wrong")


def links(citation: etree._Element, kinds: frozenset[str], got: Collected) -> None:
    """Notices about the work and works that it stands to; references are left out."""
    for element in citation.iterfind("CommentsCorrectionsList/CommentsCorrections"):
        ref_type = element.get("RefType", "")
        if ref_type == "Cites":
            continue
        link = Link(ref_type, find_text(element, "RefSource"), find_text(element, "PMID"))
        text = " ".join(
            filter(None, (link.source, find_text(element, "Note"), f"PMID {link.pmid}" if link.pmid else ""))
        )
        where = f"CommentsCorrections ({ref_type or 'no type'})"
        notice, related = read_notice(link), read_related(link, from_preprint="Preprint" in kinds)
        for name, value in (("notice", notice), ("related", related)):
            if value is not None:
                got.add(name, (value,), text or ref_type, where)
        if notice is None and related is None:
            known = ref_type in RELATIONS
            got.lose(
                "related",
                text or ref_type,
                where,
                "a link to nothing" if known else "a link of a kind that nobody knows",
            )
    if RETRACTED in kinds and not any(one.kind == "retraction" for one in got.several.get("notice", ())):
        got.add("notice", (Notice(kind="retraction"),), RETRACTED, "PublicationTypeList")


def funders(parent: etree._Element, got: Collected) -> None:
    """The agencies of the grants, each once; the numbers of its grants stay in the text behind it."""
    awards: dict[str, list[str]] = {}
    for grant in parent.iterfind("GrantList/Grant"):
        if name := clean.line(find_text(grant, "Agency")):
            awards.setdefault(name, []).extend(filter(None, (find_text(grant, "GrantID"),)))
    for name, numbers in awards.items():
        got.add("funder", (name,), f"{name} ({', '.join(numbers)})" if numbers else name, "GrantList/Grant/Agency")
