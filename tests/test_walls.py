"""Walls: known by their marks, never asked again, and a host that puts them up is left in peace for a day."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest
from loopback import Answer, page, serving
from manners import HOST, RECORD, WALLED, Clock, fetcher, harvested

from harvester.errors import FetchError
from harvester.fetch import Refusals
from harvester.fetch.refusing import BLOCKED_SECONDS, MOST_IN_A_ROW
from harvester.harvest import Engine, _one
from harvester.store import Job, Outcome, Store
from parsers import Page, read_page
from parsers.addresses import host_of
from parsers.refusals.marks import WALL
from parsers.refusals.vendors import wall_of


def test_every_mark_of_a_wall_has_a_name() -> None:
    unnamed = {mark for mark in WALL if wall_of((), b"<html>" + mark) is None}
    # Words of a path alone, which a page may hold too.
    assert unnamed == {b"/orchestrate/", b"/verify/home?captchaType"}


@pytest.mark.parametrize("header", [("CF-Mitigated", "challenge"), ("x-amzn-waf-action", "captcha"), ("X-Vercel-Mitigated", "challenge"), ("x-datadome", "protected")])  # fmt: skip
def test_a_page_that_a_wall_s_header_came_with_is_refused(header: tuple[str, str]) -> None:
    refusal = read_page(Page(b"<html><title>Tides</title><body>Wait</body>", headers=(header,))).refusal
    assert refusal is not None
    assert refusal.code == "challenge"


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
    assert (used.of(HOST).in_a_row, used.of(HOST).blocked_until) == (0, 0.0)


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
