"""Decisions in stores of other versions and in a broken one: brought up to date, refused, told."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from command_line import Cli
from decide_command import asked, of

from harvester.errors import StoreError
from harvester.store import Store
from harvester.store.schema import TABLES

pytestmark = pytest.mark.block_network


def test_a_store_of_the_first_version_is_brought_up_to_date_with_all_it_holds(cli: Cli, demo: Path) -> None:
    old = sqlite3.connect(demo / "old.db")
    old.executescript(TABLES + "PRAGMA user_version = 1;")
    new = sqlite3.connect(demo / "harvest.db")
    # Its addresses are the jobs of today, and of windows there were none.
    jobs = new.execute("SELECT key, kind, value, state, reading, failure, file, start, length FROM jobs")
    old.executemany("INSERT INTO addresses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", jobs)
    for table in ("facts", "runs", "lines", "answers", "works"):
        names = ", ".join(row[1] for row in old.execute(f"PRAGMA table_info({table})"))
        marks = ", ".join("?" * (names.count(",") + 1))
        old.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", new.execute(f"SELECT {names} FROM {table}"))
    old.commit()
    old.close()
    new.close()
    for name in ("harvest.db", "harvest.db-wal", "harvest.db-shm"):
        (demo / name).unlink(missing_ok=True)
    (demo / "old.db").rename(demo / "harvest.db")
    number = of(asked(cli, demo), "volume")
    assert cli("decide", "-o", demo, number, "accept").code == 0
    assert len(asked(cli, demo)) == 2


def test_a_store_of_a_later_version_is_refused(demo: Path) -> None:
    db = sqlite3.connect(demo / "harvest.db")
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreError, match="of version 99"):
        Store(demo / "harvest.db", write=False)


def test_a_decision_that_cannot_be_read_is_no_traceback(cli: Cli, demo: Path) -> None:
    db = sqlite3.connect(demo / "harvest.db")
    db.execute("INSERT INTO decisions (decision) VALUES ('{}')")
    db.commit()
    db.close()
    done = cli("decide", "-o", demo)
    assert (done.code, "a decision cannot be read" in done.err) == (3, True)
