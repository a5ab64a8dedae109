"""How long a run takes still, looked up now and then for whoever watches it: what the store knows of all open addresses, whoever fetches them."""

from __future__ import annotations

from collections.abc import Callable

from harvester.progress import Progress
from harvester.store import UNASKED, Ahead, Job, Outcome

FIRST, EVERY = 5.0, 30.0
"""Seconds after which it is looked up first, and then between two looks at the least."""
SELDOM = 100.0
"""So many times as long as a look took lies between two: of a great many open addresses one takes a while."""
AT_ONCE = (*UNASKED, "retry-later", "robots-unreachable")
"""Outcomes of the slowest host's pages after which it is looked up sooner: they may all end without being asked for."""


class Estimated:
    """Progress that is also told what lies ahead. `ended`, and "put-off" events, come from the thread that owns the store."""

    def __init__(self, watching: Progress, look: Callable[[], Ahead], clock: Callable[[], float]) -> None:
        self._next, self._look, self._clock = watching, look, clock
        self._at = self._soonest = clock() + FIRST
        self._host = ""

    def begin(self, lines: int, done: int) -> None:
        """A run begins."""
        self._next.begin(lines, done)

    def ended(self, job: Job, outcome: Outcome, seconds: float) -> None:
        """A job came to its outcome."""
        if job.host == self._host and outcome.failure is not None and outcome.failure.code in AT_ONCE:
            self._at = self._soonest
        # First, so that what is shown now is not of a while ago.
        self._look_if_due()
        self._next.ended(job, outcome, seconds)

    def told(self, event: str, **facts: object) -> None:
        """Something else happened."""
        if event == "put-off":
            self._look_if_due()
        self._next.told(event, **facts)

    def stepped(self, step: str, done: int, of: int, /) -> None:
        """So much of a step of the end is done."""
        self._next.stepped(step, done, of)

    def _look_if_due(self) -> None:
        began = self._clock()
        if began < self._at:
            return
        found = self._look()
        self._host = found.host
        self._soonest = began + SELDOM * (self._clock() - began)
        self._at = max(began + EVERY, self._soonest)
        self._next.told("ahead", **found._asdict())
