"""`harvester check`: cross-check what a library already has."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harvester.commands import options

if TYPE_CHECKING:
    from harvester.assemble import Assembled
    from harvester.crosscheck import Policy


class FailOn(StrEnum):
    """From which severity on findings make the exit status 4."""

    error = "error"
    warning = "warning"


_MARKS = {"error": "!!", "warning": " !", "info": "  "}


def check(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="BibTeX, BibLaTeX (.bib) or CSL-JSON (.json).", show_default=False),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="DIR", help="Also write report.html, report.csv and failures.csv there."
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
) -> None:
    """Cross-check a library's entries with Crossref and PubMed, and print what should be looked at."""
    from harvester.checking import check_library  # noqa: PLC0415 - `parse` must not wait for these
    from harvester.enrichers import MemoryBook  # noqa: PLC0415
    from harvester.fetch import Session  # noqa: PLC0415
    from harvester.harvest import asker, clerk  # noqa: PLC0415
    from harvester.recording import recording, replaying  # noqa: PLC0415
    from harvester.store import Answers  # noqa: PLC0415

    settings = options.settings(config, mailto)
    trust = options.policy(policy, config)
    session = Session(settings, origins=settings.service_origins())
    # A recording holds all questions, and a replay answers them: neither looks at what an earlier check was told.
    keeping = not (no_enrich or record or replay)
    answers = Answers.open(options.answers_path(settings, output)) if keeping else None
    book = answers or MemoryBook()
    asking = asker(session, replaying=replay is not None, waits=answers)
    since = asking.retrieved() if refresh_answers else ""
    asked = None if no_enrich else clerk(settings, asking, book, since, _say if replay is None else None)
    kept = (
        replaying(replay)
        if replay
        else recording(record, (settings.mailto, settings.ncbi_api_key))
        if record
        else nullcontext()
    )
    with kept:
        searching = settings.search and not no_search
        checked = [check_library(path, asked, book, searching=searching, policy=trust) for path in files]
    if answers is not None:
        answers.close()

    counts = {"error": 0, "warning": 0, "info": 0}
    for one in checked:
        for listed in one.assembled.failures:
            sys.stdout.write(f"{one.path}:{listed.number}: {listed.failure.message}\n")
        for work in one.assembled.works:
            findings = work.work.findings
            if findings:
                sys.stdout.write(f"\n{work.key}  ({work.work.addresses[0]})\n")
            for finding in findings:
                counts[finding.severity] += 1
                sys.stdout.write(f"  {_MARKS[finding.severity]} {finding.code}: {finding.message}\n")
    entries = sum(len(one.assembled.works) for one in checked)
    failures = sum(len(one.assembled.failures) for one in checked)
    sys.stderr.write(
        f"\n{entries} entries checked: {counts['error']} errors, {counts['warning']} warnings, {counts['info']} notes; "
        f"{failures} could not be read or asked about.\n"
    )
    if output is not None:
        _write(output, [one.assembled for one in checked], files, trust)
    grave = counts["error"] + (counts["warning"] if fail_on is FailOn.warning else 0)
    raise typer.Exit(4 if fail_on is not None and grave else 1 if failures else 0)


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
    facts = RunFacts(origin=", ".join(map(str, files)), addresses=len(works), notes=notes(policy))
    for path in (*write_reports(folder, both, facts), write_whole(folder / "failures.csv", failures(failed))):
        sys.stderr.write(f"{path}\n")
