"""A lock on a file, which ends with its process."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from harvester.store.sqlite_errors import is_busy, told
from harvester.store.sqlite_files import make_folder


class FileLock:
    """A lock that the operating system gives back when its process ends, however that ends: a database held exclusively."""

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        """Take the lock. Raises BlockingIOError where another process has it, and StoreError where the file cannot be made or written."""
        make_folder(path)
        db: sqlite3.Connection | None = None
        try:
            db = sqlite3.connect(path, timeout=0.5, isolation_level=None)
            if shared:
                db.execute("BEGIN")
                db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            else:
                db.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if db is not None:
                db.close()
            if is_busy(error):
                raise BlockingIOError(str(path)) from None
            raise told(str(path), error) from None
        self._db = db

    def release(self) -> None:
        """Give the lock back."""
        self._db.close()
