"""What a page shows around its title: the title itself, its people, its abstract, and nothing that is another's."""

from __future__ import annotations

import pytest

from parsers.page import Document, Page
from parsers.visible import called, shown
from parsers.visible.blocks import blocks

TITLE = "Tides and the colour of harbour water"
LONG = "We looked at the water of eleven harbours at every tide of a year, and wrote down its colour each time."
MORE = "It was never twice of the same colour, which nobody had said before us in any journal of harbours."


def said(body: str, field: str, titles: tuple[str, ...] = (TITLE,), page_title: str = TITLE) -> list[str]:
    page = f"<html><head><title>{page_title}</title></head><body>{body}</body></html>"
    document = Document(Page(page.encode(), url="https://x.example/", headers=(("Content-Type", "text/html; charset=utf-8"),)))  # fmt: skip
    return [
        i.text for found in shown.find(blocks(document), titles, page_title) for i in found.said if i.field == field
    ]


H1 = f"<h1>{TITLE}</h1>"


@pytest.mark.parametrize(
    ("name", "body", "abstract"),
    [
        ("heading", f"{H1}<div><h2>Abstract</h2><p>{LONG}</p></div><h2>Introduction</h2><p>{MORE}</p>", LONG),
        ("structured", f"{H1}<section><h2>Abstract</h2><h3>Background</h3><p>{LONG}</p><h3>Results</h3><p>{MORE}</p></section><h2>Introduction</h2>", f"Background {LONG} Results {MORE}"),
        ("keywords behind", f"{H1}<div><h2>Abstract</h2><p>{LONG}</p><p>Keywords: tides; harbours</p></div>", LONG),
        ("keywords behind a heading", f"{H1}<div><h2>Abstract</h2><p>{LONG}</p></div><div><h2>Keywords</h2><p>tides</p></div>", LONG),
        ("highlights before", f"{H1}<div><h2>Highlights</h2><ul><li>Water has colours.</li></ul></div><div><h2>Abstract</h2><p>{LONG}</p></div><h2>References</h2>", LONG),
        ("references behind", f"{H1}<div><h2>Abstract</h2><p>{LONG}</p></div><h2>References</h2><p>{MORE}</p>", LONG),
        ("by its class", f'{H1}<div class="abstract"><p>{LONG}</p></div><p>{MORE}</p>', LONG),
        ("by its class, labelled", f'{H1}<div class="abstract"><p>Abstract: {LONG}</p></div>', LONG),
        ("German", f"{H1}<div><h2>Zusammenfassung</h2><p>{LONG}</p></div><h2>Literatur</h2>", LONG),
        ("Spanish", f"{H1}<div><h2>Resumen</h2><p>{LONG}</p></div><h2>Referencias</h2>", LONG),
        ("none", f"{H1}<p>{MORE}</p>", None),
        ("a tab and nothing", f"{H1}<h2>Abstract</h2><h2>Introduction</h2><p>{MORE}</p>", None),
        ("too short", f"{H1}<h2>Abstract</h2><p>None yet.</p><h2>Introduction</h2>", None),
    ],
)  # fmt: skip
def test_the_abstract_is_taken_whole_and_alone(name: str, body: str, abstract: str | None) -> None:
    assert said(body, "abstract") == ([abstract] if abstract else []), name


@pytest.mark.parametrize(
    ("name", "body", "page_title", "title"),
    [
        ("the heading that the page is called after", H1, f"{TITLE} | Harbour Science", TITLE),
        ("not the site's heading", f"<h1>Harbour Science</h1><h2>{TITLE}</h2>", f"{TITLE} - Harbour Science", TITLE),
        ("cut off in the page's title", H1, "Tides and the colour of harbour... | Harbour Science", TITLE),
        ("a heading called title", f'<h2 class="article-title">{TITLE}</h2>', "Harbour Science", TITLE),
        ("a generic heading", "<h1>Article details</h1>", "Article details", None),
        ("no heading", "<p>Some prose of no account at all.</p>", "Harbour Science", None),
    ],
)
def test_the_title_is_where_the_page_says_it_is(name: str, body: str, page_title: str, title: str | None) -> None:
    assert said(body, "title", (), page_title) == ([title] if title else []), name


@pytest.mark.parametrize(
    ("name", "body", "authors"),
    [
        ("below", f"{H1}<p>Jane Doe, Rex Roe</p>", ["Jane Doe", "Rex Roe"]),
        ("one alone right below", f"{H1}<p>Jane Doe</p>", ["Jane Doe"]),
        ("one alone further down is no byline", f"{H1}<p>{MORE}</p><p>Harbour Town</p>", []),
        ("called authors", f'{H1}<p>{MORE}</p><ul class="authors"><li>Jane Doe</li><li>Rex Roe</li></ul>', ["Jane Doe", "Rex Roe"]),
        ("editors are none", f'{H1}<p class="editors">Pat Poe, Moe Coe</p>', []),
        ("editors above the authors", f'{H1}<p class="editors">Pat Poe, Moe Coe</p><p>Jane Doe, Rex Roe</p>', ["Jane Doe", "Rex Roe"]),
        ("with places", f"{H1}<p>Jane Doe, University of Plains</p>", ["Jane Doe"]),
        ("a menu is none", f"{H1}<p>Home, Search, Contact</p>", []),
        ("behind the references", f"{H1}<h2>References</h2><p>{MORE}</p>", []),
    ],
)  # fmt: skip
def test_the_people_below_the_title(name: str, body: str, authors: list[str]) -> None:
    assert said(body, "author") == authors, name


@pytest.mark.parametrize(
    ("name", "body", "dois"),
    [
        ("near", f"{H1}<p>doi:10.5555/a.1</p>", ["10.5555/a.1"]),
        ("the same twice", f"{H1}<p>doi:10.5555/a.1</p><p>https://doi.org/10.5555/a.1</p>", ["10.5555/a.1"]),
        ("two works", f"{H1}<p>doi:10.5555/a.1</p><p>doi:10.5555/a.2</p>", []),
        ("in the references", f"{H1}<h2>References</h2><p>doi:10.5555/b.1</p>", []),
        ("in the footer", f"{H1}<footer><p>doi:10.5555/b.1</p></footer>", []),
    ],
)
def test_the_doi_near_the_title_is_taken_where_it_is_one(name: str, body: str, dois: list[str]) -> None:
    assert said(body, "doi") == dois, name


@pytest.mark.parametrize(
    "name", ["abstract\x01", "abstract&#1;", "abstract&#xd800;", "abstract&#xfffe;", "abstract&#0;", "abstract ' \x85"]
)
def test_a_class_with_control_characters_names_no_abstract_and_raises_nothing(name: str) -> None:
    body = f'<html><body>{H1}<div class="{name}"><p>{LONG} {MORE}</p></div><div class="abstract"><p>{LONG} {MORE}</p></div></body></html>'
    document = Document(
        Page(body.encode(), url="https://x.example/", headers=(("Content-Type", "text/html; charset=utf-8"),))
    )
    texts = [item.text for found in called.find(document, ("abstract", "keyword")) for item in found.said]
    assert texts == [f"{LONG} {MORE}"]
