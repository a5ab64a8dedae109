"""One harvest from its lines to its files: builds what is needed, runs it, writes the results, sums it up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from harvester.assemble import Assembled, assemble
from harvester.crosscheck import DEFAULT, DecisionBook, Policy
from harvester.crosscheck.questions import open_questions
from harvester.exporters import Exporter
from harvester.fetch import Archive, Fetcher, Session
from harvester.harvest import Engine, asker, clerk, run
from harvester.killable import PageReader
from harvester.outputs import write_all
from harvester.policies import notes
from harvester.report import RunFacts
from harvester.settings import Settings
from harvester.sources import Line
from harvester.store import Store
from harvester.work import Decision, Severity

_LEVELS: tuple[tuple[Severity, str], ...] = (
    ("error", "must be looked at"), ("warning", "should be looked at"), ("info", "for your information"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What the command line asked for. `made` is the time to print in the report; none in a replay.

    `refresh` fetches and asks again, `refresh_answers` only asks; `searching` looks for works that no identifier leads to.
    `decisions` are those of a file: the store keeps them with its own.
    """

    folder: Path
    store: Path
    formats: tuple[Exporter, ...]
    enrich: bool
    replaying: bool
    refresh: bool
    origin: str
    made: str | None
    policy: Policy = DEFAULT
    refresh_answers: bool = False
    searching: bool = True
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a harvest came to, for a person."""

    lines: int
    works: int
    failures: int
    findings: Counter[Severity]
    questions: int
    paths: tuple[Path, ...]

    def text(self) -> str:
        """A few lines that a librarian understands."""
        several = f" from {self.lines} lines" if self.lines != self.works else ""
        out = [f"\n{self.works} work{'s' * (self.works != 1)} written{several}."]
        for severity, words in _LEVELS:
            if self.findings[severity]:
                out.append(f"{self.findings[severity]:4} finding{'s' * (self.findings[severity] != 1)} {words}.")
        if self.questions:
            out.append(f"{self.questions:4} for a person to decide: harvester decide -o {self.paths[0].parent}")
        if self.failures:
            out.append(
                f"{self.failures:4} line{'s' * (self.failures != 1)} in failures.csv, each with its reason and what to do."
            )
        out.append("Open first: " + str(next(path for path in self.paths if path.name == "report.html")))
        out.append("Written: " + ", ".join(str(path) for path in self.paths if path.name != "report.html"))
        return "\n".join(out) + "\n"


def run_harvest(
    lines: Sequence[Line], settings: Settings, options: RunOptions, progress: Callable[[int], None],
    tell: Callable[[str], None] | None = None,
) -> Summary:  # fmt: skip
    """Harvest a list and write its files. A run that was stopped goes on; what is kept is never fetched again.

    `progress` is told of lines that were fetched, `tell` of what is being asked.

    Raises StoreError; KeyboardInterrupt after keeping what was under way.
    """
    store = Store(options.store)
    try:
        session = Session(settings, origins=settings.service_origins())
        archive = Archive(options.folder / "archive", committed=store.archive_end())
        try:
            fetcher = Fetcher(settings, session, archive=archive, replaying=options.replaying)
            store.decide(options.decisions)
            asking = asker(session, replaying=options.replaying, waits=store.answers)
            refresh = "all" if options.refresh else "answers" if options.refresh_answers else "no"
            number = store.begin(
                lines, options.origin, refresh=refresh, since=asking.retrieved() if refresh != "no" else ""
            )
            asked = clerk(settings, asking, store, store.since(number), tell) if options.enrich else None
            with PageReader(settings.parse_seconds) as reader:
                engine = Engine(
                    store, fetcher, archive, reader, asked, options.searching and settings.search, settings.threads
                )
                run(engine, number, progress)
            decided = DecisionBook(store.decisions())
            assembled = assemble(
                store.rows(number), store, asked=options.enrich, policy=options.policy, decided=decided
            )
            facts = RunFacts(
                made=options.made,
                origin=options.origin,
                addresses=sum(line.address is not None for line in lines),
                notes=notes(options.policy),
            )
            paths = write_all(options.folder, assembled, options.formats, facts)
            store.finish(
                number,
                [
                    (one.key, one.work.record, places)
                    for one, places in zip(assembled.works, assembled.positions, strict=True)
                ],
            )
        finally:
            archive.close()
    finally:
        store.close()
    return summary(len(lines), assembled, paths)


def summary(lines: int, assembled: Assembled, paths: tuple[Path, ...]) -> Summary:
    """What was assembled, counted."""
    findings = Counter(finding.severity for one in assembled.works for finding in one.work.findings)
    asked = {question.id for one in assembled.works for question in open_questions(one.work)}
    return Summary(lines, len(assembled.works), len(assembled.failures), findings, len(asked), paths)
