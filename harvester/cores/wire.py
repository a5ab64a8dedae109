"""What the two processes say to each other: pickled values over a socket of theirs, and files that one opened, for the other to read.

Only this program's own processes are at the ends of such a socket, and what they say is this program's own: that is why it may be pickled.
"""

from __future__ import annotations

import io
import pickle
import socket
import struct
from collections.abc import Sequence
from typing import Any, NamedTuple

from harvester.spool import Lent, Pickler, Spool

_HEAD = struct.Struct(">QH")
# The system takes some 250 at a time.
_MOST_FILES = 100


class Ended(Exception):
    """The other side is gone."""


class _Lending(Pickler):
    """Lists on disk are not pickled but lent: the file goes along, and where each value ends in it."""

    def __init__(self, body: io.BytesIO) -> None:
        super().__init__(body, pickle.HIGHEST_PROTOCOL)
        self.files: list[int] = []
        self._lent: dict[int, int] = {}

    def persistent_id(self, value: Any) -> Any:
        if not isinstance(value, Spool):
            return None
        lent = value.lent()
        place = self._lent.setdefault(lent.file, len(self.files))
        if place == len(self.files):
            self.files.append(lent.file)
        return place, lent.ends, value.folder


class _Borrowing(pickle.Unpickler):
    def __init__(self, body: bytes, files: Sequence[int]) -> None:
        super().__init__(io.BytesIO(body))
        self._files = files

    def persistent_load(self, pid: Any) -> Any:
        place, ends, folder = pid
        return Spool(folder, lent=Lent(self._files[place], ends))


class Packed(NamedTuple):
    """A value that is ready to be said, and the numbers of the open files that go along."""

    body: bytes
    files: Sequence[int]


def packed(value: object) -> Packed:
    """A value as it is said. What it lends has to stay open until it is. Raises what pickle raises for a value that cannot be said."""
    body = io.BytesIO()
    lending = _Lending(body)
    lending.dump(value)
    return Packed(body.getvalue(), lending.files)


def send(channel: socket.socket, said: Packed) -> None:
    """Say it. Raises Ended where nobody listens any more."""
    try:
        channel.sendall(_HEAD.pack(len(said.body), len(said.files)))
        for begin in range(0, len(said.files), _MOST_FILES):
            socket.send_fds(channel, [b"f"], said.files[begin : begin + _MOST_FILES])
        channel.sendall(said.body)
    except OSError as error:
        raise Ended from error


def receive(channel: socket.socket) -> Any:
    """The next value that the other side says. Raises Ended."""
    try:
        length, number = _HEAD.unpack(_exactly(channel, _HEAD.size))
        files: list[int] = []
        while len(files) < number:
            said, some, _flags, _address = socket.recv_fds(channel, 1, _MOST_FILES)
            if not said or not some:
                raise Ended
            files += some
        return _Borrowing(_exactly(channel, length), files).load()
    except OSError as error:
        raise Ended from error


def _exactly(channel: socket.socket, length: int) -> bytes:
    body = bytearray()
    while len(body) < length:
        some = channel.recv(min(length - len(body), 1 << 20))
        if not some:
            raise Ended
        body += some
    return bytes(body)
