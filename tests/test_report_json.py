"""report.json: everything of a run, as its schema says, a work at a time and the same each time."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_world import FACTS, world

from harvester.assemble import entry
from harvester.errors import Failure
from harvester.exporters import csl_json
from harvester.report import Reported, RunFacts, Whole, gather, json_report, write_json
from harvester.work import Finding, Work
from parsers.record import FIELDS, Record

SCHEMA = json.loads(Path(json_report.__file__).with_name("report.schema.json").read_text("utf-8"))


def written(whole: Whole) -> str:
    return "".join(write_json(whole, (entry(one.key, one.work) for one in whole.works)))


@pytest.fixture(scope="module")
def whole() -> Whole:
    assembled = world(200)
    return gather(assembled.works, [one.failure for one in assembled.failures], FACTS)


@pytest.fixture(scope="module")
def report(whole: Whole) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(whole))
    return found


def test_it_is_what_its_schema_says(report: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(report)


def test_the_schema_knows_every_field_of_a_record_and_uses_all_it_defines() -> None:
    assert (
        set(SCHEMA["$defs"]["record"]["properties"])
        == set(FIELDS)
        == set(SCHEMA["$defs"]["field"]["properties"]["field"]["enum"])
    )
    text = json.dumps(SCHEMA)
    assert [name for name in SCHEMA["$defs"] if f'"#/$defs/{name}"' not in text] == []


def test_a_schema_that_is_closed_refuses_what_it_does_not_know(report: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**report, "surprise": 1}, SCHEMA)


def test_nothing_of_a_work_is_lost(whole: Whole, report: dict[str, Any]) -> None:
    assert [one["key"] for one in report["works"]] == [one.key for one in whole.works]
    for one, told in zip(whole.works, report["works"], strict=True):
        work = one.work
        assert told["csl"] == json.loads(json.dumps(csl_json.item(entry(one.key, work))))
        assert [field["field"] for field in told["fields"]] == [result.field for result in work.fields]
        for field, result in zip(told["fields"], work.fields, strict=True):
            assert [claim["source"] for claim in field["claims"]] == [claim.source for claim in result.claims]
            assert [len(claim["evidence"]) for claim in field["claims"]] == [len(claim.said) for claim in result.claims]
            assert (field["winner"], field["agreement"]["kind"]) == (list(result.winner), result.agreement.kind)
            assert [(part["part"], tuple(part["sources"])) for part in field["parts"]] == list(result.parts)
            assert len(field["pairs"]) == len(result.pairs)
        for name in (
            "readings",
            "set_aside",
            "candidates",
            "findings",
            "decisions",
            "settled",
            "failures",
            "registrations",
            "absent",
        ):
            assert len(told[name]) == len(getattr(work, name))


def test_values_are_those_of_the_record(whole: Whole, report: dict[str, Any]) -> None:
    for one, told in zip(whole.works, report["works"], strict=True):
        values = {field["field"]: field["value"] for field in told["fields"] if field["winner"]}
        assert Record.model_validate(values) == one.work.record
        for judged, theirs in zip(one.work.set_aside, told["set_aside"], strict=True):
            assert Record.model_validate(theirs["record"]) == judged.reading.record


def test_the_same_works_give_the_same_bytes(whole: Whole) -> None:
    again = world.__wrapped__(200)
    assert written(gather(again.works, [one.failure for one in again.failures], FACTS)) == written(whole)


def test_a_work_is_written_before_the_next_is_looked_at(whole: Whole) -> None:
    asked: list[str] = []

    def entries() -> Any:
        for one in whole.works:
            asked.append(one.key)
            yield entry(one.key, one.work)

    list(islice(write_json(whole, entries()), 5))
    assert len(asked) <= 4


def test_nothing_at_all_is_a_report_too() -> None:
    report = json.loads(written(gather((), (), RunFacts())))
    jsonschema.validate(report, SCHEMA)
    assert (report["works"], report["failures"]) == ([], [])


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_text_is_json_that_ends_no_script(text: str) -> None:
    ending = f"</script>{text}"
    finding = Finding(code=text, severity="info", message=ending, advice=ending)
    work = Work(addresses=(ending,), record=Record(), fields=(), readings=(), findings=(finding,))
    failure = Failure(address=ending, stage=text, code=text, message=ending)
    out = written(gather([Reported(key=ending, work=work)], [failure], RunFacts(origin=ending, program=ending)))
    assert "</" not in out
    report = json.loads(out)
    assert report["works"][0]["findings"][0]["message"] == report["failures"][0]["address"] == ending
