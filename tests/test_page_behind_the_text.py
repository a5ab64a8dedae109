"""What stands behind a page's abstract and references: where these end, and citations, keywords, a DOI and the kind of work told there."""

from __future__ import annotations

import pytest
from small_pages import read, shown

from parsers.record import Said
from parsers.texts import keywords

TITLE = "Salt in small ponds of the north"
TEXT = "We measured salt in ponds over ten years and found that it rises with every dry summer. It never falls again, whatever falls."


OJS = f"""<html lang="es"><head><title>{TITLE} | Estudios de Estanques</title></head><body class="pkp_page_article pkp_op_view"><article>
    <h1 class="page_title">{TITLE}</h1><div><section class="item authors"><h2>Autores/as</h2><ul class="authors">
    <li><span class="name">Ana Vado</span><span class="affiliation">Universidad de las Salinas</span></li><li><span class="name">Bo Juncal</span></li></ul></section>
    <section><h2>Resumen</h2><p>{TEXT}</p></section><section class="item references"><h2>Referencias</h2>
    <div>Marsh, Ada. Old salt. Tides 3(1), 1-9. https://doi.org/10.5555/other</div></section></div>
    <div><section><h2>Publicado</h2><div>2017-07-01</div></section><section><h2>Cómo citar</h2>
    <div>Vado, A., &amp; Juncal, B. (2017). {TITLE}. <i>Estudios de Estanques</i>, <i>9</i>(17), 33–58. https://doi.org/10.5555/ee.17</div></section>
    <section><h2>Número</h2><div>Vol. 9 Núm. 17 (2017)</div></section></div></article></body></html>"""


def test_what_stands_behind_a_list_of_references_that_ends() -> None:
    found = read(OJS)
    assert (found.container_title, found.volume, found.issue) == ("Estudios de Estanques", "9", "17")
    assert (found.page is not None and found.page.text(), found.issued is not None and found.issued.iso()) == (
        "33-58",
        "2017-07-01",
    )
    assert str(found.doi) == "10.5555/ee.17"


def test_a_place_of_work_beside_a_name_is_no_part_of_it() -> None:
    assert [name.inverted() for name in read(OJS).author] == ["Vado, Ana", "Juncal, Bo"]


def test_a_list_of_references_without_an_end_hides_what_stands_behind() -> None:
    flat = f"""<h1>{TITLE}</h1><p class="authors">Ann Wader, Bo Reed</p><p>Published: 2021-03-02</p><h2>Abstract</h2><p>{TEXT}</p><h2>Список литературы:</h2>
        <p>Marsh A. Old salt. Tides. 2020;3(1):1-9. https://doi.org/10.5555/other</p><h2>Related articles</h2><p>Tides 2019;7(2):3-4</p>"""
    found = shown(flat, title=TITLE)
    assert (found.doi, found.volume, found.container_title) == (None, None, None)
    cited = shown(
        f"{flat}<h2>Как цитировать:</h2><p>Wader A., Reed B. {TITLE}. Pond Studies. 2021;15(3):44-53.</p>".replace(
            "Related articles", "Review"
        ),
        title=TITLE,
    )
    assert (cited.container_title, cited.volume, cited.issue) == ("Pond Studies", "15", "3")


def test_a_doi_alone_in_its_line() -> None:
    assert (
        str(shown(f"<h1>{TITLE}</h1><p>Ann Wader, Bo Reed</p><p>10.5555/pond.21</p>", title=TITLE).doi)
        == "10.5555/pond.21"
    )


@pytest.mark.parametrize(
    "behind",
    [
        "Ključne riječi sol; ribnjaci",
        "Published 2013-01-29",
        "Powered by Pondworks, the software",
        "© 2013 Pond Press",
        "https://doi.org/10.5555/pond.1",
    ],
)
def test_what_ends_an_abstract(behind: str) -> None:
    found = shown(
        f"<div><h1>{TITLE}</h1><p>Ann Wader, Bo Reed</p><p>Tides 3(1), 12-19, 2013</p><h2>Abstract</h2><p>{TEXT}</p><p>{behind}</p></div>",
        title=TITLE,
    )
    assert str(found.abstract) == TEXT


def test_terms_of_chinese_that_blanks_part() -> None:
    assert [
        one.text for one in keywords({"keyword_list": [Said(field="keyword_list", text="长江口 重金属", where="p")]})
    ] == ["长江口", "重金属"]
    assert [
        one.text for one in keywords({"keyword_list": [Said(field="keyword_list", text="small ponds", where="p")]})
    ] == ["small ponds"]


def test_a_preprint_that_says_so() -> None:
    found = shown(
        f"""<h1>{TITLE}</h1><p>Ann Wader, Bo Reed</p><div>doi: https://doi.org/10.5555/pond.1</div>
        <div>This article is a preprint and has not been certified by peer review.</div>""",
        title=TITLE,
    )
    assert found.type == "article"


TAGS = """<meta name="citation_title" content="Salt in small ponds of the north"><meta name="citation_author" content="Wader, Ann">
    <meta name="citation_author" content="Reed, Bo"><meta name="citation_journal_title" content="Tides"><meta name="citation_volume" content="3">
    <meta name="citation_firstpage" content="12"><meta name="citation_lastpage" content="19"><meta name="citation_date" content="2014/03/02">
    <meta name="citation_doi" content="10.5555/pond.1">"""


@pytest.mark.parametrize(
    ("body", "terms"),
    [
        ("<p>Keywords: salt; small ponds</p>", ["salt", "small ponds"]),
        ("<p><b>Key words</b>: salt, small ponds</p>", ["salt", "small ponds"]),
        ("<h3>Palabras clave</h3><p>salt, small ponds</p>", ["salt", "small ponds"]),
        ("<p>Keywords are chosen by the authors, the editors, and the readers of ponds.</p>", []),
        ("<p>Keywords: see https://example.org, and the rest</p>", []),
    ],
)
def test_keywords_behind_their_word_where_tags_tell_all_else(body: str, terms: list[str]) -> None:
    page = f"<html><head>{TAGS}</head><body><div><h1>{TITLE}</h1>{body}</div></body></html>"
    assert [one.text for one in read(page).keyword] == terms


def test_a_citation_behind_a_label_far_below_the_title() -> None:
    found = shown(
        f"""<div><h1>{TITLE}</h1><p>Ann Wader, Bo Reed</p><h2>Abstract</h2><p>{TEXT}</p><h2>Introduction</h2><p>Ponds are small.</p>
        <h2>How to cite this paper</h2><p>Wader, A. &amp; Reed, B. (2007). "{TITLE}" <i>Information Ponds</i>, 12(4) paper 324</p></div>""",
        title=TITLE,
    )
    assert (found.container_title, found.volume, found.issue, found.article_number) == ("Information Ponds", "12", "4", "324")  # fmt: skip
