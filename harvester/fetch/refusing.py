"""Hosts that refuse: after a few walls in a row, or many plain refusals, a host is left in peace for a day. Nothing is ever done to get past one.
Hosts that fail (`harvester.failing`): after many failures in a row one is asked no more in this run.

Times are seconds since 1970, for what is known of a host outlives the process and is shared with others.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Container, Mapping
from types import MappingProxyType
from typing import NamedTuple

from harvester import failing
from harvester.errors import FetchError

MOST_IN_A_ROW = 3
"""Walls in a row after which a host is left in peace."""
PLAIN: Mapping[int, str] = MappingProxyType(
    {
        401: "the answer 401 (log in)",
        402: "the answer 402 (pay)",
        403: "the answer 403 (forbidden)",
        451: "the answer 451 (legal reasons)",
    }
)
"""The statuses that are a plain refusal, which may be one page's alone, and how people are told of them."""
MOST_PLAIN, MOST_PLAIN_BETWEEN = 20, 100
"""Plain refusals in a row after which a host is left in peace: one that never gave anything else, and one that did. Of the latter a part may be
closed, and a list that is sorted names that part's pages one after the other.
"""
BLOCKED_SECONDS = 86_400.0
AGREEMENT = 3600.0
"""Seconds by which the clocks of two machines at one store may differ."""
MANY = 1_000
"""Hosts of which something is known before those that are done with are forgotten."""


class Refused(NamedTuple):
    """What is known of a host's refusals: how many walls in a row, what was seen last, when any of this changed, and until when it is left in
    peace; how many plain refusals in a row, and whether (1 or 0) it ever gave anything else; how many pages in a row failed in this run, and at
    what.
    """

    in_a_row: int = 0
    seen: str = ""
    seen_at: float = 0.0
    blocked_until: float = 0.0
    plain: int = 0
    gave: int = 0
    failed: int = 0
    trouble: str = ""


_NOTHING = Refused()
Tell = Callable[..., None]
"""Who is told what happened: the event's name, and facts by name."""


def silent(_event: str, **_facts: object) -> None:
    """Nobody is told."""


