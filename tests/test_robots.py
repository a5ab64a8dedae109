"""robots.txt: kept for a day, asked for again where it could not be had, read up to its bounds, and never in part."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from loopback import Answer, page, serving
from manners import HOST, LOOPBACK, RECORD, Clock, harvested, pace

from harvester.errors import FetchError
from harvester.fetch import Fetcher, Response, Session
from harvester.fetch.robots import MOST_AGE, MOST_BYTES, Robots, read_rules
from harvester.settings import Settings


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
    cut = read_rules(200, b"User-agent: *\nDisallow: /seen\nDisallow: /pub", is_cut=True)
    assert [cut.allows(f"https://a.example.org/{path}") for path in ("seen", "public")] == [False, True]


def test_what_a_page_may_have_is_no_measure_for_robots_txt() -> None:
    """A rule beyond it is kept to, and none is cut short: it would forbid more than it says."""
    rules = (
        b"User-agent: *\n" + b"".join(b"Disallow: /private-area-%d\n" % n for n in range(400)) + b"Disallow: /secret\n"
    )
    answers: dict[str, Answer] = {
        "/robots.txt": page(rules), "/secret": page(b"no"), "/private-area": page(b"yes"), "/large": page(b"x" * 6000),
    }  # fmt: skip
    settings = Settings(max_bytes=5000, delay=0, timeout=5.0)
    with serving(answers) as server:
        fetching = Fetcher(settings, Session(settings, networks=LOOPBACK))
        found = []
        for path in ("/secret", "/private-area", "/large"):
            try:
                found.append(fetching.get(server.url(path)).body.decode())
            except FetchError as error:
                found.append(error.code)
        assert found == ["robots", "yes", "too-large"]
        assert server.asked["/secret"] == 0


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


def test_a_robots_txt_that_cannot_be_had_puts_the_page_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvester.fetch.robots.FIRST_DENIAL", 0.3)
    monkeypatch.setattr("harvester.fetch.pace.FIRST_REST", 0.1)
    count = itertools.count()

    def robots_txt(connection: Any) -> None:
        connection.sendall(page(b"", status="503 Busy" if next(count) < 1 else "404 Not Found"))

    with serving({"/robots.txt": robots_txt, "/1": RECORD}) as server:
        assert harvested(tmp_path, [server.url("/1")]) == [""]
        assert (server.asked["/robots.txt"], server.asked["/1"]) == (2, 1)


def test_a_host_that_cannot_tell_its_rules_rests_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvester.fetch.robots.FIRST_DENIAL", 0.5)
    told: list[str] = []
    monkeypatch.setattr("manners.Unwatched.told", lambda _self, event, **_facts: told.append(event))
    count = itertools.count()

    def robots_txt(connection: Any) -> None:
        connection.sendall(page(b"", status="503 Busy" if next(count) < 1 else "404 Not Found"))

    paths = [f"/{n:02}" for n in range(50)]
    with serving({"/robots.txt": robots_txt, **dict.fromkeys(paths, RECORD)}) as server:
        monkeypatch.setattr("harvester.fetch.pace.FIRST_REST", 0.1)
        assert set(harvested(tmp_path, [server.url(path) for path in paths])) == {""}
    # Before, each page of the list came to the host in vain.
    assert told.count("put-off") == 1
