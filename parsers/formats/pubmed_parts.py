"""Parts of a PubMed article: texts with markup, names, dates, abstracts, keywords, identifiers, notices."""

from __future__ import annotations

from typing import Any

from lxml import etree

from parsers import clean
from parsers.dates import read_date
from parsers.names import read_name_parts
from parsers.record import Notice
from parsers.texts import abstract_and_rights
from parsers.values import Keyword, Name, PartialDate, Rich

NOTICES = {
    "RetractionIn": "retraction", "ErratumIn": "correction", "ExpressionOfConcernIn": "concern",
    "CorrectedandRepublishedIn": "correction", "PartialRetractionIn": "retraction",
}  # fmt: skip


def xml_text(element: etree._Element) -> str:
    """All text inside an element, white space folded."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def find_text(parent: etree._Element, path: str) -> str:
    """The text of the first element at a path; "" where there is none."""
    element = parent.find(path)
    return xml_text(element) if element is not None else ""


def rich(element: etree._Element | None) -> Rich | None:
    """A title: its markup kept, its final stop and the brackets of a translation removed."""
    if element is None:
        return None
    markup = etree.tostring(element, encoding="unicode", with_tail=False)
    inner = markup[markup.index(">") + 1 : markup.rindex("</")] if "</" in markup else ""
    value = clean.rich(inner)
    if value is None:
        return None
    text = value.root
    if text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    if text.startswith("[") and text.endswith("]") and text.count("[") == 1:
        text = text[1:-1].removesuffix(".")
    # "[Not Available]" stands where there is no title.
    return (
        clean.rich(text)
        if clean.fold(text) not in ("not available", "no title available", "in process citation")
        else None
    )


def names(author_list: etree._Element) -> tuple[Name, ...]:
    """Authors of a list: people with their initials or given names, and groups (`CollectiveName`)."""
    found: list[Name] = []
    for author in author_list.findall("Author"):
        if author.get("ValidYN") == "N":
            continue
        affiliation = tuple(
            line for item in author.iterfind("AffiliationInfo/Affiliation") if (line := clean.line(xml_text(item)))
        )
        ids = [clean.orcid(xml_text(item)) for item in author.findall("Identifier") if item.get("Source") == "ORCID"]
        orcid = next((item for item in ids if item), None)
        family, group = clean.line(find_text(author, "LastName")), clean.line(find_text(author, "CollectiveName"))
        given = find_text(author, "ForeName") or find_text(author, "Initials")
        named = read_name_parts(family, given, find_text(author, "Suffix")) if family else None
        if named is not None:
            found.append(Name.model_validate(named.model_dump() | {"orcid": orcid, "affiliation": affiliation}))
        elif group:
            found.append(Name(literal=group, orcid=orcid, affiliation=affiliation))
    return tuple(found)


def _date(element: etree._Element | None) -> PartialDate | None:
    if element is None:
        return None
    medline = find_text(element, "MedlineDate")
    parts = [find_text(element, part) for part in ("Year", "Month", "Day")]
    season = find_text(element, "Season")
    text = medline or " ".join(part for part in (parts[0], season or parts[1], parts[2]) if part)
    if not medline and not season and parts[1].isdigit():
        text = "-".join(part.zfill(2) for part in parts if part)
    return read_date(text) if text else None


def dates(article: etree._Element) -> dict[str, Any]:
    """The issue's date, and the electronic one."""
    online = next(
        (item for item in article.findall("ArticleDate") if item.get("DateType", "Electronic") == "Electronic"), None
    )
    issued, issued_online = _date(article.find("Journal/JournalIssue/PubDate")), _date(online)
    return {"issued": issued or issued_online, "issued_online": issued_online}


def abstract(element: etree._Element | None) -> tuple[Rich | None, str | None]:
    """(abstract, rights): all parts, each with its label ("METHODS: …")."""
    if element is None:
        return None, None
    parts = []
    for part in element.findall("AbstractText"):
        markup = etree.tostring(part, encoding="unicode", with_tail=False)
        inner = markup[markup.index(">") + 1 : markup.rindex("</")] if "</" in markup else ""
        label = part.get("Label")
        if inner.strip():
            parts.append(f"{label}: {inner}" if label and label.upper() != "UNLABELLED" else inner)
    text, rights = abstract_and_rights(" ".join(parts))
    return text, clean.line(find_text(element, "CopyrightInformation")) or rights


def keywords(citation: etree._Element) -> tuple[Keyword, ...]:
    """Keywords and MeSH descriptors, each with its scheme."""
    found: list[Keyword] = []
    for keyword_list in citation.findall("KeywordList"):
        scheme = {"NLM": "MeSH"}.get(keyword_list.get("Owner", ""), "author")
        found += [
            Keyword(text=text, scheme=scheme)
            for item in keyword_list
            if (text := clean.line(xml_text(item).rstrip(".")))
        ]
    for heading in citation.iterfind("MeshHeadingList/MeshHeading"):
        text = clean.line(find_text(heading, "DescriptorName"))
        if text:
            found.append(Keyword(text=text, scheme="MeSH"))
    return tuple(dict.fromkeys(found))


def article_ids(root: etree._Element, article: etree._Element) -> dict[str, str]:
    """The article's own identifiers by type; a valid ELocationID stands in for a missing DOI."""
    ids = {item.get("IdType", ""): xml_text(item) for item in root.findall("PubmedData/ArticleIdList/ArticleId")}
    if not ids.get("doi"):
        for location in article.findall("ELocationID"):
            if location.get("EIdType") == "doi" and location.get("ValidYN", "Y") == "Y":
                ids["doi"] = xml_text(location)
    return ids


def notices(citation: etree._Element, kinds: set[str]) -> tuple[Notice, ...]:
    """Retraction, correction and concern, as the article's own links tell."""
    found: list[Notice] = []
    for link in citation.iterfind("CommentsCorrectionsList/CommentsCorrections"):
        kind = NOTICES.get(link.get("RefType", ""))
        if kind is not None:
            source = find_text(link, "RefSource")
            found.append(
                Notice.model_validate(
                    {"kind": kind, "doi": clean.doi(source), "pmid": clean.pmid(find_text(link, "PMID"))}
                )
            )
    if "Retracted Publication" in kinds and not any(notice.kind == "retraction" for notice in found):
        found.append(Notice(kind="retraction"))
    return tuple(dict.fromkeys(found))
