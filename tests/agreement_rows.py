"""The rows of fixtures/works/agreement.txt and the records that their shorthand stands for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from parsers.record import Record

LINES = (Path(__file__).parents[1] / "fixtures/works/agreement.txt").read_text("utf-8").splitlines()
ROWS = [
    [cell.strip() for cell in line.split(" | ")] for line in (f"{one} " for one in LINES) if not line.startswith("#")
]
KINDS = {"p": "print", "e": "electronic", "l": "linking", "": None}
PEOPLE = ("author", "editor", "translator", "contributor", "local_author")
SETS = ("funder",)
PERSON = re.compile(
    r"(?P<family>[^,]+?)(?:, (?P<given>[^\[\]{}<>#]*?))?(?: \[(?P<suffix>.*)\])?(?: \{(?P<non_dropping_particle>.*)\})?"
    r"(?: <(?P<dropping_particle>.*)>)?(?: #(?P<orcid>.*))?"
)


def person(text: str) -> dict[str, Any]:
    if text.startswith("="):
        return {"literal": text[1:]}
    found = PERSON.fullmatch(text)
    assert found is not None, text
    return {part: value or None for part, value in found.groupdict().items()}


def date(text: str) -> dict[str, Any]:
    first, _slash, last = text.partition("/")
    day, _blank, season = first.partition(" ")
    parts = dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=False))
    return parts | ({"season": season} if season else {}) | ({"end": date(last)} if last else {})


def issns(text: str) -> list[dict[str, Any]]:
    return [{"value": one[:9], "kind": KINDS[one[9:].strip()]} for one in text.split(", ") if one]


def notice(text: str) -> dict[str, Any]:
    kind, number, *year = text.split()
    name = {"pmid": number[1:]} if number.startswith("#") else {"doi": number}
    return {"kind": kind, **name, "date": {"year": int(year[0])} if year else None}


def values(field: str, text: str) -> dict[str, Any]:
    if field in PEOPLE:
        names, et_al, _nothing = text.partition("; et al.")
        people = [person(one) for one in names.split("; ")]
        return {field: [*people[:-1], people[-1] | {"others": True}] if et_al else people}
    head, _mark, tail = text.partition(" @ " if field in ("issn", "isbn", "container_title") else " // ")
    if field == "issn":
        return {"issn": issns(head), "container_title": tail or None}
    if field == "isbn":
        return {"isbn": head.split("; "), "title": tail or None}
    if field == "container_title":
        name, _mark, short = head.partition(" // ")
        return {"container_title": name, "container_title_short": short or None, "issn": issns(tail)}
    if field == "title":
        return {"title": head, "original_title": tail or None}
    if field == "page":
        pages, _hash, number = text.partition(" # ")
        first, *more = (dict(zip(("first", "last"), one.split("-"), strict=False)) for one in pages.split(", "))
        return {"page": {**first, "more": more}, "article_number": number or None}
    if field in ("issued", "issued_online", "event_date", "accessed"):
        when, _tilde, online = text.partition(" ~ ")
        return {field: date(when)} | ({"issued_online": date(online)} if online else {})
    parts = text.split("; ")
    if field == "credit":
        told = (one.partition(": ") for one in parts)
        return {field: [{"role": role, "name": person(name)} for role, _colon, name in told]}
    if field == "keyword":
        return {field: [{"text": one} for one in parts]}
    if field == "notice":
        return {field: [notice(one) for one in parts]}
    if field == "related":
        return {field: [dict(zip(("relation", "id"), one.split(), strict=True)) for one in parts]}
    return {field: parts if field in SETS else text}


def record(field: str, text: str) -> Record:
    printed = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)
    return Record.model_validate(values(field, printed))
