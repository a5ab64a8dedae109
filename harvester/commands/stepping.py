"""What is to be seen of a command's steps while it is at work: a bar or lines on stderr. What fetches nothing waits for no more than this."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from harvester.steps import Pace, Steps

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

EVERY, SOON = 30.0, 1.0
"""Seconds between two lines where no terminal shows a bar; and that a command takes before anything is shown of its steps."""
BAR = 20
"""Columns of a bar: beside it stands what it tells, and a terminal may have no more than eighty."""


def bars_of_stderr(*, stays: bool) -> Bars | None:
    """What draws a bar on stderr, and whether the last one stays to be seen; None where that is no terminal."""
    from rich.console import Console  # noqa: PLC0415 - only here
    from rich.progress import BarColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415

    console = Console(stderr=True)
    if not console.is_terminal:
        return None
    return Bars(BarColumn(BAR), TextColumn("{task.description}"), console=console, transient=not stays)


@contextmanager
def stepping() -> Iterator[Steps]:
    """The steps of a command that fetches nothing: a bar that is gone at the end, or a line every half minute; none where it takes no second."""
    with ExitStack() as stack:
        began, shown = time.monotonic(), list[Steps]()

        def steps(step: str, done: int, of: int) -> None:
            if not shown and time.monotonic() - began >= SOON:
                bars = bars_of_stderr(stays=False)
                shown.append(LinesOfSteps() if bars is None else BarOfSteps(stack.enter_context(bars)))
            for one in shown:
                one(step, done, of)

        yield steps


class BarOfSteps:
    """The step that is under way as a bar at a terminal."""

    def __init__(self, bars: Bars) -> None:
        self.bars, self.task, self._pace = bars, bars.add_task("", total=None), Pace()

    def __call__(self, step: str, done: int, of: int, /) -> None:
        text = self._pace.text(step, done, of, time.monotonic())
        self.bars.update(self.task, total=of, completed=done, description=text)


class LinesOfSteps:
    """A line every half minute."""

    def __init__(self) -> None:
        self._pace, self.told_at = Pace(), time.monotonic()

    def __call__(self, step: str, done: int, of: int, /) -> None:
        now = time.monotonic()
        text = self._pace.text(step, done, of, now)
        if now - self.told_at > EVERY:
            self.told_at = now
            sys.stderr.write(f"{text}\n")
