"""report.json: everything of a run for programs, as `report.schema.json` describes it; a work at a time.

Values are as the record's model writes them (`Record`), dates as ISO 8601 beside their parts, texts with the six marks
of `Rich`. What holds nothing is left out, but for lists that tell by being empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from harvester.crosscheck.questions import open_questions
from harvester.crosscheck.upstream import FixGroup
from harvester.exporters import csl_json
from harvester.report import plain
from harvester.report.facts import Reported
from harvester.report.whole import Whole
from harvester.work import Claim, Decision, Entry, FieldResult, Judged, Question

FORMAT = "harvester-report"
VERSION = 1
"""Raised where what was there is gone or means something else; what is only added does not raise it."""


def write_json(whole: Whole, entries: Iterable[Entry]) -> Iterator[str]:
    """The report as pieces of one JSON object. `entries` are the works as exports carry them, in the order of `whole.works`."""
    yield "{\n" + ",\n".join(f"{_text(key)}: {_text(value)}" for key, value in _head(whole).items())
    yield from _list("works", (_work(one, entry) for one, entry in zip(whole.works, entries, strict=True)))
    yield from _list("duplicates", _duplicates(whole))
    yield from _listed("upstream", map(_fixes, whole.fixes))
    yield from _list("failures", (_value(failure) for failure in whole.failures))
    yield "\n}\n"


def _list(name: str, items: Iterable[Any]) -> Iterator[str]:
    """A list of the object, an item a line."""
    yield from _listed(name, ((_text(item),) for item in items))


def _listed(name: str, items: Iterable[Iterable[str]]) -> Iterator[str]:
    """The same, of items that are written piece by piece."""
    yield f",\n{_text(name)}: ["
    place = -1
    for place, pieces in enumerate(items):
        yield f"{',' if place else ''}\n"
        yield from pieces
    yield "\n]" if place >= 0 else "]"


def _fixes(group: FixGroup) -> Iterator[str]:
    """A fault of a repository with its pages: there may be as many as the list has lines."""
    told = {
        "host": group.host, "code": group.code, "severity": group.severity, "field": group.field, "heading": group.heading, "advice": group.advice,
    }  # fmt: skip
    yield f'{_text(_without_nothing(told))[:-1]},"fixes":['
    for place, fix in enumerate(group.fixes):
        yield f"{',' if place else ''}{_text(_value(fix))}"
    yield f'],"pages":{group.count}}}'


def _text(value: Any) -> str:
    # "</" stays harmless where someone puts the file into a page.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")


def _head(whole: Whole) -> dict[str, Any]:
    facts, counts = whole.facts, whole.figures.counts(len(whole.failures))
    told = {
        "format": FORMAT, "version": VERSION, "program": facts.program, "made": facts.made, "origin": facts.origin, "addresses": facts.addresses,
        "requests": dict(facts.requests), "notes": list(facts.notes),
        "counts": {name: getattr(counts, name) for name in ("works", "confirmed", "attention", "doubted", "conflicts", "failed")},
    }  # fmt: skip
    return {key: value for key, value in told.items() if value is not None}


def _work(reported: Reported, entry: Entry) -> dict[str, Any]:
    work = reported.work
    told: dict[str, Any] = {
        "key": reported.key, "addresses": list(work.addresses), "policy": work.policy, "csl": csl_json.item(entry),
        "fields": [_field(result) for result in work.fields],
        "readings": [_judged(one) for one in work.readings],
        "set_aside": [_judged(one, whole=True) for one in work.set_aside],
        "candidates": [_judged(one, whole=True) for one in work.candidates],
        "absent": list(work.absent), "registrations": _values(work.registrations), "findings": _values(work.findings),
        "decisions": [_decision(one) for one in work.decisions],
        "settled": [{"finding": _value(one.finding), "words": one.words, "decision": _decision(one.decision)} for one in work.settled],
        "questions": [_question(one) for one in open_questions(work)], "failures": _values(work.failures),
    }  # fmt: skip
    return {key: value for key, value in told.items() if key != "policy" or value}


def _field(result: FieldResult) -> dict[str, Any]:
    told = {
        "field": result.field, "value": _value(plain.typed(result.field, result.value)), "text": plain.text(result.field, result.value),
        "winner": list(result.winner), "rule": result.rule, "agreement": _value(result.agreement),
        "pairs": [{"sources": [one, other], **_value(how)} for one, other, how in result.pairs],
        "parts": [{"part": part, "sources": list(sources)} for part, sources in result.parts],
        "claims": [_claim(result.field, claim) for claim in result.claims],
    }  # fmt: skip
    return {key: value for key, value in told.items() if value is not None}


def _claim(field: str, claim: Claim) -> dict[str, Any]:
    return {
        "source": claim.source, "value": _value(plain.typed(field, claim.value)), "text": plain.text(field, claim.value),
        "evidence": _values(claim.said),
    }  # fmt: skip


def _judged(judged: Judged, *, whole: bool = False) -> dict[str, Any]:
    """A reading and its verdict; `whole` with all it says, where no claim of a field tells it."""
    reading = judged.reading
    told = {
        "source": reading.source, "level": judged.verdict.level, "reasons": list(judged.verdict.reasons), "url": reading.url,
        "digest": reading.digest, "retrieved": reading.retrieved, "unread": _values(reading.unread),
        "record": _value(reading.record) if whole else None,
    }  # fmt: skip
    return {key: value for key, value in told.items() if value is not None}


def _decision(decision: Decision) -> dict[str, Any]:
    """What was decided; of which work it is said by where it stands."""
    told = {
        "about": decision.about, "verb": decision.verb, "who": decision.who, "when": decision.when, "value": _value(decision.value),
        "source": decision.source, "note": decision.note,
    }  # fmt: skip
    return {key: value for key, value in told.items() if value}


def _question(question: Question) -> dict[str, Any]:
    options = [{"label": one.label, "source": one.source, "text": one.text} for one in question.options]
    told = {
        "id": question.id, "about": question.about, "text": question.text, "field": question.field, "now": question.now,
        "verbs": list(question.verbs), "options": options, "decision": _decision(question.decision) if question.decision else None,
    }  # fmt: skip
    return {key: value for key, value in told.items() if value}


def _duplicates(whole: Whole) -> Iterator[dict[str, Any]]:
    for group in whole.twins:
        yield {"code": group.code, "keys": [whole.keys[place] for place in group.places], "why": group.why}


def _values(several: Iterable[BaseModel]) -> list[Any]:
    return [_value(one) for one in several]


def _value(value: Any) -> Any:
    """A value as JSON: models without what holds nothing, lists of them, and plain values as they are."""
    if isinstance(value, list | tuple):
        return [_value(one) for one in value]
    if isinstance(value, BaseModel):
        return _without_nothing(value.model_dump(mode="json"))
    return value


def _without_nothing(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: _without_nothing(one) for key, one in told.items() if one is not None and one not in ([], "")}
    return [_without_nothing(one) for one in told] if isinstance(told, list) else told
