"""Merging: a function of the set, no value without a source, issue data together, the seed from end to end."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.crosscheck import Material, crosscheck, merge
from harvester.crosscheck.identity import group
from harvester.work import FieldResult, Work
from parsers import Page, read_page
from parsers.formats import crossref, pubmed
from parsers.record import Reading, Record

ROOT = Path(__file__).parents[1] / "fixtures"
SOURCES = ("page", "crossref", "pubmed")


def reading(source: str, **values: Any) -> Reading:
    return Reading(source=source, record=Record.model_validate(values))


NAMES = st.builds(
    lambda family, given: {"family": family, "given": given},
    st.sampled_from(["Okafor", "Ng", "Müller"]),
    st.sampled_from([None, "C.", "Chidi"]),
)
DATES = st.builds(
    lambda year, month, day: {"year": year, "month": month, "day": day if month else None},
    st.sampled_from([2020, 2021]), st.sampled_from([None, 1, 5]), st.sampled_from([None, 1, 8]),
)  # fmt: skip
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["A study", "A study: in red", "A <i>study</i>", "Another"]), "author": st.lists(NAMES, max_size=3),
        "container_title": st.sampled_from(["Blood Advances", "Blood Adv", "Rooms"]), "volume": st.sampled_from(["8", "08", "9"]),
        "issue": st.sampled_from(["1", "1-2"]), "issued": DATES, "doi": st.sampled_from(["10.5555/a", "10.5555/b"]),
        "page": st.sampled_from([{"first": "1", "last": "9"}, {"first": "1"}, {"first": "e7"}]), "article_number": st.sampled_from(["e7"]),
        "issn": st.lists(st.sampled_from([{"value": "2473-9529", "kind": "print"}, {"value": "2473-9537", "kind": None}]), max_size=2),
        "keyword": st.lists(st.sampled_from([{"text": "sleep"}, {"text": "light", "scheme": "MeSH"}]), max_size=2),
        "note": st.just("n"), "pmid": st.sampled_from(["77", "78"]),
    },
)  # fmt: skip
READINGS = st.lists(
    st.builds(lambda s, r: Reading(source=s, record=Record.model_validate(r)), st.sampled_from(SOURCES), RECORDS),
    max_size=4,
)


@given(READINGS)
@settings(max_examples=150, deadline=None)
def test_the_order_of_arrival_changes_nothing(readings: list[Reading]) -> None:
    first = merge(readings)
    for order in itertools.islice(itertools.permutations(readings), 6):
        assert merge(order) == first


@given(READINGS)
@settings(max_examples=100, deadline=None)
def test_the_same_reading_twice_is_the_same_reading(readings: list[Reading]) -> None:
    assert merge([*readings, *readings]) == merge(readings)


@given(READINGS)
@settings(max_examples=150, deadline=None)
def test_no_value_without_a_source_and_no_claim_lost(readings: list[Reading]) -> None:
    record, fields = merge(readings)
    results = {result.field: result for result in fields}
    for field in record.said_fields():
        assert results[field].winner
        assert set(results[field].winner) <= {one.source for one in readings}
    for one in readings:
        for field in one.record.said_fields():
            claims = [claim.value for claim in results[field].claims] if field in results else []
            assert getattr(one.record, field) in claims or (field == "note" and one.source != "page")


@given(READINGS, READINGS)
@settings(max_examples=60, deadline=None)
def test_a_crosscheck_does_not_depend_on_order(pages: list[Reading], answers: list[Reading]) -> None:
    assert crosscheck(Material(["a"], pages, answers)) == crosscheck(Material(["a"], pages[::-1], answers[::-1]))


def test_issue_data_of_two_sources_are_not_mixed() -> None:
    # The online year of one source must not meet the print volume of the other.
    page = reading(
        "page", title="A study", container_title="Rooms", volume="12", issued={"year": 2019}, page={"first": "3"}
    )
    answer = reading(
        "crossref", title="A study", container_title="Rooms", volume="11", issued={"year": 2018}, issue="2"
    )
    record, fields = merge([page, answer])
    assert (record.volume, record.issue, record.issued and record.issued.year, record.page) == ("11", "2", 2018, None)
    by_field = {result.field: result for result in fields}
    assert by_field["volume"].agreement.kind == "CONFLICT"
    assert [claim.source for claim in by_field["page"].claims] == ["page"]


def test_what_two_sources_say_stands_against_one() -> None:
    sources = [reading("page", volume="8"), reading("pubmed", volume="8"), reading("crossref", volume="9")]
    assert merge([reading(r.source, container_title="R", volume=r.record.volume) for r in sources])[0].volume == "8"


def test_a_full_name_and_an_orcid_come_from_an_aligned_list_and_are_credited() -> None:
    page = reading("page", author=[{"family": "Okafor", "given": "Chidi"}, {"family": "Ng", "given": "A."}])
    answer = reading(
        "crossref",
        author=[
            {"family": "Okafor", "given": "C.", "orcid": "0000-0002-1825-0097"},
            {"family": "Ng", "given": "Andrew"},
        ],
    )
    record, fields = merge([page, answer])
    assert [name.given for name in record.author] == ["Chidi", "Andrew"]
    assert record.author[0].orcid == "0000-0002-1825-0097"
    assert set(next(result for result in fields if result.field == "author").winner) == {"page", "crossref"}


def seed() -> tuple[Reading, Reading, Reading]:
    page = read_page(Page((ROOT / "demo" / "synapse-record.txt").read_bytes())).page
    assert page is not None
    answer = crossref.read((ROOT / "demo" / "answers" / "crossref" / "synapse.json").read_bytes())
    ((_pmid, article),) = pubmed.split((ROOT / "demo" / "answers" / "pubmed" / "synapse.xml").read_bytes())
    return page, answer, pubmed.read(article)


def pair(work: Work, field: str, a: str, b: str) -> str:
    result: FieldResult = next(one for one in work.fields if one.field == field)
    found = [agreement for x, y, agreement in result.pairs if {x, y} == {a, b}]
    return found[0].kind if found else "EQUAL"


def test_the_seed() -> None:
    page, answer, article = seed()
    work = crosscheck(Material(["seed"], [page], [answer, article]))
    assert {one.verdict.level for one in work.readings} == {"EXACT"}
    assert not work.set_aside
    author = next(result for result in work.fields if result.field == "author")
    assert (author.agreement.kind, author.agreement.why) == ("COMPATIBLE", "initials")
    assert "crossref" in author.winner
    assert work.record.author[9].given == "Saad"
    assert (
        pair(work, "issued", "page", "pubmed") == "COMPATIBLE"
        or pair(work, "issued", "page", "crossref") == "COMPATIBLE"
    )
    assert work.record.issued is not None
    assert work.record.issued.iso() == "2024-10-08"
    assert pair(work, "issn", "page", "pubmed") == "EQUIVALENT"
    assert pair(work, "issn", "page", "crossref") == "EQUIVALENT"
    assert len(work.record.author) == 12
    assert len(work.record.keyword) == 52
    assert [name.inverted() for name in work.record.local_author] == ["Usmani, Saad Zafar"]


@pytest.mark.parametrize("with_pubmed", [True, False])
def test_a_planted_wrong_doi_is_a_finding_and_changes_nothing(with_pubmed: bool) -> None:  # noqa: FBT001 - a row of the table
    page, _answer, article = seed()
    wrong = crossref.read((ROOT / "demo" / "answers" / "crossref" / "birds.json").read_bytes())
    planted = Reading(**{name: getattr(wrong, name) for name in ("source", "said")}, record=Record.model_validate(
        wrong.record.model_dump() | {"doi": page.record.doi}))  # fmt: skip
    others = [article] if with_pubmed else []
    work = crosscheck(Material(["seed"], [page], [planted, *others]))
    assert work.record == crosscheck(Material(["seed"], [page], others)).record
    assert [one.verdict.level for one in work.set_aside] == ["DIFFERENT"]
    assert [finding.code for finding in work.findings if finding.severity == "error"] == ["wrong-doi"]
    assert str(wrong.record.title) in work.findings[0].message


def test_an_ambiguous_answer_is_set_aside_and_flagged() -> None:
    page, answer, _article = seed()
    other = Reading(
        source="crossref",
        record=Record.model_validate(answer.record.model_dump() | {"title": "Eine andere Fassung der Studie"}),
    )
    work = crosscheck(Material(["seed"], [page], [other]))
    assert work.record == crosscheck(Material(["seed"], [page], [])).record
    assert "unconfirmed" in [finding.code for finding in work.findings]


def test_lines_of_one_work_are_brought_together_and_strong_ones_linked() -> None:
    page, answer, article = seed()
    other = Record.model_validate({"title": "Another", "author": [{"family": "X"}]})
    bare = Record.model_validate({"title": str(page.record.title), "author": [{"family": "Voorhees"}]})
    groups, alike = group([page.record, other, answer.record, article.record, bare])
    assert groups == ((0, 2, 3), (1,), (4,))
    assert (0, 4) in alike
