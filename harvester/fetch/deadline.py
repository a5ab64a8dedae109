"""The time of a request: when it is over, the sockets that the request uses are shut down, whatever they wait for."""

from __future__ import annotations

import contextlib
import socket
import threading
import weakref
from typing import Self

from urllib3.connection import HTTPConnection

Connections = weakref.WeakKeyDictionary[HTTPConnection, str]
"""A thread's connections, and the IP address that each reaches."""


class Deadline:
    """Shuts a thread's connections down when a request's time is over; `fired` tells so, whatever else seems to have happened."""

    def __init__(self, seconds: float, connections: Connections) -> None:
        self._timer = threading.Timer(seconds, self._fire)
        self._timer.daemon = True
        self._connections = connections
        self._new: list[socket.socket] = []
        self.fired = False

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        for sock in self._new:
            sock.close()

    def watch(self, connection: HTTPConnection, sock: socket.socket) -> None:
        """A new connection. TLS takes its socket over before anybody can see the new one, so a copy is watched as well."""
        self._connections[connection] = ""
        with contextlib.suppress(OSError):
            self._connections[connection] = str(sock.getpeername()[0])
            self._new.append(sock.dup())

    def _fire(self) -> None:
        self.fired = True
        kept = [sock for connection in list(self._connections) if (sock := connection.sock) is not None]
        for sock in (*self._new, *kept):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
