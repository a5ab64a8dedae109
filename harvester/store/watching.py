"""How far a run is, as the store tells it to anybody who looks: no process is asked."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from harvester.store.ahead import Ahead, ahead, waiting
from harvester.store.database import FARTHEST, Database

ALIVE = 180.0
"""Seconds after its last sign of life for which a process is taken to be at work."""
FORGOTTEN = 86_400.0
"""Seconds after its last sign of life for which a process is remembered that never said that it ends: it was killed."""
MOST_HOSTS = 10
WITH_JOBS = 4
"""The first version of a store that has the tables of jobs, hosts and processes."""


class Worker(NamedTuple):
    """A process at work: since when, when it was last heard of (seconds since 1970), and what it did."""

    name: str
    started: float
    seen: float
    done: int
    failed: int


class Queue(NamedTuple):
    """A host with open jobs: how many, in how many seconds the next may be asked, and why it is not asked at all."""

    host: str
    open: int
    wait: float
    blocked: str


class Overview(NamedTuple):
    """A run at a time: its lines, and of its addresses how many have which outcome, which failed why, which wait where, and what lies
    ahead.
    """

    run: int
    origin: str
    finished: bool
    lines: int
    bad_lines: int
    states: tuple[tuple[str, int], ...]
    failures: tuple[tuple[str, int], ...]
    open: int
    queues: tuple[Queue, ...]
    hosts: int
    workers: tuple[Worker, ...]
    ahead: Ahead
    unanswered: tuple[tuple[str, str, int], ...] = ()
    """(service, code of the failure, how many) of what services were asked and did not answer: of the whole store, for works of several lists
    hang on one answer."""


class HostCount(NamedTuple):
    """A host of a list: how many addresses name it, how many of them gave a record, and how many failed or were none."""

    host: str
    addresses: int
    records: int
    failed: int


class Account(NamedTuple):
    """When a run was begun (seconds since 1970; None of one of an earlier version that did not keep it), how many hosts its web addresses name, and
    what came of those with most of them.
    """

    begun: float | None
    hosts: int
    counts: tuple[HostCount, ...]


def account(db: Database, run: int, most: int) -> Account:
    """What the store knows of a run when it ends."""
    of_run = "FROM jobs WHERE kind = 'url' AND key IN (SELECT address FROM lines WHERE run = ?)"
    count = db.execute(f"SELECT count(DISTINCT host) {of_run}", (run,))[0][0]
    found = db.execute(
        "SELECT host, count(*), sum(CASE WHEN state = 'record' THEN 1 ELSE 0 END), "
        f"sum(CASE WHEN failure IS NULL THEN 0 ELSE 1 END) {of_run} GROUP BY host ORDER BY count(*) DESC, host LIMIT ?",
        (run, most),
    )
    begun = db.execute("SELECT begun FROM runs WHERE id = ?", (run,))[0][0]
    counts = tuple(HostCount(str(row[0]), *(int(one) for one in row[1:])) for row in found)
    return Account(float(begun) or None, int(count), counts)


def beat(db: Database, worker: Worker, run: int, wants: int = 0) -> None:
    """A process's sign of life, and how many hosts it lacks, within a transaction."""
    db.change(
        "INSERT INTO workers (name, run, started, seen, done, failed, wants) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET run = excluded.run, seen = excluded.seen, done = excluded.done, failed = excluded.failed, "
        "wants = excluded.wants",
        (worker.name, run, *worker[1:], wants),
    )


def seen(db: Database, worker: str, now: float) -> None:
    """A sign of life of a process that says nothing else, within a transaction."""
    db.change("UPDATE workers SET seen = ? WHERE name = ?", (now, worker))


def forget(db: Database, now: float) -> None:
    """Forget processes that were killed, those too of which was heard before a clock was set back."""
    with db.transaction():
        db.change("DELETE FROM workers WHERE seen < ? OR seen > ?", (now - FORGOTTEN, now + FORGOTTEN))


def leave(db: Database, worker: str) -> None:
    """A process is at work no longer."""
    db.change("DELETE FROM workers WHERE name = ?", (worker,))


_AT_WORK = """
SELECT 1 WHERE EXISTS (SELECT 1 FROM workers WHERE seen > ? AND seen <= ?)
OR EXISTS (SELECT 1 FROM runs WHERE finished = 0 AND ender_until > ? AND ender_until <= ?)
OR EXISTS (SELECT 1 FROM hosts WHERE worker <> '' AND until > ? AND until <= ?)
OR EXISTS (SELECT 1 FROM archives WHERE worker <> '' AND until > ? AND until <= ?)
"""


def are_at_work(db: Database, now: float) -> bool:
    """Whether a process gave a sign of life a while ago, or holds anything by a lease that is not over: who ends a run, or reads its list, beats no
    more or not yet. In a store of whatever version, of which the first ones knew no processes.
    """
    if db.version() < WITH_JOBS:
        return False
    latest = now + FARTHEST
    return bool(db.execute(_AT_WORK, (now - ALIVE, latest, now, latest, now, latest, now, latest)))


def runs(db: Database) -> list[tuple[int, str, bool, int]]:
    """(id, where its list came from, whether it is over, number of lines) of each run, the first first."""
    query = "SELECT id, origin, finished, size FROM runs WHERE loaded = 1 ORDER BY id"
    return [(int(i), str(origin), bool(done), int(size)) for i, origin, done, size in db.execute(query)]


_UNANSWERED = "SELECT service, detail, count(*) FROM answers WHERE detail <> '' GROUP BY service, detail"


def overview(db: Database, run: int, now: float) -> Overview:
    """What the store knows of a run."""
    origin, finished, lines = db.execute("SELECT origin, finished, size FROM runs WHERE id = ?", (run,))[0]
    of_run = "FROM jobs WHERE key IN (SELECT address FROM lines WHERE run = ?) AND state IS NOT NULL"
    states = db.execute(f"SELECT state, count(*) {of_run} GROUP BY state ORDER BY state", (run,))
    failures = db.execute(
        f"SELECT code, count(*) {of_run} AND failure IS NOT NULL GROUP BY code ORDER BY count(*) DESC, code",
        (run,),
    )
    bad = db.execute("SELECT count(*) FROM lines WHERE run = ? AND failure IS NOT NULL", (run,))[0][0]
    unanswered: Counter[tuple[str, str]] = Counter()
    for service, detail, count in db.execute(_UNANSWERED):
        unanswered[str(service), str(detail).partition(": ")[0]] += int(count)
    queues = waiting(db, run, now)
    workers = (
        []
        if finished
        else db.execute(
            "SELECT name, started, seen, done, failed FROM workers WHERE run = ? AND seen > ? AND seen <= ? ORDER BY started, name",
            (run, now - ALIVE, now + FARTHEST),
        )
    )
    return Overview(
        run, str(origin), bool(finished), int(lines), int(bad), tuple((str(a), int(n)) for a, n in states),
        tuple((str(a), int(n)) for a, n in failures), sum(one.open for one in queues),
        tuple(Queue(one.host, one.open, one.wait, one.blocked) for one in queues[:MOST_HOSTS]),
        len(queues), tuple(Worker(*row) for row in workers), ahead(queues),
        tuple((*of, count) for of, count in sorted(unanswered.items(), key=lambda one: (-one[1], one[0]))),
    )  # fmt: skip
