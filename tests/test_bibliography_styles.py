"""Works in the styles that people ask for by name: each as the style's manual prints it, in the style's order, in its language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from citation_styles import needs_styles
from cited_works import WORKS, entries
from printed_styles import ORDERS, PRINTED

from harvester.bibliography import NAMES, Bibliography, bibliography, find_style, listed, number_of_styles
from harvester.errors import UsageError
from harvester.work import Entry
from parsers.record import Record

pytestmark = needs_styles
KEYS = tuple(WORKS)


@cache
def formatted(style: str, locale: str = "") -> Bibliography:
    return bibliography(entries(), style, locale)


def printed(style: str, *works: Mapping[str, object], locale: str = "") -> list[str]:
    made = [Entry(key=f"k{place}", record=Record.model_validate(work)) for place, work in enumerate(works)]
    return [f"{one.label} {one.text()}".strip() for one in bibliography(made, style, locale).works]


@pytest.mark.parametrize(("style", "key"), [(style, key) for style in PRINTED for key in KEYS])
def test_a_work_is_printed_as_the_manual_has_it(style: str, key: str) -> None:
    (work,) = (one for one in formatted(style).works if KEYS[one.place] == key)
    assert f"{work.label} {work.text()}".strip() == PRINTED[style][key]


@pytest.mark.parametrize("style", PRINTED)
def test_the_order_is_the_style_s(style: str) -> None:
    order = [KEYS[one.place] for one in formatted(style).works]
    assert order == (ORDERS[style].split() if style in ORDERS else list(KEYS))


_VARDA, _NG = {"family": "Varda", "given": "Agnès"}, {"family": "Ng", "given": "Li"}
_FILM = {
    "type": "motion_picture",
    "title": "Sans toit",
    "publisher": "Ciné-Tamaris",
    "issued": {"year": 1985},
    "credit": [{"role": "director", "name": _VARDA}],
}
_PART = {
    "type": "chapter", "title": "On tides", "author": [_NG], "container_title": "Water", "page": {"first": "3", "last": "9"}, "publisher": "Invented Press",
    "issued": {"year": 2001}, "credit": [{"role": "container-author", "name": _VARDA}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("style", "work", "expected"),
    [
        ("apa", _FILM, "Varda, A. (Director). (1985). Sans toit [Video recording]. Ciné-Tamaris."),
        ("mla", _FILM, "Sans Toit. Directed by Agnès Varda, Ciné-Tamaris, 1985."), ("chicago", _FILM, "Varda, Agnès, dir. 1985. Sans Toit. Ciné-Tamaris."),
        ("apa", _PART, "Ng, L. (2001). On tides. In A. Varda, Water (pp. 3–9). Invented Press."),
        ("harvard", _PART, "Ng, L. (2001) ‘On tides’, in A. Varda, Water. Invented Press, pp. 3–9."),
    ],
)  # fmt: skip
def test_a_style_prints_who_did_what(style: str, work: Mapping[str, object], expected: str) -> None:
    assert printed(style, work) == [expected]


MARKS = [
    ("apa", "number", [("Salvia", ("i",)), ("Open Ecology", ("i",)), ("4", ("i",))]),
    ("apa", "book", [("A history of small gardens", ("i",))]),
    ("nature", "article", [("J Invent Med", ("i",)), ("12", ("b",))]),
    ("vancouver", "number", [("Salvia", ("i",))]),
]


@pytest.mark.parametrize(("style", "key", "marks"), MARKS)
def test_marks_are_the_style_s_and_the_title_s(style: str, key: str, marks: list[tuple[str, tuple[str, ...]]]) -> None:
    (work,) = (one for one in formatted(style).works if KEYS[one.place] == key)
    runs = [(run.text.strip(" ,."), run.marks) for line in work.lines for run in line if run.marks]
    assert runs == marks


def test_italics_within_italics_stand_upright() -> None:
    book = Entry(key="a", record=Record.model_validate({"type": "book", "title": "On <i>Salvia</i> and bees"}))
    (work,) = bibliography([book], "apa").works
    assert [(run.text, run.marks) for run in work.lines[0]][:3] == [
        ("On ", ("i",)),
        ("Salvia", ()),
        (" and bees", ("i",)),
    ]


LANGUAGES = [
    (
        "de-DE",
        "Okafor, C. (2011). Walls and hedges. In J. Smith & E. Diaz (Hrsg.), The Oxford book of gardens (S. 45–67). Garden Press.",
    ),
    (
        "fr",
        "Okafor, C. (2011). Walls and hedges. In J. Smith & E. Diaz (Éds.), The Oxford book of gardens (p. 45\u201167). Garden Press.",
    ),
    (
        "xx",
        "Okafor, C. (2011). Walls and hedges. In J. Smith & E. Diaz (Eds.), The Oxford book of gardens (pp. 45–67). Garden Press.",
    ),
]


@pytest.mark.parametrize(("locale", "text"), LANGUAGES)
def test_the_style_s_own_words_are_in_the_language_that_is_asked_for(locale: str, text: str) -> None:
    (work,) = (one for one in formatted("apa", locale).works if KEYS[one.place] == "chapter")
    assert work.text() == text


# Editions of EDTF's dates that records hold, and what APA and Vancouver make of them.
DATES = [
    ({"year": 2020}, "(2020).", "2020;"), ({"year": 2020, "month": 7}, "(2020).", "2020 Jul;"),
    ({"year": 2020, "season": "spring"}, "(2020).", "2020 Spring;"), ({"year": 2020, "end": {"year": 2021}}, "(2020–2021).", "2020–2021;"),
    ({"year": 2020, "month": 7, "end": {"year": 2020, "month": 8}}, "(2020).", "2020 Jul–Aug;"), (None, "(n.d.).", "J. 1."),
]  # fmt: skip


@pytest.mark.parametrize(("date", "apa", "vancouver"), DATES)
def test_dates_are_as_precise_as_they_are_known(date: dict[str, object] | None, apa: str, vancouver: str) -> None:
    work = {
        "type": "article-journal",
        "title": "T",
        "author": [{"family": "A"}],
        "container_title": "J",
        "volume": "1",
        "issued": date,
    }
    assert (apa in printed("apa", work)[0], vancouver in printed("vancouver", work)[0]) == (True, True)


def test_a_year_is_told_apart_where_two_works_would_be_cited_alike() -> None:
    same = {"type": "book", "author": [{"family": "Ng", "given": "A."}], "issued": {"year": 2020}}
    other = {"type": "book", "author": [{"family": "Ng", "given": "B."}], "issued": {"year": 2020}, "title": "C"}
    texts = printed("apa", {**same, "title": "B"}, {**same, "title": "A"}, other)
    assert texts == ["Ng, A. (2020a). A.", "Ng, A. (2020b). B.", "Ng, B. (2020). C."]


def test_every_name_of_the_table_is_a_style_with_a_bibliography() -> None:
    assert [name for name in NAMES if not find_style(name)[0].body] == []
    assert number_of_styles() > 10_000


# What is asked for, the title of what it is, and the language that it is printed in.
ASKED = [
    ("APA", "APA Style 7th edition", ""), ("jama-dermatology", "JAMA Dermatology", "en-US"), ("nature-digest", "Nature Digest", "en-GB"),
    ("http://www.zotero.org/styles/nature", "Nature", "en-GB"), ("harvard1", "Cite Them Right 12th edition (author-date/Harvard)", "en-GB"),
    ("chicago-17", None, ""), ("../apa", None, ""), ("", None, ""), ("no such style", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "title", "locale"), ASKED)
def test_styles_are_found_by_the_names_people_use(asked: str, title: str | None, locale: str) -> None:
    try:
        found, language = find_style(asked)
    except UsageError as error:
        assert (title, error.message) == (None, f"there is no style “{asked}”")
        assert "--list-styles" in error.advice
        return
    assert (found.title, language, found.parent) == (title, locale, "")


def test_near_names_are_told() -> None:
    with pytest.raises(UsageError) as told:
        find_style("vancuver")
    assert told.value.advice.startswith("Near it: vancouver")


def test_styles_are_listed_by_a_word() -> None:
    assert ("nature", "Nature") in list(listed("nature"))
    assert ("nature-digest", "Nature Digest") in list(listed("nature digest"))
    assert [name for name, _title in listed()] == list(NAMES)
    assert list(listed("no such word")) == []


def test_the_names_in_the_manual_are_names() -> None:
    manual = (Path(__file__).parents[1] / "docs/bibliographies.md").read_text(encoding="utf-8")
    table = manual.partition("| name | is |")[2].partition("\n\n")[0]
    told = re.findall(r"`([a-z0-9-]+)`", " ".join(row.split("|")[1] for row in table.splitlines()[2:]))
    assert len(told) > 15
    assert [name for name in told if name not in NAMES] == []
    assert find_style("chicago-author-date-17th-edition")[0].title.startswith("Chicago Manual of Style 17th")
