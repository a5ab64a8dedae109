"""The answer at a place in a file, verified: what the store, or a list made of an archive, points to."""

from __future__ import annotations

from pathlib import Path

from harvester.warc.records import MOST_HEAD, BrokenRecord, Record, parse, unpacked


def answer_at(path: Path, offset: int, length: int, most: int) -> Record:
    """The HTTP answer whose record begins at `offset` and fills `length` bytes of a file; its body is of at most `most` bytes.

    Raises BrokenRecord for what is no whole answer, and OSError.
    """
    if length > most + 4 * MOST_HEAD:
        raise BrokenRecord(f"it is larger than {most} bytes")
    with path.open("rb") as file:
        file.seek(offset)
        data = file.read(length)
    if len(data) < length:
        raise BrokenRecord("the file ends within it")
    record = parse(unpacked(data, most + 4 * MOST_HEAD))
    if record.kind != "response" or not record.status:
        raise BrokenRecord("it is no answer of a host")
    return record
