"""`harvester decide`: what a person has to decide, and the decisions."""

from __future__ import annotations

import getpass
import shlex
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harvester.commands import options
from harvester.commands.stepping import stepping
from harvester.commands.stored import assembled, closed_hosts
from harvester.commands.terminal import fitted
from harvester.errors import UsageError
from harvester.plain_words import counted, cut

if TYPE_CHECKING:
    from harvester.crosscheck import Policy
    from harvester.crosscheck.ruling import Signature
    from harvester.deciding import Asked, Catalogue
    from harvester.settings import Settings
    from harvester.work import Decision, Question


def decide(
    answers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID accept [SOURCE]|reject|set VALUE", show_default=False,
            help="The id of a question, or KEY:FIELD, and what is decided; several one after the other. Without any: what is open.",
        ),
    ] = None,
    output: options.OutputDir = Path("output"),
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Write the questions as CSV, to be filled in with a spreadsheet.")] = None,
    from_file: Annotated[Path | None, typer.Option("--from", metavar="FILE", help="Take the decisions of such a table, as it was saved.")] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why; it is kept with the decision.")] = "",
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who decides (default: HARVESTER_WHO, else the login name).")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what was decided already.")] = False,
    work: Annotated[str | None, typer.Option("--work", metavar="KEY", help="All that can be decided of one work: fields, answers.")] = None,
    undo: Annotated[list[str] | None, typer.Option("--undo", metavar="ID", help="Take a decision back: it is asked again.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Write the exports and reports of the folder again.")] = False,
    export: Annotated[Path | None, typer.Option("--export", metavar="FILE", help="Write all decisions to a .csv or .json file.")] = None,
    decisions: options.Decisions = None,
    policy: options.PolicyFile = None,
    store: options.StoreUrl = "",
    config: options.Config = None,
) -> None:  # fmt: skip
    """Decide what the sources leave open: whose value is right, whether an answer is about a work, whether two works are one.

    Decisions are kept with who and when, followed in every later run, and shown again where what they rest on has changed.
    """
    from harvester.deciding import Answer, Catalogue, file_kind, from_words, take  # noqa: PLC0415 - `parse` must not wait for these

    if export is not None:
        file_kind(export)
    taken_over = options.decisions(decisions)
    trust = options.policy(policy, config)
    with stepping() as steps:
        found = assembled(output, store, trust, everything=False, decisions=taken_over, steps=steps)
    catalogue = Catalogue(found.works)
    given = (*from_words(answers or ()), *(Answer(target, "undo") for target in undo or ()))
    by = signed(options.settings(config, who=who).who, note) if given or from_file else None
    kept = [decision for _asked, decision in take(given, catalogue, by)] if by else []
    problems = 0
    if from_file is not None and by is not None:
        rows, problems = take_table(from_file, catalogue, by)
        kept += rows
    if kept or taken_over:
        _keep(options.store_place(store, output), [*taken_over, *kept])
        with stepping() as steps:
            catalogue = Catalogue(assembled(output, store, trust, everything=False, steps=steps).works)
    if export is not None:
        _export(export, options.store_place(store, output))
    if write and (kept or taken_over):
        _write_again(output, store, trust, options.settings(config))
    elif kept:
        sys.stderr.write(
            f"To write the files again: harvester export -o {_quoted(output)} and harvester report -o {_quoted(output)}, or --write here.\n"
        )
    if to is not None:
        write_table(to, _questions(catalogue, work, everything=everything))
    elif not (given or from_file or export or decisions):
        _show(_questions(catalogue, work, everything=everything), output)
    raise typer.Exit(1 if problems else 0)


def signed(who: str, note: str) -> Signature:
    """Who decides, and now. Raises UsageError where that is not known."""
    from harvester.crosscheck.ruling import signature  # noqa: PLC0415
    from harvester.crosscheck.typed import NotUnderstoodError  # noqa: PLC0415

    try:
        return signature(who or getpass.getuser(), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), note)
    except (OSError, KeyError, ImportError, NotUnderstoodError):  # this system does not know who is logged in
        raise UsageError("it is not known who decides", advice="Say so with --who, or set HARVESTER_WHO.") from None


def _quoted(folder: Path) -> str:
    """A folder as a shell takes it, blanks and all."""
    return shlex.quote(str(folder))


def _questions(catalogue: Catalogue, work: str | None, *, everything: bool) -> tuple[Asked, ...]:
    if work is not None:
        return catalogue.of_work(work)
    return (*catalogue.open(), *(catalogue.decided() if everything else ()))


