"""Readers of PubMed, of servers of preprints, of IEEE Xplore and of eLife: what each adds, and pages built to hurt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from parsers import Page, read_page
from parsers.page import Document
from parsers.sites import arxiv, elife, ieee, preprints, pubmed

PAGES = Path(__file__).parents[1] / "fixtures" / "pages"
FOLDERS = ("arxiv", "elife", "ieee", "preprints", "pubmed_page")
CASES = sorted(case for folder in FOLDERS for case in (PAGES / folder).iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_the_platforms_reader_is_needed(case: Path) -> None:
    meta = json.loads((case / "meta.json").read_text(encoding="utf-8"))
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))["record"]
    found = read_page(Page((case / "page.html").read_bytes(), url=meta["url"]), sites=()).page
    assert found is None or found.record.model_dump(mode="json", exclude_defaults=True) != expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_page_saved_without_its_address_is_known_by_its_own(case: Path) -> None:
    body = (case / "page.html").read_bytes()
    known = read_page(Page(body)).readings
    if b'rel="canonical"' in body or case.parent.name in ("elife", "pubmed_page"):
        assert known[0].source == case.parent.name


def metas(**tags: str) -> str:
    return "".join(f'<meta name="citation_{name}" content="{text}">' for name, text in tags.items())


def page(head: str, body: str = "", url: str | None = None) -> Page:
    return Page(f"<html><head>{head}</head><body>{body}</body></html>".encode(), url=url)


class TestArxiv:
    CELLS = '<td class="tablecell label">x</td><h1 class="title"><span class="descriptor">Title:</span> Ditches</h1>'

    @pytest.mark.parametrize(
        ("identifier", "doi"),
        [
            ("2203.55512", "10.48550/arxiv.2203.55512"),
            ("2203.55512v12", "10.48550/arxiv.2203.55512"),
            ("hep-ph/0203551v1", "10.48550/arxiv.hep-ph/0203551"),
            ("nonsense", None),
        ],
    )
    def test_the_doi_follows_from_the_identifier(self, identifier: str, doi: str | None) -> None:
        tags = metas(title="Ditches", author="Marsh, Ivy", doi="10.5555/published", arxiv_id=identifier)
        found = read_page(page(tags, self.CELLS, url=f"https://arxiv.org/abs/{identifier}")).page
        assert found is not None
        assert found.record.doi == doi

    def test_pages_of_others_are_not_its(self) -> None:
        tags = metas(title="Ditches", author="Marsh, Ivy", arxiv_id="2203.55512")
        for url in ("https://arxiv.org.example/abs/2203.55512", "https://example.org/?u=https://arxiv.org/abs/1", None):
            assert arxiv.find(Document(page(tags, self.CELLS, url=url))) == ()


class TestPreprints:
    def test_only_a_page_of_a_work_on_a_server(self) -> None:
        tags = metas(title="Ditches", author="Marsh, Ivy")
        for url in (
            "https://www.medrxiv.org/content/1",
            "https://osf.io/preprints/socarxiv/x",
            "http://ssrn.com/abstract=1",
        ):
            assert [item.said[0].text for item in preprints.find(Document(page(tags, url=url)))] == ["preprint"]
        for other in (
            "https://osf.io/abcde/",
            "https://notssrn.com/abstract=1",
            "https://example.org/biorxiv.org",
            None,
        ):
            assert preprints.find(Document(page(tags, url=other))) == ()
        assert preprints.find(Document(page("", url="https://www.biorxiv.org/"))) == ()

    def test_a_date_is_kept_where_no_other_tag_tells_the_day(self) -> None:
        url = "https://www.biorxiv.org/content/1"
        tags = {"title": "Ditches", "author": "Marsh, Ivy", "doi": "10.5555/1", "publication_date": "2020/01/01"}
        for more, day in (({}, "2020-01-01"), ({"date": "2020-05-14"}, "2020-05-14")):
            found = read_page(page(metas(**tags, **more), url=url)).page
            assert found is not None
            assert found.record.issued is not None
            assert found.record.issued.iso() == day


def xplore(data: Any) -> Document:
    text = data if isinstance(data, str) else json.dumps(data)
    return Document(page(f"<script>xplGlobal.document.metadata={text};</script>"))


class TestXplore:
    @pytest.mark.parametrize(
        "script",
        [
            "",
            "{",
            '{"a":' * 100_000,
            "[" * 100_000,
            "{}",
            '{"title": " "}',
            '{"title": ["x"]}',
            "9" * 9_999,
        ],
        ids=("empty", "cut", "deep", "list", "nothing", "blank", "shape", "digits"),
    )
    def test_what_is_no_work_says_nothing(self, script: str) -> None:
        assert ieee.find(xplore(script)) == ()

    @pytest.mark.parametrize("value", [None, 3, True, "bare", [], [None], [[]], {"type": 3}, [{"type": [], "kwd": 3}]])
    def test_values_of_any_shape(self, value: object) -> None:
        keys = ("authors", "issn", "isbn", "keywords", "volume", "startPage", "doi", "isConference", "publicationTitle")
        found = ieee.find(xplore({"title": "Ditches"} | dict.fromkeys(keys, value)))
        assert [item.text for item in found[0].said if item.field == "title"] == ["Ditches"]

    def test_an_article_in_no_issue_has_no_numbers(self) -> None:
        data = {"title": "Ditches", "volume": "PP", "issue": "99", "startPage": "1", "endPage": "1"}
        fields = {item.field for item in ieee.find(xplore(data))[0].said}
        assert fields == {"title"}

    def test_a_page_whose_scripts_have_not_run_is_read(self) -> None:
        data = {"title": "Ditches", "authors": [{"name": "Ivy Marsh"}], "doi": "10.5555/1", "isJournal": True}
        shell = f"<script>xplGlobal.document.metadata={json.dumps(data)};</script>"
        found = read_page(page(shell, "<xpl-root></xpl-root><noscript>You need JavaScript.</noscript>")).page
        assert found is not None
        assert [name.inverted() for name in found.record.author] == ["Marsh, Ivy"]


def test_a_list_of_records_of_pubmed_is_no_record() -> None:
    one = '<div class="rprt abstract"><div class="cit">A. 2012;3(1):1-8.</div><h1>Ditches</h1><div class="auths"></div></div>'
    assert pubmed.find(Document(page("", one)))
    assert pubmed.find(Document(page("", one * 2))) == ()


@pytest.mark.parametrize(
    "body",
    [
        'id="full-view-heading"<div id="full-view-heading">' + '<span class="authors-list-item">' * 3_000,
        '<div id="full-view-heading"><div id="mesh-terms">'
        + '<button class="keyword-actions-trigger">a</button>' * 20_000,
        '<div class="rprt abstract"><div class="auths">' + '<a alsec="mesh">x</a><div class="abstr">' * 200,
        '<td class="tablecell subjects">' + "a; " * 100_000,
        '<div class="pub_jnl">' * 5_000,
        "xplGlobal.document.metadata=" * 20_000,
        "<script>xplGlobal.document.metadata= " + "xplGlobal.document.metadata" * 20_000 + "</script>",
    ],
    ids=("people", "terms", "boxes", "subjects", "nested", "marks", "script"),
)
def test_long_pages_are_read_in_time(body: str) -> None:
    head = metas(pmid="1", title="x", arxiv_id="2203.55512")
    for url in ("https://arxiv.org/abs/2203.55512", "https://www.biorxiv.org/content/1"):
        document = Document(page(head, body, url=url))
        for find in (arxiv.find, elife.find, ieee.find, preprints.find, pubmed.find):
            assert len(find(document)) <= 1
