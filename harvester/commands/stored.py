"""`harvester export`, `report` and `status`: what a harvest's store holds, without network."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harvester.commands import options
from harvester.errors import UsageError

if TYPE_CHECKING:
    from harvester.assemble import Assembled
    from harvester.crosscheck import Policy
    from harvester.store import Store
    from harvester.work import Decision

All = Annotated[bool, typer.Option("--all", help="Every harvest in the store, not the last list alone.")]


def export(
    output: options.OutputDir = Path("output"),
    formats: options.Formats = "csl-json,bibtex",
    everything: All = False,
    store: options.StoreUrl = "",
    policy: options.PolicyFile = None,
    decisions: options.Decisions = None,
) -> None:
    """Write the export files of a harvest again, in any format."""
    from harvester.outputs import exporters, failures, write_whole  # noqa: PLC0415 - `parse` must not wait for these

    wanted = exporters(formats)
    held = options.decisions(decisions)
    found = assembled(output, store, options.policy(policy), everything=everything, decisions=held)
    entries = found.entries()
    for exporter in wanted:
        sys.stderr.write(f"{write_whole(output / exporter.file_name, exporter.write(entries))}\n")
    write_whole(output / "failures.csv", failures(found.failures))


def report(
    output: options.OutputDir = Path("output"),
    everything: All = False,
    store: options.StoreUrl = "",
    policy: options.PolicyFile = None,
    decisions: options.Decisions = None,
) -> None:
    """Write the reports of a harvest again: report.html, report.csv, report.json and upstream.csv."""
    from harvester.outputs import write_reports  # noqa: PLC0415
    from harvester.policies import notes  # noqa: PLC0415
    from harvester.report import RunFacts  # noqa: PLC0415

    trust = options.policy(policy)
    held = options.decisions(decisions)
    found = assembled(output, store, trust, everything=everything, decisions=held)
    for path in write_reports(output, found, RunFacts(notes=notes(trust))):
        sys.stderr.write(f"{path}\n")


def status(
    output: options.OutputDir = Path("output"),
    store: options.StoreUrl = "",
) -> None:
    """Show how far a harvest is, and what failed."""
    opened = _open(output, store)
    runs = opened.runs()
    for number, origin, finished, lines in runs:
        sys.stdout.write(f"Harvest {number} of {origin}: {lines} lines, {'finished' if finished else 'not finished'}\n")
    if runs:
        rows = list(opened.rows(runs[-1][0]))
        failures = [row.failure or (row.outcome and row.outcome.failure) for row in rows]
        done = sum(row.outcome is not None or row.failure is not None for row in rows)
        sys.stdout.write(f"  {done} of {len(rows)} lines have an outcome\n")
        for (code, stage), count in sorted(Counter((one.code, one.stage) for one in failures if one).items()):
            sys.stdout.write(f"  {count:6} {code} ({stage})\n")
        if not runs[-1][2]:
            sys.stdout.write("  Run the same harvest command again to go on.\n")
    opened.close()


def _open(folder: Path, store: str) -> Store:
    from harvester.store import Store  # noqa: PLC0415

    return Store(options.store_path(store, folder), write=False)


def assembled(
    folder: Path, store: str, policy: Policy, *, everything: bool, decisions: Sequence[Decision] = ()
) -> Assembled:
    """The works of a folder's last harvest, or of all of them, as people decided about them: in the store, and in `decisions`."""
    from harvester.assemble import assemble  # noqa: PLC0415
    from harvester.crosscheck import DecisionBook  # noqa: PLC0415

    opened = _open(folder, store)
    runs = [number for number, _origin, _finished, _lines in opened.runs()]
    if not runs:
        raise UsageError(f"{folder}: nothing was harvested here yet", advice="Run harvester harvest first.")
    rows = [row for number in (runs if everything else runs[-1:]) for row in opened.rows(number)]
    if everything:
        # Lines of several lists: each line once, in the order of the lists.
        rows = list({(row.origin, row.number, row.text): row for row in rows}.values())
    decided = DecisionBook((*decisions, *opened.decisions()))
    found = assemble(rows, opened, asked=True, policy=policy, decided=decided)
    opened.close()
    return found