def take_table(path: Path, catalogue: Catalogue, by: Signature) -> tuple[list[Decision], int]:
    """The decisions of a table, each bad row told by its number; (decisions that are new, number of bad rows)."""
    from harvester.deciding import from_rows, read_sheet  # noqa: PLC0415

    taken = from_rows(read_sheet(path, catalogue.titles()), catalogue, by)
    for number, problem in taken.problems:
        sys.stderr.write(f"{path}, row {number}: {problem}\n")
    if not (taken.decisions or taken.problems or taken.as_before):
        sys.stderr.write(
            f"{path}: no row is answered, so nothing was decided. Fill in “decision” (and “value”), and save it as CSV.\n"
        )
    if taken.as_before:
        sys.stderr.write(f"{counted(taken.as_before, 'row says', 'rows say')} what was decided before.\n")
    return list(taken.decisions), len(taken.problems)


def _keep(path: Path | str, decisions: Sequence[Decision]) -> None:
    from harvester.crosscheck.decision_words import what  # noqa: PLC0415
    from harvester.store import Store  # noqa: PLC0415

    opened = Store(path)
    try:
        new = opened.decide(decisions)
    finally:
        opened.close()
    for decision in decisions[-20:]:
        titles = (str(record.title) for record in decision.work.records if record.title)
        known = next(iter((*titles, *decision.work.addresses)), "")
        sys.stderr.write(f"  {cut(known, 60)}: {what(decision)}\n")
    sys.stderr.write(f"{counted(new, 'decision')} kept.\n")


def _export(path: Path, store: Path | str) -> None:
    from harvester.deciding import file_kind, write_decisions  # noqa: PLC0415
    from harvester.outputs import write_whole  # noqa: PLC0415
    from harvester.store import Store  # noqa: PLC0415

    kind = file_kind(path)
    opened = Store(store, write=False)
    try:
        held = opened.decisions()
    finally:
        opened.close()
    sys.stderr.write(f"{write_whole(path, write_decisions(held, kind))}: {counted(len(held), 'decision')}\n")


def _write_again(output: Path, store: str, policy: Policy, settings: Settings) -> None:
    """The exports that are in the folder, and the reports."""
    from harvester.cores import spare  # noqa: PLC0415
    from harvester.exporters import EXPORTERS  # noqa: PLC0415
    from harvester.outputs import write_all, write_refused  # noqa: PLC0415
    from harvester.policies import notes  # noqa: PLC0415
    from harvester.report import RunFacts  # noqa: PLC0415
    from harvester.run import asking_for_access  # noqa: PLC0415

    there = [exporter for exporter in EXPORTERS if (output / exporter.file_name).exists()]
    with stepping() as steps:
        found = assembled(output, store, policy, everything=False, steps=steps)
        closed = closed_hosts(output, store, found)
        facts, helpers = RunFacts(notes=notes(policy), closed=closed), spare(settings.parse_processes)
        paths, losses = write_all(output, found, there, facts, steps, helpers=helpers)
    for told in (*paths, *write_refused(output, closed, asking_for_access(settings)), *losses):
        sys.stderr.write(f"{told}\n")


def write_table(path: Path, asked: Sequence[Asked], also: str = "") -> None:
    """The questions as a table; `also` is what else the command takes that reads it again."""
    from harvester.deciding import write_sheet  # noqa: PLC0415
    from harvester.outputs import write_whole  # noqa: PLC0415

    write_whole(path, write_sheet(asked))
    sys.stderr.write(
        f"{path}: {counted(len(asked), 'question')}. Fill in “decision” (and “value”, “note”, “who”), save it as CSV, "
        f"and give it back with --from {_quoted(path)}{also}.\n"
    )


def _show(asked: Sequence[Asked], output: Path) -> None:
    """The questions on stdout, each with what can be answered."""
    if not asked:
        sys.stdout.write(
            "Nothing is open. --all shows what was decided, --work KEY what else can be decided of a work.\n"
        )
        return
    for one in asked:
        sys.stdout.write(_shown(one))
    sys.stdout.write(
        f"\n{counted(len(asked), 'question')}. Answer: harvester decide -o {_quoted(output)} ID ANSWER [ID ANSWER]… [--note WHY] [--who NAME]\n"
    )


def _shown(one: Asked) -> str:
    from harvester.crosscheck.decision_words import told  # noqa: PLC0415
    from harvester.deciding.sheets import choices, option_text  # noqa: PLC0415
    from parsers.clean.text import printable  # noqa: PLC0415

    question: Question = one.question
    width = max((len(option.label) for option in question.options), default=0)
    lines = [(f"{one.id}  {one.key}  {one.title}", len(one.id) + 2), (f"    {question.text}", 4)]
    lines += [
        (f"      {option.label:{width}}  {option_text(question, option.value, option.text)[:400]}", width + 8)
        for option in question.options
    ]
    lines += [(f"    decided: {told(question.decision)}", 6)] if question.decision else []
    lines += [(f"    until it is decided: {question.now}", 6)] if question.now and not question.decision else []
    lines.append((f"    answer: {choices(question)}", 6))
    return "\n" + "\n".join(fitted(printable(text), hanging) for text, hanging in lines) + "\n"
