"""Fetching by several threads and processes: each host is asked by one of them at a time, and every job ends in the store.

This process holds some hosts by lease. Of each it has one job under way, and the host whose time comes first goes first, so that
no thread waits for a slow one. What is done is kept in batches: the archive made durable first, then one transaction.
"""

from __future__ import annotations

import heapq
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from harvester.fetch import Archive, Pace, Refusals, Refused
from harvester.progress import Progress, Unwatched
from harvester.store import Host, Job, Outcome, Store

BATCH = 20
BATCH_SECONDS = 2.0
AHEAD = 10
"""Jobs of a host that are taken from the store at a time."""
HELD = 4
"""Hosts that are held for each thread: a few wait for their time while others are asked."""
AT_HAND = 2
"""Jobs that are begun for each thread: one waits while another is done, so that no thread is idle while a batch is made durable."""
UNHURRIED = 0.05
"""Seconds for which a thread that parses is not interrupted by those that wait for a byte: Python's own 0.005 make a dozen interruptions a page,
and each costs more than it brings where all is work for one interpreter."""
LOOK_AGAIN = 1.0
"""Seconds between two looks into the store for hosts that others have given back, and for jobs whose time has come."""


class Later(NamedTuple):
    """A job that its host wants to be asked again, so many seconds from now."""

    seconds: float


class Work(Protocol):
    """What is done with one job, in a thread: its outcome, or when to come again. Raises nothing but what ends the run."""

    def __call__(self, job: Job) -> Outcome | Later: ...


@dataclass(slots=True)
class _Held:
    """A host that this process holds."""

    name: str
    waiting: deque[Job] = field(default_factory=deque)
    is_lost: bool = False


