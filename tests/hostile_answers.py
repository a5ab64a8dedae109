"""Answers of hosts that mean ill, made as they are sent, and what comes of one that is asked."""

from __future__ import annotations

import contextlib
import functools
import socket
import struct
import time
import zlib
from collections.abc import Callable
from typing import Any

from loopback import page
from test_fetch_fetcher import fetcher

from harvester.errors import FetchError

MEGABYTE = 1024 * 1024
TOTAL_TIME = 2.0


@functools.cache
def bomb(wbits: int) -> bytes:
    """A gigabyte of nothing, packed: one megabyte's blocks, a thousand times."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    first = packer.compress(b"\0" * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b"\0" * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * 1023


def silent(connection: socket.socket) -> None:
    """Takes the request and says nothing, until the other side gives up."""
    with contextlib.suppress(OSError):
        connection.settimeout(30)
        while connection.recv(4096):
            pass


def reset(first: bytes) -> Callable[[socket.socket], None]:
    """Says so much, then breaks the connection off."""

    def send(connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            if first:
                connection.sendall(first)
                time.sleep(0.2)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()

    return send


def large(*pieces: tuple[bytes, int]) -> Callable[[socket.socket], None]:
    """An answer that the server does not hold in memory: pieces, so many times each."""

    def send(connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            for piece, times in pieces:
                for _ in range(times):
                    connection.sendall(piece)

    return send


def redirect(to: str) -> bytes:
    return page(b"moved", f"Location: {to}", status="302 Found")


OK = b"HTTP/1.1 200 OK\r\n"
HTML = "Content-Type: text/html"


def code_of(url: str, **settings: Any) -> str:
    try:
        return fetcher(**{"timeout": 2.0, "total_time": TOTAL_TIME, "delay": 0.0} | settings)[0].get(url).body.decode()
    except FetchError as error:
        assert error.message
        assert error.advice
        return error.code
