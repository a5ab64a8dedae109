"""Pages saved as text: menus above the title, cells parted by tabs, kinds and shelves in lines of their own."""

from __future__ import annotations

from small_pages import families

from parsers import Page, read_page
from parsers.citation_strings import read_citation
from parsers.record import Record


def saved(text: str) -> Record:
    page = read_page(Page(text.encode(), url="https://repository.example.org/items/9"))
    assert page.page is not None, page.refusal
    return page.page.record


MENU = "Repository logo\nCommunities & Collections\nAll of DSpace\nStatistics\nLog In\n \nHome\nFaculty of Science\n"
ITEM = (
    "Peat and memory in the northern bogs\n\nPeat and memory in the northern bogs\n\nDate\n2019-11-04\n\nAuthors\nFernsby, Oona\nde Groot, P. J.\n\n"
    "Journal Title\nJournal of Bogs\n\nJournal ISSN\n0378-5955\n\nPublisher\nPeat Press\n\nKeywords\npeat, bogs\n\n"
    "Citation\nFernsby, O., & de Groot, P. J. (2019). Peat and memory in the northern bogs. Journal of Bogs, 12(3), 45-60.\n"
)


def test_the_title_below_menus_is_the_line_that_is_printed_twice() -> None:
    record = saved(MENU + ITEM)
    assert record.title is not None
    assert record.title.plain() == "Peat and memory in the northern bogs"
    assert (record.container_title, record.volume, record.issue) == ("Journal of Bogs", "12", "3")
    assert [one.value for one in record.issn] == ["0378-5955"]


def test_tabs_are_the_edges_of_cells() -> None:
    record = saved(
        "Pond life after dark\nLotte Kikker, Hans von der Aue\nAbstract\nPonds are awake at night. We listened to them for sixty nights and heard beetles.\n"
        "Original language\tEnglish\nPages (from-to)\t201-219\nJournal\tAquatic Nights\nVolume\t33\nIssue number\t4\nEarly online date\t3 Dec 2011\n"
        "Publication status\tPublished - Apr 2012\nKeywords\nponds\nbeetles\nAccess to Document\n10.5555/an.33.201\n"
    )
    assert (record.container_title, record.volume, record.issue, record.language) == ("Aquatic Nights", "33", "4", "en")
    assert record.issued is not None
    assert record.issued.parts() == (2012, 4)
    assert [one.text for one in record.keyword] == ["ponds", "beetles"]
    assert record.abstract is not None
    assert record.abstract.plain().endswith("heard beetles.")


def test_the_third_cell_of_a_full_view_is_a_language() -> None:
    record = saved(
        "dc.contributor.advisor\tStern, Hanna\t\ndc.contributor.author\tLund, Per Olav\t\ndc.date.accessioned\t2016-01-04T10:00:00Z\t\n"
        "dc.date.issued\t2015-06-15\t\ndc.title\tTorsk i tre fjorder\tnb_NO\ndc.type\tMaster thesis\tnb_NO\ndc.publisher\tUniversitetet i X\tnb_NO\n"
    )
    assert record.title is not None
    assert (record.title.plain(), record.publisher, record.type) == (
        "Torsk i tre fjorder",
        "Universitetet i X",
        "thesis",
    )
    assert families(record, "contributor") == ["Stern"]


def test_a_way_from_home_and_a_shelf_are_no_titles() -> None:
    record = saved(
        "Home > Theses and Dissertations > 2210\n\nTheses and Dissertations\n\nKites over the salt flat\n\nAmelia Windermere, Example State University\n\n"
        "Date of Award\nSpring 5-10-2016\n\nDegree Type\nThesis\n\nDegree Name\nMaster of Arts (MA)\n\nFirst Advisor\nDrift, Sandy\n\n"
        "Abstract\nKites fly over the salt flat. This thesis photographs the flat from kites over nine months.\n"
    )
    assert record.title is not None
    assert (record.title.plain(), record.genre) == ("Kites over the salt flat", "Master of Arts (MA)")
    assert record.issued is not None
    assert record.issued.parts() == (2016, 5, 10)


def test_a_kind_below_its_label_is_a_value() -> None:
    record = saved(
        "Counts of swifts over nine towers\nCreators\nApus, Magnus1\nTower, Lisbeth2\nShow affiliations\nDetails\nDOI\n10.5555/swifts.9\n"
        "Resource type\nDataset\nPublisher\nSwift House\n"
    )
    assert (record.type, families(record, "author")) == ("dataset", ["Apus", "Tower"])


def test_the_line_that_eprints_cites_with() -> None:
    parts = read_citation("Folk Instruments Quarterly, 14 (2). pp. 101-118. ISSN 0378-5955")
    assert (parts["container_title"], parts["volume"], parts["issue"], parts["page"]) == (
        "Folk Instruments Quarterly",
        "14",
        "2",
        "101-118",
    )


def test_classes_of_a_library_are_no_keywords() -> None:
    record = saved(
        "Tin whistles of the west\n\nWhistler, A. B. and O'Reed, Siobhán (2008) Tin whistles of the west. Folk Instruments Quarterly, 14 (2). pp. 101-118.\n\n"
        "Item Type: \tArticle\nUncontrolled Keywords: \ttin whistle, folk music\nSubjects: \tM Music > M Music\nDate Deposited: \t12 May 2009 10:11\n"
    )
    assert [one.text for one in record.keyword] == ["tin whistle", "folk music"]
    assert record.issued is not None
    assert record.issued.parts() == (2008,)


def test_values_go_on_in_their_column() -> None:
    record = saved(
        "タイトル\t北の海の昆布について\n著者\t山田, 太郎\n\t佐藤, 花子\n雑誌名\t北海紀要\n巻\t12\nURL\thttp://hdl.handle.net/2115/12345\n"
    )
    assert families(record, "author") == ["山田", "佐藤"]
    assert record.handle == "2115/12345"


def test_an_indented_label_is_a_label() -> None:
    record = saved(
        "\tTitle: Pond life after dark\n\tAuthors: Roe, A.; Fox, M.\n\tJournal: Ponds\n\tVolume: 3\n\tPages: 1-9\n"
    )
    assert families(record, "author") == ["Roe", "Fox"]
    assert record.volume == "3"
