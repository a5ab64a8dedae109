"""The file of a store, opened: to be written, or only read where it may not be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_random

from harvester.errors import StoreError, unwritable
from harvester.store.sqlite_errors import is_busy, is_closed

WAIT = 30.0
"""Seconds that a writer waits for another one."""
CACHE_KILOBYTES = 32_000
# Two that make one file at once change how it is kept: for that SQLite waits for nobody, whatever its timeout.
_WAITING = Retrying(
    retry=retry_if_exception(is_busy), stop=stop_after_delay(WAIT), wait=wait_random(0.005, 0.05), reraise=True
)


def opened_to_write(path: Path) -> sqlite3.Connection:
    """A connection that writes a file, which is made where it is not there. Raises sqlite3.Error, and StoreError."""
    make_folder(path)
    db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        _WAITING(db.execute, "PRAGMA journal_mode = WAL")
        # A batch that was acknowledged stands after a power cut too.
        db.execute("PRAGMA synchronous = FULL")
        # On macOS a sync leaves what it was told in the disk's own memory; other systems know no such word.
        db.execute("PRAGMA fullfsync = ON")
        # A long list touches the index all over: with SQLite's own 2 MB most pages of it are written many times.
        db.execute(f"PRAGMA cache_size = -{CACHE_KILOBYTES}")
    except BaseException:
        db.close()
        raise
    return db


def opened_to_read(path: Path) -> sqlite3.Connection:
    """A connection that reads a file and writes nothing, also where nothing may be written beside it. Raises sqlite3.Error, and StoreError.

    While somebody is at work in it, what SQLite keeps beside the file is there, and it is read as it grows. Where nobody is, and nothing can be
    made beside it, it is read as a file that does not change: how it stood when it was opened.
    """
    db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        _look(db)
    except sqlite3.OperationalError as error:
        db.close()
        if not is_closed(error):
            raise
        if _log(path).exists() and _log(path).stat().st_size:
            raise StoreError(
                f"{path}: the last of it stands in {_log(path).name} beside it, and cannot be read where nothing may be written",
                advice="Copy the whole folder to where you may write, and look at it there.",
            ) from None
        db = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)
        try:
            _look(db)
        except BaseException:
            db.close()
            raise
    return db


def _look(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA query_only = ON")
    db.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def make_folder(path: Path) -> None:
    """The folder of a file, made where it is not there. Raises StoreError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(path.parent, error) from None
