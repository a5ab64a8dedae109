"""Library files that a command reads: opened with their faults told, and their works under keys that can be cited."""

from __future__ import annotations

import re
import sys
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from harvester.citation_keys import assign
from harvester.library_files import read_body, read_library
from harvester.not_read import NUMBERED, keys_changed, not_read
from harvester.steps import Steps, untold
from harvester.work import Entry
from parsers.formats.libraries import Kind, encoding_of
from parsers.formats.library import Library, LibraryEntry

# A key as LaTeX can cite it; of any other (a PMID is one, a catalogue's "(DE-599) 12" is none) a new one is made.
_CITED = re.compile(r"[^\s{}(),=\\\"#%~'@;&<>]{1,200}")


def opened(file: Path, steps: Steps = untold) -> Library:
    """The entries of a library's file; what of it cannot be read is told with its line. Raises UsageError where nothing can."""
    body = read_body(file)
    kind, library = read_library(file, body, steps)
    sys.stderr.write(encoding_told(str(file), kind, body))
    for problem in library.problems:
        sys.stderr.write(f"{file}:{problem.line}: {problem.message}\n")
    return library


def encoding_told(file: str, kind: Kind, body: bytes) -> str:
    """In which encoding a file was read, where that is not UTF-8, and whether it says so itself; a line, or ""."""
    found = encoding_of(kind, body)
    if found is None:
        return ""
    how = "as it says itself" if found.is_said else "guessed: save it as UTF-8, and nothing has to be guessed"
    return f"{file}: read as {found.name}, {how}.\n"


def cited(read: Sequence[LibraryEntry], keys: Sequence[str]) -> Iterator[Entry]:
    """The works under their keys, which `citable` gives."""
    for one, key in zip(read, keys, strict=True):
        yield Entry(key=key, record=one.reading.record, has_own_key=key == one.key, protected=one.protected)


def citable(read: Sequence[LibraryEntry]) -> tuple[str, ...]:
    """The keys that they have; one that has none that can be cited, or another's, gets one made of what it says."""
    made: tuple[str, ...] = ()
    taken: dict[str, None] = {}
    for place, one in enumerate(read):
        key = one.key
        if not _CITED.fullmatch(key) or NUMBERED.fullmatch(key) or key in taken:
            made = made or assign([entry.reading.record for entry in read])
            key = _free(made[place], taken)
        taken[key] = None
    return tuple(taken)


def told(read: Sequence[LibraryEntry], keys: Sequence[str]) -> Iterator[str]:
    """What of the entries was not read, and which keys could not be kept: a line each."""
    yield from (f"{sentence}\n" for sentence in (not_read(read), keys_changed(read, keys)) if sentence)


def _free(key: str, taken: Container[str]) -> str:
    number, found = 2, key
    while found in taken:
        found, number = f"{key}-{number}", number + 1
    return found
