"""What people decide: followed, kept to its work, shown again where its ground has changed, and never asked twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from any_records import READINGS, RECORDS
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.assemble import entry
from harvester.crosscheck import DecisionBook, Material, Party, crosscheck, group_parties, same_work
from harvester.crosscheck.decisions import answer_name
from harvester.crosscheck.grounds import PARTS, core, identity_digest
from harvester.crosscheck.judging import add_findings
from harvester.crosscheck.questions import (
    about_names,
    decided_questions,
    field_question,
    open_questions,
    question_about,
)
from harvester.crosscheck.ruling import Signature, rule
from harvester.crosscheck.typed import NotUnderstoodError
from harvester.work import Decision, Finding, Question, Verb, Work
from parsers.record import FIELDS, Reading, Record, Unread

ADDRESS = "url:https://pages.example.org/1"
FULL: dict[str, Any] = {
    "type": "article-journal", "title": "Sleep and light in small mammals", "author": [{"family": "Okafor", "given": "C."}], "volume": "14",
    "container_title": "Journal of Invented Biology", "page": {"first": "117", "last": "129"}, "issued": {"year": 2021}, "doi": "10.5555/a",
}  # fmt: skip
BIRDS: dict[str, Any] = {
    "title": "Spring arrival of the marsh warbler", "author": [{"family": "Virtanen"}], "container_title": "Birds", "volume": "2",
    "page": {"first": "31"}, "issued": {"year": 2017},
}  # fmt: skip
UNSURE = {"title": "Sleep in 9 mammals", "page": None}
AT = "2024-05-0{}T10:00:00Z"


def reading(source: str, *changes: dict[str, Any], unread: tuple[Unread, ...] = ()) -> Reading:
    values = dict(FULL)
    for change in changes:
        values |= change
    return Reading(source=source, record=Record.model_validate(values), unread=unread)


def check(
    pages: Sequence[Reading], answers: Sequence[Reading] = (), decisions: Iterable[Decision] = (), *, name: str = ADDRESS,
    candidates: Sequence[Reading] = (),
) -> Work:  # fmt: skip
    book = DecisionBook(decisions)
    own = [one.record for one in pages or answers]
    return crosscheck(Material([name], pages, answers, candidates, names=[name], decisions=book.of([name], own)))


def decide(work: Work, about: str, verb: Verb, argument: str = "", day: int = 1) -> Decision:
    question = next((one for one in open_questions(work) if one.about == about), None) or question_about(work, about)
    assert question is not None, [one.about for one in open_questions(work)]
    return rule(question, verb, argument, Signature("A. Librarian", AT.format(day), "seen in print"))


def codes(work: Work) -> list[str]:
    return [finding.code for finding in work.findings]


def abouts(work: Work) -> list[str]:
    return [question.about for question in open_questions(work)]


ANSWER = "answer crossref doi:10.5555/a"


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


def test_a_rejected_answer_leaves_the_flag_on_the_doi_and_asks_no_more() -> None:
    pages, answers = [reading("page")], [reading("crossref", UNSURE)]
    work = check(pages, answers, [decide(check(pages, answers), ANSWER, "reject")])
    assert [(one.finding.code, one.decision.about) for one in work.settled] == [("wrong-doi", ANSWER)]
    assert (work.findings, open_questions(work)) == ((), ())
    assert entry("k", work).flags == ("wrong-doi",)


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


CONFLICT = ([reading("page", {"volume": "15"})], [reading("crossref")])
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


def test_a_doi_that_pubmed_gains_makes_no_other_answer_of_it() -> None:
    answer = reading("pubmed", {"pmid": "77", "doi": None})
    assert answer_name(answer) == answer_name(reading("pubmed", {"pmid": "77"})) == "answer pubmed pmid:77"


def test_the_latest_decision_holds_and_undo_takes_it_back() -> None:
    before = check(*CONFLICT)
    taken = [decide(before, "volume", "set", str(day), day) for day in (3, 1, 2)]
    assert check(*CONFLICT, taken).record.volume == "3"
    undone = decide(check(*CONFLICT, taken), "volume", "undo", day=4)
    again = check(*CONFLICT, [*taken, undone])
    assert (again.record.volume, "volume" in abouts(again)) == ("14", True)


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


# Two works of a list.


def party(name: str, **changes: Any) -> Party:
    record = Record.model_validate(FULL | changes)
    return Party((name,), (record,), record)


ALIKE = (
    party("url:https://a.example.org/1", doi=None, container_title=None, page=None, volume=None),
    party("url:https://b.example.org/2", doi="10.5555/b", container_title="Another Journal", page={"first": "9"}),
)


def pair(parties: Sequence[Party], verb: Verb, decisions: Sequence[Decision] = (), day: int = 1) -> Decision:
    asked = [question for grouped in group_parties(parties, DecisionBook(decisions)) for question in grouped.questions]
    assert len({question.id for question in asked}) == 1
    return rule(asked[0], verb, "", Signature("A. Librarian", AT.format(day)))


@pytest.mark.parametrize(("verb", "members"), [("accept", [(0, 1)]), ("reject", [(0,), (1,)])])
def test_two_works_are_joined_or_kept_apart(verb: Verb, members: list[tuple[int, ...]]) -> None:
    assert [grouped.alike for grouped in group_parties(ALIKE, DecisionBook())] == [(1,), (0,)]
    decision = pair(ALIKE, verb)
    for order in (ALIKE, ALIKE[::-1]):
        groups = group_parties(order, DecisionBook([decision]))
        assert [grouped.members for grouped in groups] == members
        assert all((grouped.alike, grouped.questions, grouped.findings) == ((), (), ()) for grouped in groups)
        assert all(grouped.decisions == (decision,) for grouped in groups)


def test_a_pair_on_a_changed_ground_is_asked_about_again() -> None:
    changed = (
        ALIKE[0],
        party("url:https://b.example.org/2", doi="10.5555/b", container_title="A Third Journal", page={"first": "9"}),
    )
    for verb in ("accept", "reject"):
        decision = pair(ALIKE, verb)
        groups = group_parties(changed, DecisionBook([decision]))
        assert [grouped.members for grouped in groups] == [(0,), (1,)]
        assert [[one.code for one in grouped.findings] for grouped in groups] == [["decision-outdated"]] * 2
        assert {question.decision for grouped in groups for question in grouped.questions} == {decision}
        renewed = pair(changed, verb, [decision], day=2)
        assert not [
            q for grouped in group_parties(changed, DecisionBook([decision, renewed])) for q in grouped.questions
        ]


def test_services_that_say_more_do_not_change_the_ground_of_a_pair() -> None:
    decision = pair(ALIKE, "accept")
    one = Party(
        ALIKE[0].names,
        ALIKE[0].own,
        Record.model_validate(FULL | {"doi": None, "language": "en", "issn": [{"value": "2473-9529"}]}),
    )
    assert [grouped.members for grouped in group_parties((one, ALIKE[1]), DecisionBook([decision]))] == [(0, 1)]


def test_joined_works_are_judged_by_whichever_page_an_answer_fits() -> None:
    decision = pair(ALIKE, "accept")
    pages = [reading("page"), reading("page", BIRDS)]
    answers = [reading("crossref")]
    apart = crosscheck(Material(["a", "b"], pages, answers))
    joined = crosscheck(Material(["a", "b"], pages, answers, decisions=[decision]))
    assert ([one.verdict.level for one in apart.set_aside], joined.set_aside) == (["AMBIGUOUS"], ())


# Promises.


# What identity does not look at, in two ways to fill it.
OTHER_FIELDS: tuple[dict[str, Any], ...] = tuple(
    {
        "title_short": f"Short {n}", "translator": [{"family": f"T{n}"}], "contributor": [{"family": f"C{n}"}], "local_author": [{"family": f"L{n}"}],
        "collection_number": n, "number_of_pages": n, "event_place": f"Lisbon {n}", "event_date": {"year": 2010 + int(n)}, "publisher_place": f"Berlin {n}",
        "handle": f"1234/{n}", "url": f"https://example.org/{n}", "abstract": f"It works, {n}.", "keyword": [{"text": f"k{n}"}], "rights": f"© {n}",
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


def test_an_id_stays_when_the_work_gains_a_line() -> None:
    from harvester.crosscheck.questions import question_ids

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
    here = reading("page", {"doi": None, "volume": "7"})
    assert check([here], decisions=many).record.issue is None
    assert check([here], decisions=many[:8]).record.issue == "9"
    assert check([here], decisions=many, name="url:https://m.example.org/7").record.issue == "9"
