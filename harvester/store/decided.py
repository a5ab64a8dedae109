"""The decisions of people in the store: added to, never changed, so that who decided what and when can always be told."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError

from harvester.errors import StoreError
from harvester.store.database import Database
from harvester.work import Decision


def read(db: Database) -> tuple[Decision, ...]:
    """All decisions, in the order in which they were kept. Raises StoreError for one that cannot be read."""
    rows = db.execute("SELECT decision FROM decisions ORDER BY id")
    try:
        return tuple(Decision.model_validate_json(text) for (text,) in rows)
    except ValidationError as error:
        raise StoreError(
            f"{db.where}: a decision cannot be read ({error.error_count()} faults)",
            advice="It was written by a later version, or changed by hand: use that version.",
        ) from None


def add(db: Database, decisions: Iterable[Decision]) -> int:
    """Keep decisions within the open transaction; how many were new. The same one twice is one."""
    new = "INSERT INTO decisions (decision) VALUES (?) ON CONFLICT DO NOTHING"
    return sum(db.change(new, (decision.model_dump_json(exclude_defaults=True),)) for decision in decisions)
