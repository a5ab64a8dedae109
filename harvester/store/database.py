"""A database as the store uses it: SQL that SQLite and PostgreSQL read alike, transactions, and errors with a name.

Statements are written with "?" for each value and in the words that both understand (`ON CONFLICT`, `RETURNING`); what one of
the two alone can do stands in its own module.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

from harvester.errors import StoreError

Values = Sequence[object]
Row = tuple[Any, ...]
Access = Literal["write", "read", "look"]
"""For what a database is opened: to be written; to be read, and written where that may be; to be looked at and left as it is."""
FARTHEST = 7 * 86_400.0
"""Seconds from now beyond which no time lies that is kept of what waits or is held: what is kept so was kept before a clock was set back."""


class Database(ABC):
    """One connection, of one thread. `where` names the database in messages, without its password."""

    where: str
    may_write = True
    """False where it was opened to be read, and may not be written."""
    errors: tuple[type[Exception], ...]
    """What the driver raises when the database cannot do what it was asked for."""

    @abstractmethod
    def execute(self, sql: str, values: Values = ()) -> list[Row]:
        """The rows that a statement gives; a statement outside a transaction is one of its own."""

    @abstractmethod
    def change(self, sql: str, values: Values = ()) -> int:
        """How many rows a statement changed."""

    @abstractmethod
    def many(self, sql: str, rows: Iterable[Values]) -> None:
        """One statement for each of many rows."""

    @abstractmethod
    def begin(self) -> None:
        """Begin a transaction that may write."""

    @abstractmethod
    def alone(self, table: str) -> None:
        """Have no other process write a table until the transaction ends."""

    @abstractmethod
    def end(self, *, well: bool) -> None:
        """Commit what was begun, or take it back."""

    @abstractmethod
    def version(self) -> int:
        """The version of the store in it; 0 where there is none."""

    @abstractmethod
    def is_strange(self) -> bool:
        """Whether there is something in it, and no store."""

    @abstractmethod
    def bring_to(self, version: int, script: str) -> bool:
        """Run the script that leads to a version, whole or not at all; False where another process was faster."""

    @abstractmethod
    def close(self) -> None:
        """Close the connection."""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of a block, or none of it. Raises StoreError."""
        try:
            self.begin()
        except self.errors as error:
            raise self.trouble(error) from None
        try:
            yield
            self.end(well=True)
        except self.errors as error:
            self.end(well=False)
            raise self.trouble(error) from None
        except BaseException:
            self.end(well=False)
            raise

    def trouble(self, error: Exception) -> StoreError:
        """The error of the store that an error of the driver means."""
        return StoreError(f"{self.where}: cannot be written ({str(error).strip()})", advice="Is the disk full?")
