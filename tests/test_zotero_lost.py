"""Answers of Zotero, runs and memories that are lost: sent again, no work is there twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zotero_desk import Desk, desk, works
from zotero_standin import Fault, serving

from harvester.destinations.journal import Journal
from harvester.errors import HarvesterError, UsageError
from harvester.work import Entry

__all__ = ["desk"]


LOST = (
    Fault(200, body=b"", done=True, cut=True), Fault(200, body=b'{"successful": {', done=True), Fault(500, done=True), Fault(200, body=b"[]", done=True),
    Fault(200, body=b'{"successful": {"0": {"version": "x"}}}', done=True), Fault(200, body=b"[" * 100_000, done=True),
)  # fmt: skip


@pytest.mark.parametrize("fault", LOST)
def test_an_answer_that_was_lost_doubles_nothing(desk: Desk, fault: Fault) -> None:
    desk.zotero.faults = [fault]
    assert desk.send(works(3)).counts == {"created": 3}
    assert len(desk.zotero.items) == 3
    desk.zotero.faults = [fault]
    assert desk.send(works(3, publisher="Press")).counts == {"updated": 3}
    assert {item["publisher"] for item in desk.zotero.items.values()} == {"Press"}
    assert desk.send(works(3, publisher="Press")).counts == {"unchanged": 3}


@pytest.mark.parametrize("work", [works(2), works(2, publisher="Press")])
def test_a_run_that_died_after_its_request_goes_on(desk: Desk, work: tuple[Entry, ...]) -> None:
    desk.zotero.faults = [Fault(500, done=True)] + [Fault(500)] * 4
    with pytest.raises(HarvesterError, match="answered 500"):
        desk.send(works(2))
    desk.send(work)
    assert len(desk.zotero.items) == 2
    assert all(
        item.get("publisher") == ("Press" if work[0].record.publisher else None) for item in desk.zotero.items.values()
    )


def test_a_memory_that_was_lost_doubles_nothing(desk: Desk) -> None:
    desk.send(works(3))
    desk.forget()
    assert desk.send(works(3)).counts == {"created": 3}
    desk.forget()
    desk.zotero.tokens.clear()
    assert desk.send(works(3)).counts == {"created": 3}
    assert len(desk.zotero.items) == 3


def test_a_memory_about_another_library_is_not_used(desk: Desk) -> None:
    desk.send(works(1))
    with pytest.raises(HarvesterError, match="is about zotero users/7, not zotero users/8"):
        Journal(desk.folder / "zotero.jsonl", "zotero users/8")


TORN = (b'{"key": "x", "ver', b"\xff\xfe", b"")


@pytest.mark.parametrize("tail", TORN)
def test_a_line_that_was_being_written_is_as_if_it_had_never_been(desk: Desk, tail: bytes) -> None:
    desk.send(works(2))
    path = desk.folder / "zotero.jsonl"
    before = path.read_bytes()
    path.write_bytes(before + tail)
    assert desk.send(works(2)).counts == {"unchanged": 2}
    assert path.read_bytes() == before


@pytest.mark.parametrize("body", [b"[1]\n", b"nonsense\n", b'{"what": "another"}\n', b"\x00\n", b"[" * 100_000 + b"\n"])
def test_a_file_that_is_no_memory_is_left_alone(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(body)
    with pytest.raises(UsageError, match=r"x\.jsonl"):
        Journal(path, "zotero users/7")
    assert path.read_bytes() == body


FAULTS = st.lists(
    st.sampled_from([Fault(500, done=True), Fault(500), Fault(200, cut=True, done=True), Fault(429), Fault(200, body=b"{}"), Fault(412), Fault(200, body=b"null", done=True)]),
    max_size=6,
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(FAULTS, st.integers(1, 3))
def test_whatever_happens_no_work_is_there_twice(faults: list[Fault], count: int) -> None:
    import tempfile

    with serving() as served, tempfile.TemporaryDirectory() as folder:
        desk = Desk(served, Path(folder))
        for publisher in ("One", "Two"):
            served.faults = list(faults)
            try:
                desk.send(works(count, publisher=publisher))
            except HarvesterError:
                served.faults = []
        served.faults = []
        desk.send(works(count, publisher="Two"))
        assert len(served.items) == count
        assert {item["publisher"] for item in served.items.values()} == {"Two"}
