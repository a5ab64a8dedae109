"""Catalogues of libraries and repositories as they print their labels, and pages whose only title is their heading."""

from __future__ import annotations

import pytest

from parsers import Page, read_page
from parsers.record import Record
from parsers.thesis_notes import thesis_note


def record(body: str, *, title: str = "Catalogue", lang: str = "en") -> Record:
    page = read_page(
        Page(
            f'<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'.encode(),
            url="https://example.org/1",
        )
    )
    assert page.page is not None, page.refusal
    return page.page.record


def test_a_value_that_is_a_label_elsewhere_is_a_value() -> None:
    """ "por" is Portuguese, and in Portuguese "by"."""
    found = record(
        """<h3>Memórias de um tanque</h3><table>
        <tr><th>Main Author: </th><td>Garça, Irineu</td></tr><tr><th>Format: </th><td>Doctoral Thesis</td></tr>
        <tr><th>Language: </th><td>por<br></td></tr><tr><th>Published: </th><td>2016</td></tr></table>
        <table><tr><th>language</th><td>por</td></tr><tr><th>format</th><td>doctoralThesis</td></tr>
        <tr><th>author</th><td>Garça, Irineu</td></tr><tr><th>title</th><td>Memórias de um tanque</td></tr></table>""",
        title="Memórias de um tanque",
    )  # fmt: skip
    assert [name.inverted() for name in found.author] == ["Garça, Irineu"]
    assert (found.language, found.type) == ("pt", "thesis")


def test_labels_of_a_german_catalogue() -> None:
    found = record(
        """<table><tr><td><strong>Titel</strong></td><td>Die Stille der Teiche : ein Versuch / Anna Reiher-Thurgau</td></tr>
        <tr><td><strong>Person(en)</strong></td><td><a>Reiher-Thurgau, Anna</a> (Verfasser)</td></tr>
        <tr><td><strong>Verlag</strong></td><td>Göttingen : Tang-Verl.</td></tr>
        <tr><td><strong>Zeitliche Einordnung</strong></td><td>Erscheinungsdatum: 2011</td></tr>
        <tr><td><strong>ISBN/Einband/Preis</strong></td><td>978-0-306-40615-7 Pp. : EUR 24.90 (DE)</td></tr></table>""",
        lang="de",
    )
    assert (str(found.title), found.publisher, found.publisher_place) == ("Die Stille der Teiche : ein Versuch", "Tang-Verl.", "Göttingen")  # fmt: skip
    assert [name.inverted() for name in found.author] == ["Reiher-Thurgau, Anna"]
    assert (found.isbn, found.issued is not None and found.issued.year) == (("9780306406157",), 2011)


def test_a_thesis_is_published_by_nobody_in_a_place() -> None:
    found = record(
        """<h1>Salt in small ponds</h1><ul><li><strong>Titel:</strong> <div>Salt in small ponds</div></li>
        <li><strong>Person/Institution:</strong> <a>Reiher, Robin [VerfasserIn]</a></li>
        <li><strong>Univ. Angaben:</strong> <span>Dissertation, Technische Universität Teichstadt, 2016</span></li>
        <li><strong>Ort/Verlag:</strong> <span>Teichstadt, 2016</span></li><li><strong>Sprache:</strong> Englisch</li></ul>""",
        title="Salt in small ponds - Verbund",
        lang="de",
    )
    assert [name.inverted() for name in found.author] == ["Reiher, Robin"]
    assert (found.type, found.publisher, found.publisher_place) == ("thesis", "Technische Universität Teichstadt", "Teichstadt")  # fmt: skip
    assert found.language == "en"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Zugl.: Teichstadt, Freie Univ., Diss., 2010", ("Diss.", "Freie Univ.")),
        ("Teichstadt, Univ., Dipl.-Arb., 2009", ("Dipl.-Arb.", "Univ.")),
        ("Thèse de doctorat : Droit : Paris 31 : 2003", ("Thèse de doctorat", "Paris 31")),
        ("Tesis (Doctorado)-- Universidad de la Laguna Seca, 2003", ("Doctorado", "Universidad de la Laguna Seca")),
        ("Tese (doutorado) - Universidade do Tanque, Setor de Sal", ("doutorado", "Universidade do Tanque")),
        ("Thesis statement on page 3", None),
        ("Dissertation on ponds", None),
    ],
)
def test_notes_on_theses(note: str, said: tuple[str, str] | None) -> None:
    assert thesis_note(note) == said


