"""Fetching by several threads and processes: each host is asked by one of them at a time, and every job ends in the store.

This process holds some hosts by lease (`harvester.leases`), and of each it has one job under way (`harvester.queues`). What is done is
kept in batches: the archive made durable first, then one transaction.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple, Protocol

from harvester import leases
from harvester.collector import settled
from harvester.fetch import Archive, Pace, Permits, Refusals, Robots
from harvester.leases import Leases
from harvester.progress import Progress, Unwatched
from harvester.queues import LOOK_AGAIN, Queues
from harvester.store import Job, Outcome, Store

BATCH = 20
BATCH_SECONDS = 2.0
HELD = 4
"""Hosts that are held for each thread: a few wait for their time while others are asked."""
AT_HAND = 2
"""Jobs that are begun for each thread: one waits while another is done, so that no thread is idle while a batch is made durable."""
ATTENTIVE = 0.5
"""Seconds after which a process that waits for what is under way hears whoever asks it once more to end."""
UNHURRIED = 0.05
"""Seconds for which a thread that parses is not interrupted by those that wait for a byte: Python's own 0.005 make a dozen interruptions a page,
and each costs more than it brings where all is work for one interpreter."""


class Later(NamedTuple):
    """A job that is to be done again, so many seconds from now: its host wished so, or (`is_elsewhere`) another process holds the host to
    which it leads, which counts as no visit.
    """

    seconds: float
    is_elsewhere: bool = False


class Work(Protocol):
    """What is done with one job, in a thread: its outcome, or when to come again. Raises nothing but what ends the run."""

    def __call__(self, job: Job) -> Outcome | Later: ...


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
        self, store: Store, archive: Archive, pace: Pace, refusals: Refusals, work: Work, *, permits: Permits, threads: int,
        robots: Robots | None = None, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self._store, self._archive, self._permits, self._work = store, archive, permits, work
        self._threads, self._clock, self._sleep = threads, clock, sleep
        self._leases = Leases(store, pace, refusals, permits, clock, robots=robots)
        self._queues = Queues(store, self._leases, pace, clock, threads * HELD)
        self._running: dict[Future[tuple[Outcome | Later, float]], tuple[str, Job]] = {}
        # What came to an end since it was last looked, and that somebody began to wait for a host: `concurrent.futures.wait` looks
        # at all that is under way each time, which is dearer than a request.
        self._ended: SimpleQueue[Future[Any]] = SimpleQueue()
        self._bell: Future[None] | None = None
        self._done: list[tuple[str, Outcome]] = []
        self._later: list[tuple[str, Later]] = []
        self._asked: set[str] = set()
        self._kept_at = clock()
        self._watched: Progress = Unwatched()

    def run(self, run: int, progress: Progress) -> None:
        """Bring all jobs of a run to an outcome, or see others bring them there.

        Raises KeyboardInterrupt, and the store's errors, after what was under way is kept.
        """
        self._watched = progress
        self._permits.begin()
        try:
            with (
                settled(),
                _unhurried(),
                ThreadPoolExecutor(max_workers=self._threads, thread_name_prefix="fetch") as pool,
            ):
                try:
                    while self._go_on(run):
                        self._submit(pool, run)
                        self._collect(progress)
                        self._keep_if_due()
                except BaseException as error:
                    try:
                        if isinstance(error, KeyboardInterrupt) and self._running:
                            progress.told("stopping", waiting=len(self._running))
                    finally:
                        self._stop()
                    raise
        finally:
            self._permits.end()
        self._keep()
        self._leases.give_all_back()

    def _go_on(self, run: int) -> bool:
        """Hold hosts enough; False where nothing is open any more."""
        self._queues.fill(run)
        if self._queues or self._running:
            return True
        if self._has_news() or self._leases.has_guests or self._clock() - self._kept_at > self._store.lease_seconds / 6:
            self._keep()
        waiting = self._store.soonest(run)
        if waiting is None:
            return False
        # What is open and due is with others: there is nothing to see before it is looked for hosts again.
        self._sleep(min(max(waiting, self._queues.look_at - self._clock(), 0.05), LOOK_AGAIN))
        return True

    def _has_news(self) -> bool:
        return bool(self._done or self._later or self._queues.leaving)

    def _submit(self, pool: ThreadPoolExecutor, run: int) -> None:
        """Begin jobs while there are threads for them, now or next, and hosts' times have come."""
        while self._has_room():
            found = self._queues.next(run, self._unkept)
            if found is None:
                return
            future = pool.submit(self._timed, found[1])
            self._running[future] = found
            future.add_done_callback(self._ended.put)

    def _unkept(self) -> list[str]:
        return [*(key for key, _one in self._done), *(key for key, _later in self._later)]

    def _has_room(self) -> bool:
        return len(self._running) < self._threads * AT_HAND

    def _timed(self, job: Job) -> tuple[Outcome | Later, float]:
        """What became of a job, and the seconds it took, without those for which it waited for a thread."""
        began = self._clock()
        return self._work(job), self._clock() - began

    def _collect(self, progress: Progress) -> None:
        """Take what is done; wait a little where nothing is."""
        longest = min(BATCH_SECONDS, self._store.lease_seconds / 6)
        ready = self._queues.ready_in()
        if not self._running:
            # Without a host that waits there is nothing to wait for here: a list that ends must not end with a wait.
            if ready is not None:
                self._sleep(min(ready, longest))
            return
        if self._leases.attend():
            longest = min(longest, leases.LOOK_AGAIN)
        for future in self._ends_within(min(ready, longest) if ready is not None and self._has_room() else longest):
            name, job = self._running.pop(future)
            result, seconds = future.result()
            self._add(job, result)
            self._asked.add(name)
            self._queues.came(name, in_vain=isinstance(result, Later) and result.is_elsewhere)
            if isinstance(result, Outcome):
                progress.ended(job, result, seconds)
            else:
                progress.told("put-off", address=job.value, host=job.host, seconds=round(result.seconds, 1))

    def _ends_within(self, seconds: float) -> Iterator[Future[tuple[Outcome | Later, float]]]:
        """What has ended; where nothing has yet, what ends first within so many seconds, or nothing where somebody begins to wait for a host."""
        if self._bell is not self._permits.bell:
            self._bell = self._permits.bell
            self._bell.add_done_callback(self._ended.put)
        with suppress(Empty):
            future = self._ended.get(timeout=max(0.0, seconds))
            while True:
                if future in self._running:
                    yield future
                future = self._ended.get_nowait()

    def _add(self, job: Job, result: Outcome | Later) -> None:
        if isinstance(result, Later):
            self._later.append((job.key, result))
        else:
            self._done.append((job.key, result))

    def _keep_if_due(self) -> None:
        since = self._clock() - self._kept_at
        if len(self._done) >= BATCH or since > (BATCH_SECONDS if self._has_news() else self._store.lease_seconds / 6):
            self._keep()

    def _keep(self) -> None:
        ends = self._archive.sync() if self._done else ()
        told = self._leases.told(self._asked)
        self._store.keep(
            self._done, archives=ends, hosts=told.hosts, met=told.met, rules=told.rules,
            later=[(key, one.seconds, 0 if one.is_elsewhere else 1) for key, one in self._later],
        )  # fmt: skip
        self._archive.committed(ends)
        self._done, self._later, self._asked = [], [], set()
        self._queues.leaving.clear()
        self._kept_at = self._clock()
        for name in self._queues.lose(self._leases.kept(told)):
            self._watched.told("lease-lost", host=name)

    def _stop(self) -> None:
        """Ctrl-C, or an error of the store: what is under way is waited for and kept, nothing new begins."""
        self._permits.close()
        for future in list(self._running):
            future.cancel()
        under_way = [future for future in self._running if not future.cancelled()]
        # Not in one go: a second signal that comes just before a wait begins is heard when it ends.
        while wait(under_way, timeout=ATTENTIVE).not_done:
            pass
        for future, (_name, job) in self._running.items():
            if not future.cancelled() and future.exception() is None:
                self._add(job, future.result()[0])
        self._running = {}
        self._keep()
        self._leases.give_all_back()
