"""How long a harvest takes still: never less than its slowest host does, nor than a page is put off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from both_stores import RECORD, Clock, Open, begun, clock, lines, opened, place
from command_line import Cli
from loopback import page, serving

from harvester import status
from harvester.commands.watching import watched
from harvester.errors import Failure
from harvester.estimate import EVERY, FIRST, SELDOM, Estimated
from harvester.progress import Tally
from harvester.store import Ahead, Host, Job, Outcome

__all__ = ["clock", "opened", "place"]

SLOW = "slow.example.org"
FOUND = Ahead(3, 0, 60.0, SLOW, 3, 20.0)
JOB = Job("k", "url", f"https://{SLOW}/1", SLOW, 0)


def test_the_slowest_host_tells_how_long_it_takes_at_least(opened: Open, clock: Clock) -> None:
    store = opened()
    run = begun(store, lines("slow", "quick", "quick2", each=10))
    store.lease([SLOW, "quick.example.org"])
    store.keep((), hosts=[Host(SLOW, clock.now + 7, 20.0), Host("quick.example.org", clock.now, 1.0)])
    assert store.ahead(run, least=0.0, longest=600.0) == Ahead(30, 0, 7 + 9 * 20.0, SLOW, 10, 20.0)
    # What nobody has asked yet is asked no faster than any.
    assert store.ahead(run, least=30.0, longest=600.0)[2:4] == (7 + 9 * 30.0, SLOW)
    told = status.text(store.overview(run), clock.now)
    assert f"1 at work: at least 3 min left (10 pages of {SLOW}, one in 20 s)" in told
    assert json.loads(status.as_json(store.overview(run)))["ahead"]["seconds"] == 187.0
    assert "harvester_seconds_left_at_least 187\n" in status.prometheus(store.overview(run))


@pytest.mark.parametrize(("failed", "gave", "is_left"), [(9, 0, False), (10, 0, True), (39, 1, False), (40, 1, True)])
def test_a_host_that_is_given_up_takes_no_time(
    opened: Open,
    clock: Clock,
    failed: int,
    gave: int,
    is_left: bool,  # noqa: FBT001 - a column of the table
) -> None:
    store = opened()
    run = begun(store, lines("slow", "quick", each=10))
    store.lease([SLOW, "quick.example.org"])
    slow = Host(SLOW, clock.now + 7, 20.0, gave=gave, failed=failed, trouble="no answer")
    store.keep((), hosts=[slow, Host("quick.example.org", clock.now, 1.0)])
    quick = Ahead(20, 0, 9.0, "quick.example.org", 10, 1.0)
    taken = Ahead(20, 0, 7 + 9 * 20.0, SLOW, 10, 20.0)
    assert store.ahead(run, least=0.0, longest=600.0) == (quick if is_left else taken)
    # Whoever only looks is told the same.
    assert store.overview(run).ahead == (quick if is_left else taken)


def test_a_page_that_is_put_off_is_waited_for(opened: Open, clock: Clock) -> None:
    store = opened()
    run = begun(store, lines("slow", each=3))
    store.lease([SLOW])
    one, two, _three = store.jobs(run, SLOW, 10)
    store.keep([], later=[(one.key, 50.0, 1), (two.key, 500.0, 1)], hosts=[Host(SLOW, clock.now, 1.0)])
    assert store.ahead(run, least=0.0, longest=600.0) == Ahead(3, 2, 500.0, SLOW, 3, 0.0)
    told = status.text(store.overview(run), clock.now)
    assert "2 of them are put off" in told
    assert f"at least 8 min left ({SLOW} wants to be asked later)" in told
    assert "harvester_put_off 2\n" in status.prometheus(store.overview(run))


# A host that is not waited for: its pages end without a request.
@pytest.mark.parametrize("known", [Host(SLOW, 1_003_000.0, 60.0), Host(SLOW, 0.0, 60.0, 3, "a wall", 1.0, 2_000_000.0)])
def test_who_is_not_waited_for_takes_no_time(opened: Open, known: Host) -> None:
    store = opened()
    run = begun(store, lines("slow", each=10))
    store.lease([SLOW])
    store.keep((), hosts=[known])
    assert store.ahead(run, least=1.0, longest=600.0) == Ahead(open=10)


def test_saved_pages_wait_for_nobody(opened: Open, tmp_path: Path) -> None:
    from harvester.sources import Lists

    (tmp_path / "page.html").write_text("<html></html>", "utf-8")
    store = opened()
    run = begun(store, Lists((str(tmp_path / "page.html"),)))
    (host,) = store.hosts(run)
    store.lease([host])
    store.keep((), hosts=[Host(host, 2_000_000.0, 60.0)])
    assert store.ahead(run, least=1.0, longest=1e9) == Ahead(open=1)


def test_a_tally_counts_what_others_do_and_never_goes_back() -> None:
    tally = Tally(1000, 100, began=0.0)
    for _ in range(50):
        tally.add(Outcome("record"))
    tally.look_ahead(Ahead(open=700), 50.0)
    assert tally.done == 300
    assert tally.text(100.0) == "300 of 1,000, 2.0 a second, 5 min left"
    # What is not kept yet is open in the store.
    tally.look_ahead(Ahead(open=720), 60.0)
    assert tally.done == 300
    tally.add(Outcome("record"))
    assert tally.done == 301


def test_a_bound_grows_shorter_as_time_goes_by() -> None:
    tally = Tally(1000, 0, began=0.0)
    tally.add(Outcome("record"))
    tally.look_ahead(Ahead(999, 0, 90_000.0, SLOW, 900, 100.0), 1.0)
    assert tally.text(1.0) == f"1 of 1,000, 1.0 a second, at least 25 h left (900 pages of {SLOW}, one in 100 s)"
    assert "at least 24 h left" in tally.text(61.0)
    # At its rate the rest takes longer now than the host does.
    assert tally.text(89_000.0).endswith("d left")


class Watching:
    def __init__(self) -> None:
        self.events: list[str] = []

    def begin(self, lines: int, done: int) -> None:
        self.events.append(f"begin {lines} {done}")

    def ended(self, job: Job, outcome: Outcome, seconds: float) -> None:
        del job, outcome, seconds
        self.events.append("ended")

    def told(self, event: str, **facts: object) -> None:
        self.events.append(event)
        assert event != "ahead" or facts == FOUND._asdict()

    def stepped(self, step: str, done: int, of: int, /) -> None:
        self.events.append(f"{step} {done} {of}")


def test_it_is_looked_up_now_and_then_and_the_seldomer_the_longer_it_takes(clock: Clock) -> None:
    seen, took = Watching(), 0.0

    def look() -> Ahead:
        clock.now += took
        return FOUND

    used = Estimated(seen, look, clock)
    used.begin(10, 2)
    used.ended(JOB, RECORD, 0.1)
    clock.now += FIRST
    # From another thread, which may not touch the store.
    used.told("host-slowed")
    used.ended(JOB, RECORD, 0.1)
    assert seen.events == ["begin 10 2", "ended", "host-slowed", "ahead", "ended"]
    clock.now += EVERY - 1
    used.ended(JOB, RECORD, 0.1)
    clock.now += 1
    took = 2.0
    used.told("put-off")
    assert seen.events[5:] == ["ended", "ahead", "put-off"]
    clock.now += SELDOM * took - took - 1
    used.told("put-off")
    assert seen.events[8:] == ["put-off"]
    clock.now += 1
    used.told("put-off")
    assert seen.events[9:] == ["ahead", "put-off"]
    # A host that is given up takes no time any more: that is looked up as soon as may be.
    took = 0.0
    clock.now += SELDOM * 2.0 + EVERY
    used.ended(JOB, RECORD, 0.1)
    clock.now += 1
    left = Outcome("failed", failure=Failure(address=JOB.value, stage="fetch", code="host-failing", message=""))
    used.ended(JOB._replace(host="other.example.org"), left, 0.1)
    assert seen.events[11:] == ["ahead", "ended", "ended"]
    used.ended(JOB, left, 0.1)
    assert seen.events[14:] == ["ahead", "ended"]


@pytest.mark.parametrize("logged", [False, True])
def test_it_is_shown_beside_a_log_too(tmp_path: Path, capsys: pytest.CaptureFixture[str], logged: bool) -> None:  # noqa: FBT001 - both ways
    with watched(tmp_path / "log.jsonl" if logged else None) as shown:
        shown.begin(50, 44)
        shown.told("ahead", **Ahead(5, 0, 90_000.0, SLOW, 5, 100.0)._asdict())
        shown.told("stopping", waiting=1)
    told = capsys.readouterr().err
    assert "harvested 45 of 50" in told
    assert f"left (5 pages of {SLOW}, one in 100 s)" in told
    assert "Finishing what is under way" in told


def test_a_harvest_tells_it(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvester.estimate.FIRST", 0.0)
    log, body = tmp_path / "log.jsonl", page(b"<html><title>Hours</title></html>")
    with serving(dict.fromkeys(["/1", "/2", "/3"], body)) as server:
        monkeypatch.setenv("HARVESTER_DELAY", "0.3")
        urls = [server.url(f"/{n}") for n in (1, 2, 3)]
        cli("harvest", *urls, "-o", tmp_path / "out", "--no-enrich", "--allow-network", "127.0.0.0/8", "--log", log)
        name = server.url("").removeprefix("http://")
    told = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    (ahead,) = [one for one in told if one["event"] == "ahead"]
    assert (ahead["host"], ahead["pause"], ahead["host_open"]) == (name, 0.3, 3)
    assert ahead["seconds"] == pytest.approx(0.6, abs=0.3)