def test_an_issn_printed_as_isbn_is_an_issn() -> None:
    found = record(
        """<h1>Salt in small ponds</h1><table><tr><td>Title</td><td>Salt in small ponds</td></tr><tr><td>Authors</td><td>Wader, A</td></tr>
        <tr><td>Journal</td><td>Tides</td></tr><tr><td>ISBN Number</td><td>0317-8471</td></tr></table>"""
    )
    assert ([issn.value for issn in found.issn], found.isbn) == (["0317-8471"], ())


def test_a_card_of_a_catalogue_in_rdfa() -> None:
    """Koha: the date stands among what is said of the publisher, a stroke behind the title, signs behind each piece."""
    found = record(
        """<div vocab="http://schema.org/" typeof="Book" resource="#record"><h1 class="title" property="name">Historia de los
        estanques <span>/ Alba Garza ; traducción de Luis Pato.</span></h1><h5 class="author">Por: <a>Garza, Alba [autor]</a></h5>
        <span class="results_summary publisher"><span class="label">Editor: </span><span property="publisher" typeof="Organization">
        <span property="location">Madrid :</span> <span property="name">Estanque,</span> <span property="datePublished">2005</span>
        </span></span><span class="results_summary"><span property="isbn">9780306406157</span></span></div>""",
        title="Detalles de: Historia de los estanques",
        lang="es",
    )
    assert str(found.title) == "Historia de los estanques"
    assert (found.publisher, found.publisher_place) == ("Estanque", "Madrid")
    assert found.issued is not None
    assert found.issued.year == 2005
    assert found.abstract is None


BODY = """<h1>城市与池塘的关系研究</h1><h3 class="author"><span><a>张三<sup>1</sup></a></span><span><a>李四<sup>2</sup></a></span></h3>
    <div><span>摘要：</span><span>本文研究城市与池塘的关系，采用面板数据模型进行实证分析，结果表明两者有关。</span></div>
    <ul><li><span>DOI：</span><p>10.5555/pond.2015.03.001</p></li><li><span>ISSN：</span><p>0317-8471</p></li></ul>"""


def test_the_only_heading_is_the_title_where_the_pages_title_names_the_site() -> None:
    found = record(BODY, title="数据库", lang="zh")
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
    found = record(
        """<h1>Salt in small ponds</h1><p class="authors">Ann Wader, Bo Reed</p><div class="abstract"><h2>Abstract</h2>
        <div><button>en</button> <button>fr</button></div><div lang="en">We measured salt in ponds over ten years and found that it
        rises with every dry summer, and never falls again.</div></div><p>DOI: 10.5555/pond.1</p>""",
        title="Salt in small ponds",
    )
    assert str(found.abstract).startswith("We measured")


def test_a_group_among_people() -> None:
    found = record(
        """<h1>Salt in small ponds</h1><p>Anna de Reiger*, Jan-Willem van 't Riet, Consortium for Ponds</p><p>DOI: 10.5555/pond.1</p>""",
        title="Salt in small ponds",
    )
    assert [name.literal or name.inverted() for name in found.author] == ["de Reiger, Anna", "van 't Riet, Jan-Willem", "Consortium for Ponds"]  # fmt: skip


def test_labels_in_two_languages_at_once() -> None:
    found = record(
        """<table><tr><td>Autor(en)/Author(s):</td><td><a>Reiher, Hans</a></td></tr><tr><td>Titel/Title:</td><td>Die Käfer der Teiche</td></tr>
        <tr><td>Zeitschrift/Journal:</td><td>Teichzeitung</td></tr><tr><td>Jahr/Year:</td><td>1955</td></tr>
        <tr><td>Band/Volume:</td><td>12</td></tr><tr><td>Seite(n)/Page(s):</td><td>12 - 19</td></tr></table>""",
        title="Katalog",
    )
    assert (str(found.title), found.container_title, found.volume) == ("Die Käfer der Teiche", "Teichzeitung", "12")


