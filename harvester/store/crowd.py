"""The processes at work at a store, as one of them sees them: each tells that it is there, what it did, and how many hosts it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from harvester.errors import StoreError
from harvester.store import watching
from harvester.store.database import Database
from harvester.store.rows import Outcome
from harvester.store.watching import Worker


class Crowd:
    """One process among the others, at one `run` (0 for none yet). `silent` is after how many seconds without a sign of life another one counts no
    more.
    """

    def __init__(self, db: Database, name: str, clock: Callable[[], float], silent: float) -> None:
        self._db, self._name, self._clock, self._silent = db, name, clock, silent
        self._began, self.run, self._ended, self._failed, self._wants = clock(), 0, 0, 0, 0

    def join(self, run: int) -> None:
        """This process is at work on a run from now on."""
        self.run, self._began = run, self._clock()
        watching.forget(self._db, self._began)

    def ended(self, outcomes: Iterable[Outcome]) -> None:
        """It has brought these about."""
        for one in outcomes:
            self._ended += 1
            self._failed += one.failure is not None

    def beat(self) -> None:
        """A sign of life, within a transaction."""
        done = Worker(self._name, self._began, self._clock(), self._ended, self._failed)
        watching.beat(self._db, done, self.run, self._wants)

    def want(self, hosts: int) -> None:
        """It lacks so many hosts: told at once, but only where that is news."""
        if hosts != self._wants:
            self._wants = hosts
            with self._db.transaction():
                self.beat()

    def others(self) -> list[int]:
        """How many hosts each of the others lacks that are at work on the run."""
        since = self._clock() - self._silent
        query = "SELECT wants FROM workers WHERE run = ? AND name <> ? AND seen > ?"
        return [int(wants) for (wants,) in self._db.execute(query, (self.run, self._name, since))]

    def leave(self) -> None:
        """It is at work no longer."""
        if self.run:
            with suppress(StoreError):  # a store that cannot be written is why it is closed
                watching.leave(self._db, self._name)
            self.run = 0
