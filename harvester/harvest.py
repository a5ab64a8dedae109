"""A run: every line of a list to its outcome, window by window.

What is fetched is fetched in threads, and kept in batches as it comes. What is asked of the services is asked when all
of a window have an outcome, from one thread, sorted: so it depends on the list alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from harvester.crosscheck import DecisionBook
from harvester.deciding.wanted import as_decided
from harvester.enrichers import Asker, HttpAnswer, Question, Services, Wanted, enrich
from harvester.errors import FetchError
from harvester.fetch import Archive, Fetcher, Session
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
    """What a run needs of the outside: built once, by the command line."""

    store: Store
    fetcher: Fetcher
    archive: Archive
    reader: PageReader
    asker: Asker | None
    services: Services
    threads: int = 8


def services(settings: Settings) -> Services:
    """Where the services are and who asks."""
    return Services(
        crossref_url=settings.crossref_url, eutils_url=settings.eutils_url, idconv_url=settings.idconv_url,
        mailto=settings.mailto, ncbi_api_key=settings.ncbi_api_key, crossref_batch=settings.crossref_batch,
    )  # fmt: skip


def asker(session: Session, *, replaying: bool) -> Asker:
    """The loop that asks services, over a guarded session; a replay does not wait."""

    def send(question: Question) -> HttpAnswer:
        params = question.params if question.method == "POST" else (*question.params, *question.secrets)
        data = (*question.data, *question.secrets) if question.method == "POST" else ()
        answer = session.send(question.method, question.url, params=params, data=data)
        return HttpAnswer(answer.status, answer.headers, answer.body)

    sleep: Callable[[float], None] = (lambda _seconds: None) if replaying else time.sleep
    return Asker(send, clock=time.monotonic, sleep=sleep, now=lambda: datetime.now(UTC))


def run(engine: Engine, number: int, progress: Progress) -> None:
    """Bring every line of a run to its outcome. Raises KeyboardInterrupt after keeping what was under way."""
    store = engine.store
    decided = DecisionBook(store.decisions())
    for window in range(store.windows(number)):
        rows = list(store.rows(number, window))
        if store.is_done(number, window):
            progress(len(rows))
            continue
        _fetch_window(engine, rows, progress)
        if engine.asker is not None:
            works = [one for row in store.rows(number, window) for one in wanted(row, decided)]
            enrich(works, engine.asker, store, engine.services)
        store.finish_window(number, window)


def wanted(row: Row, decided: DecisionBook) -> tuple[Wanted, ...]:
    """The identifiers a line gives for its work: its own, or those of its page; then those that people decided."""
    reading = row.outcome.reading if row.outcome is not None else None
    return as_decided(_given(row), [row.key or ""], [reading.record] if reading is not None else [], decided)


def _given(row: Row) -> Wanted:
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
