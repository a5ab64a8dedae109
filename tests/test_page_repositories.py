"""What pages of repositories show beside their works: shelves, files, badges, boxes of series, people in roles, days of deposit."""

from __future__ import annotations

import pytest
from small_pages import families, read, shown

from parsers.citation_strings import read_citation
from parsers.clean import handle, pmcid
from parsers.record import Record
from parsers.visible.first_language import in_first_language

LONG = (
    "Tides come twice a day. We counted them for eleven years at three harbours, and found that the moon was right and "
    "that the almanac was wrong by nine minutes in every ten."
)


def tagged(tags: str, body: str = "") -> Record:
    """A page with tags, and a body below them."""
    return read(
        f'<html lang="en"><head><meta charset="utf-8"><title>Page</title>{tags}</head><body>{body}</body></html>'
    )


def meta(**tags: str) -> str:
    """Meta tags, of names whose dots are written as two underscores."""
    return "".join(f'<meta name="{name.replace("__", ".")}" content="{text}">' for name, text in tags.items())


def test_the_prefix_that_dspace_comes_with_names_nothing() -> None:
    assert handle("https://repository.example.org/handle/123456789/12") is None
    assert handle("https://repository.example.org/handle/20.500.1/12") is not None


def test_the_book_of_a_chapter_stands_behind_its_editors() -> None:
    parts = read_citation(
        "Roe, A. 2015. On tidal mills, in J. Doe & K. van Dorp (eds.) Mills at the edge. Cape Town: Invented, pp. 120-145.",
        "On tidal mills",
    )
    assert (parts["container_title"], parts["page"]) == ("Mills at the edge", "120-145")


def test_a_chapter_told_outright_is_no_book_for_its_isbn() -> None:
    tags = meta(citation_title="On tidal mills", citation_author="Roe, Ada", citation_isbn="978-0-306-40615-7")
    assert tagged(tags).type == "book"
    assert tagged(tags + meta(DC__type="Chapters in Books")).type == "chapter"


def test_editors_are_neither_authors_nor_contributors() -> None:
    tags = meta(eprints__title="Lighthouses", eprints__type="book", eprints__editors_name="Roe, Ada") + meta(
        DC__title="Lighthouses", DC__contributor="Roe, Ada"
    )
    record = tagged(tags + meta(eprints__isbn="9780306406157"))
    assert (families(record, "editor"), record.author, record.contributor) == (["Roe"], (), ())


def test_tags_in_which_a_site_speaks_of_itself_say_nothing_of_the_work() -> None:
    site = meta(
        dcterms__title="Digital Shelf: On tides",
        dcterms__subject="Digital Shelf Repository",
        dcterms__creator="Director",
    )
    work = meta(
        citation_title="On tides", DC__title="On tides", DC__creator="Roe, Ada", DC__subject="tides", DC__type="Thesis"
    )
    record = tagged(site + work)
    assert [one.text for one in record.keyword] == ["tides"]
    assert families(record, "author") == ["Roe"]


def test_keys_of_another_system_are_no_keywords() -> None:
    record = tagged(
        meta(
            citation_title="On tides",
            citation_author="Roe, Ada",
            citation_keywords="tides, moon ,/dk/atira/pure/goals/water",
        )
    )
    assert [one.text for one in record.keyword] == ["tides", "moon"]


def test_each_label_has_a_list_of_its_own() -> None:
    record = shown(
        f"<h1>On tides and moons</h1><table><tr><th>Authors</th><td>Roe, Ada</td></tr><tr><th>Abstract</th><td>{LONG}</td></tr>"
        "<tr><th>Subject</th><td>Physics</td></tr><tr><th>Keyword</th><td>tides, moons</td></tr></table>",
        title="On tides and moons",
    )
    assert [one.text for one in record.keyword] == ["Physics", "tides", "moons"]


def test_people_have_roles_in_words_and_codes_before_their_names() -> None:
    record = shown(
        "<h1>The mill ponds of Elm County</h1><div><div class='label'>Contributors</div><div><div>Author (aut): Roe, Ada</div>"
        "<div>Editor (edt): Fox, Max</div><div>Publisher (pbl): Elm Society</div></div></div>"
        "<div><div class='label'>Date Issued</div><div>1974-06</div></div><div><div class='label'>Genre</div><div>Books</div></div>"
        "<div><div class='label'>Subject</div><div>Mills</div></div>",
        title="The mill ponds of Elm County",
    )
    assert (families(record, "author"), families(record, "editor"), record.publisher) == (
        ["Roe"],
        ["Fox"],
        "Elm Society",
    )


