"""What of a run lies ahead: its open addresses by host, and how long they take at least at the pace that their hosts are asked at now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from harvester.failing import is_given_up
from harvester.store import hosts
from harvester.store.database import Database

LONG = 600.0
"""Seconds beyond which a host's rest is usually not waited for: its pages end at once."""


class Waiting(NamedTuple):
    """A host with open addresses: how many, how many of them are put off, and in how many seconds the last of these may be asked for; in how many
    seconds the host may be asked, the pause between two of its pages, and why it is not asked at all; and whether this run has given it up.
    """

    host: str
    open: int
    put_off: int
    latest: float
    wait: float
    pause: float
    blocked: str
    is_given_up: bool


class Ahead(NamedTuple):
    """How many addresses are open, and how many of these are put off; and the seconds that `host` alone takes for its own `host_open` of them, more
    than any other: by its pause, or (`pause` is 0) because one of them is put off for so long.
    """

    open: int = 0
    put_off: int = 0
    seconds: float = 0.0
    host: str = ""
    host_open: int = 0
    pause: float = 0.0


def waiting(db: Database, run: int, now: float) -> list[Waiting]:
    """The hosts with open addresses, those with most of them first; in a store of an earlier version, too."""
    of_host = (
        "SELECT host, count(*) AS many, sum(CASE WHEN not_before > ? THEN 1 ELSE 0 END) AS off, max(not_before) AS latest "
        "FROM jobs WHERE run = ? AND state IS NULL GROUP BY host"
    )
    rows = db.execute(
        "SELECT q.host, q.many, q.off, q.latest, h.next_at, h.pause, CASE WHEN h.blocked_until > ? THEN h.blocked ELSE '' END "  # noqa: S608
        f"FROM ({of_host}) q LEFT JOIN hosts h ON h.name = q.host ORDER BY q.many DESC, q.host",
        (now, now, run),
    )
    failing = {one.name: is_given_up(one.failed, gave=bool(one.gave)) for one in hosts.failing(db, run)}
    return [
        Waiting(
            host, int(many), int(off), max(0.0, latest - now), max(0.0, (at or 0.0) - now), pause or 0.0, blocked or "",
            is_given_up=failing.get(host, False),
        )
        for host, many, off, latest, at, pause, blocked in rows
    ]  # fmt: skip


def ahead(
    queues: Sequence[Waiting],
    *,
    least: float = 0.0,
    longest: float = LONG,
) -> Ahead:
    """What lies ahead; `least` is the pause at which any host is asked, `longest` the rest for which a host is waited for."""
    slowest = Ahead()
    for one in queues:
        # Saved pages are nobody's, and the pages of a host that is not waited for end without being asked for.
        if not one.host or " " in one.host or one.blocked or one.is_given_up or one.wait > longest:
            continue
        pause = max(least, one.pause)
        seconds = one.wait + (one.open - 1) * pause
        if one.latest > seconds:
            seconds, pause = one.latest, 0.0
        if seconds > slowest.seconds:
            slowest = Ahead(0, 0, seconds, one.host, one.open, pause)
    return slowest._replace(open=sum(one.open for one in queues), put_off=sum(one.put_off for one in queues))
