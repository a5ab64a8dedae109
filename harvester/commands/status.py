"""`harvester status`: how far a harvest is, without network; nothing is written."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harvester.commands import options
from harvester.errors import UsageError
from harvester.plain_words import counted

if TYPE_CHECKING:
    from harvester.store import Look


def status(
    output: options.OutputDir = Path("output"),
    store: options.StoreUrl = "",
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="text|json|prometheus", help="For a person, a program, or a collector of metrics."
        ),
    ] = "text",
    watch: Annotated[
        float,
        typer.Option(
            "--watch", metavar="SECONDS", min=0, show_default=False, help="Show it again every so many seconds."
        ),
    ] = 0.0,
) -> None:
    """Show how far a harvest is, what failed, and what waits where; also while it is at work."""
    if form not in ("text", "json", "prometheus"):
        raise UsageError(f"--format {form}: there is no such format", advice="Formats: text, json, prometheus.")
    from harvester.store import Look  # noqa: PLC0415 - `parse` must not wait for the store

    opened = Look(options.store_place(store, output))
    try:
        sys.stdout.write(_status(opened, form))
        while watch:
            sys.stdout.flush()
            time.sleep(watch)
            if form == "text":
                sys.stdout.write(f"\n{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n")
            sys.stdout.write(_status(opened, form))
    finally:
        opened.close()


def _status(opened: Look, form: str) -> str:
    """How far the last run is; for a person the others too."""
    from harvester import status as shown  # noqa: PLC0415 - `parse` must not wait for the store

    runs = opened.runs()
    if not runs:
        return "Nothing was harvested here yet.\n" if form == "text" else ""
    *others, last = runs
    found = opened.overview(last[0])
    if form == "json":
        return shown.as_json(found)
    if form == "prometheus":
        return shown.prometheus(found)
    before = [
        f"Harvest {number} of {origin}: {counted(lines, 'line')}, {'finished' if finished else 'not finished'}\n"
        for number, origin, finished, lines in others
    ]
    told = [*before, shown.text(found, time.time()), *_refusing(opened), *_failing(opened, last[0])]
    older = opened.older
    return "".join([*told, *([f"{older}\n"] if older else [])])


def _refusing(opened: Look) -> Iterator[str]:
    """The hosts that let no program in."""
    for host in opened.refusing():
        until = datetime.fromtimestamp(host.blocked_until, UTC)
        peace = f", left in peace until {until:%Y-%m-%d %H:%M} UTC" if host.blocked_until else ""
        count = host.refusals or host.plain
        times = f"{count} time{'s' * (count != 1)} in a row"
        yield f"  {host.name} refuses: {host.blocked}, {times}{peace}\n"


def _failing(opened: Look, run: int) -> Iterator[str]:
    """The hosts at which one page after the other fails, and those that were given up for it."""
    from harvester.failing import AT_ONCE, is_given_up  # noqa: PLC0415

    for host in opened.failing(run):
        if host.failed > AT_ONCE:
            peace = ", asked no more in this harvest" if is_given_up(host.failed, gave=bool(host.gave)) else ""
            yield f"  {host.name} fails: {host.trouble}, at {host.failed} pages in a row{peace}\n"
