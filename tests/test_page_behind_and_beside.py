"""What journals print behind their references and beside their people: editors' books, dates, pages and issues of pages without tags."""

from __future__ import annotations

import pytest
from small_pages import shown

from parsers import Page, read_page
from parsers.citation_containers import container
from parsers.citation_strings import read_citation
from parsers.inferred import inferred
from parsers.names import read_name
from parsers.record import Record, Said
from parsers.texts import keywords

TITLE = "Salt in small ponds of the north"
TEXT = "We measured salt in ponds over ten years and found that it rises with every dry summer. It never falls again, whatever falls."


def record(page: str) -> Record:
    read = read_page(Page(page.encode()))
    assert read.page is not None, read.refusal
    return read.page.record


OJS = f"""<html lang="es"><head><title>{TITLE} | Estudios de Estanques</title></head><body class="pkp_page_article pkp_op_view"><article>
    <h1 class="page_title">{TITLE}</h1><div><section class="item authors"><h2>Autores/as</h2><ul class="authors">
    <li><span class="name">Ana Vado</span><span class="affiliation">Universidad de las Salinas</span></li><li><span class="name">Bo Juncal</span></li></ul></section>
    <section><h2>Resumen</h2><p>{TEXT}</p></section><section class="item references"><h2>Referencias</h2>
    <div>Marsh, Ada. Old salt. Tides 3(1), 1-9. https://doi.org/10.5555/other</div></section></div>
    <div><section><h2>Publicado</h2><div>2017-07-01</div></section><section><h2>Cómo citar</h2>
    <div>Vado, A., &amp; Juncal, B. (2017). {TITLE}. <i>Estudios de Estanques</i>, <i>9</i>(17), 33–58. https://doi.org/10.5555/ee.17</div></section>
    <section><h2>Número</h2><div>Vol. 9 Núm. 17 (2017)</div></section></div></article></body></html>"""


def test_what_stands_behind_a_list_of_references_that_ends() -> None:
    found = record(OJS)
    assert (found.container_title, found.volume, found.issue) == ("Estudios de Estanques", "9", "17")
    assert (found.page is not None and found.page.text(), found.issued is not None and found.issued.iso()) == (
        "33-58",
        "2017-07-01",
    )
    assert str(found.doi) == "10.5555/ee.17"


def test_a_place_of_work_beside_a_name_is_no_part_of_it() -> None:
    assert [name.inverted() for name in record(OJS).author] == ["Vado, Ana", "Juncal, Bo"]


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


def test_dergiparks_title_begins_with_the_journal() -> None:
    found = record(
        f"""<html><head><title>Pond Dergisi » Makale » {TITLE}</title></head><body><div><h1>{TITLE}</h1><p>Yıl 2025, Cilt: 22 Sayı: 3, 54 - 60, 31.12.2025</p>
        <p class="authors">Ann Wader, Bo Reed</p><h3>Anahtar Kelimeler</h3><p>tuz, göl</p>
        <table><tr><th>Konular</th><td>Su Bilimleri</td></tr><tr><th>Yazarlar</th><td>Ann Wader <a>0000-0001-2345-6789</a><br>Türkiye</td></tr></table></div></body></html>"""
    )
    assert (found.container_title, found.volume, found.issue) == ("Pond Dergisi", "22", "3")
    assert [one.text for one in found.keyword] == ["tuz", "göl"]
    assert [name.family for name in found.author] == ["Wader", "Reed"]


def test_a_book_of_editors_is_a_record() -> None:
    found = record(
        """<html><head><title>Handbook of Ponds</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"Book",
        "name":"Handbook of Ponds","editor":[{"@type":"Person","name":"Ann Wader"}],"datePublished":"2016"}</script></head>
        <body><h1>Handbook of Ponds</h1></body></html>"""
    )
    assert (found.type, [name.inverted() for name in found.editor]) == ("book", ["Wader, Ann"])


def test_links_and_lives_below_a_label_of_authors_are_no_authors() -> None:
    found = shown(
        f"""<div><h1>{TITLE}</h1><h3>Авторы:</h3><p>Бродов Н.Н., Камышова Ю.А.</p><p><a>Подробнее об авторах</a></p>
        <p>Журнал: <a>Журнал прудов им. С.С. Осокина. 2023;123(5): 34‑40</a></p><h3>Авторы:</h3><p>Бродов Н.Н.</p><p>ФГБОУ ВО «Прудовый университет»</p>
        <p>Дата принятия в печать: 10.03.2023</p></div>""",
        title=TITLE,
    )
    assert [name.family for name in found.author] == ["Бродов", "Камышова"]
    assert found.container_title == "Журнал прудов им. С.С. Осокина"


