"""On which work a decision falls: on its own under another address, on no other that stands at its own."""

from __future__ import annotations

from typing import Any

import pytest
from decided_works import ADDRESS, AT, CONFLICT, check, decide
from two_works import BIRDS, FULL, codes, reading

from harvester.crosscheck.questions import open_questions, question_ids
from harvester.crosscheck.ruling import Signature, rule
from harvester.work import Question

# (what stands under which address later, whether the decision made at ADDRESS is followed there)
ELSEWHERE: tuple[tuple[str, dict[str, Any], bool], ...] = (
    (ADDRESS, {}, True), ("entry:library.bib#okafor2021", {}, True), ("url:https://other.example.org/2", {"doi": None}, True),
    ("url:https://other.example.org/2", {"title": "Sleep and light in small mammals: a cohort"}, True),
    # Another work that carries this DOI by mistake, at whatever address; the same title by other people.
    ("url:https://other.example.org/2", BIRDS, False), (ADDRESS, BIRDS, False), (ADDRESS, BIRDS | {"doi": "10.5555/b"}, False),
    ("url:https://other.example.org/2", {"doi": "10.5555/b", "author": [{"family": "Ng"}]}, False),
    # A page that says nothing but the DOI may be anybody's.
    ("url:https://other.example.org/2", {name: None for name in FULL if name != "doi"} | {"author": []}, False),
    ("url:https://other.example.org/2", {"title": "Editorial", "author": []}, False),
)  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "followed"), ELSEWHERE)
def test_a_decision_finds_its_work_and_no_other(name: str, changes: dict[str, Any], followed: bool) -> None:  # noqa: FBT001
    decision = decide(check(*CONFLICT), "volume", "set", "99")
    work = check([reading("page", {"volume": "15"}, changes)], decisions=[decision], name=name)
    assert (work.record.volume == "99") == followed
    assert ("decision-outdated" in codes(work)) == (not followed and name == ADDRESS)


def test_a_wrong_doi_inherits_nothing_from_its_owner() -> None:
    owner = check([reading("page", BIRDS)], name="doi:10.5555/a")
    decisions = [decide(owner, "title", "set", "The right title of the birds"), decide(owner, "volume", "reject")]
    victim = [reading("page")]  # carries the birds' DOI
    assert check(victim, [reading("crossref", BIRDS)], decisions) == check(victim, [reading("crossref", BIRDS)])


def test_where_another_work_stands_now_the_decision_is_not_followed_and_can_be_taken_back() -> None:
    decision = decide(check(*CONFLICT), "volume", "set", "99")
    pages = [reading("page", BIRDS, {"doi": "10.5555/b"})]
    work = check(pages, decisions=[decision])
    (finding,) = [one for one in work.findings if one.code == "decision-outdated"]
    assert "Another work stands at this address now" in finding.message
    undone = decide(work, "volume", "undo", day=2)
    assert "decision-outdated" not in codes(check(pages, decisions=[decision, undone]))


def test_what_has_no_object_any_more_can_be_taken_back() -> None:
    pages = [reading("page", {"page": {"first": "129", "last": "117"}})]
    decision = decide(check(pages), "finding pages-backwards page", "accept")
    other = [reading("page", BIRDS, {"doi": "10.5555/b"})]
    work = check(other, decisions=[decision])
    (question,) = [one for one in open_questions(work) if one.about == decision.about]
    assert (codes(work).count("decision-outdated"), question.verbs) == (1, ("undo",))
    undone = rule(question, "undo", "", Signature("A. Librarian", AT.format(2)))
    assert "decision-outdated" not in codes(check(other, decisions=[decision, undone]))
    assert check(pages, decisions=[decision]).settled


def test_an_id_stays_when_the_work_gains_a_line() -> None:
    before = open_questions(check(*CONFLICT))[0]
    more = Question(
        **dict(before)
        | {
            "work": before.work.model_validate(
                dict(before.work) | {"addresses": ("url:https://new.example.org", ADDRESS)}
            )
        }
    )
    assert before.id in question_ids(more.about, more.work)


def test_a_title_that_many_works_bear_leads_to_none_but_an_address_does() -> None:
    many = [
        decide(check([reading("page", {"doi": f"10.5555/m.{n}", "volume": str(n)})], name=f"url:https://m.example.org/{n}"), "issue", "set", "9")
        for n in range(60)
    ]  # fmt: skip
    here = reading("page", {"doi": None, "volume": "7", "page": None})
    assert check([here], decisions=many).record.issue is None
    assert check([here], decisions=many[:8]).record.issue == "9"
    assert check([here], decisions=many, name="url:https://m.example.org/7").record.issue == "9"
