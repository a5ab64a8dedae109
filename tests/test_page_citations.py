"""What pages say in the words of a citation: of themselves, of the journal, of the people before the title."""

from __future__ import annotations

import pytest

from parsers import Page, read_page
from parsers.citation_people import people_before
from parsers.citation_strings import read_citation
from parsers.record import Record


def record(head: str, body: str, title: str = "Salt in small ponds") -> Record:
    page = read_page(Page(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()))
    assert page.page is not None, page.refusal
    return page.page.record


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Pond. Chem. Phys., 13, 1689-1712, 2013",
            {"container_title": "Pond. Chem. Phys.", "volume": "13", "page": "1689-1712", "issued": "2013"},
        ),
        (
            "Pond Model Dev., 12, 1–10, https://doi.org/10.5555/pmd-12-1, 2019",
            {
                "container_title": "Pond Model Dev",
                "volume": "12",
                "page": "1–10",
                "issued": "2019",
                "doi": "10.5555/pmd-12-1",
            },
        ),
        (
            "Rybniční listy, roč. 63, č. 5 (2013), s. 12–17",
            {"container_title": "Rybniční listy", "volume": "63", "issue": "5", "page": "12–17", "issued": "2013"},
        ),
        (
            "Tavi Szemle, 98. évf. 2. sz. (2018), 33-41.",
            {"container_title": "Tavi Szemle", "volume": "98", "issue": "2", "page": "33-41", "issued": "2018"},
        ),
        (
            "Pond Health Volume: 5 issue: 1, page(s): 3-4",
            {"container_title": "Pond Health", "volume": "5", "issue": "1", "page": "3-4"},
        ),
        (
            "Pond. Rev. X 12, 041027 – Published 9 December, 2022",
            {"container_title": "Pond. Rev. X", "volume": "12", "page": "041027", "issued": "9 December, 2022"},
        ),
        (
            "Pondiversitas 19 (1) - Pages 7-59",
            {"container_title": "Pondiversitas", "volume": "19", "issue": "1", "page": "7-59"},
        ),
        # No year is read in an ISSN, whichever letter stands behind the word.
        (
            "Estanques, ISSN-e 1696-2060, Nº. 20, 2009, págs. 19-30",
            {"container_title": "Estanques", "issn": "1696-2060", "issue": "20", "issued": "2009", "page": "19-30"},
        ),
        (
            "Estanques, ISSN 0317-8471, Vol. 21, Nº. 3, 2012, pags. 41-52",
            {
                "container_title": "Estanques",
                "issn": "0317-8471",
                "volume": "21",
                "issue": "3",
                "issued": "2012",
                "page": "41-52",
            },
        ),
        (
            "Published in Tides of the North 73:6 (2009), pp. 899-905",
            {
                "container_title": "Tides of the North",
                "volume": "73",
                "issue": "6",
                "issued": "2009",
                "page": "899-905",
            },
        ),
        (
            "Proceedings of the 38th Invented Meeting on Ponds and Other Small Waters, PIMP 139:8748-8763, 2021.",
            {
                "container_title": "Proceedings of the 38th Invented Meeting on Ponds and Other Small Waters",
                "volume": "139",
                "page": "8748-8763",
                "issued": "2021",
            },
        ),
        (
            "Tides, 12(3):44--55, 2019.",
            {"container_title": "Tides", "volume": "12", "issue": "3", "page": "44--55", "issued": "2019"},
        ),
        ("Pond Cryst. (2008). E64, o1234", {"volume": "E64", "page": "o1234", "issued": "2008"}),
        ("Pond Commun., 2012,48, 4450-4452", {"volume": "48", "page": "4450-4452", "issued": "2012"}),
    ],
)
def test_shapes_of_citations(text: str, parts: dict[str, str]) -> None:
    assert read_citation(text).items() >= parts.items()


def test_a_year_before_the_pages_is_no_volume() -> None:
    found = read_citation("POND 2012: 12-19")
    assert found == {"container_title": "POND", "page": "12-19", "issued": "2012"}
    assert read_citation("Tides 2012 (3): 12-19")["volume"] == "2012", "with an issue the year is the volume's number"


def test_behind_a_label_the_numbers_are_enough() -> None:
    assert read_citation("Tides of the North, 12(3)", weak=True) == {
        "container_title": "Tides of the North",
        "volume": "12",
        "issue": "3",
    }
    assert read_citation("Tides of the North, 12(3)") == {}


