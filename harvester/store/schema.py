"""The tables of the SQLite store, and how a store of an earlier version is brought to this one."""

from __future__ import annotations

import sqlite3

from harvester.errors import StoreError

TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE runs (id INTEGER PRIMARY KEY, list TEXT NOT NULL, origin TEXT NOT NULL, finished INTEGER NOT NULL DEFAULT 0);
CREATE TABLE addresses (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, state TEXT, reading TEXT, failure TEXT,
  file TEXT, offset INTEGER, length INTEGER
) WITHOUT ROWID;
CREATE TABLE lines (
  run INTEGER NOT NULL REFERENCES runs, position INTEGER NOT NULL, origin TEXT NOT NULL, number INTEGER NOT NULL,
  text TEXT NOT NULL, address TEXT REFERENCES addresses, failure TEXT, work TEXT, PRIMARY KEY (run, position)
) WITHOUT ROWID;
CREATE TABLE windows (run INTEGER NOT NULL REFERENCES runs, number INTEGER NOT NULL, PRIMARY KEY (run, number)) WITHOUT ROWID;
CREATE TABLE answers (
  service TEXT NOT NULL, identifier TEXT NOT NULL, status TEXT NOT NULL, body BLOB, retrieved TEXT NOT NULL,
  detail TEXT NOT NULL, PRIMARY KEY (service, identifier)
) WITHOUT ROWID;
CREATE TABLE works (run INTEGER NOT NULL REFERENCES runs, key TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (run, key)) WITHOUT ROWID;
"""


# Each brings a store to the next version: the first one from version 1 to 2.
MIGRATIONS: tuple[str, ...] = (
    "SELECT 1;",
    # What people decided, as it was decided: nothing is ever changed or taken away.
    "CREATE TABLE decisions (id INTEGER PRIMARY KEY, decision TEXT NOT NULL UNIQUE);",
)
VERSION = 1 + len(MIGRATIONS)


def prepare(connection: sqlite3.Connection, where: str) -> None:
    """Create the tables of a new store, bring one of an earlier version to this one; refuse a later one. Raises StoreError."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == VERSION:
        return
    new = version == 0 and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not new and not 1 <= version < VERSION:
        raise StoreError(
            f"{where} is of version {version}, and this program reads version {VERSION}",
            advice="Use the version that made it, or harvest into another folder.",
        )
    steps = " ".join((TABLES, *MIGRATIONS) if new else MIGRATIONS[version - 1 :])
    connection.executescript(f"BEGIN IMMEDIATE; {steps} PRAGMA user_version = {VERSION}; COMMIT;")
