"""An answer book in a store: what services said, by service and identifier, and how they want to be asked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from harvester.store.database import Database
from harvester.store.opening import connect

if TYPE_CHECKING:
    from harvester.enrichers import Stored, Wait

_LONGEST = 800
MOST_AHEAD = 120.0
"""Seconds by which a turn may be ahead: more means that a clock was set back."""


def _key(identifier: str) -> str:
    """An identifier or a search as a key: a very long one by its digest, for an index holds no more than some 2,700 bytes."""
    if len(identifier) <= _LONGEST:
        return identifier
    return f"{identifier[:100]} {hashlib.sha256(identifier.encode('utf-8', 'surrogatepass')).hexdigest()}"


_PUT = (
    "INSERT INTO answers (service, identifier, status, body, retrieved, detail) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (service, identifier) DO UPDATE SET status = excluded.status, body = excluded.body, "
    "retrieved = excluded.retrieved, detail = excluded.detail"
)
_WAIT = (
    "INSERT INTO waits (name, until, pause) VALUES (?, ?, ?) "
    "ON CONFLICT (name) DO UPDATE SET until = excluded.until, pause = excluded.pause"
)


class Answers:
    """The answers of a store. Several processes may use one."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @classmethod
    def open(cls, path: Path) -> Answers:
        """The answers in a file of their own, or in a harvest's store. Raises StoreError."""
        return cls(connect(path))

    def close(self) -> None:
        """Close the store."""
        self._db.close()

    def get(self, service: str, identifier: str) -> Stored | None:
        """What is known, or None where it was never asked."""
        from harvester.enrichers import Stored  # noqa: PLC0415 - who looks at a store does not wait for what asks services

        query = "SELECT status, body, retrieved, detail FROM answers WHERE service = ? AND identifier = ?"
        found = self._db.execute(query, (service, _key(identifier)))
        return Stored(*found[0]) if found else None

    def put(self, service: str, answers: Sequence[tuple[str, Stored]]) -> None:
        """Keep the answers of one batch: all of them, or none."""
        with self._db.transaction():
            self._db.many(
                _PUT, [(service, _key(key), one.status, one.body, one.retrieved, one.detail) for key, one in answers]
            )

    def waits(self) -> Mapping[str, Wait]:
        """How each service wants to be asked, by the name of the service or of one of its limits."""
        from harvester.enrichers import Wait  # noqa: PLC0415 - as above

        return {
            name: Wait(until, pause)
            for name, until, pause in self._db.execute(
                "SELECT name, until, pause FROM waits WHERE name NOT LIKE 'turn %'"
            )
        }

    def keep_wait(self, name: str, wait: Wait) -> None:
        """Keep how a service wants to be asked."""
        with self._db.transaction():
            self._db.change(_WAIT, (name, *wait))

    def turn(self, name: str, earliest: float, pause: float) -> float:
        """Take the next turn under a service's limit, not before a time, whichever process asks; how many seconds after it."""
        row = f"turn {name}"
        with self._db.transaction():
            self._db.change("INSERT INTO waits VALUES (?, '', 0) ON CONFLICT (name) DO NOTHING", (row,))
            # Written first, so that who comes at the same moment waits here.
            taken = self._db.execute("UPDATE waits SET pause = pause WHERE name = ? RETURNING pause", (row,))
            at = max(earliest, min(float(taken[0][0]), earliest + MOST_AHEAD))
            self._db.change("UPDATE waits SET pause = ? WHERE name = ?", (at + pause, row))
        return at - earliest
