"""Decisions on whether an answer is about the work: followed on the ground they were made on, and asked again on another."""

from __future__ import annotations

from typing import Any

import pytest
from decided_works import ANSWER, UNSURE, abouts, check, decide
from two_works import BIRDS, codes, reading

from harvester.assemble import entry
from harvester.crosscheck.decisions import answer_name
from harvester.crosscheck.questions import decided_questions, open_questions
from harvester.work import Verb


@pytest.mark.parametrize(("verb", "level"), [("accept", "EXACT"), ("reject", "DIFFERENT")])
@pytest.mark.parametrize("changes", [UNSURE, BIRDS, {}], ids=["ambiguous", "different", "merged"])
def test_whether_an_answer_is_about_the_work(verb: Verb, level: str, changes: dict[str, Any]) -> None:
    pages, answers = [reading("page")], [reading("crossref", changes, {"language": "sv"})]
    decision = decide(check(pages, answers), ANSWER, verb)
    work = check(pages, answers, [decision])
    (judged,) = [one for one in (*work.readings, *work.set_aside) if one.reading.source == "crossref"]
    assert (judged.verdict.level, judged.verdict.reasons) == (level, ("decided-by-a-person",))
    assert (work.record.language == "sv") == (verb == "accept")
    assert decision in work.decisions
    assert ANSWER not in abouts(work)
    assert "unconfirmed" not in codes(work)


def test_a_verdict_stands_where_only_zeros_came_or_went() -> None:
    pages, answers = [reading("page", {"volume": "15"})], [reading("crossref", UNSURE, {"language": "sv"})]
    decision = decide(check(pages, answers), ANSWER, "accept")
    assert check([reading("page", {"volume": "015"})], answers, [decision]).record.language == "sv"
    assert check([reading("page", {"volume": "16"})], answers, [decision]).record.language != "sv"


def test_a_rejected_answer_leaves_the_flag_on_the_doi_and_asks_no_more() -> None:
    pages, answers = [reading("page")], [reading("crossref", UNSURE)]
    work = check(pages, answers, [decide(check(pages, answers), ANSWER, "reject")])
    assert [(one.finding.code, one.decision.about) for one in work.settled] == [("wrong-doi", ANSWER)]
    assert (work.findings, open_questions(work)) == ((), ())
    assert entry("k", work).flags == ("wrong-doi",)


def test_a_doi_that_a_person_set_and_that_is_of_another_work_is_not_laid_to_the_page() -> None:
    pages = [reading("page", {"doi": "10.5555/nowhere"})]
    decision = decide(check(pages), "doi", "set", "10.5555/birds")
    work = check(pages, [reading("crossref", BIRDS | {"doi": "10.5555/birds"})], [decision])
    (finding,) = [one.finding for one in work.settled if one.finding.code == "wrong-doi"]
    assert finding.message.startswith("The DOI 10.5555/birds (so a person's decision) belongs to another work.")
    assert "page" not in finding.sources


@pytest.mark.parametrize("verb", ["accept", "reject"])
def test_a_candidate_of_a_search(verb: Verb) -> None:
    pages = [reading("page", {"doi": None, "author": [], "container_title": None, "page": None, "volume": None})]
    found = [reading("crossref", {"doi": "10.5555/c"})]
    before = check(pages, candidates=found)
    assert [one.verdict.level for one in before.candidates] == ["AMBIGUOUS"], before.candidates
    about = "answer crossref doi:10.5555/c"
    assert about in abouts(before)
    decision = decide(before, about, verb)
    work = check(pages, decisions=[decision], candidates=found)
    assert (work.candidates, about in abouts(work)) == ((), False)
    assert (work.record.doi == "10.5555/c") == (verb == "accept")
    assert [question.decision for question in decided_questions(work)] == [decision]


@pytest.mark.parametrize(
    ("page", "answer"),
    [({"title": "Other words"}, {}), ({}, {"title": "Sleep in 10 mammals"})],
    ids=["the page", "the answer"],
)
def test_a_verdict_on_a_changed_ground_is_not_followed_and_is_shown_again(
    page: dict[str, Any], answer: dict[str, Any]
) -> None:
    pages, answers = [reading("page")], [reading("crossref", UNSURE)]
    decision = decide(check(pages, answers), ANSWER, "accept")
    work = check([reading("page", page)], [reading("crossref", UNSURE, answer)], [decision])
    assert [one.reading.source for one in work.readings] == ["page"]
    (finding,) = [one for one in work.findings if one.code == "decision-outdated"]
    for word in ("A. Librarian, 2024-05-01: seen in print", "Sleep in 9 mammals", "is about this work", "not followed"):
        assert word in finding.message
    question = next(one for one in open_questions(work) if one.about == ANSWER)
    assert question.decision == decision
    again = check(
        [reading("page", page)],
        [reading("crossref", UNSURE, answer)],
        [decision, decide(work, ANSWER, "accept", day=2)],
    )
    assert {one.reading.source for one in again.readings} == {"page", "crossref"}
    assert "decision-outdated" not in codes(again)


def test_what_the_verdict_says_by_itself_is_not_shown_again() -> None:
    pages = [reading("page")]
    decision = decide(check(pages, [reading("crossref", UNSURE)]), ANSWER, "accept")
    work = check(pages, [reading("crossref")], [decision])
    assert (work.findings, open_questions(work)) == ((), ())


def test_what_tells_nothing_of_identity_is_no_change_of_ground() -> None:
    pages, answers = [reading("page")], [reading("crossref", UNSURE)]
    decision = decide(check(pages, answers), ANSWER, "accept")
    later = reading("crossref", UNSURE, {"title": "SLEEP in <i>9</i> mammals.", "abstract": "New.", "author": [
        {"family": "Okafor", "given": "C.", "orcid": "0000-0002-1825-0097", "affiliation": ["Invented University"]}]})  # fmt: skip
    assert decision in check(pages, [later], [decision]).decisions


def test_a_doi_that_pubmed_gains_makes_no_other_answer_of_it() -> None:
    answer = reading("pubmed", {"pmid": "77", "doi": None})
    assert answer_name(answer) == answer_name(reading("pubmed", {"pmid": "77"})) == "answer pubmed pmid:77"


def test_a_corrected_doi_is_what_answers_are_judged_by() -> None:
    pages, answers = [reading("page", {"doi": "10.5555/b"})], [reading("crossref", BIRDS, {"doi": "10.5555/b"})]
    before = check(pages, answers)
    assert codes(before) == ["wrong-doi"]
    decision = decide(before, "doi", "set", "10.5555/a")
    work = check(pages, [*answers, reading("crossref", {"volume": None, "page": None, "language": "sv"})], [decision])
    assert (work.record.doi, work.record.language) == ("10.5555/a", "sv")
    assert codes(work) == []
    assert [one.finding.code for one in work.settled] == ["wrong-doi"]
    assert entry("k", work).flags == ()
