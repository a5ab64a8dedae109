"""robots.txt, by RFC 9309: what a host asks robots to leave alone, and how fast they may come."""

from __future__ import annotations

import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from protego import Protego

from harvester.errors import FetchError
from harvester.fetch.session import Response, UnusableError

AGENT = "harvester"
MOST_BYTES = 512 * 1024
MOST_REDIRECTS = 5
MOST_AGE = 86_400.0
"""Seconds for which rules count (RFC 9309, 2.4)."""
FIRST_DENIAL, LONGEST_DENIAL = 60.0, 3600.0
"""Seconds for which an unreachable robots.txt denies everything: at first, and at the most."""
MOST_ORIGINS = 10_000
MOST_HELD = 16 * 1024 * 1024
"""What is held of robots.txt files: so many of them, so many bytes of their text."""
MOST_KEPT = 64 * 1024
"""Bytes of a robots.txt, compressed, that are kept for other processes and later ones: some 500 KiB. Each process asks for a larger one itself."""
# What is wrong with the address itself, not with its robots.txt.
_NOT_ROBOTS = frozenset(
    (
        "not-recorded",
        "blocked-address",
        "bad-address",
        "dns",
        "tls",
        "host-blocked",
        "host-failing",
        "retry-later",
        "host-held",
    )
)


@dataclass(frozen=True)
class Rules:
    """What one origin allows: rules, or everything, or (where it could not be asked) nothing for now.

    `passing` where the host was there and said that it cannot answer now. `until` is when they are asked for again, `tries` how
    often that was in vain, `size` what they take; `wish` for how many seconds the host asked not to be asked again. `text` is what was parsed,
    for the store; what is held has none.
    """

    parsed: Protego | None = None
    unreachable: str = ""
    passing: bool = False
    until: float = 0.0
    tries: int = 0
    size: int = 0
    wish: float = 0.0
    text: str = ""

    def allows(self, url: str) -> bool:
        """Whether an address may be fetched."""
        return not self.unreachable and (self.parsed is None or bool(self.parsed.can_fetch(url, AGENT)))

    @property
    def delay(self) -> float:
        """The Crawl-delay for us, in seconds."""
        delay = self.parsed.crawl_delay(AGENT) if self.parsed is not None else None
        return float(delay) if delay and delay == delay and delay > 0 else 0.0  # noqa: PLR0124 - NaN


class Known(NamedTuple):
    """The rules of an origin as they are handed to others: `text` compressed, None where there are none; the rest as in Rules."""

    origin: str
    until: float
    text: bytes | None
    unreachable: str
    passing: bool
    tries: int


def read_rules(status: int, body: bytes, *, is_cut: bool = False) -> Rules:
    """The rules of an answer: 4xx allows everything, 5xx and 429 nothing for now; HTML is no rules. Of a body that was cut the last line
    is left out.

    >>> read_rules(404, b"").allows("https://example.org/"), read_rules(503, b"").allows("https://example.org/")
    (True, False)
    """
    if status == 429 or status >= 500:
        return Rules(unreachable=f"robots.txt answered {status}", passing=True)
    if status != 200:
        return Rules()
    # A rule that is cut short would mean another: the last line of a file that is too long is left out.
    whole = body if len(body) <= MOST_BYTES and not is_cut else body[:MOST_BYTES].rpartition(b"\n")[0]
    text = whole.decode("utf-8-sig", "replace").replace("\x00", "")
    if text.lstrip()[:1] == "<":
        return Rules()
    return Rules(parsed=Protego.parse(text), size=len(text), text=text)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


