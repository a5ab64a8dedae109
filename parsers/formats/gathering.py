"""What a reader has gathered of one work so far: the values, the text behind each, and what could not be read."""

from __future__ import annotations

from typing import Any

from parsers.record import Reading, Record, Said, Unread

_MOST_SAID = 1_000
_MOST_UNREAD = 300


class Gathering:
    """Values of a record with their evidence, as they are found; it lives as long as one work is read.

    `where` is the way to a value in what the service answered: "$.journal-issue.published-print".
    """

    __slots__ = ("_lists", "_said", "_unread", "values")

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self._lists: dict[str, dict[Any, Any]] = {}
        self._said: list[Said] = []
        self._unread: list[Unread] = []

    def take(self, field: str, value: Any, text: str, where: str) -> None:
        """Make `value` the record's, said by `text` at `where`; None and an empty list are no value."""
        if value is not None and value != ():
            self.values[field] = value
            self.say(field, text, where)

    def add(self, field: str, value: Any, text: str, where: str, key: Any = None) -> None:
        """Add a value to a field that holds several, each once by its `key`, else by itself."""
        self._lists.setdefault(field, {}).setdefault(value if key is None else key, value)
        self.say(field, text, where)

    def read(self, field: str, value: Any, text: str, where: str, why: str) -> None:
        """`take`, or where `text` says something that gave no value, keep it as unread."""
        if value is not None and value != ():
            self.take(field, value, text, where)
        elif text.strip():
            self.leave(field, text, where, why)

    def say(self, field: str, text: str, where: str) -> None:
        """One more text behind a field that has its value."""
        self._said.append(Said(field=field, text=text[:_MOST_SAID], where=where))

    def leave(self, field: str, text: str, where: str, why: str) -> None:
        """Keep what could not become a value."""
        self._unread.append(Unread(field=field, text=text[:_MOST_UNREAD], where=where, why=why))

    def reading(self, source: str) -> Reading:
        """All of it."""
        lists = {field: tuple(found.values()) for field, found in self._lists.items()}
        record = Record(**lists, **self.values)
        return Reading(source=source, record=record, said=tuple(self._said), unread=tuple(self._unread))
