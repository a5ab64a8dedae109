"""All that is known of a work as JSON: claims, readings, decisions and values, as `report.json` and JSON Lines tell them. Pure.

What holds nothing is left out, but for lists that tell by being empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import orjson
from pydantic import BaseModel, RootModel

from harvester.exporters import plain
from harvester.work import Claim, Decision, FieldResult, Judged, Work

# What would end a line for some reader (U+0085, U+2028) or cannot be encoded (half a pair), in texts as pages had them.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def line(told: Any) -> str:
    """JSON on one line; "</" stays harmless where someone puts it into a page."""
    try:
        written = orjson.dumps(told).decode()
    except TypeError:
        # Half a character of a text, which it takes for none; a number of more than 64 bits.
        written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", written.replace("</", "<\\/"))


def history(work: Work) -> dict[str, Any]:
    """What led to a record: who said what of each field, whose answers were used and whose not, findings and decisions."""
    return {
        "fields": [_field(result) for result in work.fields],
        "readings": [_judged(one) for one in work.readings],
        "set_aside": [_judged(one, whole=True) for one in work.set_aside],
        "candidates": [_judged(one, whole=True) for one in work.candidates],
        "absent": list(work.absent), "registrations": values(work.registrations), "findings": values(work.findings),
        "decisions": [decision(one) for one in work.decisions],
        "settled": [{"finding": value(one.finding), "words": one.words, "decision": decision(one.decision)} for one in work.settled],
    }  # fmt: skip


def _field(result: FieldResult) -> dict[str, Any]:
    told = {
        "field": result.field, "value": value(plain.typed(result.field, result.value)), "text": plain.text(result.field, result.value),
        "winner": list(result.winner), "rule": result.rule, "agreement": value(result.agreement),
        "pairs": [{"sources": [one, other], **value(how)} for one, other, how in result.pairs],
        "parts": [{"part": part, "sources": list(sources)} for part, sources in result.parts],
        "claims": [_claim(result.field, claim) for claim in result.claims],
    }  # fmt: skip
    return {key: one for key, one in told.items() if one is not None}


def _claim(field: str, claim: Claim) -> dict[str, Any]:
    return {
        "source": claim.source, "value": value(plain.typed(field, claim.value)), "text": plain.text(field, claim.value),
        "evidence": values(claim.said),
    }  # fmt: skip


def _judged(judged: Judged, *, whole: bool = False) -> dict[str, Any]:
    """A reading and its verdict; `whole` with all it says, where no claim of a field tells it."""
    reading = judged.reading
    told = {
        "source": reading.source, "level": judged.verdict.level, "reasons": list(judged.verdict.reasons), "url": reading.url,
        "digest": reading.digest, "retrieved": reading.retrieved, "unread": values(reading.unread),
        "record": value(reading.record) if whole else None,
    }  # fmt: skip
    return {key: one for key, one in told.items() if one is not None}


def decision(decided: Decision) -> dict[str, Any]:
    """What was decided; of which work it is said by where it stands."""
    told = {
        "about": decided.about, "verb": decided.verb, "who": decided.who, "when": decided.when, "value": value(decided.value),
        "source": decided.source, "note": decided.note,
    }  # fmt: skip
    return {key: one for key, one in told.items() if one}


def values(several: Iterable[BaseModel]) -> list[Any]:
    """Several values as JSON."""
    return [value(one) for one in several]


def value(held: Any) -> Any:
    """A value as JSON: models without what holds nothing, lists of them, and plain values as they are."""
    if isinstance(held, list | tuple):
        return [value(one) for one in held]
    if isinstance(held, RootModel):
        return held.root
    if isinstance(held, BaseModel):
        return {key: value(one) for key, one in held.__dict__.items() if one is not None and one not in _NOTHING}
    return held


_NOTHING: tuple[Any, ...] = ((), [], "")
