"""Hosts as the store knows them: who holds which, how it wants to be asked, whether it refuses or fails.

A lease is a time, in seconds since 1970, up to which a worker holds a host (`jobs`).
"""

from __future__ import annotations

# ruff: noqa: S608 - no value stands in a statement: constants alone are put together
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from harvester.store.database import FARTHEST, Database


class Host(NamedTuple):
    """How a host wants to be asked: not before a time, and with a pause between two requests; and whether it refuses.

    `refusals` counts walls in a row, `plain` plain refusals, `gave` is 1 where it ever gave anything else; `blocked` is what was seen at the last
    of them, `seen_at` when any of this changed. Until `blocked_until` it is left in peace. `pushed` counts the times in a row that it asked to be
    asked less often. `failed` counts pages in a row at which it failed, in one run: that of whoever looks; `trouble` is how. Times are seconds
    since 1970.
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
    pushed: int = 0
    failed: int = 0
    trouble: str = ""


_IN_A_RUN = ("failed", "trouble")
"""What each run counts by itself, in a table of its own."""
_COLUMNS = Host._fields[: -len(_IN_A_RUN)]
_OF_HOST = ", ".join(_COLUMNS)
_IN_RUN = (
    f"SELECT {', '.join(f'h.{name}' for name in _COLUMNS)}, coalesce(f.failed, 0), coalesce(f.trouble, '') "
    "FROM hosts h LEFT JOIN failing f ON f.run = ? AND f.host = h.name "
)


def lease(db: Database, worker: str, names: Sequence[str], *, now: float, until: float, run: int) -> list[Host]:
    """Those of some hosts that nobody else holds, held by this worker from now on, as a run knows them."""
    got: list[Host] = []
    if not names:
        return got
    with db.transaction():
        db.many(
            "INSERT INTO hosts (name) VALUES (?) ON CONFLICT (name) DO NOTHING", [(name,) for name in sorted(names)]
        )
        take = (
            "UPDATE hosts SET worker = ?, until = ? WHERE name = ? AND (worker = ? OR until <= ? OR until > ?) "
            f"RETURNING {_OF_HOST}"
        )
        for name in sorted(names):
            got += [Host(*row) for row in db.execute(take, (worker, until, name, worker, now, now + FARTHEST))]
        query = f"SELECT host, failed, trouble FROM failing WHERE run = ? AND host IN ({', '.join('?' * len(names))})"
        failing = {host: (int(count), str(how)) for host, count, how in db.execute(query, (run, *sorted(names)))}
    known = [(one, *failing.get(one.name, (0, ""))) for one in got]
    return [one._replace(failed=failed, trouble=trouble) for one, failed, trouble in known]


def give_back(db: Database, worker: str, names: Iterable[str]) -> None:
    """Hosts that this worker needs no longer."""
    with db.transaction():
        db.many(
            "UPDATE hosts SET worker = '', until = 0 WHERE name = ? AND worker = ?", [(name, worker) for name in names]
        )


# Whoever holds a host knows best how it is. Who met it by a redirect alone can only ask for more rest.
_KEEP_HELD = f"UPDATE hosts SET {', '.join(f'{name} = ?' for name in _COLUMNS[1:])} WHERE name = ? AND worker = ?"
_LATER = ("refusals", "blocked", "plain")
"""What is believed of whoever knew it last."""
_LARGER = ("next_at", "gave", "blocked_until", "seen_at", "pushed")
_KEEP_MET = f"""
INSERT INTO hosts ({_OF_HOST}) VALUES ({", ".join("?" * len(_COLUMNS))})
ON CONFLICT (name) DO UPDATE SET
  {", ".join(f"{name} = CASE WHEN excluded.seen_at > hosts.seen_at THEN excluded.{name} ELSE hosts.{name} END" for name in _LATER)},
  {", ".join(f"{name} = CASE WHEN excluded.{name} > hosts.{name} THEN excluded.{name} ELSE hosts.{name} END" for name in _LARGER)}
