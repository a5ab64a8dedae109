"""PubMed's XML, as efetch answers (https://dtd.nlm.nih.gov): one article or book article, one reading.

Rules that are not plain from the element's name: titles and abstracts hold markup, so whole element text is read; all
labelled parts of an abstract count; the DOI is the one of the article's own ArticleIdList, never one of a reference's;
`CollectiveName` is a group author; `InvestigatorList` is no author list; a title in brackets is a translation and
`VernacularTitle` the original; `MedlinePgn` is abbreviated; errors come with HTTP 200.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from parsers import clean
from parsers.dates import read_date
from parsers.formats import Unreadable
from parsers.formats.pubmed_parts import (
    abstract,
    article_ids,
    dates,
    find_text,
    keywords,
    names,
    notices,
    rich,
    xml_text,
)
from parsers.identifiers import Pmid
from parsers.languages import read_language
from parsers.numbering import settle_volume
from parsers.pagination import read_page_parts, read_pages
from parsers.record import CslType, Reading, Record, Said, Unread
from parsers.values import TypedIssn

SOURCE = "pubmed"

# Publication types that say more than "article"; the first of the table that is there names the genre.
GENRES: tuple[tuple[str, CslType, str | None], ...] = (
    ("Preprint", "article", "Preprint"), ("Dataset", "dataset", None), ("Published Erratum", "article-journal", "Erratum"),
    ("Retraction of Publication", "article-journal", "Retraction notice"), ("Editorial", "article-journal", "Editorial"),
    ("Letter", "article-journal", "Letter"), ("Comment", "article-journal", "Comment"), ("News", "article-journal", "News"),
    ("Systematic Review", "article-journal", "Systematic Review"), ("Review", "article-journal", "Review"),
)  # fmt: skip


def parse(body: bytes) -> etree._Element:
    """The root of an XML answer; no entities, no network, no huge trees. Raises Unreadable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"not whole XML ({error})"[:200]) from None
    if root is None:
        raise Unreadable("empty XML")
    return root


def split(body: bytes) -> tuple[tuple[Pmid, bytes], ...]:
    """(PMID, article) for each article of an efetch answer. Raises Unreadable for an error or anything else."""
    root = parse(body)
    if root.tag in ("PubmedArticle", "PubmedBookArticle"):
        articles = [root]
    elif root.tag in ("PubmedArticleSet", "PubmedBookArticleSet"):
        articles = [element for element in root if element.tag in ("PubmedArticle", "PubmedBookArticle")]
    else:
        error = root.find(".//ERROR")
        raise Unreadable(f"PubMed answered no articles: {xml_text(error) if error is not None else root.tag}"[:200])
    found = []
    for article in articles:
        pmid = clean.pmid(find_text(article, "MedlineCitation/PMID") or find_text(article, "BookDocument/PMID"))
        if pmid is not None:
            for references in article.iter("ReferenceList"):
                references.clear()
            found.append((pmid, etree.tostring(article, encoding="utf-8", with_tail=False)))
    return tuple(found)


def read(item: bytes) -> Reading:
    """The reading of one article. Raises Unreadable."""
    root = parse(item)
    said: list[Said] = []
    unread: list[Unread] = []
    if root.tag == "PubmedBookArticle":
        values = _book(root, said)
    elif root.tag == "PubmedArticle":
        values = _article(root, said, unread)
    else:
        raise Unreadable(f"not a PubMed article: {root.tag}")
    record = Record(**values)
    return Reading(source=SOURCE, record=record, said=tuple(said), unread=tuple(unread))


def _article(root: etree._Element, said: list[Said], unread: list[Unread]) -> dict[str, Any]:
    citation, article = root.find("MedlineCitation"), root.find("MedlineCitation/Article")
    if citation is None or article is None:
        raise Unreadable("a PubMed article without MedlineCitation/Article")
    values: dict[str, Any] = {"pmid": clean.pmid(find_text(citation, "PMID"))}
    _note(said, "pmid", citation, "PMID")
    title, original = rich(article.find("ArticleTitle")), rich(article.find("VernacularTitle"))
    values["title"], values["original_title"] = title or original, original if title else None
    _note(said, "title", article, "ArticleTitle")
    kinds = {xml_text(element) for element in article.iter("PublicationType")}
    kind = next(((csl, genre) for name, csl, genre in GENRES if name in kinds), ("article-journal", None))
    values["type"], values["genre"] = kind
    for author_list in article.findall("AuthorList"):
        role = "editor" if author_list.get("Type") == "editors" else "author"
        values[role] = names(author_list)
        said.append(Said(field=role, text=xml_text(author_list)[:1000], where="Article/AuthorList"))
    values |= _journal(citation, article, said) | _pages(article, said, unread)
    values |= dates(article)
    _note(said, "issued", article, "Journal/JournalIssue/PubDate")
    _note(said, "issued_online", article, "ArticleDate")
    languages = [read_language(xml_text(element)) for element in article.findall("Language")]
    values["language"] = next((language for language in languages if language), None)
    _note(said, "language", article, "Language")
    values["abstract"], values["rights"] = abstract(article.find("Abstract"))
    _note(said, "abstract", article, "Abstract")
    values["keyword"] = keywords(citation)
    ids = article_ids(root, article)
    values["doi"], values["pmcid"] = clean.doi(ids.get("doi", "")), clean.pmcid(ids.get("pmc", ""))
    said += [
        Said(field=f, text=ids[k], where=f"ArticleIdList/{k}")
        for f, k in (("doi", "doi"), ("pmcid", "pmc"))
        if ids.get(k)
    ]
    values["notice"] = notices(citation, kinds)
    funders = [clean.line(xml_text(agency)) for agency in article.iterfind("GrantList/Grant/Agency")]
    values["funder"] = tuple(dict.fromkeys(funder for funder in funders if funder))
    return values


