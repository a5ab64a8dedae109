"""How many of a list's hosts each process holds, where there are several: each as many as its threads can use, but none more than its share
while another one lacks some.

Who looks for hosts in vain, and holds less than a fair share of those with work, tells in the store how many it lacks. Who holds more than a
fair share gives that many back. The share is of the hosts with work, not of those that are held: it stays what it is while they change hands, so
that nothing goes to and fro.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

LOOK_AGAIN = 1.0
"""Seconds between two looks at what others lack."""
GIVE_AGAIN = 5.0
"""Seconds between two gifts: what is given comes back with the next batch, and has to be found."""


class Crowd(Protocol):
    """The processes at a store (`harvester.store.crowd`)."""

    def want(self, hosts: int) -> None:
        """This process lacks so many hosts."""

    def others(self) -> list[int]:
        """How many each of the others lacks."""


class Sharing:
    """What one process may hold; `most` is what its threads can use, `cap` as many as it may hold now."""

    def __init__(self, crowd: Crowd, clock: Callable[[], float], most: int) -> None:
        self._crowd, self._clock, self._most = crowd, clock, most
        self._others = 0
        self._look_at = self._give_at = 0.0
        self.cap = most

    def surplus(self, held: int, due: Callable[[], int]) -> int:
        """How many of the hosts that this process holds it should give back now; `due` counts those with work, whoever holds them."""
        now = self._clock()
        if now < self._look_at:
            return 0
        self._look_at = now + LOOK_AGAIN
        others = self._crowd.others()
        self._others, lacked = len(others), sum(others)
        # Of what cannot be divided evenly who has keeps the larger part, and who lacks asks for the smaller one.
        self.cap = min(self._most, max(1, -(-due() // (len(others) + 1)))) if lacked else self._most
        if held <= self.cap or now < self._give_at:
            return 0
        self._give_at = now + GIVE_AGAIN
        return min(lacked, held - self.cap)

    def looked(self, held: int, due: int) -> None:
        """Hosts were looked for, and so many are held now."""
        share = due // (self._others + 1) if self._others else 0
        self._crowd.want(max(0, min(self._most, share) - held))
