"""Every recorded answer of PubMed and the ID converter: read as its row says, and nothing that a citation needs is lost."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from parsers import clean
from parsers.formats import Unreadable, ecitmatch, esearch, idconv, nbib, pubmed, pubmed_summary
from parsers.formats.xml_texts import find_text, parse, text_of
from parsers.record import Reading, Record

CORPUS = Path(os.environ.get("HARVESTER_CORPUS") or "/nowhere") / "api"
needs_corpus = pytest.mark.skipif(
    not (CORPUS / "pubmed").is_dir(), reason="HARVESTER_CORPUS does not name the folder of the corpus"
)

Read = Callable[[bytes], list[Record]]


def articles(body: bytes) -> list[Record]:
    return [pubmed.read(item).record for _pmid, item in pubmed.split(body)]


def summaries(body: bytes) -> list[Record]:
    return [pubmed_summary.read(item).record for _uid, item in pubmed_summary.split(body)]


def medline(body: bytes) -> list[Record]:
    return [entry.reading.record for entry in nbib.read(body).entries]


def found_pmids(body: bytes) -> list[Record]:
    return [Record(pmid=pmid) for pmid in esearch.read(body).pmids]


def converted(body: bytes) -> list[Record]:
    return [Record(doi=row.doi, pmid=row.pmid, pmcid=row.pmcid) for row in idconv.read(body)]


def converted_lines(body: bytes) -> list[Record]:
    """The file has the records alone, a line each; the converter sends them in an object."""
    return converted(b'{"status":"ok","records":[' + b",".join(body.splitlines()) + b"]}")


def matched(body: bytes) -> list[Record]:
    return [Record(pmid=match.pmid) for match in ecitmatch.read(body)]


# File to its reader, how many records it gives or why it is refused, and facts of the first record.
Row = tuple[Read, int | str, dict[str, Any]]
FILES: dict[str, Row] = {
    "pubmed/biopython-elink1.xml": (articles, "eLinkResult", {}), "pubmed/biopython-elink5.xml": (articles, "eLinkResult", {}),
    "pubmed/biopython-elink7.xml": (articles, "eLinkResult", {}), "pubmed/biopython-elink8.xml": (articles, "eLinkResult", {}),
    "pubmed/biopython-esearch1.xml": (found_pmids, 20, {"pmid": "41282813"}), "pubmed/biopython-esearch8.xml": (found_pmids, 0, {}),
    "pubmed/biopython-esummary1.xml": (summaries, 2, {"pmid": "11850928", "page": "188-191", "volume": "92"}),
    "pubmed/biopython-medline-pubmed_result2.txt": (medline, 4, {"pmid": "16403221", "pmcid": "PMC1373603", "page": "10", "issued_online": "2006-01-10"}),
    "pubmed/biopython-pubmed1.xml": (articles, 2, {"issued": "1990 spring", "page": "113-125", "container_title": "Social justice", "genre": "Review"}),
    "pubmed/biopython-pubmed2.xml": (articles, 2, {"doi": "10.1006/cryo.2001.2328", "issued": "2001-06"}), "pubmed/biopython-pubmed3.html": (articles, "answered no articles: html", {}),
    "pubmed/biopython-pubmed4.xml": (articles, 1, {"title": "Leucocyte telomere length, genetic variants at the TERT gene region and risk of pancreatic cancer", "pmcid": "PMC5442267"}),
    "pubmed/biopython-pubmed5.xml": (articles, 1, {"pmcid": "PMC5771820", "issued_online": "2017-08-03"}),
    "pubmed/biopython-pubmed7.xml": (articles, 1, {"article_number": "026002", "container_title": "Journal of medical imaging", "author": 9}),
    "pubmed/calibre-pubmed-15798944.xml": (articles, 1, {"page": "117-129", "issue": "1", "doi": "10.1055/s-2005-867080", "author": 2}),
    "pubmed/err-esearch-empty-term.json": (found_pmids, "Empty term", {}), "pubmed/esearch-json-dropped-terms.json": (found_pmids, 2, {"pmid": "37248244"}),
    "pubmed/esummary-v2-27933103.json": (summaries, 1, {"pmcid": "PMC5122160", "volume": "8", "page": "66", "issued_online": "2016-11-23"}),
    "pubmed/jabref-ArticleID.xml": (articles, 1, {"author": 15, "doi": "10.1016/j.diagmicrobio.2015.11.017"}),
    "pubmed/jabref-ArticleItalics.xml": (articles, 1, {"title": "Genome-wide significant risk factors on chromosome 19 and the APOE locus", "author": 24}),
    "pubmed/jabref-KeywordSingleEntry.xml": (articles, 1, {"issued": "1999 spring", "author": 0}), "pubmed/jabref-MalformedEntry.xml": (articles, "not whole XML", {}),
    "pubmed/lagotto-esearch-pmc.xml": (found_pmids, 1, {}), "pubmed/lagotto-esummary-pmc.xml": (summaries, 13, {"pmid": "22389645", "pmcid": "PMC3292175", "doi": "10.3389/fendo.2012.00005"}),
    "pubmed/metapub-11636720.xml": (articles, 1, {"issued": "1973", "genre": "Biography"}), "pubmed/metapub-219391.xml": (articles, 1, {"genre": "Case Report"}),
    "pubmed/metapub-23657305.xml": (articles, 1, {"issued": "2013-01/2013-03"}), "pubmed/metapub-24084238.xml": (articles, 1, {"page": "576-583"}),
    "pubmed/metapub-24349601.xml": (articles, 1, {"page": None, "article_number": None}), "pubmed/metapub-24449692.xml": (articles, 1, {"issued": "2014"}),
    "pubmed/metapub-31712796.xml": (articles, 1, {"issued": "2020-01-01", "issued_online": "2019-11-12"}), "pubmed/metapub-33119379.xml": (articles, 1, {"author": 1}),
    "pubmed/metapub-34529508.xml": (articles, 1, {"genre": "Editorial", "related": "is-comment-on 10.2105/ajph.2021.306412"}),
    "pubmed/metapub-34843274.xml": (articles, 1, {"author": 1}), "pubmed/metapub-35830032.xml": (articles, 1, {"issued": "2022-04/2022-06"}),
    "pubmed/metapub-36096127.xml": (articles, 1, {"page": None, "doi": "10.1088/1361-6560/ac9174"}),
    "pubmed/metapub-36577847.xml": (articles, 1, {"related": "is-comment-on 10.1038/s41440-022-01051-7"}), "pubmed/metapub-37655634.xml": (articles, 1, {"page": "1588-1603"}),
    "pubmed/metapub-38534005.xml": (articles, 1, {"author": 9}), "pubmed/metapub-38700094.xml": (articles, 1, {"article_number": "euae122", "related": "is-comment-on 10.1093/europace/euae121"}),
    "pubmed/metapub-38962805.xml": (articles, 1, {"genre": "Erratum", "issue": "sup1", "related": "is-erratum-of 10.1080/09540121.2024.2308745"}),
    "pubmed/metapub-ecitmatch-lookup.txt": (matched, "ECitMatch answered", {}), "pubmed/metapub-sample_article_23435529.xml": (articles, 1, {"author": 15, "page": "1207-1213"}),
    "pubmed/pubmedparser-29768149.xml": (articles, 1, {"related": "has-comment pmid:29768146; has-comment pmid:30242404"}), "pubmed/sul-efetch-2019.xml": (articles, 1, {"doi": "10.1103/physrevb.45.186"}),
    "pubmed/sul-efetch-250b.xml": (articles, "Supplied id parameter is empty", {}), "pubmed/sul-efetch-doi.xml": (articles, 1, {"pmcid": "PMC140223", "doi": "10.1091/mbc.e02-06-0327"}),
    "pubmed/sul-efetch-eloc-only.xml": (articles, 1, {"doi": "10.1136/bmj.i493", "article_number": "i493", "container_title": "BMJ", "notice": "correction 30120145 2018-08-17"}),
    "pubmed/sul-efetch-list.xml": (articles, 4, {"pmid": "211", "page": "101-105"}), "pubmed/sul-pubmed_record_10000166.xml": (articles, 1, {"issued": "1992-02-05"}),
    "pubmed/sul-pubmed_record_21253920.xml": (articles, 1, {"title": "Kinked Perifix® FX Springwound epidural catheters", "genre": "Letter"}),
    "pubmed/ti-aliases_from_doi.xml": (found_pmids, 1, {"pmid": "19381256"}),
    "pubmed/ti-aliases_from_pmid.xml": (articles, 1, {"article_number": "e215", "doi": "10.1371/journal.pmed.0040215"}),
    "idconv/new-records-30003000-2.jsonl": (converted_lines, 3, {"pmid": "30003000", "pmcid": "PMC6039336", "doi": "10.1007/s13205-018-1330-z"}),
    "idconv/rc-id_converter_fails_type_param_bad-0.json": (converted, "mismatch", {}),
}  # fmt: skip


def files() -> Iterator[Path]:
    for folder in ("pubmed", "idconv"):
        yield from (path for path in sorted((CORPUS / folder).iterdir()) if path.name != "index.jsonl")


@needs_corpus
def test_every_file_has_its_row() -> None:
    assert sorted(str(path.relative_to(CORPUS)) for path in files()) == sorted(FILES)


def fact(record: Record, field: str) -> Any:
    """A field in the words of the table: authors are counted, notices and relations are lines."""
    if field == "author":
        return len(record.author)
    if field == "notice":
        return "; ".join(
            " ".join(filter(None, (one.kind, one.doi, one.pmid, one.date.iso() if one.date else None)))
            for one in record.notice
        )
    if field == "related":
        return "; ".join(f"{one.relation} {one.id}" for one in record.related)
    value = getattr(record, field)
    texts = (getattr(value, method)() for method in ("iso", "plain", "text") if callable(getattr(value, method, None)))
    return next(texts, value)


@needs_corpus
@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_its_row_says(name: str) -> None:
    reader, expected, facts = FILES[name]
    body = (CORPUS / name).read_bytes()
    if isinstance(expected, str):
        with pytest.raises(Unreadable, match=expected):
            reader(body)
        return
    records = reader(body)
    assert len(records) == expected
    assert {field: fact(records[0], field) for field in facts} == facts


# ------------------------------------------------------------------ nothing is lost


def letters(text: str) -> str:
    """Letters and digits alone, as two ways to write one text are compared here."""
    return "".join(char for char in clean.fold(text) if char.isalnum())


def wanted(article: etree._Element) -> Iterator[tuple[str, str]]:
    """What the XML of an article says that a citation needs: (field, text), by paths of this test's own."""
    citation = article.find("MedlineCitation")
    assert citation is not None
    paths = (
        ("title", "Article/ArticleTitle"), ("original_title", "Article/VernacularTitle"), ("container_title", "Article/Journal/Title"),
        ("container_title", "MedlineJournalInfo/MedlineTA"), ("volume", "Article/Journal/JournalIssue/Volume"), ("issue", "Article/Journal/JournalIssue/Issue"),
        ("page", "Article/Pagination/MedlinePgn"), ("issn", "MedlineJournalInfo/ISSNLinking"), ("language", "Article/Language"),
        ("issn", "Article/Journal/ISSN"), ("issued", "Article/Journal/JournalIssue/PubDate/Year"), ("issued", "Article/Journal/JournalIssue/PubDate/MedlineDate"),
        ("issued_online", "Article/ArticleDate/Year"), ("funder", "Article/GrantList/Grant/Agency"), ("abstract", "Article/Abstract/AbstractText"),
        ("rights", "Article/Abstract/CopyrightInformation"), ("keyword", "KeywordList/Keyword"), ("keyword", "MeshHeadingList/MeshHeading/DescriptorName"),
        ("abstract", "OtherAbstract/AbstractText"),
    )  # fmt: skip
    for field, path in paths:
        yield from ((field, text_of(one)) for one in citation.iterfind(path))
    yield "pmid", find_text(citation, "PMID")
    for author in citation.iterfind("Article/AuthorList/Author"):
        yield "author", find_text(author, "LastName") or find_text(author, "CollectiveName")
        yield from (("affiliation", text_of(one)) for one in author.iterfind("AffiliationInfo/Affiliation"))
        yield from (("orcid", text_of(one)) for one in author.iterfind("Identifier[@Source='ORCID']"))
    for one in article.iterfind("PubmedData/ArticleIdList/ArticleId"):
        if one.get("IdType") in ("doi", "pmc"):
            yield str(one.get("IdType")), text_of(one)
    for one in citation.iterfind("CommentsCorrectionsList/CommentsCorrections"):
        if one.get("RefType") != "Cites":
            yield "link", find_text(one, "PMID") or find_text(one, "RefSource")