def test_a_colon_in_the_values_cell_and_several_labels_in_one() -> None:
    found = shown(
        f"""<h2>{TITLE}</h2><table><tr><td>Yazar</td><td>: Ann Wader - Bo Ali Reed</td></tr><tr><td>Dergi</td><td>: Pond Dergisi</td></tr>
        <tr><td>Yıl - Cilt - Sayı</td><td>: 2018 - 5 - 1</td></tr><tr><td>Sayfa</td><td>: 22-41</td></tr></table>""",
        title=TITLE,
    )
    assert [name.inverted() for name in found.author] == ["Wader, Ann", "Reed, Bo Ali"]
    assert (found.container_title, found.volume, found.issue, found.page is not None and found.page.text()) == (
        "Pond Dergisi",
        "5",
        "1",
        "22-41",
    )


def test_a_rocznik_that_is_a_year() -> None:
    found = shown(
        f"""<h1>{TITLE}</h1><table><tr><th>Autorzy</th><td>Ann Wader, Bo Reed</td></tr><tr><th>Czasopismo</th><td>Stawy</td></tr>
        <tr><th>Rocznik</th><td>2015</td></tr><tr><th>Tom</th><td>11</td></tr><tr><th>Strony</th><td>195-210</td></tr></table>""",
        title=TITLE,
    )
    assert (found.volume, found.issued is not None and found.issued.year) == ("11", 2015)


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("str. 201-215", "201-215"),
        ("Pages 457 à 490", "457-490"),
        ("Pages 113-131 | Received 12 Jan 2018", "113-131"),
        ("10688 pages", None),
        ("p. 215-201", None),
    ],
)
def test_pages_alone_in_a_line(line: str, page: str | None) -> None:
    found = shown(
        f"<p>Tides, Vol. 68 No. 1-2, 1998.</p><h2>{TITLE}</h2><p>Ann Wader, Bo Reed</p><p>{line}</p>", title=TITLE
    )
    assert (found.page.text() if found.page is not None else None) == page


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Revue des étangs, 2015/3 Vol. 56, p. 457-490", {"container_title": "Revue des étangs", "issued": "2015", "issue": "3", "volume": "56", "page": "457-490"}),
        ("Journal of Ponds, Elsevier, vol. 31(2), pages 203-215, June 2009.", {"container_title": "Journal of Ponds", "publisher": "Elsevier", "volume": "31", "issue": "2", "page": "203-215"}),
        ("Journal of Ponds, Reeds, and Tides, vol. 31(2), pages 203-215, June 2009.", {"container_title": "Journal of Ponds, Reeds, and Tides"}),
        ("88 Pond. L. Rev. 1013 (2021)", {"container_title": "Pond. L. Rev.", "volume": "88", "page": "1013", "issued": "2021"}),
        ("《池塘科学》2021年第45卷第4期33-41,共9页", {"container_title": "池塘科学", "volume": "45", "issue": "4", "page": "33-41"}),
        ("Proceedings of the 2020 Conference on Small Ponds April 2020 Pages 1–13", {"container_title": "Proceedings of the 2020 Conference on Small Ponds", "page": "1–13"}),
        ("池塘学报, 2023, 39(1): 73-89", {"container_title": "池塘学报", "volume": "39"}),
        ("引用本文: 王小明. 池塘的盐[J]. 池塘学报, 2023, 39(1): 73-89", {"container_title": "池塘学报", "page": "73-89"}),
    ],
)  # fmt: skip
def test_citations_of_many_lands(text: str, parts: dict[str, str]) -> None:
    found = read_citation(text)
    assert {field: found.get(field) for field in parts} == parts


def test_an_issue_behind_the_title_without_pages() -> None:
    found = read_citation(
        f'Wader, A. (2007). "{TITLE}" Information Ponds, 12(4) paper 324 [Available at http://example.org]', TITLE
    )
    assert (found["container_title"], found["volume"], found["issue"], found["article_number"]) == (
        "Information Ponds",
        "12",
        "4",
        "324",
    )


def test_people_before_a_title_that_nobody_told_are_no_journal() -> None:
    assert container("Бродов И.С., Камышова Е.В. Соль в малых прудах. Пруды и моря", behind_title=False) == ""
    assert container("J. Pond. Chem.", behind_title=False) == "J. Pond. Chem."


