"""`harvester check`: cross-check what a library already has."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harvester.commands import options
from harvester.commands.corrected import kinds_of, targets, write_copies
from harvester.commands.stepping import stepping
from harvester.commands.terminal import fitted
from harvester.errors import StoreError, UsageError
from harvester.plain_words import counted

if TYPE_CHECKING:
    from harvester.assemble import Assembled
    from harvester.checking import Checked
    from harvester.crosscheck import Policy
    from harvester.report import Reported
    from harvester.settings import Settings
    from harvester.store import Answers
    from harvester.work import Decision


class FailOn(StrEnum):
    """From which severity on findings make the exit status 4."""

    error = "error"
    warning = "warning"


_MARKS = {"error": "!!", "warning": " !", "info": "  "}


def check(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="BibTeX or BibLaTeX (.bib), CSL-JSON (.json), .ris, .nbib (PubMed), .enw (EndNote), "
            ".ciw (Web of Science), .xml (MODS, MARCXML, EndNote).",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="DIR", help="Also write the reports (docs/reports.md) and failures.csv there."
        ),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(
            "--write",
            metavar="PATH",
            help="Write a corrected copy there (of several files: to a folder); the file stays.",
        ),
    ] = None,
    correct: Annotated[
        str | None,
        typer.Option(
            "--correct",
            metavar="LIST",
            help="What a copy corrects, joined by commas: decided, missing, outvoted, notice, form (the default), conflict, sharper; or all.",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn | None, typer.Option("--fail-on", help="Exit with 4 where there are findings this grave or graver.")
    ] = None,
    no_enrich: options.NoEnrich = False,
    no_search: options.NoSearch = False,
    refresh_answers: options.RefreshAnswers = False,
    record: options.Record = None,
    replay: options.Replay = None,
    mailto: options.Mailto = None,
    policy: options.PolicyFile = None,
    config: options.Config = None,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", help="Follow the decisions of this file; --from adds to it."),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Write the questions as CSV, to be filled in.")
    ] = None,
    from_file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Take the decisions of such a table.")
    ] = None,
    who: Annotated[
        str | None,
        typer.Option("--who", metavar="NAME", help="Who decides (default: HARVESTER_WHO, else the login name)."),
    ] = None,
) -> None:
    """Cross-check a library's entries with Crossref and PubMed, and print what should be looked at."""
    from harvester.checking import check_library  # noqa: PLC0415 - `parse` must not wait for these
    from harvester.commands.decide import write_table  # noqa: PLC0415
    from harvester.crosscheck import DecisionBook  # noqa: PLC0415
    from harvester.deciding import Catalogue  # noqa: PLC0415
    from harvester.enrichers import MemoryBook  # noqa: PLC0415
    from harvester.fetch import Session  # noqa: PLC0415
    from harvester.harvest import asker, clerk  # noqa: PLC0415
    from harvester.recording import recorded, recording, replaying  # noqa: PLC0415

    if from_file is not None and decisions is None:
        raise UsageError("--from needs --decisions FILE: the file in which the decisions are kept")
    if correct is not None and write is None:
        raise UsageError("--correct needs --write PATH: where the corrected copy goes")
    kinds = kinds_of(correct)
    copies, table = targets(files, write) if write is not None else ((), None)
    settings = options.settings(config, mailto, who=who)
    held = options.decisions(decisions if from_file is None or (decisions and decisions.exists()) else None)
    trust = options.policy(policy, config)
    session = Session(settings, origins=settings.service_origins())
    # A recording holds all questions, and a replay answers them: neither looks at what an earlier check was told.
    keeping = not (no_enrich or record or replay)
    answers = _kept_answers(options.answers_path(settings, output), settings) if keeping else None
    book = answers or MemoryBook()
    when = recorded(replay) if replay is not None else None
    asking = asker(session, replaying=replay is not None, waits=answers, turns=answers, recorded=when)
    day = asking.retrieved()
    since = day if refresh_answers else ""
    asked = None if no_enrich else clerk(settings, asking, book, since, _say if replay is None else None)
    kept = (
        replaying(replay)
        if replay
        else recording(record, (settings.mailto, settings.ncbi_api_key))
        if record
        else nullcontext()
    )
    with kept, stepping() as steps:
        searching = settings.search and not no_search

        def checking(held: Sequence[Decision]) -> list[Checked]:
            book_of = DecisionBook(held)
            return [
                check_library(
                    path, asked, book, searching=searching, policy=trust, decided=book_of, day=day, steps=steps
                )
                for path in files
            ]

        checked, bad_rows = checking(held), 0
        if from_file is not None and decisions is not None:
            new, bad_rows = _taken(from_file, decisions, checked, held, settings.who)
            checked = checking((*held, *new))
    if to is not None:
        write_table(to, Catalogue(_works(checked)).open(), f" --decisions {decisions or 'decisions.json'}")
    if answers is not None:
        answers.close()

    counts, failures = _show(checked)
    if output is not None:
        _write(output, [one.assembled for one in checked], files, trust)
    if table is not None:
        write_copies(checked, copies, table, kinds)
    grave = counts["error"] + (counts["warning"] if fail_on is FailOn.warning else 0)
    raise typer.Exit(4 if fail_on is not None and grave else 1 if failures or bad_rows else 0)


