"""What takes a while without a network, step by step: works cross-checked and compared, files written; told to whoever watches."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from harvester.shelf import Each

T = TypeVar("T")
_LONGEST_NAME = 30

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


class Reading:
    """The step of a library's file that is being read; a reader tells it how far it is (`parsers.formats.library.Watch`).

    >>> told = []
    >>> Reading("works.bib", lambda *one: told.append(one))(0, 2, "entries"), told
    (None, [('reading works.bib', 0, 2)])
    """

    def __init__(self, name: str, steps: Steps) -> None:
        self._name, self._steps = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…", steps
        self._step: Step | None = None

    def __call__(self, done: int, of: int, what: str, /) -> None:
        if self._step is None:
            name = self._name if what == "entries" else f"the {what} of {self._name}"
            self._step = Step(f"reading {name}", of, self._steps)
        else:
            self._step.at(done)


class Pace:
    """How far a step of the end is, and how long it still takes at the speed so far."""

    def __init__(self) -> None:
        self._step, self._began = "", 0.0

    def text(self, step: str, done: int, of: int, now: float) -> str:
        """In words; what is told of a step first is its beginning.

        >>> pace = Pace()
        >>> pace.text("cross-checking", 0, 9000, 10.0), pace.text("cross-checking", 3000, 9000, 40.0)
        ('cross-checking 9,000', 'cross-checking 3,000 of 9,000, 1 min left')
        """
        if step != self._step or not done:
            self._step, self._began = step, now
        if not done:
            return f"{step} {of:,}"
        left = (now - self._began) / done * (of - done)
        return ", ".join([f"{step} {done:,} of {of:,}", *([f"{duration(left)} left"] if left >= 1 else [])])


def duration(seconds: float) -> str:
    """A time in the unit that suits it.

    >>> [duration(s) for s in (5, 90, 5000, 180_000, 900_000)]
    ['5 s', '1 min', '83 min', '50 h', '10 d']
    """
    for unit, size, most in (("s", 1, 60), ("min", 60, 7200), ("h", 3600, 259_200)):
        if seconds < most:
            return f"{seconds // size:.0f} {unit}"
    return f"{seconds // 86_400:.0f} d"
