"""Crossref, PubMed and ID converter answers: each trap a row, and no bytes that raise anything but Unreadable."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.formats import Unreadable, crossref, idconv, pubmed
from parsers.record import Record

CORPUS = Path(os.environ.get("HARVESTER_CORPUS", "")) / "api"
BASE: dict[str, Any] = {"DOI": "10.5555/x", "type": "journal-article", "title": ["A study"]}


def work(**changes: Any) -> Record:
    return crossref.read(
        json.dumps(BASE | {key.replace("_", "-"): value for key, value in changes.items()}).encode()
    ).record


def parts(*numbers: int | None) -> dict[str, Any]:
    return {"date-parts": [list(numbers)]}


CROSSREF: tuple[tuple[dict[str, Any], str, Any], ...] = (
    ({"type": "posted-content", "subtype": "preprint"}, "type", "article"), ({"type": "posted-content", "subtype": "preprint"}, "genre", "Preprint"),
    ({"type": "book-chapter"}, "type", "chapter"), ({"type": "dissertation"}, "type", "thesis"), ({"type": "standard"}, "type", "standard"),
    ({"type": "something-new"}, "type", None), ({"title": []}, "title", None), ({"title": ["OUP accepted manuscript"]}, "title", None),
    ({"title": ["The &lt;i&gt;Zea&lt;/i&gt; &amp;amp; co"]}, "title", "The Zea & co"), ({"subtitle": ["in red"]}, "title", "A study: in red"),
    ({"title": ["A study: in red"], "subtitle": ["In red"]}, "title", "A study: in red"), ({"title": ["Why?"], "subtitle": ["A study"]}, "title", "Why? A study"),
    ({"issued": parts(None)}, "issued", None), ({"issued": parts(2020)}, "issued", "2020"),
    ({"published-print": parts(2021, 1), "published-online": parts(2020, 12, 5), "issued": parts(2020, 12, 5), "volume": "3"}, "issued", "2021-01"),
    ({"published-print": parts(2021, 1), "published-online": parts(2020, 12, 5)}, "issued_online", "2020-12-05"),
    ({"published-online": parts(2020, 2, 30)}, "issued_online", "2020-02"), ({"page": "117-29"}, "page", "117-129"), ({"page": "1-12", "article-number": "e7"}, "page", None),
    ({"page": "1-12", "article-number": "e7"}, "article_number", "e7"), ({"container-title": []}, "container_title", None),
    ({"container-title": ["Blood Advances"]}, "container_title", "Blood Advances"), ({"author": [{"name": "The Study Group"}]}, "author", "The Study Group"),
    ({"author": [{"family": "Smith", "given": "J", "suffix": "Jr"}]}, "author", "Smith, J., Jr"), ({"issue": "19"}, "issue", "19"),
    ({"journal-issue": {"issue": "7"}}, "issue", "7"), ({"language": "en"}, "language", "en"), ({"ISSN": ["1234-0000"]}, "issn", ""),
    ({"ISBN": ["http://id.crossref.org/isbn/9780306406157"]}, "isbn", "9780306406157"), ({"abstract": "<jats:p>It &lt;b&gt;works&lt;/b&gt;.</jats:p>"}, "abstract", "It works."),
)  # fmt: skip


def shown(value: Any) -> Any:
    if isinstance(value, tuple):
        return "; ".join(shown(one) for one in value)
    for method in ("inverted", "iso", "plain", "text"):
        if callable(getattr(value, method, None)):
            return getattr(value, method)()
    return value if value is None else str(value)


@pytest.mark.parametrize(("changes", "field", "expected"), CROSSREF)
def test_crossref(changes: dict[str, Any], field: str, expected: Any) -> None:
    assert shown(getattr(work(**changes), field)) == expected


def test_crossref_tells_print_from_electronic_and_a_retraction_in_both_directions() -> None:
    record = work(
        ISSN=["2473-9537", "2473-9529"], **{"issn-type": [{"type": "electronic", "value": "2473-9537"}]},
        **{"updated-by": [{"type": "retraction", "DOI": "10.5555/r", "updated": parts(2022, 3, 1)}], "update-to": [{"type": "erratum", "DOI": "10.5555/e"}]},
        relation={"is-preprint-of": [{"id-type": "doi", "id": "10.5555/P"}]},
    )  # fmt: skip
    assert [(one.value, one.kind) for one in record.issn] == [("2473-9537", "electronic"), ("2473-9529", None)]
    assert [(one.kind, one.doi, one.date and one.date.iso()) for one in record.notice] == [
        ("retraction", "10.5555/r", "2022-03-01")
    ]
    assert [(one.relation, one.id) for one in record.related] == [
        ("is-preprint-of", "10.5555/p"),
        ("is-erratum-of", "10.5555/e"),
    ]


def article(inner: str = "", journal: str = "", data: str = "", citation: str = "") -> Record:
    text = (
        f"<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><Journal>{journal}</Journal><ArticleTitle>A study.</ArticleTitle>{inner}</Article>"
        f"{citation}</MedlineCitation><PubmedData><ArticleIdList>{data}</ArticleIdList></PubmedData></PubmedArticle>"
    )
    return pubmed.read(text.encode()).record


ISSUE = "<JournalIssue><Volume>1</Volume><PubDate>%s</PubDate></JournalIssue>"
PUBMED: tuple[tuple[dict[str, str], str, Any], ...] = (
    ({}, "title", "A study"), ({"inner": "<Pagination><MedlinePgn>117-29</MedlinePgn></Pagination>"}, "page", "117-129"),
    ({"journal": ISSUE % "<MedlineDate>2003 Jul-Aug</MedlineDate>"}, "issued", "2003-07/2003-08"),
    ({"journal": ISSUE % "<MedlineDate>1998 Winter</MedlineDate>"}, "issued", "1998 winter"),
    ({"journal": ISSUE % "<Year>2024</Year><Month>Oct</Month><Day>8</Day>"}, "issued", "2024-10-08"), ({"journal": ISSUE % "<Year>2024</Year>"}, "issued", "2024"),
    ({"inner": "<AuthorList><Author><LastName>Smith</LastName><Initials>JA</Initials></Author></AuthorList>"}, "author", "Smith, J. A."),
    ({"inner": "<AuthorList><Author><CollectiveName>The Group</CollectiveName></Author></AuthorList>"}, "author", "The Group"),
    ({"inner": "<AuthorList><Author ValidYN='N'><LastName>Wrong</LastName></Author></AuthorList>"}, "author", ""),
    ({"citation": "<InvestigatorList><Investigator><LastName>No</LastName></Investigator></InvestigatorList>"}, "author", ""),
    ({"inner": "<Abstract><AbstractText Label='AIM'>One.</AbstractText><AbstractText Label='END'>T<sub>2</sub>.</AbstractText></Abstract>"}, "abstract", "AIM: One. END: T2."),
    ({"inner": "<Abstract><AbstractText>One.</AbstractText><CopyrightInformation>© 2020 Us.</CopyrightInformation></Abstract>"}, "rights", "© 2020 Us."),
    ({"data": "<ArticleId IdType='doi'>10.5555/own</ArticleId><ArticleId IdType='pmc'>PMC12345678</ArticleId>"}, "doi", "10.5555/own"),
    ({"data": "<ArticleId IdType='pmc'>PMC12345678</ArticleId>"}, "pmcid", "PMC12345678"),
    ({"inner": "<ELocationID EIdType='doi' ValidYN='N'>10.5555/wrong</ELocationID>"}, "doi", None),
    ({"inner": "<ELocationID EIdType='doi' ValidYN='Y'>10.5555/right</ELocationID>"}, "doi", "10.5555/right"),
    ({"inner": "<ELocationID EIdType='pii' ValidYN='Y'>e0231847</ELocationID>"}, "article_number", "e0231847"),
    ({"inner": "<Language>ger</Language>"}, "language", "de"),
    ({"inner": "<PublicationTypeList><PublicationType>Editorial</PublicationType></PublicationTypeList>"}, "genre", "Editorial"),
)  # fmt: skip


@pytest.mark.parametrize(("changes", "field", "expected"), PUBMED)
def test_pubmed(changes: dict[str, str], field: str, expected: Any) -> None:
    assert shown(getattr(article(**changes), field)) == expected


def test_pubmed_translations_retractions_and_references() -> None:
    text = b"""<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>[Sleep and <i>light</i>.]</ArticleTitle>
    <VernacularTitle>Schlaf und Licht.</VernacularTitle><PublicationTypeList><PublicationType>Retracted Publication</PublicationType></PublicationTypeList></Article>
    <CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>J. 2020. doi: 10.5555/r</RefSource><PMID>9</PMID></CommentsCorrections></CommentsCorrectionsList>
    </MedlineCitation><PubmedData><ArticleIdList/><ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.5555/cited</ArticleId></ArticleIdList></Reference></ReferenceList>
    </PubmedData></PubmedArticle></PubmedArticleSet>"""
    ((pmid, item),) = pubmed.split(text)
    record = pubmed.read(item).record
    assert (pmid, record.title and record.title.root, str(record.original_title)) == (
        "7",
        "Sleep and <i>light</i>",
        "Schlaf und Licht",
    )
    assert [(one.kind, one.doi, one.pmid) for one in record.notice] == [("retraction", "10.5555/r", "9")]
    assert record.doi is None


OLD = b'{"status":"ok","records":[{"pmcid":"PMC7","pmid":"7","doi":"10.5555/X"},{"doi":"10.5555/y","live":"false","status":"error","errmsg":"invalid article id"}]}'
NEW = b'{"status":"ok","request":{},"records":[{"pmcid":"PMC7","pmid":7,"doi":"10.5555/x","requested-id":"7"},{"requested-id":"8","status":"error","errmsg":"no"}]}'


@pytest.mark.parametrize("answer", [OLD, NEW])
def test_both_shapes_of_the_id_converter(answer: bytes) -> None:
    assert idconv.read(answer) == (idconv.IdRow("10.5555/x", "7", "PMC7"),)  # type: ignore[arg-type]  # equal to their texts


HOSTILE = (
    b"", b"null", b"[]", b"{}", b"<html>", b"[" * 100_000, b'{"message": 7, "status": "ok"}', b'{"status":"ok","message-type":"work-list","message":{"items":7}}',
    b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><PubmedArticleSet>&c;</PubmedArticleSet>", b"<eFetchResult><ERROR>no</ERROR></eFetchResult>",
    b"<PubmedArticle/>", b"<PubmedBookArticle/>", b"\x00\xff\xfe", b'{"status":"ok","message-type":"work-list","message":{"items":[{"DOI":"10.5555/x","title":7,"author":[7,{}],"issued":[]}]}}',
)  # fmt: skip


def survives(body: bytes) -> None:
    for split, read in ((crossref.split, crossref.read), (pubmed.split, pubmed.read)):
        for action in (lambda: [read(item) for _id, item in split(body)], lambda: read(body)):  # noqa: B023 - used at once
            try:
                action()
            except Unreadable:
                continue
    try:
        idconv.read(body)
    except Unreadable:
        return


@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_answers(body: bytes) -> None:
    survives(body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("10.5555/x"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["DOI", "title", "author", "issued", "date-parts", "family", "ISSN", "relation", "page"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(JSON)
@settings(max_examples=200, deadline=None)
def test_any_json_survives(value: Any) -> None:
    survives(json.dumps(value).encode())


@pytest.mark.skipif(
    not CORPUS.is_dir() or not os.environ.get("HARVESTER_CORPUS"),
    reason="HARVESTER_CORPUS does not name the folder of the corpus",
)
def test_every_real_answer_reads() -> None:
    read = 0
    for path in sorted((*CORPUS.glob("crossref/*"), *CORPUS.glob("pubmed/*"), *CORPUS.glob("idconv/*"))):
        survives(path.read_bytes())
        for split, reader in ((crossref.split, crossref.read), (pubmed.split, pubmed.read)):
            try:
                found = split(path.read_bytes())
            except Unreadable:
                continue
            for _id, item in found:
                read += reader(item).record.title is not None
    assert read > 100
