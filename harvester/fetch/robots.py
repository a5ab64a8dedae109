"""robots.txt, by RFC 9309: what a host asks robots to leave alone, and how fast they may come."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from harvester.errors import FetchError
from harvester.fetch.session import Response

AGENT = "harvester"
MOST_BYTES = 512 * 1024
MOST_REDIRECTS = 5
# What is wrong with the address itself, not with its robots.txt.
_NOT_ROBOTS = frozenset(("not-recorded", "blocked-address", "bad-address", "dns", "tls"))


@dataclass(frozen=True)
class Rules:
    """What one origin allows: rules, or everything, or (where it could not be asked) nothing for now."""

    parsed: Protego | None = None
    unreachable: str = ""

    def allows(self, url: str) -> bool:
        """Whether an address may be fetched."""
        return not self.unreachable and (self.parsed is None or bool(self.parsed.can_fetch(url, AGENT)))

    @property
    def delay(self) -> float:
        """The Crawl-delay for us, in seconds."""
        delay = self.parsed.crawl_delay(AGENT) if self.parsed is not None else None
        return float(delay) if delay and delay == delay and delay > 0 else 0.0  # noqa: PLR0124 - NaN


def read_rules(status: int, body: bytes) -> Rules:
    """The rules of an answer: 4xx allows everything, 5xx and 429 nothing for now; HTML is no rules.

    >>> read_rules(404, b"").allows("https://example.org/"), read_rules(503, b"").allows("https://example.org/")
    (True, False)
    """
    if status == 429 or status >= 500:
        return Rules(unreachable=f"robots.txt answered {status}")
    if status != 200:
        return Rules()
    text = body[:MOST_BYTES].decode("utf-8-sig", "replace").replace("\x00", "")
    if text.lstrip()[:1] == "<":
        return Rules()
    return Rules(parsed=Protego.parse(text))


class Robots:
    """The robots.txt of each origin, fetched once; `fetch` sends one request without redirects."""

    def __init__(self, fetch: Callable[[str], Response]) -> None:
        self._fetch = fetch
        self._rules: dict[str, Rules] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def rules(self, url: str) -> Rules:
        """The rules of an address's origin."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            if origin not in self._rules:
                self._rules[origin] = self._load(f"{origin}/robots.txt")
            return self._rules[origin]

    def _load(self, url: str) -> Rules:
        from harvester.fetch.redirects import target  # noqa: PLC0415 - the two know each other

        try:
            for _hop in range(MOST_REDIRECTS + 1):
                answer = self._fetch(url)
                if answer.status not in (301, 302, 303, 307, 308):
                    return read_rules(answer.status, answer.body)
                url = target(answer)
        except FetchError as error:
            if error.code in _NOT_ROBOTS:
                raise
            # A robots.txt that redirects badly or is too large is as good as none; one that cannot be reached is not.
            return Rules() if error.code in ("bad-redirect", "too-large") else Rules(unreachable=error.message)
        return Rules()
