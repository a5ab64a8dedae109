"""summary.json: what a harvest came to, as its schema says; and the log that tells it as it happens."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from command_line import Cli
from made_up_web import WORLD, Web, page
from walled_hosts import walled

from harvester import summary_json
from harvester.commands.watching import watched
from harvester.errors import Failure
from harvester.outputs import exporters
from harvester.progress import Progress, Unwatched
from harvester.run import RunOptions, run_harvest
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.store import Job, Outcome

__all__ = ["walled"]

SCHEMA = json.loads(Path(summary_json.__file__).with_name("summary.schema.json").read_text("utf-8"))


def harvest(
    folder: Path, texts: list[str], progress: Progress | None = None, *, replaying: bool = False
) -> dict[str, Any]:
    options = RunOptions(
        folder=folder, store=folder / "harvest.db", formats=exporters("csl-json,ris"), enrich=True, replaying=replaying, refresh=False,
        origin="test", made=None,
    )  # fmt: skip
    settings = Settings(threads=2, delay=0, patience=0, mailto="me@example.org", ncbi_api_key="s3cret")
    run_harvest(Lists(tuple(texts)), settings, options, progress or Unwatched())
    told: dict[str, Any] = json.loads((folder / "summary.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    return told


def test_the_schema_is_one_and_closed() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["additionalProperties"] is False


def test_it_tells_what_a_harvest_came_to(walled: Web, tmp_path: Path) -> None:
    del walled
    texts = [
        page(0),
        page(0) + "#again",
        page(1),
        WORLD.doi(2),
        "nonsense",
        "missing.html",
        "https://walled.example.org/0",
    ]
    told = harvest(tmp_path, texts)
    assert told["lines"] == {"all": 7, "without_address": 1}
    assert (told["addresses"], told["outcomes"]) == (5, {"record": 2, "identifier": 1, "failed": 1, "not-a-record": 1})
    assert told["reasons"] == {"challenge": 1, "no-such-file": 1}
    assert (told["works"], told["failures"]) == (3, 3)
    assert sum(one["addresses"] for one in told["hosts"]["told"]) == 3
    assert told["hosts"]["refusing"] == [{"host": "walled.example.org", "addresses": 1, "written_from_services": 0}]
    assert told["requests"]["crossref"] >= 1
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["requests"] == told["requests"]
    assert "Crossref was asked" in (tmp_path / "report.html").read_text("utf-8")
    assert told["begun"] <= told["ended"]
    files = {one["name"]: one for one in told["files"]}
    assert {"records.json", "records.ris", "report.html", "failures.csv", "blocked.csv"} <= files.keys()
    for name, one in files.items():
        body = (tmp_path / name).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(body), hashlib.sha256(body).hexdigest())
    assert told["settings"]["formats"] == ["csl-json", "ris"]
    assert not [
        secret for secret in ("s3cret", "me@example.org") if secret in (tmp_path / "summary.json").read_text("utf-8")
    ]


def test_a_replay_leaves_out_what_differs_each_time(web: Web, tmp_path: Path) -> None:
    del web
    first = harvest(tmp_path, [page(0)], replaying=True)
    text = (tmp_path / "summary.json").read_bytes()
    assert not {"begun", "ended", "requests"} & first.keys()
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["requests"] == {}
    harvest(tmp_path, [page(0)], replaying=True)
    assert (tmp_path / "summary.json").read_bytes() == text


def test_a_services_address_is_told_without_secrets(tmp_path: Path) -> None:
    assert (
        summary_json._bare("https://u:s3cret@proxy.example.org:8443/x?key=s3cret#y")
        == "https://proxy.example.org:8443/x"
    )
    del tmp_path


# The log.


def events(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_log_tells_all_that_happens(walled: Web, tmp_path: Path) -> None:
    del walled
    texts = [page(0), *(f"https://walled.example.org/{n}" for n in range(5))]
    with watched(tmp_path / "log") as progress:
        harvest(tmp_path / "out", texts, progress)
    told = events(tmp_path / "log")
    assert (told[0]["event"], told[-1]["event"]) == ("begin", "end")
    assert sum(one["event"] == "outcome" for one in told) == 6
    (blocked,) = [one for one in told if one["event"] == "host-blocked"]
    assert (blocked["host"], blocked["seen"]) == ("walled.example.org", "Cloudflare's check against robots")
    assert "asking" in {one["event"] for one in told}
    assert told[-1]["works"] == 1


def test_no_secret_reaches_the_log(tmp_path: Path) -> None:
    job = Job("k", "url", "https://x.example.org/?api_key=s3cret&a=1", "x.example.org", 0)
    failure = Failure(
        address="x", stage="fetch", code="timeout", message="https://x.example.org/?email=me@example.org, key t0psecret"
    )
    with watched(tmp_path / "log", "t0psecret", "") as progress:
        progress.ended(job, Outcome("failed", failure=failure), 1.0)
        progress.told("service-failed", message="t0psecret is no key", again=False)
    text = (tmp_path / "log").read_text("utf-8")
    assert not [secret for secret in ("s3cret", "me@example.org", "t0psecret") if secret in text]
    assert text.count("REMOVED") == 4


def test_a_log_tells_why_a_harvest_stopped(cli: Cli, tmp_path: Path) -> None:
    cli("harvest", "--from", tmp_path / "none.txt", "-o", tmp_path / "out", "--log", tmp_path / "log")
    (told,) = events(tmp_path / "log")
    assert (told["event"], "none.txt" in told["why"]) == ("stopped", True)


@pytest.mark.parametrize("status", [429, 503])
def test_the_log_tells_that_a_host_is_slowed(web: Web, tmp_path: Path, status: int) -> None:
    from harvester.fetch import Response

    web.broken = {"slow.example.org": Response("", status, (("Retry-After", "900"),), b"later")}
    with watched(tmp_path / "log") as progress:
        harvest(tmp_path / "out", ["https://slow.example.org/1"], progress)
    slowed, *_more = [one for one in events(tmp_path / "log") if one["event"] == "host-slowed"]
    assert (slowed["host"], slowed["status"], slowed["rest"] > 800) == ("slow.example.org", status, True)
