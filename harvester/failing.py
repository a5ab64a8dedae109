"""What tells that a host fails rather than refuses: server errors, answers that are of no use, that break off, none at all; and how patient one is
with it. Pure.

Why these figures: docs/decisions/0023-hosts-that-fail.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

MOST_FAILED, MOST_FAILED_BETWEEN = 10, 40
"""Pages in a row at which a host fails, and after which it is asked no more in this run: one that never gave anything, and one that did."""
AT_ONCE = 2
"""Pages in a row that may fail for reasons of their own: only after so many the host rests between two, and a page is asked for once."""
FIRST_REST, LONGEST_REST = 5.0, 30.0
"""Seconds of such a rest: at first, and (twice as long each time) at the most."""
_TROUBLES: Mapping[str, str] = MappingProxyType(
    {
        "connect": "no answer", "timeout": "no answer in time", "cut-short": "answers that break off", "dns": "no such host",
        "tls": "a certificate that cannot be trusted, or no TLS", "too-many-redirects": "redirects without end",
        "program-fault": "a fault of this program",
        "maintenance": "pages that tell of maintenance", "server-error": "pages that tell of an error of the server",
    }
)  # fmt: skip

Tells = Literal["works", "refuses", "wishes", "fails"]
_TOLD: Mapping[int, Tells] = MappingProxyType(
    {
        **dict.fromkeys((301, 302, 303, 307, 308, 404, 410), "works"), **dict.fromkeys((401, 402, 403, 451), "refuses"),
        **dict.fromkeys((429, 503), "wishes"),
    }
)  # fmt: skip


def told(status: int) -> Tells:
    """What an answer that is no page tells of its host: it looked for the page ("works": it leads elsewhere, or there is no such page), it refuses,
    it wishes to be asked more slowly (`harvester.fetch.pace`), or it fails: of whatever else (500, 204, 406 …) there is nothing to be had.

    >>> told(404), told(403), told(429), told(502), told(204)
    ('works', 'refuses', 'wishes', 'fails', 'fails')
    """
    return _TOLD.get(status, "fails")


def trouble(code: str) -> str:
    """What a failure tells of its host, for people; "" where it does not tell that it fails.

    >>> trouble("http-500"), trouble("connect"), trouble("http-503"), trouble("http-404")
    ('the answer 500', 'no answer', '', '')
    """
    status = code.removeprefix("http-")
    if status != code and status.isdecimal():
        return f"the answer {status}" if told(int(status)) == "fails" else ""
    return _TROUBLES.get(code, "")


def most(*, gave: bool) -> int:
    """How many pages in a row may fail at a host that ever gave anything, or never did."""
    return MOST_FAILED_BETWEEN if gave else MOST_FAILED


def is_given_up(failed: int, *, gave: bool) -> bool:
    """Whether a host that failed at so many pages in a row is asked no more in this run.

    >>> is_given_up(9, gave=False), is_given_up(10, gave=False), is_given_up(10, gave=True)
    (False, True, False)
    """
    return failed >= most(gave=gave)


def rest_after(failed: int) -> float:
    """Seconds for which a host rests at which so many pages in a row failed.

    >>> [rest_after(failed) for failed in range(1, 8)]
    [0.0, 5.0, 10.0, 20.0, 30.0, 30.0, 30.0]
    """
    return min(LONGEST_REST, FIRST_REST * 2.0 ** min(failed - AT_ONCE, 10)) if failed >= AT_ONCE else 0.0
