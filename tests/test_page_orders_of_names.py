"""Names in the order that their given names tell, forms of a name in another script, and who publishes data by their citation."""

from __future__ import annotations

import pytest

from parsers import Page, read_page
from parsers.citation_strings import read_citation
from parsers.names import read_name, read_names
from parsers.record import Record


def record(head: str, body: str, title: str = "Salt in small ponds") -> Record:
    page = read_page(Page(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()))
    assert page.page is not None, page.refusal
    return page.page.record


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rybová Mária; Jazerník Ján", ["Rybová, Mária", "Jazerník, Ján"]),
        ("Halász Katalin, Tavas Ödön, Vizes Gábor", ["Halász, Katalin", "Tavas, Ödön", "Vizes, Gábor"]),
        ("Stawska Anna, Woda-Rzeka Ewa", ["Stawska, Anna", "Woda-Rzeka, Ewa"]),
        ("Stawska Anna [WIL], Woda-Rzeka Piotr", ["Stawska, Anna", "Woda-Rzeka, Piotr"]),
        ("Anna Stawska, Piotr Woda", ["Stawska, Anna", "Woda, Piotr"]),
        # A given name in front shows that the family names stand behind, whatever the others look like.
        ("Gábor Vizes, Paul Anna", ["Vizes, Gábor", "Anna, Paul"]),
        ("Dewi Liliana, John Marsh", ["Liliana, Dewi", "Marsh, John"]),
        ("Озерна Оксана, Ставок Богдан", ["Озерна, Оксана", "Ставок, Богдан"]),
    ],
)
def test_given_names_tell_the_order_of_a_list_without_commas(text: str, names: list[str]) -> None:
    assert [name.inverted() for name in read_names(text)] == names


def test_one_given_name_that_is_nobodys_family_name_is_enough() -> None:
    read = [read_name(text) for text in ("Stawska Małgorzata", "Małgorzata Stawska", "Peter Anna")]
    assert [name.inverted() for name in read if name is not None] == [
        "Stawska, Małgorzata",
        "Stawska, Małgorzata",
        "Anna, Peter",
    ]


def test_people_told_one_by_one_have_one_order() -> None:
    tags = "".join(f'<meta name="citation_author" content="{name}">' for name in ("Halász Katalin", "Vizes Gábor"))
    read = record(f'<meta name="citation_title" content="Salt in small ponds">{tags}', "<h1>Salt in small ponds</h1>")
    assert [name.inverted() for name in read.author] == ["Halász, Katalin", "Vizes, Gábor"]


def test_the_latin_form_of_a_cyrillic_name_is_no_second_author() -> None:
    names = ("Ставний, Богдан", "Stavnyi, Bohdan", "Щука, Ганна", "Shchuka, Hanna", "Marsh, John")
    tags = "".join(f'<meta name="DC.creator" content="{name}">' for name in names)
    read = record(f'<meta name="DC.title" content="Сіль у ставах">{tags}', "<h1>Сіль у ставах</h1>", "Сіль у ставах")
    assert [name.inverted() for name in read.author] == ["Ставний, Богдан", "Щука, Ганна", "Marsh, John"]


def test_the_button_that_closes_a_persons_box_is_no_part_of_the_name() -> None:
    head = '<meta name="citation_title" content="小さな池における塩の研究"><meta name="citation_doi" content="10.5555/a.1">'
    body = "<h1>小さな池における塩の研究</h1><table><tr><th>著者</th><td><button>×</button> 池田, 花<br><button>×</button> 沼, 一郎</td></tr><tr><th>出版者</th><td>池沼学会</td></tr></table>"
    assert [name.inverted() for name in record(head, body, "小さな池における塩の研究").author] == [
        "池田, 花",
        "沼, 一郎",
    ]


@pytest.mark.parametrize(
    ("behind", "publisher"),
    [
        (". figbank. Dataset. https://doi.org/10.5555/a.1", "figbank"),
        (" [dataset]. PONDAEA, https://doi.org/10.5555/a.1", "PONDAEA"),
        (". Version 1.4. Pond Museum. Occurrence dataset https://doi.org/10.5555/a.1", "Pond Museum"),
        (", https://doi.org/10.5555/a.1, Harbour Dataverse, V2", "Harbour Dataverse"),
        (
            ". Ann Harbour, MI: Consortium for Pond Research [distributor], 2019-01-02. https://doi.org/10.5555/a.1",
            "Consortium for Pond Research",
        ),
        (". https://doi.org/10.5555/a.1", None),
    ],
)
def test_a_citation_of_data_tells_who_publishes_them(behind: str, publisher: str | None) -> None:
    cited = read_citation(f"Roe, Ada (2019): Salt in small ponds{behind}", "Salt in small ponds")
    assert cited.get("publisher") == publisher
    assert cited["doi"] == "10.5555/a.1"
