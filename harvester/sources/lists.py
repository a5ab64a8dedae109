"""Lists of addresses: one a line, or a CSV file with a header; plain or gzipped; read line by line."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import IO, NamedTuple, cast

from harvester.errors import Failure, UsageError
from harvester.sources.addresses import classify
from harvester.sources.crawls import crawl_lines
from harvester.sources.lines import Line
from harvester.warc.captures import is_archive
from parsers import clean

# Headers of columns that hold addresses, in the order in which they are looked for.
COLUMNS = ("url", "address", "link", "uri", "doi", "pmid", "pmcid", "identifier", "id")
IDENTIFIERS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {"doi": clean.doi, "pmid": clean.pmid, "pmcid": clean.pmcid}
)
"""Headers of columns whose identifiers are kept beside the address of a line."""
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
        columns = _columns(first[1])
        if columns is not None:
            yield from _from_table(lines, shown or path, columns, base)
        else:
            for number, text in chain((first,), lines):
                yield from _plain(shown or path, number, text, base)


def _plain(origin: str, number: int, text: str, base: Path | None) -> Iterator[Line]:
    bare = text.strip()
    if " #" in bare:
        bare = bare.partition(" #")[0].strip()
    if bare and not bare.startswith("#"):
        yield _line(origin, number, bare, base)


class _Columns(NamedTuple):
    """Where a table has its addresses, and other columns that hold identifiers."""

    separator: str
    place: int
    name: str
    others: Mapping[str, int]


def _from_table(lines: Iterator[tuple[int, str]], origin: str, columns: _Columns, base: Path | None) -> Iterator[Line]:
    separator, column, _name, others = columns
    for number, text in lines:
        if not text.strip():
            continue
        try:
            cells = next(csv.reader([text], delimiter=separator))
        except csv.Error:
            cells = []
        cell = cells[column].strip() if column < len(cells) else ""
        known = _known({name: cells[place] for name, place in others.items() if place < len(cells)})
        # A line without an address is about the work that its identifier names.
        # In a column of PMIDs the shortest number is one.
        shown = f"pmid:{cell}" if columns.name == "pmid" and cell.isdecimal() else cell
        shown = shown or known.partition(" ")[0] or text.strip()
        yield replace(_line(origin, number, shown, base), known=known)


def _known(cells: Mapping[str, str]) -> str:
    """The identifiers of other columns."""
    found = [
        (name, value) for name, read in IDENTIFIERS.items() if (value := read(cells.get(name, "")[:MOST_LINE])) is not None
    ]  # fmt: skip
    return " ".join(f"{name}:{value}" for name, value in found)


def _columns(header: str) -> _Columns | None:
    """The columns of a line that is a header, else None."""
    for separator in (",", ";", "\t"):
        cells = [cell.strip().strip('"').casefold() for cell in header.split(separator)]
        for name in COLUMNS:
            if name in cells:
                others = {one: cells.index(one) for one in IDENTIFIERS if one in cells and one != name}
                return _Columns(separator, cells.index(name), name, others)
    return None


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
