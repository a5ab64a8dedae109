"""A server on loopback that enforces what it allows: the stand-in's answers, faults by plan, and every breach of manners kept.

It has no clock of its own: whoever asks and the server share one that only waiting moves on, so nothing really sleeps.
"""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import urlsplit

from standin import World

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
SKEW = timedelta(minutes=47)
"""How far the server's clock is ahead of ours."""


@dataclass
class Clock:
    """Seconds that pass only when somebody waits; an answer takes a tenth of one."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def seconds(self) -> float:
        return self.now

    def time(self) -> datetime:
        return START + timedelta(seconds=self.now)


@dataclass(frozen=True)
class Reply:
    """What is sent: status, headers, body; `claimed` is a length that is not the body's; `reset` breaks the connection off."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    claimed: int | None = None
    reset: bool = False


Fault = Callable[[bytes, datetime], Reply]
"""From the right body and the time: what is sent in its place."""


def _after(seconds: str) -> tuple[tuple[str, str], ...]:
    return (("Retry-After", seconds),)


FAULTS: dict[str, Fault] = {
    "429": lambda _body, _now: Reply(429),
    "429, 7 seconds": lambda _body, _now: Reply(429, b"slow down", _after("7")),
    "429, a date": lambda _body, now: Reply(429, b"", _after(format_datetime(now + SKEW + timedelta(seconds=31), usegmt=True))),
    "429, an hour": lambda _body, _now: Reply(429, b"", _after("3600")),
    "503": lambda _body, _now: Reply(503, b"<html>busy</html>", _after("3")),
    "503, bare": lambda _body, _now: Reply(503),
    "500": lambda _body, _now: Reply(500, b'{"status": "error", "message": "java.lang.Exception"}'),
    "504": lambda _body, _now: Reply(504, b"<html>gateway</html>"),
    "html": lambda _body, _now: Reply(200, b"<html><title>Down for maintenance</title></html>"),
    "nothing": lambda _body, _now: Reply(200),
    "half": lambda body, _now: Reply(200, body[: len(body) // 2]),
    "cut": lambda body, _now: Reply(200, body[: len(body) // 2], claimed=len(body)),
    "reset": lambda _body, _now: Reply(reset=True),
    "too fast, says NCBI": lambda _body, _now: Reply(
        200, b'{"error":"API rate limit exceeded","api-key":"1.2.3.4","count":"4","limit":"3"}'
    ),
    "an error with 200": lambda _body, _now: Reply(200, b"<eFetchResult><ERROR>Unable to obtain query</ERROR></eFetchResult>"),
    "414": lambda _body, _now: Reply(414, b"URI too long"),
    "400": lambda _body, _now: Reply(400, b'{"status":"failed","message-type":"validation-failure","message":[{"type":"x","value":"y"}]}'),
    "400, bare": lambda _body, _now: Reply(400),
    "401": lambda _body, _now: Reply(401),
    "404": lambda _body, _now: Reply(404, b"Resource not found."),
}  # fmt: skip

# What is known of the services before they said anything: requests, in so many seconds.
DOCUMENTED = {"works": (1, 1.0), "work": (5, 1.0), "ncbi": (3, 1.0), "idconv": (3, 1.0), "dois": (500, 300.0), "doiRA": (1, 1.0)}  # fmt: skip


class Strict:
    """Answers by a world; `plan` gives the fault of a request by its number, from 0, and `limits` what a pool allows from its
    first answer on (its headers say so).
    """

    def __init__(self) -> None:
        self.begin(World(0), Clock(), {}, {})
        self._lock = Lock()
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.base = f"http://127.0.0.1:{server.server_port}"
        self._server = server
        Thread(target=server.serve_forever, daemon=True).start()

    def begin(
        self, world: World, clock: Clock, plan: Mapping[int, str], limits: Mapping[str, tuple[int, float]]
    ) -> None:
        """Forget everything, and begin afresh."""
        self.world, self.clock, self.plan, self.limits = world, clock, plan, limits
        self.seen: list[tuple[str, str]] = []
        self.breaches: list[str] = []
        self._times: dict[str, list[float]] = {}
        self._told: dict[str, tuple[int, float]] = {}
        self._closed: dict[str, float] = {}
        self._at_once: dict[str, int] = {}

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @contextmanager
    def judged(self, path: str) -> Iterator[int]:
        """Whether a request may come now; its number."""
        pool = _pool(path)
        host = "ncbi" if pool == "idconv" else "works" if pool == "work" else pool
        with self._lock:
            number = len(self.seen)
            now = self.clock.now
            limit, interval = self._told.get(pool, DOCUMENTED[pool])
            recent = [at for at in self._times.get(pool, []) if at > now - interval + 1e-6]
            if len(recent) >= limit:
                self.breaches.append(f"request {number} to {pool}: {len(recent) + 1} in {interval} s, {limit} allowed")
            if now < self._closed.get(host, 0.0) - 1e-6:
                self.breaches.append(
                    f"request {number} to {pool}: asked not to come before {self._closed[host]}, came at {now}"
                )
            self._at_once[host] = self._at_once.get(host, 0) + 1
            if self._at_once[host] > 1:
                self.breaches.append(f"request {number} to {pool}: {self._at_once[host]} at once")
            self._times.setdefault(pool, []).append(now)
        try:
            yield number
        finally:
            with self._lock:
                self._at_once[host] -= 1

    def reply(self, number: int, path: str, query: str) -> Reply:
        """The answer to a request, or the fault that is planned for it."""
        self.seen.append((path, query))
        pool = _pool(path)
        body = self.world.answer(path, query)
        fault = self.plan.get(number)
        if fault is None:
            limit = self.limits.get(pool)
            if limit is None:
                return Reply(200, body)
            self._told[pool] = limit
            return Reply(
                200, body, (("x-rate-limit-limit", str(limit[0])), ("x-rate-limit-interval", f"{limit[1]:.0f}s"))
            )
        given = FAULTS[fault](body, self.clock.time())
        wish = dict(given.headers).get("Retry-After", "")
        host = "ncbi" if pool == "idconv" else "works" if pool == "work" else pool
        if wish.isdigit():
            self._closed[host] = self.clock.now + int(wish)
        elif wish:
            self._closed[host] = self.clock.now + 30.9
        return given


def _pool(path: str) -> str:
    parts = urlsplit(path).path.strip("/").split("/")
    if parts[0] == "eutils":
        return "ncbi"
    if parts[0] == "crossref":
        return "work" if len(parts) > 2 else "works"
    return {"idconv": "idconv", "datacite": "dois", "doi": "doiRA"}[parts[0]]


def _handler(strict: Strict) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            self.answer(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def answer(self, query: str) -> None:
            with strict.judged(self.path) as number:
                strict.clock.now += 0.1
                reply = strict.reply(number, self.path, query)
            if reply.reset:
                # A reset, not an end: nothing at all comes back.
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.close_connection = True
                self.connection.close()
                return
            self.send_response_only(reply.status)
            self.send_header("Date", format_datetime(strict.clock.time() + SKEW, usegmt=True))
            for name, value in reply.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body) if reply.claimed is None else reply.claimed))
            self.end_headers()
            self.wfile.write(reply.body)
            if reply.claimed is not None:
                self.close_connection = True

    return Handler


def identifiers(seen: list[tuple[str, str]]) -> list[str]:
    """What was asked about, request by request, in a form that can be compared."""
    return [json.dumps(one) for one in seen]
