"""What no host can do: keep a thread of a harvest, or Ctrl-C, waiting for it."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hostile_answers import redirect
from loopback import Answer, page, serving
from manners import LOOPBACK, RECORD, Clock, pace

from harvester.errors import FetchError
from harvester.fetch import Archive, ElsewhereError, Fetcher, Session
from harvester.fetch.fetcher import LONGEST_TURN
from harvester.harvest import Engine, run
from harvester.killable import PageReader
from harvester.progress import Unwatched
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.store import Job, Outcome, Store

TOTAL = 1.0
HOST = "a.example.org"


@contextmanager
def dripping(head: bytes) -> Iterator[str]:
    """A server that keeps the connection after its first answer, and whose second one never ends; gives its address."""
    over = threading.Event()

    def serve(connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            for answer in (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", head):
                connection.recv(65536)
                connection.sendall(answer)
            while not over.wait(0.05):
                connection.sendall(b"x")

    def accept(server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=accept, args=(server,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        finally:
            over.set()
            with contextlib.suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("length", [b"Content-Length: 100000\r\n", b"Transfer-Encoding: chunked\r\n", b""])
def test_a_kept_connection_has_no_more_time_than_a_new_one(length: bytes) -> None:
    with dripping(b"HTTP/1.1 200 OK\r\n" + length + b"\r\n") as url:
        session = Session(Settings(timeout=30.0, total_time=TOTAL), networks=LOOPBACK)
        assert session.send("GET", url).status == 404
        found: list[str] = []

        def ask() -> None:
            try:
                session.send("GET", url)
            except FetchError as error:
                found.append(error.code)

        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(20 * TOTAL)
        assert session.opened == 1
        # A body in chunks breaks off as soon as what comes is no chunk.
        assert found in (["timeout"], ["cut-short"]) if b"chunked" in length else found == ["timeout"]


def test_a_turn_that_is_far_off_is_not_waited_for() -> None:
    clock = Clock()
    used = pace(clock, 10.0)
    with used.turn(HOST, LONGEST_TURN):
        pass
    with pytest.raises(ElsewhereError) as found, used.turn(HOST, LONGEST_TURN):
        pass
    assert found.value.wait == 10.0
    assert clock.slept == []
    clock.now += 6
    with used.turn(HOST, LONGEST_TURN):
        assert clock.slept == [4.0]


def test_who_stands_before_others_is_not_waited_for() -> None:
    used = pace(Clock(), 1.0)
    inside, done = threading.Event(), threading.Event()

    def stay() -> None:
        with used.turn(HOST):
            inside.set()
            done.wait(20)

    staying = threading.Thread(target=stay, daemon=True)
    staying.start()
    inside.wait(20)
    with pytest.raises(ElsewhereError) as found, used.turn(HOST, 0.05):
        pass
    assert found.value.wait == 1.0
    done.set()
    staying.join(20)
    with used.turn(HOST, 1.0):
        pass


class Timed(Unwatched):
    """When the pages of each host came."""

    def __init__(self) -> None:
        self.came: list[tuple[float, str]] = []

    def ended(self, job: Job, outcome: Outcome, seconds: float) -> None:
        """One more."""
        del outcome, seconds
        self.came.append((time.monotonic(), job.host))


def test_a_slow_host_behind_redirects_holds_no_threads_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harvester.fetch.fetcher.LONGEST_TURN", 0.5)
    robots = page(b"User-agent: *\nCrawl-delay: 6\n", "Content-Type: text/plain")
    with serving({}, host="0.0.0.0") as slow, serving({}, host="0.0.0.0") as server:
        slow.answers = dict[str, Answer]({"/robots.txt": robots} | {f"/{n}": RECORD for n in range(3)})
        server.answers = dict[str, Answer](
            {f"/{n}": redirect(f"http://127.0.8.1:{slow.port}/{n}") for n in range(3)}
            | {f"/own/{n}": RECORD for n in range(5)}
        )
        urls = [f"http://127.0.7.{n + 1}:{server.port}/{n}" for n in range(3)]
        urls += [f"http://127.0.7.9:{server.port}/own/{n}" for n in range(5)]
        lists, watched = Lists(tuple(urls)), Timed()
        with (
            closing(Store(tmp_path / "harvest.db")) as store,
            closing(Archive(tmp_path, f"{store.worker}-00001.warc.gz")) as archive,
            PageReader(20.0) as reader,
        ):
            store.keep((), archives=[(one, 0) for one in archive.names()])
            number = store.begin(lists, "test", name=lists.digest())
            settings = Settings(delay=0.05, timeout=20.0, threads=2)
            fetcher = Fetcher(settings, Session(settings, networks=LOOPBACK), archive=archive)
            run(Engine(store, fetcher, archive, reader, None, threads=2), number, watched)
            states = dict(store.overview(number).states)
    assert states == {"record": 8}
    own = [at for at, host in watched.came if host.startswith("127.0.7.9")]
    behind = [at for at, host in watched.came if not host.startswith("127.0.7.9")]
    assert max(own) < sorted(behind)[1], "the others' pages came before the slow host's second one"
    assert all(server.asked[f"/own/{n}"] == slow.asked["/0"] == 1 for n in range(5))
