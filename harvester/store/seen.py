"""What is to be seen of a harvest's store: by whoever is at work in it, and by whoever only looks."""

from __future__ import annotations

from collections.abc import Callable

from harvester.store import hosts, watching
from harvester.store.ahead import Ahead, ahead, waiting
from harvester.store.database import Database
from harvester.store.hosts import Host
from harvester.store.watching import Account, Overview


class Seen:
    """A store to look at: its database, and a clock (seconds since 1970)."""

    _db: Database
    _clock: Callable[[], float]

    def runs(self) -> list[tuple[int, str, bool, int]]:
        """(id, where its list came from, whether it is over, number of lines) of each run, the first first."""
        return watching.runs(self._db)

    def overview(self, run: int) -> Overview:
        """How far a run is."""
        return watching.overview(self._db, run, self._clock())

    def ahead(self, run: int, *, least: float, longest: float) -> Ahead:
        """What of a run lies ahead; `least` is the pause of any host, `longest` the rest for which one is waited for."""
        return ahead(waiting(self._db, run, self._clock()), least=least, longest=longest)

    def account(self, run: int, most_hosts: int) -> Account:
        """When a run began, and what came of the hosts that its addresses name."""
        return watching.account(self._db, run, most_hosts)

    def refusing(self) -> list[Host]:
        """The hosts that refused the last time they were asked."""
        return hosts.refusing(self._db)

    def failing(self, run: int) -> list[Host]:
        """The hosts that failed at the last pages that they were asked for in a run."""
        return hosts.failing(self._db, run)
