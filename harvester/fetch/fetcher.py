"""A page from its address: guard, robots, pace, redirects, retries, caps, archive."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from harvester import failing
from harvester.errors import FetchError
from harvester.fetch.archive import Archive
from harvester.fetch.attempts import MOST_WAIT, attempts
from harvester.fetch.conditions import Conditions, validators
from harvester.fetch.fetched import Fetched
from harvester.fetch.mishaps import status_advice
from harvester.fetch.pace import NoPace, Pace
from harvester.fetch.permits import EveryPermit, Permits
from harvester.fetch.redirects import STATUSES, target
from harvester.fetch.refusing import Refusals, Tell, silent
from harvester.fetch.robots import MOST_BYTES, RecordedRobots, Robots
from harvester.fetch.session import Response, Session, UnusableError, redact_url
from harvester.settings import Settings
from harvester.waiting import retry_after
from harvester.warc.writing import About
from parsers.addresses import host_of
from parsers.refusals.vendors import wall_of

_ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
LONGEST_TURN = 5.0
"""Seconds for which a thread of a harvest waits for a host's turn: a host that wants long pauses must not hold all threads."""


class Fetcher:
    """Fetches pages; safe to share among threads. In a replay nothing waits."""

    def __init__(
        self, settings: Settings, session: Session, *, archive: Archive | None = None, replaying: bool = False,
        clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC), tell: Tell = silent,
    ) -> None:  # fmt: skip
        """`tell` is told of hosts that want to be asked less often, or not at all."""
        self._tell = tell
        self._settings, self._session, self._archive, self._now = settings, session, archive, now
        self._clock, self._replaying = clock, replaying
        self._sleep: Callable[[float], None] = (lambda _seconds: None) if replaying else sleep
        self.pace = (
            NoPace() if replaying else Pace(settings.delay, clock=clock, sleep=sleep, patience=settings.patience)
        )
        self.permits = EveryPermit() if replaying else Permits()
        self.refusals = Refusals(lambda: now().timestamp(), tell)
        self.robots = (RecordedRobots if replaying else Robots)(self._robots_text, clock, self._wish)

    def get(self, url: str, known: str | None = None) -> Fetched:
        """The page at an address, after redirects; `known` are the validators of what is kept of it already.

        Asked at most three times, and not again where that would begin more than half a minute after the first time; once where the host has
        just failed at other pages. Raises FetchError with a stable code, a message and advice.
        """

        def is_hopeless(error: FetchError) -> bool:
            return self.refusals.of(error.host or host_of(url)).failed >= failing.AT_ONCE

        trying = attempts(self._clock, self._sleep, lambda: self.pace.rests(host_of(url)), is_hopeless)
        try:
            page: Fetched = trying(self._once, url, Conditions.read(known), set())
        except FetchError as error:
            # A wish to be asked later has a count of its own, whatever the status that it came with.
            if error.retry_after is None:
                self.fails(error.host or host_of(url), error.code)
            raise
        return page

    def fails(self, host: str, code: str) -> bool:
        """What became of a page of a host; whether it is the host that fails: it rests after some of these, and is given up after many."""
        trouble = failing.trouble(code)
        if trouble:
            self.pace.rest(host, self.refusals.fails(host, trouble))
        return bool(trouble)

    def _once(self, url: str, known: Conditions, asked: set[str]) -> Fetched:
        """`asked` are the hosts that were asked for this page already: their pauses are waited for, or a page would never come to its end."""
        here, about = url, About(url, asked=url)
        with ExitStack() as led:
            for hop in range(self._settings.max_redirects + 1):
                if self._ask_robots(here):
                    asked.add(host_of(here))
                try:
                    answer = self._paced(here, asked, known.headers(here))
                except UnusableError as error:
                    self._keep(error.answer, about)
                    raise
                if answer.status not in STATUSES:
                    return self._finished(url, answer, about, known.at(here))
                self._keep(answer, about)
                here = target(answer)
                if host_of(here) != host_of(answer.url):
                    # Of a resolver that is the answer; a step within a host says nothing yet.
                    led.callback(self.refusals.said, host_of(answer.url), answer.status)
                about = About(url, answer.url, hop + 1, here)
            # Who leads round and round leads nowhere.
            led.pop_all()
        raise FetchError(
            "too-many-redirects", f"{redact_url(url)} redirects more than {self._settings.max_redirects} times",
            advice="Open the address in a browser, and give the one it ends at.", host=host_of(answer.url),
        )  # fmt: skip

    def _ask_robots(self, url: str) -> bool:
        """Keep to a host's robots.txt; whether it had to be asked for. Raises FetchError where it forbids the page."""
        host = host_of(url)
        is_known = self.robots.are_known(url)
        if not is_known:
            self.refusals.check(host)
            # Whoever has to get the host first may get its rules with it.
            with self.permits.asking(host):
                is_known = self.robots.are_known(url)
        rules = self.robots.rules(url)
        if rules.unreachable:
            # Of a host that once gave something an outage passes; one that was never there is not waited for.
            may_pass = rules.passing or self.refusals.of(host).gave
            if may_pass and not self.robots.are_known_otherwise(url):
                # Its other pages need not come here one by one to be told so.
                self.pace.rest(host, self.robots.rests(rules))
            raise FetchError(
                "robots-unreachable", f"{host}: {rules.unreachable}, so nothing is fetched from it for now",
                advice="Run the same command again later.", retry_after=self.robots.rests(rules) if may_pass else None, host=host,
            )  # fmt: skip
        if not rules.allows(url):
            raise FetchError(
                "robots", f"{redact_url(url)}: the host's robots.txt asks robots to leave this page alone",
                advice="Ask the host for access, give the work's DOI or PMID, or save the page by hand and give the file.",
                host=host,
            )  # fmt: skip
        if rules.delay:
            self.pace.crawl_delay(host, rules.delay)
        return not is_known

    def _robots_text(self, url: str) -> Response:
        """One request for a robots.txt. What a host allowed is kept as its pages are, and is none."""
        about = About(asked=url)
        try:
            answer = self._paced(url, set(), most=MOST_BYTES)
        except UnusableError as error:
            self._keep(error.answer, about)
            raise
        self._keep(answer, about)
        return answer

    def _paced(
        self, url: str, asked: set[str], headers: Mapping[str, str] = MappingProxyType({}), *, most: int | None = None
    ) -> Response:  # fmt: skip
        host = host_of(url)
        self.refusals.check(host)
        with self.permits.asking(host):
            # Who had to get the host first knows more of it now.
            self.refusals.check(host)
            with self.pace.turn(host, math.inf if host in asked or self.permits.is_free else LONGEST_TURN):
                asked.add(host)
                try:
                    answer = self._session.send("GET", url, headers={"Accept": _ACCEPT, **headers}, most=most)
                except FetchError as error:
                    error.host = host
                    raise
            self._heed(host, answer)
        return answer

    def _heed(self, host: str, answer: Response) -> None:
        """How the host wants to be asked from now on."""
        wish = self._wish(answer)
        if answer.status in (429, 503) or (answer.status >= 500 and wish):
            self.pace.pushed_back(host, wish)
            rest, pause = round(self.pace.rests(host), 1), round(self.pace.pause(host), 1)
            self._tell("host-slowed", host=host, status=answer.status, rest=rest, pause=pause)
        elif answer.status < 500:
            self.pace.went_well(host)

    def _date(self, answer: Response) -> str:
        """When an answer that has just come was asked for: WARC-Date is the time at which a fetch began."""
        took = answer.wire.milliseconds if answer.wire is not None and not self._replaying else 0
        return (self._now() - timedelta(milliseconds=took)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _wish(self, answer: Response) -> float | None:
        """For how many seconds the host asks to be left alone."""
        return retry_after(answer.header("retry-after"), self._now(), answer.header("date"))

    def _keep(self, answer: Response, about: About) -> None:
        """Keep what is not the page itself: a hop on the way, or what came of an answer that broke off."""
        if self._archive is not None:
            self._archive.store(answer, self._date(answer), about)

    def _finished(self, url: str, answer: Response, about: About, known: Conditions) -> Fetched:
        retrieved = self._date(answer)
        if answer.status == 304 and known.earlier is not None:
            if self._archive is not None:
                self._archive.store_unchanged(answer, retrieved, known.earlier, about)
            return Fetched(url, answer.url, 304, answer.headers, b"", retrieved)
        kept = self._archive.store(answer, retrieved, about) if self._archive is not None else None
        wall = wall_of(answer.headers, answer.body) if answer.status != 200 else None
        if answer.status != 200 and wall is None:
            self.refusals.said(host_of(answer.url), answer.status)
            wait = self._wish(answer)
            if wait is not None and wait > MOST_WAIT:
                raise FetchError(
                    "retry-later", f"{redact_url(url)} answered {answer.status} and asks to come back in {wait:.0f} s",
                    advice="Run the same command again later.", retry_after=wait, host=host_of(answer.url),
                )  # fmt: skip
            raise FetchError(
                f"http-{answer.status}", f"{redact_url(url)} answered {answer.status}",
                advice=status_advice(answer.status), retry_after=wait, host=host_of(answer.url),
            )  # fmt: skip
        position, later = (
            (kept.position, validators(answer, about.asked, retrieved, kept)) if kept is not None else (None, None)
        )
        return Fetched(
            url, answer.url, answer.status, answer.headers, answer.body, retrieved, position, validators=later, wall=wall or ""
        )  # fmt: skip
