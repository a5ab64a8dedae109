"""JSON Lines: a work a line with all that was said of it, as its schema says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from any_records import RECORDS
from hypothesis import given
from hypothesis import strategies as st
from records import entries
from report_world import world

from harvester.exporters import jsonl, plain
from harvester.report import json_report
from harvester.work import EQUAL, Claim, Entry, FieldResult, Work
from parsers.record import FIELDS, Record, Said

SCHEMA = json.loads(Path(jsonl.__file__).with_name("jsonl.schema.json").read_text("utf-8"))
REPORT = json.loads(Path(json_report.__file__).with_name("report.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def lines(*made: Entry) -> list[dict[str, Any]]:
    """A line a work: nothing else ends one, whatever a reader takes for the end of a line."""
    text = "".join(jsonl.write(made))
    assert len(text.splitlines()) == text.count("\n") == len(made)
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def works() -> tuple[Entry, ...]:
    return tuple(world(200).entries())


def test_each_line_is_what_the_schema_says(works: tuple[Entry, ...]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for line in lines(*works, *entries()):
        VALIDATOR.validate(line)


def test_the_schema_is_closed_and_knows_a_work_as_the_report_does() -> None:
    (line,) = lines(entries()[0])
    assert not VALIDATOR.is_valid(line | {"surprise": 1})
    assert not VALIDATOR.is_valid({key: value for key, value in line.items() if key != "record"})
    assert set(SCHEMA["$defs"]["record"]["properties"]) == set(FIELDS)
    for name, told in SCHEMA["$defs"].items():
        assert told == REPORT["$defs"][name], name
        assert f'"#/$defs/{name}"' in json.dumps(SCHEMA)


def test_who_said_what_is_there(works: tuple[Entry, ...]) -> None:
    for entry, line in zip(works, lines(*works), strict=True):
        work = entry.work
        assert work is not None
        assert Record.model_validate(line["record"]) == entry.record == work.record
        assert (line["key"], line["flags"], line["addresses"]) == (entry.key, list(entry.flags), list(work.addresses))
        for told, result in zip(line["fields"], work.fields, strict=True):
            assert (told["field"], told["winner"], told["rule"]) == (result.field, list(result.winner), result.rule)
            assert [claim["source"] for claim in told["claims"]] == [claim.source for claim in result.claims]
            assert told["agreement"]["kind"] == result.agreement.kind
        assert [one["code"] for one in line["findings"]] == [one.code for one in work.findings]
        assert [len(line[name]) for name in ("readings", "set_aside", "failures")] == [
            len(work.readings), len(work.set_aside), len(work.failures),
        ]  # fmt: skip


@given(RECORDS)
def test_any_record_comes_back_whole(record: Record) -> None:
    (line,) = lines(Entry(key="k", record=record))
    VALIDATOR.validate(line)
    assert Record.model_validate(line["record"]) == record


@given(RECORDS)
def test_a_value_is_typed_whether_a_record_holds_it_or_json(record: Record) -> None:
    told = record.model_dump(mode="json")
    for field in record.said_fields():
        held = getattr(record, field)
        for value in (plain.typed(field, held), plain.typed(field, told[field])):
            assert value == held
            assert type(value) is type(held)


@given(st.text(st.characters(), max_size=20))
def test_any_text_of_a_page_stays_in_its_line_and_can_be_written(text: str) -> None:
    said = Said(field="title", text=text + "\u2028\x85\ud800</script>", where="meta")
    claim = Claim(source="page", value="Tides", said=(said,))
    result = FieldResult(field="title", value="Tides", winner=("page",), claims=(claim,), agreement=EQUAL, rule="alone")
    record = Record.model_validate({"title": "Tides"})
    work = Work(addresses=("x",), record=record, fields=(result,), readings=())
    made = Entry(key=text, record=record, work=work)
    (line,) = lines(made)
    VALIDATOR.validate(line)
    assert line["fields"][0]["claims"][0]["evidence"][0]["text"] == said.text
    written = "".join(jsonl.write([made]))
    assert written.encode()
    assert "</script" not in written


def test_ten_thousand_authors_and_nothing_at_all() -> None:
    people = [{"family": f"Doe{place}", "given": "Jane"} for place in range(10_000)]
    whole, empty = lines(
        Entry(key="a", record=Record.model_validate({"author": people})), Entry(key="b", record=Record())
    )
    assert len(whole["record"]["author"]) == 10_000
    assert empty["record"] == {}
    assert "".join(jsonl.write([])) == ""
