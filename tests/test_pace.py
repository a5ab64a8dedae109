"""The pace of requests: a pause between any two, more where a host is slow or pushes back, and less again once it is well."""

from __future__ import annotations

import pytest
from manners import HOST, Clock, pace

from harvester.errors import FetchError
from harvester.fetch import Pace
from harvester.fetch.pace import CALM, MOST_DELAY, NoPace
from parsers.addresses import host_of


def visit(used: Pace, clock: Clock, seconds: float = 0.0) -> None:
    """One request that takes so long and is answered as it should be."""
    with used.turn(HOST):
        clock.now += seconds
    used.went_well(HOST)


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
