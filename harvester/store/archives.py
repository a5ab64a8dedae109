"""Archives in the store: each process writes its own files, and how far one is durable is committed with what stands in it.

A file is leased as hosts are. Who finds the lease of one run out cuts its tail to the last commit; so a process that was held up for longer than
its lease must write no more: what it would commit may be gone from the disk.
"""

from __future__ import annotations

from collections.abc import Iterable

from harvester.errors import StoreError
from harvester.store.database import FARTHEST, Database

_ANNOUNCE = (
    "INSERT INTO archives (file, worker, until, durable) VALUES (?, ?, ?, 0) "
    "ON CONFLICT (file) DO UPDATE SET until = excluded.until WHERE archives.worker = excluded.worker"
)
_GROWN = "UPDATE archives SET durable = ?, until = ? WHERE file = ? AND worker = ?"
_ABANDON = (
    "INSERT INTO archives (file, worker, until, durable) VALUES (?, ?, 0, 0) "
    "ON CONFLICT (file) DO UPDATE SET worker = excluded.worker, until = 0"
)


def keep(db: Database, worker: str, file: str, durable: int, until: float) -> None:
    """How far a file is durable, within a transaction; one that is not begun has to be announced with 0.

    Raises StoreError where another process has taken the file over: nothing of the transaction may stand then.
    """
    is_ours = (
        db.change(_GROWN, (durable, until, file, worker)) if durable else db.change(_ANNOUNCE, (file, worker, until))
    )
    if not is_ours:
        raise StoreError(
            f"{db.where}: this process was held up for longer than its lease, and another one took its archive over",
            advice="Nothing is lost: run the same command again. A longer lease in harvester.toml suits a machine that is so busy.",
        )


def abandoned(db: Database, worker: str, now: float, until: float) -> list[tuple[str, int]]:
    """(file, durable end) of the archives whose writers are gone, held by this worker from now on: it may cut their tails."""
    with db.transaction():
        take = "UPDATE archives SET worker = ?, until = ? WHERE (until <= ? OR until > ?) AND worker <> '' RETURNING file, durable"
        return [(str(file), int(end)) for file, end in db.execute(take, (worker, until, now, now + FARTHEST))]


def abandon(db: Database, worker: str, files: Iterable[str]) -> None:
    """Files that this worker has closed, and that are not known to be whole: whoever comes next cuts them."""
    with db.transaction():
        db.many(_ABANDON, [(file, worker) for file in files])


def close(db: Database, worker: str, file: str) -> None:
    """An archive that nobody writes any more and whose tail is cut; one that was never begun is forgotten."""
    with db.transaction():
        db.change("DELETE FROM archives WHERE file = ? AND durable = 0 AND worker = ?", (file, worker))
        db.change("UPDATE archives SET worker = '', until = 0 WHERE file = ? AND worker = ?", (file, worker))