class Robots:
    """The robots.txt of each origin, asked for once a day at the most; `fetch` sends one request without redirects.

    One that cannot be had denies everything for a while and is then asked for again, each time after twice as long, and not
    before the time that the host asked for (`wish`, of an answer, in seconds), a day at the most. What is held is bounded: the
    origins that were asked longest ago are forgotten first.
    """

    def __init__(
        self, fetch: Callable[[str], Response], clock: Callable[[], float], wish: Callable[[Response], float | None] = lambda _answer: None
    ) -> None:  # fmt: skip
        self._fetch, self._clock, self._wish = fetch, clock, wish
        self._rules: OrderedDict[str, Rules] = OrderedDict()
        self._size = 0
        self._news: dict[str, Known] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def are_known(self, url: str) -> bool:
        """Whether an address's origin need not be asked for its rules."""
        with self._lock:
            known = self._rules.get(_origin(url))
        return known is not None and known.until > self._clock()

    def rules(self, url: str) -> Rules:
        """The rules of an address's origin."""
        origin = _origin(url)
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            with self._lock:
                known = self._rules.get(origin)
            if known is None or known.until <= self._clock():
                tries = known.tries if known is not None else 0
                try:
                    known = self._kept(origin, self._load(f"{origin}/robots.txt"), tries)
                except FetchError:
                    # Nothing is kept of an origin that is none, and of those a list may hold any number.
                    with self._lock:
                        self._locks.pop(origin, None)
                    raise
            return known

    def are_known_otherwise(self, url: str) -> bool:
        """Whether an address's host is there by its other scheme: what stands there may be asked for by the rules that it has now."""
        scheme, _, rest = _origin(url).partition("://")
        with self._lock:
            other = self._rules.get(f"{'http' if scheme == 'https' else 'https'}://{rest}")
        return other is not None and not other.unreachable and other.until > self._clock()

    def rests(self, rules: Rules) -> float:
        """Seconds until rules are asked for again."""
        return max(0.0, rules.until - self._clock())

    def _kept(self, origin: str, found: Rules, tries: int) -> Rules:
        in_vain = min(LONGEST_DENIAL, FIRST_DENIAL * 2.0 ** min(tries, 10))
        for_seconds = max(in_vain, min(found.wish, MOST_AGE)) if found.unreachable else MOST_AGE
        kept = replace(found, until=self._clock() + for_seconds, tries=tries + 1 if found.unreachable else 0, text="")
        text = zlib.compress(found.text.encode(), 6) if found.parsed is not None else None
        if text is None or len(text) <= MOST_KEPT:
            with self._lock:
                self._news[origin] = Known(origin, kept.until, text, kept.unreachable, kept.passing, kept.tries)
        self._hold(origin, kept)
        return kept

    def _hold(self, origin: str, kept: Rules) -> None:
        with self._lock:
            old = self._rules.pop(origin, None)
            self._rules[origin] = kept
            self._size += kept.size - (old.size if old is not None else 0)
            while len(self._rules) > MOST_ORIGINS or (self._size > MOST_HELD and len(self._rules) > 1):
                gone, rules = self._rules.popitem(last=False)
                self._size -= rules.size
                self._locks.pop(gone, None)

    def remember(self, known: Known) -> None:
        """What another process, or an earlier one, was told; not what would count for more than a day: a clock was wrong then. Of what is over,
        only how often it was in vain.
        """
        now = self._clock()
        with self._lock:
            mine = self._rules.get(known.origin)
        # Between processes a time goes by way of the calendar, and comes back a little off.
        if known.until > now + MOST_AGE + 1.0 or (mine is not None and mine.until > known.until - 1.0):
            return
        if known.until <= now and not known.unreachable:
            return
        text = zlib.decompress(known.text).decode() if known.text is not None else ""
        parsed = Protego.parse(text) if known.text is not None else None
        self._hold(known.origin, Rules(parsed, known.unreachable, known.passing, known.until, known.tries, len(text)))

    def news(self) -> list[Known]:
        """The rules that came since this was last called."""
        with self._lock:
            news, self._news = self._news, {}
        return list(news.values())

    def _load(self, url: str) -> Rules:
        from harvester.fetch.redirects import target  # noqa: PLC0415 - the two know each other

        try:
            for _hop in range(MOST_REDIRECTS + 1):
                answer = self._fetch(url)
                if answer.status not in (301, 302, 303, 307, 308):
                    return replace(read_rules(answer.status, answer.body), wish=self._wish(answer) or 0.0)
                url = target(answer)
        except FetchError as error:
            if error.code == "too-large" and isinstance(error, UnusableError):
                # What is beyond the first half megabyte is not read in any case.
                return read_rules(error.answer.status, error.answer.body, is_cut=True)
            if error.code in _NOT_ROBOTS:
                raise
            # A robots.txt that redirects badly is as good as none; one that cannot be reached is not.
            return Rules() if error.code == "bad-redirect" else Rules(unreachable=error.message)
        return Rules()


class RecordedRobots(Robots):
    """For a replay: what its hosts said when it was recorded is nobody else's affair, and it takes nothing from others."""

    def remember(self, known: Known) -> None:
        """The recording tells."""

    def news(self) -> list[Known]:
        """Nothing is new."""
        return []
