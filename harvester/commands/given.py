"""What a command was given to read, beside files of known endings: standard input, and files in which nothing is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from harvester.commands.libraries import encoding_told, opened
from harvester.errors import UsageError
from harvester.format_names import called, unknown
from harvester.library_files import MOST_BYTES, nothing_in, read_body
from harvester.steps import Reading, Steps, untold
from parsers.formats import Unreadable
from parsers.formats.libraries import KINDS, Kind
from parsers.formats.library import Library

STANDARD_INPUT = STANDARD_OUTPUT = Path("-")
# What `-t` calls them, where that is not their reader's name.
_READ_AS = {"biblatex": "bibtex", "bibtex-ascii": "bibtex", "csl-json": "csl_json", "endnote-xml": "endnote_xml"}
_BY_NAME = {kind.name: kind for kind in KINDS}
READABLE: tuple[str, ...] = tuple(
    sorted({*_READ_AS, *(name for name in _BY_NAME if name not in _READ_AS.values() or name == "bibtex")})
)
"""The formats that are read, as they are named on the command line."""


def kind_named(name: str) -> Kind:
    """The format that is named, usual other spellings taken. Raises UsageError where there is none of this name, or none is named."""
    known = called(name, READABLE)
    if known is None:
        told = (
            f"--from {name[:80]}: this format is not read" if name else "of standard input the format has to be named"
        )
        raise unknown(name, READABLE, told, f"Give --from with one of: {', '.join(READABLE)}.")
    return _BY_NAME[_READ_AS.get(known, known)]


class Given(NamedTuple):
    """A library that was read, and whether it is whole: all of it could be read, and there was something."""

    library: Library
    is_whole: bool


def given(file: Path, source: str = "", steps: Steps = untold) -> Given:
    """The library of a file, or of standard input ("-") in the format that is named; what is wrong with it is told, with lines.

    A file in which no entry is found is no whole one, but where it says itself that it is empty ("[]", abbreviations alone): that is
    told too. Raises UsageError where nothing can be read.
    """
    if file == STANDARD_INPUT:
        return _piped(kind_named(source), steps)
    if source:
        raise UsageError(
            f"--from {source[:80]} belongs to standard input (-)",
            advice="The ending of a file's name tells how it is read.",
        )
    library = opened(file, steps)
    if library.entries or library.problems:
        return Given(library, not library.problems)
    problems = nothing_in(library, read_body(file))
    sys.stderr.write(
        "".join(f"{file}:{one.line}: {one.message}\n" for one in problems)
        or f"{file}: no entry was found; it says that it is empty\n"
    )
    return Given(library, not problems)


def _piped(kind: Kind, steps: Steps) -> Given:
    body = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise UsageError(f"what comes on standard input is larger than {MOST_BYTES} bytes", advice="Give it in parts.")
    try:
        library = kind.read(body, Reading("standard input", steps))
    except Unreadable as error:
        raise UsageError(f"standard input: {error}") from None
    sys.stderr.write(encoding_told("standard input", kind, body))
    sys.stderr.write("".join(f"standard input:{problem.line}: {problem.message}\n" for problem in library.problems))
    if not library.entries and not library.problems:
        sys.stderr.write(f"standard input: no entry was found; is it whole, and {kind.title}?\n")
    return Given(library, not library.problems and not nothing_in(library, body))
