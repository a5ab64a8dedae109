"""The lines of a file as numbered texts: unpacked, decoded, and none longer than a cap, however long the file."""

from __future__ import annotations

import codecs
import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from harvester.errors import UsageError

LONGEST = 2 * 1024 * 1024
"""Bytes of a line that are read; the rest of a longer one is passed over."""
# What people give for a list: by its first bytes.
_NO_LISTS = (
    (b"PK\x03\x04", "is a ZIP file, as those of spreadsheets are", "Save the sheet as CSV (UTF-8)."),
    (b"\xd0\xcf\x11\xe0", "is a file of an office program", "Save the sheet as CSV (UTF-8)."),
    (b"%PDF-", "is a PDF file", "Give a text: one address a line."),
)  # fmt: skip


class Text(NamedTuple):
    """A line: its number, from 1, and its text without the line's end; of one that is too long, its beginning."""

    number: int
    text: str
    is_whole: bool = True


def texts(path: str, shown: str) -> Iterator[Text]:
    """The lines of a file, "-" being standard input; what gzip packed is unpacked. Raises UsageError.

    UTF-8, with or without its mark, or UTF-16, which Windows calls “Unicode”; a line of neither is read as Latin-1.
    """
    with _open(path) as opened:
        try:
            file = _in_utf_8(opened)
            for number, (raw, is_whole) in enumerate(_raw_lines(file), start=1):
                yield Text(number, _decoded(raw, number, shown), is_whole)
        except (OSError, EOFError, zlib.error) as error:
            raise UsageError(
                f"{shown}: the list cannot be read to its end ({error})", advice="Is the gzip file whole?"
            ) from None


def _decoded(raw: bytes, number: int, shown: str) -> str:
    if number == 1:
        for mark, what, advice in _NO_LISTS:
            if raw.startswith(mark):
                raise UsageError(f"{shown} {what}", advice=advice)
        raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        return raw.decode("latin-1").rstrip("\r\n")


def _raw_lines(file: IO[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Lines, and whether they are whole: what goes beyond the cap is never held."""
    while line := file.readline(LONGEST):
        is_whole = line.endswith(b"\n") or len(line) < LONGEST
        rest = b"" if is_whole else file.readline(LONGEST)
        # A line of just that length ends here.
        is_whole = is_whole or rest in (b"", b"\n", b"\r\n")
        yield line, is_whole
        while len(rest) == LONGEST and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST)


def _open(path: str) -> IO[bytes]:
    try:
        raw: IO[bytes] = sys.stdin.buffer if path == "-" else Path(path).open("rb")  # noqa: SIM115 - the caller closes it
    except OSError as error:
        raise UsageError(f"{path}: the list cannot be read ({error.strerror})", advice="Check the path.") from None
    if not isinstance(raw, io.BufferedReader):
        return raw
    if raw.peek(2)[:2] != b"\x1f\x8b":
        return raw
    if path == "-":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    raw.close()
    return cast("IO[bytes]", gzip.open(path, "rb"))


def _in_utf_8(file: IO[bytes]) -> IO[bytes]:
    """A file, unpacked already, as UTF-8 where it is in UTF-16. Raises what reading it raises."""
    encoding = _utf_16(file.peek(_LETTERS)) if isinstance(file, (io.BufferedReader, gzip.GzipFile)) else ""
    return io.BufferedReader(_AsUtf8(file, encoding)) if encoding else file


def _utf_16(start: bytes) -> str:
    """The encoding of a file that begins so, where that is UTF-16: it has a mark, or every other byte of its first letters is none."""
    if start[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return "utf-16"
    if len(start) < _LETTERS or not any(start):
        return ""
    return "utf-16-le" if start[1] == start[3] == 0 else "utf-16-be" if start[0] == start[2] == 0 else ""


_LETTERS, _PIECE = 4, 64 * 1024


class _AsUtf8(io.RawIOBase):
    """A file in another encoding as UTF-8, a piece at a time."""

    def __init__(self, file: IO[bytes], encoding: str) -> None:
        self._file, self._left = file, b""
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._left:
            came = self._file.read(_PIECE)
            self._left = self._decoder.decode(came, final=not came).encode("utf-8", "replace")
            if not came:
                break
        view = memoryview(buffer)
        given, self._left = self._left[: len(view)], self._left[len(view) :]
        view[: len(given)] = given
        return len(given)

    def close(self) -> None:
        self._file.close()
        super().close()
