"""What takes a while without a network, step by step: works cross-checked and compared, files written; told to whoever watches."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from harvester.shelf import Each

T = TypeVar("T")

EVERY = 1.0
"""Seconds between two words of one step."""


class Steps(Protocol):
    """Who is told of a step: what is being done, how much of it is done, and of how much."""

    def __call__(self, step: str, done: int, of: int, /) -> None: ...


def untold(_step: str, _done: int, _of: int, /) -> None:
    """Nobody watches."""


class Step:
    """One step, told when it begins, and from then on now and then: so much of it is done, of so much.

    >>> told = []
    >>> list(Step("counting", 2, lambda *one: told.append(one)).through("ab")), told
    (['a', 'b'], [('counting', 0, 2)])
    """

    def __init__(self, name: str, of: int, steps: Steps) -> None:
        self._name, self._of, self._steps = name, of, steps
        steps(name, 0, of)
        self._told_at = time.monotonic()

    def at(self, done: int) -> None:
        """So much is done."""
        now = time.monotonic()
        if now - self._told_at >= EVERY:
            self._told_at = now
            self._steps(self._name, done, self._of)

    def through(self, values: Iterable[T]) -> Iterator[T]:
        """The values as they come, each done when the next one is asked for."""
        for done, value in enumerate(values, 1):
            yield value
            self.at(done)

    def over(self, values: Sequence[T]) -> Sequence[T]:
        """A list that is gone through in its order: what stands before the value that is looked at is done."""

        def looked_at(place: int) -> T:
            self.at(place)
            return values[place]

        return Each(range(len(values)), looked_at)
