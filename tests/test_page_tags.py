"""Tags as systems really write them: their own names for a field, the kind among the keywords, quotation marks that end a title."""

from __future__ import annotations

import pytest
from small_pages import read

from parsers import Page, read_page
from parsers.page import Document
from parsers.publishers import read_place, read_publisher
from parsers.record import Record


def record(**tags: str) -> Record:
    metas = "".join(
        f'<meta name="{name.replace("__", ".")}" content="{part}">' for name, text in tags.items() for part in text.split("||")
    )  # fmt: skip
    return read(f'<html><head>{metas}<meta name="citation_title" content="Salt in small ponds"></head><body><p>')


def test_the_journals_issn_and_short_title_under_names_of_their_own() -> None:
    found = record(
        citation_author="Wader, Ann",
        citation_journal_title="Tides",
        citation_journal_issn="0317-8471",
        citation_journal_title_abbrev="Td.",
    )
    assert [issn.value for issn in found.issn] == ["0317-8471"]
    assert found.container_title_short == "Td."


def test_with_an_isbn_and_pages_a_journal_is_a_book() -> None:
    tags = {
        "citation_author": "Wader, Ann",
        "citation_journal_title": "Handbook of Ponds",
        "citation_isbn": "9780306406157",
        "citation_firstpage": "83",
    }
    assert record(**tags).type == "chapter"
    assert record(**tags, citation_issn="0317-8471").type == "article-journal"
    assert record(**tags, citation_volume="12").type == "article-journal"


def test_the_kind_is_no_keyword() -> None:
    """DSpace's settings put the kind behind the subjects."""
    found = record(
        citation_author="Wader, Ann", citation_keywords="ponds; salt; Tese de doutorado", DC__type="Tese de doutorado"
    )
    assert [keyword.text for keyword in found.keyword] == ["ponds", "salt"]
    found = record(citation_author="Wader, Ann", citation_keywords="ponds; salt; Dissertação", Generator="DSpace 7.6")
    assert ([keyword.text for keyword in found.keyword], found.type) == (["ponds", "salt"], "thesis")
    found = record(citation_author="Wader, Ann", citation_keywords="ponds; salt; dissertation")
    assert [keyword.text for keyword in found.keyword] == ["ponds", "salt", "dissertation"], (
        "elsewhere it may be the subject"
    )


def test_quotation_marks_do_not_end_a_title() -> None:
    text = '<head><meta name="citation_title" content="The Market for "Reeds": Salt and the Pond" /><meta name="dc.title" content="On "X" and "Y"">'
    assert [meta.content for meta in Document(Page(f"<html>{text}".encode())).metas] == [
        'The Market for "Reeds": Salt and the Pond',
        'On "X" and "Y"',
    ]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("© Georg Tang Verlag KG", "Georg Tang Verlag KG"),
        ("Copyright © 2012 Pond Society", "Pond Society"),
        ("Copyright Clearance House", "Copyright Clearance House"),
        ("Published by Reed & Sons", "Reed & Sons"),
        ("POND PublicationsPond UK: London, England", "POND Publications"),
        ("PNDPUB27New York, NY, USA", "PND"),
        ("Alianza,", "Alianza"),
        ("McReed: a press", "McReed: a press"),
    ],
)
def test_publishers_without_what_stands_around_them(printed: str, name: str) -> None:
    assert read_publisher(printed) == name
    assert read_publisher(name) == name


def test_nothing_is_no_publisher() -> None:
    assert read_publisher(" , ") is None
    assert read_place("Madrid :") == "Madrid"
    assert read_place(" ") is None


def test_a_source_that_is_a_whole_citation() -> None:
    found = record(citation_author="Wader, Ann", DC__source="Tides of the North. 2001. № 274. С. 12-17")
    assert (found.container_title, found.issue) == ("Tides of the North", "274")
    assert record(citation_author="Wader, Ann", DC__source="Catalogue of 2001").container_title is None


def test_who_invented_and_who_owns() -> None:
    page = read_page(
        Page(
            b"""<meta name="DC.type" content="patent"><meta name="DC.title" content="Pump for ponds">
            <meta name="DC.date" content="2004-03-12" scheme="dateSubmitted"><meta name="DC.date" content="2006-05-09" scheme="issue">
            <meta name="DC.contributor" content="Ann Wader" scheme="inventor"><meta name="DC.contributor" content="Pump Co" scheme="assignee">"""
        )
    )
    assert page.page is not None
    assert [name.inverted() for name in page.page.record.author] == ["Wader, Ann"]
    assert page.page.record.issued is not None
    assert page.page.record.issued.year == 2006


def test_words_and_hyphens_before_numbers() -> None:
    found = record(citation_author="Wader, Ann", citation_journal_title="Tides", citation_volume="Vol-12", citation_issue="Issue-3")  # fmt: skip
    assert (found.volume, found.issue) == ("12", "3")


def test_a_list_of_lists_of_keywords() -> None:
    found = record(citation_author="Wader, Ann", citation_keywords="salt, ponds, reeds, mud, rain; heat")
    assert [keyword.text for keyword in found.keyword] == ["salt", "ponds", "reeds", "mud", "rain", "heat"]
    found = record(citation_author="Wader, Ann", citation_keywords="ponds, salt; natriuretic peptide, brain")
    assert [keyword.text for keyword in found.keyword] == ["ponds, salt", "natriuretic peptide, brain"]


def test_a_number_that_tells_namesakes_apart_is_no_part_of_a_byline() -> None:
    page = read_page(
        Page(
            b"<html><head><title>Salt in small ponds</title></head><body><h1>Salt in small ponds</h1><p>Jane Wader 0001, Bo Reed</p><p>DOI: 10.5555/pond.1</p>"
        )
    )
    assert page.page is not None
    assert [name.inverted() for name in page.page.record.author] == ["Wader, Jane", "Reed, Bo"]
