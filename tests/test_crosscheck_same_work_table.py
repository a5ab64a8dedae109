"""The table of pairs: rows of fixtures/works/same_work.txt, each the same in both directions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from harvester.crosscheck import same_work
from harvester.crosscheck.grounds import core
from parsers.record import Record

LINES = (Path(__file__).parents[1] / "fixtures/works/same_work.txt").read_text("utf-8").splitlines()
ROWS = [[cell.strip() for cell in f" {line} ".split(" |")] for line in LINES if not line.startswith("#")]
BASES = {
    "article": "type=article-journal; title=Sleep and light in small mammals; author=Okafor, C. & Ng, A.; "
    "container_title=Journal of Invented Biology; volume=14; issue=2; page=117-129; issued=2021-03",
    "seed": "type=article-journal; title=Alliance A061202: Ixazomib, pomalidomide, and dexamethasone in first relapse; "
    "author=Voorhees, P. M. & Suman, V. J. & Bova-Solem, M.; container_title=Blood Advances; volume=8; issue=19; page=5039-5050; "
    "issn=2473-9529; issued=2024-10-08; doi=10.1182/bloodadvances.2024013623; pmid=39058954",
    "book": "type=book; title=A Handbook of Invented Things; author=Cruz, M.; edition=2; publisher=Invented Press; issued=2004",
    "chapter": "type=chapter; title=On borrowed light in rooms; author=Okafor, C.; container_title=A Handbook of Invented Things; "
    "page=14-20; issued=2004",
    "thesis": "type=thesis; title=Words that travel in libraries; author=Hansen, K.; publisher=Invented College; issued=2004",
    "editorial": "type=article-journal; title=Editorial; author=Okafor, C.; container_title=Journal of Invented Biology; volume=14; "
    "page=1; issued=2021-03",
    "report": "type=report; title=Annual report on invented rooms; author==Board of Rooms; publisher=Board of Rooms; issued=2015",
    "paper": "type=paper-conference; title=Images of small mammals at night; author=Okafor, C. & Ng, A.; "
    "container_title=2009 IEEE Conference on Computer Vision and Pattern Recognition; page=248-255; issued=2009",
    "bare": "title=Sleep and light in small mammals; doi=10.5555/a",
    "none": "doi=10.5555/a",
}
KINDS = {"p": "print", "e": "electronic", "": None}


def person(text: str) -> dict[str, Any]:
    family, _comma, given = text.partition(", ")
    return {"literal": text[1:]} if text.startswith("=") else {"family": family, "given": given or None}


def value(field: str, text: str) -> Any:
    if field in ("author", "editor", "translator"):
        return [person(one) for one in text.split(" & ")]
    if field == "isbn":
        return [text]
    if field == "issn":
        return [{"value": text[:9], "kind": KINDS[text[9:].strip()]}]
    if field == "page":
        first, _dash, last = text.partition("-")
        return {"first": first, "last": last or None}
    if field == "issued":
        return dict(zip(("year", "month", "day"), map(int, text.split("-")), strict=False))
    if field == "related":
        relation, _blank, identifier = text.partition(" ")
        return [{"relation": relation, "id": identifier}]
    return text


def record(base: str, changes: str) -> Record:
    values: dict[str, Any] = {}
    for change in filter(None, f"{BASES[base]}; {changes}".split("; ")):
        field, equals, text = change.partition("=")
        if equals:
            values[field] = value(field, text)
        else:
            values.pop(field.removeprefix("-"), None)
    return Record.model_validate(values)


@pytest.mark.parametrize(("_case", "base", "one", "other", "level", "reason"), ROWS, ids=[row[0] for row in ROWS])
def test_row(_case: str, base: str, one: str, other: str, level: str, reason: str) -> None:
    a, b = record(base, one), record(base, other)
    verdict = same_work(a, b)
    assert verdict.level == level, verdict
    assert reason in verdict.reasons
    assert same_work(b, a) == verdict
    assert same_work(core(a), core(b)) == verdict, "a decision's ground holds all that the verdict rests on"


def test_the_table_is_rich() -> None:
    assert len(ROWS) >= 120
    assert {row[4] for row in ROWS} == {"EXACT", "STRONG", "AMBIGUOUS", "DIFFERENT"}
