"""How far a run is, for whoever watches it."""

from __future__ import annotations

from collections import Counter
from typing import Protocol

from harvester.steps import duration
from harvester.store import Ahead, Job, Outcome


class Progress(Protocol):
    """Who is told of what comes to its end."""

    def begin(self, lines: int, done: int) -> None:
        """A run has so many lines, and so many of them are done with."""

    def ended(self, job: Job, outcome: Outcome, seconds: float) -> None:
        """A job came to its outcome, and took so long."""

    def told(self, event: str, **facts: object) -> None:
        """Something else happened (docs/operations.md has a table); from any thread."""

    def stepped(self, step: str, done: int, of: int, /) -> None:
        """So much is done of a step of the end, which begins with nothing (`harvester.steps`)."""


class Unwatched:
    """Progress that nobody watches."""

    def begin(self, lines: int, done: int) -> None:
        """Nothing is shown."""

    def ended(self, job: Job, outcome: Outcome, seconds: float) -> None:
        """Nothing is shown."""

    def told(self, event: str, **facts: object) -> None:
        """Nothing is shown."""

    def stepped(self, step: str, done: int, of: int, /) -> None:
        """Nothing is shown."""


class Tally:
    """What a process has done since it began: how many, how many of them failed by reason, and how fast."""

    def __init__(self, lines: int, done: int, began: float) -> None:
        self.lines, self.before, self.began = lines, done, began
        self._others = 0
        self.ended = 0
        self._ahead, self._ahead_at = Ahead(), began
        self.reasons: Counter[str] = Counter()

    def add(self, outcome: Outcome) -> None:
        """One more."""
        self.ended += 1
        if outcome.failure is not None:
            self.reasons[outcome.failure.code] += 1

    def look_ahead(self, ahead: Ahead, now: float) -> None:
        """What the store tells of all that is open: other processes may have been at work, too."""
        self._ahead, self._ahead_at = ahead, now
        self._others = max(self._others, self.lines - ahead.open - self.before - self.ended)

    @property
    def done(self) -> int:
        """How many lines are done with."""
        return self.before + self.ended + self._others

    def text(self, now: float) -> str:
        """How far, how fast, how long still, and what failed.

        >>> tally = Tally(1000, 100, began=0.0)
        >>> for _ in range(60): tally.add(Outcome("record"))
        >>> tally.text(30.0)
        '160 of 1,000, 2.0 a second, 7 min left'
        """
        known = self._ahead._replace(seconds=max(0.0, self._ahead.seconds - (now - self._ahead_at)))
        parts = [
            f"{self.done:,} of {self.lines:,}",
            *speed(self.ended + self._others, now - self.began, self.lines - self.done, known),
        ]
        if self.reasons:
            told = ", ".join(f"{count} {code}" for code, count in self.reasons.most_common(3))
            parts.append(f"{self.reasons.total():,} failed ({told})")
        return ", ".join(parts)


def speed(ended: int, seconds: float, left: int, ahead: Ahead) -> list[str]:
    """How many a second, and how long the rest takes: at that, or at least, where one host alone takes longer; nothing where too little is known.

    >>> speed(10, 5.0, 40, Ahead()), speed(10, 100.0, 90000, Ahead()), speed(0, 5.0, 3, Ahead())
    (['2.0 a second', '20 s left'], ['6.0 a minute', '10 d left'], [])
    >>> speed(10, 5.0, 40, Ahead(40, 0, 290.0, "a.example.org", 30, 10.0))
    ['2.0 a second', 'at least 4 min left (30 pages of a.example.org, one in 10 s)']
    >>> speed(0, 5.0, 2, Ahead(2, 2, 50.0, "a.example.org", 2, 0.0))
    ['at least 50 s left (a.example.org wants to be asked later)']
    """
    rate = ended / seconds if ended >= 1 and seconds > 0 else 0.0
    told = [f"{rate:.1f} a second" if rate >= 1 else f"{rate * 60:.1f} a minute"] if rate else []
    if left and ahead.seconds >= 1 and (not rate or ahead.seconds > left / rate):
        why = (
            f"{ahead.host_open:,} page{'s' * (ahead.host_open != 1)} of {ahead.host}, one in {ahead.pause:.3g} s"
            if ahead.pause and ahead.host_open > 1
            else f"{ahead.host} wants to be asked later"
        )
        told.append(f"at least {duration(ahead.seconds)} left ({why})")
    elif left and rate:
        told.append(f"{duration(left / rate)} left")
    return told
