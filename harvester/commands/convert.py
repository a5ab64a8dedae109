"""`harvester convert`: a library's file to another format. No network, no state."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from harvester.commands import options
from harvester.errors import UsageError
from harvester.plain_words import counted

if TYPE_CHECKING:
    from harvester.exporters.losses import Exporter, Losses


def convert(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A library: .bib, .json (CSL-JSON), .ris, .nbib (PubMed), .enw (EndNote), "
            ".ciw (Web of Science), .xml (MODS, MARCXML, EndNote); - is standard input.",
            show_default=False,
        ),
    ],
    to: Annotated[str, typer.Option("-t", "--to", metavar="FORMAT", help="The format to write.", show_default=False)],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write to this file instead of standard output (which is - too)."
        ),
    ] = None,
    source: Annotated[
        str, typer.Option("--from", metavar="FORMAT", help="What comes on standard input, named as for -t.")
    ] = "",
    strict: options.Strict = False,
) -> None:
    """Write a library's file in another format, and say what that format cannot hold."""
    from harvester.collector import resting  # noqa: PLC0415 - as below

    # What is imported stays, too.
    with resting():
        from harvester.commands.given import STANDARD_INPUT, STANDARD_OUTPUT  # noqa: PLC0415 - `parse` must not wait for these
        from harvester.formats_written import exporters, refuse_losses, refuse_unread, told  # noqa: PLC0415

        (exporter, *others) = exporters(to)
        if others:
            raise UsageError(f"-t {to}: one format at a time")
        output = None if output == STANDARD_OUTPUT else output
        if output is not None and file != STANDARD_INPUT and output.resolve() == file.resolve():
            raise UsageError(f"-o {output}: that is the file that is read", advice="Give another name.")
        if output is None and exporter.name == "xlsx":
            options.refuse_terminal("An XLSX file", "Name a file: -o library.xlsx")
        done = _written(exporter, file, source, output)
    sentence = told(exporter.title, done.losses)
    sys.stderr.write(f"{sentence}\n" if sentence else "")
    sys.stderr.writelines(done.told)
    if output is not None:
        sys.stderr.write(f"{output}: {counted(done.works, 'work')}\n")
    if strict:
        refuse_losses([sentence] if sentence else [])
        refuse_unread(done.not_whole)
    raise typer.Exit(0 if done.is_whole else 1)


class _Done(NamedTuple):
    """What is to be told of a library that was written: of how many works, what of how many was not read, and what the format cannot hold."""

    losses: Losses
    told: tuple[str, ...]
    works: int
    not_whole: int
    is_whole: bool


def _written(exporter: Exporter, file: Path, source: str, output: Path | None) -> _Done:
    """Read a library and write it. Nothing of it is left when that is done, and nothing for the collector to go through."""
    from harvester.commands import libraries  # noqa: PLC0415 - as above
    from harvester.commands.given import given  # noqa: PLC0415
    from harvester.commands.stepping import stepping  # noqa: PLC0415
    from harvester.exporters.losses import Losses, exported  # noqa: PLC0415
    from harvester.steps import Step  # noqa: PLC0415
    from harvester.whole_files import write  # noqa: PLC0415

    with stepping() as steps:
        library, is_whole = given(file, source, steps)
    keys = libraries.citable(library.entries)
    losses = Losses()
    works = libraries.cited(library.entries, keys)
    with stepping() as steps:
        # At a terminal the works themselves are to be seen, and a bar would stand among them.
        if output is not None or not sys.stdout.isatty():
            works = Step(f"writing {exporter.title}", len(library.entries), steps).through(works)
        pieces = exported(exporter, works, losses)
        if output is None:
            sys.stdout.buffer.writelines(pieces)
        else:
            write(output, pieces)
    told = tuple(libraries.told(library.entries, keys))
    not_whole = sum(bool(one.reading.unread) for one in library.entries)
    return _Done(losses, told, len(library.entries), not_whole, is_whole)
