"""schema.org as pages write it: JSON that is none quite, microdata's and RDFa's values, and pages that have neither."""

from __future__ import annotations

import json
from typing import Any

import pytest
from schema_org_pages import ANNA, ARTICLE, dump, html, names, page, record

from parsers import Page
from parsers.page import Document
from parsers.vocabularies import json_ld, microdata, rdfa

WHOLE = json.dumps({**ARTICLE, "author": ANNA, "datePublished": "2020"})
BROKEN: tuple[tuple[str, str], ...] = (
    ("a comment around it", f"<!-- {WHOLE} -->"),
    ("CDATA around it", f"//<![CDATA[\n{WHOLE}\n//]]>"),
    ("CDATA in a comment", f"/* <![CDATA[ */ {WHOLE} /* ]]> */"),
    ("a byte order mark and a semicolon", f"\ufeff{WHOLE};"),
    ("commas too many", WHOLE.replace("}", ",\n }").replace("[", "[ ")),
    ("a raw newline and a tab in a text", WHOLE.replace("of the", "of\nthe\t")),
    ("control characters", WHOLE.replace("of the", "of \x01the")),
    ("entities for quotes", WHOLE.replace('"', "&quot;")),
    ("escapes that are none", WHOLE.replace("@context", "\\'@context").replace("Anna", "\\Anna")),
    ("several objects", f'{{"@type": "WebSite"}}\n{WHOLE}\n{{"@type": "Organization"}}'),
    ("rubbish behind it", f"{WHOLE} }} and more"),
)  # fmt: skip


@pytest.mark.parametrize("text", [text for _name, text in BROKEN], ids=[name for name, _text in BROKEN])
def test_json_as_pages_have_it(text: str) -> None:
    said = record(text)
    assert (said["title"], said["issued"]) == ("Tides of the inner ear", {"year": 2020})
    assert [name["family"] for name in said["author"]] == ["Invented"]


@pytest.mark.parametrize(
    "text", [WHOLE[:-30], WHOLE.replace(": ", " "), "", "null", "var x = 1;", "NaN", "[[[[", '{"@type": NaN}']
)
def test_what_is_no_json_says_nothing(text: str) -> None:
    assert page(text).page is None
    assert record(text, WHOLE)["title"] == "Tides of the inner ear"


@pytest.mark.parametrize("node", [
    {"@type": 7, "name": "x"}, {"@type": "ScholarlyArticle", "name": {"@value": {"@value": {"@value": {}}}}},
    {"@type": "ScholarlyArticle", "name": ["x", None, True, 7.0], "author": [None, 3, [], [[]], {"name": [[]]}, {"@type": "Role"}], "isPartOf": [1, None, [[]]],
     "identifier": [{}, {"propertyID": {}, "value": []}], "keywords": [{}, 7], "license": [7, {}], "funding": [7], "@id": 7, "sameAs": {"@id": {}}},
    {"@context": [7, {"a": 7, "b": {"@id": 7}, "schema": None}], "@graph": {"@graph": [{"@graph": []}, 7]}},
    {"@type": "ScholarlyArticle", "name": "x", "@id": "#a", "isPartOf": {"@id": "#a"}, "author": {"@id": "#a"}, "hasPart": "#a"},
])  # fmt: skip
def test_nonsense_is_survived(node: Any) -> None:
    reading = page(node)
    assert (reading.page is None) != (reading.refusal is None)


def item(inside: str, kind: str = "ScholarlyArticle", around: str = "") -> dict[str, Any]:
    """The record of a page that says `inside` in microdata."""
    name = '<h1 itemprop="name">T</h1><meta itemprop="author" content="Anna Invented">'
    return dump(html(f'<div itemscope itemtype="https://schema.org/{kind}">{name}{inside}</div>{around}'))


