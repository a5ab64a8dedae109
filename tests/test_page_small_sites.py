"""Pages that small institutions make by hand: kinds above titles, places below them, labels without their values' order."""

from __future__ import annotations

import pytest

from parsers import Page, read_page
from parsers.citation_strings import read_citation
from parsers.record import Record


def record(body: str, title: str = "Salt in small ponds", head: str = "") -> Record:
    page = read_page(Page(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()))
    assert page.page is not None, page.refusal
    return page.page.record


LABELS = "<p><b>Abstract:</b> The salt of forty ponds was weighed.</p><p><b>Keywords:</b> salt, ponds</p>"


def test_the_word_for_an_editorial_before_a_title_is_no_publisher() -> None:
    body = (
        "<h1>Editorial: Lists of ponds</h1><p>Roe A. Editorial: Lists of ponds. Pond Today. 2020;50:1-2.</p><table>"
        "<tr><td>Type</td><td>Editorial</td></tr><tr><td>Author</td><td>Roe, A.</td></tr>"
        "<tr><td>Journal</td><td>Pond Today</td></tr><tr><td>Year</td><td>2020</td></tr></table>"
    )
    read = record(body, "Citation 33")
    assert read.publisher is None
    assert str(read.title) == "Editorial: Lists of ponds"


def test_a_heading_that_tells_the_kind_above_the_one_of_first_rank_is_no_title() -> None:
    body = (
        f"<h3>Working Paper No. 23</h3><h1>Salt in small ponds</h1><p><b>Authors:</b> Ada Roe and Ben Marsh</p>{LABELS}"
    )
    read = record(body, "Working Paper No. 23 | Harbour Centre")
    assert str(read.title) == "Salt in small ponds"
    assert [name.inverted() for name in read.author] == ["Roe, Ada", "Marsh, Ben"]
    assert (read.type, str(read.genre), read.number) == ("report", "Working Paper", "23")


def test_a_publisher_who_has_the_site_is_no_title() -> None:
    body = (
        "<h2>Ficha</h2><dl><dt>Título</dt><dd>Sal e lagoas do Sul</dd><dt>Autor</dt><dd>LAGO, Luís</dd>"
        "<dt>Editora</dt><dd>Fundação Lagoa</dd><dt>Ano</dt><dd>2011</dd><dt>ISBN</dt><dd>978-0-306-40615-7</dd></dl>"
    )
    read = record(body, "Biblioteca - Fundação Lagoa")
    assert (str(read.title), str(read.publisher)) == ("Sal e lagoas do Sul", "Fundação Lagoa")


def test_the_one_line_of_a_place_right_below_a_heading_makes_it_a_title() -> None:
    body = f"<h2>Salt in small ponds</h2><p>Ada Roe, Ben Marsh</p><p>Pond Studies, vol. 7, no. 2 (2014), pp. 45-61</p>{LABELS}"
    read = record(body, "Institute of Ponds - papers")
    assert (str(read.title), str(read.container_title), read.volume) == ("Salt in small ponds", "Pond Studies", "7")


def test_of_several_such_lines_none_makes_a_title() -> None:
    line = "<p>Pond Studies, vol. {}, no. 2 (2014), pp. 45-61</p>"
    body = (
        f"<h2>Works of Ada Roe</h2>{line.format(7)}{line.format(8)}{line.format(9)}<p><b>Keywords:</b> salt, ponds</p>"
    )
    assert read_page(Page(f"<title>Institute</title>{body}".encode())).page is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Pond Notes 31, pp. 12–19", {"container_title": "Pond Notes", "volume": "31", "page": "12–19"}),
        ("Jezerski zbornik, 14 (2006), str. 201-219", {"container_title": "Jezerski zbornik", "volume": "14", "page": "201-219", "issued": "2006"}),
        ("池沼研究 ›› 2019, Vol. 38 ›› Issue (4): 721-733.", {"container_title": "池沼研究", "volume": "38", "issue": "4", "page": "721-733", "issued": "2019"}),
        ("P-STAGE home / Journal of Ponds / Volume 29 (2017) Issue 3 / Overview", {"container_title": "Journal of Ponds", "volume": "29", "issue": "3", "issued": "2017"}),
    ],
)  # fmt: skip
def test_places_in_forms_of_small_sites(text: str, parts: dict[str, str]) -> None:
    assert read_citation(text, weak="(" not in text) == parts


