"""Hosts that refuse: after a few walls in a row a host is left in peace for a day. Nothing is ever done to get past one.

Times are seconds since 1970, for what is known of a host outlives the process and is shared with others.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import NamedTuple

from harvester.errors import FetchError

MOST_IN_A_ROW = 3
"""Refusals in a row after which a host is left in peace."""
BLOCKED_SECONDS = 86_400.0


class Refused(NamedTuple):
    """What is known of a host's refusals: how many in a row, what was seen last and when, and until when it is left in peace."""

    in_a_row: int = 0
    seen: str = ""
    seen_at: float = 0.0
    blocked_until: float = 0.0


_NOTHING = Refused()
Tell = Callable[..., None]
"""Who is told what happened: the event's name, and facts by name."""


def silent(_event: str, **_facts: object) -> None:
    """Nobody is told."""


class Refusals:
    """What each host refused; shared by all threads."""

    def __init__(self, now: Callable[[], float], tell: Tell = silent) -> None:
        """`tell` is told of each host that is left in peace from now on."""
        self._now, self._tell = now, tell
        self._hosts: dict[str, Refused] = {}
        self._news: set[str] = set()
        self._lock = threading.Lock()

    def of(self, host: str) -> Refused:
        """What is known of a host."""
        with self._lock:
            return self._hosts.get(host, _NOTHING)

    def is_blocked(self, host: str) -> bool:
        """Whether a host is left in peace now."""
        return self.of(host).blocked_until > self._now()

    def check(self, host: str) -> None:
        """Raise FetchError "host-blocked" for a host that is left in peace: nothing is asked of it."""
        known = self.of(host)
        if known.blocked_until > self._now():
            hours = max(1, round((known.blocked_until - self._now()) / 3600))
            raise FetchError(
                "host-blocked", f"{host} refused several pages in a row ({known.seen}) and is left in peace for {hours} h",
                advice="See blocked.csv for the ways that the host offers, and ask it for access; "
                "or give the work's DOI or PMID. Run the same command again after that time.",
                host=host,
            )  # fmt: skip

    def refused(self, host: str, seen: str) -> None:
        """A wall in place of a page; `seen` says which, for people."""
        now = self._now()
        with self._lock:
            known = self._hosts.get(host, _NOTHING)
            count = known.in_a_row + 1
            until = now + BLOCKED_SECONDS if count >= MOST_IN_A_ROW else known.blocked_until
            # After the day one refusal is enough to leave it in peace again: the count stays what it was.
            self._hosts[host] = Refused(count, seen, now, until)
            self._news.add(host)
        if count >= MOST_IN_A_ROW:
            self._tell("host-blocked", host=host, seen=seen, seconds=BLOCKED_SECONDS)

    def answered(self, host: str) -> None:
        """A page: the host does not refuse, or no longer."""
        with self._lock:
            known = self._hosts.get(host)
            if known is not None and known.in_a_row:
                self._hosts[host] = Refused()
                self._news.add(host)

    def remember(self, host: str, known: Refused) -> None:
        """What another process, or an earlier run, knows of a host: the later knowledge counts."""
        with self._lock:
            if known.seen_at > self._hosts.get(host, _NOTHING).seen_at:
                self._hosts[host] = known

    def news(self) -> set[str]:
        """The hosts of which something changed since this was last called."""
        with self._lock:
            news, self._news = self._news, set()
        return news
