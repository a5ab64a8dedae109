"""Kept connections, by the host that they lead to: whichever thread asks a host next goes on with its connection.

A session of requests for each thread would open a connection to every host for every thread, and close most of them unused: a host is asked by
one thread at a time, and seldom by the same one twice.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from harvester.fetch.deadline import Connections
from harvester.fetch.plain import PlainSession

MOST_KEPT = 64
"""Hosts to which a connection is kept; the one that was asked longest ago is closed first."""


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """A session that keeps one connection, and the connections that it has open: what a deadline shuts down."""

    session: PlainSession
    connections: Connections = field(default_factory=weakref.WeakKeyDictionary)


class Lanes:
    """The lanes that nobody uses just now; safe to share among threads. `make` makes the session of a new one."""

    def __init__(self, make: Callable[[], PlainSession], most: int = MOST_KEPT) -> None:
        self._make, self._most = make, most
        self._free: OrderedDict[str, Lane] = OrderedDict()
        self._lock = threading.Lock()

    @contextmanager
    def to(self, origin: str) -> Iterator[Lane]:
        """A lane for one request to an origin ("https://example.org:8443"): this thread's alone as long as the block."""
        with self._lock:
            lane = self._free.pop(origin, None)
        if lane is None:
            lane = Lane(self._make())
        try:
            yield lane
        except BaseException:
            lane.session.close()
            raise
        with self._lock:
            # Two threads may have asked the same service: one connection to it is enough.
            gone = [self._free.pop(origin)] if origin in self._free else []
            self._free[origin] = lane
            if len(self._free) > self._most:
                gone.append(self._free.popitem(last=False)[1])
        for one in gone:
            one.session.close()
