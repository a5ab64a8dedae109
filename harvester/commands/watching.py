"""What is to be seen of a command while it is at work: a bar or lines on stderr, and a log for programs."""

from __future__ import annotations

import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from harvester.commands import stepping
from harvester.commands.run_log import Logged
from harvester.commands.stepping import BarOfSteps, LinesOfSteps, bars_of_stderr
from harvester.errors import HarvesterError, unwritable
from harvester.progress import Progress, Tally
from harvester.store import Ahead

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

    from harvester.store import Job, Outcome


@contextmanager
def watched(log: Path | None, *secrets: str) -> Iterator[Progress]:
    """A bar on stderr where it is a terminal, else a line now and then; and a log where one is wanted. Raises StoreError.

    `secrets` are taken out of whatever the log tells.
    """
    with ExitStack() as stack:
        shown = stack.enter_context(_shown())
        if log is None:
            yield shown
            return
        try:
            # Without a buffer: a line is there when it is told, and processes may share a log.
            file = stack.enter_context(log.open("ab", buffering=0))
        except OSError as error:
            raise unwritable(log, error) from None
        logged = Logged(shown, cast("BinaryIO", file), log, tuple(secret for secret in secrets if secret))
        try:
            yield logged
        except HarvesterError as error:
            logged.told("stopped", why=error.message)
            raise


@contextmanager
def _shown() -> Iterator[Progress]:
    bars = bars_of_stderr(stays=True)
    if bars is None:
        yield _Lines()
        return
    with bars:
        yield _Bar(bars)


class _Counted(ABC):
    """Progress with a tally of what is done."""

    def __init__(self) -> None:
        self._tally = Tally(0, 0, time.monotonic())

    def begin(self, lines: int, done: int) -> None:
        """A run begins, or goes on."""
        self._tally = Tally(lines, done, time.monotonic())

    def ended(self, job: Job, outcome: Outcome, seconds: float) -> None:
        """One more is done with."""
        del job, seconds
        self._tally.add(outcome)
        self._show()

    def told(self, event: str, **facts: object) -> None:
        """Of the rest a person is told by other ways."""
        if event == "ahead":
            self._tally.look_ahead(Ahead(**facts), time.monotonic())  # type: ignore[arg-type]  # they are its fields
            self._show()
        if event == "stopping":
            # The terminal may be what closes.
            with suppress(OSError):
                sys.stderr.write("\nFinishing what is under way; once more, and it ends at once.\n")

    @abstractmethod
    def stepped(self, step: str, done: int, of: int, /) -> None:
        """So much of a step of the end is done."""

    @abstractmethod
    def _show(self) -> None:
        """Show how far it is."""


class _Bar(_Counted):
    """A bar at a terminal."""

    def __init__(self, bars: Bars) -> None:
        super().__init__()
        self._text = "reading the list"
        self._steps = BarOfSteps(bars)
        self._bars, self._task = bars, self._steps.task
        bars.update(self._task, description=self._text)

    def begin(self, lines: int, done: int) -> None:
        """The bar is as long as the list."""
        super().begin(lines, done)
        self._bars.update(self._task, total=lines)
        self._show()

    def stepped(self, step: str, done: int, of: int, /) -> None:
        """The bar is the step's."""
        self._steps(step, done, of)

    def told(self, event: str, **facts: object) -> None:
        """What stays to be seen at the end is what was fetched."""
        super().told(event, **facts)
        if event == "end":
            lines, done = self._tally.lines, self._tally.done
            self._bars.update(self._task, total=lines, completed=done, description=self._text)

    def _show(self) -> None:
        self._text = self._tally.text(time.monotonic())
        self._bars.update(self._task, completed=self._tally.done, description=self._text)


class _Lines(_Counted):
    """A line each tenth of a long list, and every half minute."""

    def __init__(self) -> None:
        super().__init__()
        self._told, self._steps = 0, LinesOfSteps()

    def begin(self, lines: int, done: int) -> None:
        """From here on."""
        super().begin(lines, done)
        self._told = self._tenth()

    def _tenth(self) -> int:
        return self._tally.done * 10 // max(self._tally.lines, 1)

    def _show(self) -> None:
        now = time.monotonic()
        if self._tally.lines >= 50 and (self._tenth() > self._told or now - self._steps.told_at > stepping.EVERY):
            self._told, self._steps.told_at = self._tenth(), now
            sys.stderr.write(f"harvested {self._tally.text(now)}\n")

    def stepped(self, step: str, done: int, of: int, /) -> None:
        """A line every half minute."""
        self._steps(step, done, of)
