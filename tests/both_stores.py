"""Stores in SQLite and in PostgreSQL alike, under a clock that is moved, and lists to begin them with."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harvester.enrichers import Stored
from harvester.sources import Lists
from harvester.store import Outcome, Place, Store

FOUND = Stored("found", b"{}\x00\xff", "2026-11-23T12:00:00Z")
RECORD = Outcome("record")
_names = itertools.count()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "sqlite":
        return tmp_path / "harvest.db"
    import psycopg

    base = str(request.getfixturevalue("postgres"))
    name = f"store_{next(_names)}"
    with psycopg.connect(base, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}".encode())
    return base.replace("/postgres?", f"/{name}?")


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


Open = Callable[..., Store]


@pytest.fixture
def opened(place: Place, clock: Clock) -> Iterator[Open]:
    """Opens the store, as often as there are processes at it."""
    stores: list[Store] = []

    def one(*, joining: bool = False) -> Store:
        stores.append(Store(place, joining=joining, clock=clock))
        return stores[-1]

    yield one
    for store in stores:
        store.close()


def url(host: str, n: int) -> str:
    return f"https://{host}.example.org/{n}"


def lines(*hosts: str, each: int = 3) -> Lists:
    return Lists(tuple(url(host, n) for n in range(each) for host in hosts))


def begun(store: Store, lists: Lists) -> int:
    return store.begin(lists, "test", name=lists.digest())


def work(store: Store, run: int, host: str, most: int = 100) -> list[str]:
    """The jobs of a host that this process holds, all of them kept as records."""
    jobs = store.jobs(run, host, most)
    store.keep([(job.key, RECORD) for job in jobs])
    return [job.value for job in jobs]
