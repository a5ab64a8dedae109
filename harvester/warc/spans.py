"""Where the records of a WARC file stand, read from front to end: a broken one is named, and the rest is read all the same.

At most one record is in memory, and of a large one its beginning. What a hostile file can cost grows with its size alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from harvester.warc.records import MOST_HEAD, BrokenRecord, fields_of, length_of

MOST_RECORD = 16 * 1024 * 1024
"""Bytes of a record that are looked at: a page is never as large."""
_STEP = 16 * 1024
_OUT = 256 * 1024
_RATIO = 200
"""How many times its size a large record may unpack to: pages stay far below, and what is above is a bomb."""
_MAGIC = b"\x1f\x8b\x08"


class Span(NamedTuple):
    """A record: where it begins, how many bytes of the file it fills, and its beginning without compression."""

    offset: int
    length: int
    data: bytes
    whole: bool


class Trouble(NamedTuple):
    """What cannot be read, from which byte on, and why."""

    offset: int
    why: str


class _Bad(NamedTuple):
    why: str
    spent: int


def packed_spans(file: BinaryIO, begin: int, end: int) -> Iterator[Span | Trouble]:
    """The records between two places of a file, each a gzip member of its own."""
    at, lost, spent = begin, False, 0
    while at < end:
        found = _member(file, at, end)
        if isinstance(found, Span):
            yield found
            at, lost = at + found.length, False
            continue
        if not lost:
            yield Trouble(at, found.why)
        # Each place that looks like a beginning is tried; how long, is no matter of a hostile file's choice.
        spent += found.spent
        if spent > 4 * (end - begin) + _OUT:
            yield Trouble(at, "too much is broken: the rest is given up")
            return
        at, lost = _next(file, _MAGIC, at + 1, end), True


def plain_spans(file: BinaryIO, begin: int, end: int) -> Iterator[Span | Trouble]:
    """The records between two places of a file that is not compressed."""
    at, lost = begin, False
    while at < end:
        head = _read(file, at, min(end, at + _STEP))
        bare = head.lstrip(b"\r\n")
        at += len(head) - len(bare)
        if not bare:
            continue
        try:
            if b"\r\n\r\n" not in bare:
                bare = _read(file, at, min(end, at + MOST_HEAD))
            length = _length(bare, end - at)
            _check_end(_read(file, at + length, min(end, at + length + 4)))
        except BrokenRecord as error:
            if not lost:
                yield Trouble(at, str(error))
            at, lost = _next(file, b"\nWARC/1.", at, end) + 1, True
            continue
        kept = min(length, MOST_RECORD)
        yield Span(at, length, _read(file, at, at + kept), kept == length)
        at, lost = at + length, False


def _member(file: BinaryIO, at: int, end: int) -> Span | _Bad:
    unpacking = zlib.decompressobj(31)
    data, used, size = bytearray(), 0, 0
    file.seek(at)
    while not unpacking.eof:
        piece = file.read(min(_STEP, end - at - used))
        if not piece:
            return _Bad("it is cut short", used)
        used += len(piece)
        while piece and not unpacking.eof:
            try:
                out = unpacking.decompress(piece, _OUT)
            except zlib.error:
                return _Bad("it cannot be unpacked", used)
            size += len(out)
            data += out[: MOST_RECORD - len(data)]
            if not b"WARC/".startswith(data[:5]):
                return _Bad("there is no WARC record", used)
            if size > MOST_RECORD and size > _RATIO * used:
                return _Bad(f"it unpacks to more than {_RATIO} times its size", used)
            piece = unpacking.unconsumed_tail
    return Span(at, used - len(unpacking.unused_data), bytes(data), size == len(data))


def _length(head: bytes, room: int) -> int:
    """The length of the record that begins so. Raises BrokenRecord."""
    fields, begin = fields_of(head)
    length = begin + length_of(fields)
    if length > room:
        raise BrokenRecord("it is cut short")
    return length


def _check_end(behind: bytes) -> None:
    """Raise BrokenRecord where no empty line stands behind a record: part of it is missing, and the next one would be lost in it."""
    if behind and not behind.startswith((b"\r\n\r\n", b"\n\n")):
        raise BrokenRecord("it is not as long as it says")


def _read(file: BinaryIO, begin: int, end: int) -> bytes:
    file.seek(begin)
    return file.read(end - begin)


def _next(file: BinaryIO, pattern: bytes, at: int, end: int) -> int:
    """Where a pattern stands next; the end where it does not."""
    while at < end:
        piece = _read(file, at, min(end, at + 4 * _STEP))
        found = piece.find(pattern)
        if found >= 0:
            return at + found
        if at + len(piece) >= end or len(piece) < len(pattern):
            return end
        at += len(piece) - len(pattern) + 1
    return end
