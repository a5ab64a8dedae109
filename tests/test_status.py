"""How far a harvest is: while it is at work, from another terminal, for programs and collectors."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import Cli

from harvester import status
from harvester.commands import status as command
from harvester.enrichers import Stored
from harvester.errors import Failure
from harvester.progress import Tally
from harvester.sources import Lists
from harvester.store import Host, Outcome, Overview, Store
from harvester.store.answers import Answers
from harvester.summary import Summary

NOW = 1_000_000.0
TEXTS = (
    "https://a.example.org/1", "https://a.example.org/2", "https://b.example.org/1", "https://b.example.org/2", "10.5555/x", "nonsense",
    "https://b.example.org/3",
)  # fmt: skip
GONE = Failure(address="x", stage="fetch", code="http-404", message="gone", advice="")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A harvest at work: two addresses done, one of them gone, three open."""
    store = Store(tmp_path / "harvest.db", clock=lambda: NOW)
    run = store.begin(Lists(TEXTS), "list.txt", name="x")
    store.lease(store.hosts(run))
    keys = [job.key for job in store.jobs(run, "a.example.org", 10)]
    store.keep(
        [(keys[0], Outcome("record")), (keys[1], Outcome("failed", failure=GONE))],
        hosts=[Host("b.example.org", NOW + 90, 1.0, 3, "challenge", NOW, NOW + 900)],
    )
    yield tmp_path
    store.close()


def found(folder: Path) -> Overview:
    store = Store(folder / "harvest.db", write=False, clock=lambda: NOW + 10)
    try:
        return store.overview(1)
    finally:
        store.close()


def test_lines_that_repeat_an_address_are_counted_by_themselves(tmp_path: Path) -> None:
    texts = (*TEXTS[:2], *(TEXTS[0],) * 3, "10.5555/x", "https://doi.org/10.5555/x", "nonsense", *(TEXTS[2],) * 5)
    store = Store(tmp_path / "harvest.db", clock=lambda: NOW)
    run = store.begin(Lists(texts), "list.txt", name="x")
    store.lease(store.hosts(run))
    store.keep([(job.key, Outcome("record")) for job in store.jobs(run, "a.example.org", 10)])
    store.close()
    told = " ".join(status.text(found(tmp_path), NOW).split())
    assert "13 lines, not finished 3 addresses have an outcome, 1 address is open" in told
    assert "2 records" in told
    assert "8 lines that repeat an address" in told


def test_a_person_sees_how_far_it_is_and_what_waits_where(folder: Path) -> None:
    text = status.text(found(folder), NOW + 10)
    assert "Harvest 1 of list.txt: 7 lines, not finished" in text
    assert "4 lines have an outcome, 3 addresses are open" in text
    for line in (
        "1 record ",
        "1 failed",
        "1 identifier, for the services alone",
        "1 line that holds no address",
        "1 http-404",
        "3 b.example.org: left in peace (challenge)",
    ):
        assert line in " ".join(text.split()), line
    assert "1 at work" in text
    assert "Nobody is at work" in status.text(found(folder)._replace(workers=()), NOW)


def test_who_has_ended_is_not_at_work(tmp_path: Path) -> None:
    store = Store(tmp_path / "harvest.db", clock=lambda: NOW)
    run = store.begin(Lists(TEXTS), "list.txt", name="x")
    store.keep([(store.jobs(run, "a.example.org", 1)[0].key, Outcome("record"))])
    assert [one.done for one in store.overview(run).workers] == [1]
    store.close()
    assert found(tmp_path).workers == ()