WHERE hosts.worker <> ?
"""


# Its first failure makes a row for a host; that it works is told to a row that is there. In a statement for each.
_HELD = " EXISTS (SELECT 1 FROM hosts WHERE name = ? AND worker = ?)"
_FAILS = "INSERT INTO failing (run, host, failed, trouble, seen_at) "
_AS_TOLD = (
    " ON CONFLICT (run, host) DO UPDATE SET failed = excluded.failed, trouble = excluded.trouble, seen_at = excluded.seen_at"
)  # fmt: skip
_HELD_FAILS = f"{_FAILS} SELECT ?, ?, ?, ?, ? WHERE {_HELD} {_AS_TOLD}"
_MET_FAILS = f"{_FAILS} VALUES (?, ?, ?, ?, ?) {_AS_TOLD} WHERE excluded.seen_at > failing.seen_at"
_WORKS = "UPDATE failing SET failed = 0, seen_at = ? WHERE run = ? AND host = ? AND failed > 0 AND "
_HELD_WORKS = f"{_WORKS} {_HELD}"
_MET_WORKS = f"{_WORKS} seen_at < ?"


def _failure(run: int, one: Host) -> tuple[int, str, int, str, float]:
    return run, one.name, one.failed, one.trouble, one.seen_at


def keep_hosts(db: Database, worker: str, told: Sequence[Host], run: int) -> None:
    """How hosts that a worker holds want to be asked, and how they fail in a run, within a transaction."""
    db.many(_KEEP_HELD, [(*one[1 : len(_COLUMNS)], one.name, worker) for one in told])
    db.many(_HELD_FAILS, [(*_failure(run, one), one.name, worker) for one in told if one.failed])
    db.many(_HELD_WORKS, [(one.seen_at, run, one.name, one.name, worker) for one in told if not one.failed])


def meet_host(db: Database, worker: str, met: Host, run: int) -> None:
    """How a host wants to be asked that a worker met by a redirect: statements of their own, for its holder may be writing too."""
    db.change(_KEEP_MET, (*met[: len(_COLUMNS)], worker))
    if met.failed:
        db.change(_MET_FAILS, _failure(run, met))
    else:
        db.change(_MET_WORKS, (met.seen_at, run, met.name, met.seen_at))


def held(db: Database, worker: str, run: int) -> list[Host]:
    """The hosts that a worker holds, as a run knows them now: others may have met them by a redirect."""
    return [Host(*row) for row in db.execute(f"{_IN_RUN} WHERE h.worker = ? AND h.worker <> ''", (run, worker))]


def blocked(db: Database, now: float, run: int) -> list[Host]:
    """The hosts that are left in peace now."""
    # Sorted here: a database that is to sort goes through all hosts rather than to those few that its other index has.
    query = f"{_IN_RUN} WHERE h.blocked_until > 0 AND h.blocked_until > ?"
    return sorted(Host(*row) for row in db.execute(query, (run, now)))


_SINCE = {"plain": 6, "gave": 6, "pushed": 10}
"""Since which version of the store it knows this of a host."""
_COUNTED, _COUNTED_BY_RUN = 9, 11
"""Since which version it counts failures: of a host for the last run that asked it, and for each run."""


def _known(version: int) -> str:
    """The columns of a host in a store of some version: what it does not know is as if there were nothing to know."""
    return ", ".join(
        f"h.{name}" if _SINCE.get(name, 0) <= version else repr(Host._field_defaults[name]) for name in _COLUMNS
    )


def refusing(db: Database) -> list[Host]:
    """The hosts that showed a wall the last time they were asked, and those that are left in peace, or were and were not asked since; in a store
    of an earlier version, too.
    """
    known = _known(db.version())
    # Two looks, each into its index; sorted here as above.
    return sorted(
        {Host(*row) for rule in ("refusals > 0", "blocked_until > 0")
         for row in db.execute(f"SELECT {known} FROM hosts h WHERE {rule}")}
    )  # fmt: skip


def failing(db: Database, run: int) -> list[Host]:
    """The hosts that failed at the last pages that they were asked for in a run; none in a store of an earlier version."""
    version = db.version()
    if version < _COUNTED:
        return []
    rule = (
        "f.failed, f.trouble FROM failing f JOIN hosts h ON h.name = f.host WHERE f.failed > 0 AND f.run = ?"
        if version >= _COUNTED_BY_RUN
        else "failed, trouble FROM hosts h WHERE failed > 0 AND failed_in = ?"
    )
    return sorted(Host(*row) for row in db.execute(f"SELECT {_known(version)}, {rule}", (run,)))


def forget_failures(db: Database, run: int) -> None:
    """Of runs that are over only the failures of the last one are of use, to whoever looks; within a transaction."""
    db.change("DELETE FROM failing WHERE run IN (SELECT id FROM runs WHERE finished = 1 AND id <> ?)", (run,))
