"""Values on disk in the order in which they were laid there: a list that is longer than memory, in a file without a name.

The file is gone from its folder as soon as it is made, so nothing is left of it however the program ends, and nobody else
can write into it. That is why its values may be pickled: only bytes that this process wrote itself are ever read back. JSON
would have to be checked again value by value, which costs as much as making a work, and it cannot tell a tuple from a list.
"""

from __future__ import annotations

import heapq
import io
import os
import pickle
import sys
import tempfile
import weakref
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar, cast, overload

from pydantic import BaseModel

from harvester.errors import StoreError, unwritable
from harvester.shelf import Chosen, Pile
from parsers.checked import maker

T = TypeVar("T")

BUFFER = 1 << 18
"""Bytes that wait to be written together."""
# Windows has none.
_PREAD: Callable[[int, int, int], bytes] | None = getattr(os, "pread", None)
REMEMBERED = 32
"""Values that were looked at last and are kept at hand."""
SORTED_AT_ONCE = 2_000
"""Values that are sorted in memory; the parts are merged from disk."""


class Pickler(pickle.Pickler):
    """Models by the values of their fields alone: half the time and half of the room of what pydantic has kept of each."""

    def reducer_override(self, value: object) -> Any:
        kind: type = type(value)
        names = _names(kind)
        if names and value.__pydantic_private__ is None and not value.__pydantic_extra__:  # type: ignore[attr-defined]
            return _again, (kind, tuple(map(value.__dict__.__getitem__, names)))
        return NotImplemented


@cache
def _names(kind: type) -> tuple[str, ...]:
    """A model's fields in their order, each the very string that programs ask with: a look at another of the same letters takes longer."""
    return tuple(map(sys.intern, kind.model_fields)) if issubclass(kind, BaseModel) else ()


def _again(kind: type[BaseModel], values: tuple[Any, ...]) -> BaseModel:
    """The model of the values of its fields, as it was."""
    make, names = _made(kind)
    return make(dict(zip(names, values)))  # noqa: B905 - as many as there are


@cache
def _made(kind: type[BaseModel]) -> tuple[Callable[[dict[str, Any]], BaseModel], tuple[str, ...]]:
    return maker(kind), _names(kind)


def _pickled(value: object) -> bytes:
    body = io.BytesIO()
    Pickler(body, pickle.HIGHEST_PROTOCOL).dump(value)
    return body.getvalue()


class Lent(NamedTuple):
    """A list as another process of this program reads it: the number of its open file, and where each value ends in it."""

    file: int
    ends: bytes


class Spool(Pile[T]):
    """A list of values on disk: frozen ones, for each look may give another copy. Only ever added to, and by one thread.

    Raises StoreError where the disk is full, or the folder not to be written.
    """

    def __init__(self, folder: Path, remembered: int = REMEMBERED, *, lent: Lent | None = None) -> None:
        """An empty one in a folder; of what another process has `lent`, that, to be read and not added to."""
        self.folder = folder
        if lent is None:
            self._file, self._ends = _nameless(folder), array("Q", [0])
        else:
            self._file, self._ends = os.fdopen(lent.file, "rb", buffering=0), array("Q", lent.ends)
        # Whoever drops a spool need not say so: what it took of the disk is free at once.
        self.close = weakref.finalize(self, self._file.close)
        self._waiting = bytearray()
        self._known: OrderedDict[int, T] = OrderedDict()
        self._remembered = remembered

    def lent(self) -> Lent:
        """It as another process may read it, to which its file is given."""
        self._write()
        return Lent(self._file.fileno(), self._ends.tobytes())

    def append(self, value: T) -> None:
        """Lay a value behind the others."""
        body = _pickled(value)
        self._waiting += body
        self._ends.append(self._ends[-1] + len(body))
        if len(self._waiting) >= BUFFER:
            self._write()

    def extend(self, values: Iterable[T]) -> None:
        """Lay values behind the others."""
        for value in values:
            self.append(value)

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return Chosen(self, range(*place.indices(len(self))))
        at = place + len(self) * (place < 0)
        if not 0 <= at < len(self):
            raise IndexError(place)
        if at in self._known:
            self._known.move_to_end(at)
            return self._known[at]
        value = self._read(at)
        if self._remembered:
            self._known[at] = value
            if len(self._known) > self._remembered:
                self._known.popitem(last=False)
        return value

    def __iter__(self) -> Iterator[T]:
        """All values in order; what is looked at so is not kept at hand."""
        return (self._read(place) for place in range(len(self)))

    def _read(self, place: int) -> T:
        begin, end = self._ends[place], self._ends[place + 1]
        if end > self._ends[-1] - len(self._waiting):
            self._write()
        try:
            body = self._bytes(begin, end - begin)
        except OSError as error:
            raise _refused(self.folder, error) from None
        return cast("T", pickle.loads(body))  # noqa: S301 - our own bytes, from a file that only this process can reach

    def _bytes(self, begin: int, size: int) -> bytes:
        if _PREAD is not None:
            # Where it stands in its file is shared with the processes that read it too.
            return _PREAD(self._file.fileno(), size, begin)
        self._file.seek(begin)
        return self._file.read(size)

    def _write(self) -> None:
        body, self._waiting = bytes(self._waiting), bytearray()
        try:
            self._file.seek(0, os.SEEK_END)
            written = 0
            while written < len(body):
                written += self._file.write(body[written:])
        except OSError as error:
            raise _refused(self.folder, error) from None


def _nameless(folder: Path) -> IO[bytes]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryFile(dir=folder, buffering=0)
    except OSError as error:
        raise _refused(folder, error) from None


def _refused(folder: Path, error: OSError) -> StoreError:
    # What is put together for the files takes about as much room as they do.
    return unwritable(folder, error)


class Disk:
    """A shelf on disk: each list in a file of its own, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def pile(self) -> Spool[Any]:
        """An empty list to lay values on."""
        return Spool(self.folder)

    def keep(self, values: Iterable[T]) -> Spool[T]:
        """The values, in their order."""
        found: Spool[T] = Spool(self.folder)
        found.extend(values)
        return found

    def in_order(self, values: Iterable[T], key: Callable[[T], Any]) -> Spool[T]:
        """The values sorted by a key; what is equal in it stays in the order in which it came."""
        rest = iter(values)
        parts: Spool[T] = Spool(self.folder, remembered=0)
        ends = [0]
        while part := list(islice(rest, SORTED_AT_ONCE)):
            parts.extend(sorted(part, key=key))
            ends.append(len(parts))
        runs = [parts[begin:end] for begin, end in pairwise(ends)]
        return self.keep(heapq.merge(*runs, key=key))
