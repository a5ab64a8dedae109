"""Hosts in a store, in SQLite and in PostgreSQL alike: leased to one process, and what one process met is known to all."""

from __future__ import annotations

from both_stores import RECORD, Clock, Open, begun, clock, lines, opened, place, url, work

from harvester.errors import Failure
from harvester.sources import Lists
from harvester.store import LEASE, Host, Outcome
from harvester.store.watching import FORGOTTEN

__all__ = ["clock", "opened", "place"]


def test_a_host_is_held_by_one_process_until_its_lease_is_over(opened: Open, clock: Clock) -> None:
    one = opened()
    two = opened(joining=True)
    run = begun(one, lines("a", "b"))
    assert [host.name for host in one.lease(["a.example.org"])] == ["a.example.org"]
    assert [host.name for host in two.lease(two.hosts(run))] == ["b.example.org"]
    assert work(two, run, "a.example.org") != []
    assert one.count_open(run) == 6, "who does not hold a host keeps nothing of it"
    clock.now += LEASE / 2
    assert work(one, run, "a.example.org", most=1) == [url("a", 0)]
    # What is kept moves the end of all leases.
    clock.now += LEASE / 2 + 1
    assert two.lease(["a.example.org"]) == []
    clock.now += LEASE
    assert [host.name for host in two.lease(["a.example.org"])] == ["a.example.org"]
    assert work(one, run, "a.example.org") != []
    assert one.count_open(run) == 5, "a lease that is over counts no more"
    assert work(two, run, "a.example.org") == [url("a", 1), url("a", 2)]


def test_a_host_that_is_given_back_is_anybodys(opened: Open) -> None:
    one = opened()
    two = opened(joining=True)
    run = begun(one, lines("a"))
    one.lease(store_hosts := one.hosts(run))
    assert two.lease(store_hosts) == []
    one.keep((), hosts=[Host("a.example.org", 1_000_007.0, 2.5)])
    one.give_back(store_hosts)
    assert two.lease(store_hosts) == [Host("a.example.org", 1_000_007.0, 2.5)]


def test_who_met_a_host_can_only_ask_for_more_rest(opened: Open) -> None:
    one, two = opened(), opened(joining=True)
    begun(one, lines("a"))
    one.lease(["a.example.org"])
    one.keep((), hosts=[Host("a.example.org", 1_000_050.0, 2.0)])
    two.keep((), met=[Host("a.example.org", 1_000_040.0, 9.0), Host("z.example.org", 7.0, 1.0)])
    assert one.resting() == [Host("a.example.org", 1_000_050.0, 2.0)]
    met = Host("a.example.org", 1_000_060.0, 9.0, 3, "a wall", 5.0, 1_000_070.0)
    two.keep((), met=[met])
    assert one.resting()[0] == met._replace(pause=2.0)


def test_a_host_that_is_left_in_peace_is_known_to_all(opened: Open, clock: Clock) -> None:
    one, two = opened(), opened(joining=True)
    begun(one, lines("a"))
    wall = Host("a.example.org", 0.0, 1.0, 3, "a wall", clock.now, clock.now + 60)
    one.keep((), met=[wall])
    assert two.resting() == [wall]
    assert two.refusing() == [wall]
    clock.now += 61
    assert two.resting() == []
    assert two.refusing() == [wall]
    one.lease(["a.example.org"])
    one.keep((), hosts=[Host("a.example.org")])
    assert two.refusing() == []


def test_what_came_of_hosts_and_since_when(opened: Open, clock: Clock) -> None:
    store = opened()
    run = begun(
        store,
        Lists((url("a", 1), url("a", 2), url("b", 1), "10.5555/x", "page.html", "no")),
    )
    assert store.account(run, 10).begun == 1_000_000.0
    store.lease(store.hosts(run))
    one, two = (job.key for job in store.jobs(run, "a.example.org", 10))
    failure = Failure(address="x", stage="fetch", code="http-404", message="gone")
    clock.now += 5
    store.keep([(one, RECORD), (two, Outcome("failed", failure=failure))])
    found = store.account(run, 1)
    assert (found.begun, found.hosts, found.counts) == (1_000_000.0, 2, (("a.example.org", 2, 1, 1),))
    assert store.account(run, 10).counts[1:] == (("b.example.org", 1, 0, 0),)
    assert [one.name for one in store.overview(run).workers] == [store.worker]
    store.finish(run, [])
    assert store.overview(run).workers == (), "who has finished is not at work"


def test_of_a_process_that_was_killed_nothing_is_left_but_when_its_run_began(opened: Open, clock: Clock) -> None:
    killed = opened()
    run = begun(killed, lines("a"))
    killed.keep(())
    clock.now += FORGOTTEN - 1
    other = opened(joining=True)
    assert begun(other, lines("a")) == run
    other.keep(())

    def names() -> set[str]:
        return {name for (name,) in other._db.execute("SELECT name FROM workers")}

    assert names() == {killed.worker, other.worker}
    clock.now += 2
    another = opened(joining=True)
    begun(another, lines("b"))
    assert names() == {other.worker}, "what was heard of a day ago is gone, what is at work is not"
    assert other.account(run, 10).begun == 1_000_000.0


def test_a_process_of_which_was_heard_in_days_to_come_was_killed_before_a_clock_was_set_back(
    opened: Open, clock: Clock
) -> None:
    killed = opened()
    run = begun(killed, lines("a"))
    killed.keep(())
    clock.now -= FORGOTTEN + 1
    other = opened(joining=True)
    begun(other, lines("a"))
    assert other.overview(run).workers == ()
