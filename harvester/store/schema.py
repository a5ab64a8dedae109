"""The tables of a store, and how one of an earlier version is brought to this one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from harvester.errors import StoreError
from harvester.store.database import Database

TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE runs (id INTEGER PRIMARY KEY, list TEXT NOT NULL, origin TEXT NOT NULL, finished INTEGER NOT NULL DEFAULT 0);
CREATE TABLE addresses (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, state TEXT, reading TEXT, failure TEXT,
  file TEXT, "offset" INTEGER, length INTEGER
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
    # Jobs that several processes may share: who holds which host until when, and how far each one's archive is durable. Of a
    # job: the host that has to be asked, the run that wants it, and from which time on (seconds since 1970). What was fetched
    # under an earlier version stands in one file, whose end was a fact.
    """
CREATE TABLE jobs (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, host TEXT NOT NULL, run INTEGER NOT NULL, not_before REAL NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0, state TEXT, reading TEXT, failure TEXT, code TEXT, file TEXT, start INTEGER, length INTEGER,
  validators TEXT
) WITHOUT ROWID;
INSERT INTO jobs (key, kind, value, host, run, state, reading, failure, code, file, start, length)
  SELECT key, kind, value, '', 0, CASE WHEN state IS NULL AND kind IN ('doi', 'pmid', 'pmcid') THEN 'identifier' ELSE state END,
  reading, failure, '', file, "offset", length FROM addresses;
