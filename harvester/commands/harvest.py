"""`harvester harvest`: addresses in, citations and reports out."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from harvester.commands import options
from harvester.errors import UsageError


def harvest(
    addresses: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ADDRESS",
            help="URLs, DOIs, PMIDs, PMCIDs, arXiv identifiers, or files of saved pages.",
            show_default=False,
        ),
    ] = None,
    from_list: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="A list: one address a line, CSV or TSV with a header, or JSON Lines; gzipped or not; - is standard input. "
            "Or an archive of pages (WARC, WACZ).",
        ),
    ] = None,
    column: Annotated[
        str,
        typer.Option(
            "--column",
            metavar="NAME|NUMBER",
            help="The column (of JSON Lines: the field) of the lists that holds addresses, by its name or counted from 1.",
        ),
    ] = "",
    output: options.OutputDir = Path("output"),
    formats: options.Formats = "csl-json,bibtex",
    no_enrich: options.NoEnrich = False,
    no_search: options.NoSearch = False,
    record: options.Record = None,
    replay: options.Replay = None,
    store: options.StoreUrl = "",
    refresh: Annotated[bool, typer.Option("--refresh", help="Fetch and ask again what was harvested before.")] = False,
    refresh_answers: options.RefreshAnswers = False,
    join: Annotated[
        bool, typer.Option("--join", help="Help a harvest of the same list that is at work in this folder.")
    ] = False,
    no_report: Annotated[
        bool,
        typer.Option("--no-report", help="Write no reports (of a very long list): harvester report writes them later."),
    ] = False,
    threads: options.Threads = None,
    mailto: options.Mailto = None,
    allow_network: options.AllowNetwork = None,
    policy: options.PolicyFile = None,
    decisions: options.Decisions = None,
    strict: options.Strict = False,
    key_pattern: options.KeyPattern = None,
    freeze_keys: options.FreezeKeys = None,
    log: Annotated[
        Path | None,
        typer.Option(
            "--log", metavar="FILE", help="Add a line of JSON to this file for all that happens (docs/operations.md)."
        ),
    ] = None,
    config: options.Config = None,
) -> None:
    """Harvest citations from pages and identifiers, cross-check them, and write them.

    Stopped by Ctrl-C or a crash? Run the same command again: it goes on where it was.
    """
    from harvester.outputs import exporters, refuse_losses  # noqa: PLC0415 - `parse` must not wait for the network's modules

    if record is not None and replay is not None:
        raise UsageError("--record and --replay exclude each other")
    if not addresses and not from_list:
        raise UsageError("there is nothing to harvest", advice="Give addresses, or a list with --from FILE.")
    from harvester.sources import Lists, is_list  # noqa: PLC0415

    for given in (*(addresses or ()), *(from_list or ())):
        if given.lower().endswith((".bib", ".ris", ".nbib", ".enw", ".ciw")) and Path(given).is_file():
            raise UsageError(f"{given} is a library, not a page or a list", advice=f"Check it: harvester check {given}")
    for given in addresses or ():
        if is_list(Path(given)):
            raise UsageError(
                f"{given} is a list of addresses, not a saved page", advice=f"Give it as a list: --from {given}"
            )
    if column and not from_list:
        raise UsageError("--column is for lists", advice="Give one with --from FILE.")
    wanted = exporters(formats)
    settings = options.settings(config, mailto, allow_network, threads)

    from harvester.commands.piped import readable  # noqa: PLC0415 - as above
    from harvester.commands.watching import watched  # noqa: PLC0415 - as above
    from harvester.run import RunOptions, run_harvest  # noqa: PLC0415 - as above

    named = ("standard input" if one == "-" else one for one in from_list or ())
    origin = ", ".join([*named, *(["the command line"] if addresses else [])])
    chosen = RunOptions(
        folder=output, store=options.store_place(store, output), formats=wanted, enrich=not no_enrich, replaying=replay is not None,
        refresh=refresh, refresh_answers=refresh_answers, searching=not no_search, joining=join, reports=not no_report,
        origin=origin, made=None if replay is not None else datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        policy=options.policy(policy, config), decisions=options.decisions(decisions),
        naming=options.naming(key_pattern, freeze_keys, config), recorded=_time_of(replay),
    )  # fmt: skip
    with (
        _recorded(record, replay, (settings.mailto, settings.ncbi_api_key)),
        watched(log, settings.mailto, settings.ncbi_api_key) as progress,
    ):
        try:
            with readable(from_list or (), output) as (paths, shown):
                lists = Lists(tuple(addresses or ()), paths, shown, column.strip())
                summary = run_harvest(lists, settings, chosen, progress, _say if replay is None else None)
        except KeyboardInterrupt:
            progress.told("stopped", why="interrupted")
            sys.stderr.write(f"\nStopped. What was fetched is kept in {output}; run the same command again to go on.\n")
            raise typer.Exit(130) from None
    if summary is None:
        sys.stderr.write("All is fetched. Another process asks the services and writes the files.\n")
        return
    sys.stderr.write(summary.text())
    if strict:
        refuse_losses(summary.losses)
    raise typer.Exit(1 if summary.failures else 0)


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def _time_of(replay: Path | None) -> datetime | None:
    if replay is None:
        return None
    from harvester.recording import recorded  # noqa: PLC0415 - as below

    return recorded(replay)


def _recorded(record: Path | None, replay: Path | None, secrets: tuple[str, ...]) -> AbstractContextManager[None]:
    if record is None and replay is None:
        return nullcontext()
    from harvester.recording import recording, replaying  # noqa: PLC0415 - vcrpy is slow to import

    return recording(record, secrets) if record is not None else replaying(replay or Path())
