"""Archives as they were written, for the tests: a page fetched into one, and its records as warcio reads them."""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from loopback import Answer, serving
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from harvester.errors import FetchError
from harvester.fetch import Archive, Fetcher, Session
from harvester.settings import Settings

# Just before the next second: what an answer took on this machine does not lead into the last one.
NOW = datetime(2026, 11, 23, 12, 0, 0, 999_999, tzinfo=UTC)
HTML = b"<html><title>A page of \xc3\xa9t\xc3\xa9</title></html>" * 20


class Arguments:
    """What warcio's `check` command is given."""

    verbose = False

    def __init__(self, paths: list[Path]) -> None:
        self.inputs = [str(path) for path in paths]


def checked(folder: Path) -> list[Path]:
    """The files of a folder, found whole by `warcio check`."""
    paths = sorted(folder.glob("*.warc.gz"))
    assert Checker(Arguments(paths)).process_all() == 0
    return paths


def records(folder: Path) -> list[dict[str, Any]]:
    """The records but for those of robots.txt."""
    return [one for one in all_records(folder) if not is_robots(one)]


def is_robots(one: dict[str, Any]) -> bool:
    return str(one["warc"].get("WARC-Target-URI", "")).endswith("/robots.txt")


def all_records(folder: Path) -> list[dict[str, Any]]:
    """Each record as warcio reads it: its type, headers by name, HTTP headers, the bytes of its block behind them."""
    found: list[dict[str, Any]] = []
    for path in checked(folder):
        with path.open("rb") as file:
            found.extend(shown(one) for one in ArchiveIterator(file))
    return found


def shown(one: Any) -> dict[str, Any]:
    head = one.http_headers
    return {
        "type": one.rec_type, "warc": dict(one.rec_headers.headers), "first": f"{head.protocol} {head.statusline}" if head else "",
        "http": dict(head.headers) if head else {}, "block": one.raw_stream.read(),
    }  # fmt: skip


def fetched(folder: Path, answers: dict[str, Answer], path: str = "/a", **changes: Any) -> tuple[Any, str]:
    """A page fetched into an archive; its outcome, and the server's address."""
    wanted: dict[str, Any] = {"timeout": 3.0, "delay": 0.0, "mailto": "me@example.org", "total_time": 2.0}
    settings = Settings(**wanted | changes)
    used = Session(settings, networks=(ipaddress.ip_network("127.0.0.0/8"),))
    archive = Archive(folder, operator=settings.mailto, agent=settings.user_agent)
    with serving(answers) as server:
        fetcher = Fetcher(settings, used, archive=archive, sleep=lambda _seconds: None, now=lambda: NOW)
        try:
            outcome: Any = fetcher.get(server.url(path))
        except FetchError as error:
            outcome = error.code
        archive.sync()
        archive.close()
        return outcome, server.url("")
