"""What a person answers to a question, made a decision of; or why it cannot be."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.crosscheck.decisions import DECIDABLE
from harvester.crosscheck.typed import NotUnderstoodError, read_typed
from harvester.plain_words import listed, source_name
from harvester.work import Decision, Moment, Option, Question, Seen, Verb
from parsers import clean
from parsers.record import Record
from parsers.values import Line

_MOST = 2000
SUGGESTION = "suggestion"
"""The source of a choice that a finding suggests: it is nobody's claim."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, when (ISO 8601 in UTC), and why."""

    who: Line
    when: Moment
    note: Line | None = None


def signature(who: str, when: str, note: str = "") -> Signature:
    """A signature of what people typed: one line each, of a sane length. Raises NotUnderstoodError where nobody is named."""
    name = clean.line(who[:_MOST])
    if not name:
        raise NotUnderstoodError("nobody is named: say who decides")
    return Signature(name[:200], when, clean.line(note[:_MOST]))


def rule(question: Question, verb: Verb, argument: str, by: Signature) -> Decision:
    """The decision that an answer to a question amounts to. Raises NotUnderstoodError saying what can be answered.

    `argument` is the source whose value is accepted ("" for what the citation has), or the value that is set.
    """
    if verb == "undo":
        return _decision(question, question.about, verb, by)
    if verb not in question.verbs:
        raise NotUnderstoodError(f"here you can {listed(question.verbs)}, not {verb}")
    if question.field is None:
        if argument:
            raise NotUnderstoodError(f"nothing can follow {verb} here: this is no question of a value")
        return _decision(question, question.about, verb, by)
    if verb == "set":
        return _decision(question, question.field, verb, by, read_typed(question.field, argument))
    if verb == "reject":
        if argument:
            raise NotUnderstoodError("reject leaves the field out; nothing can follow it")
        return _decision(question, question.field, verb, by)
    if not argument and question.about != question.field:
        return _decision(question, question.about, verb, by)
    value, source = _accepted(question, argument)
    return _decision(question, question.field, verb, by, value, source)


def _decision(  # noqa: PLR0917 - the parts of a decision
    question: Question, about: str, verb: Verb, by: Signature, value: Record | None = None, source: str | None = None
) -> Decision:
    of_a_value = about in DECIDABLE
    seen = [one for one in question.options if one.source != SUGGESTION and (not of_a_value or one.value != Record())]
    return Decision(
        work=question.work, about=about, verb=verb, who=by.who, when=by.when, value=value or Record(), source=source, note=by.note,
        seen=tuple(Seen(source=one.source, text=one.text, digest=one.digest) for one in seen), other=question.other,
    )  # fmt: skip


def _accepted(question: Question, argument: str) -> tuple[Record, str | None]:
    """The value that is accepted, and whose it is."""
    choices = [option for option in question.options if option.value != Record()]
    if not argument:
        if question.current is None:
            accept = f"accept {_labels(choices)}, or " if choices else ""
            raise NotUnderstoodError(f"the citation has nothing here to accept: {accept}set a value")
        return question.current.value, question.current.source
    name = " ".join(argument.casefold().split())
    fits = [
        option for option in choices if name in {option.label, option.source, source_name(option.source).casefold()}
    ]
    exact = [option for option in fits if name == option.label]
    if len(exact or fits) != 1:
        problem = f"“{argument}” says nothing here" if not fits else f"“{argument}” says several things here"
        raise NotUnderstoodError(f"{problem}: {_answers(question, choices)}")
    chosen = (exact or fits)[0]
    return chosen.value, chosen.source if chosen.source != SUGGESTION else None


def _answers(question: Question, choices: list[Option]) -> str:
    """All that can be answered to a question of a value."""
    of_a_source = f"accept {_labels(choices)}" if choices else "accept" if question.about != question.field else ""
    ways = [of_a_source, *(("set a value", "reject") if "set" in question.verbs else ())]
    return ", or ".join(way for way in ways if way)


def _labels(choices: list[Option]) -> str:
    return " or ".join(option.label for option in choices)
