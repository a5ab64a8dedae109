"""kill -9 at any moment costs nothing but a lease: what was acknowledged stands, and nothing is asked twice for it."""

from __future__ import annotations

import contextlib
import http.server
import os
import random
import signal
import socketserver
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from harvester.fetch import Position
from harvester.fetch.archive import read
from harvester.run import cut_tails
from harvester.store import Store

ROOT = Path(__file__).parents[1]
# As many hosts as three workers hold, so that each has its own to ask.
JOBS, KILLS, HOSTS, WORKERS = 8_000, 40, 48, 3
BETWEEN = JOBS // (KILLS + 2)
"""Pages from one kill to the next."""
AHEAD = BETWEEN // 2
"""Pages that are given beyond those at which the next kill is due: on a machine however fast it comes before the list is at its end."""
RUN = [sys.executable, "-c", "from harvester.cli import main; main()", "harvest"]


def body(number: int) -> bytes:
    head = "".join(
        f'<meta name="citation_{name}" content="{value}">'
        for name, value in (
            ("title", f"Invented work {number} of many"), ("author", f"Writer, Ann {number}"), ("journal_title", "Journal of Inventions"),
            ("publication_date", "2019"), ("volume", number % 40 + 1), ("firstpage", number),
        )
    )  # fmt: skip
    return f"<html><head><title>{number}</title>{head}</head><body><h1>Invented work {number} of many</h1></body></html>".encode()


class Repository(http.server.BaseHTTPRequestHandler):
    """Pages by number; the server keeps what it was asked, in order, and gives no more of them than it may."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        found = body(int(name)) if name.isdigit() else b""
        if found:
            self.server.note(int(name))  # type: ignore[attr-defined]  # our own server
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(found)))
        self.end_headers()
        with contextlib.suppress(OSError):  # who asked may be dead by now
            self.wfile.write(found)

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the name of the class above it
        del format


class Serving(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """A thread for each connection."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self) -> None:
        super().__init__(("0.0.0.0", 0), Repository)
        self.asked: list[int] = []
        self._may = threading.Condition()
        self._most = sys.maxsize

    def note(self, number: int) -> None:
        """Keep that a page was asked for, and wait until it may be given."""
        with self._may:
            self.asked.append(number)
            place = len(self.asked)
            self._may.wait_for(lambda: place <= self._most)

    def handle_error(self, request: object, client_address: object) -> None:
        """Connections break when who asked is killed: that is no news."""

    def give(self, most: int) -> None:
        """Give so many pages from now on, of all that were asked for since the beginning."""
        with self._may:
            self._most = most
            self._may.notify_all()


@pytest.fixture
def repository() -> Iterator[Serving]:
    server = Serving()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join(5)
    server.server_close()


def start(folder: Path, addresses: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [
        *RUN,
        "--from",
        str(addresses),
        "-o",
        str(folder),
        "--no-enrich",
        "--no-report",
        "--threads",
        "4",
        "--formats",
        "csl-json,bibtex",
        *more,
    ]
    command += ["--config", str(addresses.with_name("harvester.toml"))]
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    with (folder.parent / "told.txt").open("ab") as told:
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=told, cwd=folder.parent)


def acknowledged(folder: Path) -> set[int]:
    """The numbers of the pages that have an outcome in the store."""
    if not (folder / "harvest.db").exists():
        return set()
    db = sqlite3.connect(folder / "harvest.db", timeout=30)
    try:
        rows = db.execute("SELECT value FROM jobs WHERE state IS NOT NULL").fetchall()
    except sqlite3.OperationalError:
        rows = []  # killed before there were tables
    db.close()
    return {int(value.rpartition("/")[2]) for (value,) in rows}


def exports(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in ("records.json", "records.bib", "failures.csv")}


def test_forty_kills_lose_nothing(repository: Serving, tmp_path: Path) -> None:
    port = repository.server_address[1]
    addresses = tmp_path / "list.txt"
    addresses.write_text("".join(f"http://127.0.0.{n % HOSTS + 1}:{port}/{n}\n" for n in range(JOBS)))
    (tmp_path / "harvester.toml").write_text(
        'allow_networks = ["127.0.0.0/8"]\ndelay = 0\nlease = 2\narchive_bytes = 100000\n'
    )
    whole = tmp_path / "whole"
    whole.mkdir()
    assert start(whole, addresses).wait(1800) == 0
    repository.asked.clear()

    folder = tmp_path / "killed"
    folder.mkdir()
    chance = random.Random(7)
    seen: list[tuple[int, set[int]]] = []
    main: subprocess.Popen[bytes] | None = None
    helpers: list[subprocess.Popen[bytes]] = []
    kills = 0
    while main is None or main.poll() is None or main.returncode != 0:
        if main is None or main.poll() is not None:
            main = start(folder, addresses)
        helpers = [one for one in helpers if one.poll() is None]
        while len(helpers) < WORKERS - 1 and kills < KILLS:
            helpers.append(start(folder, addresses, "--join"))
        if kills >= KILLS:
            repository.give(sys.maxsize)
            main.wait(1800)
            continue
        due = (kills + 1) * BETWEEN
        repository.give(due + AHEAD)
        if len(repository.asked) < due:
            time.sleep(0.01)
            continue
        # At any moment: between two pages, within a batch, or in the midst of its beginning.
        time.sleep(chance.uniform(0, 0.1))
        victim = chance.choice([main, *helpers])
        if victim.poll() is None:
            victim.send_signal(signal.SIGKILL)
            victim.wait(30)
            kills += 1
            # In this order: a page that is asked for and kept between the two looks was not asked for twice.
            known = acknowledged(folder)
            seen.append((len(repository.asked), known))
    for helper in helpers:
        # On a machine that is very busy one may be held up for longer than its lease: it says so, and ends.
        assert helper.wait(1800) in (0, 3), (tmp_path / "told.txt").read_text("utf-8")[-2000:]
    with contextlib.closing(Store(folder / "harvest.db")) as store:
        cut_tails(store, folder / "archive")

    assert kills >= KILLS
    counts = Counter(repository.asked)
    assert set(counts) == set(range(JOBS))
    for place, known in seen:
        again = known & set(repository.asked[place:])
        assert not again, f"{len(again)} pages were asked for again that were acknowledged"
    assert acknowledged(folder) == set(range(JOBS))
    assert exports(folder) == exports(whole)
    intact(folder)


def intact(folder: Path) -> None:
    """Every archive is known, whole from its first to its last byte, and each page stands where the store says."""
    paths = sorted((folder / "archive").glob("*.warc.gz"))
    with contextlib.closing(sqlite3.connect(folder / "harvest.db")) as known:
        ends = dict(known.execute("SELECT file, durable FROM archives").fetchall())
    assert ends == {path.name: path.stat().st_size for path in paths}
    for path in paths:
        with path.open("rb") as file:
            kinds = [record.rec_type for record in ArchiveIterator(file) if record.content_stream().read() is not None]
        assert kinds.count("response") == kinds.count("request"), path
    db = sqlite3.connect(folder / "harvest.db")
    rows = db.execute("SELECT value, file, start, length FROM jobs").fetchall()
    assert len(rows) == JOBS
    for value, file, begin, length in rows:
        assert read(folder / "archive", Position(file, begin, length)).body == body(int(value.rpartition("/")[2]))
