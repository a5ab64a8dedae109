"""Hosts as the store knows them: who holds which, how it wants to be asked, whether it refuses or fails.

A lease is a time, in seconds since 1970, up to which a worker holds a host (`jobs`).
"""

from __future__ import annotations

# ruff: noqa: S608 - no value stands in a statement: constants alone are put together
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from harvester.store.database import Database


class Host(NamedTuple):
    """How a host wants to be asked: not before a time, and with a pause between two requests; and whether it refuses.

    `refusals` counts walls in a row, `plain` plain refusals, `gave` is 1 where it ever gave anything else; `blocked` is what was seen at the last
    of them, `seen_at` when any of this changed. Until `blocked_until` it is left in peace. `failed` counts pages in a row at which it failed, in the
    run `failed_in`; `trouble` is how. `pushed` counts the times in a row that it asked to be asked less often. Times are seconds since 1970.
    """

    name: str
    next_at: float = 0.0
    pause: float = 0.0
    refusals: int = 0
    blocked: str = ""
    seen_at: float = 0.0
    blocked_until: float = 0.0
    plain: int = 0
    gave: int = 0
    failed: int = 0
    trouble: str = ""
    failed_in: int = 0
    pushed: int = 0


_OF_HOST = ", ".join(Host._fields)


def lease(db: Database, worker: str, names: Sequence[str], now: float, until: float) -> list[Host]:
    """Those of some hosts that nobody else holds, held by this worker from now on."""
    got: list[Host] = []
    if not names:
        return got
    with db.transaction():
        db.many(
            "INSERT INTO hosts (name) VALUES (?) ON CONFLICT (name) DO NOTHING", [(name,) for name in sorted(names)]
        )
        take = (
            f"UPDATE hosts SET worker = ?, until = ? WHERE name = ? AND (worker = ? OR until <= ?) RETURNING {_OF_HOST}"
        )
        for name in sorted(names):
            got += [Host(*row) for row in db.execute(take, (worker, until, name, worker, now))]
    return got


def give_back(db: Database, worker: str, names: Iterable[str]) -> None:
    """Hosts that this worker needs no longer."""
    with db.transaction():
        db.many(
            "UPDATE hosts SET worker = '', until = 0 WHERE name = ? AND worker = ?", [(name, worker) for name in names]
        )


# Whoever holds a host knows best how it is. Who met it by a redirect alone can only ask for more rest.
_KEEP_HELD = f"UPDATE hosts SET {', '.join(f'{name} = ?' for name in Host._fields[1:])} WHERE name = ? AND worker = ?"
_LATER = ("refusals", "blocked", "plain", "failed", "trouble", "failed_in")
"""What is believed of whoever knew it last."""
_LARGER = ("next_at", "gave", "blocked_until", "seen_at", "pushed")
_KEEP_MET = f"""
INSERT INTO hosts ({_OF_HOST}) VALUES ({", ".join("?" * len(Host._fields))})
ON CONFLICT (name) DO UPDATE SET
  {", ".join(f"{name} = CASE WHEN excluded.seen_at > hosts.seen_at THEN excluded.{name} ELSE hosts.{name} END" for name in _LATER)},
  {", ".join(f"{name} = CASE WHEN excluded.{name} > hosts.{name} THEN excluded.{name} ELSE hosts.{name} END" for name in _LARGER)}
WHERE hosts.worker <> ?
"""


def keep_hosts(db: Database, worker: str, told: Iterable[Host]) -> None:
    """How hosts that a worker holds want to be asked, within a transaction."""
    db.many(_KEEP_HELD, [(*one[1:], one.name, worker) for one in told])


def meet_host(db: Database, worker: str, met: Host) -> None:
    """How a host wants to be asked that a worker met by a redirect: a statement of its own, for its holder may be writing too."""
    db.change(_KEEP_MET, (*met, worker))


def held(db: Database, worker: str) -> list[Host]:
    """The hosts that a worker holds, as they are known now: others may have met them by a redirect."""
    return [
        Host(*row) for row in db.execute(f"SELECT {_OF_HOST} FROM hosts WHERE worker = ? AND worker <> ''", (worker,))
    ]


def blocked(db: Database, now: float) -> list[Host]:
    """The hosts that are left in peace now."""
    # Sorted here: a database that is to sort goes through all hosts rather than to those few that its other index has.
    query = f"SELECT {_OF_HOST} FROM hosts WHERE blocked_until > 0 AND blocked_until > ?"
    return sorted(Host(*row) for row in db.execute(query, (now,)))


_SINCE = {"plain": 6, "gave": 6, **dict.fromkeys(("failed", "trouble", "failed_in"), 9), "pushed": 10}
"""Since which version of the store it knows this of a host."""


def _known(version: int) -> str:
    """The columns of a host in a store of some version: what it does not know is as if there were nothing to know."""
    return ", ".join(
        name if _SINCE.get(name, 0) <= version else repr(Host._field_defaults[name]) for name in Host._fields
    )


def refusing(db: Database) -> list[Host]:
    """The hosts that showed a wall the last time they were asked, and those that are left in peace, or were and were not asked since; in a store
    of an earlier version, too.
    """
    known = _known(db.version())
    # Two looks, each into its index; sorted here as above.
    return sorted(
        {Host(*row) for rule in ("refusals > 0", "blocked_until > 0")
         for row in db.execute(f"SELECT {known} FROM hosts WHERE {rule}")}
    )  # fmt: skip


def failing(db: Database, run: int) -> list[Host]:
    """The hosts that failed at the last pages that they were asked for in a run; none in a store of an earlier version."""
    version = db.version()
    if version < _SINCE["failed"]:
        return []
    query = f"SELECT {_known(version)} FROM hosts WHERE failed > 0 AND failed_in = ?"
    return sorted(Host(*row) for row in db.execute(query, (run,)))
