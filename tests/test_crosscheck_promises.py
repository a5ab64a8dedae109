"""What holds for any records: symmetry, reflexivity, a merge that is a function of the set, nothing without a source."""

from __future__ import annotations

import itertools
from typing import Any

from any_records import READINGS, RECORDS, one_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from harvester.crosscheck import Material, agree, crosscheck, group, identity_keys, merge, same_work
from harvester.crosscheck.agreement import LOOK_BESIDE, contradicts
from harvester.crosscheck.merge import PEOPLE
from harvester.crosscheck.trust import ISSUE_DATA, PERSON, UNIONS, Order, Policy
from harvester.work import FieldResult
from parsers.record import FIELDS, Notice, Reading, Record, Said
from parsers.values import Name


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


def parts_of(value: Any, path: str) -> Any:
    """What stands at a path of a value: "2.given" is the given name of the third person."""
    place, _dot, name = path.partition(".")
    return getattr(value[int(place)], name) if name else value[int(place)]


def said_somewhere(part: Any, path: str, claimed: tuple[Any, ...]) -> bool:
    """Whether a list holds a part: a given name of some person, an item, in whatever way it is written."""
    name = path.partition(".")[2]
    if name:
        return any(getattr(item, name) == part for item in claimed)
    return any(agree_key(item) == agree_key(part) or shares(item, part) for item in claimed)


def agree_key(item: Any) -> str:
    return str(getattr(item, "value", item)).casefold()


def shares(item: Any, part: Any) -> bool:
    return (
        isinstance(item, Notice)
        and item.kind == part.kind
        and {item.doi, item.pmid} & {part.doi, part.pmid, None} != set()
    )


@given(READINGS)
@settings(max_examples=100, deadline=None)
def test_each_part_of_a_value_was_said_by_a_source_that_is_credited_with_it(readings: list[Reading]) -> None:
    for result in merge(readings)[1]:
        claims = [(claim.source, claim.value) for claim in result.claims]
        for path, sources in result.parts:
            assert set(sources) <= set(result.winner)
            for source in sources:
                assert any(
                    one == source and said_somewhere(parts_of(result.value, path), path, value) for one, value in claims
                ), path
        if result.field not in (*UNIONS, *PEOPLE):
            assert not result.parts
            assert not result.winner or (result.winner[0], result.value) in claims
        elif result.field in PEOPLE and result.winner:
            told = dict(result.parts)
            own = [value for source, value in claims if source == result.winner[0] and len(value) == len(result.value)]
            assert any(
                all(getattr(name, part) == getattr(mine, part) or f"{place}.{part}" in told for part in Name.model_fields)
                for value in own for place, (name, mine) in enumerate(zip(result.value, value, strict=True))
            )  # fmt: skip


def without_doubtful_isbn(readings: list[Reading], record: Record) -> Record:
    """A merged record without its ISBNs where sources give several: by their titles they are forms of one book, or not.

    A source that names a book and an ISBN which nobody gave with that title says something new.
    """
    given = {one.record.isbn for one in readings if one.record.isbn}
    return record.model_copy(update={"isbn": ()}) if len(given) > 1 else record


def knows_two_dates_of_two_sources(fields: tuple[FieldResult, ...]) -> bool:
    """Whether a merged record has the date of the issue from one source and that of publication online from another, which gives the issue another date.

    Who holds both may know that one source gave the one and the next the other, which none of them knew.
    """
    winners = {result.field: set(result.winner) for result in fields}
    return bool(winners.get("issued_online")) and not winners["issued_online"] & winners.get("issued", set())


@given(READINGS, one_of("aa", "zz"))
@settings(max_examples=80, deadline=None)
def test_what_was_merged_as_one_more_source_changes_nothing(readings: list[Reading], source: str) -> None:
    record, fields = merge(readings)
    assume(not knows_two_dates_of_two_sources(fields))
    again, _fields = merge([*readings, Reading(source=source, record=record)])
    assert without_doubtful_isbn(readings, again) == without_doubtful_isbn(readings, record)


@given(READINGS, RECORDS, one_of((), ISSUE_DATA))
@settings(max_examples=80, deadline=None)
def test_a_source_that_says_nothing_new_changes_nothing(
    readings: list[Reading], other: Record, of_the_issue: tuple[str, ...]
) -> None:
    record, results = merge(readings)
    assume(not knows_two_dates_of_two_sources(results))
    fields = [*(field for field in other.said_fields() if field not in ISSUE_DATA), *of_the_issue]
    some = Record.model_validate({field: getattr(record, field) for field in fields})
    assert without_doubtful_isbn(readings, merge([*readings, Reading(source="zz", record=some)])[0]) == (
        without_doubtful_isbn(readings, record)
    )


