"""Readers of publishers' platforms: what only they find, and states that are built to hurt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from parsers import Page, read_page
from parsers.page import Document
from parsers.sites import atypon, sciencedirect

PAGES = Path(__file__).parents[1] / "fixtures" / "pages"


@pytest.mark.parametrize(
    ("case", "field"),
    [
        ("atypon/article-no-journal-tags", "container_title"),
        ("atypon/article-first-published", "issued"),
        ("atypon/conference-paper", "author"),
        ("sciencedirect/state-article-number", "author"),
        ("sciencedirect/state-chapter", "container_title"),
        ("sciencedirect/saved-supplement", "author"),
    ],
)
def test_without_its_reader_a_page_says_less(case: str, field: str) -> None:
    page = Page((PAGES / case / "page.html").read_bytes())
    with_sites, without = read_page(page).page, read_page(page, sites=()).page
    assert with_sites is not None
    assert without is None or getattr(with_sites.record, field) != getattr(without.record, field)


def _page(state: Any) -> Document:
    text = state if isinstance(state, str) else json.dumps(state)
    return Document(Page(f'<html><body><script data-iso-key="_0">{text}</script></body></html>'.encode()))


@pytest.mark.parametrize(
    "state",
    [
        "{", "[]", "null", '"text"', '"{}"', "[" * 100_000, {"article": []}, {"article": {}}, {"article": {"pages": 1}},
        {"article": {"pages": [1], "doi": ["x"], "vol-iss-suppl-text": 5}, "authors": 3, "abstracts": [1]},
        {"article": {}, "authors": {"content": [{"#name": "author", "$$": 7}, {"#name": "collaboration"}, None, "x"]}},
        {"article": {}, "authors": {"content": [{"#name": "author", "$": 1, "$$": [{"#name": "surname", "_": 3}]}]}},
        {"article": {}, "abstracts": {"content": [{"#name": "abstract", "$": {"class": 4}, "$$": [[], {"_": {}}]}]}},
    ],
)  # fmt: skip
def test_a_broken_state_says_nothing(state: Any) -> None:
    assert sciencedirect.find(_page(state)) == ()


def test_a_deep_state_ends() -> None:
    node: dict[str, Any] = {"#name": "surname", "_": "Deep"}
    for _ in range(200):
        node = {"#name": "x", "$$": [node]}
    assert sciencedirect.find(_page({"article": {}, "authors": {"content": [node]}})) == ()


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("10.5555/ttiw20.v111.i09-11", ["111", "9-11"]),
        ("10.5555/aiw.2020.172.issue-7", ["172", "7"]),
        ("doi\\:10.5555/science.2026.392.issue-6794", ["392", "6794"]),
        ("doi\\:10.5555/andi.v385%3A13", ["385", "13"]),
        ("10.5555/ttiw20.v0.i0", []),
        ("doi\\:10.5555/3378684", []),
    ],
)
def test_an_issue_by_its_doi(key: str, expected: list[str]) -> None:
    context = f";issue:issue:{key};article:article:10.5555/x.1;journal:journal:j"
    page = Page(f'<html><head><meta name="pbContext" content="{context}"></head><body></body></html>'.encode())
    said = [said for found in atypon.find(Document(page)) for said in found.said]
    assert [item.text for item in said if item.field in ("volume", "issue")] == expected