class Refusals:
    """What each host refused, and at which pages it failed in the run that this process is at; shared by all threads."""

    def __init__(self, now: Callable[[], float], tell: Tell = silent) -> None:
        """`tell` is told of each host that is left in peace from now on."""
        self._now, self._tell = now, tell
        self._hosts: dict[str, Refused] = {}
        self._news: set[str] = set()
        self._many = MANY
        self._lock = threading.Lock()

    def of(self, host: str) -> Refused:
        """What is known of a host."""
        with self._lock:
            return self._hosts.get(host, _NOTHING)

    def is_blocked(self, host: str) -> bool:
        """Whether a host is left in peace now."""
        return self.of(host).blocked_until > self._now()

    def check(self, host: str) -> None:
        """Raise FetchError "host-blocked" or "host-failing" for a host that is left in peace: nothing is asked of it."""
        known = self.of(host)
        if known.blocked_until > self._now():
            hours = max(1, round((known.blocked_until - self._now()) / 3600))
            raise FetchError(
                "host-blocked", f"{host} refused several pages in a row ({known.seen}) and is left in peace for {hours} h",
                advice="See blocked.csv for the ways that the host offers, and ask it for access; "
                "or give the work's DOI or PMID. Run the same command again after that time.",
                host=host,
            )  # fmt: skip
        if failing.is_given_up(known.failed, gave=bool(known.gave)):
            raise FetchError(
                "host-failing",
                f"not asked: {known.failed} pages of {host} failed in a row ({known.trouble}), and it is left in peace in this harvest",
                advice="Run the same command again later: it asks the host anew, and first for what was not asked.",
                host=host,
            )  # fmt: skip

    def fails(self, host: str, trouble: str) -> float:
        """A page at which the host failed; `trouble` says how, for people. For how many seconds it had better rest."""
        with self._lock:
            known = self._hosts.get(host, _NOTHING)
            count = known.failed + 1
            known = known._replace(seen_at=self._now(), failed=count, trouble=trouble)
            self._hosts[host] = known
            self._news.add(host)
        gave = bool(known.gave)
        if not failing.is_given_up(count, gave=gave):
            return failing.rest_after(count)
        if not failing.is_given_up(count - 1, gave=gave):
            self._tell("host-failing", host=host, seen=trouble, pages=count)
        return 0.0

    def refused(self, host: str, seen: str) -> None:
        """A wall in place of a page; `seen` says which, for people."""
        with self._lock:
            known = self._hosts.get(host, _NOTHING)
            # After the day one refusal is enough to leave it in peace again: the count stays what it was.
            count = known.in_a_row + 1
            self._count(host, known._replace(in_a_row=count, seen=seen), is_enough=count >= MOST_IN_A_ROW)

    def said(self, host: str, status: int) -> None:
        """An answer that is no page: a plain refusal, or a word ("there is no such page") which shows that the host does not refuse all."""
        told = failing.told(status)
        if told == "works":
            self._gave(host, keeps_walls=True)
        if told != "refuses":
            return
        with self._lock:
            known = self._hosts.get(host, _NOTHING)
            most = MOST_PLAIN_BETWEEN if known.gave else MOST_PLAIN
            # After the day it is counted anew: the closed part of the list may be at its end, and a page a day would never come there.
            count = 1 if known.plain >= most else known.plain + 1
            seen = known.seen if known.in_a_row else PLAIN[status]
            # Whoever refuses has looked at the page: it does not fail.
            self._count(host, known._replace(plain=count, seen=seen, failed=0), is_enough=count >= most)

    def _count(self, host: str, known: Refused, *, is_enough: bool) -> None:
        """One more refusal; the lock is held."""
        now = self._now()
        until = now + BLOCKED_SECONDS if is_enough else known.blocked_until
        self._hosts[host] = known._replace(seen_at=now, blocked_until=until)
        self._news.add(host)
        if is_enough:
            self._tell("host-blocked", host=host, seen=known.seen, seconds=BLOCKED_SECONDS)

    def answered(self, host: str) -> None:
        """A page: the host does not refuse, or no longer."""
        self._gave(host, keeps_walls=False)

    def _gave(self, host: str, *, keeps_walls: bool) -> None:
        with self._lock:
            known = self._hosts.get(host, _NOTHING)
            walls = known.in_a_row if keeps_walls else 0
            if known.gave and not known.plain and not known.failed and known.in_a_row == walls:
                return
            # What shows that it no longer refuses plainly says nothing of its wall.
            kept = known if walls else _NOTHING
            self._hosts[host] = kept._replace(seen_at=self._now(), plain=0, gave=1, failed=0)
            self._news.add(host)

    def forget_all_but(self, held: Container[str]) -> None:
        """Forget hosts that are not held, nor left in peace, once there are many: what is known of them stands in the store."""
        with self._lock:
            if len(self._hosts) < self._many:
                return
            now = self._now()
            self._hosts = {
                name: one
                for name, one in self._hosts.items()
                if name in held or name in self._news or one.blocked_until > now
            }
            self._many = max(MANY, 2 * len(self._hosts))

    def remember(self, host: str, known: Refused) -> None:
        """What another process, or an earlier run, knows of a host: the later knowledge counts. Who would be left in peace for longer than
        anybody is was so before a clock was set back.
        """
        if known.blocked_until > self._now() + BLOCKED_SECONDS + AGREEMENT:
            known = known._replace(blocked_until=0.0, seen_at=min(known.seen_at, self._now()))
        with self._lock:
            if known.seen_at > self._hosts.get(host, _NOTHING).seen_at:
                self._hosts[host] = known

    def news(self) -> set[str]:
        """The hosts of which something changed since this was last called."""
        with self._lock:
            news, self._news = self._news, set()
        return news