CREATE INDEX open_jobs ON jobs (run, host, not_before) WHERE state IS NULL;
CREATE TABLE listed (
  run INTEGER NOT NULL REFERENCES runs, position INTEGER NOT NULL, origin TEXT NOT NULL, number INTEGER NOT NULL,
  text TEXT NOT NULL, address TEXT, failure TEXT, work TEXT, known TEXT NOT NULL DEFAULT '', PRIMARY KEY (run, position)
) WITHOUT ROWID;
INSERT INTO listed SELECT run, position, origin, number, text, address, failure, work, '' FROM lines;
DROP TABLE lines;
ALTER TABLE listed RENAME TO lines;
DROP TABLE addresses;
DROP TABLE windows;
ALTER TABLE runs ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
UPDATE runs SET size = (SELECT count(*) FROM lines WHERE lines.run = runs.id);
ALTER TABLE runs ADD COLUMN loaded INTEGER NOT NULL DEFAULT 1;
ALTER TABLE runs ADD COLUMN ender TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN ender_until REAL NOT NULL DEFAULT 0;
CREATE TABLE hosts (
  name TEXT PRIMARY KEY, worker TEXT NOT NULL DEFAULT '', until REAL NOT NULL DEFAULT 0, next_at REAL NOT NULL DEFAULT 0,
  pause REAL NOT NULL DEFAULT 0, refusals INTEGER NOT NULL DEFAULT 0, blocked TEXT NOT NULL DEFAULT '', seen_at REAL NOT NULL DEFAULT 0,
  blocked_until REAL NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX held_hosts ON hosts (worker) WHERE worker <> '';
CREATE INDEX blocked_hosts ON hosts (blocked_until) WHERE blocked_until > 0;
CREATE INDEX refusing_hosts ON hosts (name) WHERE refusals > 0;
CREATE TABLE archives (
  file TEXT PRIMARY KEY, worker TEXT NOT NULL, until REAL NOT NULL, durable INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE workers (
  name TEXT PRIMARY KEY, run INTEGER NOT NULL, started REAL NOT NULL, seen REAL NOT NULL, done INTEGER NOT NULL, failed INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO archives (file, worker, until, durable)
  SELECT 'harvest-00001.warc.gz', '', 0, CAST(value AS INTEGER) FROM facts WHERE name = 'archive_end';
DELETE FROM facts WHERE name = 'archive_end';
""",
    # Citation keys by what names a work (a line's address, an identifier), and the pattern each was made by. Of works that were
    # written before, each line's last key.
    """
CREATE TABLE keys (name TEXT PRIMARY KEY, key TEXT NOT NULL, folded TEXT NOT NULL, made_by TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX keys_by_key ON keys (folded);
INSERT INTO keys (name, key, folded, made_by)
  SELECT l.address, min(l.work), lower(min(l.work)), '' FROM lines l
  JOIN (SELECT address, max(run) AS run FROM lines WHERE work IS NOT NULL AND address IS NOT NULL GROUP BY address) last
  ON last.address = l.address AND last.run = l.run WHERE l.work IS NOT NULL GROUP BY l.address;
""",
    # Hosts that refuse plainly (401, 403, 451): how often in a row, and whether one ever gave anything else.
    """
ALTER TABLE hosts ADD COLUMN plain INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hosts ADD COLUMN gave INTEGER NOT NULL DEFAULT 0;
""",
    # robots.txt files, by the host that is leased: an origin is one of its schemes.
    """
CREATE TABLE robots (
  host TEXT NOT NULL, origin TEXT NOT NULL, until REAL NOT NULL, text BLOB, unreachable TEXT NOT NULL, passing INTEGER NOT NULL,
  tries INTEGER NOT NULL, PRIMARY KEY (host, origin)
) WITHOUT ROWID;
CREATE INDEX robots_over ON robots (until);
""",
    # How many hosts a process lacks that others hold.
    """
ALTER TABLE workers ADD COLUMN wants INTEGER NOT NULL DEFAULT 0;
""",
    # Hosts that fail: at how many pages in a row, how, and in which run that is counted.
    """
ALTER TABLE hosts ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hosts ADD COLUMN trouble TEXT NOT NULL DEFAULT '';
ALTER TABLE hosts ADD COLUMN failed_in INTEGER NOT NULL DEFAULT 0;
CREATE INDEX failing_hosts ON hosts (failed_in) WHERE failed > 0;
""",
    # How often in a row a host asked to be asked less often.
    """
ALTER TABLE hosts ADD COLUMN pushed INTEGER NOT NULL DEFAULT 0;
""",
    # Hosts that fail, in each run by itself: two may be at work, and one that was left goes on where it was.
    """
CREATE TABLE failing (
  run INTEGER NOT NULL, host TEXT NOT NULL, failed INTEGER NOT NULL, trouble TEXT NOT NULL, seen_at REAL NOT NULL, PRIMARY KEY (run, host)
) WITHOUT ROWID;
INSERT INTO failing (run, host, failed, trouble, seen_at) SELECT failed_in, name, failed, trouble, seen_at FROM hosts WHERE failed > 0;
DROP INDEX failing_hosts;
ALTER TABLE hosts DROP COLUMN failed;
ALTER TABLE hosts DROP COLUMN trouble;
ALTER TABLE hosts DROP COLUMN failed_in;
""",
    # What services did not answer is counted while a harvest is watched: of millions of answers these few.
    """
CREATE INDEX unanswered ON answers (service) WHERE detail <> '';
""",
    # When a run was begun: of its processes nothing is kept once they are gone.
    """
ALTER TABLE runs ADD COLUMN begun REAL NOT NULL DEFAULT 0;
UPDATE runs SET begun = coalesce((SELECT min(started) FROM workers WHERE workers.run = runs.id), 0);
""",
)
VERSION = 1 + len(MIGRATIONS)


def checked(db: Database) -> int:
    """The version of a store; 0 where there is nothing yet. Raises StoreError for a later one, and for a database that holds something else."""
    version = db.version()
    if version > VERSION or (version == 0 and db.is_strange()):
        raise StoreError(
            f"{db.where} is of version {version}, and this program reads versions up to {VERSION}",
            advice="Use the version that made it, or harvest into another folder.",
        )
    return version


def prepare(db: Database, alone: Callable[[], AbstractContextManager[bool]] = lambda: nullcontext(True)) -> None:
    """Create the tables of a new store, or bring one of an earlier version to this one: each step whole, or not at all.

    Raises StoreError for a store of a later version, for a database that holds something else, and for a store of an earlier version at which
    somebody else is at work: tables must not change beneath a program that knows them as they were. `alone` tells whether nobody is, nor comes
    as long as its block.
    """
    version = checked(db)
    if version == 0:
        _bring(db, version)
    elif version < VERSION and not db.may_write:
        raise StoreError(
            f"{db.where} is of version {version}, and may not be written: it cannot be brought to version {VERSION}",
            advice="Copy its folder to where you may write, or use the version of this program that made it.",
        )
    elif version < VERSION:
        with alone() as is_alone:
            # Asked again: who was at work may have brought it here meanwhile.
            version = checked(db)
            if version < VERSION and not is_alone:
                raise StoreError(
                    f"{db.where} is of version {version}, and an earlier version of this program is at work in it",
                    advice=f"Wait until it has ended, or use that version. This program brings the store to version {VERSION}, and must be alone "
                    "for that.",
                )
            _bring(db, version)


def _bring(db: Database, version: int) -> None:
    while version < VERSION:
        db.bring_to(version + 1, (TABLES, *MIGRATIONS)[version])
        version = db.version()
