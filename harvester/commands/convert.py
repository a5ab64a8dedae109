"""`harvester convert`: a library's file to another format. No network, no state."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from harvester.commands import options
from harvester.errors import UsageError
from harvester.plain_words import counted


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
    from harvester.commands.libraries import cited, opened  # noqa: PLC0415 - `parse` must not wait for these
    from harvester.exporters.losses import Losses, exported  # noqa: PLC0415
    from harvester.outputs import exporters, refuse_losses, told  # noqa: PLC0415
    from harvester.whole_files import write  # noqa: PLC0415

    (exporter, *others) = exporters(to)
    if others:
        raise UsageError(f"-t {to}: one format at a time")
    if output is not None and output.resolve() == file.resolve():
        raise UsageError(f"-o {output}: that is the file that is read", advice="Give another name.")
    library = opened(file)
    losses = Losses()
    pieces = exported(exporter, cited(library.entries), losses)
    if output is None:
        sys.stdout.buffer.writelines(pieces)
    else:
        write(output, pieces)
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
