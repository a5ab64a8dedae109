"""What people answer, on the command line or in the rows of a table, made decisions of, with who and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harvester.crosscheck.ruling import Signature, rule, signature
from harvester.crosscheck.typed import NotUnderstoodError
from harvester.deciding.catalogue import ID, Asked, Catalogue
from harvester.deciding.sheets import SheetRow
from harvester.errors import UsageError
from harvester.plain_words import listed
from harvester.work import Decision, Question, Verb
from parsers.clean import fold


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answers: to which question (an id, or "KEY:volume"), with which word and value."""

    target: str
    verb: Verb
    argument: str = ""


VERBS: dict[str, Verb] = {"accept": "accept", "reject": "reject", "set": "set", "undo": "undo"}


def from_words(words: Sequence[str]) -> tuple[Answer, ...]:
    """The answers of a command line: "q7f3ab accept crossref q9k2mn set 12". Raises UsageError.

    >>> [answer.argument for answer in from_words(["q7f3ab", "accept", "q9k2mn", "set", "q1", "k:page", "accept", "the page"])]
    ['', 'q1', 'the page']
    """
    answers: list[Answer] = []
    rest = list(words)
    while rest:
        target = rest.pop(0)
        verb = VERBS.get(rest.pop(0).casefold()) if rest else None
        if verb is None:
            raise UsageError(
                f"{target}: what is decided?", advice="After each id: accept [SOURCE], reject, set VALUE or undo."
            )
        if verb == "set" and not rest:
            raise UsageError(f"{target}: which value is to be set?", advice='Write it after set, in quotes: set "12".')
        takes = verb == "set" or (verb == "accept" and rest and not (ID.fullmatch(rest[0]) or ":" in rest[0]))
        answers.append(Answer(target, verb, rest.pop(0) if takes else ""))
    return tuple(answers)


def take(answers: Iterable[Answer], catalogue: Catalogue, by: Signature) -> tuple[tuple[Asked, Decision], ...]:
    """The decisions that answers amount to, all of them or none. Raises UsageError naming each that is none."""
    taken, problems = [], []
    for answer in answers:
        try:
            taken.append(take_one(answer, catalogue, by))
        except (UsageError, NotUnderstoodError) as error:
            problems.append(str(error) if isinstance(error, UsageError) else f"{answer.target}: {error}")
    if problems:
        raise UsageError("\n           ".join(problems), advice="Nothing was decided.")
    return tuple(taken)


def take_one(answer: Answer, catalogue: Catalogue, by: Signature) -> tuple[Asked, Decision]:
    """One answer's decision. Raises UsageError for a question that is not there, NotUnderstoodError for what is no answer to it."""
    asked = catalogue.find(answer.target)
    if answer.verb == "undo" and asked.question.decision is None:
        raise NotUnderstoodError("nothing was decided here")
    return asked, rule(asked.question, answer.verb, answer.argument, by)


_WORDS: dict[str, Verb] = {"accepted": "accept", "ok": "accept", "rejected": "reject", "leave out": "reject", **VERBS}
# What answers "is this the same work?" says nothing of a volume.
_YES_OR_NO: dict[str, Verb] = {
    "yes": "accept",
    "y": "accept",
    "same": "accept",
    "no": "reject",
    "n": "reject",
    "different": "reject",
}


def from_row(row: SheetRow, question: Question) -> Answer:
    """What a row answers: a word, with a source behind "accept"; a value alone is set. Raises NotUnderstoodError."""
    words = _WORDS if question.field else _WORDS | _YES_OR_NO
    said = fold(row.decision)
    word, _blank, argument = said.partition(" ")
    verb = words.get(said) or words.get(word)
    argument = "" if said in words else argument
    if not said or verb == "set":
        if argument or not row.value:
            raise NotUnderstoodError("which value is to be set? Write it into the column “value”")
        return Answer(row.id, "set", row.value)
    if row.value:
        raise NotUnderstoodError(f"a value does not go with “{row.decision}”: write set, or take the value away")
    # The name of a source alone: what it says is accepted.
    return Answer(row.id, verb, argument) if verb else Answer(row.id, "accept", said)


@dataclass(frozen=True, slots=True)
class Taken:
    """What the rows of a table came to: decisions, (row, why it is none), and how many say what was decided before."""

    decisions: tuple[Decision, ...]
    problems: tuple[tuple[int, str], ...]
    as_before: int


def from_rows(rows: Iterable[SheetRow], catalogue: Catalogue, by: Signature) -> Taken:
    """The decisions of the rows of a table; a bad row is told and the rest goes on.

    Rows that answer one question in two ways are each told, and none of them is taken: a table that was copied or sorted
    does not say which was meant.
    """
    answered: dict[str, list[tuple[int, Asked, Decision]]] = {}
    problems: list[tuple[int, str]] = []
    for row in rows:
        if not row.id:
            problems.append((row.number, "the id of the question is gone: take the row from the table anew"))
            continue
        try:
            mine = signature(row.who or by.who, by.when, row.note or by.note or "")
            asked, decision = take_one(from_row(row, catalogue.find(row.id).question), catalogue, mine)
        except (UsageError, NotUnderstoodError) as error:
            problems.append((row.number, str(error)))
            continue
        answered.setdefault(asked.question.id, []).append((row.number, asked, decision))
    decisions: list[Decision] = []
    before = 0
    for found in answered.values():
        if len({_alike(decision) for _number, _asked, decision in found}) > 1:
            numbers = listed([str(number) for number, _asked, _decision in found])
            problems += [
                (number, f"rows {numbers} answer one question in several ways: leave one of them")
                for number, _asked, _decision in found
            ]
            continue
        _number, asked, decision = found[-1]
        if _stands(decision, asked):
            before += 1
        else:
            decisions.append(decision)
    return Taken(tuple(decisions), tuple(sorted(problems)), before)


def _stands(decision: Decision, asked: Asked) -> bool:
    """Whether it is decided so already, on the same ground: a table that is given back twice decides nothing twice."""
    return any(_alike(known) == _alike(decision) for known in asked.standing)


def _alike(decision: Decision) -> tuple[object, ...]:
    ground = frozenset((one.source, one.digest) for one in decision.seen)
    return decision.about, decision.verb, decision.value, decision.source, ground