ORDERS = st.permutations(("crossref", "datacite", "pubmed", "page")).map(lambda names: Order(tuple(names), "drawn"))


@given(READINGS, ORDERS, ORDERS)
@settings(max_examples=80, deadline=None)
def test_an_order_of_trust_decides_only_what_sources_do_not_say_alike(
    readings: list[Reading], one: Order, other: Order
) -> None:
    (first, fields), (second, others) = (
        merge(readings, Policy(general=order, issue=order, orders={})) for order in (one, other)
    )
    assert [result.agreement for result in fields] == [result.agreement for result in others]
    one_issue = all(result.agreement.kind != "CONFLICT" for result in fields if result.field in ISSUE_DATA)
    for mine, theirs in zip(fields, others, strict=True):
        if (
            mine.agreement.kind == "EQUAL"
            and (one_issue or mine.field not in ISSUE_DATA)
            and mine.field not in ("page", "original_title")
        ):
            assert getattr(first, mine.field) == getattr(second, mine.field), mine.field
        assert {(claim.source, str(claim.value)) for claim in mine.claims} == {
            (c.source, str(c.value)) for c in theirs.claims
        }


@given(READINGS, RECORDS, st.frozensets(one_of(*FIELDS), max_size=4))
@settings(max_examples=80, deadline=None)
def test_what_a_person_decides_stands_and_touches_nothing_else(
    readings: list[Reading], decided: Record, rejected: frozenset[str]
) -> None:
    without, _fields = merge(readings)
    left_out = [Said(field=field, text="", where="A. Librarian, 2026-03-01") for field in rejected]
    record, fields = merge([*readings, Reading(source=PERSON, record=decided)], left_out=left_out)
    said = decided.said_fields()
    for field in said:
        assert getattr(record, field) == getattr(decided, field), field
    assert {result.rule for result in fields if result.field in said} <= {"decided by a person"}
    for field in {*FIELDS} - {*said, *ISSUE_DATA, "original_title"}:
        expected = Record.model_fields[field].default if field in rejected else getattr(without, field)
        assert getattr(record, field) == expected, field


@given(st.lists(RECORDS, min_size=3, max_size=3))
@settings(max_examples=60, deadline=None)
def test_what_adds_up_adds_up_in_any_grouping(records: list[Record]) -> None:
    a, b, c = (
        Reading(source=source, record=record)
        for source, record in zip(("crossref", "pubmed", "page"), records, strict=True)
    )
    whole, _fields = merge([a, b, c])
    for one, two, rest in ((a, b, c), (a, c, b), (b, c, a)):
        part, _fields = merge([one, two])
        grouped, _fields = merge([Reading(source="zz", record=part), rest])
        for field in ("funder", "related", "notice"):
            assert {agree_key(item) for item in getattr(grouped, field)} == {
                agree_key(item) for item in getattr(whole, field)
            }, field


@given(RECORDS, RECORDS)
@settings(max_examples=100, deadline=None)
def test_a_field_is_compared_by_its_values_alone_where_the_table_says_so(a: Record, b: Record) -> None:
    for field in {*FIELDS} - LOOK_BESIDE:
        bare = [Record.model_validate({field: getattr(record, field)}) for record in (a, b)]
        assert agree(field, a, b) == agree(field, *bare), field


@given(READINGS)
@settings(max_examples=60, deadline=None)
def test_issue_data_come_from_sources_that_contradict_each_other_in_nothing(readings: list[Reading]) -> None:
    record, _fields = merge(readings)
    said = [field for field in ISSUE_DATA if getattr(record, field) not in (None, ())]
    unions = [field for field in said if field != "issn"]
    # With each other, and not with the whole: its date online may come from a source that says nothing of the issue.
    saying = {
        field: [one.record for one in readings if getattr(one.record, field) == getattr(record, field)]
        for field in unions
    }
    for field, other in itertools.combinations_with_replacement(unions, 2):
        pairs = itertools.product(saying[field], saying[other])
        assert any(not contradict(one, two, unions, readings) for one, two in pairs), (field, other)


def contradict(one: Record, two: Record, fields: list[str], readings: list[Reading]) -> bool:
    """Whether two records contradict each other, and no third source says the same as either of them (`merge.bridges`)."""
    conflicts = [field for field in fields if contradicts(one, two, [field])]
    return any(
        all(contradicts(one, third.record, [field]) or contradicts(third.record, two, [field]) for third in readings)
        for field in conflicts
    )


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