def told(reading: Reading) -> dict[str, str]:
    """All that a reading holds of each field, letters and digits alone; what could not be read counts as held."""
    record = reading.record
    people = (*record.author, *record.editor)
    held: dict[str, list[str]] = {
        "title": [str(record.title)], "original_title": [str(record.original_title)], "container_title": [record.container_title or "", record.container_title_short or ""],
        "volume": [record.volume or "", record.issue or ""], "issue": [record.issue or ""], "page": [record.page.text() if record.page else "", record.article_number or ""],
        "pmid": [record.pmid or ""], "doi": [record.doi or ""], "pmc": [record.pmcid or ""], "language": [record.language or ""], "issn": [one.value for one in record.issn],
        "issued": [record.issued.iso() if record.issued else ""], "issued_online": [record.issued_online.iso() if record.issued_online else ""], "funder": list(record.funder),
        "abstract": [str(record.abstract), record.rights or ""], "rights": [record.rights or ""], "keyword": [one.text for one in record.keyword],
        "author": [one.full_family() for one in people], "affiliation": [place for one in people for place in one.affiliation],
        "orcid": [str(one.orcid) for one in people],
        "link": [one.pmid or "" for one in record.notice] + [one.id for one in record.related] + [one.text for one in reading.said if one.field in ("notice", "related")],
    }  # fmt: skip
    for one in reading.unread:
        held.setdefault(one.field, []).append(one.text)
    return {field: " ".join(map(letters, texts)) for field, texts in held.items()}


