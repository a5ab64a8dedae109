"""Several processes at a short list: each has its share of the hosts, none goes to and fro, and one alone has them all."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from both_stores import Clock, Open, begun, clock, lines, opened, place

from harvester import crew, queues, sharing
from harvester.crew import Crew
from harvester.fetch import Archive, Pace, Permits, Refusals
from harvester.progress import Unwatched
from harvester.sharing import GIVE_AGAIN, LOOK_AGAIN, Sharing
from harvester.sources import Lists
from harvester.store import LEASE, Job, Outcome, Place, Store

__all__ = ["clock", "opened", "place"]


class Others:
    """Other processes, as they tell what they lack; and what this one told."""

    def __init__(self, *wants: int) -> None:
        self.wants, self.told = list(wants), list[int]()

    def want(self, hosts: int) -> None:
        self.told.append(hosts)

    def others(self) -> list[int]:
        return self.wants


# What others lack, the hosts with work, how many are held: how many are given, and how many may be held then.
@pytest.mark.parametrize(
    ("wants", "due", "held", "given", "cap"),
    [
        ((), 100, 32, 0, 32), ((0,), 40, 32, 0, 32), ((16,), 32, 32, 16, 16), ((4,), 32, 32, 4, 16), ((10, 10), 32, 32, 20, 11), ((1,), 3, 3, 1, 2),
        # A share is what there is to have, and not what somebody happens to hold of it.
        ((16,), 32, 16, 0, 16), ((32,), 1000, 32, 0, 32), ((1,), 1, 1, 0, 1), ((3,), 0, 1, 0, 1),
    ],
)  # fmt: skip
def test_what_is_given(wants: tuple[int, ...], due: int, held: int, given: int, cap: int) -> None:
    one = Sharing(Others(*wants), Clock(), 32)
    assert (one.surplus(held, lambda: due), one.cap) == (given, cap)


@pytest.mark.parametrize(
    ("others", "due", "held", "lacks"),
    [
        (0, 32, 0, 0),
        (1, 32, 0, 16),
        (1, 32, 16, 0),
        (1, 33, 16, 0),
        (1, 1, 0, 0),
        (1, 1000, 20, 12),
        (2, 32, 4, 6),
        (1, 10, 9, 0),
    ],
)
def test_what_is_lacked(others: int, due: int, held: int, lacks: int) -> None:
    crowd = Others(*[0] * others)
    one = Sharing(crowd, Clock(), 32)
    one.surplus(held, lambda: due)
    one.looked(held, due)
    assert crowd.told == [lacks]


def test_a_gift_is_given_time_to_be_found() -> None:
    clock = Clock()
    one = Sharing(Others(4), clock, 32)
    assert one.surplus(32, lambda: 32) == 4
    clock.now += LOOK_AGAIN
    assert one.surplus(28, lambda: 32) == 0
    clock.now += GIVE_AGAIN
    assert one.surplus(28, lambda: 32) == 4
    one = Sharing(Others(4), clock, 32)
    one.surplus(32, lambda: 32)
    assert one.surplus(28, lambda: pytest.fail("nobody looks twice in a second")) == 0


def test_a_store_tells_what_others_lack_and_forgets_who_is_silent(opened: Open, clock: Clock) -> None:
    one, two, three = opened(), opened(joining=True), opened(joining=True)
    for store in (one, two):
        begun(store, lines("a"))
        store.keep(())
    begun(three, lines("b", "c"))
    three.crowd.want(9)
    assert one.crowd.others() == [0], "of this list alone"
    two.crowd.want(3)
    assert (one.crowd.others(), two.crowd.others()) == ([3], [0])
    two.keep(())
    assert one.crowd.others() == [3], "a sign of life does not take it back"
    clock.now += LEASE / 2 + 1
    assert one.crowd.others() == []
    two.keep(())
    assert one.crowd.others() == [3]
    two.crowd.leave()
    assert one.crowd.others() == []


def test_hosts_whose_time_has_not_come_are_nobodys_work(opened: Open, clock: Clock) -> None:
    store = opened()
    run = begun(store, lines("a", "b", each=1))
    (job,) = store.jobs(run, "a.example.org", 10)
    store.keep((), later=[(job.key, 30.0, 0)])
    assert store.hosts(run) == ["b.example.org"]
    clock.now += 30
    assert store.hosts(run) == ["a.example.org", "b.example.org"]


HOSTS, EACH, DELAY = 8, 60, 0.05


class Hosts:
    """Who asked which host, in order; and whether two were there at once."""

    def __init__(self) -> None:
        self.asked: defaultdict[str, list[str]] = defaultdict(list)
        self.here: set[str] = set()
        self.met = False
        self._lock = threading.Lock()

    def ask(self, host: str, who: str) -> None:
        with self._lock:
            self.met |= host in self.here
            self.here.add(host)
            self.asked[host].append(who)
        time.sleep(0.001)
        with self._lock:
            self.here.discard(host)

    def moves(self) -> int:
        return sum(before != after for who in self.asked.values() for before, after in pairwise(who))


def process(place: Place, folder: Path, name: str, hosts: Hosts) -> None:
    """One process, but that it is a thread."""
    lists = Lists(tuple(f"https://h{host}.example.org/{n}" for n in range(EACH) for host in range(HOSTS)))
    with closing(Store(place, joining=True)) as store, closing(Archive(folder, f"{name}.warc.gz")) as archive:
        run = store.begin(lists, "test", name=lists.digest())
        store.keep(())
        pace = Pace(DELAY, clock=time.monotonic, sleep=time.sleep)

        def work(job: Job) -> Outcome:
            with pace.turn(job.host):
                hosts.ask(job.host, name)
            return Outcome("record")

        Crew(store, archive, pace, Refusals(time.time), work, permits=Permits(), threads=2).run(run, Unwatched())
        assert store.count_open(run) == 0


@pytest.mark.parametrize("number", [2, 3])
def test_whoever_comes_later_gets_its_share(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    for module in (queues, sharing):
        monkeypatch.setattr(module, "LOOK_AGAIN", 0.1)
    monkeypatch.setattr(sharing, "GIVE_AGAIN", 0.5)
    monkeypatch.setattr(crew, "BATCH_SECONDS", 0.2)
    hosts = Hosts()
    with ThreadPoolExecutor(number) as pool:
        running = [pool.submit(process, place, tmp_path, "0", hosts)]
        while len(hosts.asked) < HOSTS and not running[0].done():
            time.sleep(0.01)
        assert {who for asked in hosts.asked.values() for who in asked} == {"0"}, "one alone holds them all"
        running += [pool.submit(process, place, tmp_path, str(n), hosts) for n in range(1, number)]
        for one in running:
            one.result(120)
    every = [who for asked in hosts.asked.values() for who in asked]
    assert len(every) == HOSTS * EACH, "each page once"
    assert not hosts.met, "a host is asked by one process at a time"
    assert {who for who in every if every.count(who) >= EACH / 2} == {str(n) for n in range(number)}, (
        "nobody stands idle"
    )
    # To each of those that came, its share; and a few at the end, when some have no work left.
    assert hosts.moves() <= 2 * HOSTS
