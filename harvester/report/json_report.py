"""report.json: everything of a run for programs, as `report.schema.json` describes it; a work at a time.

Values are as the record's model writes them (`Record`), dates as ISO 8601 beside their parts, texts with the six marks
of `Rich`. What holds nothing is left out, but for lists that tell by being empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from harvester.crosscheck.questions import open_questions
from harvester.crosscheck.upstream import FixGroup
from harvester.exporters import csl_json, told
from harvester.report.facts import Reported
from harvester.report.whole import Whole
from harvester.work import Entry, Question

FORMAT = "harvester-report"
VERSION = 1
"""Raised where what was there is gone or means something else; what is only added does not raise it."""


def write_json(whole: Whole, entries: Iterable[Entry]) -> Iterator[str]:
    """The report as pieces of one JSON object. `entries` are the works as exports carry them, in the order of `whole.works`."""
    yield "{\n" + ",\n".join(f"{told.line(key)}: {told.line(value)}" for key, value in _head(whole).items())
    yield from _list("works", (_work(one, entry) for one, entry in zip(whole.works, entries, strict=True)))
    yield from _list("duplicates", _duplicates(whole))
    yield from _listed("upstream", map(_fixes, whole.fixes))
    yield from _list("failures", (told.value(failure) for failure in whole.failures))
    yield "\n}\n"


def _list(name: str, items: Iterable[Any]) -> Iterator[str]:
    """A list of the object, an item a line."""
    yield from _listed(name, ((told.line(item),) for item in items))


def _listed(name: str, items: Iterable[Iterable[str]]) -> Iterator[str]:
    """The same, of items that are written piece by piece."""
    yield f",\n{told.line(name)}: ["
    place = -1
    for place, pieces in enumerate(items):
        yield f"{',' if place else ''}\n"
        yield from pieces
    yield "\n]" if place >= 0 else "]"


def _fixes(group: FixGroup) -> Iterator[str]:
    """A fault of a repository with its pages: there may be as many as the list has lines."""
    head = {
        "host": group.host, "code": group.code, "severity": group.severity, "field": group.field, "heading": group.heading, "advice": group.advice,
    }  # fmt: skip
    yield f'{told.line({key: text for key, text in head.items() if text})[:-1]},"fixes":['
    for place, fix in enumerate(group.fixes):
        yield f"{',' if place else ''}{told.line(told.value(fix))}"
    yield f'],"pages":{group.count}}}'


def _head(whole: Whole) -> dict[str, Any]:
    facts, counts = whole.facts, whole.figures.counts(len(whole.failures))
    head = {
        "format": FORMAT, "version": VERSION, "program": facts.program, "made": facts.made, "origin": facts.origin, "addresses": facts.addresses,
        "requests": dict(facts.requests), "notes": list(facts.notes),
        "counts": {name: getattr(counts, name) for name in ("works", "confirmed", "attention", "doubted", "conflicts", "failed")},
    }  # fmt: skip
    return {key: value for key, value in head.items() if value is not None}


def _work(reported: Reported, entry: Entry) -> dict[str, Any]:
    work = reported.work
    known: dict[str, Any] = {
        "key": reported.key, "addresses": list(work.addresses), "policy": work.policy, "csl": csl_json.item(entry),
        **told.history(work),
        "questions": [_question(one) for one in open_questions(work)], "failures": told.values(work.failures),
    }  # fmt: skip
    return {key: value for key, value in known.items() if key != "policy" or value}


def _question(question: Question) -> dict[str, Any]:
    options = [{"label": one.label, "source": one.source, "text": one.text} for one in question.options]
    asked = {
        "id": question.id, "about": question.about, "text": question.text, "field": question.field, "now": question.now,
        "verbs": list(question.verbs), "options": options, "decision": told.decision(question.decision) if question.decision else None,
    }  # fmt: skip
    return {key: value for key, value in asked.items() if value}


def _duplicates(whole: Whole) -> Iterator[dict[str, Any]]:
    for group in whole.twins:
        yield {"code": group.code, "keys": [whole.keys[place] for place in group.places], "why": group.why}
