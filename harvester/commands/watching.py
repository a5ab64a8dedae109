"""What is to be seen of a harvest while it is at work: a bar or lines on stderr, and a log for programs."""

from __future__ import annotations

import json
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from harvester import __version__
from harvester.errors import HarvesterError, unwritable
from harvester.fetch import redact_url
from harvester.progress import Progress, Tally
from harvester.store import Ahead

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

    from harvester.store import Job, Outcome

EVERY = 30.0
"""Seconds between two lines, where no terminal shows a bar."""


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
        logged = _Logged(shown, cast("BinaryIO", file), log, tuple(secret for secret in secrets if secret))
        try:
            yield logged
        except HarvesterError as error:
            logged.told("stopped", why=error.message)
            raise


@contextmanager
def _shown() -> Iterator[Progress]:
    from rich.console import Console  # noqa: PLC0415 - only here
    from rich.progress import BarColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Lines()
        return
    with Bars(BarColumn(), TextColumn("{task.description}"), console=console) as bars:
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
    def _show(self) -> None:
        """Show how far it is."""


class _Bar(_Counted):
    """A bar at a terminal."""

    def __init__(self, bars: Bars) -> None:
        super().__init__()
        self._bars, self._task = bars, bars.add_task("reading the list", total=None)

    def begin(self, lines: int, done: int) -> None:
        """The bar is as long as the list."""
        super().begin(lines, done)
        self._bars.update(self._task, total=lines, completed=done)

    def _show(self) -> None:
        self._bars.update(self._task, completed=self._tally.done, description=self._tally.text(time.monotonic()))


class _Lines(_Counted):
    """A line each tenth of a long list, and every half minute."""

    def __init__(self) -> None:
        super().__init__()
        self._told, self._told_at = 0, time.monotonic()

    def begin(self, lines: int, done: int) -> None:
        """From here on."""
        super().begin(lines, done)
        self._told = self._tenth()

    def _tenth(self) -> int:
        return self._tally.done * 10 // max(self._tally.lines, 1)

    def _show(self) -> None:
        now = time.monotonic()
        if self._tally.lines >= 50 and (self._tenth() > self._told or now - self._told_at > EVERY):
            self._told, self._told_at = self._tenth(), now
            sys.stderr.write(f"harvested {self._tally.text(now)}\n")


class _Logged:
    """A line of JSON for each event, beside what is shown; from any thread. Its methods raise StoreError."""

    def __init__(self, shown: Progress, file: BinaryIO, path: Path, secrets: tuple[str, ...]) -> None:
        self._next, self._file, self._path, self._secrets = shown, file, path, secrets
        self._lock = threading.Lock()
        self._is_broken = False

    def begin(self, lines: int, done: int) -> None:
        """The beginning is an event too."""
        self.told("begin", program=f"harvester {__version__}", lines=lines, done=done)
        self._next.begin(lines, done)

    def ended(self, job: Job, outcome: Outcome, seconds: float) -> None:
        """What became of an address."""
        failure = outcome.failure
        why = (
            {} if failure is None else {"stage": failure.stage, "code": failure.code, "message": failure.message}
        )  # fmt: skip
        self.told("outcome", address=job.value, host=job.host, state=outcome.state, seconds=round(seconds, 3), **why)
        self._next.ended(job, outcome, seconds)

    def told(self, event: str, **facts: object) -> None:
        """A line of the log."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        told = {name: self._clean(fact) for name, fact in facts.items()}
        self._write(
            (json.dumps({"time": now, "event": event, **told}, ensure_ascii=False) + "\n").encode("utf-8", "replace")
        )
        self._next.told(event, **facts)

    def _clean(self, fact: object) -> object:
        if not isinstance(fact, str):
            return fact
        text = redact_url(fact)
        for secret in self._secrets:
            text = text.replace(secret, "REMOVED")
        return text

    def _write(self, line: bytes) -> None:
        with self._lock:
            # What stops a harvest is told once: by the error that the full disk was.
            if self._is_broken:
                return
            try:
                while line:
                    line = line[self._file.write(line) :]
            except OSError as error:
                self._is_broken = True
                raise unwritable(self._path, error) from None
