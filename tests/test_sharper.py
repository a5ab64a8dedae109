"""Of two lists of the same people, the one that says more."""

from __future__ import annotations

import pytest

from parsers import Page, read_page
from parsers.names import read_name
from parsers.record import Reading, Record
from parsers.sharper import sharpest
from parsers.values import Name


def people(text: str) -> tuple[Name, ...]:
    return tuple(name for part in text.split("; ") if (name := read_name(part)) is not None)


def chosen(known: str, other: str) -> str:
    readings = [Reading(source=one, record=Record(author=people(text))) for one, text in (("a", known), ("b", other))]
    return {"a": known, "b": other}[sharpest("author", readings, None).source]


@pytest.mark.parametrize(
    ("known", "other"),
    [
        ("Ojala RW; Zaba B", "Rufus Wale Ojala; Basia Zaba"),
        ("Ojala, R.; Zaba, B.", "Ojala, R.; Żaba, B."),
        ("Lodz M; Aro JB", "M. Łódź; J-B Aro"),
        ("van Dyke H; Group of Fens", "Hendrik van Dyke; Group of Fens"),
        ("Ojala, R.", "Ojala, Rufus W."),
    ],
)
def test_fuller_names_of_the_same_people_win(known: str, other: str) -> None:
    assert chosen(known, other) == other
    assert chosen(other, known) == other


@pytest.mark.parametrize(
    ("known", "other"),
    [
        ("Ojala RW; Zaba B", "Rufus Wale Ojala"),
        ("Ojala RW; Zaba B", "Basia Zaba; Rufus Wale Ojala"),
        ("Ojala RW; Zaba B", "Tom Wale Ojala; Basia Zaba"),
        ("Ojala RW; Zaba Basia", "Rufus Wale Ojala; B. Zaba"),
        ("Ojala, R., Jr.; Zaba B", "Rufus Ojala; Basia Zaba"),
        ("Ojala R; Marsh B", "Rufus Ojala; Basia Marshall"),
    ],
    ids=("fewer", "another order", "another person", "each more of one", "no suffix", "another family"),
)
def test_another_list_does_not(known: str, other: str) -> None:
    assert chosen(known, other) == known


def test_what_a_name_holds_beside_it_is_not_lost() -> None:
    known = (Name(family="Ojala", given="R.", affiliation=("Invented University",)),)
    other = (Name(family="Ojala", given="Rufus"),)
    readings = [Reading(source=str(names), record=Record(author=names)) for names in (known, other)]
    assert sharpest("author", readings, None).record.author == known


def test_a_page_is_looked_at_where_its_tags_hold_only_initials() -> None:
    tags = {
        "title": "Ditches of the invented fen and what lives in them", "journal_title": "Fen Biology", "volume": "3",
        "firstpage": "17", "lastpage": "29", "date": "2011", "author": "Ojala RW", "authors": "Zaba B",
    }  # fmt: skip
    metas = "".join(f'<meta name="citation_{tag.rstrip("s")}" content="{text}">' for tag, text in tags.items())
    byline = '<div class="authors"><a href="/1">Rufus W. Ojala</a>, <a href="/2">Basia Żaba</a></div>'
    shown = f"<div><p>Fen Biology</p><h1>{tags['title']}</h1>{byline}</div><p>About this journal and its ditches.</p>"
    found = read_page(Page(f"<html><head>{metas}</head><body>{shown}</body></html>".encode())).page
    assert found is not None
    assert [name.inverted() for name in found.record.author] == ["Ojala, Rufus W.", "Żaba, Basia"]
