"""A run: every line of a list to its outcome; then the services are asked about all of them.

What is fetched is fetched by a crew of threads, and by other processes at the same store. What is asked of the services is asked when all
lines have an outcome, from one thread, sorted: so it depends on the list and the store alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from harvester.crew import Crew, Later
from harvester.crosscheck import DecisionBook
from harvester.deciding.wanted import as_decided
from harvester.enrichers import (
    AnswerBook,
    Asker,
    Clerk,
    Freshness,
    HttpAnswer,
    Question,
    Services,
    Turns,
    Waits,
    Wanted,
)
from harvester.errors import FetchError, HarvesterError
from harvester.estimate import Estimated
from harvester.faults import FAULT, fault
from harvester.fetch import Archive, ElsewhereError, Fetched, Fetcher, Session
from harvester.inquiry import Heard, inquire, search
from harvester.killable import PageReader
from harvester.progress import Progress
from harvester.reading import captured, judged, outcome, read_file, seen
from harvester.settings import Settings
from harvester.store import Job, Outcome, Row, Store
from harvester.warc.captures import Capture
from parsers import Page, clean
from parsers.addresses import host_of, identifiers

MOST_VISITS = 5
"""How often a host that asks to come later is asked for one page."""
ELSEWHERE = 60.0
"""Seconds for which a page is put off that leads to a host which another process asks."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What a run needs of the outside: built once, by the command line.

    Without a clerk nobody is asked; `searching` says whether works that no identifier leads to are searched. `patience` is for how
    many seconds at most a page is put off when its host asks to come later.
    """

    store: Store
    fetcher: Fetcher
    archive: Archive
    reader: PageReader
    clerk: Clerk | None
    searching: bool = True
    threads: int = 8
    patience: float = 0.0


def services(settings: Settings) -> Services:
    """Where the services are and who asks."""
    return Services(
        crossref_url=settings.crossref_url, eutils_url=settings.eutils_url, idconv_url=settings.idconv_url, datacite_url=settings.datacite_url,
        doi_url=settings.doi_url, mailto=settings.mailto, ncbi_api_key=settings.ncbi_api_key, crossref_batch=settings.crossref_batch,
    )  # fmt: skip


def freshness(settings: Settings, now: datetime, since: str = "") -> Freshness:
    """For how long answers count, and from which time on where they are to be refreshed."""
    return Freshness(
        now=now, found=settings.fresh_found, absent=settings.fresh_absent, search=settings.fresh_search, agency=settings.fresh_agency,
        since=datetime.fromisoformat(since) if since else None,
    )  # fmt: skip


def asker(
    session: Session, *, replaying: bool, waits: Waits | None = None, turns: Turns | None = None, tell: Callable[..., None] | None = None,
    recorded: datetime | None = None,
) -> Asker:  # fmt: skip
    """The loop that asks services, over a guarded session; a replay waits for nobody, and has the time at which it was `recorded`."""

    def send(question: Question) -> HttpAnswer:
        params = question.params if question.method == "POST" else (*question.params, *question.secrets)
        data = (*question.data, *question.secrets) if question.method == "POST" else ()
        answer = session.send(question.method, question.url, params=params, data=data)
        return HttpAnswer(answer.status, answer.headers, answer.body)

    sleep: Callable[[float], None] = (lambda _seconds: None) if replaying else time.sleep
    return Asker(
        send,
        clock=time.monotonic,
        sleep=sleep,
        now=lambda: recorded or datetime.now(UTC),
        waits=waits,
        turns=None if replaying else turns,
        tell=None if replaying else tell,
    )


def clerk(
    settings: Settings, asking: Asker, book: AnswerBook, since: str = "", tell: Callable[[str], None] | None = None
) -> Clerk:
    """Who asks the services in a run, and keeps their answers."""
    fresh = freshness(settings, asking.now(), since)
    return Clerk(asking, book, services(settings), fresh, tell or (lambda _message: None))


def run(engine: Engine, number: int, progress: Progress) -> bool:
    """Bring every line of a run to its outcome, then ask the services; False where another process does the latter.

    Raises KeyboardInterrupt after keeping what was under way.
    """
    store = engine.store
    size = store.size(number)
    progress.begin(size, size - store.count_open(number))
    fetcher = engine.fetcher
    least, patience = fetcher.pace.delay, engine.patience
    watched = Estimated(progress, lambda: store.ahead(number, least=least, longest=patience), time.monotonic)
    crew = Crew(
        store, engine.archive, fetcher.pace, fetcher.refusals, lambda job: _one(engine, job),
        permits=fetcher.permits, threads=engine.threads, robots=fetcher.robots,
    )  # fmt: skip
    crew.run(number, watched)
    if not store.claim_end(number):
        return False
    if engine.clerk is not None:
        progress.told("asking")
        decided = DecisionBook(store.decisions())
        with store.held():
            inquire(lambda: heard(store.rows(number), decided), engine.clerk)
            if engine.searching:
                search(lambda: heard(store.rows(number), decided), engine.clerk, store)
    return True


def heard(rows: Iterable[Row], decided: DecisionBook) -> Iterator[Heard]:
    """The works of lines as far as pages tell of them, an address that stands in several lines once."""
    seen: set[str] = set()
    for row in rows:
        if row.key is None or row.key in seen or row.outcome is None:
            continue
        if row.outcome.failure is None or wanted(row) != Wanted():
            seen.add(row.key)
            yield hear(row, decided)


def hear(row: Row, decided: DecisionBook) -> Heard:
    """A line's identifiers and those that people decided, and what its page says."""
    page = row.outcome.reading.record if row.outcome is not None and row.outcome.reading is not None else None
    return Heard(as_decided(wanted(row), [row.key or ""], [] if page is None else [page], decided), page)


