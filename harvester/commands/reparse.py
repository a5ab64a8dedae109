"""`harvester reparse`: kept pages read again by the parsers of today, without network."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from harvester.commands import options, stored
from harvester.plain_words import counted


def reparse(
    output: options.OutputDir = Path("output"),
    formats: options.Formats = "csl-json,bibtex",
    everything: stored.All = False,
    processes: Annotated[
        int | None,
        typer.Option(
            "--processes",
            metavar="NUMBER",
            min=1,
            max=64,
            help="How many pages are read at a time (default: one a core).",
        ),
    ] = None,
    store: options.StoreUrl = "",
    policy: options.PolicyFile = None,
    decisions: options.Decisions = None,
    key_pattern: options.KeyPattern = None,
    freeze_keys: options.FreezeKeys = None,
    config: options.Config = None,
) -> None:
    """Read all kept pages again with the present parsers, and write the exports.

    Nothing is fetched or asked. Stopped? Run the same command again: it goes on where it was.
    """
    from harvester.outputs import exporters  # noqa: PLC0415 - `parse` must not wait for these
    from harvester.rereading import reread_all  # noqa: PLC0415

    exporters(formats)
    place = options.store_place(store, output)
    shown = _Shown()
    settings = options.settings(config)
    try:
        found = reread_all(
            place, output / "archive", settings, processes=processes or os.cpu_count() or 1, tell=shown.tell
        )
    except KeyboardInterrupt:
        sys.stderr.write(f"\nStopped. What was read again is kept in {output}; run the same command again to go on.\n")
        raise typer.Exit(130) from None
    changed = sum(found.changed.values())
    sys.stderr.write(
        f"{counted(found.pages, 'page')} read again in {shown.seconds():.1f} s; {counted(changed, 'reading')} changed.\n"
    )
    for (before, after), count in sorted(found.changed.items()):
        if before != after:
            sys.stderr.write(f"{count:6} of them: {before} before, {after} now\n")
    if found.undone:
        sys.stderr.write(f"{found.undone} could not be read again; what was read before stands:\n")
        for failure in found.named:
            sys.stderr.write(f"       {failure.address}: {failure.message}\n")
    stored.export(
        output,
        formats,
        everything,
        store,
        policy,
        decisions,
        key_pattern=key_pattern,
        freeze_keys=freeze_keys,
        config=config,
    )
    raise typer.Exit(1 if found.undone else 0)


class _Shown:
    """Progress as lines, at most one every few seconds."""

    _EVERY = 5.0

    def __init__(self) -> None:
        self._began = self._told = time.monotonic()

    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self._began

    def tell(self, done: int, total: int) -> None:
        """So many pages of so many are done."""
        if time.monotonic() - self._told < self._EVERY:
            return
        self._told = time.monotonic()
        rate = done / self.seconds()
        left = (total - done) / rate if rate else 0.0
        sys.stderr.write(f"{done} of {total} pages read again, {rate:.0f} a second, {left / 60:.0f} min left\n")
