"""The pace of each host: one request at a time, a pause between two, longer after slow answers and where the host asks for it.

A host that says that it is asked too often (429, 503) rests: for as long as it says, else longer each time. After that the pause
is longer too, and halved after a few good answers until it is what it was.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from harvester.errors import FetchError
from harvester.fetch.permits import ElsewhereError

MOST_DELAY = 60.0
"""Seconds that a pause never exceeds, whatever a Crawl-delay says."""
MOST_REST = 3600.0
"""Seconds that a host rests at the most; then it is asked again, whatever it said."""
LONGEST_SLEEP = 30.0
"""Seconds that a thread waits for a host that rests; for more the page is put off."""
SLOW_FACTOR = 2.0
MOST_SLOW = 30.0
"""After an answer that took long the pause is at least twice as long, at most so many seconds."""
FIRST_REST = 5.0
LONGEST_REST = 300.0
"""A host that does not say how long it wants to rest: seconds at first, then twice as long each time, up to the second figure."""
MOST_PUSHED = 12
"""Times in a row that a host may say so; then it rests for the longest time, whatever it says: its other pages are for a later run. With the pauses
between them twelve take forty minutes where it names no time, and six at the least.
"""
LEAST_PENALTY = 1.0
CALM = 5
"""Good answers after which a longer pause is halved."""
MANY = 1_000
"""Hosts of which something is known before those that are done with are forgotten."""


@dataclass
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_at: float = 0.0
    rest_until: float = 0.0
    crawl_delay: float = 0.0
    slow: float = 0.0
    penalty: float = 0.0
    pushed: int = 0
    calm: int = 0
    users: int = 0


class Pace:
    """Lets one request at a time to a host, each a pause after the one before; shared by all threads.

    `patience` is for how many seconds a host that rests is waited for at all. With a delay of 0 nothing but a host's own wish
    (429, 503) makes anybody wait: that is for one's own machines.
    """

    def __init__(
        self, delay: float, *, clock: Callable[[], float], sleep: Callable[[float], None], patience: float = MOST_REST
    ) -> None:  # fmt: skip
        self.delay, self._clock, self._sleep, self._patience = delay, clock, sleep, patience
        self._hosts: dict[str, _Host] = {}
        self._many = MANY
        self._news: set[str] = set()
        self._lock = threading.Lock()

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host())

    @contextmanager
    def _used(self, name: str) -> Iterator[_Host]:
        """A host that is not forgotten while somebody asks it, or waits for that: its lock is what keeps others away."""
        with self._lock:
            state = self._hosts.setdefault(name, _Host())
            state.users += 1
        try:
            yield state
        finally:
            with self._lock:
                state.users -= 1

    def forget_all_but(self, held: Container[str]) -> None:
        """Forget hosts that nobody asks and that have no wish any more, once there are many: a list may name a million.

        What is forgotten stands in the store, as far as it outlives the moment.
        """
        with self._lock:
            if len(self._hosts) < self._many:
                return
            now = self._clock()
            self._hosts = {
                name: one
                for name, one in self._hosts.items()
                if name in held or one.users or one.pushed or one.penalty or max(one.next_at, one.rest_until) > now
            }
            self._many = max(MANY, 2 * len(self._hosts))

    @contextmanager
    def turn(self, host: str, longest: float = math.inf) -> Iterator[None]:
        """Wait for this host's turn; the next one may come a pause after this one began, and never before it ended.

        Raises FetchError "retry-later" where the host rests for longer than a thread waits, and ElsewhereError where its turn would be
        later than in so many seconds (`longest`): then others stand before it, or it wants long pauses, and a thread has better to do.
        """
        with self._used(host) as state, self._alone(host, state, longest):
            rest = state.rest_until - self._clock()
            if rest > LONGEST_SLEEP:
                raise FetchError(
                    "retry-later", f"{host} asked for a rest of {rest:.0f} s more, so the page was not asked for",
                    advice="Run the same command again later.", retry_after=rest,
                )  # fmt: skip
            wait = max(rest, state.next_at - self._clock())
            if wait > longest:
                raise ElsewhereError(host, wait)
            if wait > 0:
                self._sleep(wait)
            began = self._clock()
            try:
                yield
            finally:
                took = self._clock() - began
                state.slow = min(took * SLOW_FACTOR, MOST_SLOW) if self.delay > 0 else 0.0
                state.next_at = max(state.next_at, began + self.pause(host))
                self._tell(host)

    @contextmanager
    def _alone(self, host: str, state: _Host, longest: float) -> Iterator[None]:
        if not state.lock.acquire(timeout=longest if longest < math.inf else -1):
            raise ElsewhereError(host, max(self.rests(host), self.pause(host)))
        try:
            yield
        finally:
            state.lock.release()

    def ready_in(self, host: str) -> float:
        """Seconds until this host may be asked again; 0 for at once, and for one that is not waited for at all."""
        is_given_up = self._host(host).rest_until - self._clock() > self._patience
        return 0.0 if is_given_up else self.rests(host)

    def rests(self, host: str) -> float:
        """Seconds until this host may be asked again, however many they are."""
        state = self._host(host)
        return max(0.0, state.rest_until - self._clock(), state.next_at - self._clock())

    def pause(self, host: str) -> float:
        """Seconds between two requests to this host."""
        state = self._host(host)
        return max(self.delay, state.crawl_delay, state.slow, state.penalty)

    def pushed(self, host: str) -> int:
        """How often in a row a host asked to be asked less often."""
        return self._host(host).pushed

    def remember(self, host: str, seconds: float, pause: float = 0.0, pushed: int | None = None) -> None:
        """What is known of a host from before: it may be asked in so many seconds, so many apart until it went well again, and asked so often in
        a row (None: as is known here) to be asked less often.
        """
        state = self._host(host)
        state.pushed = state.pushed if pushed is None else pushed
        state.rest_until = max(state.rest_until, self._clock() + min(seconds, MOST_REST))
        if pause > self.pause(host):
            state.penalty = min(pause, MOST_DELAY)

    def crawl_delay(self, host: str, seconds: float) -> None:
        """The delay that the host's robots.txt asks for; at most a minute."""
        if self.delay > 0:
            state = self._host(host)
            if state.crawl_delay != min(seconds, MOST_DELAY):
                # Its robots.txt was the last request.
                state.crawl_delay = min(seconds, MOST_DELAY)
                state.next_at = max(state.next_at, self._clock() + state.crawl_delay)

    def pushed_back(self, host: str, seconds: float | None) -> None:
        """The host wants to be asked less often; nobody asks it for so many seconds, or for as long as is usual."""
        state = self._host(host)
        usual = min(LONGEST_REST, FIRST_REST * 2.0 ** min(state.pushed, 10))
        state.penalty = min(MOST_DELAY, 2 * max(self.pause(host), LEAST_PENALTY))
        state.pushed, state.calm = state.pushed + 1, 0
        rest = MOST_REST if state.pushed >= MOST_PUSHED else usual if seconds is None else seconds
        state.rest_until = max(state.rest_until, self._clock() + min(rest, MOST_REST))
        self._tell(host)

    def rest(self, host: str, seconds: float) -> None:
        """Nobody asks a host for so many seconds: it fails, whatever it wishes."""
        if seconds > 0:
            state = self._host(host)
            state.rest_until = max(state.rest_until, self._clock() + min(seconds, MOST_REST))
            self._tell(host)

    def went_well(self, host: str) -> None:
        """An answer as it should be: after some of them the host is asked faster again."""
        state = self._host(host)
        state.pushed, state.calm = 0, state.calm + 1
        if state.calm >= CALM and state.penalty:
            state.calm = 0
            state.penalty = state.penalty / 2 if state.penalty / 2 > max(self.delay, LEAST_PENALTY / 2) else 0.0

    def _tell(self, host: str) -> None:
        with self._lock:
            self._news.add(host)

    def news(self) -> set[str]:
        """The hosts that were asked since this was last called."""
        with self._lock:
            news, self._news = self._news, set()
        return news


class NoPace(Pace):
    """The pace of a replay, which asks nobody: nothing waits."""

    def __init__(self) -> None:
        super().__init__(0.0, clock=lambda: 0.0, sleep=lambda _seconds: None)

    @contextmanager
    def turn(self, host: str, longest: float = math.inf) -> Iterator[None]:
        """One at a time, as ever."""
        del longest
        with self._used(host) as state, state.lock:
            yield

    def pushed_back(self, host: str, seconds: float | None) -> None:
        """What a host wished when the recording was made is over."""

    def rest(self, host: str, seconds: float) -> None:
        """Nor does one that failed then rest."""
