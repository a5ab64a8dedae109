"""How services want to be asked, as it is kept: for the next run, and for other processes that ask the same service now. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol


class Wait(NamedTuple):
    """How a service wants to be asked: not before a time (ISO 8601 in UTC), and with so many seconds between requests."""

    until: str
    pause: float


class Waits(Protocol):
    """Where that is kept, so that a restart does not forget it."""

    def waits(self) -> Mapping[str, Wait]:
        """What is known, by the name of a service or of one of its limits."""

    def keep_wait(self, name: str, wait: Wait) -> None:
        """Keep it."""


class Turns(Protocol):
    """Where several processes that ask one service take turns."""

    def turn(self, name: str, earliest: float, pause: float) -> float:
        """Take the next turn under a limit, not before a time (seconds since 1970); how many seconds after that it is.

        The turn after it is a pause later.
        """
