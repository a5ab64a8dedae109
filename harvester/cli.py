"""The command line: `harvester harvest`, `parse`, `check`, `convert`, `bibliography`, `decide`, `export`, `report`, `reparse`, `status`.

stdout is for results, stderr for progress and messages. Exit status: 0 all well, 1 some addresses failed, 2 usage,
3 the store is locked or the disk is full, 4 findings, 130 interrupted (143 by SIGTERM, 129 by SIGHUP).
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from harvester import __version__, stopping
from harvester.errors import NO_ROOM, HarvesterError, StoreError, UsageError, unwritable
from harvester.starting import STOPPED

# Command to the module its function stands in, under the command's name; in the order in which the help lists them.
COMMANDS = {
    **{name: name for name in ("harvest", "parse", "check", "convert", "bibliography", "decide")},
    "export": "stored", "report": "stored", "reparse": "reparse", "status": "status",
}  # fmt: skip


def _plainly(params: list[Any]) -> list[Any]:
    """Options and arguments as their help shows them: a switch takes no `<bool>`, and an argument's name says what it is."""
    for one in params:
        if isinstance(one, TyperArgument):
            one.display_type = lambda ctx: ""  # type: ignore[method-assign]  # noqa: ARG005 - the library's signature
        elif one.metavar is None and getattr(one, "is_flag", False):
            one.metavar = ""
    return params


class _Command(TyperCommand):
    def get_params(self, ctx: Any) -> Any:
        return _plainly(super().get_params(ctx))


class _Commands(TyperGroup):
    """The commands, each imported when it is named: none waits for what the others need."""

    def get_params(self, ctx: Any) -> Any:
        return _plainly(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the library's signature
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        # Of a name that there is none of, the most alike is told: for that all have to be there.
        for name in (cmd_name,) if cmd_name in COMMANDS else COMMANDS:
            if name not in self.commands:
                one = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
                one.command(name, cls=_Command)(getattr(import_module(f"harvester.commands.{COMMANDS[name]}"), name))
                self.commands[name] = typer.main.get_command(one)
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: Any) -> Any:
        """Run a command. One that is stopped where it keeps nothing says so in one line, where the library would say "Aborted"."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.stderr.write(STOPPED)
            raise typer.Exit(130) from None


app = typer.Typer(
    name="harvester", cls=_Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Turns pages of repositories and journals into citations a librarian can trust, with the source of every value.",
    epilog="Exit status: 0 all well; 1 some addresses failed (all listed in failures.csv, the rest written); 2 wrong usage; "
    "3 store locked or disk full; 4 findings (check --fail-on); 130 interrupted, 143 by SIGTERM, 129 by SIGHUP (run the same command "
    "again to go on).",
)  # fmt: skip


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
    del version  # shown by its own callback
    if any(name.startswith("HARVESTER_") for name in os.environ):
        from dataclasses import fields  # noqa: PLC0415 - who sets nothing does not wait for it

        from harvester.settings import Settings  # noqa: PLC0415
        from harvester.unread_variables import told  # noqa: PLC0415

        settings = [one.name for one in fields(Settings)]
        sys.stderr.writelines(f"harvester: {line}\n" for line in told(os.environ, settings))


def main() -> None:
    """The console command: errors as messages, never as tracebacks."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console, or LANG=C, must not end a harvest because of an accent.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # both are text streams here
    with stopping.heeded() as asked:
        try:
            _run()
        except (SystemExit, OSError):
            # A terminal that closes takes the messages with it; and a command that was stopped ends as any that was interrupted.
            if asked.by is None:
                raise
            sys.exit(asked.status)


def _run() -> None:
    try:
        try:
            app()
        finally:
            _written_out()
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


def _written_out() -> None:
    """What was printed is written, or nobody wants the rest of it (`| head`): left to Python's end, that would be told as a fault of ours."""
    printed = sys.__stdout__
    if printed is None or printed.closed:
        return
    try:
        printed.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), printed.fileno())


def _complain(error: HarvesterError, status: int) -> None:
    sys.stderr.write(f"harvester: {error.message}\n")
    if error.advice:
        sys.stderr.write(f"           {error.advice}\n")
    sys.exit(status)