def wanted(row: Row) -> Wanted:
    """The identifiers a line gives for its work: its own, or those of its page; those of the list where the page gives none.

    Of a page that could not be had, also those that its address names.
    """
    if row.kind in ("doi", "pmid", "pmcid"):
        value = row.value or ""
        return Wanted(
            doi=clean.doi(value) if row.kind == "doi" else None, pmid=clean.pmid(value) if row.kind == "pmid" else None,
            pmcid=clean.pmcid(value) if row.kind == "pmcid" else None,
        )  # fmt: skip
    reading = row.outcome.reading if row.outcome is not None else None
    if reading is not None and (reading.record.doi or reading.record.pmid or reading.record.pmcid):
        return Wanted(doi=reading.record.doi, pmid=reading.record.pmid, pmcid=reading.record.pmcid)
    listed = dict(one.partition(":")[::2] for one in row.known.split())
    found = Wanted(
        doi=clean.doi(listed.get("doi", "")), pmid=clean.pmid(listed.get("pmid", "")), pmcid=clean.pmcid(listed.get("pmcid", ""))
    )  # fmt: skip
    if found == Wanted() and reading is None and row.kind == "url":
        named = identifiers(row.value or "")
        return Wanted(named.doi, named.pmid, named.pmcid)
    return found


def _one(engine: Engine, job: Job) -> Outcome | Later:
    """What became of one address. What no other rule foresees is a failure of this address, and ends no list."""
    try:
        return _brought(engine, job)
    except HarvesterError:
        raise  # a full disk, a store that another process took over
    except Exception as error:  # noqa: BLE001 - of a million pages one may show a fault of ours
        return Outcome("failed", failure=fault(job.value, error))


def _brought(engine: Engine, job: Job) -> Outcome | Later:
    """One address: fetched and read, or read from its file."""
    if job.kind == "file":
        return outcome(job.value, read_file(Path(job.value), engine.reader.read))
    if job.kind == "capture":
        return captured(Capture.read(job.value), engine.reader.read)
    try:
        fetched = engine.fetcher.get(job.value, job.validators)
    except ElsewhereError as error:
        return Later(ELSEWHERE if error.wait is None else error.wait, is_elsewhere=True)
    except FetchError as error:
        wait = error.retry_after
        if wait is not None and wait <= engine.patience and job.attempts < MOST_VISITS:
            return Later(wait)
        return Outcome("failed", failure=error.failure(job.value))
    try:
        return _read(engine, job.value, fetched)
    except HarvesterError:
        raise  # as above
    except Exception as error:  # noqa: BLE001 - as above; the page is kept, and a later version can read it
        engine.fetcher.fails(host_of(fetched.final_url), FAULT)
        return Outcome("failed", failure=fault(job.value, error), archive=fetched.position)


def _read(engine: Engine, address: str, fetched: Fetched) -> Outcome:
    """What an answer is, and what it tells of its host."""
    host, refusals = host_of(fetched.final_url), engine.fetcher.refusals
    if fetched.status == 304:
        refusals.answered(host)
        return Outcome("unchanged")
    page = Page(fetched.body, url=fetched.final_url, headers=fetched.headers, retrieved=fetched.retrieved)
    found = judged(address, page, fetched.status, engine.reader.read, fetched.position)
    if found.failure is not None and found.failure.code == "challenge":
        refusals.refused(host, seen(page))
        return found
    if found.failure is not None and engine.fetcher.fails(host, found.failure.code):
        return found
    refusals.answered(host)
    return replace(found, validators=fetched.validators)