def test_who_cites_this_is_no_journal_and_the_end_of_the_pages_title_is() -> None:
    found = shown(
        f"""<a>Pondography</a><p>Volume 43, Issue 8 p. 1135-1146</p><h1>{TITLE}</h1><p class="authors">Ann Wader, Bo Reed</p>
        <h2>Citing Literature</h2><p>Volume 43, Issue 8</p>""",
        title=f"{TITLE} - Wader - 2020 - Pondography",
    )
    assert found.container_title == "Pondography"


def test_a_journal_above_its_issn_and_numbers() -> None:
    found = shown(
        f"""<p><b>Nordic Journal of Ponds</b></p><p>ISSN: 0317-8471<br>Vol. 5, No. 2, 2005, pp. 112-119</p><h2>{TITLE}</h2>
        <p>Ann Wader and Bo Reed</p><p>© Copyright 2005</p>""",
        title=TITLE,
    )
    assert found.container_title == "Nordic Journal of Ponds"


def test_what_sites_say_of_journals_is_no_name_of_one() -> None:
    found = shown(
        f"<p>JOURNAL FREE ACCESS</p><p>2019 Volume 35 Issue 3 Pages 12-20</p><h1>{TITLE}</h1><p>Ann Wader and Bo Reed</p>",
        title=TITLE,
    )
    assert (found.container_title, found.volume) == (None, "35")


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


def test_names_with_a_place_in_brackets() -> None:
    found = shown(
        f"""<div><h2>{TITLE}</h2><ul class="authors"><li>정한민 (한국연못대학교 물리학과) ;</li><li>김태홍 (연못연구원)</li></ul>
        <dl><dt>Journal</dt><dd>Pond Contents</dd><dt>DOI</dt><dd>10.5555/pond.1</dd></dl></div>""",
        title=TITLE,
    )
    assert [name.inverted() for name in found.author] == ["정, 한민", "김, 태홍"]


@pytest.mark.parametrize(
    ("text", "name"), [("Lê Quốc Bảo", "Lê, Quốc Bảo"), ("Lê Martin", "Martin, Lê"), ("Quốc Bảo Lê", "Lê, Quốc Bảo")]
)
def test_vietnamese_names_begin_with_the_family(text: str, name: str) -> None:
    found = read_name(text)
    assert found is not None
    assert found.inverted() == name


def test_series_of_proceedings_are_no_journals() -> None:
    values = {
        "type": "article-journal",
        "container_title": "Advances in Neural Information Processing Systems",
        "volume": "30",
    }
    inferred(values, [])
    assert values["type"] == "paper-conference"


def test_a_title_whose_main_part_the_pages_title_holds() -> None:
    found = shown(
        """<center><i>Electronic Journal of Ponds</i><br>Volume 3, Number 2 (1998)</center><h1>The Virtual Reed Bed: Lessons from Three Years</h1>
        <h3>Judith Wader and Bo Reed</h3>""",
        title="Wader & Reed: The Virtual Reed Bed",
    )
    assert (str(found.title), found.container_title, found.volume) == (
        "The Virtual Reed Bed: Lessons from Three Years",
        "Electronic Journal of Ponds",
        "3",
    )


def test_the_sites_name_in_a_line_is_no_title_where_the_heading_begins_the_pages() -> None:
    found = shown(
        '<div>Nordic Pond Law Review</div><h1>The Quiet Pond</h1><p class="author">Ann B. Wader</p><p>131 Nordic Pond Law Review 1201 (2018)</p>',
        title="The Quiet Pond - Nordic Pond Law Review",
    )
    assert (str(found.title), found.container_title, found.page is not None and found.page.text()) == (
        "The Quiet Pond",
        "Nordic Pond Law Review",
        "1201",
    )


@pytest.mark.parametrize(
    ("line", "publisher", "day"),
    [
        ("Published online by Harbour University Press: 05 August 2019", "Harbour University Press", (2019, 8, 5)),
        ("Published by Pond Press January 15, 2019", "Pond Press", (2019, 1, 15)),
        ("Published By: Centre for Pond Studies", "Centre for Pond Studies", None),
        ("Published by 2019", None, None),
    ],
)
def test_who_published_in_the_words_of_a_line(line: str, publisher: str | None, day: tuple[int, ...] | None) -> None:
    found = shown(
        f"<h1>{TITLE}</h1><p>{line}</p><p>Ann Wader, Bo Reed</p><p>https://doi.org/10.5555/pond.1</p>", title=TITLE
    )
    assert (found.publisher, found.issued.parts() if found.issued is not None else None) == (publisher, day)


