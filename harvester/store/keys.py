"""The citation keys that works were given, by what names a work: so that a later run gives each the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from harvester.store.database import Database

if TYPE_CHECKING:
    from harvester.keys import KeptKey

# ruff: noqa: S608 - no value stands in a statement: constants alone are put together


class Keys:
    """The keys of a store; read one work at a time."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._any: bool | None = None

    def find(self, names: Sequence[str]) -> Mapping[str, KeptKey]:
        """The keys kept under some of these names."""
        from harvester.keys import KeptKey  # noqa: PLC0415 - who looks at a store does not wait for what makes keys

        if self._any is None:
            self._any = bool(self._db.execute("SELECT 1 FROM keys LIMIT 1"))
        if not self._any or not names:
            return {}
        query = f"SELECT name, key, made_by FROM keys WHERE name IN ({', '.join('?' * len(names))})"
        return {
            str(name): KeptKey(str(key), str(made_by)) for name, key, made_by in self._db.execute(query, tuple(names))
        }

    def owners(self, key: str) -> frozenset[str]:
        """The names that a key is kept under, whatever its capitals."""
        if self._any is False:
            return frozenset()
        return frozenset(
            str(name) for (name,) in self._db.execute("SELECT name FROM keys WHERE folded = ?", (key.casefold(),))
        )

    def keep(self, rows: Iterable[tuple[str, KeptKey]]) -> None:
        """Keep keys, all of them or none."""
        put = (
            "INSERT INTO keys (name, key, folded, made_by) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET "
            "key = excluded.key, folded = excluded.folded, made_by = excluded.made_by"
        )
        with self._db.transaction():
            self._db.many(put, ((name, one.key, one.key.casefold(), one.made_by) for name, one in rows))
        self._any = None
