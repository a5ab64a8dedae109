"""Scrapy doing what a harvest does with a page: asked politely, read by our parsers, kept as WARC with fsync, a row of SQLite."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler, CrawlerProcess
from stopwatch import Taken, now, since

from harvester.crew import BATCH
from harvester.store.rows import Outcome
from harvester.warc import Wire
from harvester.warc.writing import About, exchange
from parsers import Page, read_page

SETTINGS = {
    "ROBOTSTXT_OBEY": True, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0, "COOKIES_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False, "LOG_LEVEL": "ERROR", "USER_AGENT": "harvester", "DOWNLOAD_TIMEOUT": 20,
}  # fmt: skip


class _Kept:
    """A WARC file and an SQLite file, both made durable after so many pages: the file first."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "scrapy.warc.gz").open("wb")
        self._db = sqlite3.connect(folder / "scrapy.db", isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute("CREATE TABLE pages (url TEXT PRIMARY KEY, start INTEGER, reading TEXT) WITHOUT ROWID")
        self._rows: list[tuple[str, int, str | None]] = []
        self.count = 0

    def add(self, wire: Wire, date: str, outcome: Outcome) -> None:
        start = self._file.tell()
        self._file.write(b"".join(exchange(wire, date, About(wire.url)).members))
        reading = outcome.reading.model_dump_json(exclude_defaults=True) if outcome.reading is not None else None
        self._rows.append((wire.url, start, reading))
        self.count += 1
        if len(self._rows) >= BATCH:
            self.keep()

    def keep(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT INTO pages VALUES (?, ?, ?)", self._rows)
        self._db.execute("COMMIT")
        self._rows = []


class Harvest(scrapy.Spider):  # type: ignore[misc]  # where Scrapy is not installed it has no types
    """One request for each address of a list."""

    name = "harvest"
    listed: list[str]
    kept: _Kept

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for address in self.listed:
            yield scrapy.Request(address, dont_filter=True)

    def parse(self, response: Any) -> None:
        headers, asked = _pairs(response.headers), _pairs(response.request.headers)
        date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        parts = urlsplit(response.url)
        sent = (("Host", parts.netloc), *asked)
        wire = Wire(response.url, response.status, parts.path, sent, "OK", headers, response.body)
        read = read_page(Page(response.body, url=response.url, headers=headers, retrieved=date))
        assert read.page is not None
        self.kept.add(wire, date, Outcome("record", reading=read.page))


def _pairs(headers: Any) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )


def crawl(folder: Path, listed: list[str], concurrent: int) -> Taken:
    """What Scrapy takes for a list, so many requests at a time."""
    times: list[Taken] = []
    process = CrawlerProcess({**SETTINGS, "CONCURRENT_REQUESTS": concurrent})
    crawler: Crawler = process.create_crawler(Harvest)
    kept = _Kept(folder)

    def opened() -> None:
        times.append(now())

    def closed() -> None:
        kept.keep()
        times.append(since(times[0]))

    crawler.signals.connect(opened, signal=signals.spider_opened)
    crawler.signals.connect(closed, signal=signals.spider_closed)
    process.crawl(crawler, listed=listed, kept=kept)
    process.start()
    assert kept.count == len(listed), f"Scrapy kept {kept.count} of {len(listed)} pages"
    return times[1]
