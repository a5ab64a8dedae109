"""The parent's side: one child, what it is asked, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Any

from harvester.errors import HarvesterError
from harvester.killable.frames import READY, BrokenFrame, packed, receive, send
from harvester.watch import WATCH
from parsers import Page

_START_SECONDS = 60.0
_CHILD = (
    # The signals first: what has to be imported takes a second, and a child that ends in it is a page lost.
    "import sys; sys.path[:] = {path!r}; from harvester.stopping import left_to_the_parent; left_to_the_parent(); "
    "from harvester.killable.child import main; main({target!r}, {seconds!r}, {memory!r}, {most!r})"
)


@dataclass(frozen=True, slots=True)
class Caps:
    """What reading a page may take: seconds, bytes of address space, bytes of the answer. And what reads it."""

    seconds: float
    memory: int = 1_500_000_000
    answer: int = 8 * 1024 * 1024
    target: str = "parsers.pages:read_page"


class TookTooLong(HarvesterError):
    """The child was killed because its time was up."""


class Died(HarvesterError):
    """The child ended before it answered, or could not be started."""


class Process:
    """A child that reads pages, one at a time. One thread at a time may ask it.

    Neither forked (locks of other threads would stay locked in it) nor started through the user's main module.
    """

    def __init__(self, caps: Caps) -> None:
        self._caps = caps
        code = _CHILD.format(
            path=sys.path, target=caps.target, seconds=caps.seconds, memory=caps.memory, most=caps.answer
        )
        try:
            self._child = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-P", "-c", code],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **_apart(),
            )  # fmt: skip
        except OSError as error:
            raise Died(f"no process could be started ({error.strerror})") from None
        self._started = False

    def ask(self, page: Page) -> bytes:
        """The child's answer. Raises TookTooLong and Died; after that, and after any other error, it is dead."""
        self.start()
        try:
            with self._within(self._caps.seconds):
                send(self._requests, packed(page))
                send(self._requests, page.body)
                return receive(self._replies, self._caps.answer)
        except BaseException:
            self.kill()
            raise

    def start(self) -> None:
        """Wait until it is ready to be asked, if nobody has yet. Raises as `ask` does."""
        if self._started:
            return
        try:
            with self._within(_START_SECONDS):
                receive(self._replies, len(READY))
        except BaseException:
            self.kill()
            raise
        self._started = True

    @property
    def alive(self) -> bool:
        """Whether the child is still there."""
        return self._child.poll() is None

    def kill(self) -> None:
        """End the child now, and wait until it is gone."""
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with suppress(OSError, ValueError):
                    pipe.close()

    @property
    def _requests(self) -> IO[bytes]:
        assert self._child.stdin is not None
        return self._child.stdin

    @property
    def _replies(self) -> IO[bytes]:
        assert self._child.stdout is not None
        return self._child.stdout

    @contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        """Kill the child when the time is up: whatever was read or written then fails, on every system."""
        due = WATCH.begin(seconds, self._child.kill)
        try:
            yield
        except (OSError, ValueError, BrokenFrame):
            if not due.is_up:
                raise Died("the process that read it ended") from None
        finally:
            WATCH.over(due)
        if due.is_up:
            raise TookTooLong("its time was up")


def _apart() -> dict[str, Any]:
    """A group of its own: Ctrl-C is for the parent, which lets the page be finished."""
    if os.name == "nt":
        return {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    return {"process_group": 0}
