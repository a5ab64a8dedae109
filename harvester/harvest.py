"""A run: every line of a list to its outcome, window by window; then the services are asked about all of them.

What is fetched is fetched in threads, and kept in batches as it comes. What is asked of the services is asked when all
lines have an outcome, from one thread, sorted: so it depends on the list and the store alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from harvester.crosscheck import DecisionBook
from harvester.deciding.wanted import as_decided
from harvester.enrichers import AnswerBook, Asker, Clerk, Freshness, HttpAnswer, Question, Services, Waits, Wanted
from harvester.errors import FetchError
from harvester.fetch import Archive, Fetcher, Session
from harvester.inquiry import Heard, inquire, search
from harvester.killable import PageReader
from harvester.reading import outcome, read_file
from harvester.settings import Settings
from harvester.store import Outcome, Row, Store
from parsers import Page, clean
from parsers.record import Record

BATCH = 20
BATCH_SECONDS = 2.0
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Engine:
    """What a run needs of the outside: built once, by the command line.

    Without a clerk nobody is asked; `searching` says whether works that no identifier leads to are searched.
    """

    store: Store
    fetcher: Fetcher
    archive: Archive
    reader: PageReader
    clerk: Clerk | None
    searching: bool = True
    threads: int = 8


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


def asker(session: Session, *, replaying: bool, waits: Waits | None = None) -> Asker:
    """The loop that asks services, over a guarded session; a replay does not wait."""

    def send(question: Question) -> HttpAnswer:
        params = question.params if question.method == "POST" else (*question.params, *question.secrets)
        data = (*question.data, *question.secrets) if question.method == "POST" else ()
        answer = session.send(question.method, question.url, params=params, data=data)
        return HttpAnswer(answer.status, answer.headers, answer.body)

    sleep: Callable[[float], None] = (lambda _seconds: None) if replaying else time.sleep
    return Asker(send, clock=time.monotonic, sleep=sleep, now=lambda: datetime.now(UTC), waits=waits)


def clerk(
    settings: Settings, asking: Asker, book: AnswerBook, since: str = "", tell: Callable[[str], None] | None = None
) -> Clerk:
    """Who asks the services in a run, and keeps their answers."""
    fresh = freshness(settings, asking.now(), since)
    return Clerk(asking, book, services(settings), fresh, tell or (lambda _message: None))


def run(engine: Engine, number: int, progress: Progress) -> None:
    """Bring every line of a run to its outcome. Raises KeyboardInterrupt after keeping what was under way."""
    store = engine.store
    for window in range(store.windows(number)):
        rows = list(store.rows(number, window))
        if store.is_done(number, window):
            progress(len(rows))
            continue
        _fetch_window(engine, rows, progress)
        store.finish_window(number, window)
    if engine.clerk is not None:
        decided = DecisionBook(store.decisions())
        inquire(lambda: heard(store.rows(number), decided), engine.clerk)
        if engine.searching:
            search(lambda: heard(store.rows(number), decided), engine.clerk, store)


def heard(rows: Iterable[Row], decided: DecisionBook) -> Iterator[Heard]:
    """The works of lines as far as pages tell of them, an address that stands in several lines once."""
    seen: set[str] = set()
    for row in rows:
        if row.key is not None and row.key not in seen and row.outcome is not None and row.outcome.failure is None:
            seen.add(row.key)
            yield hear(row, decided)


def hear(row: Row, decided: DecisionBook) -> Heard:
    """A line's identifiers and those that people decided, and what its page says."""
    page = row.outcome.reading.record if row.outcome is not None and row.outcome.reading is not None else None
    return Heard(as_decided(wanted(row), [row.key or ""], [] if page is None else [page], decided), page)


def wanted(row: Row) -> Wanted:
    """The identifiers a line gives for its work: its own, or those of its page."""
    if row.kind in ("doi", "pmid", "pmcid"):
        value = row.value or ""
        return Wanted(
            doi=clean.doi(value) if row.kind == "doi" else None, pmid=clean.pmid(value) if row.kind == "pmid" else None,
            pmcid=clean.pmcid(value) if row.kind == "pmcid" else None,
        )  # fmt: skip
    reading = row.outcome.reading if row.outcome is not None else None
    record = reading.record if reading is not None else Record()
    return Wanted(doi=record.doi, pmid=record.pmid, pmcid=record.pmcid)


def _fetch_window(engine: Engine, rows: Sequence[Row], progress: Progress) -> None:
    """An outcome for each open address of a window; an address that stands in several lines is fetched once."""
    open_rows: dict[str, Row] = {}
    for row in rows:
        if row.key is None or row.outcome is not None or row.key in open_rows:
            progress(1)
        else:
            open_rows[row.key] = row
    keeping = _Keeping(engine)
    with ThreadPoolExecutor(max_workers=engine.threads, thread_name_prefix="fetch") as pool:
        todo = iter(open_rows.items())
        running: dict[Future[Outcome], str] = {}
        try:
            _submit(pool, running, todo, engine)
            while running:
                done, _ = wait(running, timeout=BATCH_SECONDS, return_when=FIRST_COMPLETED)
                for future in done:
                    keeping.add(running.pop(future), future.result())
                    progress(1)
                _submit(pool, running, todo, engine)
                keeping.flush_if_due()
        except BaseException:
            # Ctrl-C, or an error of the store: what is under way is waited for and kept, nothing new begins.
            for future in list(running):
                future.cancel()
            for future, key in running.items():
                if not future.cancelled() and future.exception() is None:
                    keeping.add(key, future.result())
            keeping.flush()
            raise
    keeping.flush()


def _submit(
    pool: ThreadPoolExecutor, running: dict[Future[Outcome], str], todo: Iterator[tuple[str, Row]], engine: Engine
) -> None:
    """Keep a few more under way than there are threads, and no more: what is not begun need not be waited for."""
    while len(running) < engine.threads * 2:
        item = next(todo, None)
        if item is None:
            return
        key, row = item
        running[pool.submit(_one, engine, row)] = key


def _one(engine: Engine, row: Row) -> Outcome:
    """One address: fetched and read, or read from its file, or left for the services."""
    value = row.value or ""
    if row.kind in ("doi", "pmid", "pmcid"):
        return Outcome("identifier")
    if row.kind == "file":
        return outcome(value, read_file(Path(value), engine.reader))
    try:
        fetched = engine.fetcher.get(value)
    except FetchError as error:
        return Outcome("failed", failure=error.failure(value))
    page = Page(fetched.body, url=fetched.final_url, headers=fetched.headers, retrieved=fetched.retrieved)
    return outcome(value, engine.reader.read(page, value), fetched.position)


class _Keeping:
    """Outcomes kept a batch at a time: the archive made durable first, then one transaction of the store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: list[tuple[str, Outcome]] = []
        self._since = time.monotonic()

    def add(self, key: str, one: Outcome) -> None:
        self._waiting.append((key, one))

    def flush_if_due(self) -> None:
        if len(self._waiting) >= BATCH or time.monotonic() - self._since > BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        if self._waiting:
            end = self._engine.archive.sync()
            self._engine.store.keep(self._waiting, end)
            self._waiting = []
        self._since = time.monotonic()
