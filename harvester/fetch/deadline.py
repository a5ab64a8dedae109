"""The time of a request: when it is over, the sockets that the request uses are shut down, whatever they wait for.

One thread watches over all requests of a process: one for each, as `threading.Timer` would begin it, costs more than the guard and the pace
of a page together.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
import weakref
from typing import Self

from urllib3.connection import HTTPConnection

Connections = weakref.WeakKeyDictionary[HTTPConnection, str]
"""The connections that a request may use, kept ones included, and the IP address that each reaches."""


class Deadline:
    """Shuts a request's connections down when its time is over; `fired` tells so, whatever else seems to have happened."""

    def __init__(self, seconds: float, connections: Connections) -> None:
        self.at = time.monotonic() + seconds
        self._connections = connections
        self._new: list[socket.socket] = []
        # A connection lets go of its socket as soon as an answer begins that ends with it, while the answer is still being read.
        self._kept = [sock for connection in list(connections) if (sock := connection.sock) is not None]
        self.fired = False

    def __enter__(self) -> Self:
        _WATCH.add(self)
        return self

    def __exit__(self, *_: object) -> None:
        _WATCH.remove(self)
        for sock in self._new:
            sock.close()

    def watch(self, connection: HTTPConnection, sock: socket.socket) -> None:
        """A new connection. TLS takes its socket over before anybody can see the new one, so a copy is watched as well."""
        self._connections[connection] = ""
        with contextlib.suppress(OSError):
            self._connections[connection] = str(sock.getpeername()[0])
            self._new.append(sock.dup())

    def fire(self) -> None:
        """End the request now."""
        self.fired = True
        now = [sock for connection in list(self._connections) if (sock := connection.sock) is not None]
        for sock in (*self._new, *self._kept, *now):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


class _Watch:
    """The thread that waits for the deadline that comes first. It begins with the first request, and ends with the program."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._watched: set[Deadline] = set()
        self._awake_at = 0.0
        self._thread: threading.Thread | None = None

    def add(self, deadline: Deadline) -> None:
        with self._changed:
            self._watched.add(deadline)
            # In a process that was forked the thread is no more.
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="deadlines", daemon=True)
                self._awake_at = deadline.at
                self._thread.start()
            elif deadline.at < self._awake_at:
                self._changed.notify()

    def remove(self, deadline: Deadline) -> None:
        # Under the lock: a socket that outlives its request must not be shut down in the next one's time.
        with self._changed:
            self._watched.discard(deadline)

    def _run(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for one in [one for one in self._watched if one.at <= now]:
                    self._watched.discard(one)
                    one.fire()
                # Nobody tells it of a request that is over in time: it wakes once more, and looks whose is the next.
                self._awake_at = min((one.at for one in self._watched), default=now + threading.TIMEOUT_MAX / 2)
                self._changed.wait(self._awake_at - now)


_WATCH = _Watch()
