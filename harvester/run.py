"""One harvest from its lines to its files: builds what is needed, runs it, writes the results, sums it up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from harvester.assemble import assemble
from harvester.cores import spare
from harvester.crosscheck import DEFAULT, DecisionBook, Policy
from harvester.errors import StoreError, UsageError
from harvester.exporters import Exporter
from harvester.faults import FAULT
from harvester.fetch import Archive, Fetcher, Session, cut
from harvester.harvest import Engine, asker, clerk, run
from harvester.keys import NO_NAMING, Naming, told_changes
from harvester.killable import PageReader, worth_having
from harvester.outputs import write_all, write_exports, write_keys, write_refused, write_whole
from harvester.policies import notes
from harvester.progress import Progress
from harvester.refused import Asking, Wall, ledger
from harvester.report import RunFacts
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.spool import Disk
from harvester.steps import Step, Steps
from harvester.store import Account, Overview, Place, Refresh, Store
from harvester.summary import Summary, summary
from harvester.summary_json import MOST_HOSTS, Came
from harvester.summary_json import summary as summary_json
from harvester.work import Decision


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What the command line asked for. `made` is the time to print in the report; none in a replay.

    `refresh` fetches and asks again, `refresh_answers` only asks; `searching` looks for works that no identifier leads to.
    `joining` helps a harvest that is at work; `reports` says whether they are written.
    `decisions` are those of a file: the store keeps them with its own. `naming` says how works get their keys,
    `recorded` when that was recorded which is replayed.
    """

    folder: Path
    store: Place
    formats: tuple[Exporter, ...]
    enrich: bool
    replaying: bool
    refresh: bool
    origin: str
    made: str | None
    policy: Policy = DEFAULT
    refresh_answers: bool = False
    searching: bool = True
    joining: bool = False
    reports: bool = True
    decisions: tuple[Decision, ...] = ()
    naming: Naming = NO_NAMING
    recorded: datetime | None = None


def run_harvest(
    lists: Lists, settings: Settings, options: RunOptions, progress: Progress,
    tell: Callable[[str], None] | None = None,
) -> Summary | None:  # fmt: skip
    """Harvest lists and write the files. A run that was stopped goes on; what is kept is never fetched again.

    `progress` is told of lines that have an outcome, `tell` of what is being asked. None where another process ends the run.

    Raises UsageError for lists that cannot be read or hold nothing, StoreError; KeyboardInterrupt after keeping what was under way.
    """
    with closing(Store(options.store, joining=options.joining, lease=settings.lease)) as store:
        session = Session(settings, origins=settings.service_origins())
        folder = options.folder / "archive"
        cut_tails(store, folder)
        store.decide(options.decisions)
        with _archive(store, folder, settings) as archive:
            told, waits = progress.told, store.answers
            asking = asker(session, replaying=options.replaying, recorded=options.recorded, waits=waits, turns=waits, tell=told)  # fmt: skip
            fetcher = Fetcher(settings, session, archive=archive, replaying=options.replaying, now=asking.now, tell=told)  # fmt: skip
            refresh: Refresh = "all" if options.refresh else "answers" if options.refresh_answers else "no"
            since = asking.retrieved() if refresh != "no" else ""
            with store.held():
                number = store.begin(lists, options.origin, name=lists.digest(), refresh=refresh, since=since)
            if not store.size(number):
                raise UsageError("the list holds no address")
            asked = clerk(settings, asking, store, store.since(number), tell) if options.enrich else None
            with PageReader(settings.parse_seconds, helpers=worth_having(settings.parse_processes)) as reader:
                engine = Engine(
                    store, fetcher, archive, reader, asked, searching=options.searching and settings.search, threads=settings.threads,
                    patience=0.0 if options.replaying else settings.patience,
                )  # fmt: skip
                is_ours = run(engine, number, progress)
            with store.held():
                summed = (
                    _write(store, number, options, settings, asking.requests, steps=progress.stepped)
                    if is_ours
                    else None
                )
        cut_tails(store, folder)
        if summed is not None:
            told("end", lines=summed.lines, works=summed.works, failures=summed.failures, questions=summed.questions)
        return summed


