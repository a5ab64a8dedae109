"""Two works of a list, joined or kept apart by decision, until their ground changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from decided_works import AT
from two_works import BIRDS, FULL, reading

from harvester.crosscheck import DecisionBook, Material, Party, crosscheck, group_parties
from harvester.crosscheck.ruling import Signature, rule
from harvester.work import Decision, Verb
from parsers.record import Record


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
