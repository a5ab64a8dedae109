"""robots.txt files that were asked for less than a day ago, for all processes: nobody asks a host twice, nor after a restart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from harvester.store.database import Database

# ruff: noqa: S608 - no value stands in a statement: constants alone are put together
OVER = 86_400.0
"""Seconds for which what is over is kept: how often it was asked for in vain."""
LONGEST = 86_400.0
"""Seconds for which anything counts: what would count for longer beyond what has just come was written by a wrong clock."""


class KeptRobots(NamedTuple):
    """The robots.txt of an origin ("https://example.org:8443") of a host: `until` when it counts (seconds since 1970), its text compressed, None
    where it has no rules; where it could not be had why, whether that passes, and how often it was in vain.
    """

    origin: str
    host: str
    until: float
    text: bytes | None
    unreachable: str
    passing: bool
    tries: int


class RobotsBook:
    """The robots.txt files of a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, hosts: Sequence[str]) -> list[KeptRobots]:
        """What is kept of some hosts."""
        if not hosts:
            return []
        query = (
            "SELECT origin, host, until, text, unreachable, passing, tries FROM robots "
            f"WHERE host IN ({', '.join('?' * len(hosts))})"
        )
        return [
            KeptRobots(str(origin), str(host), float(until), None if text is None else bytes(text), str(why), bool(passing), int(tries))
            for origin, host, until, text, why, passing, tries in self._db.execute(query, tuple(hosts))
        ]  # fmt: skip

    def keep(self, kept: Iterable[KeptRobots], now: float) -> None:
        """Keep what came, within a transaction; and forget twice as many that are over, so that there are never many of these."""
        rows = sorted((*one[:5], int(one.passing), one.tries) for one in kept)
        if not rows:
            return
        self._db.many(_KEEP, rows)
        over = self._db.execute(_OVER, (now - OVER, 2 * len(rows)))
        self._db.many("DELETE FROM robots WHERE host = ? AND origin = ?", sorted(over))


_KEEP = (
    "INSERT INTO robots (origin, host, until, text, unreachable, passing, tries) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (host, origin) DO UPDATE SET until = excluded.until, text = excluded.text, unreachable = excluded.unreachable, "
    "passing = excluded.passing, tries = excluded.tries WHERE excluded.until > robots.until "
    f"OR robots.until > excluded.until + {LONGEST}"
)
_OVER = "SELECT host, origin FROM robots WHERE until <= ? ORDER BY until LIMIT ?"
