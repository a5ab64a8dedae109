"""A store that somebody only looks at, and who may bring one of an earlier version to this one: nobody, while another process is at work in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from both_stores import Clock as StoreClock
from both_stores import Open, begun, clock, lines, opened, place
from command_line import Cli

from harvester.errors import StoreError
from harvester.store import LEASE, Host, Look, Place, Store, locks
from harvester.store.answers import Answers
from harvester.store.schema import MIGRATIONS, TABLES, VERSION
from harvester.store.sqlite import SqliteDatabase
from harvester.store.watching import ALIVE, WITH_JOBS, are_at_work

__all__ = ["clock", "opened", "place"]

EARLIER = range(WITH_JOBS, VERSION)
COUNTED_BY_HOST = 10
"""The last version that counted failures of hosts for one run alone."""


def store_of(version: int, path: Path) -> bytes:
    """A store as an earlier version leaves it, with a harvest that is not at its end; its bytes."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(" ".join((TABLES, *MIGRATIONS[: version - 1])))
        db.execute("INSERT INTO runs (id, list, origin) VALUES (1, 'x', 'list.txt')")
        if version >= WITH_JOBS:
            db.execute("UPDATE runs SET size = 2")
            db.execute(
                "INSERT INTO jobs (key, kind, value, host, run) VALUES ('k', 'url', 'https://a.example.org/', 'a.example.org', 1)"
            )
            db.execute("INSERT INTO hosts (name, refusals, blocked) VALUES ('a.example.org', 3, 'a wall')")
        db.execute(f"PRAGMA user_version = {version}")
        db.commit()
    return path.read_bytes()


@pytest.mark.parametrize("form", ["text", "json", "prometheus"])
@pytest.mark.parametrize("version", [*EARLIER, VERSION])
def test_status_reads_a_store_of_an_earlier_version_as_it_is(tmp_path: Path, cli: Cli, version: int, form: str) -> None:
    before = store_of(version, tmp_path / "harvest.db")
    done = cli("status", "-o", tmp_path, "--format", form)
    assert done.code == 0
    assert "a.example.org" in done.out
    assert (tmp_path / "harvest.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["harvest.db"]
    if form == "text":
        assert "a.example.org refuses: a wall, 3 times in a row" in done.out
        assert (f"an earlier version ({version}, this program's is {VERSION}) and stays so" in done.out) is (
            version < VERSION
        )


def test_status_reads_a_store_beside_which_nothing_can_be_written(tmp_path: Path, cli: Cli) -> None:
    before = store_of(VERSION, tmp_path / "harvest.db")
    # As on a disk that takes nothing: SQLite's file of who reads cannot be made.
    (tmp_path / "harvest.db-shm").mkdir()
    done = cli("status", "-o", tmp_path)
    assert (done.code, "Harvest 1 of list.txt" in done.out) == (0, True)
    assert (tmp_path / "harvest.db").read_bytes() == before
    # What somebody is writing cannot be read without it.
    (tmp_path / "harvest.db-wal").write_bytes(b"x" * 4096)
    assert "cannot be opened" in cli("status", "-o", tmp_path).err


@pytest.mark.parametrize(
    ("version", "told"), [(WITH_JOBS - 1, "of which nothing can be seen"), (VERSION + 1, f"reads versions up to {VERSION}")]
)  # fmt: skip
def test_what_cannot_be_read_is_told_and_left_as_it_is(tmp_path: Path, cli: Cli, version: int, told: str) -> None:
    before = store_of(version, tmp_path / "harvest.db")
    done = cli("status", "-o", tmp_path)
    assert done.code == 3
    assert f"is of version {version}" in done.err
    assert told in done.err
    assert (tmp_path / "harvest.db").read_bytes() == before


def test_where_nothing_was_harvested_status_makes_nothing(tmp_path: Path, cli: Cli) -> None:
    assert cli("status", "-o", tmp_path / "new").code == 3
    assert not (tmp_path / "new").exists()
    (tmp_path / "harvest.db").touch()
    assert "there is no harvest here" in cli("status", "-o", tmp_path).err
    assert (tmp_path / "harvest.db").read_bytes() == b""


def test_who_looks_can_write_nothing_and_sees_what_others_write(opened: Open, clock: StoreClock, place: Place) -> None:
    at_work = opened()
    run = begun(at_work, lines("a"))
    with closing(Look(place, clock=clock)) as seen:
        assert (seen.older, seen.refusing(), seen.failing(run)) == ("", [], [])
        at_work.lease(["a.example.org"])
        at_work.keep((), hosts=[Host("a.example.org", failed=3)])
        assert [one.failed for one in seen.failing(run)] == [3]
        assert len(seen.overview(run).workers) == 1
        with pytest.raises((*seen._db.errors, StoreError)):
            seen._db.change("DELETE FROM jobs")


@pytest.mark.parametrize(
    "use",
    [lambda path: Store(path, write=False), lambda path: Store(path, joining=True), Answers.open],
    ids=["export", "join", "check"],
)  # fmt: skip
def test_nobody_changes_the_tables_beneath_a_harvest(tmp_path: Path, use: Callable[[Path], Any]) -> None:
    path = tmp_path / "harvest.db"
    before = store_of(VERSION - 1, path)
    at_work = locks.begin(path)
    at_work.admit()
    with pytest.raises(
        StoreError, match=f"of version {VERSION - 1}, and an earlier version of this program is at work"
    ):
        use(path)
    assert path.read_bytes() == before
    at_work.release()
    helping = locks.join(path)
    with pytest.raises(StoreError, match="at work"):
        Store(path)
    helping.release()
    with closing(Store(path, write=False)) as store:
        assert store.runs() == [(1, "list.txt", False, 2)]
    with closing(Look(path)) as seen:
        assert seen.older == ""


@pytest.mark.parametrize(
    "use",
    [Store, lambda path: Store(path, write=False), lambda path: Store(path, joining=True), Answers.open],
    ids=["harvest", "export", "join", "check"],
)  # fmt: skip
def test_whoever_is_alone_brings_it_to_this_version_and_nobody_comes_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, use: Callable[[Path], Any]
) -> None:
    path, came = tmp_path / "harvest.db", []
    store_of(VERSION - 1, path)
    bring_to = SqliteDatabase.bring_to

    def slowly(db: SqliteDatabase, version: int, script: str) -> bool:
        for take in (locks.begin, locks.join):
            with pytest.raises(StoreError):
                take(path)
        came.append(version)
        return bring_to(db, version, script)

    monkeypatch.setattr(SqliteDatabase, "bring_to", slowly)
    with closing(use(path)):
        assert came == [VERSION]
        # And not for longer: others may help.
        locks.join(path).release()
    locks.begin(path).release()