def test_two_short_labels_in_one_line_may_have_full_stops() -> None:
    body = (
        "<h2>Sare în lacuri mici</h2><p><b>Autori:</b> Lacu Viorica</p><p><b>Revista:</b> Buletinul Lacurilor</p><p><b>Volumul:</b> 28, <b>Nr.:</b> 3</p>"
        "<p><b>Anul:</b> 2010</p><p><b>Pagini:</b> 71-80</p>"
    )
    read = record(body, "Sare în lacuri mici")
    assert (read.volume, read.issue) == ("28", "3")


def test_a_short_abstract_ends_with_the_element_that_is_called_so() -> None:
    head = '<meta name="citation_title" content="Salt in small ponds"><meta name="citation_doi" content="10.5555/a.1">'
    body = (
        '<h1>Salt in small ponds</h1><b>Abstract</b><div id="abstract">Ponds are weighed, and their salt is.</div>'
        "<b>More of it</b><br>[<a>pdf</a>]"
    )
    read = record(body, head=head)
    assert read.abstract is None or read.abstract.plain() == "Ponds are weighed, and their salt is."


def test_an_abstract_ends_where_an_element_is_called_keywords() -> None:
    body = (
        '<h1>Salt in small ponds</h1><div>By Ada Roe and Ben Marsh</div><h2>Abstract</h2><section class="abstract"><p>Ponds are weighed, and so is their '
        'salt.</p></section><div class="kwd-group"><a class="kwd-part">salt</a>, <a class="kwd-part">ponds</a></div>'
        "<p>Pond Studies, Volume 7, Issue 2, 2014, Pages 45–61</p>"
    )
    read = record(body)
    assert read.abstract is not None
    assert read.abstract.plain() == "Ponds are weighed, and so is their salt."


def test_the_publisher_below_a_journal_is_not_in_its_place() -> None:
    body = (
        '<ul><li class="title"><h1>Salt in small ponds</h1></li><li class="authors"><a>Ada Roe</a></li><li class="journal"><a>Ponds and Letters</a></li>'
        '<li class="pub"><a>Harbour Plains Press</a></li><li><a>Volume 15, Number 3, Fall 2020</a></li><li>pp. 288-310</li></ul>'
    )
    assert str(record(body).container_title) == "Ponds and Letters"


def test_a_journal_in_the_first_heading_and_the_title_in_the_one_below() -> None:
    body = (
        "<h1>Bulletin de la Société des étangs</h1><h2>Le sel des petits étangs</h2><p>par Honoré Lac</p>"
        "<p>Tome 18, n° 4, 1973, p. 211-226</p><h3>Résumé</h3><p>Le sel de quarante étangs a été pesé, et leur eau.</p>"
    )
    read = record(body, "Bulletin de la Société des étangs - 1973")
    assert (str(read.title), str(read.container_title)) == (
        "Le sel des petits étangs",
        "Bulletin de la Société des étangs",
    )
    assert [name.inverted() for name in read.author] == ["Lac, Honoré"]


def test_people_one_an_item_with_forms_and_places_in_brackets() -> None:
    body = (
        "<h2>Salt in small ponds of the north</h2><p>작은 연못의 소금</p><ul><li>Park, Ji-Young (박지영) (Department of Ponds, Hanbat University)</li>"
        "<li>Lee, Sang-Hoon (이상훈) (Hanbat University)</li></ul><h3>Keywords</h3><p>salt; ponds; lakes</p>"
        "<p>Journal of Ponds / Volume 48 Issue 5 / Pages.512-520 / 2020</p>"
    )
    read = record(
        body, "Salt in small ponds of the north -Journal of Ponds and of the Lakes around them | Pond Science"
    )
    assert [name.inverted() for name in read.author] == ["Park, Ji-Young", "Lee, Sang-Hoon"]
    assert [one.text for one in read.keyword] == ["salt", "ponds", "lakes"]


def test_a_line_tells_the_kind_of_thesis_with_who_granted_the_degree_and_when() -> None:
    body = f"<h1>Salt in small ponds</h1><p>Ada R. Roe</p><p>Ph.D. thesis, Harbour University, 2016</p>{LABELS}<p>DOI: 10.5555/a.1</p>"
    read = record(body)
    assert (read.type, str(read.publisher), read.issued is not None and read.issued.iso()) == (
        "thesis",
        "Harbour University",
        "2016",
    )


