"""The database of a store in one SQLite file: one writer at a time, every batch one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_random

from harvester.errors import MAKE_ROOM, StoreError, unwritable
from harvester.store.database import Database, Row, Values

WAIT = 30.0
"""Seconds that a writer waits for another one."""
CACHE_KILOBYTES = 32_000


def _is_busy(error: BaseException) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


# Two that make one file at once change how it is kept: for that SQLite waits for nobody, whatever its timeout.
_WAITING = Retrying(
    retry=retry_if_exception(_is_busy), stop=stop_after_delay(WAIT), wait=wait_random(0.005, 0.05), reraise=True
)


def _looked_at(path: Path) -> sqlite3.Connection:
    """A connection to a file that is only read. Who reads one in write-ahead mode writes down that it does, beside the file; where nothing can be
    written there (a disk that is kept, a share), a file to which nobody is writing can be read without.
    """
    db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except sqlite3.OperationalError as error:
        ahead = path.with_name(f"{path.name}-wal")
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY} or (
            ahead.exists() and ahead.stat().st_size
        ):
            return db
        db.close()
        return sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, isolation_level=None)
    except sqlite3.Error:
        pass  # whoever asks it something is told
    return db


class SqliteDatabase(Database):
    """A connection to a file; made where it is not there. Several processes may hold one. Not for network file systems."""

    errors = (sqlite3.Error,)

    def __init__(self, path: Path, *, looking: bool = False) -> None:
        """`looking` reads a file that is there, and can write nothing."""
        self.where = str(path)
        if not looking:
            make_folder(path)
        try:
            self._db = _looked_at(path) if looking else sqlite3.connect(path, timeout=WAIT, isolation_level=None)
            if looking:
                self._db.execute("PRAGMA query_only = ON")
                return
            _WAITING(self._db.execute, "PRAGMA journal_mode = WAL")
            # A batch that was acknowledged stands after a power cut too.
            self._db.execute("PRAGMA synchronous = FULL")
            # On macOS a sync leaves what it was told in the disk's own memory; other systems know no such word.
            self._db.execute("PRAGMA fullfsync = ON")
            # A long list touches the index all over: with SQLite's own 2 MB most pages of it are written many times.
            self._db.execute(f"PRAGMA cache_size = -{CACHE_KILOBYTES}")
        except sqlite3.Error as error:
            raise unreadable(self.where, error) from None

    def execute(self, sql: str, values: Values = ()) -> list[Row]:
        with self._named():
            return self._db.execute(sql, values).fetchall()

    def change(self, sql: str, values: Values = ()) -> int:
        with self._named():
            return self._db.execute(sql, values).rowcount

    def many(self, sql: str, rows: Iterable[Values]) -> None:
        with self._named():
            self._db.executemany(sql, rows)

    @contextmanager
    def _named(self) -> Iterator[None]:
        """What goes wrong outside a transaction is named as within one: sorting rows may need room on a disk too."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if self._db.in_transaction or not _is_no_room(error):
                raise
            raise self.trouble(error) from None

    def trouble(self, error: Exception) -> StoreError:
        """In words for the file, what is wrong with the disk that it is on."""
        if isinstance(error, sqlite3.Error) and _is_no_room(error):
            return StoreError(f"{self.where} cannot be written ({error})", advice=MAKE_ROOM)
        return super().trouble(error)

    def begin(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def alone(self, table: str) -> None:
        """A transaction that may write is the only one."""

    def end(self, *, well: bool) -> None:
        if well:
            self._db.execute("COMMIT")
        elif self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def version(self) -> int:
        try:
            return int(self._db.execute("PRAGMA user_version").fetchone()[0])
        except sqlite3.Error as error:
            raise unreadable(self.where, error) from None

    def is_strange(self) -> bool:
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        # Asked again: another process may have made them meanwhile.
        return bool(tables) and self.version() == 0

    def bring_to(self, version: int, script: str) -> bool:
        with self.transaction():
            if self.version() >= version:
                return False
            for statement in script.split(";\n"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {version}")
        return True

    def close(self) -> None:
        self._db.close()


# A file that may not grow, by a limit of its process, is an error of input and output to SQLite.
_ROOM_CODES = frozenset((sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR))


def _is_no_room(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _ROOM_CODES


class FileLock:
    """A lock that the operating system gives back when its process ends, however that ends: a database held exclusively."""

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        """Take the lock. Raises BlockingIOError where another process has it."""
        make_folder(path)
        self._db = sqlite3.connect(path, timeout=0.5, isolation_level=None)
        try:
            if shared:
                self._db.execute("BEGIN")
                self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            else:
                self._db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            self._db.close()
            raise BlockingIOError(str(path)) from None

    def release(self) -> None:
        """Give the lock back."""
        self._db.close()


def make_folder(path: Path) -> None:
    """The folder of a file, made where it is not there. Raises StoreError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(path.parent, error) from None


def unreadable(where: str, error: Exception) -> StoreError:
    """What is said of a file that is no store, or cannot be opened."""
    if isinstance(error, sqlite3.Error) and _is_no_room(error):
        return StoreError(f"{where} cannot be written ({error})", advice=MAKE_ROOM)
    return StoreError(
        f"{where}: the store cannot be opened ({error})", advice="Is it a harvest's store, and the disk writable?"
    )
