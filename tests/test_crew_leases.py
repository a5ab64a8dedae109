"""A host whose lease ran out is asked no more by who lost it, and the log tells so."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from harvester.crew import BATCH, Crew
from harvester.fetch import Archive, Pace, Permits, Refusals
from harvester.progress import Unwatched
from harvester.sources import Lists
from harvester.store import Job, Outcome, Store

HOST = "a.example.org"


class Told(Unwatched):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.events: list[tuple[str, dict[str, object]]] = []

    def told(self, event: str, **facts: object) -> None:
        """One more."""
        self.events.append((event, facts))


def test_who_slept_beyond_a_lease_asks_no_more(tmp_path: Path) -> None:
    hour = [1_000_000.0]
    lists = Lists(tuple(f"https://{HOST}/{n}" for n in range(3 * BATCH)))
    with (
        closing(Store(tmp_path / "harvest.db", lease=10, clock=lambda: hour[0])) as mine,
        closing(Store(tmp_path / "harvest.db", lease=10, clock=lambda: hour[0], joining=True)) as other,
    ):
        run = mine.begin(lists, "test", name="x")
        assert other.begin(lists, "test", name="x") == run
        asked: list[str] = []

        def work(job: Job) -> Outcome:
            asked.append(job.key)
            if len(asked) == 5:
                # This process was asleep: meanwhile another one has taken the host.
                hour[0] += 60
                with closing(Store(tmp_path / "harvest.db", lease=10, clock=lambda: hour[0], joining=True)) as third:
                    assert [one.name for one in third.lease([HOST])] == [HOST]
            return Outcome("record")

        def sleep(seconds: float) -> None:
            del seconds
            hour[0] += 60
            other.lease([HOST])
            other.keep([(job.key, Outcome("not-a-record")) for job in other.jobs(run, HOST, 1000)])

        watched = Told()
        pace = Pace(0.0, clock=lambda: 0.0, sleep=lambda _seconds: None)
        crew = Crew(
            mine, Archive(tmp_path), pace, Refusals(lambda: hour[0]), work, permits=Permits(), threads=1, sleep=sleep
        )
        crew.run(run, watched)
        states = dict(mine.overview(run).states)
    assert watched.events == [("lease-lost", {"host": HOST})]
    assert len(asked) == BATCH, "the loss was seen with the first batch"
    assert states == {"not-a-record": 3 * BATCH}, "what was asked under a lease that was lost counts for nothing"
