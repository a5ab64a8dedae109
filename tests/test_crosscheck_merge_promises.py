"""Merging, of any sources: a function of their set, no value without a source and no claim lost."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.crosscheck import Material, crosscheck, merge
from parsers.record import Reading, Record

SOURCES = ("page", "crossref", "pubmed")
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