def cut_tails(store: Store, folder: Path) -> None:
    """Archives whose writers are gone end where they were acknowledged."""
    for file, durable in store.abandoned_archives():
        cut(folder, file, durable)
        store.close_archive(file)


@contextmanager
def _archive(store: Store, folder: Path, settings: Settings) -> Iterator[Archive]:
    """The archive that this process writes."""
    name = f"harvest-{store.worker}-00001.warc.gz"
    used = Archive(folder, name, operator=settings.mailto, agent=settings.user_agent, most=settings.archive_bytes)
    try:
        with closing(used) as archive:
            # Known before they are there: if this process dies, the next one finds what it left.
            store.keep((), archives=[(one, 0) for one in archive.names()])
            yield archive
            ends = archive.sync()
            store.keep((), archives=ends)
            archive.committed(ends)
    except BaseException:
        # Another process may have taken a file over, and cut it before the last of our bytes came.
        with suppress(StoreError):
            store.abandon_archives(used.names())
        raise
    for one in used.names():
        store.close_archive(one)


def asking_for_access(settings: Settings) -> Asking:
    """Who asks hosts that refuse for access."""
    return Asking(settings.mailto, settings.user_agent, settings.delay)


def walls(store: Store) -> dict[str, Wall]:
    """What the store knows of hosts that refuse."""
    return {one.name: Wall(one.blocked, _utc(one.seen_at), _utc(one.blocked_until)) for one in store.refusing()}


def _utc(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if seconds else ""


def _write(
    store: Store, number: int, options: RunOptions, settings: Settings, requests: Mapping[str, int], *,
    steps: Steps,
) -> Summary:  # fmt: skip
    decided = DecisionBook(store.decisions())
    size = store.size(number)
    assembled = assemble(
        Step("cross-checking", size, steps).through(store.rows(number)), store, asked=options.enrich, policy=options.policy,
        decided=decided, naming=replace(options.naming, kept=store.keys), shelf=Disk(options.folder), steps=steps,
    )  # fmt: skip
    closed = ledger(assembled.refusals(), walls(store))
    facts = RunFacts(
        made=options.made,
        origin=options.origin,
        addresses=store.count_addresses(number),
        requests=() if options.replaying else tuple(sorted(requests.items())),
        notes=notes(options.policy),
        closed=closed,
    )
    helpers = spare(settings.parse_processes)
    paths, losses = (
        write_all(options.folder, assembled, options.formats, facts, steps, helpers=helpers)
        if options.reports
        else write_exports(options.folder, assembled, options.formats, steps, helpers=helpers)
    )
    paths += write_refused(options.folder, closed, asking_for_access(settings))
    paths += write_keys(options.folder, assembled.changed_keys)
    found = replace(
        summary(size, assembled, paths, closed), losses=losses, renamed=told_changes(assembled.changed_keys)
    )
    over = store.overview(number)
    found = replace(found, faults=dict(over.failures).get(FAULT, 0))
    came = Came(
        closed, found.works, found.failures, found.questions, found.findings, requests, paths,
        None if options.replaying else datetime.now(UTC),
    )  # fmt: skip
    path = _told(over, store.account(number, MOST_HOSTS), options, settings, came)
    kept = Step("keeping what lines led to", found.works, steps).through(
        zip(assembled.listed(), assembled.positions, strict=True)
    )
    # The keys first: a run that is over is not gone through again, and has to have kept them.
    store.keys.keep(assembled.kept_keys())
    store.finish(number, ((one.key, one.record, places) for one, places in kept))
    return replace(found, paths=(*paths, path))


def _told(over: Overview, account: Account, options: RunOptions, settings: Settings, came: Came) -> Path:
    """Write summary.json, of what a harvest came to."""
    chosen = {
        "formats": [one.name for one in options.formats], "enrich": options.enrich, "search": options.searching and settings.search,
        "refresh": "all" if options.refresh else "answers" if options.refresh_answers else "no", "policy": options.policy.title(),
        "reports": options.reports,
    }  # fmt: skip
    told = summary_json(came, over, account, settings, chosen)
    return write_whole(options.folder / "summary.json", [told])
