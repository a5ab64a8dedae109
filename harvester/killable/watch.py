"""What takes too long is ended: one thread sees to all that is under way."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

_LINGER = 5.0
"""Seconds for which the thread waits for something to see to; then it ends, and the next one begins when it is wanted."""


@dataclass(slots=True, eq=False)
class Due:
    """Something under way: when its time is up (monotonic), what ends it, and whether that was done."""

    at: float
    end: Callable[[], None]
    is_up: bool = False


class Watch:
    """Ends what takes too long. Safe to use from several threads.

    A timer for each page is a thread for each page, which costs more than the page's way to a child and back. Here the thread sleeps until
    the first time is up. Where that one has come to its end meanwhile, it sleeps on: with one span for all, it wakes once a span.
    """

    def __init__(self) -> None:
        self._due: set[Due] = set()
        self._changed = threading.Condition()
        self._is_at_work = False
        self._wakes = math.inf

    def begin(self, seconds: float, end: Callable[[], None]) -> Due:
        """Call `end`, which must neither wait nor fail, when so many seconds have gone by without `over`."""
        due = Due(time.monotonic() + seconds, end)
        with self._changed:
            self._due.add(due)
            if not self._is_at_work:
                self._is_at_work = True
                threading.Thread(target=self._see_to_it, name="watch", daemon=True).start()
            elif due.at < self._wakes:
                self._changed.notify()
        return due

    def over(self, due: Due) -> None:
        """It has come to its end, in time or not."""
        with self._changed:
            self._due.discard(due)

    def _see_to_it(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for due in [one for one in self._due if one.at <= now]:
                    self._due.discard(due)
                    due.is_up = True
                    due.end()
                first = min((one.at for one in self._due), default=math.inf)
                self._wakes = first
                if not self._changed.wait(min(first - now, _LINGER)) and first == math.inf and not self._due:
                    self._is_at_work = False
                    return
