"""The hosts that a process holds by lease: those whose pages it fetches, and those to which redirects lead from there.

Whoever holds a host is alone in asking it, and knows how it wants to be asked. A host that only redirects lead to is a guest's: it is had
when a thread comes to it, and given back with the next batch that is kept, unless somebody asks it just then.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from harvester.fetch import Known, Pace, Permits, Refusals, Refused, Robots
from harvester.store import Host, KeptRobots, Store
from parsers.addresses import host_of

PATIENCE = 5.0
"""Seconds for which a thread waits for a host that another process holds; then its page is put off."""
REFUSED = 30.0
"""Seconds for which such a host is not waited for again: each page that leads to it is put off at once."""
STALE = 86_400.0
"""Seconds after a rest for which it counts how often in a row a host had asked to be asked less often."""
LOOK_AGAIN = 0.25
"""Seconds between two looks into the store for a host that somebody waits for."""


class Told(NamedTuple):
    """How hosts want to be asked: those that this process holds, those that it only met, and those of the first that it gives back; and the
    robots.txt files that came.
    """

    hosts: tuple[Host, ...]
    met: tuple[Host, ...]
    leaving: frozenset[str]
    rules: tuple[KeptRobots, ...]


class Leases:
    """The leases of one process; used by the one thread that owns the store."""

    def __init__(
        self, store: Store, pace: Pace, refusals: Refusals, permits: Permits, clock: Callable[[], float],
        *, robots: Robots | None = None,
    ) -> None:  # fmt: skip
        """Without `robots` (of work that asks no host) nobody's rules are handed on."""
        self._robots = robots
        self._store, self._pace, self._refusals, self._permits, self._clock = store, pace, refusals, permits, clock
        self._own: set[str] = set()
        self._guests: set[str] = set()
        self._in_vain: dict[str, float] = {}
        self._refused: dict[str, float] = {}
        self._look_at = 0.0

    @property
    def has_guests(self) -> bool:
        """Whether hosts are held that the next batch may give back."""
        return bool(self._guests)

    def take(self, names: Collection[str]) -> list[str]:
        """Those of some hosts that are to be had, for their own pages."""
        got = self._lease(names)
        self._own.update(got)
        self._guests.difference_update(got)
        return got

    def _lease(self, names: Collection[str]) -> list[str]:
        got = self._store.lease(sorted(names)) if names else []
        for host in got:
            self._remember(host)
            # Of a host that was held here all the time more is known here than there.
            is_held = host.name in self._own or host.name in self._guests
            pushed = host.pushed if time.time() - host.next_at < STALE else 0
            self._pace.remember(host.name, 0.0, host.pause, None if is_held else pushed)
        if self._robots is not None and got:
            passed = self._clock() - time.time()
            for one in self._store.robots.find([host.name for host in got]):
                self._robots.remember(Known(one.origin, one.until + passed, *one[3:]))
        self._permits.grant(one.name for one in got)
        return [one.name for one in got]

    def _remember(self, host: Host) -> None:
        self._pace.remember(host.name, host.next_at - time.time())
        self._refusals.remember(host.name, _refused(host))

    def let_go(self, name: str) -> None:
        """A host of whose own pages none is asked any more; it is given back with the next batch."""
        self._own.discard(name)
        self._guests.add(name)

    def attend(self) -> bool:
        """Get the hosts that threads wait for; whether some are still waited for."""
        now = self._clock()
        is_due = now >= self._look_at and (self._permits.is_wanted() or self._refused)
        if not self._permits.bell.done() and not is_due:
            return self._permits.is_wanted()
        self._look_at = now + LOOK_AGAIN
        wanted = self._permits.wanted()
        got = set(self._lease(wanted))
        self._guests |= got
        self._in_vain = {one: self._in_vain.get(one, now) for one in wanted - got}
        given_up = {one for one, since in self._in_vain.items() if now - since >= PATIENCE}
        known = {one: since for one, since in self._refused.items() if now - since < REFUSED and one not in got}
        self._refused = known | dict.fromkeys(given_up, now)
        self._permits.refuse(self._refused)
        for one in given_up:
            del self._in_vain[one]
        return bool(self._in_vain)

    def told(self, asked: Iterable[str]) -> Told:
        """What the store is to know with the next batch; `asked` are hosts whose pages came. Guests that nobody asks leave with it."""
        # First nobody may ask those that leave, then it is read how they are: what is asked of them later is another's.
        leaving = self._permits.withdraw_idle(self._guests)
        news = self._pace.news() | self._refusals.news()
        held = {*asked, *self._own, *self._guests}
        rules = self._robots.news() if self._robots is not None else ()
        passed = time.time() - self._clock()
        kept = tuple(KeptRobots(one.origin, host_of(one.origin), one.until + passed, *one[2:]) for one in rules)
        return Told(
            tuple(self._hosts({*asked, *(news & held)})), tuple(self._hosts(news - held)), frozenset(leaving), kept
        )

    def _hosts(self, names: Iterable[str]) -> Iterator[Host]:
        now = time.time()
        return (
            _host(
                name,
                self._refusals.of(name),
                next_at=now + self._pace.rests(name),
                pause=self._pace.pause(name),
                pushed=self._pace.pushed(name),
            )
            for name in names
        )

    def kept(self, told: Told) -> set[str]:
        """The batch is in the store: what leaves is given back, and what others met is heard of. The own hosts that were lost."""
        if told.leaving:
            self._store.give_back(told.leaving)
            self._guests -= told.leaving
        self._pace.forget_all_but(self._own)
        self._refusals.forget_all_but(self._own | self._guests)
        known = self._store.resting()
        names = {host.name for host in known}
        lost = (self._own | self._guests) - names
        self._permits.withdraw(lost)
        self._guests -= lost
        for host in known:
            self._remember(host)
        return lost & self._own

    def give_all_back(self) -> None:
        """At the end."""
        self._store.give_back(self._own | self._guests)
        self._own, self._guests = set(), set()


# What both know of a host by one name; what they call by two.
_SHARED = ("seen_at", "blocked_until", "plain", "gave", "failed", "trouble")


def _refused(host: Host) -> Refused:
    """What the store knows of a host's refusals, as threads know it."""
    return Refused(in_a_row=host.refusals, seen=host.blocked, **{name: getattr(host, name) for name in _SHARED})


def _host(name: str, refused: Refused, *, next_at: float, pause: float, pushed: int) -> Host:
    """What threads know of a host, as the store is to know it."""
    shared = {name: getattr(refused, name) for name in _SHARED}
    return Host(name, next_at, pause, refusals=refused.in_a_row, blocked=refused.seen, pushed=pushed, **shared)
