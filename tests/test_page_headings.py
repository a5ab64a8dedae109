"""What pages show around their headings: the title, people, an abstract, keywords, and a DOI of another work."""

from __future__ import annotations

import pytest
from small_pages import shown

from parsers import Page, read_page

BODY = """<h1>城市与池塘的关系研究</h1><h3 class="author"><span><a>张三<sup>1</sup></a></span><span><a>李四<sup>2</sup></a></span></h3>
    <div><span>摘要：</span><span>本文研究城市与池塘的关系，采用面板数据模型进行实证分析，结果表明两者有关。</span></div>
    <ul><li><span>DOI：</span><p>10.5555/pond.2015.03.001</p></li><li><span>ISSN：</span><p>0317-8471</p></li></ul>"""


def test_the_only_heading_is_the_title_where_the_pages_title_names_the_site() -> None:
    found = shown(BODY, title="数据库", lang="zh")
    assert str(found.title) == "城市与池塘的关系研究"
    assert [name.family for name in found.author] == ["张", "李"]


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("<h1>城市与池塘的关系研究</h1>", '<h1><a href="/">池塘数据库的首页</a></h1>'),
        BODY.replace("</ul>", "</ul><h1>另外一篇论文的题目</h1>"),
        "<h1>Salt in small ponds</h1><p>Author: Ann Wader</p>",
    ],
)
def test_a_heading_that_is_the_sites_or_one_of_several_or_without_labels_is_none(body: str) -> None:
    assert read_page(Page(f"<html><head><title>Pond</title></head><body>{body}".encode())).page is None


def test_buttons_of_languages_are_no_abstract() -> None:
    found = shown(
        """<h1>Salt in small ponds</h1><p class="authors">Ann Wader, Bo Reed</p><div class="abstract"><h2>Abstract</h2>
        <div><button>en</button> <button>fr</button></div><div lang="en">We measured salt in ponds over ten years and found that it
        rises with every dry summer, and never falls again.</div></div><p>DOI: 10.5555/pond.1</p>""",
        title="Salt in small ponds",
    )
    assert str(found.abstract).startswith("We measured")


def test_a_group_among_people() -> None:
    found = shown(
        """<h1>Salt in small ponds</h1><p>Anna de Reiger*, Jan-Willem van 't Riet, Consortium for Ponds</p><p>DOI: 10.5555/pond.1</p>""",
        title="Salt in small ponds",
    )
    assert [name.literal or name.inverted() for name in found.author] == ["de Reiger, Anna", "van 't Riet, Jan-Willem", "Consortium for Ponds"]  # fmt: skip


def test_a_journals_name_above_volume_and_pages_is_no_title() -> None:
    found = shown(
        """<center><h2>Journal of Odd Ponds</h2><b>Volume 3, Number 2, 1998, pp. 101-119</b></center><hr>
        <h1>On the Curvature of Reeds</h1><p><b>John A. Wader and Mary Reed</b><br>University of Nowhere</p>
        <p>Key words: curvature, reeds</p>""",
        title="Journal of Odd Ponds",
    )
    assert (str(found.title), found.container_title) == ("On the Curvature of Reeds", "Journal of Odd Ponds")
    assert [name.family for name in found.author] == ["Wader", "Reed"]


TAGS = """<meta name="citation_title" content="Salt in small ponds"><meta name="citation_author" content="Wader, Ann">
    <meta name="citation_author" content="Reed, Bo"><meta name="citation_journal_title" content="Tides"><meta name="citation_volume" content="3">
    <meta name="citation_firstpage" content="12"><meta name="citation_lastpage" content="19"><meta name="citation_date" content="2014/03/02">
    <meta name="citation_doi" content="10.5555/pond.1">"""
TEXT = "We measured salt in ponds over ten years and found that it rises with every dry summer. It never falls again, whatever falls from the sky."


@pytest.mark.parametrize(
    "body",
    [
        f'<section data-title="Abstract"><div id="Abs3-section"><h2 id="Abs3">Abstract</h2><div id="Abs3-content"><p>{TEXT}</p></div></div></section>',
        f'<section><div id="abstract"><h1>Abstract</h1><div><nav><ul><li>•</li><li>•</li><li>•</li></ul></nav><p>{TEXT}</p></div></div></section>',
        f"<div><div><h3><span>Summary</span></h3></div><p>{TEXT}</p><h3>Introduction</h3><p>Ponds are small.</p></div>",
    ],
)
def test_the_abstract_of_a_page_whose_tags_tell_all_else(body: str) -> None:
    page = read_page(Page(f"<html><head>{TAGS}</head><body><h1>Salt in small ponds</h1>{body}</body></html>".encode()))
    assert page.page is not None
    assert str(page.page.record.abstract) == TEXT


def test_a_doi_far_behind_other_words_is_another_works() -> None:
    words = "As others have shown for many ponds and lakes of the north, and for the reeds that grow along their shores in all of these many years of drought"
    body = f"<h1>Salt in small ponds</h1><p>By Ann Wader</p><p>{words}, doi:10.5555/lake.9, salt rises.</p>"
    assert read_page(Page(f"<html><head><title>Salt in small ponds</title></head><body>{body}".encode())).page is None


def test_keywords_that_elements_part_and_no_sign() -> None:
    found = shown(
        """<h1>Salt in small ponds</h1><p class="authors">Ann Wader, Bo Reed</p><p>DOI: 10.5555/pond.1</p><div>
        <strong>Keywords</strong> : <a href="/k/salt">salt</a> <a href="/k/small ponds">small ponds</a></div>""",
        title="Salt in small ponds",
    )
    assert [keyword.text for keyword in found.keyword] == ["salt", "small ponds"]


def test_a_keyword_in_italics_is_one() -> None:
    body = """<h1>Salt in small ponds</h1><ul class="keywords"><li><span>salt</span></li><li><span><em>Typha</em></span></li>
    <li><span>ponds</span></li></ul>"""
    page = read_page(Page(f"<html><head>{TAGS}</head><body>{body}</body></html>".encode()))
    assert page.page is not None
    assert [keyword.text for keyword in page.page.record.keyword] == ["salt", "Typha", "ponds"]
