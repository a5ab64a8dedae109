"""The time of a request: when it is over, the sockets that the request uses are shut down, whatever they wait for."""

from __future__ import annotations

import contextlib
import socket
import weakref
from typing import Self

from urllib3.connection import HTTPConnection

from harvester.watch import WATCH, Due

Connections = weakref.WeakKeyDictionary[HTTPConnection, str]
"""The connections that a request may use, kept ones included, and the IP address that each reaches."""


class Deadline:
    """Shuts a request's connections down when its time is over; `fired` tells so, whatever else seems to have happened."""

    def __init__(self, seconds: float, connections: Connections) -> None:
        self._seconds = seconds
        self._due: Due | None = None
        self._connections = connections
        self._new: list[socket.socket] = []
        # A connection lets go of its socket as soon as an answer begins that ends with it, while the answer is still being read.
        self._kept = [sock for connection in list(connections) if (sock := connection.sock) is not None]
        self.fired = False

    def __enter__(self) -> Self:
        self._due = WATCH.begin(self._seconds, self.fire)
        return self

    def __exit__(self, *_: object) -> None:
        if self._due is not None:
            WATCH.over(self._due)
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
