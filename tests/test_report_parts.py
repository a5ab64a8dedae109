"""What the report works out before it is laid out: anchors, who gave what, what differs, what can be chosen, who is there twice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_cases import truth
from report_speakers import crossref, page
from report_world import FACTS, world

from harvester.crosscheck import Material, crosscheck
from harvester.crosscheck.lists import tell
from harvester.crosscheck.questions import open_questions
from harvester.crosscheck.upstream import fix_list
from harvester.report import Reported, asked, gather, overview, repositories, states
from harvester.report.anchors import host_anchor, work_anchors
from harvester.report.cells import REPEATED, cells
from harvester.report.compared import side_by_side
from harvester.report.given import given as who_gave
from harvester.report.states import STATES, facets
from harvester.report.twins import by_work, twins
from harvester.work import Agreement, Claim, FieldResult, Work
from parsers.identifiers import ArxivId
from parsers.record import Reading, Record, Said
from parsers.values import Name, Rich

EQUAL = Agreement(kind="EQUAL")


def result(field: str, value: Any, **more: Any) -> FieldResult:
    return FieldResult.model_validate(
        {"field": field, "value": value, "winner": ("page",), "claims": (), "agreement": EQUAL, **more}
    )


@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=90), max_size=12))
def test_every_work_has_a_name_of_its_own_that_needs_no_escape(keys: list[str]) -> None:
    anchors = work_anchors([*keys, *keys])
    assert len(set(anchors)) == len(anchors)
    assert all(
        anchor.isascii() and anchor.startswith("w-") and not set(anchor) & set(" \"'<>&?#") for anchor in anchors
    )
    assert work_anchors([*keys, *keys])[: len(keys)] == work_anchors(keys)


def test_a_host_has_a_name_too() -> None:
    assert host_anchor("a b<c>") == "r-a%20b%3Cc%3E"


PEOPLE = tuple(Name(family=f"Author{n}", given="Ann") for n in range(4))


@pytest.mark.parametrize(
    ("field", "value", "parts", "expected"),
    [
        ("author", PEOPLE, (("0.given", ("pubmed",)),), ("given name of Author0 from PubMed",)),
        ("author", PEOPLE, (("0.given", ("pubmed",)), ("2.given", ("pubmed",))), ("given names of Author0 and Author2 from PubMed",)),
        ("author", PEOPLE, tuple((f"{n}.orcid", ("crossref",)) for n in range(4)), ("ORCID iDs of all 4 from Crossref",)),
        ("author", PEOPLE, tuple((f"{n}.given", ("crossref",)) for n in range(3)), ("given names of 3 of 4 entries from Crossref",)),
        ("funder", ("A", "B"), (("0", ("page",)), ("1", ("crossref",))), ("A from the page", "B from Crossref")),
        ("funder", ("A", "B"), (("0", ("page",)), ("1", ("page",))), ()),
        ("issn", [{"value": "1234-5679", "kind": "print"}], (("0.kind", ("pubmed",)),), ("kind of 1234-5679 from PubMed",)),
        ("author", PEOPLE, (("9.given", ("pubmed",)), ("x", ("pubmed",))), ()),
        ("volume", "8", (("0", ("pubmed",)),), ()),
    ],
)  # fmt: skip
def test_who_gave_a_part_is_told_in_words(field: str, value: Any, parts: Any, expected: tuple[str, ...]) -> None:
    assert who_gave(result(field, value, parts=parts)) == expected


LONG = "word " * 40 + "end"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((("a", "meta x"), ("b", "meta x"), ("a", "meta x")), [("meta x", ("a", "b"), False)]),
        (((LONG, "meta x"),), [("meta x", (), True)]),
        ((("  " + LONG.replace(" ", "\n"), "meta x"),), [("meta x", (), True)]),
        (((LONG + ".", "meta x"),), [("meta x", (LONG + ".",), False)]),
    ],
)
def test_a_long_text_that_is_the_value_itself_is_not_printed_twice(said: Any, expected: Any) -> None:
    assert len(LONG) > REPEATED
    claim = Claim(
        source="page",
        value=Rich.of(LONG),
        said=tuple(Said(field="abstract", text=text, where=where) for text, where in said),
    )
    (cell,) = cells(result("abstract", Rich.of(LONG), claims=(claim,)), ["page"])
    assert cell is not None
    assert [(one.where, one.texts, one.alike) for one in cell.evidence] == expected
    assert [one.same for one in cell.sayings] == [True]


def test_an_answer_stands_beside_the_page_field_by_field() -> None:
    mine = Record(type="article-journal", title=Rich.of("On moss"), author=PEOPLE[:1], volume="12")
    theirs = Record(
        type="article-journal", title=Rich.of("On slate"), author=(Name(family="Author0", given="A."),), issue="2"
    )
    rows = {row.label: (row.kind, row.word) for row in side_by_side(mine, theirs)}
    assert rows == {
        "Title": ("CONFLICT", "another title"), "Authors": ("COMPATIBLE", "initials against full names"), "Volume": ("", "only one says it"),
        "Issue": ("", "only one says it"), "Type of work": ("EQUAL", "equal"),
    }  # fmt: skip


@pytest.fixture(scope="module")
def works() -> tuple[Reported, ...]:
    return tuple(world(200).works)


def test_every_state_is_that_of_some_invented_work(works: tuple[Reported, ...]) -> None:
    shown = {
        option.value
        for facet in facets(states.glance(one.work) for one in works).facets
        if facet.name == "show"
        for option in facet.options
    }
    assert shown == set(STATES)


def test_numbers_beside_filters_are_those_of_the_works_that_have_them(works: tuple[Reported, ...]) -> None:
    found = facets(states.glance(one.work) for one in works)
    options = [(facet.name, option) for facet in found.facets for option in facet.options]
    for place, (name, option) in enumerate(options):
        assert option.count == sum(place in mine for mine in found.places)
        if name == "show":
            assert option.count == sum(STATES[option.value][1](one.work) for one in works)
        if name == "code":
            assert option.count == sum(option.value in {f.code for f in one.work.findings} for one in works)


def test_the_figures_are_those_of_the_filters(works: tuple[Reported, ...]) -> None:
    counted = overview.figures(one.work for one in works).counts(0)
    shown = {
        option.value: option.count
        for facet in facets(states.glance(one.work) for one in works).facets
        if facet.name == "show"
        for option in facet.options
    }
    assert (counted.attention, counted.conflicts, counted.doubted, counted.confirmed) == (
        shown["attention"], shown["conflict"], shown["doubted"], shown["confirmed"],
    )  # fmt: skip


def test_every_finding_stands_in_one_group(works: tuple[Reported, ...]) -> None:
    groups = overview.figures(one.work for one in works).groups(states.glance(one.work) for one in works)
    of_twins = sum(finding.code in states.TWICE for one in works for finding in one.work.findings)
    assert sum(len(said) for group in groups for _place, said in group.found) + of_twins == sum(
        len(one.work.findings) for one in works
    )
    assert all(group.advice for group in groups)


def twin_works() -> list[Work]:
    """A work twice under one DOI, one that shares another's DOI, and one that stands alone."""
    first, other = truth(1), truth(2)
    pages = (
        page(first, 1, (), {}),
        page(first, 7, (), {}),
        page({**other, "doi": first["doi"]}, 2, (), {}),
        page(truth(3), 3, (), {}),
    )
    return list(tell([crosscheck(Material([str(one.url)], [one])) for one in pages]))