VALUES: tuple[tuple[str, str, Any], ...] = (
    ('<meta itemprop="datePublished" content="2020">', "issued", {"year": 2020}),
    ('<time itemprop="datePublished" datetime="2020-05-01">May</time>', "issued", {"year": 2020, "month": 5, "day": 1}),
    ('<time itemprop="datePublished">May 2020</time>', "issued", {"year": 2020, "month": 5}),
    ('<span itemprop="datePublished" content="2020-05">spring</span>', "issued", {"year": 2020, "month": 5}),
    ('<data itemprop="volumeNumber" value="7">seven</data>', "volume", "7"),
    ('<meter itemprop="issueNumber" value="2">two</meter>', "issue", "2"),
    ('<link itemprop="license" href="/licence">', "license", "https://example.org/licence"),
    ('<a itemprop="url" href="/a/1">here</a>', "url", "https://example.org/a/1"),
    ('<a itemprop="sameAs" href="https://doi.org/10.5555/t">DOI</a>', "doi", "10.5555/t"),
    ('<a itemprop="identifier" href="/d">10.5555/t</a>', "doi", "10.5555/t"),
    # The text of a link where the property is no address.
    ('<a itemprop="publisher" href="/press">Sea Press</a>', "publisher", "Sea Press"),
    ('<span itemprop="publisher"><script>var x;</script>Sea<br>Press</span>', "publisher", "Sea Press"),
    ('<div itemprop="abstract"><a>Next</a><h3>Abstract</h3>It is <i>so</i>.</div>', "abstract", "It is <i>so</i>."),
    ('<b itemprop="publisher" itemscope itemtype="http://schema.org/Organization">Sea Press</b>', "publisher", "Sea Press"),
    ('<div itemprop="keywords"><h3>Keywords</h3><ul><li>ear</li><li>tide, high</li></ul></div>', "keyword", [{"text": "ear"}, {"text": "tide, high"}]),
    ('<img itemprop="publisher" src="/logo.png" alt="Sea Press">', "publisher", "Sea Press"),
    ('<span itemprop="http://schema.org/isPartOf" itemscope itemtype="http://schema.org/Periodical"><b itemprop="name">J</b></span>', "container_title", "J"),
)  # fmt: skip


@pytest.mark.parametrize(("inside", "field", "value"), VALUES)
def test_values_of_microdata(inside: str, field: str, value: Any) -> None:
    assert item(inside)[field] == value


def test_what_belongs_to_another_item_is_not_said_of_this_one() -> None:
    said = item('<p itemscope itemtype="http://schema.org/Book"><b itemprop="isbn">9780306406157</b></p>')
    assert "isbn" not in said
    said = item(
        '<div itemprop="citation" itemscope itemtype="http://schema.org/Book"><b itemprop="isbn">9780306406157</b></div>'
    )
    assert "isbn" not in said


def test_an_item_may_refer_to_itself() -> None:
    body = (
        '<div id="a" itemscope itemprop="isPartOf" itemtype="http://schema.org/ScholarlyArticle" itemref="a b">'
        '<b itemprop="name">T</b></div><div id="b" itemprop="author" itemscope itemref="a b"><b itemprop="name">A</b></div>'
    )
    reading = html(body)
    assert (reading.page is None) != (reading.refusal is None)


def test_words_of_other_vocabularies_in_rdfa() -> None:
    said = dump(html(
        '<div vocab="https://schema.org/" typeof="Book Product" resource="#record"><h1 property="name">Tides /</h1>'
        '<span property="author">Invented, Anna, 1938-</span><span property="bibo:volume">9</span>'
        '<span property="publisher" typeof="Organization"><i property="location">Seaham</i>: <b property="name">Sea Press</b></span>'
        '<span property="publicationDate">1999</span></div>'
        '<div vocab="http://xmlns.com/foaf/0.1/" typeof="Book"><b property="name">Another</b></div>'
    ))  # fmt: skip
    assert (said["title"], names(said), said["publisher"], said["publisher_place"]) == (
        "Tides",
        ["Invented, Anna"],
        "Sea Press",
        "Seaham",
    )
    assert (said["type"], said["issued"]) == ("book", {"year": 1999})
    assert "volume" not in said


@pytest.mark.parametrize("reader", [microdata, rdfa, json_ld])
def test_a_page_without_it_is_not_parsed_for_it(reader: Any) -> None:
    document = Document(
        Page(b"<html><body><script>if (typeof x == 'y') f('https://schema.org');</script><p>Text</p></body></html>")
    )
    assert reader.find(document) == ()
    assert "tree" not in vars(document)
