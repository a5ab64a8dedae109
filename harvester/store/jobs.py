"""The jobs of a run, shared by processes: who asks a host holds it for a while, so that nobody else asks it.

A lease is a time, in seconds since 1970, up to which a worker holds a host; it is moved on with every batch that is kept. What a
worker that died was about is asked again when its leases have run out, or at once where nobody else can be at work.
"""

from __future__ import annotations

# ruff: noqa: S608 - no value stands in a statement: constants alone are put together
from collections.abc import Sequence
from typing import NamedTuple

from harvester.store.database import FARTHEST, Database
from harvester.store.rows import Outcome
from harvester.store.runs import dump


class Job(NamedTuple):
    """An address that is to be fetched or read; `validators` are of the page that is kept of it, where its reading is."""

    key: str
    kind: str
    value: str
    host: str
    attempts: int
    validators: str | None = None


# Each host once, by a look into the index for each: never a walk over the jobs.
_HOSTS = """
WITH RECURSIVE waiting (name) AS (
  SELECT (SELECT min(host) FROM jobs WHERE run = ? AND state IS NULL)
  UNION ALL
  SELECT (SELECT min(host) FROM jobs WHERE run = ? AND state IS NULL AND host > waiting.name) FROM waiting WHERE waiting.name IS NOT NULL
)
SELECT name FROM waiting WHERE name IS NOT NULL
AND EXISTS (SELECT 1 FROM jobs WHERE run = ? AND host = waiting.name AND state IS NULL AND not_before <= ?)
"""


def hosts(db: Database, run: int, now: float) -> list[str]:
    """The hosts that have open jobs in a run whose time has come."""
    return [name for (name,) in db.execute(_HOSTS, (run, run, run, now))]


def renew(db: Database, worker: str, until: float) -> None:
    """Hold on to all that this worker holds; within a transaction."""
    db.change("UPDATE hosts SET until = ? WHERE worker = ? AND worker <> ''", (until, worker))
    db.change("UPDATE archives SET until = ? WHERE worker = ?", (until, worker))


def jobs(db: Database, run: int, host: str, *, now: float, most: int, leaving: Sequence[str] = ()) -> list[Job]:
    """Open jobs of a host whose time has come, but for those that are under way already."""
    # Those under way are open in the store too: as many more are looked at, and left out here.
    query = (
        "SELECT key, kind, value, host, attempts, CASE WHEN reading IS NULL THEN NULL ELSE validators END FROM jobs "
        "WHERE run = ? AND host = ? AND state IS NULL AND not_before <= ? "
        "ORDER BY not_before, key LIMIT ?"
    )
    busy = set(leaving)
    found = db.execute(query, (run, host, now, most + len(busy)))
    return [Job(*row) for row in found if row[0] not in busy][:most]


def soonest(db: Database, run: int) -> float | None:
    """The time from which on the first of the open jobs may be asked; None where none is open."""
    found = db.execute("SELECT min(not_before) FROM jobs WHERE run = ? AND state IS NULL", (run,))[0][0]
    return None if found is None else float(found)


def wait_no_longer(db: Database, run: int, now: float) -> None:
    """Jobs that wait for a time which a clock told that was wrong may be asked at once."""
    late = "UPDATE jobs SET not_before = 0 WHERE run = ? AND state IS NULL AND not_before > ?"
    with db.transaction():
        db.change(late, (run, now + FARTHEST))


def count_open(db: Database, run: int) -> int:
    """How many jobs of a run are open."""
    return int(db.execute("SELECT count(*) FROM jobs WHERE run = ? AND state IS NULL", (run,))[0][0])


# ruff: noqa: S608 - no value stands in a statement: constants alone are put together
_MINE = " state IS NULL AND (host = '' OR EXISTS (SELECT 1 FROM hosts WHERE name = jobs.host AND worker = ?))"
_DONE = (
    "UPDATE jobs SET state = ?, reading = ?, failure = ?, code = ?, file = ?, start = ?, length = ?, validators = ?, attempts = attempts + 1 "
    "WHERE key = ? AND" + _MINE
)
_UNCHANGED = (
    "UPDATE jobs SET state = 'record', attempts = attempts + 1 WHERE key = ? AND reading IS NOT NULL AND" + _MINE
)


def keep(db: Database, worker: str, outcomes: Sequence[tuple[str, Outcome]]) -> None:
    """Keep the outcomes of some jobs, within a transaction; not of those whose host this worker lost: somebody else asks it now."""
    db.many(
        _DONE,
        [
            (one.state, one.reading and one.reading.model_dump_json(exclude_defaults=True), dump(one.failure),
             one.failure.code if one.failure else "", *(one.archive or (None, None, None)), one.validators, key, worker)
            for key, one in outcomes if one.state != "unchanged"
        ],
    )  # fmt: skip
    db.many(_UNCHANGED, [(key, worker) for key, one in outcomes if one.state == "unchanged"])


def put_off(db: Database, later: Sequence[tuple[str, float, int]]) -> None:
    """Jobs that are to be done at a later time, after so many visits to their host (0 or 1), within a transaction."""
    db.many(
        "UPDATE jobs SET not_before = ?, attempts = attempts + ? WHERE key = ? AND state IS NULL",
        [(at, visits, key) for key, at, visits in later],
    )


# The end of a run is for one process alone: it asks the services and writes the files.


def claim_end(db: Database, run: int, worker: str, now: float, until: float) -> bool:
    """Whether this worker is the one that ends the run; of one that is over nobody is."""
    with db.transaction():
        changed = db.change(
            "UPDATE runs SET ender = ?, ender_until = ? WHERE id = ? AND finished = 0 "
            "AND (ender = ? OR ender_until <= ? OR ender_until > ?)",
            (worker, until, run, worker, now, now + FARTHEST),
        )
    return changed == 1


def renew_end(db: Database, worker: str, until: float) -> None:
    """Hold on to the end of a run, or to the reading of its list; within a transaction."""
    db.change("UPDATE runs SET ender_until = ? WHERE ender = ? AND finished = 0", (until, worker))


def give_up_end(db: Database, worker: str) -> None:
    """A run that this worker read, or ended, without coming to its end: anybody else may go on at once."""
    with db.transaction():
        db.change("UPDATE runs SET ender = '', ender_until = 0 WHERE ender = ? AND finished = 0", (worker,))


def void_leases(db: Database) -> None:
    """End all leases: for who knows that nobody else is at work."""
    with db.transaction():
        # Of hosts there may be a great many by now, and few of them are held: there is an index of those.
        db.change("UPDATE hosts SET until = 0 WHERE worker <> ''")
        db.change("UPDATE archives SET until = 0 WHERE worker <> ''")
        db.change("UPDATE runs SET ender_until = 0")
