"""What parent and child say to each other: byte strings, each behind its length."""

from __future__ import annotations

import json
import struct
from typing import IO

from parsers import Page

_LENGTH = struct.Struct(">Q")

# The first byte of an answer.
READY = b"+"
READING = b"r"
MEMORY = b"m"
TOO_LARGE = b"l"
ERROR = b"e"


class BrokenFrame(Exception):
    """The other side ended, or said more than was agreed."""


def send(stream: IO[bytes], frame: bytes) -> None:
    """Write a frame. Raises OSError where nobody listens any more."""
    stream.write(_LENGTH.pack(len(frame)))
    stream.write(frame)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> bytes:
    """Read a frame. Raises BrokenFrame at the end of the stream, and for a frame of more than `most` bytes."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise BrokenFrame("the stream ended")
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise BrokenFrame("the frame is too large")
    body = stream.read(length)
    if len(body) < length:
        raise BrokenFrame("the stream ended within a frame")
    return body


def packed(page: Page) -> bytes:
    """What is known of a page beside its body."""
    return json.dumps([page.url, page.headers, page.retrieved]).encode("ascii")


def unpacked(head: bytes, body: bytes) -> Page:
    """The page that was packed."""
    url, headers, retrieved = json.loads(head)
    return Page(body, url, tuple((name, value) for name, value in headers), retrieved)
