"""Where the many values of a list are laid while it is worked through, and lists that are looked at without being held. Pure.

A harvest may have a million lines, and what is known of them does not fit into memory. So what goes over all of them takes a
`Sequence` and holds one value at a time, and what it makes of them it lays on a shelf that it is given: in memory here, on
disk where `spool` gives it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar, overload

T = TypeVar("T")
S = TypeVar("S")


class Pile(Sequence[T]):
    """A list that values are laid on, one at a time."""

    @abstractmethod
    def append(self, value: T) -> None:
        """Lay a value behind the others."""


class Shelf(Protocol):
    """Keeps values and gives them back."""

    def pile(self) -> Pile[Any]:
        """An empty list to lay values on."""

    def keep(self, values: Iterable[T]) -> Sequence[T]:
        """The values, in their order."""

    def in_order(self, values: Iterable[T], key: Callable[[T], Any]) -> Sequence[T]:
        """The values sorted by a key; what is equal in it stays in the order in which it came."""


class Held(Pile[T]):
    """A list in memory."""

    def __init__(self) -> None:
        self._values: list[T] = []

    def append(self, value: T) -> None:
        """Lay a value behind the others."""
        self._values.append(value)

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        return self._values[place]


class Memory:
    """A shelf in memory, for lists that are short."""

    def pile(self) -> Pile[Any]:
        """An empty list to lay values on."""
        return Held[Any]()

    def keep(self, values: Iterable[T]) -> Sequence[T]:
        """The values, in their order."""
        return tuple(values)

    def in_order(self, values: Iterable[T], key: Callable[[T], Any]) -> Sequence[T]:
        """The values sorted by a key."""
        return tuple(sorted(values, key=key))


class Each(Sequence[T]):
    """What a function makes of each value of a list, made anew whenever it is looked at.

    >>> Each(("b", "aa"), len)[1], list(Each(("b", "aa"), len))
    (2, [1, 2])
    """

    def __init__(self, values: Sequence[S], made: Callable[[S], T]) -> None:
        self._values: Sequence[Any] = values
        self._made: Callable[[Any], T] = made

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return Each(self._values[place], self._made)
        return self._made(self._values[place])


class Chosen(Sequence[T]):
    """Some values of a list, by their places, in another order or fewer of them.

    >>> list(Chosen("abc", (2, 0))), Chosen("abc", (2, 0))[1:][0]
    (['c', 'a'], 'a')
    """

    def __init__(self, values: Sequence[T], places: Sequence[int]) -> None:
        self._values, self._places = values, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return Chosen(self._values, self._places[place])
        return self._values[self._places[place]]