def test_a_sponsor_contributes_money() -> None:
    record = shown(
        f"<h1>On tides and moons</h1><dl><dt>Contributors</dt><dd>Roe, Ada (creator)</dd><dd>Fox, Max (Reader)</dd>"
        f"<dd>Invented University (sponsor)</dd><dt>Date</dt><dd>2011</dd><dt>Abstract</dt><dd>{LONG}</dd></dl>",
        title="On tides and moons",
    )
    assert (families(record, "contributor"), record.funder) == (["Fox"], ("Invented University",))


@pytest.mark.parametrize(
    "behind",
    [
        "In: 9th Conference on Folding (CF 2014), Lyon, France, 1-3 Jun 2014, pp. 45-52. ISBN 9780306406157",
        "In: 9th Conference on Folding (CF 2014), 1-3 June 2014, Lyon, France, pp. 45-52. ISBN 9780306406157",
    ],
)
@pytest.mark.parametrize("title", ["<em>Learning to fold paper.</em>", "<a href='#'>Learning to fold paper.</a>"])
def test_the_head_of_an_eprints_page_names_a_meeting(title: str, behind: str) -> None:
    record = shown(
        f"<h1>Learning to fold paper</h1><p><span class='person_name'>Roe, A.</span> and <span class='person_name'>Fox, M.</span>"
        f" (2014) {title} {behind}</p><h2>Abstract</h2><p>{LONG}</p>",
        title="Learning to fold paper - ePrints",
    )
    assert (record.event_title, record.event_place) == ("9th Conference on Folding (CF 2014)", "Lyon, France")
    assert record.page is not None
    assert (record.page.first, record.page.last) == ("45", "52")
    assert record.issued is not None
    assert record.issued.year == 2014


def test_another_identifier_of_an_item_may_be_its_doi() -> None:
    rows = (
        ("dc.contributor.author", "Roe, Ada"), ("dc.title", "On tides and moons"), ("dc.identifier.other", "10.5555/tides.7"),
        ("dc.date.issued", "1999"),
    )  # fmt: skip
    cells = "".join(f"<tr><td class='label-cell'>{key}</td><td>{value}</td><td></td></tr>" for key, value in rows)
    record = shown(
        f"<h1>On tides and moons</h1><table class='ds-includeSet-table'>{cells}</table>", title="On tides and moons"
    )
    assert record.doi == "10.5555/tides.7"


FILES = "<h2>Items</h2><table><tr><th>Title</th><th>Date Uploaded</th></tr><tr><td>Roe2017.pdf</td><td>2017-06-02</td></tr></table>"


def test_a_badge_is_no_part_of_a_heading_and_a_file_no_work() -> None:
    record = tagged(
        meta(citation_title="Kelp forests of the north", citation_author="Roe, Ada"),
        "<h2>Kelp forests of the north <span class='label label-success'>Public</span></h2><dl><dt>Degree Name</dt><dd>Doctor of Kelp</dd>"
        f"<dt>Advisor</dt><dd>Fox, Max</dd></dl>{FILES}",
    )
    assert (record.title and record.title.plain(), families(record, "contributor")) == (
        "Kelp forests of the north",
        ["Fox"],
    )


def test_values_that_samvera_does_not_name_have_their_label() -> None:
    record = tagged(
        meta(citation_title="Kelp forests of the north"),
        "<h1>Kelp forests of the north</h1><dl><dt>Creator</dt><dd><ul><li class='attribute attribute-creator'>Roe, Ada</li></ul></dd>"
        "<dt>Committee Member</dt><dd><ul><li>Fox, Max</li><li>Lark, Jo</li></ul></dd></dl>",
    )
    assert families(record, "contributor") == ["Fox", "Lark"]


def test_a_series_has_a_table_of_its_own() -> None:
    record = tagged(
        meta(
            citation_title="Tidal power for monks",
            citation_author="Roe, Ada",
            citation_inbook_title="Old mills",
            citation_firstpage="3",
        ),
        "<h1>Tidal power for monks</h1><table><tr><th>Title of host publication</th><td>Old mills</td></tr></table>"
        "<h3>Publication series</h3><table><tr><th>Name</th><td>Invented Machines</td></tr><tr><th>Volume</th><td>11</td></tr></table>",
    )
    assert (record.collection_title, record.collection_number, record.volume) == ("Invented Machines", "11", None)


