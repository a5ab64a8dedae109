"""PubMed's XML, as efetch answers (https://dtd.nlm.nih.gov): one article or book article, one reading.

Rules that are not plain from the element's name: titles and abstracts hold markup, so whole element text is read; all
labelled parts of an abstract count; the DOI is the one of the article's own ArticleIdList, never one of a reference's;
`CollectiveName` is a group author; `InvestigatorList` is no author list; a title in brackets is a translation and
`VernacularTitle` the original; `MedlinePgn` is abbreviated, or an article's number; errors come with HTTP 200.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from parsers import clean
from parsers.formats import Unreadable
from parsers.formats.gathered import Collected
from parsers.formats.pubmed_article import read_article
from parsers.formats.pubmed_book import read_book
from parsers.formats.xml_texts import find_text, parse, text_of
from parsers.identifiers import Pmid
from parsers.record import Reading

SOURCE = "pubmed"
_READERS: dict[str, Callable[[etree._Element, Collected], None]] = {
    "PubmedArticle": read_article,
    "PubmedBookArticle": read_book,
}
_SETS = ("PubmedArticleSet", "PubmedBookArticleSet")


def split(body: bytes) -> tuple[tuple[Pmid, bytes], ...]:
    """(PMID, article) for each article of an efetch answer, none where PubMed knows none of the PMIDs.

    Raises Unreadable for an error or anything else.
    """
    root = parse(body)
    if root.tag in _READERS:
        articles = [root]
    elif root.tag in _SETS:
        articles = [element for element in root if element.tag in _READERS]
    else:
        error = root.find(".//ERROR")
        raise Unreadable(f"PubMed answered no articles: {text_of(error) if error is not None else root.tag}"[:200])
    found = []
    for article in articles:
        pmid = clean.pmid(find_text(article, "MedlineCitation/PMID") or find_text(article, "BookDocument/PMID"))
        if pmid is not None:
            # References are of no use to a citation, and most of an answer's bytes.
            for references in article.iter("ReferenceList"):
                references.clear()
            found.append((pmid, etree.tostring(article, encoding="utf-8", with_tail=False)))
    return tuple(found)


def read(item: bytes) -> Reading:
    """The reading of one article. Raises Unreadable."""
    root = parse(item)
    reader = _READERS.get(str(root.tag))
    if reader is None:
        raise Unreadable(f"not a PubMed article: {root.tag}")
    got = Collected()
    reader(root, got)
    return got.reading(SOURCE)