@contextmanager
def _unhurried() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(UNHURRIED)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class Crew:
    """The threads of one process at a run's jobs."""

    def __init__(
        self, store: Store, archive: Archive, pace: Pace, refusals: Refusals, work: Work, *, threads: int,
        clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self._store, self._archive, self._pace, self._refusals, self._work = store, archive, pace, refusals, work
        self._threads, self._clock, self._sleep = threads, clock, sleep
        self._most = threads * AT_HAND
        self._held: dict[str, _Held] = {}
        self._leaving: set[str] = set()
        self._ready: list[tuple[float, str]] = []
        self._running: dict[Future[tuple[Outcome | Later, float]], tuple[str, Job]] = {}
        self._free: deque[str] = deque()
        self._look_at = 0.0
        self._done: list[tuple[str, Outcome]] = []
        self._later: list[tuple[str, float]] = []
        self._asked: set[str] = set()
        self._kept_at = clock()
        self._watched: Progress = Unwatched()

    def run(self, run: int, progress: Progress) -> None:
        """Bring all jobs of a run to an outcome, or see others bring them there.

        Raises KeyboardInterrupt, and the store's errors, after what was under way is kept.
        """
        self._watched = progress
        with _unhurried(), ThreadPoolExecutor(max_workers=self._threads, thread_name_prefix="fetch") as pool:
            try:
                while self._go_on(run):
                    self._submit(pool, run)
                    self._collect(progress)
                    self._keep_if_due()
            except BaseException:
                self._stop()
                raise
        self._keep()
        self._store.give_back(self._held)

    def _go_on(self, run: int) -> bool:
        """Hold hosts enough; False where nothing is open any more."""
        if len(self._held) < self._threads * HELD and self._clock() >= self._look_at:
            self._take_hosts(run)
        if self._held or self._running:
            return True
        self._keep()
        waiting = self._store.soonest(run)
        if waiting is None:
            return False
        self._sleep(min(max(waiting, 0.05), LOOK_AGAIN))
        return True

    def _take_hosts(self, run: int) -> None:
        if not self._free:
            busy = self._held.keys() | self._leaving
            self._free.extend(name for name in self._store.hosts(run) if name not in busy)
        wanted = [self._free.popleft() for _ in range(min(len(self._free), self._threads * HELD - len(self._held)))]
        for host in self._store.lease(wanted):
            self._pace.remember(host.name, host.next_at - time.time(), host.pause)
            self._refusals.remember(host.name, Refused(*host[3:]))
            self._held[host.name] = _Held(host.name)
            heapq.heappush(self._ready, (self._ready_at(host.name), host.name))
        if not self._free:
            self._look_at = self._clock() + LOOK_AGAIN

    def _ready_at(self, host: str) -> float:
        return self._clock() + self._pace.ready_in(host)

    def _submit(self, pool: ThreadPoolExecutor, run: int) -> None:
        """Begin jobs while there are threads for them, now or next, and hosts' times have come."""
        while len(self._running) < self._most and self._ready and self._ready[0][0] <= self._clock():
            _at, name = heapq.heappop(self._ready)
            job = self._next(run, name)
            if job is None:
                # Given back with the next batch, when its outcomes stand: a batch for each host would make a list of many hosts slow.
                del self._held[name]
                self._leaving.add(name)
            else:
                self._running[pool.submit(self._timed, job)] = (name, job)

    def _timed(self, job: Job) -> tuple[Outcome | Later, float]:
        """What became of a job, and the seconds it took, without those for which it waited for a thread."""
        began = self._clock()
        return self._work(job), self._clock() - began

    def _next(self, run: int, name: str) -> Job | None:
        waiting = self._held[name].waiting
        if self._held[name].is_lost:
            return None
        if not waiting:
            unkept = [*(key for key, _one in self._done), *(key for key, _at in self._later)]
            waiting.extend(self._store.jobs(run, name, AHEAD, unkept))
        return waiting.popleft() if waiting else None

    def _collect(self, progress: Progress) -> None:
        """Take what is done; wait a little where nothing is."""
        longest = min(BATCH_SECONDS, self._store.lease_seconds / 6)
        pause = max(0.0, min(self._ready[0][0] - self._clock(), longest)) if self._ready else longest
        if not self._running:
            # Without a host that waits there is nothing to wait for here: a list that ends must not end with a wait.
            if self._ready:
                self._sleep(pause)
            return
        free = len(self._running) < self._most and self._ready
        done, _ = wait(self._running, timeout=pause if free else longest, return_when=FIRST_COMPLETED)
        for future in done:
            name, job = self._running.pop(future)
            result, seconds = future.result()
            self._add(job, result)
            self._asked.add(name)
            heapq.heappush(self._ready, (self._ready_at(name), name))
            if isinstance(result, Outcome):
                progress.ended(job, result, seconds)
            else:
                progress.told("put-off", address=job.value, host=job.host, seconds=round(result.seconds, 1))

    def _add(self, job: Job, result: Outcome | Later) -> None:
        if isinstance(result, Later):
            self._later.append((job.key, result.seconds))
        else:
            self._done.append((job.key, result))

    def _keep_if_due(self) -> None:
        since = self._clock() - self._kept_at
        if len(self._done) >= BATCH or since > (
            BATCH_SECONDS if self._done or self._later or self._leaving else self._store.lease_seconds / 6
        ):
            self._keep()

    def _keep(self) -> None:
        ends = self._archive.sync() if self._done else ()
        # A redirect may have led to hosts that this process does not hold.
        held = self._asked | self._held.keys() | self._leaving
        news = self._pace.news() | self._refusals.news()
        self._store.keep(
            self._done, archives=ends, later=self._later,
            hosts=list(self._told(self._asked | (news & held))), met=list(self._told(news - held)),
        )  # fmt: skip
        self._archive.committed(ends)
        if self._leaving:
            self._store.give_back(self._leaving)
        self._pace.forget_all_but(self._held)
        self._done, self._later, self._asked, self._leaving = [], [], set(), set()
        self._kept_at = self._clock()
        # What other processes met on their way counts here too.
        known = self._store.resting()
        self._lose(self._held.keys() - {host.name for host in known})
        for host in known:
            self._pace.remember(host.name, host.next_at - time.time())
            self._refusals.remember(host.name, Refused(*host[3:]))

    def _lose(self, names: Iterable[str]) -> None:
        """Hosts whose leases ran out, as when this process was asleep: others ask them now, and nothing more is asked here."""
        for name in names:
            if not self._held[name].is_lost:
                self._held[name].is_lost = True
                self._watched.told("lease-lost", host=name)

    def _told(self, names: Iterable[str]) -> Iterator[Host]:
        now = time.time()
        return (
            Host(name, now + self._pace.rests(name), self._pace.pause(name), *self._refusals.of(name)) for name in names
        )

    def _stop(self) -> None:
        """Ctrl-C, or an error of the store: what is under way is waited for and kept, nothing new begins."""
        for future in list(self._running):
            future.cancel()
        for future, (_name, job) in self._running.items():
            if not future.cancelled() and future.exception() is None:
                self._add(job, future.result()[0])
        self._running = {}
        self._keep()
        self._store.give_back(self._held)
