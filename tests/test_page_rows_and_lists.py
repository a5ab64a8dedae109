"""Rows of catalogues and lists of people whose parts are easily taken for one another."""

from __future__ import annotations

import pytest
from small_pages import families, read, shown

from parsers.record import Record
from parsers.visible.blocks import Block
from parsers.visible.near_dates import date_near

TITLE = "The harbour at night"


def catalogue(rows: str, *, title: str = TITLE) -> Record:
    """A record of a catalogue: a heading and a table."""
    return shown(f"<h1>{title}</h1><table>{rows}</table>", title=f"{title} - Catalogue")


def row(label: str, value: str) -> str:
    return f"<tr><th>{label}</th><td>{value}</td></tr>"


BOOK = row("Author", "Roe, Ada") + row("ISBN", "9780306406157") + row("Published", "2003")


def test_who_illustrated_a_book_is_no_author_for_standing_in_a_cell_called_so() -> None:
    record = catalogue(
        row("Main Author", "<span class='author-data'>Roe, Ada, 1951-</span>")
        + row("Other Authors", "<a>Fox, Max</a> <span class='author-property-role'>(Illustrator)</span>")
        + row("ISBN", "9780306406157")
    )
    assert families(record, "author") == ["Roe"]


def test_a_title_ends_before_a_catalogues_mark_and_full_stop() -> None:
    for printed in (f"{TITLE} /", f"{TITLE}."):
        record = catalogue(BOOK, title=printed)
        assert record.title is not None
        assert record.title.plain() == TITLE
    kept = catalogue(BOOK, title="A harbour of Kelp et al.").title
    assert kept is not None
    assert kept.plain() == "A harbour of Kelp et al."


@pytest.mark.parametrize(
    "printed", ["Harbour novels ; 3", "Harbour novels ; v. 3", "Harbour novels, no. 3.", "Harbour novels, 3."]
)
def test_the_number_in_a_series_stands_behind_its_name(printed: str) -> None:
    record = catalogue(BOOK + row("Series", printed))
    assert (record.collection_title, record.collection_number) == ("Harbour novels", "3")


def test_a_link_to_more_subjects_is_none() -> None:
    record = catalogue(BOOK + row("Subjects", "<ul><li><a>Salt</a></li><li><a>View all subjects</a></li></ul>"))
    assert [one.text for one in record.keyword] == ["Salt"]


def test_a_committee_in_a_table_within_the_table() -> None:
    record = catalogue(
        row("Author", "Roe, Ada")
        + row("Degree", "PhD")
        + row(
            "Advisory Committee",
            "<table><tr><th>Advisor Name</th><th>Title</th></tr><tr><td>Fox, Max</td><td>Committee Chair</td></tr>"
            "<tr><td>Lark, Jo</td><td>Committee Member</td></tr></table>",
        )
        + row("Keywords", "optics, snow")
    )
    assert families(record, "contributor") == ["Fox", "Lark"]


def test_the_day_of_a_year_has_a_label_of_its_own() -> None:
    record = catalogue(
        row("Year of Publication", "2013")
        + row("Authors", "Roe A")
        + row("Journal", "Tides")
        + row("Volume", "5")
        + row("Date Published", "01/2013")
    )
    assert record.issued is not None
    assert record.issued.parts() == (2013, 1)


def test_readings_and_romanised_names_are_nobody_else() -> None:
    record = shown(
        "<h1>北の海の昆布について</h1><table><tr><th>著者</th><td>山田, 太郎<br>ヤマダ, タロウ<br>Yamada, Taro</td></tr>"
        "<tr><th>雑誌名</th><td>北海紀要</td></tr><tr><th>巻</th><td>12</td></tr></table>",
        title="北の海の昆布について",
        lang="ja",
    )
    assert families(record, "author") == ["山田"]


def test_a_name_in_kana_beside_others_is_a_person() -> None:
    record = shown(
        "<h1>北の海の昆布について</h1><table><tr><th>著者</th><td>山田, 太郎<br>佐藤, 花子<br>スミス, ジョン</td></tr>"
        "<tr><th>雑誌名</th><td>北海紀要</td></tr><tr><th>巻</th><td>12</td></tr></table>",
        title="北の海の昆布について",
        lang="ja",
    )
    assert families(record, "author") == ["山田", "佐藤", "スミス"]


def test_a_number_of_eight_digits_is_no_day() -> None:
    assert not date_near([Block("PMID: 20301001", "PMID: 20301001", 0, 1)])
    assert not date_near([Block("20301001", "20301001", 0, 1)])
    line = "2001 Jan 17 [updated 2020 May 4]."
    assert [said.text for said in date_near([Block(line, line, 0, 1)])] == ["2001 Jan 17."]


def test_a_preprint_has_no_pages_of_the_journal_that_published_it() -> None:
    record = read(
        '<html><head><title>Taxing the wind</title><meta name="citation_title" content="Taxing the wind"><meta name="citation_author"'
        ' content="Blow, Zephyr"><meta name="citation_publication_date" content="2012/11/30"><meta name="DC.type" content="Preprint"></head><body>'
        "<h1>Taxing the wind</h1><p>Blow, Zephyr, Taxing the wind (November 30, 2012). Wind Law Review, Vol. 3, p. 5, 2014</p></body></html>"
    )
    assert (record.type, record.volume, record.page) == ("article", None, None)


def test_a_corporate_creator_is_an_author() -> None:
    record = read(
        '<html><head><title>Ants</title><meta name="DC.Title" content="The ants of the fen"><meta name="DC.Creator.PersonalName" content="Roe, Ada">'
        '<meta name="DC.Creator.CorporateName" content="Fen Ant Friends"><meta name="DC.Source.ISSN" content="0378-5955"></head></html>'
    )
    assert [name.literal or name.family for name in record.author] == ["Roe", "Fen Ant Friends"]


