"""What a person is asked about a work, and the command for each answer; what people decided of it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from harvester.crosscheck.decision_words import told
from harvester.crosscheck.decisions import SAME_WORK, answer_name
from harvester.crosscheck.following import finding_name
from harvester.crosscheck.questions import open_questions
from harvester.report import wording
from harvester.work import Finding, Judged, Question, Work

FOLDER = "FOLDER"
"""What stands in a command for the folder of the harvest: the report does not know where it lies."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what follows the question's id in the command, and what it means."""

    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its id, what is asked, what stands until it is decided, what was decided before, and the answers."""

    id: str
    about: str
    text: str
    now: str
    before: str
    choices: tuple[Choice, ...]


def questions(work: Work) -> Mapping[str, Asked]:
    """What is open about a work, by what it is about."""
    return {key: _asked(question) for question in open_questions(work) for key in [_key(question)]}


def about_finding(asked: Mapping[str, Asked], finding: Finding) -> Asked | None:
    """The question that a finding raises: about itself, or about the value of its field."""
    return asked.get(finding_name(finding)) or (
        asked.get(finding.field) if finding.field and finding.severity != "info" else None
    )


def about_answer(asked: Mapping[str, Asked], judged: Judged) -> Asked | None:
    """The question whether an answer is about the work."""
    return asked.get(answer_name(judged.reading))


def decided(work: Work) -> tuple[str, ...]:
    """What people decided, by whom, when and why, where no finding that it settled says so."""
    settling = {one.decision for one in work.settled}
    return tuple(wording.heading(told(decision)) for decision in work.decisions if decision not in settling)


def rest(asked: Mapping[str, Asked], shown: Sequence[Asked | None]) -> tuple[Asked, ...]:
    """The questions that stand nowhere else: about pairs of works, and what was decided on a ground that has changed."""
    known = {one.id for one in shown if one is not None}
    return tuple(one for one in asked.values() if one.id not in known)


def _key(question: Question) -> str:
    return f"{question.about} {question.id}" if question.about == SAME_WORK else question.about


def _asked(question: Question) -> Asked:
    before = wording.heading(told(question.decision)) if question.decision else ""
    return Asked(question.id, question.about, question.text, question.now, before, tuple(_choices(question)))


def _choices(question: Question) -> Iterator[Choice]:
    kind = question.about.partition(" ")[0]
    if "undo" in question.verbs:
        yield Choice("undo", "take the decision back")
    if "accept" in question.verbs:
        values = [option for option in question.options if option.value.said_fields()]
        for option in values if kind != "finding" else [one for one in values if one.source == "suggestion"]:
            yield Choice(f"accept {shlex.quote(option.label)}", _takes(option.source, option.text))
        if kind == SAME_WORK:
            yield Choice("accept", "they are one work")
        elif kind == "answer":
            yield Choice("accept", "yes, it is about this work")
        elif kind == "finding":
            yield Choice("accept", "seen, and right as it is")
    if "set" in question.verbs:
        yield Choice("set VALUE", "the right value, as you write it in place of VALUE")
    if "reject" in question.verbs:
        yield Choice(
            "reject",
            {SAME_WORK: "they are two works", "answer": "no, it is about another work"}.get(
                kind, "leave it out of the citation"
            ),
        )


def _takes(source: str, text: str) -> str:
    return f"take “{text}”" if source == "suggestion" else f"take “{text}”, as {wording.source_name(source)} has it"
