"""The command line: `harvester harvest`, `parse`, `check`, `convert`, `bibliography`, `decide`, `export`, `report`, `reparse`, `status`.

stdout is for results, stderr for progress and messages. Exit status: 0 all well, 1 some addresses failed, 2 usage,
3 the store is locked or the disk is full, 4 findings, 130 interrupted.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from harvester import __version__
from harvester.commands.bibliography import bibliography
from harvester.commands.check import check
from harvester.commands.convert import convert
from harvester.commands.decide import decide
from harvester.commands.harvest import harvest
from harvester.commands.parse import parse
from harvester.commands.reparse import reparse
from harvester.commands.stored import export, report, status
from harvester.errors import NO_ROOM, HarvesterError, StoreError, UsageError, unwritable

app = typer.Typer(
    name="harvester", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Turns pages of repositories and journals into citations a librarian can trust, with the source of every value.",
    epilog="Exit status: 0 all well; 1 some addresses failed (all listed in failures.csv, the rest written); 2 wrong usage; "
    "3 store locked or disk full; 4 findings (check --fail-on); 130 interrupted (run the same command again to go on).",
)  # fmt: skip
for command in (harvest, parse, check, convert, bibliography, decide, export, report, reparse, status):
    app.command()(command)


def _show_version(value: bool) -> None:  # noqa: FBT001 - typer's callback
    if value:
        typer.echo(f"harvester {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """The console command: errors as messages, never as tracebacks."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console, or LANG=C, must not end a harvest because of an accent.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # both are text streams here
    try:
        app()
    except UsageError as error:
        _complain(error, 2)
    except StoreError as error:
        _complain(error, 3)
    except HarvesterError as error:
        _complain(error, 1)
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        _complain(unwritable(error.filename or "What was asked for", error), 3)
    except KeyboardInterrupt:
        sys.exit(130)


def _complain(error: HarvesterError, status: int) -> None:
    sys.stderr.write(f"harvester: {error.message}\n")
    if error.advice:
        sys.stderr.write(f"           {error.advice}\n")
    sys.exit(status)
