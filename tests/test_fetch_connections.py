"""Connections, deadlines and what is remembered of hosts: bounded by what is under way, whatever the length of a list."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import cast

import pytest
from urllib3.connection import HTTPConnection

from harvester.crew import BATCH, Crew
from harvester.errors import FetchError
from harvester.fetch import Archive, Pace, Permits, Refusals, Response, Session
from harvester.fetch.deadline import Connections, Deadline
from harvester.fetch.lanes import Lanes
from harvester.fetch.pace import MANY
from harvester.fetch.plain import PlainSession
from harvester.fetch.robots import Robots
from harvester.progress import Unwatched
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.store import Outcome, Store

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)


@pytest.fixture
def kept_alive() -> Iterator[tuple[int, list[socket.socket]]]:
    """(port, connections that came) of a server that answers every request, and never closes a connection."""
    came: list[socket.socket] = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve(connection: socket.socket) -> None:
        while data := connection.recv(65536):
            connection.sendall(data.count(b"\r\n\r\n") * b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    def accept() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            came.append(connection)
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    yield server.getsockname()[1], came
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(5)
    for connection in came:
        connection.close()


def test_a_host_is_asked_over_one_connection_whichever_thread_asks(
    kept_alive: tuple[int, list[socket.socket]],
) -> None:
    port, came = kept_alive
    session = Session(Settings(timeout=5.0), networks=LOOPBACK)
    for number in range(8):
        with ThreadPoolExecutor(1) as pool:  # a new thread each time
            assert pool.submit(session.send, "GET", f"http://127.0.0.1:{port}/{number}").result().body == b"ok"
    assert session.opened == len(came) == 1


class Closing:
    """A session that tells whether it was closed."""

    def __init__(self) -> None:
        self.is_closed = False

    def close(self) -> None:
        self.is_closed = True


def lanes(most: int) -> tuple[Lanes, list[Closing]]:
    made: list[Closing] = []

    def make() -> PlainSession:
        made.append(Closing())
        return cast("PlainSession", made[-1])

    return Lanes(make, most), made


def test_of_many_hosts_those_asked_longest_ago_are_closed() -> None:
    used, made = lanes(3)
    for number in (0, 1, 2, 0, 3):
        with used.to(f"http://{number}.example.org"):
            pass
    assert [one.is_closed for one in made] == [False, True, False, False]


def test_a_connection_that_failed_is_not_kept() -> None:
    used, made = lanes(3)
    with pytest.raises(OSError, match="broken"), used.to("http://a.example.org"):
        raise OSError("broken")
    with used.to("http://a.example.org"):
        pass
    assert [one.is_closed for one in made] == [True, False]


def test_two_threads_at_one_host_share_no_connection_and_leave_one() -> None:
    used, made = lanes(3)
    with used.to("http://a.example.org") as one, used.to("http://a.example.org") as other:
        assert one is not other
    assert sorted(session.is_closed for session in made) == [False, True]


class Held:
    """A connection that waits for a byte."""

    def __init__(self) -> None:
        self.sock, self.other = socket.socketpair()

    def ends(self) -> bool:
        """Whether it is shut down before anything comes; waits for that."""
        self.sock.settimeout(20)
        try:
            return self.sock.recv(1) == b""
        except TimeoutError:
            return False


@pytest.fixture
def held() -> Iterator[Callable[[], tuple[Held, Connections]]]:
    """Makes connections that are watched; they are closed with the test."""
    made: list[Held] = []

    def make() -> tuple[Held, Connections]:
        made.append(Held())
        connections = Connections()
        connections[cast("HTTPConnection", made[-1])] = ""
        return made[-1], connections

    yield make
    for one in made:
        one.sock.close()
        one.other.close()


Make = Callable[[], tuple[Held, Connections]]


def test_each_deadline_ends_its_own_request_and_no_other(held: Make) -> None:
    long, short = held(), held()
    # The later one first, so that whoever watches has to be told of one that ends earlier.
    with Deadline(3600, long[1]) as slow, Deadline(0.05, short[1]) as fast:
        assert short[0].ends()
        assert fast.fired
        assert not slow.fired
        long[0].other.send(b"x")
        assert not long[0].ends()


def test_a_request_that_ended_in_time_is_left_alone(held: Make) -> None:
    early, late = held(), held()
    with Deadline(0.05, early[1]) as ended:
        pass
    with Deadline(0.1, late[1]):
        assert late[0].ends()
    assert not ended.fired
    early[0].other.send(b"x")
    assert not early[0].ends()


def test_one_thread_watches_over_all_requests(held: Make) -> None:
    found = [held() for _ in range(20)]
    deadlines = [Deadline(3600, connections) for _one, connections in found]
    with ExitStack() as under_way:
        for one in deadlines:
            under_way.enter_context(one)
        assert [thread.name for thread in threading.enumerate()].count("deadlines") == 1


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_hosts_that_are_done_with_are_forgotten_and_wishes_are_not() -> None:
    clock = Clock()
    pace = Pace(0.0, clock=clock, sleep=lambda _seconds: None)
    pace.pushed_back("pushed.example.org", 30.0)
    pace.remember("resting.example.org", 600.0)
    for number in range(MANY):
        with pace.turn(f"{number}.example.org"):
            pass
    with pace.turn("asked.example.org"):
        pace.forget_all_but({"7.example.org"})
        assert len(pace._hosts) == 4
        assert pace._hosts["asked.example.org"].lock.locked()
    assert pace.rests("pushed.example.org") == 30.0
    assert pace.rests("resting.example.org") == 600.0
    clock.now += 601
    for number in range(MANY):
        with pace.turn(f"{number}.example.org"):
            pass
    pace.forget_all_but(())
    # One that was told off is known until it has gone well for a while.
    assert list(pace._hosts) == ["pushed.example.org"]


def test_nothing_is_kept_of_origins_that_are_none() -> None:
    def refuse(_url: str) -> Response:
        raise FetchError("dns", "no such host")

    robots = Robots(refuse, time.monotonic)
    for number in range(50):
        with pytest.raises(FetchError):
            robots.rules(f"https://{number}.example.org/")
    assert not robots._locks


def test_hosts_of_one_page_each_are_kept_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = 10 * BATCH
    with closing(Store(tmp_path / "harvest.db")) as store:
        number = store.begin(Lists(tuple(f"https://{n}.example.org/" for n in range(count))), "test", name="x")
        batches: list[int] = []
        keep = store.keep

        def counted(outcomes: list[tuple[str, Outcome]], **rest: object) -> None:
            batches.append(len(outcomes))
            keep(outcomes, **rest)  # type: ignore[arg-type]  # as it is called

        monkeypatch.setattr(store, "keep", counted)
        pace = Pace(0.0, clock=time.monotonic, sleep=time.sleep)
        archive = Archive(tmp_path, f"{store.worker}-00001.warc.gz")
        Crew(
            store, archive, pace, Refusals(time.time), lambda _job: Outcome("record"), permits=Permits(), threads=4
        ).run(number, Unwatched())
        assert sum(batches) == count
        assert len([size for size in batches if size]) <= 2 * count / BATCH
        assert store._db.execute("SELECT count(*) FROM hosts WHERE worker <> ''") == [(0,)], (
            "all of them are given back"
        )