def _kept_answers(path: Path, settings: Settings) -> Answers | None:
    """What services said before, in the file that was named, or among this user's caches: where these cannot be written it is done without."""
    from harvester.store import Answers  # noqa: PLC0415 - `parse` must not wait for the store

    try:
        return Answers.open(path)
    except StoreError as error:
        if settings.answers or path.name == "harvest.db":
            raise
        sys.stderr.write(f"What services say is not kept for the next time: {error.message}.\n")
        return None


def _show(checked: Sequence[Checked]) -> tuple[dict[str, int], int]:
    """Print what is to be said of each entry; gives how many findings there are by severity, and how much failed."""
    from harvester.commands.libraries import encoding_told  # noqa: PLC0415 - `parse` must not wait for the cross-check

    counts = {"error": 0, "warning": 0, "info": 0}
    for one in checked:
        sys.stderr.write(encoding_told(str(one.path), one.kind, one.body))
        for listed in one.assembled.failures:
            message = listed.failure.message.removeprefix(f"{one.path}: ")
            sys.stdout.write(f"{one.path}:{listed.number}: {message}\n")
        for work in one.assembled.works:
            findings = work.work.findings
            if findings:
                sys.stdout.write(f"\n{work.key or '(no key)'}  ({work.work.addresses[0]})\n")
            for finding in findings:
                counts[finding.severity] += 1
                told = f"  {_MARKS[finding.severity]} {finding.code}: {finding.message}"
                sys.stdout.write(f"{fitted(told, 5)}\n")
    entries = sum(len(one.assembled.works) for one in checked)
    failures = sum(len(one.assembled.failures) for one in checked)
    sys.stderr.write(
        f"\n{counted(entries, 'entry', 'entries')} checked: {counted(counts['error'], 'error')}, "
        f"{counted(counts['warning'], 'warning')}, {counted(counts['info'], 'note')}; "
        f"{failures} could not be read or asked about.\n"
    )
    return counts, failures


def _works(checked: Sequence[Checked]) -> tuple[Reported, ...]:
    return tuple(work for one in checked for work in one.assembled.works)


def _taken(
    table: Path, decisions: Path, checked: Sequence[Checked], held: Sequence[Decision], who: str
) -> tuple[list[Decision], int]:
    """The decisions of a table, kept in the file of decisions, and how many rows are none."""
    from harvester.commands.decide import signed, take_table  # noqa: PLC0415
    from harvester.deciding import Catalogue, file_kind, write_decisions  # noqa: PLC0415
    from harvester.outputs import write_whole  # noqa: PLC0415

    kind = file_kind(decisions)
    new, bad_rows = take_table(table, Catalogue(_works(checked)), signed(who, ""))
    write_whole(decisions, write_decisions((*held, *new), kind))
    sys.stderr.write(f"{decisions}: {counted(len(new), 'new decision')}, {len(held) + len(new):,} in all\n")
    return new, bad_rows


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def _write(folder: Path, assembled: list[Assembled], files: list[Path], policy: Policy) -> None:
    from harvester.assemble import Assembled  # noqa: PLC0415
    from harvester.outputs import failures, write_reports, write_whole  # noqa: PLC0415
    from harvester.policies import notes  # noqa: PLC0415
    from harvester.report import RunFacts  # noqa: PLC0415

    works = tuple(work for one in assembled for work in one.works)
    failed = tuple(listed for one in assembled for listed in one.failures)
    both = Assembled(works, failed, tuple((place,) for place in range(len(works))))
    facts = RunFacts(origin=", ".join(map(str, files)), addresses=len(works), notes=notes(policy), deciding="check")
    with stepping() as steps:
        reports = write_reports(folder, both, facts, steps)
    for path in (*reports, write_whole(folder / "failures.csv", failures(failed))):
        sys.stderr.write(f"{path}\n")
