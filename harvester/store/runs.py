"""Runs and their lines: a list is read once, a chunk of lines to a transaction, and never held in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from harvester.errors import Failure, UsageError
from harvester.sources import Address, Line
from harvester.store import hosts
from harvester.store.database import FARTHEST, Database
from harvester.store.rows import Outcome, Row
from parsers.addresses import host_of
from parsers.record import Reading, Record

CHUNK = 10_000
"""Lines to a transaction, as a list is read."""
PAGE = 500
"""Lines to a look into the store, and works that are kept together."""
# ruff: noqa: S608 - no value stands in a statement: constants alone are put together
# Failures that another day may mend; the others stay as they are.
TRANSIENT = (
    "timeout", "connect", "cut-short", "dns", "tls", "retry-later", "robots-unreachable", "not-recorded", "challenge", "maintenance", "server-error",
    "http-408", "http-425", "http-429", "http-500", "http-502", "http-503", "http-504", "http-520", "http-521",
    "http-522", "http-523", "http-524", "http-507", "http-508", "http-525", "http-526", "http-530", "no-such-file", "host-blocked", "host-failing",
    "program-fault",
    # Mended by a setting, and asked for no one's answer; a page that was empty may be filled since.
    "blocked-address", "empty",
)  # fmt: skip
UNASKED = ("host-blocked", "host-failing")
"""Those of addresses that were not asked for, which are asked for first the next time: or a list whose first pages fail would not be gone through."""
Refresh = Literal["no", "answers", "all"]

_JOB = (
    "INSERT INTO jobs (key, kind, value, host, run, state) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (key) DO UPDATE SET run = excluded.run WHERE jobs.state IS NULL"
)
# Of several captures of a page the newest is read, from whichever archive; its text begins with its date, of 20 letters.
_CAPTURE = (
    "INSERT INTO jobs (key, kind, value, host, run, state) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
    "run = CASE WHEN jobs.state IS NULL THEN excluded.run ELSE jobs.run END, "
    "value = CASE WHEN substr(excluded.value, 1, 20) >= substr(jobs.value, 1, 20) THEN excluded.value ELSE jobs.value END"
)
_LINE = (
    "INSERT INTO lines (run, position, origin, number, text, address, failure, known) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_MINE = " key IN (SELECT address FROM lines WHERE run = ?) "
_TAKE_OVER = "UPDATE jobs SET run = ? WHERE run <> ? AND state IS NULL AND" + _MINE
# Two looks into the index of open jobs, however many this run has of them.
_OTHERS_OPEN = (
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM jobs WHERE state IS NULL AND run < ?) "
    "OR EXISTS (SELECT 1 FROM jobs WHERE state IS NULL AND run > ?)"
)
_AGAIN = (
    "UPDATE jobs SET state = NULL, failure = NULL, attempts = 0, run = ?, "
    f"not_before = CASE WHEN code IN ({', '.join(repr(code) for code in UNASKED)}) THEN -1 ELSE 0 END "
    "WHERE kind IN ('url', 'file', 'capture') AND" + _MINE
)
_MENDABLE = _AGAIN + "AND (kind IN ('file', 'capture') OR code IN (" + ", ".join("?" * len(TRANSIENT)) + "))"
FILE_HOSTS = 8
"""Into how many queues saved pages are put, so that as many are read at a time."""


class Reader(NamedTuple):
    """Who reads a list into the store: its name, its clock (seconds since 1970), and for how long it holds what it holds."""

    worker: str
    clock: Callable[[], float]
    seconds: float
    sleep: Callable[[float], None]


def begin(
    db: Database, lines: Iterable[Line], *, origin: str, name: str, refresh: Refresh, since: str, reader: Reader
) -> int:
    """The unfinished run of the list that `name` stands for, or a new one with these lines.

    Where another process is just reading the same list, it is waited for: a list is read once. Raises UsageError for a list without a line: it
    makes no run, which would be the last one, and what exports write.
    """
    while (run := _known_or_new(db, origin, name, refresh, since, reader)) is None:
        reader.sleep(_LOOK_AGAIN)
    number, is_new, is_first = run
    if is_new:
        size = _load(db, number, lines, reader)
        with db.transaction():
            if not size:
                _drop(db, number)
            elif not is_first:
                _reopen(db, number, everything=refresh == "all")
            db.change("UPDATE runs SET loaded = 1, size = ?, ender = '', ender_until = 0 WHERE id = ?", (size, number))
        if not size:
            raise UsageError("the list holds no address")
    return number


_LOOK_AGAIN = 0.2


def _known_or_new(  # noqa: PLR0917 - what a run is made of
    db: Database, origin: str, name: str, refresh: Refresh, since: str, reader: Reader
) -> tuple[int, bool, bool] | None:
    """(run, whether it has to be read, whether it is the store's first); None while somebody else reads the list."""
    with db.transaction():
        db.alone("runs")
        known = db.execute(
            "SELECT id, refresh, loaded, ender, ender_until FROM runs WHERE list = ? AND finished = 0 ORDER BY id DESC LIMIT 1",
            (name,),
        )
        if known and known[0][2] and refresh in ("no", known[0][1]):
            run = int(known[0][0])
            # What a later run of another list, or an earlier version of the store, has taken over. All lines have to be gone through
            # for it, so that it is done only where others have open jobs at all.
            if db.execute(_OTHERS_OPEN, (run, run)):
                db.change(_TAKE_OVER, (run, run, run))
            return run, False, False
        now = reader.clock()
        if known and not known[0][2] and known[0][3] != reader.worker and now < known[0][4] <= now + FARTHEST:
            return None
        # A list that was not read to its end is read again from its beginning.
        for (dead,) in db.execute("SELECT id FROM runs WHERE list = ? AND loaded = 0", (name,)):
            _drop(db, dead)
        first = not db.execute("SELECT 1 FROM runs LIMIT 1")
        new = "INSERT INTO runs (list, origin, refresh, since, begun, loaded, ender, ender_until) VALUES (?, ?, ?, ?, ?, 0, ?, ?) RETURNING id"
        run = int(db.execute(new, (name, origin, refresh, since, now, reader.worker, now + reader.seconds))[0][0])
        return run, True, first


def _drop(db: Database, run: int) -> None:
    db.change("DELETE FROM lines WHERE run = ?", (run,))
    db.change("DELETE FROM runs WHERE id = ?", (run,))


def _load(db: Database, run: int, lines: Iterable[Line], reader: Reader) -> int:
    position = 0
    rest = iter(lines)
    while chunk := list(islice(rest, CHUNK)):
        # Of two spellings of one address the first is what is asked.
        addresses = {
            line.address.key: line.address
            for line in reversed(chunk)
            if line.address is not None and line.address.kind != "capture"
        }
        captured = sorted(
            (
                (line.address.key, line.address)
                for line in chunk
                if line.address is not None and line.address.kind == "capture"
            ),
            key=itemgetter(0),
        )
        with db.transaction():
            db.change("UPDATE runs SET ender_until = ? WHERE id = ?", (reader.clock() + reader.seconds, run))
            # Sorted: what stands side by side in the index is put there side by side.
            db.many(_JOB, [(key, *_job(addresses[key], run)) for key in sorted(addresses)])
            db.many(_CAPTURE, [(key, *_job(one, run)) for key, one in captured])
            db.many(
                _LINE,
                [
                    (run, place, line.origin, line.number, line.text.replace("\0", "\ufffd"), line.address and line.address.key, dump(line.failure),
                     line.known)
                    for place, line in enumerate(chunk, start=position)
                ],
            )  # fmt: skip
        position += len(chunk)
    return position


def _job(address: Address, run: int) -> tuple[str, str, str, int, str | None]:
    """(kind, value, host, run, state) of an address; an identifier has nothing to be fetched."""
    identifier = address.kind in ("doi", "pmid", "pmcid")
    return address.kind, address.value, "" if identifier else host(address), run, "identifier" if identifier else None


def host(address: Address) -> str:
    """Whom an address asks; of saved pages one of a few queues."""
    if address.kind in ("file", "capture"):
        return f"file {hashlib.blake2s(address.key.encode()).digest()[0] % FILE_HOSTS}"
    return host_of(address.value)


def _reopen(db: Database, run: int, *, everything: bool) -> None:
    if everything:
        db.change(_AGAIN, (run, run))
        # A host that let us in since says so there; one that could not be asked is given its time.
        db.change("DELETE FROM robots WHERE unreachable = '' AND host IN (SELECT host FROM jobs WHERE run = ?)", (run,))
    else:
        # A saved page may have been saved anew, and an archive may hold a newer capture.
        db.change(_MENDABLE, (run, run, *TRANSIENT))


def rows(db: Database, run: int) -> Iterator[Row]:
    """The lines of a run in order, a page of them in memory at a time."""
    query = (
        "SELECT l.position, l.origin, l.number, l.text, j.kind, j.value, j.key, l.failure, j.state, j.reading, j.failure, "
        "j.file, j.start, j.length, l.known FROM lines l LEFT JOIN jobs j ON j.key = l.address "
        "WHERE l.run = ? AND l.position > ? ORDER BY l.position LIMIT ?"
    )
    last = -1
    while page := db.execute(query, (run, last, PAGE)):
        for row in page:
            position, origin, number, text, kind, value, key = row[0:7]
            yield Row(position, origin, number, text, kind, value, key, load(row[7]), _outcome(row[8:14]), row[14])
        last = page[-1][0]


def finish(db: Database, run: int, works: Iterable[tuple[str, Record, Sequence[int]]]) -> None:
    """Keep the works of a run, which lines lead to each, and that the run is over; some works in memory at a time."""
    with db.transaction():
        db.change("DELETE FROM works WHERE run = ?", (run,))
        rest = iter(works)
        while chunk := list(islice(rest, PAGE)):
            kept = [(run, key, record.model_dump_json(exclude_defaults=True)) for key, record, _places in chunk]
            db.many("INSERT INTO works VALUES (?, ?, ?)", kept)
            places = [(key, run, place) for key, _record, positions in chunk for place in positions]
            db.many("UPDATE lines SET work = ? WHERE run = ? AND position = ?", places)
        db.change("UPDATE runs SET finished = 1 WHERE id = ?", (run,))
        hosts.forget_failures(db, run)


def dump(failure: Failure | None) -> str | None:
    """A failure as the store keeps it."""
    return failure.model_dump_json() if failure is not None else None


def load(text: str | None) -> Failure | None:
    """A failure as it was kept."""
    return Failure.model_validate_json(text) if text else None


def _outcome(row: Sequence[Any]) -> Outcome | None:
    """The outcome that six columns of a job hold."""
    state, reading, failure, file, start, length = row
    if state is None:
        return None
    archive = (file, start, length) if file is not None else None
    return Outcome(state, Reading.model_validate_json(reading) if reading else None, load(failure), archive)


def digest(lines: Iterable[Line]) -> str:
    """What stands for a list: the same for the same lines."""
    found = hashlib.sha256()
    for line in lines:
        found.update(f"{line.origin}\t{line.number}\t{line.text}\n".encode())
    return found.hexdigest()