def test_an_abstract_ends_where_another_language_begins() -> None:
    french = "Le vent est dans les pins, et il chante sur la dune."
    english = "The wind is in the pines, and it sings of the sea to the dune."
    assert list(in_first_language([french, french, english])) == [french, french]
    assert list(in_first_language([english, "Results: 12 of 13.", english])) == [english, "Results: 12 of 13.", english]


def test_a_thesis_is_told_in_lines_of_words() -> None:
    record = shown(
        "<h1>Les moulins de la Loire</h1><h2>par <a href='/1'>Jeanne Lefèvre</a></h2><p>Thèse de doctorat en Histoire</p>"
        "<p>Sous la direction de <a>Anne Martin</a> et de <a>Luc Noir</a>.</p><p>Soutenue le 12-12-2014</p>",
        title="Jeanne Lefèvre, Les moulins de la Loire",
        lang="fr",
    )
    assert (record.type, record.genre, families(record, "author")) == ("thesis", "Thèse de doctorat", ["Lefèvre"])
    assert families(record, "contributor") == ["Martin", "Noir"]
    assert record.issued is not None
    assert record.issued.parts() == (2014, 12, 12)


def test_a_code_behind_the_label_of_languages_is_a_language() -> None:
    record = shown(
        "<h1>A letter on tides</h1><dl><dt>Creator</dt><dd>Roe, Ada</dd><dt>Date</dt><dd>1893</dd><dt>Language</dt><dd>en</dd>"
        "<dt>Contributor</dt><dd>Roe family</dd><dt>Subject</dt><dd>tides</dd></dl>",
        title="A letter on tides",
        lang="en-US",
    )
    assert (record.language, record.contributor[0].literal) == ("en", "Roe family")


def test_the_word_for_a_journal_behind_a_link_is_no_part_of_its_name() -> None:
    record = shown(
        "<h1><span>Ferns of the gorge</span><span class='display-title'>Academic Article</span></h1><article><h3>authors</h3><ul><li>Roe, Ada</li></ul></article>"
        "<article><h3>published in</h3><ul><li><a>Invented Ferns</a> &nbsp; <span>Journal</span></li></ul></article><article><h3>volume</h3><ul><li>100</li></ul></article>",
        title="Ferns of the gorge | Scholars",
    )
    assert (record.title and record.title.plain(), record.container_title) == ("Ferns of the gorge", "Invented Ferns")


def test_the_day_an_item_was_made_public_is_not_the_works() -> None:
    row = "<tr><th>公開日</th><td>2012-04-20</td></tr>"
    table = "<table><tr><th>著者</th><td>山田, 太郎</td></tr><tr><th>雑誌名</th><td>北海紀要</td></tr>{}<tr><th>巻</th><td>12</td></tr></table>"
    weko = shown(
        f"<h1>北の海の昆布について</h1>{table.format(row + '<tr><th>資源タイプ</th><td>論文</td></tr>')}",
        title="北の海の昆布について",
    )
    other = shown(f"<h1>北の海の昆布について</h1>{table.format(row)}", title="北の海の昆布について")
    assert weko.issued_online is None
    assert other.issued_online is not None


def test_an_imprint_may_end_in_a_day() -> None:
    record = shown(
        "<h1>Über den Wind</h1><table><tr><td>Verfasser/in:</td><td>Roe, Ada</td></tr><tr><td>Erschienen:</td><td>Ilmenau : Erdachter Verlag,"
        " 2016-07-01</td></tr><tr><td>Dokumenttyp:</td><td>Dissertation</td></tr></table>",
        title="Über den Wind",
        lang="de",
    )
    assert (record.publisher, record.publisher_place) == ("Erdachter Verlag", "Ilmenau")
    assert record.issued is not None
    assert record.issued.parts() == (2016, 7, 1)


def test_a_colon_may_stand_within_a_pmcid() -> None:
    assert pmcid("PMC: 3000001") == "PMC3000001"
    assert pmcid("PMCID: 21846904") is None


def test_who_judged_a_thesis_has_a_label_of_her_own() -> None:
    record = shown(
        "<h1>Über den Wind im Wald</h1><table><tr><td>Verfasser/in:</td><td>Roe, Ada</td></tr><tr><td>BegutachterIn:</td><td>Fox, Max</td></tr>"
        "<tr><td>Dokumenttyp:</td><td>Dissertation</td></tr></table>",
        title="Über den Wind im Wald",
        lang="de",
    )
    assert (families(record, "author"), families(record, "contributor")) == (["Roe"], ["Fox"])
