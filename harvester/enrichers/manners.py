"""How a service wants to be asked: its pace, its wishes to be left alone, and when to leave it alone for good. Pure.

Times are seconds of one clock, given by who asks. A pause is counted from the end of an answer, so that no delay on the way
can bring two requests closer together at the service than it allows; and one request at a time is never too many.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from harvester.enrichers.questions import HttpAnswer

MOST_WAIT = 120.0
"""Seconds that a run waits for a service at a time; who asks for more is asked again in another run."""
MOST_PATIENCE = 900.0
"""Seconds that a run waits in all because a service pushed it back."""
MOST_IN_A_ROW = 3
"""Questions that a service may leave unanswered in a row before it is left in peace for the rest of the run."""
_MOST_FACTOR = 16
_CALM = 10


@dataclass
class Pool:
    """One limit of a service: how far apart requests are that count against it, and when the last of them ended."""

    pause: float
    ended: float

    def learn(self, answer: HttpAnswer) -> None:
        """What an answer's own headers allow from now on; whatever they say is right.

        Where that is less than before, what was asked before counts against it too: its interval is waited once.
        """
        said = allowed(answer)
        if said is None:
            return
        requests, interval = said
        if interval / requests > self.pause:
            self.ended += interval - interval / requests
        self.pause = interval / requests


@dataclass
class Gate:
    """One service that is asked, whatever for: its limits, and whether it pushed us back."""

    pools: dict[str, Pool] = field(default_factory=dict)
    not_before: float = float("-inf")
    patience: float = MOST_PATIENCE
    _factor: int = 1
    _calm: int = 0

    def pool(self, name: str, pause: float, started: float) -> Pool:
        """The pool of that name. One that was never asked begins as if asked when the run started: another may have ended then."""
        return self.pools.setdefault(name, Pool(pause, started))

    def wait(self, pool: Pool, now: float) -> float:
        """Seconds until it may be asked."""
        return max(0.0, self.not_before - now, pool.ended + pool.pause * self._factor - now)

    def pushed_back(self, now: float, seconds: float) -> None:
        """The service asked, or has reason, to be left alone for so long."""
        self.patience -= min(seconds, MOST_WAIT)
        self.not_before = max(self.not_before, now + seconds)

    def too_fast(self) -> None:
        """The service says that it is asked too often, though the limits it told were kept: go slower."""
        self._factor = min(_MOST_FACTOR, self._factor * 2)
        self._calm = 0

    def went_well(self) -> None:
        """An answer: after some of them, go faster again."""
        self._calm += 1
        if self._calm >= _CALM and self._factor > 1:
            self._factor, self._calm = self._factor // 2, 0


def allowed(answer: HttpAnswer) -> tuple[int, float] | None:
    """(requests, in so many seconds) that an answer's headers allow; None where they say nothing.

    >>> allowed(HttpAnswer(200, (("X-Rate-Limit-Limit", "3"), ("X-Rate-Limit-Interval", "1s")), b""))
    (3, 1.0)
    """
    limit, interval = answer.header("x-rate-limit-limit"), answer.header("x-rate-limit-interval")
    seconds = re.fullmatch(r"([0-9]{1,6})s?", (interval or "").strip())
    requests = re.fullmatch(r"[0-9]{1,9}", (limit or "").strip())
    if seconds is None or requests is None or int(seconds[1]) == 0 or int(requests[0]) == 0:
        return None
    return int(requests[0]), float(seconds[1])
