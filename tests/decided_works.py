"""The two works as they are asked about and decided: the sources, the question, and what a person answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from two_works import reading

from harvester.crosscheck import DecisionBook, Material, crosscheck
from harvester.crosscheck.questions import open_questions, question_about
from harvester.crosscheck.ruling import Signature, rule
from harvester.work import Decision, Verb, Work
from parsers.record import Reading

ADDRESS = "url:https://pages.example.org/1"
UNSURE = {"title": "Sleep in 9 mammals", "page": None}
AT = "2024-05-0{}T10:00:00Z"
ANSWER = "answer crossref doi:10.5555/a"
CONFLICT = ([reading("page", {"volume": "15"})], [reading("crossref")])


def check(
    pages: Sequence[Reading], answers: Sequence[Reading] = (), decisions: Iterable[Decision] = (), *, name: str = ADDRESS,
    candidates: Sequence[Reading] = (),
) -> Work:  # fmt: skip
    """The work of these sources at an address, as far as decisions on works like it are followed there."""
    book = DecisionBook(decisions)
    own = [one.record for one in pages or answers]
    return crosscheck(Material([name], pages, answers, candidates, names=[name], decisions=book.of([name], own)))


def decide(work: Work, about: str, verb: Verb, argument: str = "", day: int = 1) -> Decision:
    """What a person answers on a day of May 2024 to what is asked about something, or can be."""
    question = next((one for one in open_questions(work) if one.about == about), None) or question_about(work, about)
    assert question is not None, [one.about for one in open_questions(work)]
    return rule(question, verb, argument, Signature("A. Librarian", AT.format(day), "seen in print"))


def abouts(work: Work) -> list[str]:
    return [question.about for question in open_questions(work)]
