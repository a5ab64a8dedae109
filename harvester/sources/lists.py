"""Lists of addresses: one a line, a table (CSV, TSV), or JSON Lines; plain or gzipped; read line by line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from harvester.errors import UsageError
from harvester.sources.crawls import crawl_lines
from harvester.sources.lines import Line, line, sound
from harvester.sources.objects import looks_like_objects, objects
from harvester.sources.tables import table
from harvester.sources.texts import Text, texts
from harvester.warc.captures import is_archive


@dataclass(frozen=True, slots=True)
class Lists:
    """Addresses given one by one and in lists, read line by line as often as they are wanted, never held in memory.

    A list that can be read only once (standard input) has to be copied into a file first: `shown` is then what it is called.
    `column` names or counts the column that holds addresses, where they are not in one with a usual name.
    """

    texts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()
    column: str = ""

    def __iter__(self) -> Iterator[Line]:
        """The lines, in order. Raises UsageError for a list that cannot be read."""
        names = dict(self.shown)
        yield from arguments(self.texts)
        for path in self.paths:
            yield from read_list(path, names.get(path, ""), self.column)

    def digest(self) -> str:
        """What stands for the lists: the same for the same names and bytes. Raises UsageError."""
        names = dict(self.shown)
        # Read by another column a file is another list.
        said = (self.texts, self.column) if self.column else self.texts
        found = hashlib.sha256(repr(said).encode("utf-8", "surrogatepass"))
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


def arguments(given: Iterable[str]) -> Iterator[Line]:
    """The addresses given on the command line."""
    for number, text in enumerate(given, start=1):
        yield line("command line", number, sound(text), None)


_PAGES = frozenset((".html", ".htm", ".xhtml", ".mht", ".xml", ".pdf"))


def is_list(path: Path) -> bool:
    """Whether a file that was given as a saved page is a list: its first lines are addresses of pages or identifiers of works."""
    if path.suffix.lower() in _PAGES or not path.is_file():
        return False
    try:
        first = [one.address for one in islice(read_list(str(path)), 3)]
    except UsageError:
        return False
    return bool(first) and all(one is not None and one.kind != "file" for one in first)


def read_list(path: str, shown: str = "", column: str = "") -> Iterator[Line]:
    """The lines of a list that hold something; "-" is standard input. Raises UsageError where it cannot be read.

    What kind of list it is, is told by what stands in it, so that standard input needs no name: a first line that begins with
    "{" is an object of JSON Lines; one that names a column of `COLUMNS` is the header of a table, as any is where a `column` is
    named or counted; its separator is a comma, a semicolon or a tab. Everything else is an address a line, where blank lines and
    what follows "#" at a line's start or after a blank are left out. An archive (WARC, WACZ) is a list of its pages.
    """
    if path != "-" and is_archive(Path(path)):
        if shown:
            raise UsageError("an archive cannot be read from standard input", advice="Give the file: --from FILE.")
        yield from crawl_lines(Path(path))
        return
    # What came by standard input was copied into a folder of ours; its files are where we stand.
    base = None if path == "-" or shown else Path(path).parent
    origin = shown or path
    given = texts(path, origin)
    first = next((one for one in given if one.text.strip()), None)
    if first is None:
        return
    whole = chain((first,), given)
    if looks_like_objects(first.text, origin):
        yield from objects(whole, origin, column, base)
        return
    found, rest = table(whole, origin, column, base)
    yield from _plain(rest, origin, base) if found is None else found


def _plain(given: Iterator[Text], origin: str, base: Path | None) -> Iterator[Line]:
    for number, text, _is_whole in given:
        bare = text.strip()
        if " #" in bare:
            bare = bare.partition(" #")[0].strip()
        if bare and not bare.startswith("#"):
            yield line(origin, number, bare, base)
