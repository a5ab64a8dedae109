"""Manners: what a host wishes counts for every thread and process, and for the next run; a host that refuses is left in peace."""

from __future__ import annotations

import ipaddress
import itertools
import json
import os
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from loopback import Answer, page, serving

from harvester.crew import Crew, Work
from harvester.errors import FetchError
from harvester.fetch import Archive, Fetcher, Pace, Refusals, Refused, Response, Session
from harvester.fetch.pace import CALM, MOST_DELAY, NoPace
from harvester.fetch.refusing import BLOCKED_SECONDS, MOST_IN_A_ROW
from harvester.fetch.robots import MOST_AGE, MOST_BYTES, Robots, read_rules
from harvester.harvest import Engine, _one, run
from harvester.killable import PageReader
from harvester.progress import Unwatched
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.store import Job, Outcome, Store
from parsers.addresses import host_of
from parsers.refusals.marks import WALL
from parsers.refusals.vendors import wall_of

ROOT = Path(__file__).parents[1]
RUN = (sys.executable, "-c", "from harvester.cli import main; main()", "harvest")
LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)
HOST = "a.example.org"


class Clock:
    """A clock that moves when somebody sleeps."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.now, self.slept = now, list[float]()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def date(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)


def pace(clock: Clock, delay: float = 1.0) -> Pace:
    return Pace(delay, clock=clock, sleep=clock.sleep, patience=600)


def visit(used: Pace, clock: Clock, seconds: float = 0.0) -> None:
    """One request that takes so long and is answered as it should be."""
    with used.turn(HOST):
        clock.now += seconds
    used.went_well(HOST)


# The pace.


@pytest.mark.parametrize(
    ("took", "pause"), [(0.1, 1.0), (0.4, 1.0), (2.0, 4.0), (10.0, 20.0), (600.0, 30.0)],
)  # fmt: skip
def test_after_a_slow_answer_the_pause_is_longer_up_to_a_cap(took: float, pause: float) -> None:
    clock = Clock()
    used = pace(clock)
    visit(used, clock, took)
    assert used.pause(HOST) == pause
    visit(used, clock, 0.1)
    assert used.pause(HOST) == 1.0, "a quick answer makes it what it was"


@pytest.mark.parametrize(("asked", "rest"), [(None, 5.0), (0.0, 0.0), (7.0, 7.0), (1e9, 3600.0)])
def test_a_host_that_pushes_back_rests_and_is_asked_more_slowly_afterwards(asked: float | None, rest: float) -> None:
    clock = Clock()
    used = pace(clock)
    used.pushed_back(HOST, asked)
    assert used.rests(HOST) == pytest.approx(rest)
    assert used.pause(HOST) == 2.0


def test_who_pushes_back_again_rests_longer_and_all_of_it_wears_off() -> None:
    clock = Clock()
    used = pace(clock)
    rests = []
    for _ in range(9):
        used.pushed_back(HOST, None)
        rests.append(used.rests(HOST))
        clock.now += used.rests(HOST)
    assert rests == [5, 10, 20, 40, 80, 160, 300, 300, 300]
    assert used.pause(HOST) == MOST_DELAY
    pauses = []
    for _ in range(CALM * 7):
        visit(used, clock)
        pauses.append(used.pause(HOST))
    assert pauses == sorted(pauses, reverse=True)
    assert pauses[CALM - 2] == MOST_DELAY
    assert pauses[CALM - 1] == MOST_DELAY / 2
    assert pauses[-1] == 1.0
    used.pushed_back(HOST, None)
    assert used.rests(HOST) == 5.0, "after good answers it begins anew"


def test_a_thread_does_not_sleep_through_a_long_rest() -> None:
    clock = Clock()
    used = pace(clock)
    used.pushed_back(HOST, 31)
    with pytest.raises(FetchError) as caught, used.turn(HOST):
        pass
    assert (caught.value.code, caught.value.retry_after, clock.slept) == ("retry-later", 31, [])
    used.crawl_delay("slow.example.org", 45)
    with used.turn("slow.example.org"):
        assert clock.slept == [45], "a pause between any two requests is no rest"


def test_nobody_waits_for_a_rest_beyond_patience() -> None:
    clock = Clock()
    used = pace(clock)
    used.pushed_back(HOST, 601)
    assert (used.ready_in(HOST), used.rests(HOST)) == (0.0, 601.0)


def test_a_pause_is_no_rest_and_is_waited_for_by_the_impatient_too() -> None:
    clock = Clock()
    used = Pace(1.0, clock=clock, sleep=clock.sleep, patience=0)
    visit(used, clock)
    assert used.ready_in(HOST) == 1.0


def test_a_replay_waits_for_nobody() -> None:
    used = NoPace()
    used.pushed_back(HOST, 3600)
    with used.turn(HOST):
        assert used.ready_in(HOST) == 0


def test_a_host_has_one_name() -> None:
    urls = (
        "https://A.example.org/x",
        "http://a.example.org:80/",
        "https://a.example.org:443/y",
        "http://a.example.org",
    )
    assert {host_of(url) for url in urls} == {HOST}


# robots.txt.


def robots(*answers: Response | FetchError) -> tuple[Robots, Clock, list[str]]:
    clock, asked, rest = Clock(), list[str](), list(answers)

    def fetch(url: str) -> Response:
        asked.append(url)
        answer = rest.pop(0) if len(rest) > 1 else rest[0]
        if isinstance(answer, FetchError):
            raise answer
        return answer

    return Robots(fetch, clock), clock, asked


def answer(status: int, body: bytes = b"", *headers: tuple[str, str]) -> Response:
    return Response("https://a.example.org/robots.txt", status, headers, body)


FORBID = answer(200, b"User-agent: *\nDisallow: /")


@pytest.mark.parametrize(
    "gone", [answer(500), answer(503), answer(429), FetchError("timeout", "slow"), FetchError("connect", "no answer")]
)
def test_what_cannot_be_had_denies_for_a_while_and_is_asked_for_again(gone: Response | FetchError) -> None:
    used, clock, asked = robots(gone, gone, answer(404))
    url = "https://a.example.org/x"
    assert not used.rules(url).allows(url)
    clock.now += 59
    assert not used.rules(url).allows(url)
    assert len(asked) == 1
    clock.now += 2
    assert not used.rules(url).allows(url)
    assert used.rests(used.rules(url)) == pytest.approx(120)
    clock.now += 121
    assert used.rules(url).allows(url)
    assert len(asked) == 3


def test_rules_count_for_a_day() -> None:
    used, clock, asked = robots(FORBID, answer(404))
    url = "https://a.example.org/x"
    assert not used.rules(url).allows(url)
    clock.now += MOST_AGE - 1
    assert not used.rules(url).allows(url)
    assert len(asked) == 1
    clock.now += 2
    assert used.rules(url).allows(url)


@pytest.mark.parametrize(("hops", "allowed"), [(0, False), (1, False), (5, False), (6, True)])
def test_five_redirects_are_followed(hops: int, allowed: bool) -> None:  # noqa: FBT001 - a column of the table
    moved = answer(302, b"", ("Location", "https://b.example.org/robots.txt"))
    used, _clock, asked = robots(*[moved] * hops, FORBID)
    assert used.rules("https://a.example.org/x").allows("https://a.example.org/x") is allowed
    assert len(asked) == min(hops, 5) + 1


def test_half_a_megabyte_is_read_and_no_rule_that_is_cut_short() -> None:
    line = b"Disallow: /aaaaaaaaaaaaaaaaaaaaa\n"
    start = b"User-agent: *\n" + line * (500 * 1024 // len(line) - 2) + b"Disallow: /seen\n"
    assert 500 * 1024 - 100 < len(start) < MOST_BYTES
    pad = b"#" * (MOST_BYTES - len(start) - len(b"\nDisallow: /"))
    rules = read_rules(200, start + pad + b"\nDisallow: /private\nDisallow: /unseen\n" + line * 300_000)
    allowed = [rules.allows(f"https://a.example.org/{path}") for path in ("seen", "public", "unseen")]
    assert allowed == [False, True, True]


def test_what_is_held_of_robots_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvester.fetch.robots.MOST_HELD", 100_000)
    body = b"User-agent: *\n" + b"Disallow: /a\n" * 800
    used, _clock, asked = robots(answer(200, body))
    for n in range(60):
        used.rules(f"https://h{n}.example.org/")
    assert used._size <= 100_000
    assert len(used._locks) == len(used._rules) < 10
    used.rules("https://h59.example.org/")
    assert len(asked) == 60, "the latest is held"


@pytest.mark.parametrize(("text", "delay"), [("2.5", 2.5), ("1e9", 60.0), ("0", 0.0), ("-3", 0.0), ("soon", 0.0)])
def test_a_crawl_delay_is_kept_and_capped(text: str, delay: float) -> None:
    rules = read_rules(200, f"User-agent: *\nCrawl-delay: {text}\n".encode())
    used = pace(Clock())
    used.crawl_delay(HOST, rules.delay)
    assert used.pause(HOST) == max(1.0, delay)


# Retries within a lease.


def fetcher(server: Any, clock: Clock, **changes: Any) -> Fetcher:
    del server
    settings = Settings(**{"timeout": 3.0, "delay": 1.0} | changes)
    return Fetcher(settings, Session(settings, networks=LOOPBACK), clock=clock, sleep=clock.sleep, now=clock.date)


@pytest.mark.parametrize(
    ("headers", "tries", "most"), [((), 3, 30), (("Retry-After: 7",), 3, 30), (("Retry-After: 20",), 2, 30), (("Retry-After: 31",), 1, 0)],
)  # fmt: skip
def test_three_attempts_and_half_a_minute_at_the_most(headers: tuple[str, ...], tries: int, most: float) -> None:
    clock = Clock()
    with serving({"/a": page(b"", *headers, status="503 Busy")}) as server:
        used = fetcher(server, clock)
        used._robots.rules(server.url("/a"))
        clock.now += 10
        began = clock.now
        with pytest.raises(FetchError):
            used.get(server.url("/a"))
        assert server.asked["/a"] == tries
        assert clock.now - began <= most


def test_a_host_that_is_slow_to_answer_is_asked_no_more_than_half_a_minute() -> None:
    clock = Clock()
    with serving({"/a": page(b"", status="500 Oops")}) as server:
        used = fetcher(server, clock)
        send = used._session.send

        def slow(*args: Any, **kwargs: Any) -> Response:
            clock.now += 16
            return send(*args, **kwargs)

        used._session.send = slow  # type: ignore[method-assign]  # each request takes 16 seconds
        with pytest.raises(FetchError):
            used.get(server.url("/a"))
        assert server.asked["/a"] == 1, "a second one would begin after more than half a minute"


# Walls.


def test_every_mark_of_a_wall_has_a_name() -> None:
    unnamed = {mark for mark in WALL if wall_of((), b"<html>" + mark) is None}
    # Words of a path alone, which a page may hold too.
    assert unnamed == {b"/orchestrate/", b"/verify/home?captchaType"}


@pytest.mark.parametrize("status", ["403 Forbidden", "429 Slow", "503 Busy", "202 Accepted"])
def test_a_wall_is_not_asked_again(status: str) -> None:
    answers: dict[str, Answer] = {"/a": page(b"<script>window._cf_chl_opt={}</script>", status=status)}
    with serving(answers) as server:
        assert fetcher(server, Clock()).get(server.url("/a")).wall == "Cloudflare"
        assert server.asked["/a"] == 1


def test_a_plain_no_is_no_wall() -> None:
    with serving({"/a": page(b"Forbidden", status="403 Forbidden")}) as server, pytest.raises(FetchError) as caught:
        fetcher(server, Clock()).get(server.url("/a"))
    assert caught.value.code == "http-403"


def test_a_page_between_two_refusals_begins_the_count_anew() -> None:
    clock = Clock()
    used = Refusals(clock)
    for _ in range(MOST_IN_A_ROW - 1):
        used.refused(HOST, "a wall")
    used.answered(HOST)
    used.refused(HOST, "a wall")
    assert not used.is_blocked(HOST)


def test_after_the_day_it_is_asked_again_and_one_refusal_is_enough() -> None:
    clock = Clock()
    used = Refusals(clock)
    for _ in range(MOST_IN_A_ROW):
        used.check(HOST)
        used.refused(HOST, "a wall")
    with pytest.raises(FetchError) as caught:
        used.check(HOST)
    assert (caught.value.code, caught.value.host) == ("host-blocked", HOST)
    clock.now += BLOCKED_SECONDS + 1
    used.check(HOST)
    used.refused(HOST, "a wall")
    assert used.is_blocked(HOST)
    clock.now += BLOCKED_SECONDS + 1
    used.answered(HOST)
    assert used.of(HOST) == Refused()


# A run, and two at one store.

WALLED = page(b"<script>window._cf_chl_opt={}</script>", status="403 Forbidden")
RECORD = page(
    b'<html><head><meta name="citation_title" content="A"><meta name="citation_doi" content="10.5555/a"></head></html>'
)


def engine(store: Store, folder: Path, archive: Archive, reader: PageReader) -> Engine:
    settings = Settings(delay=0, timeout=3.0, threads=2)
    fetching = Fetcher(settings, Session(settings, networks=LOOPBACK), archive=archive)
    del folder
    return Engine(store, fetching, archive, reader, None, threads=2, patience=5.0)


def harvested(folder: Path, urls: list[str]) -> list[str]:
    """The codes of the addresses of a run, in order; "" for a record."""
    with (
        closing(Store(folder / "harvest.db")) as store,
        closing(Archive(folder, f"{store.worker}-00001.warc.gz")) as archive,
        PageReader(5.0) as reader,
    ):
        lists = Lists(tuple(urls))
        store.keep((), archives=[(one, 0) for one in archive.names()])
        number = store.begin(lists, "test", name=lists.digest())
        run(engine(store, folder, archive, reader), number, Unwatched())
        codes = [row.outcome.failure.code if row.outcome and row.outcome.failure else "" for row in store.rows(number)]
        store.finish(number, [])
    return codes


def test_a_host_that_refuses_is_left_in_peace_for_all_its_other_addresses(tmp_path: Path) -> None:
    paths = [f"/{n}" for n in range(20)]
    with serving(dict.fromkeys(paths, WALLED)) as server, serving({"/1": RECORD}) as other:
        urls = [server.url(path) for path in paths] + [other.url("/1")]
        codes = harvested(tmp_path, urls)
        assert sorted(codes) == ["", *["challenge"] * MOST_IN_A_ROW, *["host-blocked"] * 17]
        assert server.asked.total() == MOST_IN_A_ROW + 1, "its robots.txt is the other one"
        # The next run knows it, and another list too; the host is not even asked for its robots.txt.
        assert set(harvested(tmp_path, [server.url(f"/more/{n}") for n in range(3)])) == {"host-blocked"}
        assert server.asked.total() == MOST_IN_A_ROW + 1
        with closing(Store(tmp_path / "harvest.db")) as store:
            (host,) = store.refusing()
            assert (host.refusals, host.blocked) == (MOST_IN_A_ROW, "Cloudflare's check against robots")
            assert host.blocked_until > host.seen_at > 0


def test_a_host_that_says_that_nothing_has_changed_does_not_refuse() -> None:
    with serving({"/a": b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"}) as server:
        used, host, url = fetcher(server, Clock()), host_of(server.url()), server.url("/a")
        used.refusals.refused(host, "a wall")
        known = {"url": url, "etag": '"1"', "modified": "", "record": "<urn:uuid:1>", "date": "2026-01-01T00:00:00Z", "digest": "sha256:00"}  # fmt: skip
        asked = Engine(cast("Any", None), used, cast("Any", None), cast("Any", None), None)
        assert _one(asked, Job("url:a", "url", url, host, 0, json.dumps(known))) == Outcome("unchanged")
        assert used.refusals.of(host).in_a_row == 0


def test_after_its_time_it_is_asked_again_in_a_later_run(tmp_path: Path) -> None:
    paths = [f"/{n}" for n in range(6)]
    answers: dict[str, Answer] = dict.fromkeys(paths, WALLED)
    with serving(answers) as server:
        urls = [server.url(path) for path in paths]
        harvested(tmp_path, urls)
        with closing(Store(tmp_path / "harvest.db")) as store:
            (host,) = store.refusing()
            store.lease([host.name])
            store.keep((), hosts=[host._replace(blocked_until=1.0, seen_at=1.0)])
            store.give_back([host.name])
        answers.update(dict.fromkeys(paths, RECORD))
        assert set(harvested(tmp_path, urls)) == {""}
        with closing(Store(tmp_path / "harvest.db")) as store:
            assert store.refusing() == []


def crew(store: Store, folder: Path, clock: Clock, work: Work) -> tuple[Crew, Pace, Refusals]:
    used, refusals = pace(clock, 0.0), Refusals(clock)
    archive = Archive(folder, f"{store.worker}.warc.gz")
    return Crew(store, archive, used, refusals, work, threads=1), used, refusals


def test_two_processes_see_what_one_of_them_met(tmp_path: Path) -> None:
    place = tmp_path / "harvest.db"
    with closing(Store(place)) as one, closing(Store(place, joining=True)) as two:
        number = one.begin(Lists(("https://b.example.org/1", "https://c.example.org/1")), "test", name="x")
        clock = Clock()
        first, used, refusals = crew(one, tmp_path, clock, lambda _job: Outcome("record"))
        second, others, their = crew(two, tmp_path, clock, lambda _job: Outcome("record"))
        two.lease(["b.example.org", "c.example.org"])
        # A redirect led the first process to a host that the second one holds, and to one that nobody holds.
        used.pushed_back("b.example.org", 1000)
        for _ in range(MOST_IN_A_ROW):
            refusals.refused("c.example.org", "a wall")
            refusals.refused("d.example.org", "a wall")
        first._keep()
        second._keep()
        assert others.rests("b.example.org") > 0
        assert their.is_blocked("c.example.org")
        assert their.is_blocked("d.example.org")
        assert number == 1


def test_a_restart_keeps_what_hosts_wished(tmp_path: Path) -> None:
    place, clock = tmp_path / "harvest.db", Clock()
    with closing(Store(place)) as store:
        store.begin(Lists(("https://b.example.org/1",)), "test", name="x")
        before, used, _refusals = crew(store, tmp_path, clock, lambda _job: Outcome("record"))
        before._take_hosts(1)
        used.pushed_back("b.example.org", 500)
        before._keep()
    with closing(Store(place)) as store:
        after, later, _refusals = crew(store, tmp_path, clock, lambda _job: Outcome("record"))
        after._take_hosts(1)
        assert 490 < later.rests("b.example.org") <= 500
        assert later.pause("b.example.org") == 2.0


def test_a_longer_wish_gives_the_job_back_and_it_is_done_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvester.fetch.fetcher.MOST_WAIT", 0.5)
    count = itertools.count()
    busy = page(b"", "Retry-After: 1", status="503 Busy")

    def answers(connection: Any) -> None:
        connection.sendall(busy if next(count) < 1 else RECORD)

    with serving({"/1": answers, "/2": RECORD}) as server:
        assert harvested(tmp_path, [server.url("/1"), server.url("/2")]) == ["", ""]
        assert server.asked["/1"] == 2
        with closing(Store(tmp_path / "harvest.db")) as store:
            attempts = store._db.execute("SELECT value, attempts FROM jobs")
            assert {str(value)[-2:]: number for value, number in attempts} == {"/1": 2, "/2": 1}


def test_a_wish_beyond_patience_ends_the_job_and_those_of_its_host(tmp_path: Path) -> None:
    paths = [f"/{n}" for n in range(5)]
    with serving(dict.fromkeys(paths, page(b"", "Retry-After: 900", status="429 Slow"))) as server:
        codes = harvested(tmp_path, [server.url(path) for path in paths])
        assert set(codes) == {"retry-later"}
        assert sum(server.asked[path] for path in paths) == 1


def test_a_robots_txt_that_cannot_be_had_puts_the_page_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvester.fetch.robots.FIRST_DENIAL", 0.3)
    monkeypatch.setattr("harvester.fetch.pace.FIRST_REST", 0.1)
    count = itertools.count()

    def robots_txt(connection: Any) -> None:
        connection.sendall(page(b"", status="503 Busy" if next(count) < 1 else "404 Not Found"))

    with serving({"/robots.txt": robots_txt, "/1": RECORD}) as server:
        assert harvested(tmp_path, [server.url("/1")]) == [""]
        assert (server.asked["/robots.txt"], server.asked["/1"]) == (2, 1)


def test_no_walk_over_all_hosts_for_those_that_a_process_holds(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "harvest.db")) as store:
        for query, index in (
            ("SELECT * FROM hosts WHERE worker = 'a' AND worker <> ''", "held_hosts"),
            ("SELECT * FROM hosts WHERE blocked_until > 0 AND blocked_until > 7", "blocked_hosts"),
        ):
            plan = store._db.execute(f"EXPLAIN QUERY PLAN {query}")
            assert index in str(plan)


def test_two_processes_ask_a_host_that_refuses_three_times_in_all(tmp_path: Path) -> None:
    walled, fine = [f"/wall/{n}" for n in range(30)], [f"/page/{n}" for n in range(60)]
    answers: dict[str, Answer] = {path: WALLED if path in walled else RECORD for path in (*walled, *fine)}
    with serving(answers, host="0.0.0.0") as server:
        urls = [f"http://127.0.0.9:{server.port}{path}" for path in walled]
        urls += [f"http://127.0.0.{n % 4 + 1}:{server.port}{path}" for n, path in enumerate(fine)]
        (tmp_path / "list.txt").write_text("\n".join(urls))
        (tmp_path / "harvester.toml").write_text('allow_networks = ["127.0.0.0/8"]\ndelay = 0.05\nlease = 5\n')
        command = [*RUN, "--from", "list.txt", "-o", "out", "--no-enrich", "--threads", "2"]
        environment = dict(os.environ, PYTHONPATH=str(ROOT))
        running = [subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE)]
        while not server.asked and running[0].poll() is None:
            time.sleep(0.05)
        running.append(subprocess.Popen([*command, "--join"], cwd=tmp_path, env=environment, stderr=subprocess.PIPE))
        told = [one.communicate(timeout=120)[1].decode() for one in running]
        assert sum(server.asked[path] for path in walled) == MOST_IN_A_ROW, told
        assert all(server.asked[path] == 1 for path in fine)
    rows = (tmp_path / "out" / "blocked.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[1].startswith(f"127.0.0.9:{server.port},Cloudflare's check against robots,")
    assert ",30,0,0," in rows[1]