def test_who_edited_an_article_for_its_journal_is_no_publisher() -> None:
    found = shown(
        f"""<div><h1>{TITLE}</h1><ul class="author-list"><li>Ann Wader,</li><li>Bo Reed</li></ul><p>https://doi.org/10.5555/pond.1</p>
        <p><strong>Editor: </strong>Cy Marsh, Universidade das Salinas, PORTUGAL</p></div>""",
        title=TITLE,
    )
    assert (found.publisher, found.editor) == (None, ())


def test_a_preprint_that_says_so() -> None:
    found = shown(
        f"""<h1>{TITLE}</h1><p>Ann Wader, Bo Reed</p><div>doi: https://doi.org/10.5555/pond.1</div>
        <div>This article is a preprint and has not been certified by peer review.</div>""",
        title=TITLE,
    )
    assert found.type == "article"


def test_names_apart_from_places_in_one_line() -> None:
    found = shown(
        f"""<div><h1>{TITLE}</h1><div><h3>Authors:</h3><p><span>Ann Wader</span><span>University of the Ponds</span>, <span>Bo Reed</span></p></div>
        <p>DOI: 10.5555/pond.1</p></div>""",
        title=TITLE,
    )
    assert [name.inverted() for name in found.author] == ["Wader, Ann", "Reed, Bo"]


def test_a_publishers_name_before_a_year_is_no_place() -> None:
    found = shown(
        """<h1>Rivers of the Old Ponds</h1><table><tr><td>Title</td><td>Rivers of the Old Ponds</td></tr><tr><td>Authors</td><td>Ann Wader, Bo Reed</td></tr>
        <tr><td>Publisher</td><td>Harbour University Press, 1987</td></tr><tr><td>ISBN</td><td>9783161484100</td></tr></table>""",
        title="Rivers of the Old Ponds - Ann Wader, Bo Reed",
    )
    assert (found.publisher, found.publisher_place) == ("Harbour University Press", None)


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
    assert [one.text for one in record(page).keyword] == terms


def test_a_citation_behind_a_label_far_below_the_title() -> None:
    found = shown(
        f"""<div><h1>{TITLE}</h1><p>Ann Wader, Bo Reed</p><h2>Abstract</h2><p>{TEXT}</p><h2>Introduction</h2><p>Ponds are small.</p>
        <h2>How to cite this paper</h2><p>Wader, A. &amp; Reed, B. (2007). "{TITLE}" <i>Information Ponds</i>, 12(4) paper 324</p></div>""",
        title=TITLE,
    )
    assert (found.container_title, found.volume, found.issue, found.article_number) == ("Information Ponds", "12", "4", "324")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"Wader A (2019) {TITLE}. Front. Ponds 10:1234. doi: 10.5555/p", {"container_title": "Front. Ponds", "volume": "10", "page": "1234"}),
        (f"Wader, A. (2015). {TITLE}. Pond Words, (14), 77–92.", {"container_title": "Pond Words", "issue": "14", "page": "77–92"}),
    ],
)  # fmt: skip
def test_citations_behind_the_title(text: str, parts: dict[str, str]) -> None:
    found = read_citation(text, TITLE)
    assert {field: found.get(field) for field in parts} == parts


def test_a_volume_beside_its_year() -> None:
    assert read_citation("Pond Studies, Volume 10 - 2019, p. 3-9")["volume"] == "10"


def test_a_page_whose_title_names_the_site_and_that_says_where_the_work_appeared() -> None:
    found = shown(
        f"""<div><div>Pondology 2018; 49(05): 310-316<br>DOI: 10.5555/pond.49</div><h1>{TITLE}</h1><div class="authors"><span>Ann Wader</span>, <span>Bo Reed</span></div></div>""",
        title="Pond E-Journals - Pondology / Abstract",
    )
    assert (str(found.title), found.container_title, found.volume) == (TITLE, "Pondology", "49")


def test_a_name_that_begins_as_a_subtitle_does() -> None:
    found = shown(
        f"<h1>{TITLE}</h1><div>Ann Wader</div><div>The International Journal of Ponds</div><div>Vol. 22, No. 3 (1989), pp. 451-478</div>",
        title=f"{TITLE} on POND",
    )
    assert found.container_title == "The International Journal of Ponds"
