"""What takes too long is ended: one thread sees to all that is under way in a process, requests and children that read."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Due:
    """Something under way: when its time is up (monotonic), what ends it, and whether that was done."""

    at: float
    end: Callable[[], None]
    is_up: bool = False


class Watch:
    """Ends what takes too long. Safe to use from several threads.

    A `threading.Timer` for each request or page is a thread for each, which costs more than the guard and the pace of a page together. Here one
    thread sleeps until the first time is up; it begins with the first that is to be seen to, and ends with the program. Where that one has
    come to its end meanwhile, it wakes once, and looks whose is the next.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._due: set[Due] = set()
        self._awake_at = 0.0
        self._thread: threading.Thread | None = None

    def begin(self, seconds: float, end: Callable[[], None]) -> Due:
        """Call `end`, which must neither wait nor fail, when so many seconds have gone by without `over`."""
        due = Due(time.monotonic() + seconds, end)
        with self._changed:
            self._due.add(due)
            # In a process that was forked the thread is no more.
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._see_to_it, name="deadlines", daemon=True)
                self._awake_at = due.at
                self._thread.start()
            elif due.at < self._awake_at:
                self._changed.notify()
        return due

    def over(self, due: Due) -> None:
        """It has come to its end, in time or not; from now on it is not ended any more."""
        # Under the lock: a socket that outlives its request must not be shut down in the next one's time.
        with self._changed:
            self._due.discard(due)

    def _see_to_it(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for due in [one for one in self._due if one.at <= now]:
                    self._due.discard(due)
                    due.is_up = True
                    # One that fails all the same must not take from the others what ends them.
                    with suppress(Exception):
                        due.end()
                self._awake_at = min((one.at for one in self._due), default=now + threading.TIMEOUT_MAX / 2)
                self._changed.wait(self._awake_at - now)


WATCH = Watch()
"""The one of this process."""