def test_who_helps_has_its_place_again_whatever_came_of_it(tmp_path: Path) -> None:
    path = tmp_path / "harvest.db"
    store_of(VERSION - 1, path)
    helping = locks.join(path)
    with locks.alone(path, helping) as is_alone:
        assert is_alone
        with pytest.raises(StoreError):
            locks.join(path)
    harvest = locks.begin(path)
    assert not harvest.is_alone, "somebody helps"
    harvest.release()
    other = locks.join(path)
    with locks.alone(path, helping) as is_alone:
        assert not is_alone
    other.release()
    harvest = locks.begin(path)
    assert not harvest.is_alone
    harvest.release()
    helping.release()


def test_nor_in_a_database_of_a_server(postgres: str, clock: StoreClock, tmp_path: Path) -> None:
    import psycopg

    del tmp_path
    with psycopg.connect(postgres, autocommit=True) as db:
        db.execute("DROP DATABASE IF EXISTS looked_at")
        db.execute("CREATE DATABASE looked_at")
    url = postgres.replace("/postgres?", "/looked_at?")
    with pytest.raises(StoreError, match="there is no harvest here"):
        Look(url)
    from harvester.store.postgres import PostgresDatabase

    with closing(PostgresDatabase(url)) as db:
        for version, script in enumerate((TABLES, *MIGRATIONS[: COUNTED_BY_HOST - 1]), start=1):
            db.bring_to(version, script)
        db.change("INSERT INTO runs (id, list, origin) VALUES (1, 'x', 'list.txt')")
        db.change("INSERT INTO workers VALUES ('one', 1, ?, ?, 0, 0, 0)", (clock(), clock()))
        db.change(
            "INSERT INTO hosts (name, failed, trouble, failed_in) VALUES ('a.example.org', 4, 'no answer', 1), ('b.example.org', 0, '', 1)"
        )
    with pytest.raises(StoreError, match="at work"):
        Store(url, clock=clock)
    with closing(Look(url, clock=clock)) as seen:
        assert f"({COUNTED_BY_HOST}, this" in seen.older
        assert len(seen.overview(1).workers) == 1
        before = seen.failing(1)
    clock.now += ALIVE + 1
    with closing(Store(url, clock=clock)) as store:
        assert store.failing(1) == before == [Host("a.example.org", failed=4, trouble="no answer")]


# What a process holds that has not beaten for a while, or has yet to: each alone tells that it is there.
HOLDS: dict[str, Callable[[Store, int], object]] = {
    "the end of a run": lambda store, run: store.claim_end(run),
    "a host": lambda store, _run: store.lease(["a.example.org"]),
    "an archive": lambda store, _run: store.keep((), archives=[("a.warc.gz", 0)]),
}


@pytest.mark.parametrize("held", HOLDS)
def test_who_holds_anything_of_a_store_is_at_work(opened: Open, clock: StoreClock, held: str) -> None:
    at_work = opened()
    run = begun(at_work, lines("a"))
    at_work.keep(())
    clock.now += ALIVE + 1
    assert not are_at_work(at_work._db, clock())
    HOLDS[held](at_work, run)
    at_work._db.change("DELETE FROM workers")
    assert are_at_work(at_work._db, clock())
    clock.now += LEASE + 1
    assert not are_at_work(at_work._db, clock())


def test_a_run_that_is_over_or_was_left_is_ended_by_nobody(opened: Open, clock: StoreClock) -> None:
    one, two = opened(), opened(joining=True)
    run = begun(one, lines("a"))
    assert one.claim_end(run)
    one.close()
    assert not are_at_work(two._db, clock()), "it was left, and told so"
    assert two.claim_end(run)
    two.finish(run, [])
    assert not are_at_work(two._db, clock())
