"""Library files of the disk: their bytes, their entries by the format of each, and files in which nothing is."""

from __future__ import annotations

import re
from pathlib import Path

from harvester.errors import UsageError
from harvester.given_files import read_given
from harvester.steps import Reading, Steps, untold
from parsers.formats import Unreadable
from parsers.formats.libraries import ENDINGS, Kind, kind_of
from parsers.formats.library import Library, Problem

# A file of abbreviations alone, an empty list.
_EMPTY_AND_RIGHT = re.compile(
    rb"^\s*@\s*(?:string|preamble|comment)\s*[{(]|\A(?:\xef\xbb\xbf)?\s*[\[{]", re.IGNORECASE | re.MULTILINE
)
MOST_BYTES = 200 * 1024 * 1024


def read_body(path: Path) -> bytes:
    """The bytes of a library's file. Raises UsageError where it is none, cannot be read or is too large."""
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(
            f"{path}: a library is a .bib file (BibTeX, BibLaTeX), .json (CSL-JSON), .ris, .nbib (PubMed), .enw (EndNote), "
            ".ciw (Web of Science), .xml (MODS, MARCXML, EndNote), or .txt (of PubMed or Web of Science)",
            advice="The ending of its name tells how it is read: save it under one of these.",
        )
    return read_given(path, MOST_BYTES)


def read_library(path: Path, body: bytes, steps: Steps = untold) -> tuple[Kind, Library]:
    """The format and entries of a file, by its ending and its elements. Raises UsageError where it cannot be read at all."""
    kind = kind_of(path.name, body)
    if kind is None and path.suffix.lower() == ".txt":
        raise UsageError(
            f"{path}: it does not begin as a library does (PMID-, FN, PT, TY  -, %0, @)",
            advice="The first line of a .txt file tells how it is read: export the library as .ris or .bib.",
        )
    if kind is None:
        raise UsageError(
            f"{path}: no element of it is one of MODS, MARCXML or EndNote’s XML",
            advice="Of other XML, export the library as one of these, or as .ris or .bib.",
        )
    try:
        return kind, kind.read(body, Reading(path.name, steps))
    except Unreadable as error:
        raise UsageError(f"{path}: {error}") from None


def nothing_in(library: Library, body: bytes) -> list[Problem]:
    """A file without an entry: empty, cut off, of another kind, or a page that a failed download left there.

    A check that runs every night must not call it clean.
    """
    if library.entries or library.problems or _EMPTY_AND_RIGHT.search(body):
        return []
    return [
        Problem(line=1, message="no entry was found in the file: is it whole, and of the kind that its ending says?")
    ]
