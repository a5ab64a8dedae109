"""Where a store is: a file, or a database of PostgreSQL."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from harvester.errors import StoreError
from harvester.store import locks, watching
from harvester.store.database import Access, Database
from harvester.store.locks import Lock
from harvester.store.schema import checked, prepare
from harvester.store.sqlite import SqliteDatabase

Place = Path | str
"""A file, or the address of a database ("postgresql://…")."""


def connect(
    place: Place, lock: Lock | None = None, clock: Callable[[], float] = time.time, *, access: Access = "write"
) -> Database:
    """A connection to a store, created or brought to this version where that is needed; `lock` is what this process holds of a file already.

    Raises StoreError.
    """
    db = connection(place, access)

    def alone() -> AbstractContextManager[bool]:
        return (
            locks.alone(place, lock) if isinstance(place, Path) else nullcontext(not watching.are_at_work(db, clock()))
        )

    return _opened(db, lambda: prepare(db, alone), "may it be written")


def connection(place: Place, access: Access = "write") -> Database:
    """A connection to a store as it is. Raises StoreError."""
    return SqliteDatabase(place, access) if isinstance(place, Path) else _postgres(place, access)


def refuse_closed(path: Path) -> None:
    """Raise StoreError for a file that is to be read and is not there, or that this user may not read."""
    try:
        is_there = path.is_file()
    except PermissionError:
        is_there = None
    if is_there is False:
        raise no_harvest(path)
    if is_there is None or not os.access(path, os.R_OK):
        raise StoreError(
            f"{path} cannot be read: you may not", advice="Ask whoever it belongs to that you may read it."
        )


def look(place: Place) -> Database:
    """A connection that reads a store of this or an earlier version, as it is, and can write nothing. Raises StoreError."""
    if isinstance(place, Path):
        refuse_closed(place)
    db = connection(place, "look")
    return _opened(db, lambda: _check(db), "may it be read")


def no_harvest(where: object) -> StoreError:
    """What is said where nothing was harvested yet."""
    return StoreError(f"{where}: there is no harvest here", advice="Give the folder of a harvest with -o.")


def _check(db: Database) -> None:
    if not checked(db):
        raise no_harvest(db.where)


def _opened(db: Database, ready: Callable[[], None], may: str) -> Database:
    try:
        ready()
    except db.errors as error:
        db.close()
        raise StoreError(
            f"{db.where}: the store cannot be opened ({str(error).strip()})",
            advice=f"Is it a harvest's store, and {may}?",
        ) from None
    except StoreError:
        db.close()
        raise
    return db


def _postgres(url: str, access: Access) -> Database:
    try:
        from harvester.store.postgres import PostgresDatabase  # noqa: PLC0415 - only who uses PostgreSQL needs its driver
    except ImportError:
        raise StoreError(
            "PostgreSQL's driver is not installed", advice="Install it: pip install 'harvester[postgresql]'."
        ) from None
    return PostgresDatabase(url, access)
