"""What stands on a page and is not the work's: DOIs in sentences, years in page ranges, names of the site, lists with tags."""

from __future__ import annotations

import pytest
from small_pages import read, shown

from parsers import Page, read_page
from parsers.citation_strings import read_citation

_TAGS = (
    '<meta name="citation_title" content="Salt in small ponds"><meta name="citation_author" content="Roe, Ada">'
    '<meta name="citation_journal_title" content="Tides"><meta name="citation_volume" content="15">'
)


def test_a_doi_within_a_sentence_is_another_works() -> None:
    prose = "<p>As was shown by Marsh (https://doi.org/10.5555/marsh.2001), small ponds are wet.</p>"
    page = f"<html><head>{_TAGS}</head><body><h1>Salt in small ponds</h1><p>Ada Roe</p>%s</body></html>"
    assert read(page % prose).doi is None
    assert str(read(page % f"<p>DOI: 10.5555/salt.2001</p>{prose}").doi) == "10.5555/salt.2001"


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("Tides 12(3), 1998-2004", None),
        ("Tides, vol. 12, no. 3, pp. 1998-2004", None),
        ("Tides 12(3), 45-52, 2004-03", "2004"),
        ("Tides 12(3), 45-52, 2004-03-09", "2004-03-09"),
    ],
)
def test_years_stand_in_dates_and_in_no_range_of_pages(text: str, issued: str | None) -> None:
    assert read_citation(text).get("issued") == issued


def test_a_heading_that_names_the_site_is_no_title() -> None:
    body = (
        '<header><h1 class="site-title"><a href="/">Pond Quarterly</a></h1></header><article><h1 class="entry-title">Reeds in Verse</h1>'
        "<p>Chidi Eze and Máire O’Brien</p><p><em>Pond Quarterly</em>, Vol. 9, No. 2 (2017), pp. 33–48</p></article>"
    )
    found = shown(body, title="Reeds in Verse &#8211; Pond Quarterly")
    assert (str(found.title), found.container_title) == ("Reeds in Verse", "Pond Quarterly")


def test_a_person_in_two_scripts_is_one() -> None:
    body = (
        '<h1 class="title">池の生態に関する一考察 <span lang="en">A Study on Ponds</span></h1><ul class="author"><li><a>鈴木 一郎</a> SUZUKI Ichiro</li>'
        "<li><a>高橋 次郎</a> TAKAHASHI Jiro</li></ul><p>池沼研究 12(3), 45-52, 2004-03</p>"
    )
    found = shown(body, title="池の生態に関する一考察", lang="ja")
    assert str(found.title) == "池の生態に関する一考察"
    assert [name.inverted() for name in found.author] == ["鈴木, 一郎", "高橋, 次郎"]


def test_contents_with_tags_are_no_record() -> None:
    tags = (
        '<meta name="citation_title" content="Table of Contents"><meta name="citation_journal_title" content="Tides">'
        '<meta name="citation_issn" content="0317-8471"><meta name="citation_volume" content="3">'
    )
    body = '<h1>Tides</h1><h2>Volume 3, Issue 2</h2><ul><li><a href="/1">Salt in small ponds of the north</a> Roe</li></ul>'
    reading = read_page(Page(f"<html><head><title>Tides: Vol 3, No 2</title>{tags}</head><body>{body}".encode()))
    assert reading.refusal is not None
    assert reading.refusal.code == "contents"


def test_what_fills_up_a_year_gives_way_to_a_day() -> None:
    dates = (
        '<meta name="citation_publication_date" content="2020/01/01"><meta name="citation_date" content="2020-02-03">'
    )
    issued = read(f"<html><head>{_TAGS}{dates}</head>").issued
    assert issued is not None
    assert issued.iso() == "2020-02-03"


def test_a_server_of_preprints_is_no_journal_wherever_its_page_was_saved() -> None:
    tags = (
        '<meta name="citation_title" content="Salt in small ponds"><meta name="citation_author" content="Roe, Ada">'
        '<meta name="citation_journal_title" content="bioRxiv"><meta name="citation_doi" content="10.1101/2020.02.01.123456">'
    )
    page = read_page(Page(f"<html><head>{tags}</head><body><h1>Salt in small ponds</h1>".encode()))
    assert page.page is not None
    assert (page.page.record.type, page.page.record.genre) == ("article", "Preprint")