def _note(said: list[Said], field: str, parent: etree._Element, path: str) -> None:
    element = parent.find(path)
    text = xml_text(element) if element is not None else ""
    if text:
        said.append(Said(field=field, text=text[:1000], where=f"{parent.tag}/{path}"))


def _journal(citation: etree._Element, article: etree._Element, said: list[Said]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field, parent, path in (
        ("container_title", article, "Journal/Title"),
        ("container_title_short", citation, "MedlineJournalInfo/MedlineTA"),
        ("volume", article, "Journal/JournalIssue/Volume"),
        ("issue", article, "Journal/JournalIssue/Issue"),
    ):
        values[field] = clean.line(find_text(parent, path))
        _note(said, field, parent, path)
    if settle_volume(values):
        _note(said, "issue", article, "Journal/JournalIssue/Volume")
    issns: dict[str, TypedIssn] = {}
    kinds = {"Print": "print", "Electronic": "electronic"}
    rows = [(element, kinds.get(element.get("IssnType", ""))) for element in article.findall("Journal/ISSN")]
    rows += [(element, "linking") for element in citation.findall("MedlineJournalInfo/ISSNLinking")]
    for element, kind in rows:
        issn = clean.issn(xml_text(element))
        if issn is not None and issn not in issns:
            issns[issn] = TypedIssn.model_validate({"value": issn, "kind": kind})
            said.append(Said(field="issn", text=xml_text(element), where=f"{element.tag} ({kind or 'no type'})"))
    values["issn"] = tuple(issns.values())
    return values


def _pages(article: etree._Element, said: list[Said], unread: list[Unread]) -> dict[str, Any]:
    text = find_text(article, "Pagination/MedlinePgn")
    first, last = find_text(article, "Pagination/StartPage"), find_text(article, "Pagination/EndPage")
    pages = read_pages(text) if text else read_page_parts(first, last) if first else None
    if text or first:
        said.append(Said(field="page", text=text or f"{first}-{last}", where="Article/Pagination"))
        if pages is None:
            unread.append(Unread(field="page", text=text or first, where="Article/Pagination", why="not pages"))
        return {"page": pages}
    for location in article.findall("ELocationID"):
        if location.get("EIdType") == "pii" and location.get("ValidYN", "Y") == "Y":
            number = clean.line(xml_text(location))
            said.append(Said(field="article_number", text=xml_text(location), where="Article/ELocationID (pii)"))
            # A publisher's item identifier (S0140-6736(24)00001-2) is no number that a citation prints.
            return {"article_number": number} if number and len(number) <= 12 else {}
    return {}


def _book(root: etree._Element, said: list[Said]) -> dict[str, Any]:
    document = root.find("BookDocument")
    book = document.find("Book") if document is not None else None
    if document is None or book is None:
        raise Unreadable("a PubMed book article without BookDocument/Book")
    chapter, whole = rich(document.find("ArticleTitle")), rich(book.find("BookTitle"))
    values: dict[str, Any] = {
        "type": "chapter" if chapter else "book", "title": chapter or whole, "pmid": clean.pmid(find_text(document, "PMID")),
        "container_title": str(whole) if chapter and whole else None, "publisher": clean.line(find_text(book, "Publisher/PublisherName")),
        "publisher_place": clean.line(find_text(book, "Publisher/PublisherLocation")), "edition": clean.line(find_text(book, "Edition")),
        "isbn": tuple(isbn for element in book.findall("Isbn") if (isbn := clean.isbn(xml_text(element)))),
        "issued": read_date(" ".join(xml_text(part) for part in book.iterfind("PubDate/*"))),
        "language": read_language(find_text(document, "Language")),
    }  # fmt: skip
    for author_list in (*book.findall("AuthorList"), *document.findall("AuthorList")):
        values["editor" if author_list.get("Type") == "editors" else "author"] = names(author_list)
    values["abstract"], values["rights"] = abstract(document.find("Abstract"))
    for field, path in (("title", "ArticleTitle"), ("container_title", "Book/BookTitle"), ("pmid", "PMID")):
        _note(said, field, document, path)
    return values