def test_contributors_are_not_the_authors_with_their_accents() -> None:
    record = read(
        '<html><head><title>Ants</title><meta name="citation_title" content="The ants of the fen"><meta name="citation_author" content="Zaba B">'
        '<meta name="citation_author" content="Roe A"><meta name="DC.title" content="The ants of the fen"><meta name="DC.creator" content="Zaba B">'
        '<meta name="DC.contributor" content="Żaba B"><meta name="DC.contributor" content="Fox M"></head></html>'
    )
    assert [name.family for name in record.contributor] == ["Fox"]


def test_of_dates_to_the_second_a_repository_tells_its_own() -> None:
    record = read(
        '<html><head><title>Molinos</title><meta name="DC.title" content="El agua en los molinos"><meta name="DC.creator" content="Roe, Ada">'
        '<meta name="DC.date" content="2017-03-02T09:00:00Z"><meta name="DC.date" content="2016-12"><meta name="DC.identifier"'
        ' content="Molinos, 2016, 4: 11-30"><meta name="DC.identifier" content="0378-5955"></head></html>'
    )
    assert record.issued is not None
    assert record.issued.parts() == (2016, 12)
    assert (record.container_title, record.volume, record.page and record.page.last) == ("Molinos", "4", "30")


def test_members_of_a_committee_stand_before_what_they_are_in_it() -> None:
    record = catalogue(
        row("Author", "Roe, Ada")
        + row("Degree", "Master of Science")
        + row(
            "Committee Members",
            "<ul><li>Rita Brook, Thesis Advisor/Co-Advisor</li><li>Sam Weir, Committee Member</li></ul>",
        )
        + row("Keywords", "otter")
    )
    assert families(record, "contributor") == ["Brook", "Weir"]


def test_full_stops_part_the_keywords_of_brazils_libraries() -> None:
    tags = '<meta name="citation_title" content="Rios voadores"><meta name="citation_author" content="Roe, Ada"><meta name="citation_issue" content="n. 3">'
    for printed, terms in (
        ("Chuva. Rios voadores. Amazônia", ["Chuva", "Rios voadores", "Amazônia"]),
        ("St. Lawrence", ["St. Lawrence"]),
        ("E. coli", ["E. coli"]),
    ):
        record = read(
            f'<html><head><title>Rios</title>{tags}<meta name="citation_keywords" content="{printed}"></head></html>'
        )
        assert [one.text for one in record.keyword] == terms
        assert record.issue == "3"


def test_all_editors_of_whom_tags_name_one() -> None:
    record = read(
        '<html><head><title>Kites</title><meta name="citation_title" content="The Ninth Kite School"><meta name="citation_editor" content="String, A.">'
        '<meta name="citation_isbn" content="9780306406157"></head><body><h1>The Ninth Kite School</h1><table><tr><th>Editor(s)</th>'
        "<td>String, A. (ed.) (Kite U.) ; Bow, B. (ed.)</td></tr><tr><th>DOI</th><td>10.5555/kite</td></tr></table></body></html>"
    )
    assert families(record, "editor") == ["String", "Bow"]


def test_the_whole_list_twice_is_the_list() -> None:
    names = "".join(
        f'<meta name="citation_author" content="{name}">' for name in ("Roe, A.", "Fox, M.", "Roe, A.", "Fox, M.")
    )
    record = read(
        f'<html><head><title>Trams</title><meta name="citation_title" content="Quiet trams">{names}</head></html>'
    )
    assert families(record, "author") == ["Roe", "Fox"]


def test_the_author_of_a_thesis_is_not_its_publisher() -> None:
    record = read(
        '<html><head><title>Frogs</title><meta name="citation_title" content="Frogs in ditches"><meta name="citation_author" content="Ada Roe">'
        '<meta name="DC.type" content="thesis"><meta name="DC.publisher" content="Fen University"></head><body><h1>Frogs in ditches</h1><dl>'
        "<dt>Publisher</dt><dd>© Ada Roe</dd><dt>Qualification name</dt><dd>PhD</dd></dl></body></html>"
    )
    assert record.publisher == "Fen University"


def test_a_kind_is_the_end_of_its_path() -> None:
    record = read(
        '<html><head><title>Rust on anchors</title><meta name="citation_title" content="Rust on anchors"><meta name="citation_author" content="Ada Roe">'
        '</head><body><h1>Rust on anchors</h1><p class="type"><span class="type_family">Research output</span>: <span'
        ' class="type_classification_parent">Thesis</span> › <span class="type_classification">Phd Thesis 1 (Research / Graduation)</span></p>'
        "<table><tr><th>Supervisors/Advisors</th><td><ul><li>Roest, J., Promotor</li><li>Zout, K.L., Co-Promotor, External person</li></ul></td></tr>"
        "</table></body></html>"
    )
    assert (record.type, record.genre) == ("thesis", "Phd Thesis")
    assert families(record, "contributor") == ["Roest", "Zout"]


def test_the_first_of_january_tells_no_more_than_its_year() -> None:
    record = read(
        '<html><head><title>Il sale</title><meta name="citation_title" content="Il sale nelle saline"><meta name="citation_author" content="Roe, Ada">'
        '<meta name="citation_publication_date" content="2012"></head><body><h1>Il sale nelle saline</h1><div>2012-01-01</div></body></html>'
    )
    assert record.issued is not None
    assert record.issued.parts() == (2012,)
