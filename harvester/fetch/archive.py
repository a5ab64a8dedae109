"""Pages as they were fetched, in WARC files that this process writes, and read again where the store says they stand.

Bodies are kept as they came over the wire. A position is trusted only where the store committed it: who finds the file of a
process that died cuts what stands behind the last committed end. So a file has to be known to the store before it is there, and a
full one is followed by the next only when that one was announced.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from harvester import __version__
from harvester.errors import StoreError, unwritable
from harvester.fetch.session import Response, redact_url
from harvester.warc import BrokenRecord, Undecodable, Wire, answer_at
from harvester.warc.writing import CONFORMS_TO, About, Earlier, Written, exchange, revisit, warcinfo

MOST_BYTES = 8 * 1024 * 1024
FILE_BYTES = 1_000_000_000
_OF_ENCODING = frozenset(("transfer-encoding", "content-encoding", "content-length"))


class Position(NamedTuple):
    """Where a response record stands: file name, offset and length in bytes."""

    file: str
    offset: int
    length: int


class Kept(NamedTuple):
    """Where an answer is kept, and by what a later record refers to it."""

    position: Position
    record: str
    digest: str


class Archive:
    """The WARC files of one process, one after the other. Safe to share among threads.

    `name` has the number that the first file has; each next one counts on. `operator` is whom to write to about what was fetched,
    `agent` what hosts were told. A file that reaches `most` bytes is the last but for what is under way.
    """

    def __init__(
        self, folder: Path, name: str = "harvest-00001.warc.gz", *, operator: str = "", agent: str = "", most: int = FILE_BYTES
    ) -> None:  # fmt: skip
        """Files of the folder that this process alone writes; each is made when there is something to be kept."""
        self._folder, self._most = folder, most
        self._stem = name.removesuffix("00001.warc.gz")
        self._about = {
            "software": f"harvester/{__version__}", "format": "WARC File Format 1.1", "conformsTo": CONFORMS_TO,
            "operator": f"mailto:{operator}" if operator else "", "robots": "obey (RFC 9309)", "http-header-user-agent": agent,
        }  # fmt: skip
        self._lock = threading.Lock()
        self._file: BinaryIO | None = None
        # Counted here: each time that the system is asked, another thread takes the interpreter.
        self._at = 0
        self._number, self._announced = 1, 2
        self._full: list[tuple[str, int]] = []
        self._broken: OSError | None = None

    def names(self) -> tuple[str, ...]:
        """The files that may be there: the store has to know them before anything is kept."""
        return tuple(self._name(number) for number in range(1, self._announced + 1))

    def store(self, answer: Response, retrieved: str, about: About | None = None) -> Kept:
        """Write one exchange. The position is durable only after `sync`."""
        return self._append(exchange(_wire(answer), retrieved, _shown(about)))

    def store_unchanged(self, answer: Response, retrieved: str, earlier: Earlier, about: About | None = None) -> Kept:
        """Write that a host says that what was fetched earlier still holds."""
        return self._append(revisit(_wire(answer), retrieved, _shown(about), earlier))

    def sync(self) -> tuple[tuple[str, int], ...]:
        """Make all that was written durable; gives each file's name and end, to be committed: also those yet to be written."""
        with self._writing():
            ends = [*self._full, (self._name(self._number), self._end())]
            next_one = self._number + 1
            return (*ends, *(() if next_one <= self._announced else ((self._name(next_one), 0),)))

    def committed(self, ends: tuple[tuple[str, int], ...]) -> None:
        """The store has kept these ends: full files among them are done with, and a new one may be begun."""
        with self._lock:
            self._full = [one for one in self._full if one not in ends]
            self._announced = max(self._announced, *(self._number_of(name) for name, _end in ends), 0)

    def close(self) -> None:
        """Close the file that is written."""
        if self._file is not None:
            # What was acknowledged is on the disk; what could not be written was told when it was tried.
            with suppress(OSError):
                self._file.close()

    def _name(self, number: int) -> str:
        return f"{self._stem}{number:05}.warc.gz"

    def _number_of(self, name: str) -> int:
        return int(name.removeprefix(self._stem).removesuffix(".warc.gz"))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock:
            try:
                # Half a record may stand at the end: nothing is written behind it, even if there is room again.
                if self._broken is not None:
                    raise self._broken
                yield
            except OSError as error:
                self._broken = error
                raise unwritable(self._folder / self._name(self._number), error) from None

    def _ready(self) -> BinaryIO:
        """The file that is written, begun where that is needed."""
        if self._file is not None and self._at >= self._most and self._number < self._announced:
            self._full.append((self._name(self._number), self._end()))
            self._file.close()
            self._file = None
            self._number += 1
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = (self._folder / self._name(self._number)).open("ab")
            self._at = self._file.tell()
            if self._at == 0:
                self._put(self._file, warcinfo(self._name(self._number), self._about))
        return self._file

    def _append(self, written: Written) -> Kept:
        # Compressed by then: threads wait for each other only while bytes are handed over.
        with self._writing():
            file = self._ready()
            offset = self._at
            self._put(file, b"".join(written.members))
            position = Position(self._name(self._number), offset, len(written.members[0]))
        return Kept(position, written.record, written.digest)

    def _put(self, file: BinaryIO, piece: bytes) -> None:
        file.write(piece)
        self._at += len(piece)

    def _end(self) -> int:
        if self._file is None:
            return 0
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._at


def _wire(answer: Response) -> Wire:
    """What went over the wire; of an answer of which nobody knows, what it would have been without encodings."""
    wire = answer.wire
    if wire is None:
        kept = tuple((name, value) for name, value in answer.headers if name.lower() not in _OF_ENCODING)
        length = ("Content-Length", str(len(answer.body)))
        wire = Wire(answer.url, answer.status, "/", (), "", (*kept, length), answer.body)
    sent, headers = (tuple((name, redact_url(value)) for name, value in pairs) for pairs in (wire.sent, wire.headers))
    return replace(wire, url=redact_url(wire.url), target=redact_url(wire.target), sent=sent, headers=headers)


def _shown(about: About | None) -> About:
    """What is known of an exchange, as it may be kept."""
    return About() if about is None else about._replace(listed=redact_url(about.listed), via=redact_url(about.via))


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
        raise unwritable(path, error) from None


def read(folder: Path, position: Position, most: int = MOST_BYTES) -> Response:
    """The response at a position, its body decoded to at most `most` bytes.

    Raises StoreError where the archive does not hold it whole, digest and all; FetchError's codes are no affair of a kept page.
    """
    path = folder / position.file
    try:
        record = answer_at(path, position.offset, position.length, most)
        body = record.body(most)
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror})", advice="Was it moved?") from None
    except (BrokenRecord, Undecodable) as error:
        raise StoreError(f"{path}: the record at {position.offset} cannot be believed: {error}") from None
    return Response(record.fields.get("warc-target-uri", ""), record.status, record.merged(), body)
