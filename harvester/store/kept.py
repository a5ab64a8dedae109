"""The pages that are kept, with what was read from them: read again when the parsers have become better."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from harvester.store.database import Database
from harvester.store.rows import Outcome
from harvester.store.runs import dump

_NAME = "reread"
# ruff: noqa: S608 - no value stands in a statement: constants alone are put together
_KEPT = " state IS NOT NULL AND (file IS NOT NULL OR kind IN ('file', 'capture')) "


class KeptPage(NamedTuple):
    """A page and what was read from it: its state, and its reading and failure as they stand in the store."""

    key: str
    kind: str
    value: str
    state: str
    reading: str | None
    failure: str | None
    file: str | None
    start: int | None
    length: int | None


class Reread(NamedTuple):
    """What reading a page again gave, if it is still the page that was read."""

    page: KeptPage
    outcome: Outcome


def count(db: Database) -> int:
    """How many pages are kept."""
    return int(db.execute("SELECT count(*) FROM jobs WHERE" + _KEPT)[0][0])


def pages(db: Database, after: str, most: int) -> list[KeptPage]:
    """Kept pages in the order of their keys, behind a key."""
    query = (
        "SELECT key, kind, value, state, reading, failure, file, start, length FROM jobs WHERE key > ? AND"
        + _KEPT
        + "ORDER BY key LIMIT ?"
    )
    return [KeptPage(*row) for row in db.execute(query, (after, most))]


def as_kept(outcome: Outcome) -> tuple[str, str | None, str | None]:
    """State, reading and failure of an outcome, as the store writes them."""
    reading = outcome.reading.model_dump_json(exclude_defaults=True) if outcome.reading is not None else None
    return outcome.state, reading, dump(outcome.failure)


def reread(db: Database, changed: Sequence[Reread]) -> None:
    """Keep what was read, within a transaction; not of a page that was fetched anew meanwhile."""
    db.many(
        "UPDATE jobs SET state = ?, reading = ?, failure = ?, code = ? "
        "WHERE key = ? AND state IS NOT NULL AND value = ? AND coalesce(file, '') = ? AND coalesce(start, -1) = ?",
        [
            (*as_kept(one), one.failure.code if one.failure else "", page.key, page.value, page.file or "",
             -1 if page.start is None else page.start)
            for page, one in changed
        ],
    )  # fmt: skip


def note(db: Database, by: str, after: str) -> None:
    """Up to which key pages are read again by these parsers, within a transaction; "" when all are."""
    db.change("DELETE FROM facts WHERE name = ?", (_NAME,))
    if after:
        db.change("INSERT INTO facts (name, value) VALUES (?, ?)", (_NAME, json.dumps([by, after])))


def noted(db: Database, by: str) -> str:
    """What `note` kept of the same parsers; "" where there is nothing."""
    found = db.execute("SELECT value FROM facts WHERE name = ?", (_NAME,))
    known = json.loads(found[0][0]) if found else ["", ""]
    return str(known[1]) if known[0] == by else ""
