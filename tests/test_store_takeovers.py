"""Who is gone, in SQLite and in PostgreSQL alike: another one takes the archives and the end of the run over, and just one."""

from __future__ import annotations

import pytest
from both_stores import FOUND, Clock, Open, begun, clock, lines, opened, place

from harvester.errors import StoreError
from harvester.store import LEASE, Outcome
from harvester.store.database import FARTHEST

__all__ = ["clock", "opened", "place"]


def test_archives_of_those_who_are_gone_are_cut_by_one(opened: Open, clock: Clock) -> None:
    one = opened()
    two = opened(joining=True)
    begun(one, lines("a"))
    one.keep((), archives=[("one.warc.gz", 0)])
    one.keep((), archives=[("one.warc.gz", 100)])
    assert two.abandoned_archives() == []
    clock.now += LEASE + 1
    assert two.abandoned_archives() == [("one.warc.gz", 100)]
    assert one.abandoned_archives() == []
    two.close_archive("one.warc.gz")
    clock.now += LEASE + 1
    assert one.abandoned_archives() == []


@pytest.mark.parametrize("durable", [0, 100])
@pytest.mark.parametrize("cut", ["already", "just now"])
def test_who_was_held_up_keeps_nothing_in_an_archive_that_another_cuts(
    opened: Open, clock: Clock, durable: int, cut: str
) -> None:
    one = opened()
    two = opened(joining=True)
    run = begun(one, lines("a"))
    [job] = one.jobs(run, one.lease(one.hosts(run))[0].name, 1)
    still_open = one.count_open(run)
    one.keep((), archives=[("one.warc.gz", 0)])
    one.keep((), archives=[("one.warc.gz", durable)])
    clock.now += LEASE + 1
    assert two.abandoned_archives() == [("one.warc.gz", durable)]
    if cut == "already":
        two.close_archive("one.warc.gz")
    with pytest.raises(StoreError, match="took its archive over"):
        one.keep([(job.key, Outcome("record"))], archives=[("one.warc.gz", 200)])
    assert one.count_open(run) == still_open
    # What the first one wrote after the second one had cut is cut by whoever comes next; the second one's word is no longer the last.
    one.abandon_archives(["one.warc.gz"])
    two.close_archive("one.warc.gz")
    assert two.abandoned_archives() == [("one.warc.gz", durable)]
    two.close_archive("one.warc.gz")
    assert two.abandoned_archives() == one.abandoned_archives() == []


def test_the_end_of_a_run_is_for_one(opened: Open, clock: Clock) -> None:
    one = opened()
    two = opened(joining=True)
    run = begun(one, lines("a"))
    assert (one.claim_end(run), two.claim_end(run), one.claim_end(run)) == (True, False, True)
    clock.now += 10_000
    assert two.claim_end(run)


def test_the_end_of_a_run_is_held_while_answers_come(opened: Open, clock: Clock) -> None:
    one, two = opened(), opened(joining=True)
    run = begun(one, lines("a"))
    assert one.claim_end(run)
    for _ in range(5):
        clock.now += LEASE
        one.put("crossref", [("10.5555/x", FOUND)])
        assert not two.claim_end(run)
    clock.now += LEASE + 121
    assert two.claim_end(run)


def test_what_was_held_before_a_clock_was_set_back_is_not_held_until_then(opened: Open, clock: Clock) -> None:
    killed = opened()
    run = begun(killed, lines("a"))
    assert [host.name for host in killed.lease(killed.hosts(run))] == ["a.example.org"]
    killed.keep((), archives=[("one.warc.gz", 0)])
    killed.keep((), archives=[("one.warc.gz", 7)])
    assert killed.claim_end(run)
    assert len(killed.overview(run).workers) == 1
    clock.now -= FARTHEST + 1
    assert killed.overview(run).workers == ()
    other = opened(joining=True)
    assert [host.name for host in other.lease(other.hosts(run))] == ["a.example.org"]
    assert other.abandoned_archives() == [("one.warc.gz", 7)]
    assert other.claim_end(run)
    assert not killed.claim_end(run)
