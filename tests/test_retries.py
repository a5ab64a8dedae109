"""Asking again: three attempts and half a minute at the most, and a host that wishes for longer gets its jobs later or not at all."""

from __future__ import annotations

import itertools
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from loopback import page, serving
from manners import RECORD, Clock, fetcher, harvested

from harvester.errors import FetchError
from harvester.fetch import Response
from harvester.fetch.pace import MOST_PUSHED
from harvester.store import Store
from parsers.addresses import host_of


@pytest.mark.parametrize(
    ("headers", "tries", "most"), [((), 3, 30), (("Retry-After: 7",), 3, 30), (("Retry-After: 20",), 2, 30), (("Retry-After: 31",), 1, 0)],
)  # fmt: skip
def test_three_attempts_and_half_a_minute_at_the_most(headers: tuple[str, ...], tries: int, most: float) -> None:
    clock = Clock()
    with serving({"/a": page(b"", *headers, status="503 Busy")}) as server:
        used = fetcher(server, clock)
        used.robots.rules(server.url("/a"))
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


@pytest.mark.parametrize("header", [None, "Retry-After: 1"])
@pytest.mark.parametrize("status", ["429 Slow", "503 Busy"])
def test_who_never_answers_anything_else_is_given_up(status: str, header: str | None) -> None:
    clock, paths = Clock(), [f"/{n}" for n in range(2 * MOST_PUSHED)]
    with serving(dict.fromkeys(paths, page(b"", *filter(None, [header]), status=status))) as server:
        used, host, codes = fetcher(server, clock), host_of(server.url()), Counter[str]()
        for path in paths:
            clock.now += used.pace.ready_in(host)
            with pytest.raises(FetchError) as caught:
                used.get(server.url(path))
            codes[caught.value.code] += 1
        assert sum(server.asked[path] for path in paths) == MOST_PUSHED
        assert codes["retry-later"] > MOST_PUSHED
        assert clock.now - Clock().now >= 300, "they were not asked for in haste"