def test_an_imprint_behind_published() -> None:
    found = record(
        """<h1 class="record-title">The history of ponds / by Theodor Reiher ; translated by Ann Wader.</h1><dl>
        <dt>Main Author:</dt><dd>Reiher, Theodor, 1817-1903.</dd><dt>Published:</dt><dd>New York : C. Reed's sons, 1887.</dd>
        <dt>Subjects:</dt><dd>Ponds</dd></dl>""",
        title="Catalog Record: The history of ponds | Library",
    )
    assert str(found.title) == "The history of ponds"
    assert (found.publisher, found.publisher_place) == ("C. Reed's sons", "New York")
    assert found.issued is not None
    assert found.issued.year == 1887


def test_a_journals_name_above_volume_and_pages_is_no_title() -> None:
    found = record(
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


def test_items_of_a_list_that_hold_a_label_and_a_block() -> None:
    found = record(
        """<h3 class="title">연못과 호수의 연구</h3><ul><li><span>저자</span><div><p><a>김철수</a>, <a>이영희</a></p></div></li>
        <li><span>학술지명</span><div><p>연못연구</p></div></li><li><span>권호사항</span><div><p>Vol.12 No.3 [2005]</p></div></li>
        <li><span>수록면</span><div><p>33-58</p></div></li></ul>""",
        title="RISS",
        lang="ko",
    )
    assert (str(found.title), found.container_title, found.volume, found.issue) == (
        "연못과 호수의 연구",
        "연못연구",
        "12",
        "3",
    )
    assert [name.family for name in found.author] == ["김", "이"]


def test_items_of_a_menu_are_no_labels() -> None:
    menu = "<ul><li>Author</li><li>Title</li><li><a>Abstract</a></li></ul><p>Salt, Reeds, Ponds</p>"
    assert (
        read_page(Page(f"<html><head><title>Ponds</title></head><body><h1>Ponds and lakes</h1>{menu}".encode())).page
        is None
    )


def test_roles_in_brackets_behind_people() -> None:
    found = record(
        """<h1>Ponds of the north</h1><table><tr><th>Title</th><td>Ponds of the north</td></tr>
        <tr><th>Creator(s)</th><td>Wader, Jane (Thesis advisor)<br>Reed, Richard (Author)</td></tr>
        <tr><th>Degree Grantor</th><td>Pond State University</td></tr><tr><th>Date Issued</th><td>2012-05</td></tr></table>""",
        title="Ponds of the north | Repository",
    )
    assert [name.inverted() for name in found.author] == ["Reed, Richard"]
    assert [name.inverted() for name in found.contributor] == ["Wader, Jane"]


def test_an_imprint_behind_publication_and_in_german() -> None:
    found = record(
        """<h1>Ponds and lakes</h1><dl><dt>Title</dt><dd>Ponds and lakes</dd><dt>Author</dt><dd>Wader, Jane, 1950-</dd>
        <dt>Publication</dt><dd>London : Pond Press, c2005.</dd><dt>ISBN</dt><dd>0306406152 (pbk.)</dd></dl>""",
        title="Ponds and lakes",
    )
    assert (found.publisher, found.publisher_place) == ("Pond Press", "London")
    found = record(
        """<h2>Vollanzeige des Titels</h2><table><tr><td>Titel</td><td>Teiche und Seen / Jane Wader</td></tr><tr><td>Verfasser</td>
        <td>Wader, Jane</td></tr><tr><td>Ort, Verlag, Jahr</td><td>Berlin : Teich-Verl., 2005</td></tr></table>""",
        title="Vollanzeige",
        lang="de",
    )
    assert (str(found.title), found.publisher, found.publisher_place) == ("Teiche und Seen", "Teich-Verl.", "Berlin")


def test_keywords_that_elements_part_and_no_sign() -> None:
    found = record(
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
