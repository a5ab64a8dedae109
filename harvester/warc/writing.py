"""WARC 1.1 records as bytes, each a gzip member of its own: what an exchange leaves in an archive.

The rules are ISO 28500:2017 (https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/); what software
does where it leaves room is Common Crawl's way: a body whose chunks were joined has its length, and the header that spoke of
chunks is kept as X-Crawl-Transfer-Encoding, so that no reader looks for chunks that are not there.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import uuid
from collections.abc import Mapping
from copy import copy
from typing import NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from harvester.warc.wire import Headers, Wire

VERSION = "WARC/1.1"
NAME = "WARC-Record-ID"
CONFORMS_TO = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
LEVEL = 6
"""Of compression: nine takes half as long again and saves a hundredth (benchmarks/kept_pages.py; real pages)."""


class About(NamedTuple):
    """Of an exchange what its messages do not say: the address that the list gave, the page that led here, the hops so far, and the
    address asked for as it was written.
    """

    listed: str = ""
    via: str = ""
    hops: int = 0
    asked: str = ""


class Earlier(NamedTuple):
    """The capture that a host says still holds: its record, address, time and payload digest."""

    record: str
    url: str
    date: str
    digest: str


class Written(NamedTuple):
    """Records as bytes, the page's own first; its id and payload digest."""

    members: tuple[bytes, ...]
    record: str
    digest: str


class _Head(StatusAndHeaders):  # type: ignore[misc]  # warcio has no types
    """HTTP headers as they came: warcio would write what is not ASCII in another way."""

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        self.headers_buff = self.to_str(header_filter).encode("latin-1", "replace") + b"\r\n"


def warcinfo(filename: str, said: Mapping[str, str]) -> bytes:
    """The record that a file begins with."""
    return _member(_BUILDER.create_warcinfo_record(filename, dict(said)))


def exchange(wire: Wire, date: str, about: About) -> Written:
    """A response, its request, and what is known beside them."""
    names = _names(3)
    fields = _fields(wire, date) | {NAME: names[0]}
    if wire.truncated:
        fields["WARC-Truncated"] = wire.truncated
    head = _Head(f"{wire.status} {wire.reason}".rstrip(), _kept(wire), protocol=wire.version)
    response = _BUILDER.create_warc_record(
        wire.url, "response", payload=io.BytesIO(wire.body), length=len(wire.body), http_headers=head, warc_headers_dict=fields
    )  # fmt: skip
    return _written(response, names, wire, date, about)


def revisit(wire: Wire, date: str, about: About, earlier: Earlier) -> Written:
    """What "not modified" leaves: the headers of the answer, and which capture still holds."""
    names = _names(3)
    fields = _fields(wire, date) | {
        NAME: names[0], "WARC-Profile": NOT_MODIFIED, "WARC-Refers-To": earlier.record, "WARC-Refers-To-Target-URI": earlier.url,
        "WARC-Refers-To-Date": earlier.date,
    }  # fmt: skip
    if earlier.digest:
        fields["WARC-Payload-Digest"] = earlier.digest
    head = _Head(f"{wire.status} {wire.reason}".rstrip(), _kept(wire), protocol=wire.version)
    record = _BUILDER.create_warc_record(wire.url, "revisit", http_headers=head, warc_headers_dict=fields)
    return _written(record, names, wire, date, about)


def _written(record: object, names: list[str], wire: Wire, date: str, about: About) -> Written:
    digest = record.rec_headers.get_header("WARC-Payload-Digest") or ""  # type: ignore[attr-defined]  # a record of warcio's
    beside = _fields(wire, date) | {"WARC-Concurrent-To": names[0]}
    asked = _Head(f"{wire.target} {wire.version}", list(wire.sent), protocol=wire.method)
    request = _BUILDER.create_warc_record(
        wire.url, "request", http_headers=asked, warc_headers_dict={**beside, NAME: names[1]}
    )
    beside.pop("WARC-IP-Address", None)
    said = _said(wire, about)
    metadata = _BUILDER.create_warc_record(
        wire.url, "metadata", payload=io.BytesIO(said), length=len(said), warc_headers_dict={**beside, NAME: names[2]}
    )
    return Written((_member(record), _member(request), _member(metadata)), names[0], digest)


def _said(wire: Wire, about: About) -> bytes:
    pairs = (
        ("listedAddress", about.listed), ("via", about.via), ("hopsFromSeed", "R" * about.hops), ("fetchTimeMs", str(wire.milliseconds)),
    )  # fmt: skip
    return "".join(f"{name}: {_one_line(value)}\r\n" for name, value in pairs if value).encode("utf-8", "replace")


def _fields(wire: Wire, date: str) -> dict[str, str]:
    fields = {"WARC-Date": date}
    if wire.peer:
        fields["WARC-IP-Address"] = wire.peer
    return fields


def _kept(wire: Wire) -> list[tuple[str, str]]:
    """The headers of an answer as they came; of one whose chunks were joined, with its length in their place."""
    kept: Headers = tuple((name, _one_line(value)) for name, value in wire.headers)
    if not any(name.lower() == "transfer-encoding" for name, _value in kept):
        return list(kept)
    joined = [
        ("X-Crawl-Transfer-Encoding" if name.lower() == "transfer-encoding" else name, value)
        for name, value in kept
        if name.lower() != "content-length"
    ]
    return [*joined, ("Content-Length", str(len(wire.body)))]


def _one_line(text: str) -> str:
    return re.sub(r"[\r\n]+[ \t]*", " ", text)


_BUILDER = WARCWriter(io.BytesIO(), gzip=False, warc_version=VERSION)
"""Makes records, and keeps nothing of them: a new one asks the system for the host's name, at which another thread takes the interpreter."""


def _member(record: object) -> bytes:
    writer = copy(_BUILDER)
    writer.out = io.BytesIO()
    writer.write_record(record)
    return gzip.compress(writer.out.getvalue(), LEVEL, mtime=0)


def _names(many: int) -> list[str]:
    """Names for so many records, of one draw: the system is asked once, for the same reason."""
    drawn = os.urandom(16 * many)
    return [f"<urn:uuid:{uuid.UUID(bytes=drawn[start : start + 16], version=4)}>" for start in range(0, len(drawn), 16)]
