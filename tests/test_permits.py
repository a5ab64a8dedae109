"""A host is asked by the process that holds it, also where a redirect leads there: threads wait for it, or their pages are put off."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from manners import Clock

from harvester.fetch import ElsewhereError, Pace, Permits, Refusals
from harvester.fetch.permits import EveryPermit
from harvester.leases import LOOK_AGAIN, PATIENCE, REFUSED, Leases
from harvester.store import Store

HOST = "b.example.org"
SECONDS = 20


class Process:
    """What one process has of all this, but for its pages."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.permits = store, Permits()
        self.pace = Pace(1.0, clock=clock, sleep=clock.sleep)
        self.leases = Leases(store, self.pace, Refusals(clock), self.permits, clock)
        self.permits.begin()

    def kept(self) -> set[str]:
        told = self.leases.told(())
        self.store.keep((), hosts=told.hosts, met=told.met)
        return self.leases.kept(told)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as threads:
        yield threads


@pytest.fixture
def two(tmp_path: Path, clock: Clock, pool: ThreadPoolExecutor) -> Iterator[tuple[Process, Process]]:
    with (
        closing(Store(tmp_path / "harvest.db", clock=clock)) as one,
        closing(Store(tmp_path / "harvest.db", clock=clock, joining=True)) as other,
    ):
        processes = Process(one, clock), Process(other, clock)
        yield processes
        # A test that fails must not leave threads that wait for ever.
        for process in processes:
            process.permits.close()
    del pool


def ask(permits: Permits, host: str, during: Callable[[], object] = lambda: None) -> str:
    with permits.asking(host):
        during()
    return host


def begun(pool: ThreadPoolExecutor, permits: Permits, during: Callable[[], object] = lambda: None) -> Future[str]:
    """A thread that is at a host, or waits for it."""
    found = pool.submit(ask, permits, HOST, during)
    permits.bell.result(SECONDS)
    return found


def test_what_nobody_shares_may_be_asked_at_once() -> None:
    assert ask(Permits(), HOST) == HOST
    replay = EveryPermit()
    replay.begin()
    assert ask(replay, HOST) == HOST


def test_a_host_that_is_free_is_had(two: tuple[Process, Process], pool: ThreadPoolExecutor) -> None:
    one, other = two
    waiting = begun(pool, one.permits)
    assert not one.leases.attend()
    assert waiting.result(SECONDS) == HOST
    assert other.store.lease([HOST]) == [], "and nobody else has it meanwhile"
    one.kept()
    assert [host.name for host in other.store.lease([HOST])] == [HOST], "but is given back with the next batch"


def test_what_a_guest_asked_is_known_to_the_next_one(
    two: tuple[Process, Process], pool: ThreadPoolExecutor, clock: Clock
) -> None:
    one, other = two

    def asked() -> None:
        with one.pace.turn(HOST):
            clock.now += 3

    waiting = begun(pool, one.permits, asked)
    one.leases.attend()
    waiting.result(SECONDS)
    one.kept()
    waiting = begun(pool, other.permits)
    other.leases.attend()
    waiting.result(SECONDS)
    # Twice the three seconds that the answer took lie between the two requests; the store counts by the machine's own clock.
    assert one.pace.rests(HOST) == 3.0
    assert other.pace.rests(HOST) == pytest.approx(3.0, abs=1.0)


def test_a_host_that_somebody_asks_is_not_given_back(two: tuple[Process, Process], pool: ThreadPoolExecutor) -> None:
    one, other = two
    done, inside = threading.Event(), threading.Event()

    def asked() -> None:
        inside.set()
        done.wait(SECONDS)

    waiting = begun(pool, one.permits, asked)
    one.leases.attend()
    inside.wait(SECONDS)
    one.kept()
    assert other.store.lease([HOST]) == []
    # Its own pages come to an end meanwhile: that makes no difference.
    assert one.leases.take([HOST]) == [HOST]
    one.leases.let_go(HOST)
    one.kept()
    assert other.store.lease([HOST]) == []
    done.set()
    waiting.result(SECONDS)
    one.kept()
    assert other.store.lease([HOST]) != []


def test_a_host_of_another_is_waited_for_and_then_no_more(
    two: tuple[Process, Process], pool: ThreadPoolExecutor, clock: Clock
) -> None:
    one, other = two
    assert other.leases.take([HOST]) == [HOST]
    waiting = begun(pool, one.permits)
    assert one.leases.attend()
    clock.now += PATIENCE - 0.1
    assert one.leases.attend()
    assert not waiting.done()
    clock.now += LOOK_AGAIN
    assert not one.leases.attend()
    with pytest.raises(ElsewhereError, match=HOST):
        waiting.result(SECONDS)
    # Whoever comes next does not wait at all, for a while.
    with pytest.raises(ElsewhereError):
        ask(one.permits, HOST)
    one.leases.attend()
    clock.now += REFUSED + 0.1
    other.leases.let_go(HOST)
    other.kept()
    one.leases.attend()
    waiting = pool.submit(ask, one.permits, HOST)
    for _look in range(SECONDS * 100):
        one.leases.attend()
        if waiting.done():
            break
        clock.now += 0.01
        threading.Event().wait(0.01)
    assert waiting.result(0) == HOST


def test_a_host_that_is_given_back_in_time_is_had(
    two: tuple[Process, Process], pool: ThreadPoolExecutor, clock: Clock
) -> None:
    one, other = two
    other.leases.take([HOST])
    waiting = begun(pool, one.permits)
    assert one.leases.attend()
    other.leases.let_go(HOST)
    other.kept()
    clock.now += PATIENCE / 2
    assert not one.leases.attend()
    assert waiting.result(SECONDS) == HOST


def test_a_guest_whose_lease_ran_out_asks_for_it_again(
    two: tuple[Process, Process], pool: ThreadPoolExecutor, clock: Clock
) -> None:
    one, other = two
    waiting = begun(pool, one.permits)
    one.leases.attend()
    waiting.result(SECONDS)
    inside, done = threading.Event(), threading.Event()

    def asked() -> None:
        inside.set()
        done.wait(SECONDS)

    staying = pool.submit(ask, one.permits, HOST, asked)
    inside.wait(SECONDS)
    clock.now += one.store.lease_seconds + 1
    assert other.leases.take([HOST]) == [HOST]
    assert one.kept() == set(), "no host whose own pages were asked is lost"
    waiting = begun(pool, one.permits)
    assert one.leases.attend()
    assert not waiting.done()
    done.set()
    assert staying.result(SECONDS) == HOST
    one.permits.close()
    with pytest.raises(ElsewhereError):
        waiting.result(SECONDS)


@pytest.mark.parametrize("end", [Permits.close, Permits.end])
def test_nobody_waits_beyond_the_end(
    two: tuple[Process, Process], pool: ThreadPoolExecutor, end: Callable[[Permits], None]
) -> None:
    one, other = two
    other.leases.take([HOST])
    waiting = begun(pool, one.permits)
    assert one.leases.attend()
    end(one.permits)
    if end is Permits.close:
        with pytest.raises(ElsewhereError) as found:
            waiting.result(SECONDS)
        assert found.value.wait == 0, "whoever goes on may have it at once"
    else:
        assert waiting.result(SECONDS) == HOST
