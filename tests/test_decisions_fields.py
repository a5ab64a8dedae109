"""Decisions on a field: the value is a person's, stands, and is shown again where a source says something new."""

from __future__ import annotations

from typing import Any

import pytest
from decided_works import ANSWER, CONFLICT, abouts, check, decide
from two_works import codes, reading

from harvester.crosscheck.grounds import digest
from harvester.crosscheck.typed import NotUnderstoodError
from harvester.work import Decision, Seen, Verb

# (verb, argument, volume in the citation, who is credited)
OF_A_FIELD: tuple[tuple[Verb, str, str | None, tuple[str, ...]], ...] = (
    ("accept", "page", "15", ("person",)), ("accept", "the page", "15", ("person",)), ("accept", "Crossref", "14", ("person",)),
    ("accept", "", "14", ("person",)), ("set", "15A", "15A", ("person",)), ("reject", "", None, ()),
)  # fmt: skip


@pytest.mark.parametrize(("verb", "argument", "value", "winner"), OF_A_FIELD)
def test_a_field(verb: Verb, argument: str, value: str | None, winner: tuple[str, ...]) -> None:
    before = check(*CONFLICT)
    assert "volume" in abouts(before)
    work = check(*CONFLICT, [decide(before, "volume", verb, argument)])
    result = next(one for one in work.fields if one.field == "volume")
    assert (work.record.volume, result.winner[:1]) == (value, winner)
    assert {claim.source for claim in result.claims} >= {"page", "crossref"}
    if winner:
        (claim,) = [one for one in result.claims if one.source == "person"]
        assert [said.where for said in claim.said] == ["decided by A. Librarian, 2024-05-01: seen in print"]
    else:
        assert "A. Librarian, 2024-05-01" in result.rule
    assert "conflict" not in codes(work)
    assert {one.finding.code for one in work.settled} >= {"conflict"}
    assert "volume" not in abouts(work)
    assert work.record.page is not None  # a decision on one field costs no other


BAD_ANSWERS: tuple[tuple[str, Verb, str, str], ...] = (
    ("volume", "accept", "pubmed", "accept crossref or page"), ("volume", "set", "8(19)", "the number of the volume alone"), ("volume", "reject", "x", "nothing can follow"),
    (ANSWER, "set", "x", "here you can accept and reject"), (ANSWER, "accept", "crossref", "no question of a value"), ("issue", "accept", "", "has nothing here to accept"),
    ("issue", "accept", "page", "says nothing here"),
)  # fmt: skip


@pytest.mark.parametrize(("about", "verb", "argument", "words"), BAD_ANSWERS)
def test_what_is_no_answer_is_told(about: str, verb: Verb, argument: str, words: str) -> None:
    with pytest.raises(NotUnderstoodError, match=words.replace("(", "\\(")):
        decide(check(*CONFLICT), about, verb, argument)


def test_pages_that_say_two_things_are_accepted_by_their_number() -> None:
    pages = [reading("page", {"volume": "15"}), reading("page", {"volume": "16"})]
    work = check(pages)
    with pytest.raises(NotUnderstoodError, match="several things here: accept page-1 or page-2"):
        decide(work, "volume", "accept", "page")
    assert check(pages, decisions=[decide(work, "volume", "accept", "page-2")]).record.volume == "16"


# (what the page and the services say later, whether the decision "the volume is 15" is shown again)
LATER: tuple[tuple[dict[str, Any] | None, dict[str, Any] | None, dict[str, Any] | None, bool], ...] = (
    ({}, {"volume": "13"}, None, True), ({}, {"volume": None}, None, True), ({}, None, None, False), ({}, {}, {"volume": "15"}, False),
    ({}, {}, {"volume": "015"}, False), ({}, {}, {"volume": "16"}, True), ({"volume": "17"}, {}, None, True), ({}, {"publisher": "P", "issue": "9"}, None, False),
    ({}, {"volume": "15"}, None, False),
)  # fmt: skip


@pytest.mark.parametrize(("page", "crossref", "pubmed", "again"), LATER)
def test_a_value_stands_and_is_shown_again_where_a_source_says_something_new(
    page: dict[str, Any],
    crossref: dict[str, Any] | None,
    pubmed: dict[str, Any] | None,
    again: bool,  # noqa: FBT001 - a column of the table
) -> None:
    decision = decide(check(*CONFLICT), "volume", "accept", "page")
    answers = [reading(name, said) for name, said in (("crossref", crossref), ("pubmed", pubmed)) if said is not None]
    work = check([reading("page", {"volume": "15"}, page)], answers, [decision])
    assert work.record.volume == "15"
    assert ("decision-outdated" in codes(work), "volume" in abouts(work)) == (again, again)
    if again:
        (finding,) = [one for one in work.findings if one.code == "decision-outdated"]
        for word in ("Crossref “14”", "the page “15”", "A. Librarian, 2024-05-01", "stands until it is decided again"):
            assert word in finding.message
        renewed = check(
            [reading("page", {"volume": "15"}, page)], answers, [decision, decide(work, "volume", "set", "15", day=2)]
        )
        assert "decision-outdated" not in codes(renewed)
        assert "volume" not in abouts(renewed)


def test_a_field_that_was_left_out_stays_out() -> None:
    decision = decide(check(*CONFLICT), "volume", "reject")
    work = check([reading("page", {"volume": "15"})], [reading("crossref", {"volume": "13"})], [decision])
    assert work.record.volume is None
    assert "decision-outdated" in codes(work)


def test_the_latest_decision_holds_and_undo_takes_it_back() -> None:
    before = check(*CONFLICT)
    taken = [decide(before, "volume", "set", str(day), day) for day in (3, 1, 2)]
    assert check(*CONFLICT, taken).record.volume == "3"
    undone = decide(check(*CONFLICT, taken), "volume", "undo", day=4)
    again = check(*CONFLICT, [*taken, undone])
    assert (again.record.volume, "volume" in abouts(again)) == ("14", True)


def test_another_way_to_write_what_was_seen_is_no_change() -> None:
    """What is one value to the comparison is one ground: zeros, a label, Roman numerals, pages in short."""
    seen = check([reading("page", {"volume": "15", "page": {"first": "117", "last": "129"}})], [reading("crossref")])
    decided = [decide(seen, "volume", "accept", "crossref"), decide(seen, "page", "set", "118-130")]
    for volume, pages in (("015", ("0117", "129")), ("Vol. 15", ("117", "29")), ("XV", ("117", "129"))):
        page = reading("page", {"volume": volume, "page": {"first": pages[0], "last": pages[1]}})
        assert "decision-outdated" not in codes(check([page], [reading("crossref")], decided)), volume
    other = reading("page", {"volume": "16", "page": {"first": "117", "last": "129"}})
    assert "decision-outdated" in codes(check([other], [reading("crossref")], decided))


def test_a_decision_of_an_earlier_version_keeps_its_ground() -> None:
    """Then "015" had a digest of its own."""
    zeros = [reading("page", {"volume": "015"})], [reading("crossref", {"volume": "16"})]
    decided = decide(check(*zeros), "volume", "accept", "crossref")
    before = Decision(**dict(decided) | {"seen": tuple(
        Seen(source=one.source, text=one.text, digest=digest(one.text)) for one in decided.seen
    )})  # fmt: skip
    assert before != decided
    assert "decision-outdated" not in codes(check(*zeros, [before]))