def test_people_stand_before_the_title_of_a_recommended_citation() -> None:
    found = record(
        "",
        """<h1>Salt in small ponds</h1><p>Published in Proceedings of the Workshop on Ponds, 2021</p>
        <p>Recommended citation: Alice Wader, Bob Reed. (2021). "Salt in small ponds." <i>Proceedings of the Workshop on Ponds</i>.
        1(1), 12-19.</p>""",
    )
    assert [name.inverted() for name in found.author] == ["Wader, Alice", "Reed, Bob"]
    assert (found.container_title, found.volume, found.issue) == ("Proceedings of the Workshop on Ponds", "1", "1")


def test_a_description_that_is_a_citation_tells_the_work() -> None:
    text = (
        "Robert J. Wader, Salt in Small Ponds, The Quarterly Review of Ponds, Vol. 106, No. 2 (May, 1991), pp. 407-443"
    )
    found = record(
        f'<meta name="citation_title" content="Salt in Small Ponds"><meta name="description" content="{text}">', "<p>"
    )
    assert [name.inverted() for name in found.author] == ["Wader, Robert J."]
    assert (found.container_title, found.volume, found.issue) == ("The Quarterly Review of Ponds", "106", "2")
    assert found.page is not None
    assert (found.page.first, found.page.last) == ("407", "443")


def test_a_description_in_words_tells_nothing() -> None:
    text = "In 1991 we saw Salt in Small Ponds, and 12 (3) of them were dry."
    page = read_page(
        Page(f'<html><head><meta name="citation_title" content="Salt in Small Ponds"><meta name="description" content="{text}">'.encode())
    )  # fmt: skip
    assert page.page is None


CITED = "(2008). Salt in Small Ponds. Acta Lacustria: Vol. 79, No. 5, pp. 594-601. doi: 10.9995/{}"
CITING = (
    '<meta name="dc.Title" content="Salt in Small Ponds"><meta name="dc.Creator" content="Ada Roe"><meta name="dc.Date" content="2009-07-08">'
    '<meta name="dc.Identifier" scheme="doi" content="10.9995/salt.1"><meta property="og:title" content="Salt in Small Ponds">'
)


def test_a_description_without_people_is_the_works_citation_by_its_doi() -> None:
    found = record(f'{CITING}<meta property="og:description" content="{CITED.format("salt.1")}">', "<p>")
    assert found.page is not None
    assert (found.volume, found.issue, found.page.text()) == ("79", "5", "594-601")
    assert found.issued is not None
    assert found.issued.iso() == "2008", "the year of the issue, where the tag has the day online"


def test_a_citation_behind_a_description_in_words_is_read() -> None:
    words = '<meta name="description" content="In 1991 the ponds were dry.">'
    found = record(f'{CITING}{words}<meta property="og:description" content="{CITED.format("salt.1")}">', "<p>")
    assert (found.volume, found.issue) == ("79", "5")


def test_a_description_without_people_that_names_another_doi_tells_nothing() -> None:
    found = record(f'{CITING}<meta property="og:description" content="{CITED.format("salt.2")}">', "<p>")
    assert (found.volume, found.page) == (None, None)
    assert found.issued is not None
    assert found.issued.iso() == "2009-07-08"


BYLINE = '<h1>Salt in small ponds</h1><p class="authors">{}</p>'
TAGGED = '<meta name="citation_title" content="Salt in small ponds"><meta name="citation_journal_title" content="Acta Lacustria">' + "".join(
    f'<meta name="citation_author" content="{name}">' for name in ("MARSH, Ben", "LEIGH, Cora", "ROWE, Ada")
)  # fmt: skip


@pytest.mark.parametrize(
    ("byline", "order"),
    [
        ("Ada ROWE, Cora LEIGH &amp; Ben MARSH", ["Rowe", "Leigh", "Marsh"]),  # the tags have them from last to first
        ("Cora LEIGH, Ada ROWE &amp; Ben MARSH", ["Marsh", "Leigh", "Rowe"]),
        ("Ada ROWE &amp; Ben MARSH", ["Marsh", "Leigh", "Rowe"]),
    ],
)
def test_people_whom_tags_have_from_last_to_first(byline: str, order: list[str]) -> None:
    assert [name.family for name in record(TAGGED, BYLINE.format(byline)).author] == order


@pytest.mark.parametrize("before", ["We were told by our colleagues that ", "", "Editorial. ", "See also "])
def test_words_before_a_title_are_no_people(before: str) -> None:
    assert people_before(before, "p") == []


def test_an_issn_between_a_journal_and_its_volume() -> None:
    found = read_citation("Revista de Estanques, ISSN 0317-8471, Vol. 12, Nº. 3, 2019, págs. 45-67")
    assert (found["container_title"], found["issn"], found["volume"], found["issue"], found["page"]) == (
        "Revista de Estanques", "0317-8471", "12", "3", "45-67",
    )  # fmt: skip
    assert "issn" not in read_citation("Tides of the North, ISSN 0317-8472, 12(3), 45-67"), "its check digit is wrong"
