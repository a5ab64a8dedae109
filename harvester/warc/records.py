"""One WARC record from its bytes, believed only where its length and its digest are right.

warcio's reader gives a record that was cut in two without a word; what is kept here for years has to tell.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from dataclasses import dataclass

from harvester.warc.bodies import Undecodable, dechunked, decoded
from harvester.warc.wire import Headers

MOST_HEAD = 64 * 1024
"""Bytes of a record's own headers, and of those of HTTP in it."""
OTHERS = frozenset(("br", "zstd"))
"""Encodings that other archives hold: undone where urllib3 finds a library for them, else named as what they are."""
_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(r"HTTP/[0-9.]{1,5} ([0-9]{3})(?: (.*))?")
_ALGORITHMS = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "sha512": "sha512", "md5": "md5"}  # fmt: skip


class BrokenRecord(Exception):
    """Bytes that are no whole record; the text says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its kind ("response", "request" …), its own headers, and what of HTTP stands in it.

    `status` is 0 and `headers` are empty where that is no HTTP. `payload` is the body without chunks, still with its
    Content-Encoding.
    """

    kind: str
    fields: dict[str, str]
    status: int
    headers: Headers
    payload: bytes

    def header(self, name: str) -> str:
        """The first HTTP header of that name, without regard to case; "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    def merged(self) -> Headers:
        """The HTTP headers, those of one name joined as whoever fetches a page sees them."""
        found: dict[str, tuple[str, str]] = {}
        for name, value in self.headers:
            first = found.get(name.lower())
            found[name.lower()] = (name, value) if first is None else (first[0], f"{first[1]}, {value}")
        return tuple(found.values())

    def body(self, most: int) -> bytes:
        """The payload decoded, of at most `most` bytes. Raises Undecodable."""
        return decoded(self.payload, self.header("content-encoding"), most, more=OTHERS)


def fields_of(data: bytes) -> tuple[dict[str, str], int]:
    """The headers of the record that begins here, by their names in small letters, and where its block begins.

    Raises BrokenRecord.
    """
    if not data.startswith(b"WARC/"):
        raise BrokenRecord("there is no WARC record")
    end = _END.search(data, 0, MOST_HEAD)
    if end is None:
        raise BrokenRecord("its headers do not end")
    first, *rest = _lines(data[: end.start()], "utf-8")
    del first
    return {name.lower(): value for name, value in reversed(_pairs(rest))}, end.end()


def length_of(fields: dict[str, str]) -> int:
    """The length of a record's block. Raises BrokenRecord."""
    text = fields.get("content-length", "")
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise BrokenRecord("it does not say how long it is")
    return int(text)


def http_head(block: bytes) -> tuple[int, Headers, int]:
    """(status, headers, where the body begins) of an HTTP answer. Raises BrokenRecord."""
    end = _END.search(block, 0, MOST_HEAD)
    # An answer without a body may end with its last header.
    head = block[: end.start()] if end is not None else block[:MOST_HEAD]
    first, *rest = _lines(head, "latin-1")
    status = _STATUS.match(first)
    if status is None or (end is None and len(block) > MOST_HEAD):
        raise BrokenRecord("it holds no HTTP answer")
    return int(status[1]), tuple(_pairs(rest)), end.end() if end is not None else len(block)


def parse(data: bytes) -> Record:
    """The record that these bytes are, verified. Raises BrokenRecord, saying what is wrong."""
    fields, begin = fields_of(data)
    length = length_of(fields)
    block = data[begin : begin + length]
    if len(block) < length:
        raise BrokenRecord(f"it ends after {len(block)} of {length} bytes")
    if data[begin + length :].strip():
        raise BrokenRecord("something stands behind its end")
    kind = fields.get("warc-type", "")
    _check(block, fields.get("warc-block-digest"), "the record")
    if kind not in ("response", "revisit") or not fields.get("content-type", "").lower().startswith("application/http"):
        return Record(kind, fields, 0, (), block)
    if kind == "revisit" and not block:
        return Record(kind, fields, 0, (), b"")
    status, headers, at = http_head(block)
    record = Record(kind, fields, status, headers, block[at:])
    if record.header("transfer-encoding").lower() == "chunked":
        try:
            record = Record(kind, fields, status, headers, dechunked(record.payload))
        except Undecodable as error:
            if not fields.get("warc-truncated"):
                raise BrokenRecord(f"its body {error}") from None
    if kind == "response" and "warc-block-digest" not in fields:
        # Tools do not agree whether chunks belong to a payload.
        _check(record.payload, fields.get("warc-payload-digest"), "the body", block[at:])
    return record


def unpacked(data: bytes, most: int) -> bytes:
    """A record as it stands in a file, a gzip member or plain, without compression. Raises BrokenRecord."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacking = zlib.decompressobj(31)
    try:
        found = unpacking.decompress(data, most)
    except zlib.error:
        raise BrokenRecord("it cannot be unpacked") from None
    if not unpacking.eof:
        raise BrokenRecord(f"it is larger than {most} bytes" if unpacking.unconsumed_tail else "it is cut short")
    return found


def _check(data: bytes, written: str | None, what: str, *others: bytes) -> None:
    """Raise BrokenRecord where a digest is another one; one of an unknown kind says nothing."""
    name, colon, value = (written or "").strip().partition(":")
    algorithm = _ALGORITHMS.get(name.lower())
    if not colon or algorithm is None:
        return
    for one in (data, *others):
        found = hashlib.new(algorithm, one, usedforsecurity=False)
        base32 = base64.b32encode(found.digest()).decode().rstrip("=").lower()
        if value.rstrip("=").lower() in (found.hexdigest(), base32):
            return
    raise BrokenRecord(f"{what} is not what its digest says")


def _lines(head: bytes, encoding: str) -> list[str]:
    """The lines of a head; a line that begins with a blank goes on with the one before it."""
    text = head.decode(encoding, "replace").replace("\r\n", "\n")
    return re.sub(r"\n[ \t]+", " ", text).split("\n")


def _pairs(lines: list[str]) -> list[tuple[str, str]]:
    split = (line.partition(":") for line in lines)
    return [(name.strip(), value.strip()) for name, colon, value in split if colon and name.strip()]
