"""Pages as they were fetched, in WARC files (ISO 28500): a request and a response record each, gzip per record.

Bodies are kept as they were understood: decoded from their transfer and content encoding, the headers that spoke of
these left out. A position is trusted only where the store committed it: whoever opens an archive to go on cuts what
stands behind the last committed end.
"""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path
from typing import BinaryIO, NamedTuple

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from harvester.errors import StoreError
from harvester.fetch.session import Response, redact_url

_ENCODED = frozenset(("transfer-encoding", "content-encoding", "content-length", "set-cookie"))


class Position(NamedTuple):
    """Where a response record stands: file name, offset and length in bytes."""

    file: str
    offset: int
    length: int


class Archive:
    """One WARC file that this process writes, and all files of the folder to read. Safe to share among threads."""

    def __init__(self, folder: Path, name: str = "harvest-00001.warc.gz") -> None:
        """A file of the folder that this process alone writes; it is made when there is something to be kept."""
        self._folder, self._name = folder, name
        self._lock = threading.Lock()
        self._file: BinaryIO | None = None

    def store(self, answer: Response, retrieved: str, *, truncated: str = "") -> Position:
        """Write one exchange. The position is durable only after `sync`."""
        headers = [("WARC-Date", retrieved)]
        if truncated:
            headers.append(("WARC-Truncated", truncated))
        kept = [(key, value) for key, value in answer.headers if key.lower() not in _ENCODED]
        kept.append(("Content-Length", str(len(answer.body))))
        with self._lock:
            try:
                if self._file is None:
                    self._folder.mkdir(parents=True, exist_ok=True)
                    self._file = (self._folder / self._name).open("ab+")
                return self._write(self._file, answer, headers, kept)
            except OSError as error:
                raise StoreError(
                    f"{self._folder / self._name}: cannot be written ({error.strerror})", advice="Is the disk full?"
                ) from None

    def _write(
        self, file: BinaryIO, answer: Response, warc: list[tuple[str, str]], kept: list[tuple[str, str]]
    ) -> Position:
        writer = WARCWriter(file, gzip=True)
        uri = redact_url(answer.url)
        offset = file.tell()
        http = StatusAndHeaders(f"{answer.status} ", kept, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            uri,
            "response",
            payload=io.BytesIO(answer.body),
            length=len(answer.body),
            http_headers=http,
            warc_headers_dict=dict(warc),
        )
        writer.write_record(record)
        length = file.tell() - offset
        request = StatusAndHeaders(f"GET {uri} HTTP/1.1", [], is_http_request=True)
        writer.write_record(
            writer.create_warc_record(uri, "request", http_headers=request, warc_headers_dict=dict(warc))
        )
        return Position(self._name, offset, length)

    def sync(self) -> tuple[str, int]:
        """Make all that was written durable; gives the file's name and end, to be committed."""
        with self._lock:
            if self._file is None:
                return self._name, 0
            try:
                self._file.flush()
                os.fsync(self._file.fileno())
            except OSError as error:
                raise StoreError(
                    f"{self._folder / self._name}: cannot be written ({error.strerror})", advice="Is the disk full?"
                ) from None
            return self._name, self._file.tell()

    def close(self) -> None:
        """Close the file that is written."""
        if self._file is not None:
            self._file.close()


def cut(folder: Path, name: str, durable: int) -> None:
    """Cut a file whose writer is gone to what was acknowledged: what stands behind may be half a record. Raises StoreError."""
    path = folder / name
    try:
        if durable == 0:
            path.unlink(missing_ok=True)
        elif path.exists() and path.stat().st_size > durable:
            with path.open("rb+") as file:
                file.truncate(durable)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror})") from None


def read(folder: Path, position: Position) -> Response:
    """The response at a position. Raises StoreError where the archive does not hold it whole."""
    try:
        with (folder / position.file).open("rb") as file:
            file.seek(position.offset)
            data = file.read(position.length)
    except OSError as error:
        raise StoreError(f"{folder / position.file}: cannot be read ({error.strerror})") from None
    try:
        record = next(iter(ArchiveIterator(io.BytesIO(data))))
        body = record.content_stream().read()
    except (StopIteration, ArchiveLoadFailed, EOFError) as error:
        raise StoreError(f"{folder / position.file}: no whole record at {position.offset}") from error
    if record.http_headers is None:
        raise StoreError(f"{folder / position.file}: the record at {position.offset} is cut short")
    headers = tuple((key, value) for key, value in record.http_headers.headers)
    if str(len(body)) != dict(headers).get("Content-Length"):
        raise StoreError(f"{folder / position.file}: the record at {position.offset} is cut short")
    return Response(
        record.rec_headers.get_header("WARC-Target-URI"), int(record.http_headers.get_statuscode()), headers, body
    )
