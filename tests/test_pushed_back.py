"""How often in a row a host asked to be asked less often: one count for all processes, as the host goes from one to the other."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import pytest
from both_stores import begun, lines
from loopback import page, serving
from manners import HOST, Clock, harvested, pace

from harvester.fetch import Pace, Permits, Refusals
from harvester.fetch.pace import MOST_PUSHED, MOST_REST
from harvester.leases import STALE, Leases
from harvester.store import Host, Store


def leasing(store: Store) -> tuple[Leases, Pace]:
    clock = Clock()
    used = pace(clock)
    return Leases(store, used, Refusals(clock), Permits(), clock), used


def give(store: Store, held: Leases) -> None:
    """Keep what is known of the host, and give it back."""
    held.let_go(HOST)
    told = held.told([HOST])
    store.keep((), hosts=told.hosts, met=told.met)
    held.kept(told)


def test_the_count_goes_with_the_host(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "harvest.db")) as one, closing(Store(tmp_path / "harvest.db", joining=True)) as two:
        begun(one, lines("a"))
        (here, mine), (there, theirs) = leasing(one), leasing(two)
        assert here.take([HOST]) == [HOST]
        for _ in range(MOST_PUSHED - 1):
            mine.pushed_back(HOST, 0.0)
        give(one, here)
        assert there.take([HOST]) == [HOST]
        theirs.pushed_back(HOST, 0.0)
        assert theirs.rests(HOST) == pytest.approx(MOST_REST), "it was the twelfth"
        # And what went well there is not forgotten here, where more was known against it once.
        theirs.went_well(HOST)
        give(two, there)
        assert here.take([HOST]) == [HOST]
        assert mine.pushed(HOST) == 0


def test_what_is_known_here_counts_as_long_as_the_host_is_held(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "harvest.db")) as store:
        begun(store, lines("a"))
        here, mine = leasing(store)
        here.take([HOST])
        mine.pushed_back(HOST, 0.0)
        here.let_go(HOST)
        here.take([HOST])
        assert mine.pushed(HOST) == 1, "it is not in the store yet"


@pytest.mark.parametrize(("ago", "pushed"), [(STALE - 60, 11), (STALE + 60, 0)])
def test_of_another_day_it_says_nothing(tmp_path: Path, ago: float, pushed: int) -> None:
    with closing(Store(tmp_path / "harvest.db")) as store:
        begun(store, lines("a"))
        store.lease([HOST])
        store.keep((), hosts=[Host(HOST, time.time() - ago, pushed=11)])
        here, mine = leasing(store)
        here.take([HOST])
        assert mine.pushed(HOST) == pushed


def test_a_restart_goes_on_with_the_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvester.fetch.pace.MOST_DELAY", 0.05)
    busy = page(b"", "Retry-After: 0", status="503 Busy")
    with serving({f"/{n}": busy for n in range(9)}) as server:
        # Each page is asked for three times, as often as it is come to.
        for n in range(3):
            harvested(tmp_path, [server.url(f"/{n}")])
        total = server.asked.total() - 1
        assert total == MOST_PUSHED
        assert set(harvested(tmp_path, [server.url("/8")])) == {"retry-later"}
        assert server.asked["/8"] == 0
