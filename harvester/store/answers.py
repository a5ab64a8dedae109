"""An answer book in an SQLite file: what services said, by service and identifier, and how they want to be asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from harvester.enrichers import Stored, Wait
from harvester.errors import StoreError
from harvester.store.schema import prepare


def make_folder(path: Path) -> None:
    """The folder of a file, made where it is not there. Raises StoreError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path.parent}: cannot be made ({error.strerror})", advice="Give another folder.") from None


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a store, created or brought to this version where that is needed. Raises StoreError."""
    make_folder(path)
    try:
        db = sqlite3.connect(path, timeout=30, isolation_level=None)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        prepare(db, str(path))
    except sqlite3.Error as error:
        raise StoreError(
            f"{path}: the store cannot be opened ({error})", advice="Is it a harvest's store, and the disk writable?"
        ) from None
    return db


@contextmanager
def transaction(db: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """All of a block, or none of it. Raises StoreError."""
    try:
        db.execute("BEGIN IMMEDIATE")
        yield db
        db.execute("COMMIT")
    except sqlite3.Error as error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise StoreError(f"{path}: cannot be written ({error})", advice="Is the disk full?") from None
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


class Answers:
    """The answers of a store. Several processes may use one file."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db, self._path = db, path

    @classmethod
    def open(cls, path: Path) -> Answers:
        """The answers in a file of their own, or in a harvest's store. Raises StoreError."""
        return cls(connect(path), path)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def get(self, service: str, identifier: str) -> Stored | None:
        """What is known, or None where it was never asked."""
        query = "SELECT status, body, retrieved, detail FROM answers WHERE service = ? AND identifier = ?"
        row = self._db.execute(query, (service, identifier)).fetchone()
        return Stored(*row) if row is not None else None

    def put(self, service: str, answers: Sequence[tuple[str, Stored]]) -> None:
        """Keep the answers of one batch: all of them, or none."""
        with transaction(self._db, self._path) as db:
            db.executemany(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)",
                [(service, key, one.status, one.body, one.retrieved, one.detail) for key, one in answers],
            )

    def waits(self) -> Mapping[str, Wait]:
        """How each service wants to be asked, by the name of the service or of one of its limits."""
        return {
            name: Wait(until, pause) for name, until, pause in self._db.execute("SELECT name, until, pause FROM waits")
        }

    def keep_wait(self, name: str, wait: Wait) -> None:
        """Keep how a service wants to be asked."""
        with transaction(self._db, self._path) as db:
            db.execute("INSERT OR REPLACE INTO waits VALUES (?, ?, ?)", (name, *wait))
