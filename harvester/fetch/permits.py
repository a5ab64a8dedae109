"""Which hosts this process may ask: those that it holds. A redirect leads to others, and these have to be had first.

A host is asked by one process at a time. Threads come here before each request. The thread that owns the store (`harvester.leases`)
gets what they wait for, or says that it is not to be had, and takes back what nobody asks any more.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from harvester.errors import FetchError


class ElsewhereError(FetchError):
    """A host that somebody else asks just now: nothing was asked of it here. `wait` is for how many seconds the page had better wait, where
    that is known.
    """

    def __init__(self, host: str, wait: float | None = None) -> None:
        super().__init__(
            "host-held", f"{host} is being asked by somebody else", advice="Run the same command again later.", host=host
        )  # fmt: skip
        self.wait = wait


class Permits:
    """Safe to share among threads. As long as nobody gets hosts (`begin`), everything may be asked.

    `bell` is done as soon as somebody begins to wait for a host.
    """

    def __init__(self) -> None:
        self.bell: Future[None] = Future()
        self._changed = threading.Condition()
        self._is_free, self._is_closed = True, False
        self._held: set[str] = set()
        self._asking: Counter[str] = Counter()
        self._waiting: Counter[str] = Counter()
        self._refused: set[str] = set()

    # What threads do.

    @contextmanager
    def asking(self, host: str) -> Iterator[None]:
        """Ask a host, as long as the block; waits until this process holds it. Raises ElsewhereError where it is not to be had."""
        with self._changed:
            if not self._may_ask(host):
                self._wait_for(host)
            self._asking[host] += 1
        try:
            yield
        finally:
            with self._changed:
                self._asking -= Counter((host,))

    def _may_ask(self, host: str) -> bool:
        return self._is_free or host in self._held

    def _wait_for(self, host: str) -> None:
        self._waiting[host] += 1
        if not self.bell.done():
            self.bell.set_result(None)
        try:
            while not self._may_ask(host):
                if self._is_closed:
                    # Whoever goes on later may have it at once.
                    raise ElsewhereError(host, 0.0)
                if host in self._refused:
                    raise ElsewhereError(host)
                self._changed.wait()
        finally:
            self._waiting -= Counter((host,))

    @property
    def is_free(self) -> bool:
        """Whether nobody gets hosts here, so that a thread may wait for one as long as it likes."""
        return self._is_free

    # What the one thread does that owns the store.

    def begin(self) -> None:
        """From now on only what is granted may be asked."""
        with self._changed:
            self._is_free, self._is_closed = False, False

    def close(self) -> None:
        """Nothing more will be granted: who waits, and who would, is refused."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def end(self) -> None:
        """Everything may be asked again."""
        with self._changed:
            self._is_free = True
            self._held.clear()
            self._refused.clear()
            self._changed.notify_all()

    def is_wanted(self) -> bool:
        """Whether somebody waits."""
        return bool(self._waiting)

    def wanted(self) -> set[str]:
        """The hosts for which somebody waits. The bell is silent until somebody else begins to."""
        with self._changed:
            if self.bell.done():
                self.bell = Future()
            return set(self._waiting) - self._held

    def grant(self, hosts: Iterable[str]) -> None:
        """These are held now."""
        with self._changed:
            self._held.update(hosts)
            self._refused -= self._held
            self._changed.notify_all()

    def refuse(self, hosts: Iterable[str]) -> None:
        """These are not to be had: nobody waits for them until this is called without them."""
        with self._changed:
            self._refused = set(hosts) - self._held
            self._changed.notify_all()

    def withdraw(self, hosts: Iterable[str]) -> None:
        """These were lost: what is asked of them now is asked, and nothing more."""
        with self._changed:
            self._held.difference_update(hosts)

    def withdraw_idle(self, hosts: Iterable[str]) -> set[str]:
        """Those of some hosts that nobody asks or is about to ask: from now on nobody does."""
        with self._changed:
            idle = {one for one in hosts if not self._asking[one] and not self._waiting[one]}
            self._held -= idle
            return idle


class EveryPermit(Permits):
    """For a replay, which asks nobody."""

    def begin(self) -> None:
        """Everything may be asked, as ever."""
