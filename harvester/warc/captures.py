"""The pages in WARC and WACZ files, whoever made them: every HTML answer with status 200, where it stands, and what cannot be read."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self

from harvester.warc.records import MOST_HEAD, BrokenRecord, fields_of, http_head, length_of
from harvester.warc.spans import MOST_RECORD, Span, Trouble, packed_spans, plain_spans

_HTML = ("text/html", "application/xhtml+xml")
_LOOKS_HTML = re.compile(rb"\s*(?:<!doctype\s+html|<html|<head|<!--)", re.IGNORECASE)
_ROBOTS = re.compile(r"https?://[^/?#]+/robots\.txt(?:[?#]|$)", re.IGNORECASE)
_MOST_DIRECTORY = 32 * 1024 * 1024
"""Bytes of a ZIP file's table of contents: a hundred thousand files."""
_UNDATED = "0000-00-00T00:00:00Z"


class Capture(NamedTuple):
    """A page in an archive: when it was fetched (ISO 8601 in UTC, seconds), where its record stands, its file and its address."""

    date: str
    offset: int
    length: int
    path: str
    url: str

    def text(self) -> str:
        """This as one text that begins with the date: the later of two texts is the newer capture."""
        return f"{self.date} {self.offset} {self.length} {self.url}\n{self.path}"

    @classmethod
    def read(cls, text: str) -> Self:
        """What `text` wrote.

        >>> Capture.read(Capture("2024-03-01T00:00:00Z", 5, 6, "a b.warc", "https://example.org/").text()).path
        'a b.warc'
        """
        said, _, path = text.partition("\n")
        date, offset, length, url = said.split(" ", 3)
        return cls(date, int(offset), int(length), path, url)


def is_archive(path: Path) -> bool:
    """Whether a file holds WARC records: plain, compressed, or in a WACZ file. By its first bytes, not by its name."""
    try:
        with path.open("rb") as file:
            first = file.read(4096)
            if first.startswith(b"PK\x03\x04"):
                return bool(_inside(file))
    except (OSError, zipfile.BadZipFile, BrokenRecord):
        return False
    if first.startswith(b"\x1f\x8b"):
        try:
            first = zlib.decompressobj(31).decompress(first, 16)
        except zlib.error:
            return False
    return first.startswith(b"WARC/")


def captures(path: Path) -> Iterator[Capture | Trouble]:
    """The pages of an archive in order, and what in it cannot be read. Raises OSError."""
    with path.open("rb", buffering=1 << 17) as file:
        first = file.read(4)
        end = file.seek(0, 2)
        if first.startswith(b"PK"):
            yield from _of_wacz(file, path, end)
        else:
            yield from _of_warc(file, path, 0, end)


def _of_warc(file: BinaryIO, path: Path, begin: int, end: int) -> Iterator[Capture | Trouble]:
    file.seek(begin)
    spans = packed_spans if file.read(2) == b"\x1f\x8b" else plain_spans
    for span in spans(file, begin, end):
        if isinstance(span, Trouble):
            yield span
            continue
        try:
            found = _capture(span, path)
        except BrokenRecord as error:
            yield Trouble(span.offset, str(error))
            continue
        if found is not None:
            yield found


def _capture(span: Span, path: Path) -> Capture | None:
    """The page that a record holds, None where it holds none. Raises BrokenRecord for one that cannot be read."""
    fields, begin = fields_of(span.data)
    length = length_of(fields)
    if span.data[begin + length : begin + length + MOST_HEAD].lstrip(b"\r\n").startswith(b"WARC/"):
        raise BrokenRecord("the file is compressed as a whole: unpack it (gunzip), and give the .warc file")
    url = fields.get("warc-target-uri", "").strip("<>")
    if fields.get("warc-type") != "response" or not re.match(r"https?://[^\s]+$", url, re.IGNORECASE):
        return None
    if _ROBOTS.match(url):
        return None  # Where a host has none, many a one answers with a page.
    block = span.data[begin : begin + min(length, 2 * MOST_HEAD)]
    status, headers, at = http_head(block)
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    if status != 200 or not (
        kind.partition(";")[0].strip().lower() in _HTML or (not kind and _LOOKS_HTML.match(block, at))
    ):
        return None
    if fields.get("warc-truncated"):
        raise BrokenRecord(f"the page {url} was cut when it was archived ({fields['warc-truncated'][:40]})")
    if not span.whole:
        raise BrokenRecord(f"the page {url} is larger than {MOST_RECORD} bytes")
    return Capture(seconds(fields.get("warc-date", "")), span.offset, span.length, str(path.absolute()), url)


def seconds(text: str) -> str:
    """A date of WARC's to the second, in UTC; of year 0 where there is none."""
    found = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}", text)
    return f"{found[0]}Z" if found else _UNDATED


def _of_wacz(file: BinaryIO, path: Path, end: int) -> Iterator[Capture | Trouble]:
    try:
        inside = _inside(file)
    except (zipfile.BadZipFile, BrokenRecord) as error:
        yield Trouble(0, f"the ZIP file cannot be read ({error})")
        return
    for entry in inside:
        try:
            begin = _begin(file, entry)
        except BrokenRecord as error:
            yield Trouble(entry.header_offset, f"{entry.filename[:100]}: {error}")
            continue
        yield from _of_warc(file, path, begin, min(end, begin + entry.compress_size))


def _inside(file: BinaryIO) -> list[zipfile.ZipInfo]:
    """The WARC files in a ZIP file, by their names. Raises BadZipFile and BrokenRecord."""
    _check_directory(file)
    try:
        with zipfile.ZipFile(file) as opened:
            entries = opened.infolist()
    except (NotImplementedError, ValueError, struct.error, OverflowError, UnicodeError) as error:
        raise zipfile.BadZipFile(str(error)) from None
    return sorted(
        (one for one in entries if re.fullmatch(r"archive/.+\.warc(?:\.gz)?", one.filename)),
        key=lambda one: one.filename,
    )


def _check_directory(file: BinaryIO) -> None:
    """zipfile holds the whole table of contents in memory: one that is too large for that is refused first."""
    end = file.seek(0, 2)
    file.seek(max(0, end - 66_000))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise BrokenRecord("it has no table of contents")
    size = struct.unpack_from("<I", tail, at + 12)[0]
    wide = tail.rfind(b"PK\x06\x06", 0, at)
    if size == 0xFFFFFFFF and wide >= 0 and len(tail) >= wide + 48:
        size = struct.unpack_from("<Q", tail, wide + 40)[0]
    if size > _MOST_DIRECTORY:
        raise BrokenRecord(f"its table of contents is larger than {_MOST_DIRECTORY} bytes")


def _begin(file: BinaryIO, entry: zipfile.ZipInfo) -> int:
    """Where the bytes of a file begin within the ZIP file: WACZ keeps archives as they are, so each record can be gone to."""
    if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & 1:
        raise BrokenRecord(
            "it is compressed within the ZIP file, which WACZ does not allow: unzip it, and give the WARC file"
        )
    if entry.header_offset < 0:
        raise BrokenRecord("the ZIP file's table of contents is wrong")
    file.seek(entry.header_offset)
    head = file.read(30)
    if len(head) < 30 or not head.startswith(b"PK\x03\x04"):
        raise BrokenRecord("the ZIP file's table of contents is wrong")
    name, extra = struct.unpack_from("<HH", head, 26)
    return entry.header_offset + 30 + int(name) + int(extra)
