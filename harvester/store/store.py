"""A harvest's state: runs and their lines, jobs and their leases, answers, works, decisions; the same in SQLite and PostgreSQL."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from harvester.errors import StoreError
from harvester.sources import Line
from harvester.store import archives as files
from harvester.store import decided, holding, jobs, kept, locks, runs
from harvester.store import hosts as book
from harvester.store.answers import Answers
from harvester.store.crowd import Crowd
from harvester.store.database import FARTHEST
from harvester.store.hosts import Host
from harvester.store.jobs import Job
from harvester.store.kept import KeptPage, Reread
from harvester.store.keys import Keys
from harvester.store.locks import Lock
from harvester.store.opening import Place, connect, connection, refuse_closed
from harvester.store.robots import KeptRobots, RobotsBook
from harvester.store.rows import Outcome, Row
from harvester.store.runs import Refresh
from harvester.store.seen import Seen
from harvester.work import Decision
from parsers.record import Record

if TYPE_CHECKING:
    from harvester.enrichers import Stored

# Seconds for which a worker holds what it holds, where nothing else is set (each batch that is kept moves the end on, and so does `held`); and
# seconds that may lie between two answers of a service, beside a lease: nobody else ends a run meanwhile.
LEASE, MOST_REST = 60.0, 120.0


class Store(Seen):
    """A harvest's state, as one worker sees it. Its methods are called from one thread.

    In an SQLite file one harvest is at work at a time, and others only with `joining`; in PostgreSQL as many as there are.
    `worker` is this process's name among them.
    """

    def __init__(
        self, place: Place, *, write: bool = True, joining: bool = False, lease: float = LEASE, clock: Callable[[], float] = time.time
    ) -> None:  # fmt: skip
        """Open, and create where it is not there. Raises StoreError: locked, of another version, or not to be written."""
        self.worker, self.lease_seconds, self._clock = secrets.token_hex(4), lease, clock
        self._place = place
        self._lock: Lock | None = None
        self._may_end = False
        if isinstance(place, Path):
            if not write:
                refuse_closed(place)
            self._lock = (locks.join(place) if joining else locks.begin(place)) if write else None
        try:
            self._db = connect(place, self._lock, clock, access="write" if write else "read")
        except BaseException:
            self._unlock()
            raise
        self.may_write = self._db.may_write
        self.answers, self.keys, self.robots = Answers(self._db), Keys(self._db), RobotsBook(self._db)
        self.crowd = Crowd(self._db, self.worker, clock, lease / 2)
        if self._lock is not None and self._lock.is_alone:
            jobs.void_leases(self._db)
            # Not before: a lease of one that comes to help would be ended too.
            self._lock.admit()

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.release()

    def close(self) -> None:
        """Close the store and give its locks back; whoever looks sees this process at work no longer."""
        self.crowd.leave()
        if self._may_end:
            with suppress(StoreError):  # a store that cannot be written is why it is closed
                jobs.give_up_end(self._db, self.worker)
        self._db.close()
        self._unlock()

    def _until(self) -> float:
        return self._clock() + self.lease_seconds

    # Runs.

    def begin(
        self, lines: Iterable[Line], origin: str, *, name: str = "", refresh: Refresh = "no", since: str = ""
    ) -> int:
        """The run of a list: the unfinished one of the same list, or a new one.

        `name` stands for the list (a digest of what it holds); without it the lines are read for it. In a new run over lines
        that were harvested before, records stay as they are and failures that another day may mend are tried again;
        `refresh="all"` has everything fetched and asked again, `refresh="answers"` only asked. `since` is the time of such a
        beginning, ISO 8601 in UTC: answers of an earlier time do not count.
        """
        if not name:
            lines = list(lines)
            name = runs.digest(lines)
        self._may_end = True
        reader = runs.Reader(self.worker, self._clock, self.lease_seconds, time.sleep)
        run = runs.begin(self._db, lines, origin=origin, name=name, refresh=refresh, since=since, reader=reader)
        self.crowd.join(run)
        return run

    def since(self, run: int) -> str:
        """From which time on answers count in a run; "" for any."""
        return str(self._db.execute("SELECT since FROM runs WHERE id = ?", (run,))[0][0])

    def size(self, run: int) -> int:
        """How many lines a run has."""
        return int(self._db.execute("SELECT size FROM runs WHERE id = ?", (run,))[0][0])

    def count_addresses(self, run: int) -> int:
        """How many lines of a run hold an address."""
        return int(self._db.execute("SELECT count(address) FROM lines WHERE run = ?", (run,))[0][0])

    def rows(self, run: int) -> Iterator[Row]:
        """The lines of a run in order, a few of them in memory at a time."""
        return runs.rows(self._db, run)

    def finish(self, run: int, works: Iterable[tuple[str, Record, Sequence[int]]]) -> None:
        """Keep the works of a run, which lines lead to each, and that the run is over."""
        runs.finish(self._db, run, works)

    def claim_end(self, run: int) -> bool:
        """Whether this process is the one that asks the services and writes the files."""
        return jobs.claim_end(self._db, run, self.worker, self._clock(), self._until())

    def held(self) -> AbstractContextManager[None]:
        """Hold on to all that this process holds, as long as a block that may take hours and keep nothing."""
        return holding.held(lambda: connection(self._place), self.worker, self.lease_seconds, self._clock)

    # Jobs.

    def hosts(self, run: int) -> list[str]:
        """The hosts that have open jobs whose time has come."""
        return jobs.hosts(self._db, run, self._clock())

    def lease(self, names: Sequence[str]) -> list[Host]:
        """Those of some hosts that nobody else asks: they are this process's for a while."""
        return book.lease(self._db, self.worker, names, now=self._clock(), until=self._until(), run=self.crowd.run)

    def give_back(self, names: Iterable[str]) -> None:
        """Hosts that this process needs no longer."""
        book.give_back(self._db, self.worker, names)

    def resting(self) -> list[Host]:
        """How hosts are known now that this process holds, and those that are left in peace, whoever found that out."""
        run = self.crowd.run
        return [*book.held(self._db, self.worker, run), *book.blocked(self._db, self._clock(), run)]

    def jobs(self, run: int, host: str, most: int, leaving: Sequence[str] = ()) -> list[Job]:
        """Open jobs of a host whose time has come, but for some that are under way."""
        return jobs.jobs(self._db, run, host, now=self._clock(), most=most, leaving=leaving)

    def soonest(self, run: int) -> float | None:
        """In how many seconds the first open job may be asked; None where none is open."""
        at, now = jobs.soonest(self._db, run), self._clock()
        if at is not None and at - now > FARTHEST:
            jobs.wait_no_longer(self._db, run, now)
            at = now
        return None if at is None else max(0.0, at - now)

    def count_open(self, run: int) -> int:
        """How many jobs of a run are open."""
        return jobs.count_open(self._db, run)

    def keep(
        self, outcomes: Sequence[tuple[str, Outcome]], *, archives: Iterable[tuple[str, int]] = (),
        later: Sequence[tuple[str, float, int]] = (), hosts: Iterable[Host] = (), met: Iterable[Host] = (), rules: Iterable[KeptRobots] = (),
    ) -> None:  # fmt: skip
        """Keep, all of it or none: outcomes of jobs, how far this process's archives are durable (file, bytes), jobs that wait
        (key, seconds from now, visits to their host), how hosts that it holds want to be asked, and robots.txt files that came. All leases of
        this process begin anew.

        `met` are hosts that others may hold, and to which redirects led: each is kept by itself.
        """
        until = self._until()
        self.crowd.ended(one for _key, one in outcomes)
        with self._db.transaction():
            self.crowd.beat()
            jobs.renew(self._db, self.worker, until)
            jobs.keep(self._db, self.worker, outcomes)
            jobs.put_off(self._db, [(key, self._clock() + seconds, visits) for key, seconds, visits in later])
            book.keep_hosts(self._db, self.worker, tuple(hosts), self.crowd.run)
            self.robots.keep(rules, self._clock())
            for file, durable in archives:
                files.keep(self._db, self.worker, file, durable, until)
        for one in met:
            book.meet_host(self._db, self.worker, one, self.crowd.run)

    def abandoned_archives(self) -> list[tuple[str, int]]:
        """(file, durable end in bytes) of archives whose writers are gone: this process may cut what stands behind."""
        return files.abandoned(self._db, self.worker, self._clock(), self._until())

    def close_archive(self, file: str) -> None:
        """An archive whose tail is cut, or that was written to its end."""
        files.close(self._db, self.worker, file)

    def abandon_archives(self, names: Iterable[str]) -> None:
        """Archives that this process writes no more, and that whoever comes next has to cut."""
        files.abandon(self._db, self.worker, names)

    # Kept pages, read again.

    def count_kept(self) -> int:
        """How many pages are kept: fetched, saved by hand, or in an archive."""
        return kept.count(self._db)

    def kept_pages(self, after: str, most: int) -> list[KeptPage]:
        """Kept pages with what was read from them, in the order of their keys, behind one of them."""
        return kept.pages(self._db, after, most)

    def reread(self, changed: Sequence[Reread], *, by: str, after: str) -> None:
        """Keep what reading pages again has changed, and that those up to a key are read by these parsers (`by`): all or none."""
        with self._db.transaction():
            kept.reread(self._db, changed)
            kept.note(self._db, by, after)

    def reread_up_to(self, by: str) -> str:
        """Up to which key these parsers have read the kept pages again in a turn that did not end; "" where there is none."""
        return kept.noted(self._db, by)

    # What people decided.

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, in the order in which it was kept."""
        return decided.read(self._db)

    def decide(self, decisions: Iterable[Decision]) -> int:
        """Keep decisions, all of them or none; how many were new."""
        with self._db.transaction():
            return decided.add(self._db, decisions)

    # The store is an answer book (harvester.enrichers) itself: what services said stands in it.

    def get(self, service: str, identifier: str) -> Stored | None:
        """What is known, or None where it was never asked."""
        return self.answers.get(service, identifier)

    def put(self, service: str, answers: Sequence[tuple[str, Stored]]) -> None:
        """Keep the answers of one batch: all of them, or none."""
        self.answers.put(service, answers)
        with self._db.transaction():
            jobs.renew_end(self._db, self.worker, self._until() + MOST_REST)
