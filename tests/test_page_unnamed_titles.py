"""Pages whose `title` names the site alone, and others that tell their work in few words."""

from __future__ import annotations

import pytest
from small_pages import families, read, shown

from parsers import Page, read_page

ROWS = """<table><tr><td>Authors:</td><td>Reiher, Ada; Wader, Bo</td></tr><tr><td>Journal:</td><td>Tides of the North</td></tr>
    <tr><td>Volume:</td><td>12</td></tr><tr><td>Year:</td><td>2014</td></tr></table>"""


@pytest.mark.parametrize(
    "above",
    [
        "<h2>Salt in small ponds</h2>",
        "<h2>Publication details</h2><h3>Salt in small ponds</h3>",
        "<h1>Catalogue of the Academy</h1><h2>Salt in small ponds</h2>",
        "<h3>Salt in small ponds</h3><p>Sel dans de petits étangs</p>",
    ],
)
def test_the_heading_above_the_labels_is_the_title(above: str) -> None:
    found = shown(above + ROWS, title="Catalogue")
    assert (str(found.title), families(found, "author")) == ("Salt in small ponds", ["Reiher", "Wader"])


def test_the_name_of_the_site_is_no_title_though_the_pages_title_is_it() -> None:
    for site in ('<div id="top">Pond Digital Library</div>', "<h1>Pond Digital Library</h1>"):
        found = shown(f"{site}<h2>Salt in small ponds</h2>{ROWS}", title="Pond Digital Library")
        assert str(found.title) == "Salt in small ponds"
    own = shown(
        f"<h1>A history of libraries</h1><h2>Bibliographic description</h2>{ROWS}",
        title="A history of libraries | Shop",
    )
    assert str(own.title) == "A history of libraries"


def test_a_group_among_people_that_semicolons_part() -> None:
    found = shown(
        """<div><h1>Ice of small ponds</h1><p>Reiher, Ada; Wader, Bo; Pond Environment Institute</p><p>DOI: 10.5555/ice.1</p><p>Year: 2019</p></div>""",
        title="Ice of small ponds | Archive",
    )
    assert families(found, "author") == ["Reiher", "Wader", "Pond Environment Institute"]


def test_the_title_of_the_whole_is_what_a_chapter_stands_in() -> None:
    rows = "".join(
        f"<div>{label} : {value}</div>"
        for label, value in (("Type", "Chapitre de livre"), ("Auteurs", "Paul Roseau, Anne Noir"), ("Titre de l'ouvrage", "Chemins des étangs"),
                             ("Année", "2010"), ("Pages", "45-66"))
    )  # fmt: skip
    found = shown(f"<h1>Les ponts de corde</h1>{rows}", title="Portail", lang="fr")
    assert (str(found.title), found.container_title) == ("Les ponts de corde", "Chemins des étangs")


def test_the_first_of_several_headings_of_the_first_rank_names_no_work() -> None:
    body = f"<h1>Salt in small ponds</h1>{ROWS}<h1>Reeds in large lakes</h1>"
    assert read_page(Page(f"<title>Catalogue</title><body>{body}".encode())).page is None


def test_a_citation_in_full_tells_what_the_one_heading_names() -> None:
    found = shown(
        """<h1>Diatoms of a small pond</h1><div>Reiher, Ada; Wader, Bo (1997): Diatoms of a small pond [dataset]. <i>PONDBASE</i>,
        https://doi.org/10.5555/pond.51, In supplement to: Reiher, A; Wader, B (1996): Ponds and their algae. <i>Tides</i>,
        129(3-4), 213-250, https://doi.org/10.5555/tide.130</div>""",
        title="Data",
    )
    assert (found.type, found.doi, found.issued and found.issued.year) == ("dataset", "10.5555/pond.51", 1997)
    assert (found.container_title, found.page, families(found, "author")) == (None, None, ["Reiher", "Wader"])


def test_what_stands_before_and_behind_a_title_is_none_of_it() -> None:
    rows = "<p>Authors: Ada Reiher, Bo Wader</p><p>Year: 1996</p><p>DOI: 10.5555/pond.1</p>"
    entity = shown(f"<h1>Publication: Salt in small ponds</h1>{rows}", title="Salt in small ponds")
    dated = shown(f"<h1>Salt in small ponds [1996]</h1>{rows}", title="FISH - Salt in small ponds")
    assert {str(entity.title), str(dated.title)} == {"Salt in small ponds"}
    assert dated.issued is not None
    assert dated.issued.year == 1996
    named = shown(f"<h1>Publication: a history of print</h1>{rows}", title="Publication: a history of print")
    assert str(named.title) == "Publication: a history of print"


def test_a_title_in_another_script_behind_it_is_a_translation() -> None:
    rows = "<dl><dt>저자</dt><dd>김민수</dd><dt>학위</dt><dd>박사</dd><dt>발행기관</dt><dd>연못대학교</dd><dt>발행년도</dt><dd>2015</dd></dl>"
    found = shown(f"<h2>작은 연못의 소금 = Salt in small ponds</h2>{rows}", title="도서관", lang="ko")
    assert (str(found.title), str(found.translated_title)) == ("작은 연못의 소금", "Salt in small ponds")


