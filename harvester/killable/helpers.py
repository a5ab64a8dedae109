"""Children that read pages beside this process, so that a harvest has more than one core for them."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue

from harvester.killable.process import Died, Process, TookTooLong
from harvester.processors import processors

AFTER = 50
"""Pages that are read here before children are begun: a short list is done before one is up, which takes half a second of a core."""
PATIENCE = 0.05
"""Seconds for which a page waits for a child that has time; then it is read here, so that children at large pages hold nobody up."""


def worth_having(wanted: int) -> int:
    """How many children there is room for beside this process: none where it has one core."""
    return wanted if processors() > 1 else 0


class Helpers:
    """So many children, begun at the page `AFTER`, each lent to one thread at a time. Close them."""

    def __init__(self, number: int, make: Callable[[], Process]) -> None:
        self._number, self._make = number, make
        self._free: SimpleQueue[Process] = SimpleQueue()
        self._lock = threading.Lock()
        self._all: set[Process] = set()
        self._read = 0
        self._up = 0
        self._is_closed = False
        weakref.finalize(self, kill_all, self._all)

    def lent(self) -> Process | None:
        """A child that is up and has time, soon; None where there is none. Give it back."""
        if not self._up:
            self._count()
            return None
        with suppress(Empty):
            return self._free.get(timeout=PATIENCE)
        return None

    def give_back(self, child: Process) -> None:
        """It has answered, or is dead: then there will be another one."""
        if child.alive:
            self._free.put(child)
            return
        with self._lock:
            self._all.discard(child)
            self._up -= 1
        self._begin()

    def close(self) -> None:
        """End them all, those too that are not up yet."""
        with self._lock:
            self._is_closed = True
        kill_all(self._all)

    def _count(self) -> None:
        with self._lock:
            self._read += 1
            is_time = self._read == AFTER
        if is_time:
            for _one in range(self._number):
                self._begin()

    def _begin(self) -> None:
        """Begin a child without waiting for it: what it has to import takes a while."""
        threading.Thread(target=self._bring, name="helper", daemon=True).start()

    def _bring(self) -> None:
        # One that cannot be begun is missed by nobody: its pages are read here.
        with suppress(Died, TookTooLong):
            with self._lock:
                if self._is_closed:
                    return
                child = self._make()
                self._all.add(child)
            child.start()
            with self._lock:
                self._up += 1
            self._free.put(child)


def kill_all(children: set[Process]) -> None:
    """End children, and wait until they are gone."""
    for child in list(children):
        child.kill()
        children.discard(child)
