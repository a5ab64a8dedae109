"""Several readings of one page, one record: which reader is believed, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from parsers.clean import fold
from parsers.record import FIELDS, Reading, Record, Said

# Readers in the order in which they are believed: a platform's own file knows what its page means; tags made for
# indexers come before general ones; visible text in the order people trust it; a COinS is often cut short.
TRUST: tuple[str, ...] = ("highwire", "labelled", "json_ld", "prism", "dublin_core", "coins")
# Where another order is better, with the reason.
TRUST_FOR: dict[str, tuple[str, ...]] = {
    # Highwire's abstract tag is often an address or its first words; JSON-LD holds the text.
    "abstract": ("labelled", "json_ld", "highwire", "prism", "dublin_core", "coins"),
    # DC.publisher is the repository as often as the publisher.
    "publisher": ("highwire", "labelled", "json_ld", "coins", "prism", "dublin_core"),
}
PAGE = "page"


def _rank(source: str, field: str) -> int:
    order = TRUST_FOR.get(field, TRUST)
    return order.index(source) if source in order else -1  # a site's own reader comes first


def choose(readings: Sequence[Reading]) -> Reading:
    """One reading, "page", of all readings of a page; `readings` is not empty.

    Each field is taken whole from the most trusted reading that has it; nothing is mixed within a field but ISSNs,
    ISBNs and ORCID iDs, which add up. The texts behind every field of every reading are kept, the chosen first.
    """
    first = readings[0]
    if len(readings) == 1:
        return Reading(
            source=PAGE, record=first.record, said=first.said, unread=first.unread,
            url=first.url, digest=first.digest, retrieved=first.retrieved,
        )  # fmt: skip
    values: dict[str, Any] = {}
    said: list[Said] = []
    having: dict[str, list[Reading]] = {}
    for reading in readings:
        for field in reading.record.said_fields():
            having.setdefault(field, []).append(reading)
    for field in FIELDS:
        if field in having:
            by_trust = sorted(having[field], key=lambda reading: _rank(reading.source, field))
            values[field] = getattr(by_trust[0].record, field)
            said += [item for reading in by_trust for item in reading.said if item.field == field]
    values["issn"] = _all_of(readings, "issn", lambda issn: issn.value)
    values["isbn"] = _all_of(readings, "isbn", str)
    unread = [item for reading in readings for item in reading.unread]
    return Reading(
        source=PAGE, record=Record(**values), said=tuple(said), unread=tuple(unread),
        url=first.url, digest=first.digest, retrieved=first.retrieved,
    )  # fmt: skip


def _all_of(readings: Sequence[Reading], field: str, key: Any) -> tuple[Any, ...]:
    """All values of a field by trust of their reader, each once; a typed ISSN before the same one untyped."""
    values = [
        value for r in sorted(readings, key=lambda r: _rank(r.source, field)) for value in getattr(r.record, field)
    ]
    best: dict[Any, Any] = {}
    for value in values:
        known = best.setdefault(key(value), value)
        if getattr(known, "kind", "") is None and getattr(value, "kind", None) is not None:
            best[key(value)] = value
    return tuple(best.values())


def same_title(a: Reading, b: Reading) -> bool:
    """Whether two readings of a page name the same title, or one of them the start of the other."""
    titles = sorted((fold(str(r.record.title)).rstrip(".") for r in (a, b)), key=len)
    return titles[1].startswith(titles[0])
