"""schema.org: which nodes of a page are the work that it shows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from schema_org_pages import ANNA, ARTICLE, BOOK, dump, html, names, page, record

from parsers import PageReading

NO_WORKS: tuple[Any, ...] = (
    {**ARTICLE, "@type": "NewsArticle", "author": ANNA},
    {**ARTICLE, "@type": ["Article", "NewsArticle"], "author": ANNA, "identifier": "10.5555/c"},
    {**ARTICLE, "@type": "BlogPosting", "author": ANNA, "@id": "https://doi.org/10.5555/c"},
    {**ARTICLE, "@type": "Article", "author": ANNA},
    {**ARTICLE, "@type": "Article", "author": ANNA, "isPartOf": {"@type": "WebSite", "name": "A site"}},
    {**ARTICLE, "@type": "WebPage", "author": ANNA},
    {**ARTICLE, "@type": "WebSite", "author": ANNA},
    {**ARTICLE, "@type": "BreadcrumbList"},
    {**ARTICLE, "@type": "Organization", "sameAs": "https://doi.org/10.5555/c"},
    {"@type": "ScholarlyArticle", "author": ANNA},
)  # fmt: skip


@pytest.mark.parametrize("node", NO_WORKS)
def test_no_works(node: Any) -> None:
    refused = page(node).refusal
    assert refused is not None
    assert refused.code in ("no-record", "script-only")


@pytest.mark.parametrize("key", ["citation", "isBasedOn", "hasPart", "review", "isRelatedTo", "workExample"])
@pytest.mark.parametrize("in_graph", [False, True])
def test_other_works_are_never_this_one(key: str, in_graph: bool) -> None:  # noqa: FBT001 - a case of the table
    others = [
        {**ARTICLE, "@id": f"#r{n}", "name": f"Cited {n}", "author": ANNA, "datePublished": "1999"} for n in range(3)
    ]
    work = {**ARTICLE, "author": ANNA, "datePublished": "2020"}
    mentions = [{"@id": other["@id"]} for other in others]
    said = record({"@graph": [*others, {**work, key: mentions}]} if in_graph else {**work, key: others})
    assert (said["title"], said["issued"]) == ("Tides of the inner ear", {"year": 2020})


def test_a_book_in_the_graph_of_its_chapter_is_its_container() -> None:
    said = record(
        {"@graph": [{**BOOK, "@id": "#b"}, {**ARTICLE, "@type": "Chapter", "author": ANNA, "isPartOf": {"@id": "#b"}}]}
    )
    assert (said["title"], said["container_title"], said["isbn"]) == (
        "Tides of the inner ear",
        "Handbook of Tides",
        ["9780306406157"],
    )
    assert names(said, "editor") == ["Imagined, Cleo"]


@pytest.mark.parametrize("wrapper", [
    {"mainEntity": {"@id": "#w"}}, {"@type": "WebPage", "mainEntity": {"@id": "#w"}}, {"@type": "ItemPage", "about": {"@id": "#w"}},
])  # fmt: skip
def test_a_page_that_names_its_main_entity(wrapper: dict[str, Any]) -> None:
    work = {**ARTICLE, "@id": "#w", "author": ANNA}
    assert record([wrapper, work])["title"] == "Tides of the inner ear"
    if "mainEntity" in wrapper:
        other = {**ARTICLE, "@id": "#o", "name": "Another", "author": ANNA}
        assert record([other, wrapper, work])["title"] == "Tides of the inner ear"


def test_several_works_are_a_list_of_works() -> None:
    works = [{**ARTICLE, "name": f"Work {n}", "author": ANNA} for n in "ABC"]
    refused = page(works).refusal
    assert refused is not None
    assert refused.code == "several-records"
    # A link to other works is none of them.
    assert (
        record([{**ARTICLE, "name": "See also", "url": "https://press.example.org/doi/10.5555/b"}, works[0]])["title"]
        == "Work A"
    )


def test_links_to_other_works_beside_no_work_are_no_records() -> None:
    link = {**ARTICLE, "url": "https://press.example.org/doi/10.5555/b"}
    refused = page([{**link, "name": "See also"}, {**link, "name": "And this"}]).refusal
    assert refused is not None
    assert refused.code in ("no-record", "script-only")


PIECE = {
    **ARTICLE, "@type": "NewsArticle", "author": ANNA, "datePublished": "2021-05-03T05:00:12Z",
    "publisher": {"@type": "Organization", "name": "The Pond Times"},
}  # fmt: skip


def _titled(node: Any, title: str = "Tides of the inner ear | The Pond Times") -> PageReading:
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    return html("<h1>Tides of the inner ear</h1>", f"<title>{title}</title>{script}")


def test_what_a_newspaper_printed_is_a_work_where_the_page_is_about_it() -> None:
    said = dump(_titled(PIECE))
    assert (said["type"], said["container_title"], said["issued"]) == (
        "article-newspaper",
        "The Pond Times",
        {"year": 2021, "month": 5, "day": 3},
    )
    assert names(said, "author") == ["Invented, Anna"]


def test_what_a_weblog_printed_stands_in_it() -> None:
    post = {**PIECE, "@type": ["Article", "BlogPosting"], "isPartOf": {"@type": "Blog", "name": "Pond Notes"}}
    said = dump(_titled(post))
    assert (said["type"], said["container_title"]) == ("post-weblog", "Pond Notes")


@pytest.mark.parametrize(
    "node",
    [
        {**PIECE, "author": {"@type": "Organization", "name": "The Pond Times"}},
        {**PIECE, "author": {"@type": "Person", "name": "admin"}},
        {key: value for key, value in PIECE.items() if key != "datePublished"},
        {**PIECE, "name": "Another piece on another page"},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": PIECE}]},
    ],
    ids=("of a firm", "of an account", "without a day", "of another page", "in a list"),
)
def test_other_pieces_of_newspapers_are_none(node: Any) -> None:
    assert _titled(node).page is None
