"""Where a store is: a file, or a database of PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from harvester.errors import StoreError
from harvester.store.database import Database
from harvester.store.schema import prepare
from harvester.store.sqlite import SqliteDatabase

Place = Path | str
"""A file, or the address of a database ("postgresql://…")."""


def connect(place: Place) -> Database:
    """A connection to a store, created or brought to this version where that is needed. Raises StoreError."""
    db = SqliteDatabase(place) if isinstance(place, Path) else _postgres(place)
    try:
        prepare(db)
    except db.errors as error:
        db.close()
        raise StoreError(
            f"{db.where}: the store cannot be opened ({str(error).strip()})",
            advice="Is it a harvest's store, and may it be written?",
        ) from None
    except StoreError:
        db.close()
        raise
    return db


def _postgres(url: str) -> Database:
    try:
        from harvester.store.postgres import PostgresDatabase  # noqa: PLC0415 - only who uses PostgreSQL needs its driver
    except ImportError:
        raise StoreError(
            "PostgreSQL's driver is not installed", advice="Install it: pip install 'harvester[postgresql]'."
        ) from None
    return PostgresDatabase(url)
