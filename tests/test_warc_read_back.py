"""An archive of ours read back: as an earlier version wrote it too, and a record is believed only whole."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import pytest
from warc_records import HTML

from harvester.errors import StoreError
from harvester.fetch import Archive, Position, Response
from harvester.fetch.archive import read


def test_what_an_earlier_version_wrote_is_read(tmp_path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (tmp_path / "harvest-00001.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        head = StatusAndHeaders(
            "200 ", [("Content-Type", "text/html"), ("Content-Length", str(len(HTML)))], protocol="HTTP/1.1"
        )
        writer.write_record(
            writer.create_warc_record(
                "https://example.org/1", "response", payload=io.BytesIO(HTML), length=len(HTML), http_headers=head
            )
        )
        length = file.tell()
    assert read(tmp_path, Position("harvest-00001.warc.gz", 0, length)).body == HTML


def test_a_record_is_believed_only_whole(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    place = archive.store(Response("https://example.org/1", 200, (), HTML), "2026-11-23T12:00:00Z").position
    archive.sync()
    archive.close()
    path = tmp_path / place.file
    data = path.read_bytes()
    member = gzip.decompress(data[place.offset : place.offset + place.length])
    changed = (
        member.replace(b"A page", b"B page", 1), member[:-10], re.sub(rb"Content-Length: \d", b"Content-Length: 9", member, count=1) + b" ",
        member.replace(b"WARC/1.1", b"HTML/1.1", 1), member.replace(b"WARC-Type: response", b"WARC-Type: resource", 1), member + b"x", b"",
    )  # fmt: skip
    for one in changed:
        assert one != member
        packed = gzip.compress(one)
        path.write_bytes(packed)
        with pytest.raises(StoreError):
            read(tmp_path, Position(place.file, 0, len(packed)))
    path.write_bytes(data)
    for wrong in (
        Position(place.file, place.offset, place.length // 2), Position(place.file, place.offset + 1, place.length),
        Position(place.file, 10**9, 100), Position("none.warc.gz", 0, 100),
    ):  # fmt: skip
        with pytest.raises(StoreError):
            read(tmp_path, wrong)
    with pytest.raises(StoreError):
        read(tmp_path, place, most=len(HTML) - 1)