def test_twins_are_groups_that_know_each_other() -> None:
    works = [Reported(key=f"k{place}", work=work) for place, work in enumerate(twin_works())]
    groups = gather(works, (), FACTS).twins
    assert [(group.code, group.places) for group in groups] == [("duplicate", (0, 1)), ("shared-identifier", (0, 1, 2))]
    assert "the same DOI 10.5555/world.1" in groups[0].why
    assert {place: len(mine) for place, mine in by_work(groups).items()} == {0: 2, 1: 2, 2: 1}


def test_what_contributed_is_counted_by_source() -> None:
    one = truth(5)
    work = crosscheck(Material(["a"], [page(one, 5, (), {"volume": "99"})], [crossref(one, 5, {})], absent=["pubmed"]))
    rows = {row.name: row for row in overview.figures([work]).contributions()}
    assert (rows["The page"].works, rows["The page"].conflicts, rows["Crossref"].conflicts, rows["PubMed"].unknown) == (
        1,
        1,
        1,
        1,
    )
    assert rows["Crossref"].credited == sum("crossref" in result.winner for result in work.fields)


def test_every_question_is_shown_once_with_its_answers(works: tuple[Reported, ...]) -> None:
    for one in works:
        open_ = asked.questions(one.work)
        assert sorted(question.id for question in open_.values()) == sorted(
            question.id for question in open_questions(one.work)
        )
        assert all(question.choices for question in open_.values())


def test_repositories_are_told_by_host_with_their_pages(works: tuple[Reported, ...]) -> None:
    found = repositories.repositories(fix_list(one.work for one in works))
    assert len(found) == 6
    assert all(one.pages == len({page.fix.address for fault in one.faults for page in fault.pages}) for one in found)
    assert all(
        sum(number for _severity, number in one.counts) == sum(fault.group.count for fault in one.faults)
        for one in found
    )


def test_where_the_work_alone_tells_who_is_right_others_say(works: tuple[Reported, ...]) -> None:
    faults = [fault for one in repositories.repositories(fix_list(one.work for one in works)) for fault in one.faults]
    assert {fault.group.code for fault in faults if fault.right == "Others say"} == {"value-differs"}
    assert {fault.right for fault in faults if fault.group.code != "value-differs"} == {"It should say"}


def test_twins_that_only_an_archives_number_brings_together_tell_so() -> None:
    records = [
        Record(arxiv=ArxivId("1706.03762")),
        Record(arxiv=ArxivId("1706.03762"), title=Rich("Attention in mammals")),
    ]
    told = tell(
        [crosscheck(Material([str(place)], [Reading(source="page", record=one)])) for place, one in enumerate(records)]
    )
    groups = twins(
        [Reported(key=str(place), work=one) for place, one in enumerate(told)], {0: DUPLICATES, 1: DUPLICATES}
    )
    assert [one.why for one in groups] == ["the same arXiv ID; no title to compare; nothing else to compare"]


DUPLICATES = frozenset(("duplicate",))
