"""What holds for any decisions: a ground is all that identity looks at, nothing is asked twice, and no order changes a thing."""

from __future__ import annotations

from typing import Any

from any_records import READINGS, RECORDS
from decided_works import check
from hypothesis import given, settings
from hypothesis import strategies as st
from two_works import codes

from harvester.crosscheck import same_work
from harvester.crosscheck.decisions import answer_name
from harvester.crosscheck.grounds import PARTS, core, identity_digest
from harvester.crosscheck.questions import open_questions
from harvester.crosscheck.ruling import Signature, rule
from harvester.work import Decision, Verb, Work
from parsers.record import FIELDS, Reading, Record

# What identity does not look at, in two ways to fill it.
OTHER_FIELDS: tuple[dict[str, Any], ...] = tuple(
    {
        "title_short": f"Short {n}", "contributor": [{"family": f"C{n}"}], "local_author": [{"family": f"L{n}"}],
        "credit": [{"role": "director", "name": {"family": f"D{n}"}}],
        "event_place": f"Lisbon {n}", "event_date": {"year": 2010 + int(n)}, "accessed": {"year": 2010 + int(n)},
        "url": f"https://example.org/{n}", "abstract": f"It works, {n}.", "keyword": [{"text": f"k{n}"}], "rights": f"© {n}",
        "license": f"https://example.org/by/{n}", "funder": [f"F{n}"], "note": f"n{n}", "provider": f"p{n}", "notice": [{"kind": "correction", "pmid": n}],
    }
    for n in ("1", "2")
)  # fmt: skip


def test_each_field_tells_of_identity_or_does_not() -> None:
    assert {*PARTS, *OTHER_FIELDS[0]} == set(FIELDS)


@given(RECORDS, RECORDS, st.sampled_from([(0, 0), (0, 1), (1, None)]))
@settings(max_examples=150, deadline=None)
def test_a_core_is_all_that_identity_looks_at(a: Record, b: Record, filled: tuple[int, int | None]) -> None:
    more = [OTHER_FIELDS[number] if number is not None else {} for number in filled]
    full = [Record.model_validate({**dict(one), **other}) for one, other in zip((a, b), more, strict=True)]
    assert same_work(core(full[0]), core(full[1])) == same_work(*full)
    assert core(core(a)) == core(a)
    assert identity_digest(core(a)) == identity_digest(a) == identity_digest(full[0])


def named_apart(*heard: list[Reading]) -> list[list[Reading]]:
    """The readings without those that no service would give: two answers under one name."""
    seen: set[str] = set()
    return [[one for one in some if not (answer_name(one) in seen or seen.add(answer_name(one)))] for some in heard]  # type: ignore[func-returns-value]


def answer_all(work: Work, choose: int, at: int = 0) -> list[Decision]:
    decisions = []
    for number, question in enumerate(open_questions(work)):
        verbs: list[Verb] = [verb for verb in question.verbs if verb != "set"]
        labels = [option.label for option in question.options if option.value != Record()] if question.field else []
        verb = verbs[(choose + number) % len(verbs)]
        argument = labels[choose % len(labels)] if verb == "accept" and labels else ""
        if verb == "accept" and not argument and question.current is None and question.about == question.field:
            verb = "reject"
        decisions.append(
            rule(question, verb, argument, Signature("A", f"2024-05-01T{at // 60:02}:{at % 60:02}:{number:02}Z"))
        )
    return decisions


@given(READINGS, READINGS, READINGS, st.integers(0, 5))
@settings(max_examples=25, deadline=None)
def test_nothing_is_asked_twice(
    pages: list[Reading], answers: list[Reading], candidates: list[Reading], choose: int
) -> None:
    decisions: list[Decision] = []
    answers, candidates = named_apart(answers, candidates)
    for at in range(60):
        work = check(pages, answers, decisions, candidates=candidates)
        # One decision may change what another rests on (an answer that is merged says something of a field): that is shown.
        again = [one for one in open_questions(work) if any(one.about == decision.about for decision in decisions)]
        assert all(one.decision is not None for one in again)
        assert bool(again) == ("decision-outdated" in codes(work))
        if not open_questions(work):
            break
        decisions += answer_all(work, choose, at)[:1]
    assert not open_questions(work)
    kept = [Decision.model_validate_json(one.model_dump_json(exclude_defaults=True)) for one in decisions]
    assert check(pages, answers, kept, candidates=candidates) == work


@given(READINGS, READINGS, st.integers(0, 5))
@settings(max_examples=25, deadline=None)
def test_the_order_in_which_things_come_changes_nothing(
    pages: list[Reading], answers: list[Reading], choose: int
) -> None:
    (answers,) = named_apart(answers)
    decisions = answer_all(check(pages, answers), choose)
    work = check(pages, answers, decisions)
    assert work == check(pages[::-1], answers[::-1], decisions[::-1])
