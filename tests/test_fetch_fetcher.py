"""A page from its address: redirects, robots, pace, retries, the archive."""

from __future__ import annotations

import ipaddress
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from loopback import Answer, Server, page, serving

from harvester.errors import FetchError, StoreError
from harvester.fetch import Archive, Fetcher, Position, Session
from harvester.fetch.archive import cut, read
from harvester.fetch.pace import Pace
from harvester.fetch.robots import read_rules
from harvester.fetch.session import Response
from harvester.settings import Settings

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now, self.slept = 0.0, list[float]()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def fetcher(archive: Archive | None = None, **changes: Any) -> tuple[Fetcher, Clock]:
    settings = Settings(**{"timeout": 3.0, "delay": 1.0} | changes)
    clock = Clock()
    used = Session(settings, networks=(ipaddress.ip_network("127.0.0.0/8"),))
    return Fetcher(settings, used, archive=archive, clock=lambda: clock.now, sleep=clock.sleep, now=lambda: NOW), clock


def redirect(to: str, status: str = "302 Found") -> bytes:
    return page(b"moved", f"Location: {to}", status=status)


def outcome(answers: dict[str, Answer], path: str = "/a") -> tuple[str, Server]:
    with serving(answers) as server:
        try:
            return fetcher()[0].get(server.url(path)).body.decode(), server
        except FetchError as error:
            assert error.message
            assert error.advice
            return error.code, server


HOPS = {f"/{n}": redirect(f"/{n + 1}") for n in range(9)}
REDIRECTS: tuple[tuple[str, dict[str, Answer], str], ...] = (
    ("relative", {"/a": redirect("b"), "/b": page(b"here")}, "here"),
    ("dot dot", {"/a": redirect("../x/./b"), "/x/b": page(b"here")}, "here"),
    ("permanent", {"/a": redirect("/b", "308 Permanent Redirect"), "/b": page(b"here")}, "here"),
    ("five hops", {"/a": redirect("/5"), **HOPS, "/9": page(b"here")}, "here"),
    ("six hops", {"/a": redirect("/4"), **HOPS, "/9": page(b"here")}, "too-many-redirects"),
    ("a loop", {"/a": redirect("/a")}, "too-many-redirects"),
    ("to a private address", {"/a": redirect("http://10.0.0.1/")}, "blocked-address"),
    ("to the cloud's metadata", {"/a": redirect("http://169.254.169.254/latest/meta-data/")}, "blocked-address"),
    ("to a file", {"/a": redirect("file:///etc/passwd")}, "bad-redirect"),
    ("to a user name", {"/a": redirect("http://u:p@example.org/")}, "bad-redirect"),
    ("to nothing", {"/a": page(b"", status="302 Found")}, "bad-redirect"),
    ("to no address", {"/a": redirect("http://[::1")}, "bad-redirect"),
)  # fmt: skip


@pytest.mark.parametrize(("_name", "answers", "expected"), REDIRECTS, ids=[row[0] for row in REDIRECTS])
def test_redirects(_name: str, answers: dict[str, Answer], expected: str) -> None:
    assert outcome(answers)[0] == expected


@pytest.mark.parametrize(
    ("status", "tries"),
    [("404 Not Found", 1), ("403 Forbidden", 1), ("410 Gone", 1), ("500 Oops", 3), ("503 Busy", 3), ("429 Slow", 3)],
)
def test_only_what_may_change_is_asked_again(status: str, tries: int) -> None:
    code, server = outcome({"/a": page(b"x", status=status)})
    assert (code, server.asked["/a"]) == (f"http-{status[:3]}", tries)


def test_a_wish_to_wait_is_granted_or_the_address_is_left_for_later() -> None:
    with serving(
        {"/a": page(b"", "Retry-After: 7", status="503 Busy"), "/b": page(b"", "Retry-After: 7200", status="503 Busy")}
    ) as server:
        used, clock = fetcher()
        with pytest.raises(FetchError):
            used.get(server.url("/a"))
        assert 7.0 in clock.slept
        with pytest.raises(FetchError) as caught:
            used.get(server.url("/b"))
        assert caught.value.code == "retry-later"


ROBOTS: tuple[tuple[int, bytes, bool], ...] = (
    (200, b"User-agent: *\nDisallow: /a", False),
    (200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /a", False),
    (200, b"User-agent: harvester\nDisallow: /a\n\nUser-agent: *\nAllow: /", False),
    (200, b"User-agent: other\nDisallow: /", True),
    (200, b"User-agent: *\nDisallow: /*.pdf$", True),
    (200, b"<html><body>Disallow: /</body></html>", True),
    (200, b"", True), (404, b"", True), (403, b"", True), (500, b"", False), (503, b"", False), (429, b"", False),
)  # fmt: skip


@pytest.mark.parametrize(("status", "body", "allowed"), ROBOTS)
def test_robots(status: int, body: bytes, allowed: bool) -> None:  # noqa: FBT001 - a column of the table
    assert read_rules(status, body).allows("https://example.org/a") is allowed


def test_robots_are_asked_once_and_obeyed() -> None:
    with serving(
        {"/robots.txt": page(b"User-agent: *\nDisallow: /no\nCrawl-delay: 2.5"), "/yes": page(b"x"), "/no": page(b"x")}
    ) as server:
        used, clock = fetcher()
        for _ in range(3):
            used.get(server.url("/yes"))
        with pytest.raises(FetchError) as caught:
            used.get(server.url("/no"))
        assert (caught.value.code, server.asked["/robots.txt"], server.asked["/no"]) == ("robots", 1, 0)
        assert 2.5 in clock.slept


def test_one_request_at_a_time_and_a_pause_between_two() -> None:
    clock = Clock()
    pace = Pace(1.5, clock=lambda: clock.now, sleep=clock.sleep)
    inside, most = [0], [0]
    lock = threading.Lock()

    def visit() -> None:
        with pace.turn("a.example.org"):
            with lock:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
            with lock:
                inside[0] -= 1

    threads = [threading.Thread(target=visit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 1
    assert clock.now == pytest.approx(1.5 * 7)
    with pace.turn("b.example.org"):
        assert clock.now == pytest.approx(1.5 * 7)
    pace.pushed_back("b.example.org", 30)
    with pace.turn("b.example.org"):
        assert clock.now == pytest.approx(1.5 * 7 + 30)


def test_pages_are_kept_and_what_was_not_committed_is_cut(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first = archive.store(
        Response("https://example.org/?mailto=me@example.org", 200, (("Content-Type", "text/html"),), b"one"),
        "2026-11-23T12:00:00Z",
    ).position
    ((_name, end),) = archive.sync()
    second = archive.store(Response("https://example.org/2", 200, (), b"two"), "2026-11-23T12:00:01Z").position
    archive.sync()
    archive.close()
    kept = read(tmp_path, first)
    assert (kept.body, kept.status, kept.header("content-type")) == (b"one", 200, "text/html")
    assert "me@example.org" not in kept.url
    cut(tmp_path, first.file, end)
    again = Archive(tmp_path)
    third = again.store(Response("https://example.org/3", 200, (), b"three"), "2026-11-23T12:00:02Z").position
    again.sync()
    again.close()
    assert third.offset == second.offset == end
    assert read(tmp_path, third).body == b"three"
    with pytest.raises(StoreError):
        read(tmp_path, Position(third.file, third.offset, third.length // 2))
