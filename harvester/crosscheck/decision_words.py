"""Decisions in words: what was decided, by whom and when, and what a person is told where the ground has changed."""

from __future__ import annotations

from collections.abc import Sequence

from harvester.crosscheck.findings.heard import value_text
from harvester.plain_words import PLURAL, capital, cut, field_name, listed, source_name
from harvester.work import Decision, Seen
from parsers.record import FIELDS

_FINDING = {"accept": "right as it is: “{}”", "reject": "not right as it is: “{}”"}
_ANSWER = {"accept": "{} is about this work", "reject": "{} is about another work"}
_PAIR = {"accept": "the same work as “{}”", "reject": "not the same work as “{}”"}


def what(decision: Decision) -> str:
    """What was decided: "the volume is “11”, from Crossref", "Crossref's answer 10.5555/b is about another work"."""
    kind, _blank, rest = decision.about.partition(" ")
    if decision.verb == "undo":
        return f"taken back: {about(decision.about)}"
    if decision.about in FIELDS:
        name = field_name(decision.about)
        if decision.verb == "reject":
            return f"leave out the {name}"
        taken = f", from {listed([source_name(one) for one in decision.source.split('+')])}" if decision.source else ""
        return f"the {name} {'are' if decision.about in PLURAL else 'is'} “{cut(value_text(getattr(decision.value, decision.about)))}”{taken}"
    if kind == "answer":
        return _ANSWER[decision.verb].format(_answer(rest))
    if kind == "finding":
        return _FINDING[decision.verb].format(rest)
    other = decision.other.records[0].title if decision.other and decision.other.records else None
    return _PAIR[decision.verb].format(cut(str(other or "(no title)")))


def about(text: str) -> str:
    """What a decision is about, as it stands inside a sentence."""
    kind, _blank, rest = text.partition(" ")
    if text in FIELDS:
        return f"the {field_name(text)}"
    return (
        _answer(rest)
        if kind == "answer"
        else f"the finding “{rest}”"
        if kind == "finding"
        else "whether two works are one"
    )


def _answer(rest: str) -> str:
    service, _blank, identifier = rest.partition(" ")
    return f"{capital(source_name(service))}'s answer {identifier}".strip()


def who_and_when(decision: Decision) -> str:
    """Who decided, when, and the note: "A. Librarian, 2024-05-01: seen in print"."""
    return f"{decision.who}, {decision.when[:10]}" + (f": {decision.note}" if decision.note else "")


def where(decision: Decision) -> str:
    """The way back to a decision, as evidence of a value."""
    return f"decided by {who_and_when(decision)}"


def told(decision: Decision) -> str:
    """A decision in one line: what, by whom, when and why."""
    return f"{what(decision)} ({who_and_when(decision)})"


def seen_text(seen: Sequence[Seen]) -> str:
    """What was, or is, to be seen."""
    return "; ".join(f"{source_name(one.source)} “{one.text}”" for one in seen) or "nothing"
