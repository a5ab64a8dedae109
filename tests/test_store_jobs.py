"""Jobs in a store, in SQLite and in PostgreSQL alike: whose turn they are, what came of them, and what a later run does anew."""

from __future__ import annotations

from typing import cast

import pytest
from both_stores import RECORD, Clock, Open, begun, clock, lines, opened, place, url

from harvester.errors import Failure, StoreError
from harvester.sources import Address, Line, Lists, arguments
from harvester.store import Outcome, Reread
from parsers.record import Reading, Record

__all__ = ["clock", "opened", "place"]


def test_what_is_kept_twice_is_kept_once(opened: Open) -> None:
    store = opened()
    run = begun(store, lines("a", each=1))
    store.lease(store.hosts(run))
    (job,) = store.jobs(run, "a.example.org", 10)
    store.keep([(job.key, Outcome("record", archive=("one", 0, 1)))])
    store.keep([(job.key, Outcome("record", archive=("two", 0, 1)))])
    assert [row.outcome and row.outcome.archive for row in store.rows(run)] == [("one", 0, 1)]


def test_a_job_that_waits_is_nobodys_until_its_time(opened: Open, clock: Clock) -> None:
    store = opened()
    run = begun(store, lines("a", each=2))
    store.lease(store.hosts(run))
    first, second = store.jobs(run, "a.example.org", 10)
    store.keep((), later=[(first.key, 30.0, 1)])
    assert [job.key for job in store.jobs(run, "a.example.org", 10)] == [second.key]
    store.keep([(second.key, RECORD)])
    assert store.jobs(run, "a.example.org", 10) == []
    assert store.soonest(run) == 30.0
    clock.now += 30
    (again,) = store.jobs(run, "a.example.org", 10)
    assert (again.key, again.attempts) == (first.key, 1)


def captured(when: str, place: str = "a.warc") -> Lists:
    """A list of one capture of a page."""
    text = f"{when}-01-01T00:00:00Z 0 10 https://example.org/1\n{place}"
    address = Address("capture", text, "capture:url:https://example.org/1")
    return cast("Lists", [Line(place, 1, "https://example.org/1", address)])


def test_what_waits_for_a_time_that_no_clock_tells_any_more_waits_no_longer(opened: Open, clock: Clock) -> None:
    """A machine that began in another year, until its clock was set: else the harvest would wait for that year."""
    store = opened()
    run = begun(store, lines("a", each=2))
    store.lease(["a.example.org"])
    first, second = store.jobs(run, "a.example.org", 2)
    store.keep([], later=[(first.key, 30.0, 1), (second.key, 600.0, 1)])
    clock.now -= 86_400
    assert store.soonest(run) == 86_430, "a day may be a wish"
    clock.now -= 8 * 86_400
    assert store.soonest(run) == 0
    assert {job.key for job in store.jobs(run, "a.example.org", 2)} == {first.key, second.key}
    assert store.hosts(run) == ["a.example.org"]


def test_of_several_captures_the_newest_is_the_job(opened: Open) -> None:
    store = opened()
    for when, newest in (("2020", "2020"), ("2024", "2024"), ("2022", "2024")):
        run = store.begin(captured(when, when), "test")
        (host,) = store.hosts(run)
        store.lease([host])
        (job,) = store.jobs(run, host, 5)
        assert job.value[:4] == newest
        store.keep([(job.key, RECORD)])
        store.finish(run, [])


def test_what_a_host_says_has_not_changed_stands(opened: Open) -> None:
    store = opened()
    reading = Reading(source="page", record=Record())
    kept = Outcome("record", reading=reading, archive=("f.warc.gz", 3, 4), validators='{"etag": "x"}')
    for number, outcome in enumerate((kept, Outcome("unchanged"))):
        run = store.begin(
            arguments(["https://a.example.org/1"]), "test", name=f"list {number}", refresh="all" if number else "no"
        )
        store.lease(["a.example.org"])
        (job,) = store.jobs(run, "a.example.org", 5)
        assert job.validators == ('{"etag": "x"}' if number else None)
        store.keep([(job.key, outcome)])
        (row,) = store.rows(run)
        assert row.outcome == Outcome("record", reading=reading, archive=("f.warc.gz", 3, 4))
        store.finish(run, [])


def test_kept_pages_are_read_again_where_they_still_are_what_they_were(opened: Open) -> None:
    store = opened()
    run = store.begin(arguments([f"https://a.example.org/{n}" for n in range(5)]), "test")
    store.lease(["a.example.org"])
    jobs = store.jobs(run, "a.example.org", 9)
    store.keep([(job.key, Outcome("record", archive=("f.warc.gz", n, 4))) for n, job in enumerate(jobs[:4])])
    assert store.count_kept() == 4
    first = store.kept_pages("", 2)
    rest = store.kept_pages(first[-1].key, 9)
    assert [page.start for page in (*first, *rest)] == [0, 1, 2, 3]
    failure = Failure(address="x", stage="parse", code="login", message="m")
    moved = rest[0]._replace(start=17)
    changed = [Reread(page, Outcome("not-a-record", failure=failure)) for page in (first[0], moved)]
    store.reread(changed, by="parsers", after=first[-1].key)
    assert [row.outcome and row.outcome.state for row in store.rows(run)] == ["not-a-record", *["record"] * 3, None]
    assert (store.reread_up_to("parsers"), store.reread_up_to("others")) == (first[-1].key, "")
    store.reread((), by="parsers", after="")
    assert not store.reread_up_to("parsers")


def test_a_new_run_tries_again_what_another_day_may_mend(opened: Open) -> None:
    store = opened()
    lists = lines("a", each=3)
    run = begun(store, lists)
    store.lease(store.hosts(run))
    failures = [
        Failure(address="x", stage="fetch", code=code, message="", advice="") for code in ("http-404", "timeout")
    ]
    jobs = store.jobs(run, "a.example.org", 10)
    store.keep(
        [
            (jobs[0].key, RECORD),
            *((job.key, Outcome("failed", failure=one)) for job, one in zip(jobs[1:], failures, strict=True)),
        ]
    )
    store.finish(run, [])
    second = begun(store, lists)
    assert second != run
    assert [job.value for job in store.jobs(second, "a.example.org", 10)] == [url("a", 2)]
    store.finish(second, [])
    third = store.begin(lists, "test", name=lists.digest(), refresh="all", since="2026-11-23T12:00:00Z")
    assert store.count_open(third) == 3
    assert store.since(third) == "2026-11-23T12:00:00Z"


def test_a_batch_is_kept_whole_or_not_at_all(opened: Open) -> None:
    store = opened()
    run = begun(store, lines("a", each=2))
    store.lease(store.hosts(run))
    jobs = store.jobs(run, "a.example.org", 10)
    with pytest.raises(StoreError):
        store.keep([(jobs[0].key, RECORD), (jobs[1].key, Outcome({"no": "state"}))])  # type: ignore[arg-type]  # nothing that a database holds
    assert store.count_open(run) == 2
