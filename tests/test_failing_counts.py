"""How often a host failed, in a store: counted by each run for itself, known to all processes at it, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from both_stores import Clock, Open, begun, clock, lines, opened, place

from harvester.failing import MOST_FAILED
from harvester.store import Host, Look, Store
from harvester.store.schema import MIGRATIONS, TABLES

__all__ = ["clock", "opened", "place"]


def test_other_processes_know_of_it(opened: Open, clock: Clock) -> None:
    one, two = opened(), opened(joining=True)
    run = begun(one, lines("a"))
    one.lease(["a.example.org"])
    two.crowd.join(run)
    known = Host("a.example.org", 0.0, 1.0, seen_at=clock.now, failed=7, trouble="no answer")
    one.keep((), hosts=[known])
    assert two.failing(run) == [known]
    assert two.failing(run + 1) == []
    # Whoever met it by a redirect later knows more.
    met = known._replace(seen_at=clock.now + 1, failed=8, trouble="the answer 502")
    two.keep((), met=[met, met._replace(seen_at=clock.now, failed=1)])
    one.give_back(["a.example.org"])
    assert two.lease(["a.example.org"]) == two.resting() == [met]
    two.keep((), hosts=[met._replace(seen_at=clock.now + 2, failed=0)])
    assert two.failing(run) == []
    # Who met it before that knows less.
    one.keep((), met=[met])
    assert two.failing(run) == []


def test_each_run_counts_by_itself(opened: Open, clock: Clock) -> None:
    one, two = opened(), opened(joining=True)
    first, second = begun(one, lines("a")), begun(two, lines("a", "b"))
    name = "a.example.org"
    for n in range(1, MOST_FAILED):
        # In turn, as they get its lease; each meets the host with its own count.
        for store in (one, two):
            (host,) = store.lease([name])
            assert host.failed == n - 1
            clock.now += 1
            store.keep((), hosts=[host._replace(seen_at=clock.now, failed=n, trouble="no answer")])
            store.give_back([name])
    one.lease([name])
    one.keep((), hosts=[host._replace(seen_at=clock.now + 1, failed=0)])
    assert (one.failing(first), [host.failed for host in two.failing(second)]) == ([], [MOST_FAILED - 1])
    # What a run that is over counted is kept until another one is.
    two.finish(second, [])
    assert two.failing(second)
    one.finish(first, [])
    assert two.failing(second) == []


@pytest.mark.parametrize("version", [9, 10])
def test_what_an_earlier_version_counted_is_gone_on_with(tmp_path: Path, version: int) -> None:
    with closing(sqlite3.connect(tmp_path / "harvest.db")) as db:
        db.executescript(" ".join((TABLES, *MIGRATIONS[: version - 1])))
        db.execute("INSERT INTO runs (id, list, origin) VALUES (3, 'x', 'list.txt')")
        db.execute("INSERT INTO hosts (name, failed, trouble, failed_in) VALUES ('a.example.org', 4, 'no answer', 3)")
        db.execute(f"PRAGMA user_version = {version}")
        db.commit()
    known = [Host("a.example.org", failed=4, trouble="no answer")]
    with closing(Look(tmp_path / "harvest.db")) as seen:
        assert (seen.failing(3), seen.failing(2)) == (known, [])
    with closing(Store(tmp_path / "harvest.db")) as store:
        assert (store.failing(3), store.failing(2)) == (known, [])