def test_a_list_of_people_is_read_whole_whatever_its_items_hold_besides() -> None:
    """Affiliations, notes and buttons inside the items; a mark for those who are hidden between the first and the last."""
    item = '<li class="author">\n <span> <span>\n {} <span class="note">{}</span>, </span></span><div><p>Affiliation: Marsh College</p><p>Note</p><p>Now at sea</p><p>X</p></div></li>'
    people = (
        item.format("Ada Roe", "equal contributor") + item.format("Bob Marsh", "mail") + '<li class="author">…</li>'
    )
    body = f'<h1>Salt in small ponds</h1><ul class="authors">{people}{item.format("Carl Wader", "")}</ul><p>DOI: 10.5555/salt</p>'
    assert [name.inverted() for name in shown(body, title="Salt in small ponds").author] == [
        "Roe, Ada",
        "Marsh, Bob",
        "Wader, Carl",
    ]


def test_of_a_list_of_people_that_cannot_be_read_the_first_is_not_the_author() -> None:
    body = (
        '<h1>Salt in small ponds</h1><ul class="authors"><li class="author">Ada Roe,</li><li class="author">the crew of the third boat of 1999</li></ul>'
        "<p>Tides, vol. 12, no. 3, 2001, pp. 45-52</p><p>DOI: 10.5555/salt</p>"
    )
    reading = read_page(Page(f"<title>Salt in small ponds</title><body>{body}".encode()))
    assert reading.page is None or reading.page.record.author == ()


def test_a_series_page_with_its_issn_and_the_people_of_its_books_is_no_record() -> None:
    body = (
        "<h1>Lecture Notes in Ponds</h1><p>Series Editors: Ada Roe, Bob Marsh</p><p>ISSN: 0317-8471</p><h2>Book titles in this series</h2>"
        '<div><h3><a href="/1">Frogs</a></h3><p>Editors: Eve Eel</p><p>Copyright: 2019</p></div>'
        '<div><h3><a href="/2">Mud</a></h3><p>Authors: Carl Wader</p><p>Copyright: 2020</p></div>'
    )
    assert read_page(Page(f"<title>Lecture Notes in Ponds | Reed</title><body>{body}".encode())).page is None


@pytest.mark.parametrize(
    "heading",
    [
        "Требования к публикации",
        "Información para autores/as",
        "Instructions aux auteurs",
        "投稿须知",
        "Submission guidelines",
    ],
)
def test_what_a_journal_asks_of_its_authors_is_no_record(heading: str) -> None:
    """Such pages hold an abstract's heading, keywords, people and a whole citation, as examples."""
    body = (
        f"<h1>{heading}</h1><p>Ada Roe and Bob Marsh</p><h2>Abstract</h2><p>{'An abstract tells what was done and what was found. ' * 5}</p>"
        "<p>Keywords: three; to; five</p><p>For example: Roe, A. Salt in small ponds. Tides. 2019;12(3):33-40. doi: 10.5555/salt.1</p>"
    )
    reading = read_page(Page(f"<title>{heading}</title><body>{body}".encode()))
    assert reading.refusal is not None
    assert reading.refusal.code == "site-page"


def test_works_that_a_journals_home_shows_are_not_the_journal() -> None:
    tags = '<meta name="dc.title" content="Hydrology of Ponds"><meta name="dc.identifier" content="0317-8471"><meta name="dc.publisher" content="Reed">'
    body = (
        "<h1>Hydrology of Ponds</h1><p>ISSN: 0317-8471</p><h2>Latest Articles</h2><div><a>Salt in small ponds</a>"
        "<p>Hydrology of Ponds 2021, 8(3), 129; https://doi.org/10.5555/hp8030129 - 27 Aug 2021</p></div>"
    )
    assert (
        read_page(Page(f"<html><head><title>Hydrology of Ponds</title>{tags}</head><body>{body}".encode())).page is None
    )


def test_a_short_title_before_all_that_a_site_sets_behind_it() -> None:
    body = (
        '<div><h1>Mud and the kidney</h1><p class="authors">Reed A.<sup>a</sup> · Marsh B.C.<sup>b</sup></p>'
        "<p>Nephron Ponds 2017;137:181–189</p><p>https://doi.org/10.5555/000480999</p></div>"
    )
    found = shown(
        body,
        title="Mud and the kidney - FullText - Nephron Ponds 2017, Vol. 137, No. 3 - A House of Publishers of All Ponds",
    )
    assert str(found.title) == "Mud and the kidney"
    assert [name.inverted() for name in found.author] == ["Reed, A.", "Marsh, B. C."]
    assert (found.volume, found.page and found.page.text()) == ("137", "181-189")