def test_a_labelled_title_around_the_heading_is_that_of_the_work() -> None:
    found = shown(
        """<h3>北の池における塩の変動</h3><table><tr><th>タイトル</th><td>タイトル 北の池における塩の変動 言語 ja</td></tr>
        <tr><th>著者</th><td>佐藤, 花子</td></tr><tr><th>書誌情報</th><td>池の紀要 巻 22, 号 1, p. 15-28, 発行日 2015-03-31</td></tr></table>""",
        title="北の池における塩の変動 - リポジトリ",
        lang="ja",
    )
    assert (found.volume, found.issue, found.page and found.page.first) == ("22", "1", "15")


@pytest.mark.parametrize(
    ("path", "kind"), [("dataset/limpets", "dataset"), ("dataset.xhtml?id=1", "dataset"), ("articles/limpets", None)]
)
def test_the_address_tells_of_data(path: str, kind: str | None) -> None:
    body = """<h1>Counts of limpets</h1><table><tr><th>Author</th><td>Reiher, Ada</td></tr><tr><th>Version</th><td>2</td></tr>
        <tr><th>DOI</th><td>10.5555/limpet.1</td></tr></table>"""
    page = Page(f"<title>Counts of limpets</title><body>{body}".encode(), url=f"https://data.example.org/{path}")
    found = read_page(page).page
    assert found is not None
    assert found.record.type == kind


def test_the_description_of_data_is_their_abstract_and_no_other() -> None:
    rows = """<h1>Counts of limpets</h1><dl><dt>Authors</dt><dd>Reiher, Ada</dd><dt>Description</dt><dd>Limpets were counted on twelve piers.</dd>
        <dt>Type</dt><dd>{}</dd><dt>Date</dt><dd>2019</dd><dt>DOI</dt><dd>10.5555/limpet.1</dd></dl>"""
    data, book = (shown(rows.format(kind), title="Counts of limpets") for kind in ("Dataset", "Book"))
    assert (str(data.abstract), book.abstract) == ("Limpets were counted on twelve piers.", None)


def test_values_below_headings_that_stand_right_in_the_body() -> None:
    found = read(
        """<title>Salt in ponds</title><meta name="citation_title" content="Salt in ponds"><meta name="citation_author" content="Ada Reiher">
        <body><h1>Salt in ponds</h1><h3>Principal supervisor</h3><div>Nils Strand</div><h3>Degree Type</h3><div>Doctorate</div><h3>Keywords</h3>
        <p>salt</p><p>ponds</p><h3>More</h3><p>other</p></body>"""
    )
    assert (found.type, families(found, "contributor")) == ("thesis", ["Strand"])
    assert [keyword.text for keyword in found.keyword] == ["salt", "ponds"]


def test_editors_alone_tell_a_book_and_no_journal() -> None:
    rows = "<h1>{}</h1><dl><dt>Editor</dt><dd>Reiher, Ada</dd><dt>{}</dt><dd>{}</dd><dt>Publisher</dt><dd>Tang Press</dd></dl>"
    book = shown(rows.format("A book of small ponds", "ISBN", "9780306406157"), title="A book of small ponds")
    assert (book.type, families(book, "editor")) == ("book", ["Reiher"])
    journal = rows.format("Journal of small ponds", "ISSN", "2049-3630")
    assert read_page(Page(f"<title>Journal of small ponds</title><body>{journal}".encode())).page is None


def test_the_value_of_another_label_is_no_abstract() -> None:
    authors = "; ".join(f"Reiher{letter}, A. B." for letter in "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop")
    found = read(
        f"""<title>x</title><meta name="citation_title" content="Salt in ponds"><meta name="citation_author" content="Ada Reiher">
        <body><h2>Salt in ponds</h2><div><p><b>Authors:</b> {authors}. And more. They are many.</p></div></body>"""
    )
    assert found.abstract is None


def test_a_french_thesis_told_in_lines_around_its_title() -> None:
    found = shown(
        """<div><p>Thèse de doctorat en Histoire</p><h1>Les étangs du sel</h1><p>par Anne Roseau</p><p>Sous la direction de Luc Noir</p>
        <p>Soutenue le 07-12-2012</p></div>""",
        title="Les étangs du sel | theses",
        lang="fr",
    )
    assert (found.type, found.genre, families(found, "contributor")) == ("thesis", "Thèse de doctorat", ["Noir"])
    assert found.issued is not None
    assert found.issued.iso() == "2012-12-07"


def test_a_list_of_works_with_headings_over_its_facets_is_none_of_them() -> None:
    body = """<h2>Browse Works</h2><div id="facets"><h3>Authors</h3><ul><li>Reiher (296)</li><li>Wader (654)</li></ul><h3>Journal Title</h3><ul><li>Ponds (1,203)</li></ul></div>
    <p>Showing 1 - 3 of 48,112</p><div class="work"><p><strong>Reiher, A.; Wader, B.</strong> Inlet A061202: Salt. <em>Pond Tides</em> 8 (19):5039-5050. 2024. <span>Journal Article</span></p></div>
    <div class="work"><p>Roe, C. D. Letter. <em>N Engl J Ponds</em> 384(2):188-9. 2021.</p></div><div class="work"><p>Roe, D. Ice. 2012</p></div>"""
    assert read_page(Page(f"<html><body>{body}</body></html>".encode())).page is None
