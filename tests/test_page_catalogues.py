"""Catalogues of libraries and repositories as they print their labels."""

from __future__ import annotations

import pytest
from small_pages import shown

from parsers import Page, read_page
from parsers.thesis_notes import thesis_note


def test_a_value_that_is_a_label_elsewhere_is_a_value() -> None:
    """ "por" is Portuguese, and in Portuguese "by"."""
    found = shown(
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
    found = shown(
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
    found = shown(
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
    found = shown(
        """<h1>Salt in small ponds</h1><table><tr><td>Title</td><td>Salt in small ponds</td></tr><tr><td>Authors</td><td>Wader, A</td></tr>
        <tr><td>Journal</td><td>Tides</td></tr><tr><td>ISBN Number</td><td>0317-8471</td></tr></table>"""
    )
    assert ([issn.value for issn in found.issn], found.isbn) == (["0317-8471"], ())


def test_a_card_of_a_catalogue_in_rdfa() -> None:
    """Koha: the date stands among what is said of the publisher, a stroke behind the title, signs behind each piece."""
    found = shown(
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


def test_labels_in_two_languages_at_once() -> None:
    found = shown(
        """<table><tr><td>Autor(en)/Author(s):</td><td><a>Reiher, Hans</a></td></tr><tr><td>Titel/Title:</td><td>Die Käfer der Teiche</td></tr>
        <tr><td>Zeitschrift/Journal:</td><td>Teichzeitung</td></tr><tr><td>Jahr/Year:</td><td>1955</td></tr>
        <tr><td>Band/Volume:</td><td>12</td></tr><tr><td>Seite(n)/Page(s):</td><td>12 - 19</td></tr></table>""",
        title="Katalog",
    )
    assert (str(found.title), found.container_title, found.volume) == ("Die Käfer der Teiche", "Teichzeitung", "12")


def test_an_imprint_behind_published() -> None:
    found = shown(
        """<h1 class="record-title">The history of ponds / by Theodor Reiher ; translated by Ann Wader.</h1><dl>
        <dt>Main Author:</dt><dd>Reiher, Theodor, 1817-1903.</dd><dt>Published:</dt><dd>New York : C. Reed's sons, 1887.</dd>
        <dt>Subjects:</dt><dd>Ponds</dd></dl>""",
        title="Catalog Record: The history of ponds | Library",
    )
    assert str(found.title) == "The history of ponds"
    assert (found.publisher, found.publisher_place) == ("C. Reed's sons", "New York")
    assert found.issued is not None
    assert found.issued.year == 1887


def test_items_of_a_list_that_hold_a_label_and_a_block() -> None:
    found = shown(
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
    found = shown(
        """<h1>Ponds of the north</h1><table><tr><th>Title</th><td>Ponds of the north</td></tr>
        <tr><th>Creator(s)</th><td>Wader, Jane (Thesis advisor)<br>Reed, Richard (Author)</td></tr>
        <tr><th>Degree Grantor</th><td>Pond State University</td></tr><tr><th>Date Issued</th><td>2012-05</td></tr></table>""",
        title="Ponds of the north | Repository",
    )
    assert [name.inverted() for name in found.author] == ["Reed, Richard"]
    assert [name.inverted() for name in found.contributor] == ["Wader, Jane"]


def test_an_imprint_behind_publication_and_in_german() -> None:
    found = shown(
        """<h1>Ponds and lakes</h1><dl><dt>Title</dt><dd>Ponds and lakes</dd><dt>Author</dt><dd>Wader, Jane, 1950-</dd>
        <dt>Publication</dt><dd>London : Pond Press, c2005.</dd><dt>ISBN</dt><dd>0306406152 (pbk.)</dd></dl>""",
        title="Ponds and lakes",
    )
    assert (found.publisher, found.publisher_place) == ("Pond Press", "London")
    found = shown(
        """<h2>Vollanzeige des Titels</h2><table><tr><td>Titel</td><td>Teiche und Seen / Jane Wader</td></tr><tr><td>Verfasser</td>
        <td>Wader, Jane</td></tr><tr><td>Ort, Verlag, Jahr</td><td>Berlin : Teich-Verl., 2005</td></tr></table>""",
        title="Vollanzeige",
        lang="de",
    )
    assert (str(found.title), found.publisher, found.publisher_place) == ("Teiche und Seen", "Teich-Verl.", "Berlin")


@pytest.mark.parametrize(
    ("by", "imprint", "place"),
    [
        ("By", "Publication details", "London"),
        ("Tekijä", "Julkaisutiedot", "Helsinki"),
        ("Por", "Detalles de publicación", "Madrid"),
        ("Por", "Editor", "Bilbao"),
        ("Par", "Détails de publication", "Paris"),
        ("بواسطة", "تفاصيل النشر", "القاهرة"),
    ],
)
def test_rows_that_only_the_style_of_a_page_sets_apart(by: str, imprint: str, place: str) -> None:
    """Koha without RDFa: each row is an inline element that begins with its label."""
    found = shown(
        f"""<div><h1 class="title">Salty ponds : a study / Ana Wader.</h1><h5 class="author">{by}: <a>Wader, Ana</a></h5>
        <span class="results_summary"><span class="label">Material type: </span>Text</span>
        <span class="results_summary"><span class="label">{imprint}: </span>{place} : Pond Press, 2014</span>
        <span class="results_summary"><span class="label">Description: </span>240 p. ; 20 cm</span>
        <span class="results_summary"><span class="label">ISBN: </span>9780306406157</span></div>""",
        title="Library catalog › Details for: Salty ponds",
    )
    assert (str(found.title), found.publisher, found.publisher_place) == ("Salty ponds : a study", "Pond Press", place)
    assert found.issued is not None
    assert (found.issued.year, found.isbn, found.editor) == (2014, ("9780306406157",), ())


def test_a_thesis_by_its_researcher_and_guide() -> None:
    found = shown(
        """<table><tr><td>Title:</td><td>Salt in small ponds</td></tr><tr><td>Researcher:</td><td>Wader, Ana</td></tr>
        <tr><td>Guide(s):</td><td>Reed, Bo</td></tr><tr><td>University:</td><td>University of Ponds</td></tr>
        <tr><td>Completed Date:</td><td>2019</td></tr></table>""",
        title="Salt in small ponds",
    )
    assert (found.type, found.publisher, [name.family for name in found.author]) == (
        "thesis",
        "University of Ponds",
        ["Wader"],
    )
    assert [name.family for name in found.contributor] == ["Reed"]
