"""The database of a store in one SQLite file: one writer at a time, every batch one transaction."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from harvester.errors import StoreError
from harvester.store.database import Access, Database, Row, Values
from harvester.store.sqlite_errors import is_closed, is_of_the_file, told, unreadable
from harvester.store.sqlite_files import opened_to_read, opened_to_write


class SqliteDatabase(Database):
    """A connection to a file; made where it is not there. Several processes may hold one. Not for network file systems."""

    errors = (sqlite3.Error,)

    def __init__(self, path: Path, access: Access = "write") -> None:
        """Raises StoreError where the file cannot be opened so."""
        self.where = str(path)
        try:
            self._db = opened_to_read(path) if access == "look" else self._opened(path, access)
        except sqlite3.Error as error:
            raise unreadable(self.where, error) from None

    def _opened(self, path: Path, access: Access) -> sqlite3.Connection:
        try:
            db = opened_to_write(path)
        except sqlite3.Error as error:
            if access == "write" or not is_closed(error):
                raise
            self.may_write = False
            return opened_to_read(path)
        # Of somebody else's file SQLite tells only when it is written.
        self.may_write = os.access(path, os.W_OK)
        return db

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
        """What goes wrong with the file outside a transaction is named as within one: sorting rows may need room on a disk, and a row may be read of
        which the disk has lost a part.
        """
        try:
            yield
        except sqlite3.DatabaseError as error:
            if self._db.in_transaction or not is_of_the_file(error):
                raise
            raise self.trouble(error) from None

    def trouble(self, error: Exception) -> StoreError:
        """In words for the file, what is wrong with it, or with the disk that it is on."""
        return told(self.where, error) if is_of_the_file(error) else super().trouble(error)

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
