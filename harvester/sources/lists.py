"""Lists of addresses: one a line, or a CSV file with a header; plain or gzipped; read line by line."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, cast

from harvester.errors import Failure, UsageError
from harvester.sources.addresses import classify
from harvester.sources.crawls import crawl_lines
from harvester.sources.lines import Line
from harvester.warc.captures import is_archive

# Headers of columns that hold addresses, in the order in which they are looked for.
COLUMNS = ("url", "address", "link", "uri", "doi", "pmid", "pmcid", "identifier", "id")
MOST_LINE = 10_000
# A bare number of fewer digits may be anything: a year, a count, a line that was cut.
_SHORTEST_PMID = 4


@dataclass(frozen=True, slots=True)
class Lists:
    """Addresses given one by one and in lists, read line by line as often as they are wanted, never held in memory.

    A list that can be read only once (standard input) has to be copied into a file first: `shown` is then what it is called.
    """

    texts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()

    def __iter__(self) -> Iterator[Line]:
        """The lines, in order. Raises UsageError for a list that cannot be read."""
        names = dict(self.shown)
        yield from arguments(self.texts)
        for path in self.paths:
            yield from read_list(path, names.get(path, ""))

    def digest(self) -> str:
        """What stands for the lists: the same for the same names and bytes. Raises UsageError."""
        names = dict(self.shown)
        found = hashlib.sha256(repr(self.texts).encode("utf-8", "surrogatepass"))
        for path in self.paths:
            found.update(f"\n{names.get(path, path)}\n".encode("utf-8", "surrogatepass"))
            try:
                with Path(path).open("rb") as file:
                    found.update(hashlib.file_digest(file, "sha256").digest())
            except OSError as error:
                raise UsageError(
                    f"{path}: the list cannot be read ({error.strerror})", advice="Check the path."
                ) from None
        return found.hexdigest()


def arguments(texts: Iterable[str]) -> Iterator[Line]:
    """The addresses given on the command line."""
    for number, text in enumerate(texts, start=1):
        yield _line("command line", number, text, None)


def read_list(path: str, shown: str = "") -> Iterator[Line]:
    """The lines of a list that hold something; "-" is standard input. Raises UsageError where it cannot be read.

    Blank lines and what follows "#" at a line's start or after a blank are left out. A file whose first line names a
    column of `COLUMNS` is a CSV file; its separator is a comma, a semicolon or a tab. An archive (WARC, WACZ) is a list of
    its pages.
    """
    if path != "-" and is_archive(Path(path)):
        if shown:
            raise UsageError("an archive cannot be read from standard input", advice="Give the file: --from FILE.")
        yield from crawl_lines(Path(path))
        return
    base = None if path == "-" else Path(path).parent
    with _open(path) as file:
        lines = _decoded(file, path)
        first = next(lines, None)
        if first is None:
            return
        separator, column, name = _column(first[1])
        if separator is not None:
            for number, text in _from_table(lines, separator, column):
                # In a column of PMIDs the shortest number is one.
                yield _line(
                    shown or path, number, f"pmid:{text}" if name == "pmid" and text.isdecimal() else text, base
                )
        else:
            for number, text in chain((first,), lines):
                yield from _plain(shown or path, number, text, base)


def _plain(origin: str, number: int, text: str, base: Path | None) -> Iterator[Line]:
    bare = text.strip()
    if " #" in bare:
        bare = bare.partition(" #")[0].strip()
    if bare and not bare.startswith("#"):
        yield _line(origin, number, bare, base)


def _from_table(lines: Iterator[tuple[int, str]], separator: str, column: int) -> Iterator[tuple[int, str]]:
    """The cell of the column of addresses in each row, or else all of the row."""
    for number, text in lines:
        if not text.strip():
            continue
        try:
            cells = next(csv.reader([text], delimiter=separator))
        except csv.Error:
            cells = []
        cell = cells[column].strip() if column < len(cells) else ""
        yield number, cell or text.strip()


def _column(header: str) -> tuple[str | None, int, str]:
    """(separator, place of the column of addresses, its name) where a line is a header, else (None, 0, "")."""
    for separator in (",", ";", "\t"):
        cells = [cell.strip().strip('"').casefold() for cell in header.split(separator)]
        for name in COLUMNS:
            if name in cells:
                return separator, cells.index(name), name
    return None, 0, ""


def _line(origin: str, number: int, text: str, base: Path | None) -> Line:
    address = classify(text, base) if len(text) <= MOST_LINE else None
    if address is not None:
        return Line(origin, number, text, address)
    failure = Failure(
        address=text[:300], stage="input", code="no-address", message=f"{origin}, line {number}: “{text[:100]}” is no address",
        advice=f"A PMID of so few digits is written pmid:{text}." if text.isdecimal() and len(text) < _SHORTEST_PMID
        else "Write a URL (https://…), a DOI (10.…), a PMID, a PMCID (PMC…), or the path of a saved page.",
    )  # fmt: skip
    return Line(origin, number, text[:300], None, failure)


def _open(path: str) -> IO[bytes]:
    try:
        raw: IO[bytes] = sys.stdin.buffer if path == "-" else Path(path).open("rb")  # noqa: SIM115 - the caller closes it
    except OSError as error:
        raise UsageError(f"{path}: the list cannot be read ({error.strerror})", advice="Check the path.") from None
    if not isinstance(raw, io.BufferedReader) or raw.peek(2)[:2] != b"\x1f\x8b":
        return raw
    if path == "-":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    raw.close()
    return cast("IO[bytes]", gzip.open(path, "rb"))


def _decoded(file: IO[bytes], path: str) -> Iterator[tuple[int, str]]:
    """(number, text) of each line: UTF-8 or UTF-16 by its mark, else UTF-8, else Latin-1."""
    encoding = "utf-8"
    try:
        for number, raw in enumerate(_raw_lines(file), start=1):
            line = raw
            if number == 1:
                if line.startswith((b"\xff\xfe", b"\xfe\xff")):
                    raise UsageError(f"{path} is in UTF-16", advice="Save it as UTF-8.")
                line = line.removeprefix(b"\xef\xbb\xbf")
            try:
                text = line.decode(encoding)
            except UnicodeDecodeError:
                text = line.decode("latin-1")
            yield number, text.rstrip("\r\n")
    except (OSError, EOFError) as error:
        raise UsageError(
            f"{path}: the list cannot be read to its end ({error})", advice="Is the gzip file whole?"
        ) from None


def _raw_lines(file: IO[bytes]) -> Iterator[bytes]:
    """Lines, none longer than the cap: what goes beyond is one overlong line, never held whole."""
    while line := file.readline(MOST_LINE * 4):
        yield line
        while not line.endswith(b"\n") and len(line) >= MOST_LINE * 4:
            line = file.readline(MOST_LINE * 4)
