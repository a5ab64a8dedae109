"""For tests of manners: a clock that moves when somebody sleeps, and fetchers and whole runs that meet hosts on loopback."""

from __future__ import annotations

import ipaddress
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from loopback import page

from harvester.fetch import Archive, Fetcher, Pace, Session
from harvester.harvest import Engine, run
from harvester.killable import PageReader
from harvester.progress import Unwatched
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.store import Refresh, Store

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)
HOST = "a.example.org"


class Clock:
    """A clock that moves when somebody sleeps."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.now, self.slept = now, list[float]()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def date(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)


def pace(clock: Clock, delay: float = 1.0) -> Pace:
    return Pace(delay, clock=clock, sleep=clock.sleep, patience=600)


def fetcher(server: Any, clock: Clock, **changes: Any) -> Fetcher:
    del server
    settings = Settings(**{"timeout": 3.0, "delay": 1.0} | changes)
    return Fetcher(settings, Session(settings, networks=LOOPBACK), clock=clock, sleep=clock.sleep, now=clock.date)


WALLED = page(b"<script>window._cf_chl_opt={}</script>", status="403 Forbidden")
RECORD = page(
    b'<html><head><meta name="citation_title" content="A"><meta name="citation_doi" content="10.5555/a"></head></html>'
)


def engine(store: Store, folder: Path, archive: Archive, reader: PageReader) -> Engine:
    settings = Settings(delay=0, timeout=3.0, threads=2)
    fetching = Fetcher(settings, Session(settings, networks=LOOPBACK), archive=archive)
    del folder
    return Engine(store, fetching, archive, reader, None, threads=2, patience=5.0)


def harvested(folder: Path, urls: list[str], refresh: Refresh = "no") -> list[str]:
    """The codes of the addresses of a run, in order; "" for a record."""
    with (
        closing(Store(folder / "harvest.db")) as store,
        closing(Archive(folder, f"{store.worker}-00001.warc.gz")) as archive,
        PageReader(5.0) as reader,
    ):
        lists = Lists(tuple(urls))
        store.keep((), archives=[(one, 0) for one in archive.names()])
        number = store.begin(lists, "test", name=lists.digest(), refresh=refresh)
        run(engine(store, folder, archive, reader), number, Unwatched())
        codes = [row.outcome.failure.code if row.outcome and row.outcome.failure else "" for row in store.rows(number)]
        store.finish(number, [])
    return codes
