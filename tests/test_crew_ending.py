"""A crew is done when its last job is: there is no wait at the end of a list, and between two hosts only the hosts' own."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from harvester.crew import BATCH, Crew
from harvester.fetch import Archive, Pace, Permits, Refusals
from harvester.progress import Unwatched
from harvester.queues import LOOK_AGAIN
from harvester.sources import Lists
from harvester.store import Job, Outcome, Store


@pytest.mark.parametrize("jobs", [1, 3, BATCH, 2 * BATCH + 1])
@pytest.mark.parametrize("hosts", [1, 2, 7])
def test_the_end_of_a_list_is_not_waited_for(tmp_path: Path, jobs: int, hosts: int) -> None:
    lists = Lists(tuple(f"https://{n % hosts}.example.org/{n}" for n in range(jobs)))
    slept: list[float] = []

    def work(job: Job) -> Outcome:
        del job
        return Outcome("record")

    with closing(Store(tmp_path / "harvest.db")) as store:
        run = store.begin(lists, "test", name="x")
        pace = Pace(0.0, clock=lambda: 0.0, sleep=slept.append)
        crew = Crew(
            store,
            Archive(tmp_path),
            pace,
            Refusals(lambda: 0.0),
            work,
            permits=Permits(),
            threads=2,
            sleep=slept.append,
        )
        crew.run(run, Unwatched())
        states = dict(store.overview(run).states)
    assert states == {"record": jobs}
    assert slept == [], "every host may be asked at once, so there is nothing to wait for"


def test_who_has_nothing_to_do_looks_once_a_second_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = Lists(("https://a.example.org/1",))
    slept: list[float] = []
    with closing(Store(tmp_path / "a.db")) as store, closing(Store(tmp_path / "a.db", joining=True)) as other:
        run = other.begin(lists, "test", name="x")
        assert store.begin(lists, "test", name="x") == run
        other.lease(["a.example.org"])
        (job,) = other.jobs(run, "a.example.org", 10)

        def sleep(seconds: float) -> None:
            slept.append(seconds)
            if len(slept) == 5:
                other.keep([(job.key, Outcome("record"))])

        kept: list[object] = []
        keep = store.keep

        def counted(*given: Any, **named: Any) -> None:
            kept.append(given)
            keep(*given, **named)

        monkeypatch.setattr(store, "keep", counted)
        pace = Pace(0.0, clock=lambda: 0.0, sleep=slept.append)
        crew = Crew(
            store, Archive(tmp_path), pace, Refusals(lambda: 0.0), lambda _job: Outcome("record"), permits=Permits(), threads=2, sleep=sleep
        )  # fmt: skip
        crew.run(run, Unwatched())
    assert len(slept) == 5
    assert min(slept) > LOOK_AGAIN / 2
    assert len(kept) == 1, "at the end"
