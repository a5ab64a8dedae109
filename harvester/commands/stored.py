"""`harvester export` and `report`: what a harvest's store holds, written again without network."""

from __future__ import annotations

import os
import shlex
import sys
from array import array
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harvester.commands import options
from harvester.commands.stepping import stepping
from harvester.errors import StoreError, UsageError
from harvester.shelf import Chosen

if TYPE_CHECKING:
    from harvester.assemble import Assembled
    from harvester.crosscheck import Policy
    from harvester.keys import Naming
    from harvester.refused import Closed
    from harvester.shelf import Pile, Shelf
    from harvester.steps import Steps
    from harvester.store import Row, Store
    from harvester.work import Decision

All = Annotated[bool, typer.Option("--all", help="Every harvest in the store, not the last list alone.")]


def export(
    output: options.OutputDir = Path("output"),
    formats: Annotated[
        str, typer.Option("--formats", metavar="LIST", help=options.FORMATS_HELP, show_default="csl-json,bibtex")
    ] = "",
    everything: All = False,
    store: options.StoreUrl = "",
    policy: options.PolicyFile = None,
    decisions: options.Decisions = None,
    strict: options.Strict = False,
    key_pattern: options.KeyPattern = None,
    freeze_keys: options.FreezeKeys = None,
    to: options.To = "",
    collection: options.Collection = "",
    dry_run: options.DryRun = False,
    config: options.Config = None,
) -> None:
    """Write the export files of a harvest again, in any format; or send its works to where people use them."""
    from harvester.cores import spare  # noqa: PLC0415
    from harvester.keys import told_changes  # noqa: PLC0415
    from harvester.outputs import exporters, refuse_losses, write_exports, write_keys  # noqa: PLC0415 - `parse` must not wait for these

    if not to and (collection or dry_run):
        raise UsageError("--collection and --dry-run belong to --to")
    wanted = exporters(formats or "csl-json,bibtex")
    held = options.decisions(decisions)
    naming = options.naming(key_pattern, freeze_keys, config)
    with stepping() as steps:
        found = assembled(
            output,
            store,
            options.policy(policy, config),
            everything=everything,
            decisions=held,
            naming=naming,
            steps=steps,
        )
    if found.changed_keys and not dry_run:
        with closing(_open(output, store)) as opened:
            if opened.may_write:
                opened.keys.keep(found.kept_keys())
            else:
                sys.stderr.write("The store may not be written, so these keys are not kept for the next time.\n")
        write_keys(output, found.changed_keys)
        sys.stderr.write(f"{told_changes(found.changed_keys)}\n")
    if to:
        from harvester.commands import sent  # noqa: PLC0415

        chosen = sent.Sending(output, "", formats, collection, dry_run, options.settings(config))
        if not sent.send(to, found.entries(), chosen):
            raise typer.Exit(1)
        return
    with stepping() as steps:
        helpers = spare(options.settings(config).parse_processes)
        (*paths, _failed), losses = write_exports(output, found, wanted, steps, helpers=helpers)
    for told in (*paths, *losses):
        sys.stderr.write(f"{told}\n")
    if strict:
        refuse_losses(losses)


def report(
    output: options.OutputDir = Path("output"),
    everything: All = False,
    store: options.StoreUrl = "",
    policy: options.PolicyFile = None,
    decisions: options.Decisions = None,
    config: options.Config = None,
) -> None:
    """Write the reports of a harvest again: report.html, report.csv, report.json, upstream.csv and blocked.csv."""
    from harvester.cores import spare  # noqa: PLC0415
    from harvester.outputs import write_refused, write_reports  # noqa: PLC0415
    from harvester.policies import notes  # noqa: PLC0415
    from harvester.report import RunFacts  # noqa: PLC0415
    from harvester.run import asking_for_access  # noqa: PLC0415

    trust = options.policy(policy, config)
    held = options.decisions(decisions)
    chosen = options.settings(config)
    with stepping() as steps:
        found = assembled(output, store, trust, everything=everything, decisions=held, steps=steps)
        closed = closed_hosts(output, store, found)
        paths = write_reports(
            output, found, RunFacts(notes=notes(trust), closed=closed), steps, helpers=spare(chosen.parse_processes)
        )
    for path in (*paths, *write_refused(output, closed, asking_for_access(chosen))):
        sys.stderr.write(f"{path}\n")


def closed_hosts(folder: Path, store: str, found: Assembled) -> tuple[Closed, ...]:
    """The hosts that let no program in, as the reports tell them."""
    from harvester.refused import ledger  # noqa: PLC0415
    from harvester.run import walls  # noqa: PLC0415

    with closing(_open(folder, store)) as opened:
        return ledger(found.refusals(), walls(opened))


def _open(folder: Path, store: str) -> Store:
    from harvester.store import Store  # noqa: PLC0415

    return Store(options.store_place(store, folder), write=False)


def assembled(
    folder: Path, store: str, policy: Policy, *, everything: bool, decisions: Sequence[Decision] = (),
    naming: Naming | None = None, steps: Steps,
) -> Assembled:  # fmt: skip
    """The works of a folder's last harvest, or of all of them, as people decided about them: in the store, and in `decisions`.

    Without a `naming` they have the keys that they were given.
    """
    from harvester.assemble import assemble  # noqa: PLC0415
    from harvester.crosscheck import DecisionBook  # noqa: PLC0415
    from harvester.keys import NO_NAMING  # noqa: PLC0415
    from harvester.spool import Disk  # noqa: PLC0415
    from harvester.steps import Step  # noqa: PLC0415

    with closing(_open(folder, store)) as opened:
        # A list without a line made a run in earlier versions.
        runs = [(number, lines) for number, _origin, _finished, lines in opened.runs() if lines]
        if not runs:
            raise UsageError(f"{folder}: nothing was harvested here yet", advice="Run harvester harvest first.")
        _check_folder(folder, store)
        shelf = Disk(folder)
        chosen = runs if everything else runs[-1:]
        rows: Iterable[Row] = (row for number, _lines in chosen for row in opened.rows(number))
        if everything:
            rows = _once(rows, shelf)
        decided = DecisionBook((*decisions, *opened.decisions()))
        named = replace(naming or NO_NAMING, kept=opened.keys)
        rows = Step("cross-checking", sum(lines for _number, lines in chosen), steps).through(rows)
        return assemble(
            rows, opened, asked=True, policy=policy, decided=decided, naming=named, shelf=shelf, steps=steps
        )


def _check_folder(folder: Path, store: str) -> None:
    """Raise StoreError for a harvest's folder that may be read, and not written: its files have to be written elsewhere."""
    if folder.is_dir() and not os.access(folder, os.W_OK):
        place = store or str(folder / "harvest.db")
        raise StoreError(
            f"{folder} cannot be written: you may not write there, or its disk is read-only",
            advice=f"Have the files written into a folder of yours: --store {shlex.quote(place)} -o FOLDER",
        )


def _once(rows: Iterable[Row], shelf: Shelf) -> Sequence[Row]:
    """Lines of several lists: each line once, where it came first, as the last of them has it."""
    kept: Pile[Row] = shelf.pile()
    places: dict[bytes, int] = {}
    for row in rows:
        line = f"{row.origin}\t{row.number}\t{row.text}".encode("utf-8", "surrogatepass")
        places[blake2b(line, digest_size=16).digest()] = len(kept)
        kept.append(row)
    return Chosen(kept, array("Q", places.values()))
