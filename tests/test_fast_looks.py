"""Looks at pages that pass over at once what holds nothing special: each finds what the slow look would."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parsers import Page, read_page
from parsers.citation_patterns import YEAR_ALONE
from parsers.labels import field_of
from parsers.page import Document, elements_of
from parsers.visible.blocks import EDGE, blocks, plain
from parsers.visible.called import find

BESIDE = b"<html><body><div>a</div></body></html><div class='abstract'>b</div><p>c</p>"
PIECES = ("A", "a", "bc", "é", "_", "1", " ", "\n", EDGE, EDGE, ".", "山")


def document(body: bytes) -> Document:
    return Document(Page(body, headers=(("Content-Type", "text/html; charset=utf-8"),)))


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example(f" {EDGE}A{EDGE}{EDGE}bcd{EDGE}{EDGE}e")
def test_edges_between_words_are_blanks_and_a_drop_cap_is_none(raw: str) -> None:
    slow = re.sub(f"^([\\s{EDGE}]*[A-Z]){EDGE}+(?=[a-z]{{2}})", r"\1", raw, count=1)
    slow = re.sub(f"(?<=\\w){EDGE}+(?=\\w)", " ", slow)
    assert plain(raw) == " ".join(slow.replace(EDGE, "").split())


@given(st.text(alphabet="12069aé -./_", max_size=14))
@example("a2019 12019 2019-1 2019-12-01 20199")
def test_a_year_stands_alone(text: str) -> None:
    slow = re.compile(r"\b(?:1[6-9]|20)\d\d\b(?!-\w(?!\d-\d\d\b))")
    assert [found.span() for found in YEAR_ALONE.finditer(text)] == [found.span() for found in slow.finditer(text)]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Vol.", "volume"), ("Author(s)", "author_list"), ("Abstract [en]", "abstract"), ("Abstract (English)", "abstract"),
        ("(Abstract)", "abstract"), ("dc.subject.lcsh (en)", "keyword_list"), ("Colour (s)", None), ("Colour.", None), ("", None),
    ],
)  # fmt: skip
def test_labels_with_and_without_something_around_them(label: str, field: str | None) -> None:
    assert field_of(label) == field


def test_elements_that_broken_markup_leaves_beside_the_root_are_elements_of_the_page() -> None:
    tree = document(BESIDE).tree
    assert tree is not None
    assert next(tree.itersiblings(), None) is not None
    assert [one.text for one in elements_of(tree, "div", "p")] == ["a", "b", "c"]
    assert [one.tag for one in elements_of(tree)] == ["html", "body", "div", "html", "div", "p"]


def test_an_abstract_beside_the_root_is_seen() -> None:
    text = "Tides were seen at the old pier for a year. " * 4
    found = find(document(BESIDE.replace(b">b<", f">{text}<".encode())), ["abstract"])
    assert [item.text for one in found for item in one.said] == [text.strip()]


@pytest.mark.parametrize(("body", "holds"), [(b"<p ItemScope>", True), (b"<p itemscop>", False), ("<p ItemScope>é".encode("utf-16"), True)])  # fmt: skip
def test_a_word_in_whatever_case_and_encoding(body: bytes, holds: bool) -> None:  # noqa: FBT001
    assert document(body).may_hold(b"itemscope") is holds


def test_metas_of_a_name_in_their_order() -> None:
    head = b'<head><meta name="DC.Creator" content="a"><meta name="x" content="b"><meta property="dc.creator" content="c"></head>'
    named = document(b"<html>" + head + b"</html>").metas_named("dc.creator")
    assert [meta.content for meta in named] == ["a", "c"]
    assert document(b"<p>x").metas_named("dc.creator") == ()


def test_a_line_is_called_what_stands_in_it_up_to_its_end() -> None:
    """Elements behind a line break are those of the next line, which has the names of the first one besides."""
    first, second = blocks(
        document(b"<div class=X><span class=One>a</span><br><b id=Two>b</b> <i class=three>c</i></div>")
    )
    assert (first.text, first.hint) == ("a", "x one")
    assert (second.text, second.hint) == ("b c", "x one two")
    many = "".join(f"<span class=n{number}>a</span>" for number in range(60))
    assert len(blocks(document(f"<p>{many}</p>".encode()))[0].hint.split()) == 40


def test_a_page_that_links_to_its_identifier_without_a_header() -> None:
    link = b'<link REL="Cite-As" href="https://doi.org/10.5555/a"><link rel="cite-as" href="https://doi.org/10.5555/a">'
    head = b'<meta name="citation_title" content="Tides"><meta name="citation_author" content="Doe, Jane">'
    body = b"<html><head>" + head + link + b"</head><body><p>x</p></body></html>"
    read = read_page(Page(body, url="https://x.example/1", headers=(("Content-Type", "text/html"),)))
    assert read.page is not None
    assert read.page.record.doi == "10.5555/a"
    assert [one.rel for one in read.links] == ["cite-as"]
