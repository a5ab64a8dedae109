"""`harvester convert`: a library's file to another format. No network, no state."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harvester.commands import options
from harvester.errors import UsageError
from harvester.plain_words import counted

if TYPE_CHECKING:
    from harvester.work import Entry
    from parsers.formats.library import LibraryEntry

# A key as LaTeX can cite it; of any other (a PMID is one, a catalogue's "(DE-599) 12" is none) a new one is made.
_CITED = re.compile(r"[^\s{}(),=\\\"#%~'@;&<>]{1,200}")


def convert(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A library: .bib, .json (CSL-JSON), .ris, .nbib (PubMed), .xml (MODS, MARCXML, EndNote).",
            show_default=False,
        ),
    ],
    to: Annotated[str, typer.Option("-t", "--to", metavar="FORMAT", help="The format to write.", show_default=False)],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output."),
    ] = None,
    strict: options.Strict = False,
) -> None:
    """Write a library's file in another format, and say what that format cannot hold."""
    from harvester.checking import read_body, read_library  # noqa: PLC0415 - `parse` must not wait for these
    from harvester.exporters.losses import Losses, exported  # noqa: PLC0415
    from harvester.outputs import exporters, refuse_losses, told, write_bytes  # noqa: PLC0415

    (exporter, *others) = exporters(to)
    if others:
        raise UsageError(f"-t {to}: one format at a time")
    if output is not None and output.resolve() == file.resolve():
        raise UsageError(f"-o {output}: that is the file that is read", advice="Give another name.")
    _kind, library = read_library(file, read_body(file))
    for problem in library.problems:
        sys.stderr.write(f"{file}:{problem.line}: {problem.message}\n")
    losses = Losses()
    pieces = exported(exporter, _entries(library.entries), losses)
    if output is None:
        sys.stdout.buffer.writelines(pieces)
    else:
        write_bytes(output, pieces)
    sentence = told(exporter.title, losses)
    unread = sum(len(one.reading.unread) for one in library.entries)
    sys.stderr.write("".join(f"{text}\n" for text in (sentence, _unread(unread)) if text))
    if output is not None:
        sys.stderr.write(f"{output}: {counted(len(library.entries), 'work')}\n")
    if strict:
        refuse_losses([sentence] if sentence else [])
    raise typer.Exit(1 if library.problems else 0)


def _unread(number: int) -> str:
    return (
        f"{counted(number, 'text')} of the file {'is' if number == 1 else 'are'} of no field, or could not be read."
        if number
        else ""
    )


def _entries(read: Sequence[LibraryEntry]) -> Iterator[Entry]:
    """The works under the keys that they have; one that has none that can be cited, or another's, gets one made of what it says."""
    from harvester.citation_keys import assign  # noqa: PLC0415 - only here
    from harvester.work import Entry  # noqa: PLC0415

    made: tuple[str, ...] = ()
    taken: set[str] = set()
    for place, one in enumerate(read):
        key = one.key
        if not _CITED.fullmatch(key) or _NUMBERED.fullmatch(key) or key in taken:
            made = made or assign([entry.reading.record for entry in read])
            key = _free(made[place], taken)
        taken.add(key)
        yield Entry(key=key, record=one.reading.record)


# Keys that a reader made because the entry has none.
_NUMBERED = re.compile(r"(?:record|item)-\d+")


def _free(key: str, taken: Iterable[str]) -> str:
    number, found = 2, key
    while found in taken:
        found, number = f"{key}-{number}", number + 1
    return found
