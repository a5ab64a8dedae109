"""What holds for any records: symmetry, reflexivity, a merge that is a function of the set, nothing without a source."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.crosscheck import Material, agree, crosscheck, group, identity_keys, merge, same_work
from harvester.crosscheck.agreement import contradicts
from harvester.crosscheck.trust import ISSUE_DATA
from parsers.record import FIELDS, Reading, Record

TITLES = (
    "A study", "A study: in red", "A <i>study</i>", "A STUDY.", "Another", "Editorial", "Part 1", "Part 2", "…", "研究", "Reply to: A study",
)  # fmt: skip
ORCIDS = (None, "0000-0002-1825-0097")


def one_of(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


NAMES = st.one_of(
    st.builds(
        lambda family, given, suffix, orcid, particle: {
            "family": family, "given": given, "suffix": suffix, "orcid": orcid, "non_dropping_particle": particle,
        },
        one_of("Okafor", "Ng", "Müller", "Mueller", "García Márquez", "王"), one_of(None, "C.", "Chidi", "JP", "Jean-Paul"),
        one_of(None, "Jr", "Jr."), one_of(*ORCIDS), one_of(None, "van"),
    ),
    st.builds(lambda text: {"literal": text}, one_of("The Sleep Group", "Sleep Group", "et al.", "SG")),
)  # fmt: skip
DATES = st.one_of(
    one_of({"year": 2020}, {"year": 2020, "month": 1, "day": 1}, {"year": 2021, "month": 5, "day": 8}, {"year": 2020, "season": "winter"}),
    st.just({"year": 2020, "month": 7, "end": {"year": 2020, "month": 8}}),
)  # fmt: skip
ISSNS = st.lists(
    st.builds(lambda value, kind: {"value": value, "kind": kind}, one_of("2473-9529", "2473-9537", "0271-8235"), one_of(None, "print", "electronic", "linking")),
    max_size=2, unique_by=lambda one: one["value"],
)  # fmt: skip
RECORDS: st.SearchStrategy[Record] = st.fixed_dictionaries(
    {},
    optional={
        "type": one_of("article-journal", "review", "book", "article", "document"), "title": one_of(*TITLES), "original_title": one_of(*TITLES), "translated_title": one_of(*TITLES),
        "genre": one_of("Review", "Erratum", "Meeting Abstract"), "author": st.lists(NAMES, max_size=3), "editor": st.lists(NAMES, max_size=2),
        "container_title": one_of("Blood Advances", "Blood Adv", "Rooms", "A study"), "container_title_short": one_of("Blood Adv", "Rms"),
        "issn": ISSNS, "volume": one_of("8", "08", "VIII", "9", "8 Suppl 1"), "issue": one_of("1", "1-2", "S1"), "issued": DATES, "issued_online": DATES,
        "page": one_of({"first": "1", "last": "9"}, {"first": "1"}, {"first": "e7"}, {"first": "117", "last": "129"}, {"first": "117", "last": "29"}),
        "article_number": one_of("e7", "7", "8"), "edition": one_of("2", "2nd ed."), "publisher": one_of("Springer", "Springer Nature", "Elsevier"),
        "language": one_of("en", "en-GB", "de"), "doi": one_of("10.5555/a", "10.5555/b"), "pmid": one_of("77", "78"), "isbn": st.just(["9780306406157"]),
        "url": one_of("https://example.org/a", "http://example.org/a/"), "abstract": one_of("It works.", "It works. And more."),
        "keyword": st.lists(one_of({"text": "sleep"}, {"text": "Sleep", "scheme": "MeSH"}), max_size=2), "note": st.just("n"), "rights": st.just("©"),
        "notice": st.lists(one_of({"kind": "retraction", "doi": "10.5555/r"}, {"kind": "correction", "pmid": "7"}), max_size=2),
        "related": st.lists(st.just({"relation": "has-preprint", "id": "10.5555/b"}), max_size=1), "funder": st.lists(one_of("NCI", "NIH"), max_size=2),
    },
).map(Record.model_validate)  # fmt: skip
READINGS = st.lists(
    st.builds(lambda s, r: Reading(source=s, record=r), one_of("page", "crossref", "pubmed", "bibtex"), RECORDS),
    max_size=4,
)


@given(RECORDS, RECORDS)
@settings(max_examples=150, deadline=None)
def test_agreement_is_symmetric_and_reflexive(a: Record, b: Record) -> None:
    for field in FIELDS:
        assert agree(field, a, b) == agree(field, b, a), field
        itself = agree(field, a, a)
        assert itself is None or itself.kind == "EQUAL"
        assert (itself is None) == (getattr(a, field) in (None, ()))


@given(RECORDS, RECORDS)
@settings(max_examples=150, deadline=None)
def test_verdicts_are_symmetric(a: Record, b: Record) -> None:
    assert same_work(a, b) == same_work(b, a)


@given(READINGS)
@settings(max_examples=60, deadline=None)
def test_a_merge_is_a_function_of_the_set(readings: list[Reading]) -> None:
    first = merge(readings)
    for order in itertools.islice(itertools.permutations(readings), 1, 24, 5):
        assert merge(order) == first
    assert merge([*readings, *readings]) == first


@given(READINGS)
@settings(max_examples=60, deadline=None)
def test_every_value_has_its_source_and_every_claim_is_kept(readings: list[Reading]) -> None:
    record, fields = merge(readings)
    results = {result.field: result for result in fields}
    for result in fields:
        assert (result.value is None) == (not result.winner)
        assert result.rule
        assert set(result.winner) <= {claim.source for claim in result.claims}
    for field in record.said_fields():
        assert getattr(record, field) == results[field].value
    for one in readings:
        for field in one.record.said_fields():
            assert (one.source, getattr(one.record, field)) in [(c.source, c.value) for c in results[field].claims]


@given(READINGS)
@settings(max_examples=60, deadline=None)
def test_issue_data_come_from_sources_that_contradict_each_other_in_nothing(readings: list[Reading]) -> None:
    record, _fields = merge(readings)
    said = [field for field in ISSUE_DATA if getattr(record, field) not in (None, ())]
    unions = [field for field in said if field != "issn"]
    together = [one.record for one in readings if not contradicts(one.record, record, unions)]
    for field in unions:
        assert any(getattr(one, field) == getattr(record, field) for one in together), field


@given(READINGS, READINGS)
@settings(max_examples=40, deadline=None)
def test_a_crosscheck_does_not_depend_on_order_and_what_is_set_aside_changes_nothing(
    pages: list[Reading], answers: list[Reading]
) -> None:
    work = crosscheck(Material(["a"], pages, answers, absent=["pubmed", "crossref"]))
    assert work == crosscheck(Material(["a"], pages[::-1], answers[::-1], absent=["crossref", "pubmed"]))
    assert work.record == merge([one.reading for one in work.readings])[0]
    assert all(one.verdict.level in ("AMBIGUOUS", "DIFFERENT") for one in work.set_aside)
    assert len(work.readings) + len(work.set_aside) == len(set(pages)) + len(set(answers))
    ranks = [("error", "warning", "info").index(finding.severity) for finding in work.findings]
    assert ranks == sorted(ranks)


@given(st.lists(RECORDS, max_size=6))
@settings(max_examples=40, deadline=None)
def test_every_line_is_in_one_group_of_one_work(records: list[Record]) -> None:
    groups, linked = group(records)
    assert sorted(place for members in groups for place in members) == list(range(len(records)))
    for members in groups:
        for a, b in itertools.combinations(members, 2):
            assert same_work(records[a], records[b]).level == "EXACT"
    assert all(a < b for a, b in linked)


@given(RECORDS)
def test_identity_keys_are_identifiers(record: Record) -> None:
    keys = identity_keys(record)
    assert all(key.partition(":")[0] in ("doi", "pmid", "pmcid") for key in keys)
    assert len(keys) == sum(value is not None for value in (record.doi, record.pmid, record.pmcid))


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_title_makes_a_verdict_fail(one: str, other: str) -> None:
    from parsers.clean import rich

    a, b = (Record(title=rich(text)) for text in (one, other))
    assert same_work(a, b) == same_work(b, a)
    assert agree("title", a, b) == agree("title", b, a)
