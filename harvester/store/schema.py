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

# Each brings a store to the next version: the first one from version 1 to 2. One that people's stores went through is never
# changed.
MIGRATIONS: tuple[str, ...] = (
    # A run that asks again what is known (answers before `since` do not count), and how services want to be asked.
    """
ALTER TABLE runs ADD COLUMN refresh TEXT NOT NULL DEFAULT 'no';
ALTER TABLE runs ADD COLUMN since TEXT NOT NULL DEFAULT '';
CREATE TABLE waits (name TEXT PRIMARY KEY, until TEXT NOT NULL, pause REAL NOT NULL) WITHOUT ROWID;
""",
    # What people decided, as they decided it: nothing is ever changed or taken away.
    """
CREATE TABLE decisions (id INTEGER PRIMARY KEY, decision TEXT NOT NULL UNIQUE);
""",
)
VERSION = 1 + len(MIGRATIONS)


def prepare(connection: sqlite3.Connection, where: str) -> None:
    """Create the tables of a new store, or bring one of an earlier version to this one: each step whole, or not at all.

    Raises StoreError for a store of a later version, and for a database that is none.
    """
    version = _version(connection)
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if version > VERSION or (version == 0 and tables and _version(connection) == 0):
        raise StoreError(
            f"{where} is of version {version}, and this program reads versions up to {VERSION}",
            advice="Use the version that made it, or harvest into another folder.",
        )
    while version < VERSION:
        connection.execute("BEGIN IMMEDIATE")
        # Another process may have been here in between.
        if (version := _version(connection)) < VERSION:
            for statement in (TABLES, *MIGRATIONS)[version].split(";\n"):
                connection.execute(statement)
            version += 1
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
