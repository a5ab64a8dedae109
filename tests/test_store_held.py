"""The end of a long harvest takes hours and keeps nothing on the way: what its process holds stays its own."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from both_stores import place

from harvester import run as running
from harvester.assemble import assemble
from harvester.outputs import exporters
from harvester.progress import Unwatched
from harvester.run import RunOptions, run_harvest
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.store import Store
from harvester.store.opening import Place

__all__ = ["place"]  # a fixture
LEASE = 0.6
FILE = "a.warc.gz"


def holding() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name == "holding"]


def test_what_is_held_is_nobody_elses_however_long_it_takes(place: Place) -> None:
    with closing(Store(place, lease=LEASE)) as one, closing(Store(place, joining=True, lease=LEASE)) as two:
        run = one.begin(Lists(("https://a.example.org/1",)), "test", name="x")
        one.keep((), archives=[(FILE, 0)])
        one.keep((), archives=[(FILE, 10)])
        assert one.claim_end(run)
        with one.held():
            time.sleep(2 * LEASE)
            assert not two.claim_end(run)
            assert two.abandoned_archives() == []
            assert len(two.overview(run).workers) == 1
        assert not holding()
        time.sleep(1.5 * LEASE)
        assert two.claim_end(run)
        assert two.abandoned_archives() == [(FILE, 10)]
        with one.held():
            time.sleep(LEASE)
        assert one._db.execute("SELECT ender FROM runs") == [(two.worker,)], "what was lost is not taken back"


def test_a_store_that_cannot_be_written_for_a_while_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harvester.store.sqlite_files.WAIT", 0.05)
    path = tmp_path / "harvest.db"
    with closing(Store(path, lease=LEASE)) as one, closing(Store(path, joining=True, lease=LEASE)) as two:
        run = one.begin(Lists(("https://a.example.org/1",)), "test", name="x")
        assert one.claim_end(run)
        with one.held():
            with closing(sqlite3.connect(path, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                time.sleep(LEASE / 2)
                other.execute("COMMIT")
            time.sleep(LEASE)
            assert not two.claim_end(run)


def test_a_run_that_is_over_is_claimed_by_nobody(place: Place) -> None:
    with closing(Store(place)) as one, closing(Store(place, joining=True)) as two:
        run = one.begin(Lists(("10.5555/a",)), "test", name="x")
        assert one.claim_end(run)
        one.finish(run, [])
        time.sleep(0.01)
        one._db.change("UPDATE runs SET ender_until = 0")
        assert not two.claim_end(run)


def test_whoever_joins_at_the_end_of_a_harvest_takes_nothing_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Making works of a long list takes an hour and more, in which nothing is kept."""
    page = tmp_path / "page.html"
    page.write_text(
        '<meta name="citation_title" content="Works that take long"><meta name="citation_author" content="A, B">'
    )
    found = list[object]()

    def slowly(*given: Any, **named: Any) -> Any:
        time.sleep(2 * LEASE)
        with closing(Store(tmp_path / "harvest.db", joining=True)) as other:
            found.extend((other.abandoned_archives(), other.claim_end(1)))
        return assemble(*given, **named)

    monkeypatch.setattr(running, "assemble", slowly)
    options = RunOptions(
        tmp_path, tmp_path / "harvest.db", exporters("csl-json"), enrich=False, replaying=False, refresh=False, origin="test", made=None, reports=False,
    )  # fmt: skip
    summed = run_harvest(Lists((str(page),)), Settings(lease=LEASE), options, Unwatched())
    assert found == [[], False]
    assert summed is not None
    assert summed.works == 1