def test_what_services_did_not_answer_is_counted_too(folder: Path) -> None:
    """A harvest of identifiers alone fails at the services alone: no address has failed, and failures.csv has rows."""
    answers = Answers.open(folder / "harvest.db")
    down = Stored("failed", None, "2026-01-02T03:04:05Z", "http-503: Crossref answered 503")
    kept = Stored("found", b"{}", "2026-01-02T03:04:05Z", "timeout: PubMed did not answer")
    there = Stored("found", b"{}", "2026-01-02T03:04:05Z", "")
    answers.put("crossref", [("10.5555/x", down), ("10.5555/y", down), ("10.5555/z", there)])
    answers.put("pubmed", [("77", kept)])
    answers.close()
    told = status.text(found(folder), NOW + 10)
    assert "What services did not answer" in told
    assert "2 Crossref: http-503 1 PubMed: timeout" in " ".join(told.split())
    assert json.loads(status.as_json(found(folder)))["unanswered"] == [
        {"service": "crossref", "code": "http-503", "count": 2}, {"service": "pubmed", "code": "timeout", "count": 1},
    ]  # fmt: skip
    lines = status.prometheus(found(folder)).splitlines()
    assert 'harvester_unanswered{service="crossref",code="http-503"} 2' in lines


def test_a_program_reads_the_same(folder: Path) -> None:
    told = json.loads(status.as_json(found(folder)))
    assert (told["lines"], told["open"], told["states"]) == (7, 3, {"failed": 1, "identifier": 1, "record": 1})
    assert told["queues"] == [{"host": "b.example.org", "open": 3, "wait": 80.0, "blocked": "challenge"}]
    assert told["workers"][0]["done"] == 2


def test_a_collector_reads_the_same(folder: Path) -> None:
    lines = status.prometheus(found(folder)).splitlines()
    assert "harvester_open_addresses 3" in lines
    assert 'harvester_failures{code="http-404"} 1' in lines
    assert 'harvester_host_queue{host="b.example.org"} 3' in lines
    names = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    assert len(names) == len(set(names))
    assert all(line.startswith("#") or line.split()[0].partition("{")[0] in names for line in lines)


def test_what_would_break_the_format_is_escaped(folder: Path) -> None:
    evil = found(folder)._replace(failures=(('a"b\\c\nd', 1),))
    assert 'harvester_failures{code="a\\"b\\\\c\\nd"} 1' in status.prometheus(evil).splitlines()


def test_the_command_shows_it_in_each_form(cli: Cli, folder: Path) -> None:
    assert "3 addresses are open" in cli("status", "-o", folder).out
    assert json.loads(cli("status", "-o", folder, "--format", "json").out)["open"] == 3
    assert "harvester_open_addresses 3" in cli("status", "-o", folder, "--format", "prometheus").out
    assert cli("status", "-o", folder, "--format", "xml").code == 2


def test_a_tally_tells_what_failed() -> None:
    tally = Tally(10, 0, began=0.0)
    tally.add(Outcome("record"))
    tally.add(Outcome("failed", failure=GONE))
    assert tally.text(2.0) == "2 of 10, 1.0 a second, 8 s left, 1 failed (1 http-404)"


def test_a_log_has_a_line_for_each_outcome(cli: Cli, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><head><title>Hours</title></head></html>")
    log = tmp_path / "log.jsonl"
    cli("harvest", page, "missing.html", "-o", tmp_path / "out", "--no-enrich", "--log", log)
    events = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [event["event"] for event in events if event["event"] != "step"] == ["begin", "outcome", "outcome", "end"]
    assert {event["code"] for event in events[1:3]} == {"no-record", "no-such-file"}
    assert all(event["time"].endswith("Z") for event in events)


def test_what_is_watched_is_told_apart_by_its_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) > 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", nap)
    with pytest.raises(KeyboardInterrupt):
        command.status(output=folder, watch=5)
    told = capsys.readouterr().out
    assert told.count("Harvest 1 of list.txt") == 2
    assert re.search(r"\n\n\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\nHarvest 1 of list.txt", told)


def test_one_line_is_one_line() -> None:
    told = Summary(1, 0, 1, Counter(), 1, (Path("my out/records.json"),)).text()
    assert "0 works written from 1 line.\n" in told
    assert "harvester decide -o 'my out'\n" in told
