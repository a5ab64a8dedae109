"""What a library file holds: its entries as readings, and what could not be read, with the line."""

from __future__ import annotations

from typing import Literal, Protocol

from parsers.checked import maker
from parsers.record import Reading
from parsers.values import Value


class Watch(Protocol):
    """Who is told how far a file is read: so many of its entries, or lines, of so many."""

    def __call__(self, done: int, of: int, what: Literal["entries", "lines"], /) -> None: ...


def unwatched(_done: int, _of: int, _what: Literal["entries", "lines"], /) -> None:
    """Nobody watches."""


MOST_ENTRIES = 500_000
"""No library has more; of a larger file so many are read."""


class LibraryEntry(Value):
    """One entry: the key it has in the file, the line it begins at (for JSON its place, from 1), what it says.

    `inherited` names the fields of the record that stand in another entry of the file, to which this one refers. `protected` are
    texts of the title whose capitals the file protects from styles.
    """

    key: str
    line: int
    reading: Reading
    inherited: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()


def library_entry(
    key: str, line: int, reading: Reading, inherited: tuple[str, ...] = (), protected: tuple[str, ...] = ()
) -> LibraryEntry:
    """An entry of values that a reader made."""
    return _new_entry({"key": key, "line": line, "reading": reading, "inherited": inherited, "protected": protected})


_new_entry = maker(LibraryEntry)


class Problem(Value):
    """A place in a file that could not be read, and why; what stands around it was read."""

    line: int
    message: str


class Library(Value):
    """The entries of a file, and its problems."""

    entries: tuple[LibraryEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
