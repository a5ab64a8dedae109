"""The store: brought from version to version, refreshed in part, shared by those who only look for answers."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from harvester.enrichers import Stored, Wait
from harvester.errors import StoreError
from harvester.sources import arguments
from harvester.store import Answers, Outcome, Store, sqlite_files
from harvester.store.schema import MIGRATIONS, TABLES, VERSION
from harvester.store.sqlite import SqliteDatabase

FOUND = Stored("found", b"{}", "2026-11-23T12:00:00Z")


def old_store(path: Path, version: int) -> None:
    """A store as an earlier version left it, with a harvest and an answer in it."""
    db = sqlite3.connect(path)
    db.executescript(" ".join((TABLES, *MIGRATIONS[: version - 1])))
    db.execute("INSERT INTO runs (id, list, origin, finished) VALUES (1, 'x', 'list.txt', 1)")
    db.execute("INSERT INTO answers VALUES ('crossref', '10.5555/a', 'found', x'7b7d', '2026-11-23T12:00:00Z', '')")
    db.execute(f"PRAGMA user_version = {version}")
    db.commit()
    db.close()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_store_of_an_earlier_version_is_brought_to_this_one(tmp_path: Path, version: int) -> None:
    path = tmp_path / "harvest.db"
    old_store(path, version)
    store = Store(path)
    assert store.runs() == [(1, "list.txt", True, 0)]
    assert store.get("crossref", "10.5555/a") == FOUND
    assert store.since(1) == ""
    store.answers.keep_wait("crossref", Wait("2026-11-23T13:00:00Z", 2.0))
    store.close()
    assert Answers.open(path).waits() == {"crossref": Wait("2026-11-23T13:00:00Z", 2.0)}


@pytest.mark.parametrize("version", [0, VERSION + 1])
def test_what_is_no_store_of_ours_is_left_alone(tmp_path: Path, version: int) -> None:
    path = tmp_path / "harvest.db"
    db = sqlite3.connect(path)
    db.executescript(f"CREATE TABLE theirs (a); PRAGMA user_version = {version};")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="version"):
        Store(path)
    assert path.read_bytes()[100:] == before[100:]


@pytest.mark.parametrize("body", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_no_database_is_an_error_with_its_name(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "harvest.db"
    path.write_bytes(body)
    with pytest.raises(StoreError, match=r"harvest\.db"):
        Store(path)
    with pytest.raises(StoreError, match=r"harvest\.db"):
        Answers.open(path)


def test_two_processes_make_one_file_of_answers(tmp_path: Path) -> None:
    path = tmp_path / "caches" / "answers.db"
    code = "import sys; from pathlib import Path; from harvester.store import Answers; from harvester.enrichers import Stored; a = Answers.open(Path(sys.argv[1]))\nfor n in range(20): a.put('crossref', [(sys.argv[2] + str(n), Stored('found', b'{}', '2026-11-23T12:00:00Z'))])"  # fmt: skip
    root = str(Path(__file__).parents[1])
    running = [subprocess.Popen([sys.executable, "-c", code, str(path), name], cwd=root) for name in "abc"]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    answers = Answers.open(path)
    assert all(answers.get("crossref", f"{name}{n}") == FOUND for name in "abc" for n in range(20))


def test_several_that_make_one_file_at_once_wait_for_each_other(tmp_path: Path) -> None:
    refused: list[Exception] = []

    def make(path: Path, gate: threading.Barrier) -> None:
        gate.wait()
        try:
            SqliteDatabase(path).close()
        except StoreError as error:
            refused.append(error)

    for number in range(150):
        gate = threading.Barrier(4)
        several = [threading.Thread(target=make, args=(tmp_path / f"{number}.db", gate)) for _one in range(4)]
        for one in several:
            one.start()
        for one in several:
            one.join()
    assert not refused


def test_a_refresh_goes_on_where_it_was_and_another_kind_begins_anew(tmp_path: Path) -> None:
    store = Store(tmp_path / "harvest.db")
    lines = list(arguments(["10.5555/a"]))
    first = store.begin(lines, "x")
    assert store.begin(lines, "x") == first
    refreshed = store.begin(lines, "x", refresh="answers", since="2026-11-24T00:00:00Z")
    assert (refreshed != first, store.since(refreshed)) == (True, "2026-11-24T00:00:00Z")
    assert store.begin(lines, "x", refresh="answers", since="2026-11-25T00:00:00Z") == refreshed
    assert store.since(refreshed) == "2026-11-24T00:00:00Z"
    # Who runs the same list without the word goes on with what was begun last.
    assert store.begin(lines, "x") == refreshed
    assert store.begin(lines, "x", refresh="all", since="2026-11-25T00:00:00Z") not in (first, refreshed)


def test_taking_up_again_and_each_batch_look_at_what_is_open_and_never_at_what_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    opened = sqlite3.connect

    def listening(*where: Any, **how: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = opened(*where, **how)
        db.set_trace_callback(said.append)
        return db

    path = tmp_path / "harvest.db"
    lines = list(arguments([f"https://{n}.example.org/" for n in range(9)]))
    with closing(Store(path)) as store:
        store.begin(lines, "test", name="x")
    monkeypatch.setattr(sqlite3, "connect", listening)
    with closing(Store(path)) as store:
        store.abandoned_archives()
        store.keep((), archives=[("one.warc.gz", 0)])
        run = store.begin(lines, "test", name="x")
        assert store.size(run) == store.count_open(run) == 9
        [host, *_] = store.lease(store.hosts(run))
        [job] = store.jobs(run, host.name, 5)
        store.keep([(job.key, Outcome("record"))], archives=[("one.warc.gz", 7)], hosts=[host], met=[host])
        store.keep((), later=[(job.key, 5.0, 1)])
        store.resting()
        store.give_back([host.name])
        store.soonest(run)
    with closing(opened(path)) as db:
        plans = {
            sql: [str(row[3]) for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
            for sql in said
            if sql.lstrip().startswith(("SELECT", "UPDATE", "INSERT", "DELETE", "WITH"))
        }
    assert len(plans) > 15
    # Of an index with a condition all may be gone through: it holds what is open, or held.
    gone_through = re.compile(
        r"SCAN (?:jobs|lines|hosts)(?! USING (?:COVERING )?INDEX (?:open_jobs|held_hosts|blocked_hosts))"
    )
    assert {sql: plan for sql, plan in plans.items() if any(gone_through.match(step) for step in plan)} == {}


def test_what_a_store_acknowledged_is_on_the_disk_itself(tmp_path: Path) -> None:
    with closing(SqliteDatabase(tmp_path / "a.db")) as db:
        assert db.execute("PRAGMA fullfsync") == [(1,)]
        assert db.execute("PRAGMA synchronous") == [(2,)]


def test_a_store_is_closed_though_another_process_writes_it_all_the_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_files, "WAIT", 0.1)
    path = tmp_path / "harvest.db"
    store = Store(path)
    store.begin(list(arguments(["10.5555/a"])), "x")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store.close()
    # Its lock was given back.
    Store(path).close()


def test_a_store_that_another_process_writes_all_the_time_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_files, "WAIT", 0.1)
    path = tmp_path / "harvest.db"
    with closing(Store(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="database is locked") as caught:
            store.keep(())
        other.execute("ROLLBACK")
    assert caught.value.advice.startswith("Another process has been writing it")
