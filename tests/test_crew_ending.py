"""A crew is done when its last job is: there is no wait at the end of a list, and between two hosts only the hosts' own."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from harvester.crew import BATCH, Crew
from harvester.fetch import Archive, Pace, Permits, Refusals
from harvester.progress import Unwatched
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
