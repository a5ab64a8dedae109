"""PubMed's answers that are no articles, damaged or hostile: refused, or read to their end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import fixture_answers as fixtures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pubmed_cases import CASES, WHOLE

from parsers.formats import Unreadable, pubmed
from parsers.formats.xml_texts import parse

REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"<eFetchResult><ERROR>Supplied id parameter is empty.</ERROR></eFetchResult>", "Supplied id parameter is empty."), (b"", "not whole XML"), (b"\xff\xfe\x00", "not whole XML"),
    (b"<html><body>502 Bad Gateway</body></html>", "PubMed answered no articles: html"), (b"<PubmedArticleSet><PubmedArticle>", "not whole XML"), (b'{"error":"API rate limit exceeded"}', "not whole XML"),
    (b"<eSearchResult><Count>1</Count></eSearchResult>", "eSearchResult"), (b"<PubmedArticleSet>&undeclared;</PubmedArticleSet>", "not whole XML"),
    (b"<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;'>]><eFetchResult>&c;</eFetchResult>", "eFetchResult"),
)  # fmt: skip


@pytest.mark.parametrize(("body", "why"), REFUSED)
def test_answers_that_are_none(body: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why.replace(".", r"\.")):
        pubmed.split(body)


def test_an_empty_set_and_deleted_citations_are_no_articles() -> None:
    assert pubmed.split(b"<PubmedArticleSet></PubmedArticleSet>") == ()
    assert pubmed.split(b"<PubmedArticleSet><DeleteCitation><PMID>1</PMID></DeleteCitation></PubmedArticleSet>") == ()
    with pytest.raises(Unreadable, match="without MedlineCitation/Article"):
        pubmed.read(b"<PubmedArticle/>")
    with pytest.raises(Unreadable, match="without BookDocument/Book"):
        pubmed.read(b"<PubmedBookArticle><BookDocument/></PubmedBookArticle>")


def test_nothing_is_fetched_or_blown_up() -> None:
    bomb = b"<!DOCTYPE x [<!ENTITY a '0123456789'>" + b"".join(
        b"<!ENTITY a%d '%s'>" % (n, b"&a%s;" % (b"%d" % (n - 1) if n else b"") * 10) for n in range(9)
    )
    for body in (
        bomb + b"]><PubmedArticleSet>&a8;</PubmedArticleSet>",
        b"<!DOCTYPE x SYSTEM 'file:///etc/passwd'><PubmedArticleSet/>",
    ):
        try:
            assert pubmed.split(body) == ()
        except Unreadable:
            continue
    file = b"<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/hostname'>]><PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>a&f;b</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
    assert str(pubmed.read(file).record.title) == "a&f;b"


# ------------------------------------------------------------------ damaged and hostile articles


def survives(body: bytes) -> None:
    try:
        items = [item for _pmid, item in pubmed.split(body)]
    except Unreadable:
        items = []
    for item in (*items, body):
        try:
            reading = pubmed.read(item)
        except Unreadable:
            continue
        assert all(one.where and one.why for one in reading.unread)


NAMES = sorted({str(one.tag) for case in CASES for one in parse(fixtures.answer(case)).iter()})
ELEMENTS = st.recursive(
    st.sampled_from(["x", "10.5555/x", "2003 Jul-Aug", "1-2", "0140-6736", "[a].", "PMC7", "\U0001f600", "&amp;lt;i&gt;", "", "Smith", "99", "12", "12 ( Pt 3)", "12( )", "J. 2003;1", "(a)", "et al"]),
    lambda inner: st.lists(st.tuples(st.sampled_from(NAMES), inner), max_size=4).map(lambda rows: "".join(f"<{name} IdType='doi' ValidYN='Y' EIdType='pii' RefType='RetractionIn' Label='A'>{text}</{name}>" for name, text in rows)),
    max_leaves=30,
)  # fmt: skip


@given(ELEMENTS, ELEMENTS)
@settings(max_examples=250, deadline=None)
def test_scrambled_articles_survive(inner: str, outer: str) -> None:
    survives(
        f"<PubmedArticle><MedlineCitation><PMID>7</PMID><Article>{inner}</Article>{outer}</MedlineCitation></PubmedArticle>".encode()
    )
    survives(
        f"<PubmedBookArticle><BookDocument><PMID>7</PMID><Book>{inner}</Book>{outer}</BookDocument></PubmedBookArticle>".encode()
    )


@given(st.sampled_from(CASES), st.data())
@settings(max_examples=150, deadline=None)
def test_damaged_answers_survive(case: Path, data: st.DataObject) -> None:
    body = fixtures.answer(case)
    at = data.draw(st.integers(0, len(body)))
    survives(body[:at])
    survives(body[:at] + data.draw(st.binary(max_size=6)) + body[at + data.draw(st.integers(0, 40)) :])


@given(st.sampled_from(CASES), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_articles_with_their_elements_moved_survive(case: Path, random: Any) -> None:
    from lxml import etree

    root = parse(fixtures.answer(case))
    elements = list(root.iter())
    for _ in range(6):
        moved, place = random.choice(elements), random.choice(elements)
        if moved is not root and place not in list(moved.iter()):
            place.append(moved)
    survives(etree.tostring(root))


LONG: tuple[tuple[str, str], ...] = (
    ("authors", WHOLE % ("<AuthorList>" + "<Author><LastName>Doe</LastName><ForeName>Jo</ForeName></Author>" * 6_000 + "</AuthorList>", "")),
    ("addresses", WHOLE % ("<AuthorList><Author><LastName>Doe</LastName>" + "<AffiliationInfo><Affiliation>a</Affiliation></AffiliationInfo>" * 20_000 + "</Author></AuthorList>", "")),
    ("links", WHOLE % ("", "<CommentsCorrectionsList>" + "<CommentsCorrections RefType='RetractionIn'><RefSource>J. 2003 Jan 1;1</RefSource></CommentsCorrections>" * 10_000 + "</CommentsCorrectionsList>")),
    ("brackets", WHOLE % ("<ArticleTitle>" + "[" * 200_000 + "]" * 200_000 + "</ArticleTitle>", "")), ("headings", WHOLE % ("", "<MeshHeadingList>" + "<MeshHeading><DescriptorName>a</DescriptorName></MeshHeading>" * 20_000 + "</MeshHeadingList>")),
    ("marks", WHOLE % ("<ArticleTitle>" + "<i>a</i><sub>b</sub>" * 8_000 + "</ArticleTitle>", "")), ("pages", WHOLE % ("<Pagination><MedlinePgn>" + "1-" * 200_000 + "</MedlinePgn></Pagination>", "")),
    ("abstract", WHOLE % ("<Abstract>" + "<AbstractText Label='A'>a b c</AbstractText>" * 20_000 + "</Abstract>", "")), ("deep", WHOLE % ("<ArticleTitle>" + "<i>" * 240 + "x" + "</i>" * 240 + "</ArticleTitle>", "")),
    ("deeper", WHOLE % ("<ArticleTitle>" + "<i>" * 20_000 + "x" + "</i>" * 20_000 + "</ArticleTitle>", "")), ("grants", WHOLE % ("<GrantList>" + "".join(f"<Grant><Agency>a{n}</Agency></Grant>" for n in range(20_000)) + "</GrantList>", "")),
)  # fmt: skip


@pytest.mark.parametrize("text", [text for _name, text in LONG], ids=[name for name, _text in LONG])
def test_long_articles_are_read_to_their_end(text: str) -> None:
    survives(text.encode())
