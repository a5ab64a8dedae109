"""A Zotero that runs here: handed over once, this machine alone is reached, and plain words where it does not run."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from records import entries
from zotero_standin import Fault, Zotero, serving

from harvester.destinations import Outcome, zotero_connector
from harvester.destinations.journal import Journal
from harvester.errors import HarvesterError, UsageError
from harvester.fetch import Session
from harvester.settings import Settings


@pytest.fixture
def running() -> Iterator[Zotero]:
    with serving() as served:
        yield served


def send(base: str, folder: Path, found: Any) -> Outcome:
    session = Session(Settings(timeout=2.0, total_time=3.0), origins=zotero_connector.own_origin(base))
    journal = Journal(folder / "zotero-connector.jsonl", "zotero-connector")
    return zotero_connector.send(found, session.send, base, journal)


def works(count: int, **more: Any) -> Any:
    return entries(*({"type": "book", "title": f"Title {n}", "doi": f"10.5555/w.{n}"} | more for n in range(count)))


def test_handed_over_once(running: Zotero, tmp_path: Path) -> None:
    assert send(running.url, tmp_path, works(60)).counts == {"created": 60}
    assert send(running.url, tmp_path, works(61)).counts == {"unchanged": 60, "created": 1}
    assert len(running.handed) == 61
    assert running.handed[0]["title"] == "Title 0"
    asked = running.asked[-1]
    assert asked.headers["X-Zotero-Connector-API-Version"] == "3"
    assert not [name for name in asked.headers if "key" in name.lower()]


def test_what_has_changed_since_is_told(running: Zotero, tmp_path: Path) -> None:
    send(running.url, tmp_path, works(1))
    outcome = send(running.url, tmp_path, works(1, publisher="Press"))
    assert [one.code for one in outcome.left] == ["sent-before"]
    assert len(running.handed) == 1


def test_an_answer_that_was_lost_doubles_nothing(running: Zotero, tmp_path: Path) -> None:
    running.faults = [Fault(200), Fault(201, done=True, cut=True, body=b"x")]
    with pytest.raises(HarvesterError, match="did not answer"):
        send(running.url, tmp_path, works(2))
    assert send(running.url, tmp_path, works(2)).counts == {"created": 2}
    assert len(running.handed) == 2


REFUSALS = (
    ([Fault(200), Fault(500, body=b'{"libraryEditable": false}')], "cannot be written to"), ([Fault(200), Fault(500)], r"did not take the citations \(500\)"),
    ([Fault(404)], "is no Zotero"), ([Fault(302, (("Location", "http://127.0.0.1:1/"),))], "is no Zotero"),
)  # fmt: skip


@pytest.mark.parametrize(("faults", "message"), REFUSALS)
def test_refusals(running: Zotero, tmp_path: Path, faults: list[Fault], message: str) -> None:
    running.faults = list(faults)
    with pytest.raises(HarvesterError, match=message):
        send(running.url, tmp_path, works(1))
    assert not (tmp_path / "zotero-connector.jsonl").exists()


def test_one_that_does_not_run(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(HarvesterError, match="Zotero does not run on this machine") as caught:
        send(f"http://127.0.0.1:{port}", tmp_path, works(1))
    assert "Start Zotero" in caught.value.advice


@pytest.mark.parametrize("base", ["http://10.0.0.1:23119", "http://zotero.example.org", "http://127.0.0.1.example.org"])
def test_no_other_machine(base: str) -> None:
    with pytest.raises(UsageError, match="not on this machine"):
        zotero_connector.own_origin(base)


def test_no_other_port_of_this_machine(running: Zotero) -> None:
    session = Session(Settings(timeout=2.0), origins=zotero_connector.own_origin("http://127.0.0.1:23119"))
    with pytest.raises(HarvesterError) as caught:
        session.send("POST", f"{running.url}/connector/ping", body=b"{}")
    assert caught.value.code == "blocked-address"  # type: ignore[attr-defined]  # a FetchError
    assert not running.asked
