"""The answers of services in fixtures/services: each is read as expected, where it stood is told, and no JSON in it hurts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fixture_services import CASES, READERS, case_name, expected, read_case
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from json_anywhere import VALUES, places, planted

from parsers.formats import Unreadable
from parsers.record import Record


@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_an_answer_is_read_as_expected(case: Path) -> None:
    assert read_case(case) == expected(case)


@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_every_value_has_its_words_and_their_place(case: Path) -> None:
    for work in expected(case) if isinstance(expected(case), list) else ():
        assert set(work["record"]) == set(work["where"])


ANSWERS = [json.loads(path.read_bytes()) for case in CASES for path in case.glob("answer.json")]
NAMES = [f"{case.parent.name}.json" for case in CASES for _path in case.glob("answer.json")]
PLACES = [[path for path in places(answer) if "xml" not in path] for answer in ANSWERS]


@given(st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_json_at_any_place_of_an_answer(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(ANSWERS) - 1))
    path = data.draw(st.sampled_from(PLACES[number]))
    body = planted(ANSWERS[number], path, data.draw(VALUES))
    split, read = READERS[NAMES[number]]
    try:
        works = [read(item) for _doi, item in split(body)]
    except Unreadable:
        return
    for work in works:
        said = work.record.model_dump(mode="json", exclude_defaults=True)
        assert Record.model_validate(said) == work.record
        assert set(work.record.said_fields()) <= {one.field for one in work.said}
        assert all(
            where.startswith("$.") for where in [one.where for one in work.said] + [one.where for one in work.unread]
        )


@given(VALUES)
@settings(max_examples=200, deadline=None)
def test_any_json_alone(value: Any) -> None:
    body = json.dumps(value).encode("utf-8", "replace")
    for split, read in READERS.values():
        for action in (split, read):
            try:
                action(body)
            except Unreadable:
                continue


XML = [path.read_bytes() for case in CASES for path in case.glob("answer.xml")]
TOKENS = (
    b"<", b">", b"&", b"&#0;", b"&nosuch;", b"<i>", b"</title>", b"<titles/>", b"<!--", b"<![CDATA[", b"\xff", b"\x00", b"9" * 5000, b"<?x?>", b"<doi>10.5555/z</doi>",
    b"<month>99</month>", b"<year>0</year>", b'language=""', b"<journal_article/>", b"<crossref>", b"</crossref>", b"<!DOCTYPE x>",
)  # fmt: skip


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_broken_xml(data: st.DataObject) -> None:
    body = data.draw(st.sampled_from(XML))
    for _change in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(body)))
        token = data.draw(st.sampled_from(TOKENS))
        body = body[:at] + token + body[at + data.draw(st.sampled_from((0, 1, 40))) :]
    split, read = READERS["crossref.xml"]
    try:
        works = [read(item) for _doi, item in split(body)]
    except Unreadable:
        return
    for work in works:
        assert Record.model_validate(work.record.model_dump(mode="json", exclude_defaults=True)) == work.record
        assert all(not one.where.startswith("$.") for one in work.said)
