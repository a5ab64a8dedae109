"""The pace of each host: one request at a time, a pause between two, longer where the host asks for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

MOST_DELAY = 60.0
MOST_SLOW = 3600.0


@dataclass
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    delay: float = 0.0
    next_at: float = 0.0


class Pace:
    """Lets one request at a time to a host, each a delay after the one before; shared by all threads."""

    def __init__(self, delay: float, *, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._delay, self._clock, self._sleep = delay, clock, sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host(delay=self._delay))

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for this host's turn; the next one may come a delay after this one began."""
        state = self._host(host)
        with state.lock:
            wait = state.next_at - self._clock()
            if wait > 0:
                self._sleep(wait)
            state.next_at = self._clock() + state.delay
            yield

    def ready_in(self, host: str) -> float:
        """Seconds until this host may be asked again; 0 for at once."""
        return max(0.0, self._host(host).next_at - self._clock())

    def pause(self, host: str) -> float:
        """Seconds between two requests to this host."""
        return self._host(host).delay

    def remember(self, host: str, seconds: float, pause: float) -> None:
        """What is known of a host from before: it may be asked in so many seconds, and so many apart."""
        if self._delay > 0:
            state = self._host(host)
            state.next_at = max(state.next_at, self._clock() + min(seconds, MOST_SLOW))
            state.delay = max(state.delay, min(pause, MOST_DELAY))

    def crawl_delay(self, host: str, seconds: float) -> None:
        """The delay that the host's robots.txt asks for, where it is longer than ours; at most a minute."""
        if self._delay > 0:
            state = self._host(host)
            state.delay = max(state.delay, min(seconds, MOST_DELAY))

    def slow_down(self, host: str, seconds: float) -> None:
        """Nobody asks this host again for so many seconds."""
        if self._delay > 0:
            state = self._host(host)
            state.next_at = max(state.next_at, self._clock() + min(seconds, MOST_SLOW))
