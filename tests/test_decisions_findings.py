"""Decisions on a finding: right as it is, until it says something else, or settled by a value."""

from __future__ import annotations

from typing import Any

import pytest
from decided_works import AT, abouts, check, decide
from two_works import codes, reading

from harvester.assemble import entry
from harvester.crosscheck.judging import add_findings
from harvester.crosscheck.questions import about_names, field_question, open_questions
from harvester.crosscheck.typed import NotUnderstoodError
from harvester.work import Decision, Finding
from parsers.record import Unread

RETRACTED = {"notice": [{"kind": "retraction", "doi": "10.5555/r"}]}
SEEN: tuple[tuple[dict[str, Any], dict[str, Any], str, dict[str, Any], tuple[str, ...]], ...] = (
    ({"page": {"first": "129", "last": "117"}}, {"page": None}, "finding pages-backwards page", {"page": {"first": "130", "last": "117"}}, ()),
    ({}, RETRACTED, "finding retracted notice", {"notice": [*RETRACTED["notice"], {"kind": "retraction", "doi": "10.5555/s"}]}, ("retracted",)),
)  # fmt: skip


@pytest.mark.parametrize(("page", "answer", "about", "later", "flags"), SEEN, ids=[row[2] for row in SEEN])
def test_a_finding_is_right_as_it_is_until_it_says_something_else(
    page: dict[str, Any], answer: dict[str, Any], about: str, later: dict[str, Any], flags: tuple[str, ...]
) -> None:
    pages, answers = [reading("page", page)], [reading("crossref", answer)]
    before = check(pages, answers)
    code = about.split()[1]
    assert code in codes(before)
    decision = decide(before, about, "accept")
    work = check(pages, answers, [decision])
    assert (code in codes(work), about in abouts(work)) == (False, False)
    (settled,) = work.settled
    assert settled.decision == decision
    assert settled.words == "Right as it is: decided by A. Librarian, 2024-05-01: seen in print."
    assert entry("k", work).flags == flags  # that somebody saw a retraction takes nothing from it
    changed = check(
        [reading("page", page, later if page else {})], [reading("crossref", answer, {} if page else later)], [decision]
    )
    assert {code, "decision-outdated"} <= set(codes(changed))


def test_what_is_lacking_is_asked_field_by_field() -> None:
    pages = [reading("page", {"author": [], "container_title": None})]
    before = check(pages)
    assert abouts(before) == ["finding incomplete author", "finding incomplete container_title"]
    right, given = (
        decide(before, "finding incomplete author", "accept"),
        decide(before, "finding incomplete container_title", "set", "Birds"),
    )
    work = check(pages, decisions=[right, given])
    assert (work.record.container_title, abouts(work)) == ("Birds", [])
    assert len(work.settled) == 1


def test_a_finding_about_a_field_is_settled_by_a_value() -> None:
    wrong = Unread(field="issn", text="2473-9520", where="label ISSN (line 9)", why="the check digit is wrong")
    pages = [reading("page", unread=(wrong,))]
    before = check(pages)
    decision = decide(before, "finding issn-checksum issn", "set", "2473-9529 (print)")
    assert decision.about == "issn"
    work = check(pages, decisions=[decision])
    assert (work.findings, open_questions(work)) == ((), ())
    assert [str(one.value) for one in work.record.issn] == ["2473-9529"]


def test_what_a_finding_suggests_can_be_accepted() -> None:
    wrong = Unread(field="issn", text="2473-9520", where="label ISSN (line 9)", why="the check digit is wrong")
    sources = (
        [reading("page", unread=(wrong,))],
        [reading("crossref", {"issn": [{"value": "2473-9529", "kind": "print"}]})],
    )
    decision = decide(check(*sources), "finding issn-checksum issn", "accept", "suggestion")
    assert (decision.about, decision.source, [one.source for one in decision.seen]) == ("issn", None, ["crossref"])
    work = check(*sources, [decision])
    assert ([str(one.value) for one in work.record.issn], abouts(work)) == (["2473-9529"], [])


def test_notices_can_neither_be_set_nor_left_out() -> None:
    work = check([reading("page")], [reading("crossref", RETRACTED)])
    assert "notice" not in about_names(work)
    with pytest.raises(NotUnderstoodError):
        decide(work, "finding retracted notice", "reject")
    forged = Decision(
        work=field_question(work, "volume").work, about="notice", verb="reject", who="X", when=AT.format(1)
    )
    assert check([reading("page")], [reading("crossref", RETRACTED)], [forged]).record.notice


def test_findings_of_the_whole_list_are_settled_and_asked_about_as_any_other() -> None:
    finding = Finding(
        code="shared-identifier", severity="warning", field="doi", message="Another work has the same DOI."
    )
    bare = check([reading("page")])
    told = add_findings(bare, [finding], ())
    assert (codes(told), abouts(told)) == (["shared-identifier"], ["finding shared-identifier doi"])
    decision = decide(told, "finding shared-identifier doi", "accept")
    settled = add_findings(check([reading("page")], decisions=[decision]), [finding], [decision])
    assert (settled.findings, open_questions(settled), [one.finding for one in settled.settled]) == ((), (), [finding])