# What is there in other words: pages written in full, a date's words as numbers, a language's code.
LANGUAGES = {"eng": "en", "ger": "de", "fre": "fr", "spa": "es"}


def is_held(field: str, text: str, held: dict[str, str]) -> bool:
    said = letters(text)
    if field == "language":
        said = letters(LANGUAGES.get(text.lower(), text))
    elif field == "orcid":
        said = said[-16:]
    elif field in ("issued", "issued_online"):
        said = text[:4]
    elif field == "page":
        first, _dash, last = text.partition("-")
        return letters(first) in held[field] and letters(last) in held[field]
    elif field == "container_title":
        # A place or an edition in brackets behind a journal's name is a cataloguer's.
        return said in held[field] or letters(re.sub(r"\s*\([^()]*\)$", "", text)) in held[field]
    elif field in ("doi", "pmid", "pmc", "issn"):
        return said in held.get(field, "") or said in held.get("doi", "")
    return said in held[field]


@needs_corpus
def test_nothing_that_a_citation_needs_is_lost() -> None:
    lost: list[str] = []
    counted = 0
    for name, row in FILES.items():
        if row[0] is not articles or isinstance(row[1], str):
            continue
        root = parse((CORPUS / name).read_bytes())
        for article in [root] if root.tag == "PubmedArticle" else list(root):
            reading = pubmed.read(etree.tostring(article))
            held = told(reading)
            for field, text in wanted(article):
                counted += 1
                if letters(text) and not is_held(field, text, held):
                    lost.append(f"{name}: {field}: {text[:80]}")
    assert not lost, "\n".join(lost)
    assert counted > 1_300


@needs_corpus
def test_a_search_tells_what_it_dropped() -> None:
    search = esearch.read((CORPUS / "pubmed/esearch-json-dropped-terms.json").read_bytes())
    assert (search.dropped, search.remarks, search.total) == (("zqxjv",), ("the", "[badfield"), 2)
    assert esearch.read((CORPUS / "pubmed/biopython-esearch8.xml").read_bytes()).dropped == ("abcXYZ",)