def test_a_link_to_the_full_text_is_no_part_of_an_abstract() -> None:
    body = (
        "<h1>Salt in small ponds</h1><p>Ada Roe and Ben Marsh</p><h4>Abstract</h4><p>The salt of forty ponds was weighed, and their water.</p>"
        '<p><a href="a.pdf">Full text</a></p><p>DOI: 10.5555/a.1</p>'
    )
    read = record(body)
    assert read.abstract is not None
    assert read.abstract.plain() == "The salt of forty ponds was weighed, and their water."


def test_the_line_above_an_element_called_the_publishers_is_the_journal() -> None:
    body = (
        '<ul><li class="title"><span>Salt in small ponds</span></li><li class="authors"><a>Ada Roe</a></li><li class="designation"><a>Ponds and Letters</a></li>'
        '<li class="pub"><a>Harbour Plains Press</a></li><li class="designation">Volume 54, Number 3, Fall 2016</li><li class="pg">pp. 289-307</li></ul>'
    )
    read = record(body)
    assert (str(read.container_title), str(read.publisher)) == ("Ponds and Letters", "Harbour Plains Press")


def test_forms_of_names_in_another_script_are_no_part_of_them() -> None:
    body = (
        "<h1>Salt in small ponds</h1><dl><dt>Author</dt><dd>Roe, Ada</dd><dt>Journal</dt><dd>Journal of Ponds (연못학회논문지)</dd>"
        "<dt>Publisher</dt><dd>Pond Society (연못학회)</dd><dt>Volume</dt><dd>21</dd><dt>Pages</dt><dd>40-47</dd></dl>"
    )
    read = record(body)
    assert (str(read.container_title), str(read.publisher)) == ("Journal of Ponds", "Pond Society")


def test_issns_before_their_words_in_brackets() -> None:
    parts = read_citation(
        "Journal of Ponds / Volume 48 Issue 5 / Pages.512-520 / 2020 / 0317-8471(pISSN) / 2049-3630(eISSN)"
    )
    assert (parts["issn"], parts["page"]) == ("0317-8471 2049-3630", "512-520")


def test_an_abstract_ends_where_a_list_of_words_begins() -> None:
    body = (
        "<h1>Le sel des petits étangs</h1><ul><li>Par <a>Ada Roe</a> et <a>Ben Marsh</a></li></ul><h2>Résumé</h2>"
        "<p>Le sel de quarante étangs a été pesé, et leur eau avec lui.</p><ul><li>sel</li><li>étangs</li></ul><p>DOI: 10.5555/a.1</p>"
    )
    read = record(body, "Le sel des petits étangs")
    assert read.abstract is not None
    assert read.abstract.plain() == "Le sel de quarante étangs a été pesé, et leur eau avec lui."


def test_what_a_distributor_gives_out_is_data() -> None:
    cited = "Roe, Ada (2019). Salt in small ponds. Consortium for Pond Research [distributor], 2019-01-02. https://doi.org/10.5555/a.1"
    parts = read_citation(cited, "Salt in small ponds")
    assert (parts["type"], parts["publisher"]) == ("dataset", "Consortium for Pond Research")


@pytest.mark.parametrize(
    "page",
    [
        # A journal's home, whose editors wrote nothing of what its part is called.
        (
            "<title>Journal of Ponds</title><h1>Journal of Ponds</h1><h2>Aims and scope of the journal</h2><p>Vol. 7 (2), 2014, pp. 1-120</p>"
            "<p>ISSN 0317-8471</p><p>Publisher: Pond Press</p><p>Editors: Ada Roe, Ben Marsh</p>"
        ),
        # A department's list of theses.
        (
            "<title>Theses - Department of Ponds</title><h3>Department of Ponds</h3><h1>Theses of the department</h1><p>Ada Roe</p>"
            "<p>Ph.D. thesis, Harbour University, 2016</p><p>Ben Marsh</p><p>Ph.D. thesis, Harbour University, 2017</p>"
        ),
        (
            "<title>Institute of Ponds</title><h2>Dr. Ada Roe</h2><p>Professor of Ponds</p><p>Pond Studies, vol. 7, no. 2 (2014), pp. 45-61</p>"
            "<p><b>Keywords:</b> salt, ponds</p><p>Email: a@harbour.example</p>"
        ),
    ],
)
def test_no_record_is_made_of_a_journals_home_a_list_of_theses_or_a_person(page: str) -> None:
    assert read_page(Page(page.encode())).page is None
