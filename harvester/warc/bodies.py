"""Bodies from the wire to what they hold, under a cap: chunks joined, compression undone a piece at a time."""

from __future__ import annotations

import io
import re

_ASKED_FOR = frozenset(("gzip", "x-gzip", "deflate"))
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]{0,4000})?\r?\n")


class Undecodable(Exception):
    """A body that does not become a page: `code` is "bad-encoding" or "too-large", the text says why.

    `beginning` is how one that is too large begins, decoded.
    """

    def __init__(self, code: str, why: str, beginning: bytes = b"") -> None:
        super().__init__(why)
        self.code, self.beginning = code, beginning


def decoded(body: bytes, encoding: str | None, most: int, *, more: frozenset[str] = frozenset()) -> bytes:
    """A body without its Content-Encoding, of at most `most` bytes. Raises Undecodable.

    gzip and deflate are what we ask for; an archive of others may hold what else urllib3 can undo here (`more`).
    """
    coded = [one for one in re.split(r"\s*,\s*", (encoding or "").strip().lower()) if one not in ("", "identity")]
    if not coded:
        if len(body) > most:
            raise Undecodable("too-large", f"is larger than {most} bytes", body[:most])
        return body
    from urllib3 import HTTPResponse  # noqa: PLC0415 - who reads saved pages alone does not wait for it
    from urllib3.exceptions import DecodeError  # noqa: PLC0415 - as above

    # What urllib3 knows no way to undo it gives as it is, without a word.
    if not set(coded) <= _ASKED_FOR | (more & set(HTTPResponse.CONTENT_DECODERS)):
        raise Undecodable("bad-encoding", f"is encoded as {', '.join(coded)[:40]!r}, which cannot be undone here")
    found = bytearray()
    # urllib3's own decoder gives pieces of bounded size, whatever a bomb would make of it, and refuses many layers.
    raw = HTTPResponse(io.BytesIO(body), headers={"Content-Encoding": ", ".join(coded)}, preload_content=False)
    try:
        for piece in raw.stream(16384, decode_content=True):
            found += piece
            if len(found) > most:
                raise Undecodable("too-large", f"is larger than {most} bytes", bytes(found[:most]))
    except DecodeError:
        raise Undecodable("bad-encoding", "cannot be decoded") from None
    return bytes(found)


def dechunked(body: bytes) -> bytes:
    """A body without its chunks, as archives keep it that write what stood on the wire.

    Some archives join the chunks and keep the header that speaks of them: a body that does not begin as a chunk is given as it
    is. Raises Undecodable for one that begins so and does not go on so.

    >>> dechunked(b"3\\r\\nabc\\r\\n2;x=y\\r\\nde\\r\\n0\\r\\n\\r\\n"), dechunked(b"<html>")
    (b'abcde', b'<html>')
    """
    pieces: list[bytes] = []
    at = 0
    while (head := _CHUNK.match(body, at)) is not None:
        size = int(head[1], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[head.end() : head.end() + size])
        at = head.end() + size
        if len(pieces[-1]) < size:
            break
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    if not pieces:
        return body
    raise Undecodable("bad-encoding", "ends within its chunks")
