"""The decisions of people in the store: added to, never changed, so that who decided what and when can always be told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from pydantic import ValidationError

from harvester.errors import StoreError
from harvester.work import Decision


def read(db: sqlite3.Connection, where: str) -> tuple[Decision, ...]:
    """All decisions, in the order in which they were kept. Raises StoreError for one that cannot be read."""
    rows = db.execute("SELECT decision FROM decisions ORDER BY id")
    try:
        return tuple(Decision.model_validate_json(text) for (text,) in rows)
    except ValidationError as error:
        raise StoreError(
            f"{where}: a decision cannot be read ({error.error_count()} faults)",
            advice="It was written by a later version, or changed by hand: use that version.",
        ) from None


def add(db: sqlite3.Connection, decisions: Iterable[Decision]) -> int:
    """Keep decisions within the open transaction; how many were new. The same one twice is one."""
    before = db.total_changes
    rows = [(decision.model_dump_json(exclude_defaults=True),) for decision in decisions]
    db.executemany("INSERT OR IGNORE INTO decisions (decision) VALUES (?)", rows)
    return db.total_changes - before
