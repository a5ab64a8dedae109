"""The hosts that a process has at hand, and whose turn it is: the host whose time comes first goes first, one job of each at a time."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from harvester.fetch import Pace
from harvester.leases import Leases
from harvester.sharing import Sharing
from harvester.store import Job, Store

AHEAD = 10
"""Jobs of a host that are taken from the store at a time."""
LOOK_AGAIN = 1.0
"""Seconds between two looks into the store for hosts that others have given back, and for jobs whose time has come."""
MOST_IN_VAIN = 3
"""Jobs of a host in a row that led to hosts which another process holds; then the host is left to whoever holds these, for a while."""
FIRST_LEFT, MOST_LEFT = 1.0, 60.0
"""Seconds for which a host is left at first, and at the most: twice as long each time that it was in vain again."""


@dataclass(slots=True)
class _Held:
    """A host that this process holds."""

    waiting: deque[Job] = field(default_factory=deque)
    in_vain: int = 0
    is_lost: bool = False


class _Left(NamedTuple):
    """A host that is left to others: for how many seconds, and up to which time of the clock."""

    seconds: float
    until: float


class Queues:
    """Up to so many hosts (`most`), of several processes each its share, and their open jobs."""

    def __init__(self, store: Store, leases: Leases, pace: Pace, clock: Callable[[], float], most: int) -> None:
        self._store, self._leases, self._pace, self._clock = store, leases, pace, clock
        self._sharing = Sharing(store.crowd, clock, most)
        self._due = self._owed = 0
        self._held: dict[str, _Held] = {}
        self._left: dict[str, _Left] = {}
        self._ready: list[tuple[float, str]] = []
        self._free: deque[str] = deque()
        self.leaving: set[str] = set()
        self.look_at = 0.0

    def __bool__(self) -> bool:
        return bool(self._held)

    def fill(self, run: int) -> None:
        """Hold as many hosts as there may be, if it is time to look for some; or give some to others that lack them."""
        self._give(self._sharing.surplus(len(self._held), lambda: len(self._store.hosts(run))))
        now, most = self._clock(), self._sharing.cap
        if len(self._held) >= most or now < self.look_at:
            return
        if not self._free:
            names, left = self._store.hosts(run), {name for name, one in self._left.items() if one.until > now}
            self._due = sum(name not in left for name in names)
            away = self._held.keys() | self.leaving | left
            self._free.extend(name for name in names if name not in away)
        wanted = [self._free.popleft() for _ in range(min(len(self._free), most - len(self._held)))]
        for name in self._leases.take(wanted):
            self._held[name] = _Held()
            self._push(name)
        if not self._free:
            self.look_at = now + LOOK_AGAIN
        self._sharing.looked(len(self._held), self._due)

    def _give(self, many: int) -> None:
        """Give so many hosts back: those of which no job is under way, some that wait long and some that do not; others when their job has come."""
        if not many:
            return
        idle = [name for _at, name in sorted(self._ready)]
        chosen = idle if many >= len(idle) else [idle[n * len(idle) // many] for n in range(many)]
        self._owed = many - len(chosen)
        for name in chosen:
            self._let_go(name)
        self._ready = [one for one in self._ready if one[1] in self._held]
        heapq.heapify(self._ready)

    def _let_go(self, name: str) -> None:
        # Given back with the next batch, when its outcomes stand: a batch for each host would make a list of many hosts slow.
        del self._held[name]
        self.leaving.add(name)
        self._leases.let_go(name)

    def _push(self, name: str) -> None:
        heapq.heappush(self._ready, (self._clock() + self._pace.ready_in(name), name))

    def ready_in(self) -> float | None:
        """In how many seconds a host may be asked of which no job is under way; None where there is no such host."""
        return max(0.0, self._ready[0][0] - self._clock()) if self._ready else None

    def next(self, run: int, unkept: Callable[[], list[str]]) -> tuple[str, Job] | None:
        """A host whose time has come, and a job of it; `unkept` tells the keys of jobs that the store takes for open still."""
        while self._ready and self._ready[0][0] <= self._clock():
            _at, name = heapq.heappop(self._ready)
            job = self._job(run, name, unkept)
            if job is not None:
                return name, job
            self._let_go(name)
        return None

    def _job(self, run: int, name: str, unkept: Callable[[], list[str]]) -> Job | None:
        held = self._held[name]
        if held.is_lost or held.in_vain >= MOST_IN_VAIN:
            return None
        if not held.waiting:
            held.waiting.extend(self._store.jobs(run, name, AHEAD, unkept()))
        return held.waiting.popleft() if held.waiting else None

    def came(self, name: str, *, in_vain: bool) -> None:
        """A host's job is done; or it was in vain, since it led to where another process is, which had better ask the next ones too."""
        held = self._held[name]
        held.in_vain = held.in_vain + 1 if in_vain else 0
        if held.in_vain == MOST_IN_VAIN:
            before = self._left.get(name)
            seconds = min(MOST_LEFT, 2 * before.seconds) if before is not None else FIRST_LEFT
            self._left[name] = _Left(seconds, self._clock() + seconds)
        elif not in_vain:
            self._left.pop(name, None)
        if self._owed:
            self._owed -= 1
            self._let_go(name)
        else:
            self._push(name)

    def lose(self, names: Iterable[str]) -> list[str]:
        """Hosts whose leases ran out, as when this process was asleep: others ask them now. Those of which that is news."""
        lost = [name for name in names if name in self._held and not self._held[name].is_lost]
        for name in lost:
            self._held[name].is_lost = True
        return lost
