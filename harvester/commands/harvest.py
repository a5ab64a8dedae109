"""`harvester harvest`: addresses in, citations and reports out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from harvester.commands import options
from harvester.errors import UsageError


def harvest(
    addresses: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ADDRESS]...", help="URLs, DOIs, PMIDs, PMCIDs, or files of saved pages.", show_default=False
        ),
    ] = None,
    from_list: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="A list: one address a line, or a CSV file with a header; - is standard input.",
        ),
    ] = None,
    output: options.OutputDir = Path("output"),
    formats: options.Formats = "csl-json,bibtex",
    no_enrich: options.NoEnrich = False,
    no_search: options.NoSearch = False,
    record: options.Record = None,
    replay: options.Replay = None,
    store: options.StoreUrl = "",
    refresh: Annotated[bool, typer.Option("--refresh", help="Fetch and ask again what was harvested before.")] = False,
    refresh_answers: options.RefreshAnswers = False,
    threads: options.Threads = None,
    mailto: options.Mailto = None,
    allow_network: options.AllowNetwork = None,
    policy: options.PolicyFile = None,
    decisions: options.Decisions = None,
    config: options.Config = None,
) -> None:
    """Harvest citations from pages and identifiers, cross-check them, and write them.

    Stopped by Ctrl-C or a crash? Run the same command again: it goes on where it was.
    """
    from harvester.outputs import exporters  # noqa: PLC0415 - `parse` must not wait for the network's modules

    if record is not None and replay is not None:
        raise UsageError("--record and --replay exclude each other")
    if not addresses and not from_list:
        raise UsageError("there is nothing to harvest", advice="Give addresses, or a list with --from FILE.")
    wanted = exporters(formats)
    settings = options.settings(config, mailto, allow_network, threads)

    from harvester.run import RunOptions, run_harvest  # noqa: PLC0415 - as above
    from harvester.sources import arguments, read_list  # noqa: PLC0415

    lines = list(chain(arguments(addresses or ()), *(read_list(path) for path in from_list or ())))
    if not lines:
        raise UsageError("the list holds no address")
    origin = ", ".join([*(from_list or ()), *(["the command line"] if addresses else [])])
    chosen = RunOptions(
        folder=output, store=options.store_path(store, output), formats=wanted, enrich=not no_enrich, replaying=replay is not None,
        refresh=refresh, refresh_answers=refresh_answers, searching=not no_search,
        origin=origin, made=None if replay is not None else datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        policy=options.policy(policy, config), decisions=options.decisions(decisions),
    )  # fmt: skip
    with _recorded(record, replay, (settings.mailto, settings.ncbi_api_key)), _progress(len(lines)) as advance:
        try:
            summary = run_harvest(lines, settings, chosen, advance, _say if replay is None else None)
        except KeyboardInterrupt:
            sys.stderr.write(f"\nStopped. What was fetched is kept in {output}; run the same command again to go on.\n")
            raise typer.Exit(130) from None
    sys.stderr.write(summary.text())
    raise typer.Exit(1 if summary.failures else 0)


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def _recorded(record: Path | None, replay: Path | None, secrets: tuple[str, ...]) -> AbstractContextManager[None]:
    if record is None and replay is None:
        return nullcontext()
    from harvester.recording import recording, replaying  # noqa: PLC0415 - vcrpy is slow to import

    return recording(record, secrets) if record is not None else replaying(replay or Path())


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar on stderr where it is a terminal; else a line now and then."""
    from rich.console import Console  # noqa: PLC0415 - only here
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Lines(total)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("Harvesting", total=total)
        yield lambda number: bar.advance(task, number)


class _Lines:
    """Progress as lines, a tenth of the list each."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._told = total, 0, 0

    def __call__(self, number: int) -> None:
        self._done += number
        tenth = self._done * 10 // max(self._total, 1)
        if tenth > self._told and self._total >= 50:
            self._told = tenth
            sys.stderr.write(f"harvested {self._done} of {self._total}\n")
