"""The store in SQLite: one file, one writer at a time, every batch one transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from harvester.enrichers import Stored
from harvester.errors import Failure, StoreError
from harvester.sources import Line
from harvester.store import decided
from harvester.store.answers import Answers, connect, make_folder, transaction
from harvester.store.rows import Outcome, Row
from harvester.work import Decision
from parsers.record import Reading, Record

WINDOW = 200
# Failures that another day may mend; the others stay as they are.
TRANSIENT = (
    "timeout", "connect", "cut-short", "dns", "tls", "retry-later", "robots-unreachable", "not-recorded", "challenge", "maintenance",
    "http-408", "http-425", "http-429", "http-500", "http-502", "http-503", "http-504", "no-such-file",
)  # fmt: skip
_WHERE_AGAIN = " AND (kind = 'file' OR json_extract(failure, '$.code') IN (SELECT value FROM json_each(?)))"
_REOPEN = "UPDATE addresses SET state = NULL, reading = NULL, failure = NULL WHERE key IN (SELECT address FROM lines WHERE run = ?)"


class Store:
    """A harvest's state. A writer holds a lock that ends with its process, however that ends."""

    def __init__(self, path: Path, *, write: bool = True) -> None:
        """Open, and create where it is not there. Raises StoreError: locked, of another version, or not to be written."""
        self._path = path
        self._lock: sqlite3.Connection | None = None
        if not write and not path.exists():
            raise StoreError(f"{path}: there is no harvest here", advice="Give the folder of a harvest with -o.")
        if write:
            make_folder(path)
            self._lock = _locked(path.with_suffix(".lock"))
        self._db = connect(path)
        self.answers = Answers(self._db, path)

    def close(self) -> None:
        """Close the store and give its lock back."""
        self._db.close()
        if self._lock is not None:
            self._lock.close()

    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        return transaction(self._db, self._path)

    def begin(self, lines: Iterable[Line], origin: str, *, refresh: str = "no", since: str = "") -> int:
        """The run of a list: the unfinished one of the same list, or a new one.

        In a new run over lines that were harvested before, records stay as they are and failures that another day may
        mend are tried again; `refresh="all"` has everything fetched and asked again, `refresh="answers"` only asked.
        `since` is the time of such a beginning, ISO 8601 in UTC: answers of an earlier time do not count.
        """
        rows = list(lines)
        name = hashlib.sha256(
            "\n".join(f"{line.origin}\t{line.number}\t{line.text}" for line in rows).encode()
        ).hexdigest()
        known = self._db.execute(
            "SELECT id, refresh FROM runs WHERE list = ? AND NOT finished ORDER BY id DESC", (name,)
        ).fetchone()
        if known is not None and refresh in ("no", known[1]):
            return int(known[0])
        with self._transaction() as db:
            new = "INSERT INTO runs (list, origin, refresh, since) VALUES (?, ?, ?, ?) RETURNING id"
            run = int(db.execute(new, (name, origin, refresh, since)).fetchone()[0])
            db.executemany(
                "INSERT OR IGNORE INTO addresses (key, kind, value) VALUES (?, ?, ?)",
                [(line.address.key, line.address.kind, line.address.value) for line in rows if line.address],
            )
            db.executemany(
                "INSERT INTO lines (run, position, origin, number, text, address, failure) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        run,
                        place,
                        line.origin,
                        line.number,
                        line.text,
                        line.address and line.address.key,
                        _dump(line.failure),
                    )
                    for place, line in enumerate(rows)
                ],
            )
            self._reopen(db, run, everything=refresh == "all")
        return run

    def _reopen(self, db: sqlite3.Connection, run: int, *, everything: bool) -> None:
        if everything:
            db.execute(_REOPEN, (run,))
        else:
            # A saved page may have been saved anew.
            again = json.dumps(TRANSIENT)
            db.execute(_REOPEN + _WHERE_AGAIN, (run, again))

    def since(self, run: int) -> str:
        """From which time on answers count in a run; "" for any."""
        return str(self._db.execute("SELECT since FROM runs WHERE id = ?", (run,)).fetchone()[0])

    def windows(self, run: int) -> int:
        """How many windows a run has: lines cut by position."""
        count = self._db.execute("SELECT count(*) FROM lines WHERE run = ?", (run,)).fetchone()[0]
        return -(-int(count) // WINDOW)

    def is_done(self, run: int, window: int) -> bool:
        """Whether all of a window was fetched."""
        return (
            self._db.execute("SELECT 1 FROM windows WHERE run = ? AND number = ?", (run, window)).fetchone() is not None
        )

    def rows(self, run: int, window: int | None = None) -> Iterator[Row]:
        """The lines of a run, or of one of its windows, in order."""
        low, high = (0, 1 << 60) if window is None else (window * WINDOW, (window + 1) * WINDOW)
        found = self._db.execute(
            "SELECT l.position, l.origin, l.number, l.text, a.kind, a.value, a.key, l.failure, a.state, a.reading, a.failure, "
            "a.file, a.offset, a.length FROM lines l LEFT JOIN addresses a ON a.key = l.address "
            "WHERE l.run = ? AND l.position >= ? AND l.position < ? ORDER BY l.position",
            (run, low, high),
        )
        for row in found:
            position, origin, number, text, kind, value, key = row[0:7]
            yield Row(position, origin, number, text, kind, value, key, _load(row[7]), _outcome(row[8:14]))

    def keep(self, outcomes: Sequence[tuple[str, Outcome]], archive_end: int | None = None) -> None:
        """Keep the outcomes of some addresses, and how far the archive is durable: all of it, or none."""
        with self._transaction() as db:
            db.executemany(
                "UPDATE addresses SET state = ?, reading = ?, failure = ?, file = ?, offset = ?, length = ? WHERE key = ?",
                [
                    (one.state, one.reading and one.reading.model_dump_json(exclude_defaults=True), _dump(one.failure),
                     *(one.archive or (None, None, None)), key)
                    for key, one in outcomes
                ],
            )  # fmt: skip
            if archive_end is not None:
                db.execute("INSERT OR REPLACE INTO facts VALUES ('archive_end', ?)", (str(archive_end),))

    def archive_end(self) -> int:
        """How far the archive was acknowledged, in bytes."""
        row = self._db.execute("SELECT value FROM facts WHERE name = 'archive_end'").fetchone()
        return int(row[0]) if row else 0

    def finish_window(self, run: int, window: int) -> None:
        """A window has an outcome for each line."""
        with self._transaction() as db:
            db.execute("INSERT OR IGNORE INTO windows VALUES (?, ?)", (run, window))

    def finish(self, run: int, works: Sequence[tuple[str, Record, Sequence[int]]]) -> None:
        """Keep the works of a run, which lines lead to each, and that the run is over."""
        with self._transaction() as db:
            db.execute("DELETE FROM works WHERE run = ?", (run,))
            db.executemany(
                "INSERT INTO works VALUES (?, ?, ?)",
                [(run, key, r.model_dump_json(exclude_defaults=True)) for key, r, _p in works],
            )
            places = [(key, run, place) for key, _record, positions in works for place in positions]
            db.executemany("UPDATE lines SET work = ? WHERE run = ? AND position = ?", places)
            db.execute("UPDATE runs SET finished = 1 WHERE id = ?", (run,))

    def runs(self) -> list[tuple[int, str, bool, int]]:
        """(id, where its list came from, whether it is over, number of lines) of each run, the first first."""
        query = (
            "SELECT r.id, r.origin, r.finished, (SELECT count(*) FROM lines WHERE run = r.id) FROM runs r ORDER BY r.id"
        )
        return [(int(i), str(origin), bool(done), int(count)) for i, origin, done, count in self._db.execute(query)]

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, in the order in which it was kept."""
        return decided.read(self._db, str(self._path))

    def decide(self, decisions: Iterable[Decision]) -> int:
        """Keep decisions, all of them or none; how many were new."""
        with self._transaction() as db:
            return decided.add(db, decisions)

    # The store is an answer book (harvester.enrichers) itself: what services said stands in it.

    def get(self, service: str, identifier: str) -> Stored | None:
        """What is known, or None where it was never asked."""
        return self.answers.get(service, identifier)

    def put(self, service: str, answers: Sequence[tuple[str, Stored]]) -> None:
        """Keep the answers of one batch: all of them, or none."""
        self.answers.put(service, answers)


def _locked(path: Path) -> sqlite3.Connection:
    """A lock that the operating system gives back when the process ends: a database held exclusively."""
    lock = sqlite3.connect(path, timeout=0.5, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        raise StoreError(
            f"{path.with_suffix('.db')}: another harvest is using this folder",
            advice="Wait until it ends, or harvest into another folder with -o.",
        ) from None
    return lock


def _dump(failure: Failure | None) -> str | None:
    return failure.model_dump_json() if failure is not None else None


def _load(text: str | None) -> Failure | None:
    return Failure.model_validate_json(text) if text else None


def _outcome(row: tuple[str | None, str | None, str | None, str | None, int | None, int | None]) -> Outcome | None:
    state, reading, failure, file, offset, length = row
    if state is None:
        return None
    archive = (file, offset, length) if file is not None and offset is not None and length is not None else None
    return Outcome(state, Reading.model_validate_json(reading) if reading else None, _load(failure), archive)  # type: ignore[arg-type]  # the column holds a State
