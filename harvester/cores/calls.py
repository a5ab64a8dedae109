"""The parent's side: calls that wait for a process that has time, and are made here where none has."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from harvester.cores.child import FAULT, MADE, READY, REFUSED, STEP
from harvester.cores.wire import Ended, Packed, packed, receive, send
from harvester.processors import processors
from harvester.steps import EVERY, Step, Steps, untold

T = TypeVar("T")

_CHILD = (
    # The signals first: what has to be imported takes a while.
    "import sys; sys.path[:] = {path!r}; from harvester.stopping import left_to_the_parent; left_to_the_parent(); "
    "from harvester.cores.child import main; main({channel!r}, {line!r})"
)
_MOMENT = 5.0
"""Seconds for which a child that was told to end may take back what it was writing."""


def spare(wanted: int) -> int:
    """How many processes there is room for beside this one: at most as many as are wanted, each with a core that is not this one's."""
    if os.name != "posix":
        return 0  # open files cannot be lent
    return max(0, min(wanted, processors() - 1))


class Call(Generic[T]):
    """A call: of a function of some module, with values that can be pickled and, behind them, whom to tell how far it is.

    `name` and `of` are the step that is told while somebody waits for it.
    """

    def __init__(self, name: str, of: int, function: Callable[..., T], *given: object) -> None:
        self._function, self._given = function, given
        self.said: Packed | None = None
        self.done = 0
        self._name, self._of = name, of
        self._is_taken = threading.Lock()
        self._is_over = threading.Event()
        self._made: tuple[str, Any] = (FAULT, "")

    def pack(self) -> None:
        """Make it ready to be said to another process: in the thread that began it, for what it lends may be added to there."""
        self.said = packed((self._function, self._given))

    def take(self) -> bool:
        """Take it, to make it; False where somebody has."""
        return self._is_taken.acquire(blocking=False)

    def over(self, how: str, made: object) -> None:
        """It has come to its end, made or not."""
        self._made = how, made
        self._is_over.set()

    def make(self, steps: Steps) -> None:
        """Make it here."""
        self.over(MADE, self._function(*self._given, steps))

    def result(self, steps: Steps) -> T:
        """What it gives, or raises. It is made here where no other process has begun it, and where the one that had came to nothing."""
        if self.take():
            self.make(steps)
        elif not self._is_over.is_set():
            step = Step(self._name, self._of, steps)
            while not self._is_over.wait(EVERY):
                step.at(self.done)
        if self._made[0] == FAULT:
            self.make(steps)
        how, made = self._made
        if how == REFUSED:
            raise made
        return made  # type: ignore[no-any-return]


class Cores:
    """So many processes, each begun with the first calls, and ended with the block; calls that are not over then are given up.

    Without any, a call is made here when it is begun.
    """

    def __init__(self, number: int, steps: Steps = untold) -> None:
        self._number, self._steps = number, steps
        self._calls: SimpleQueue[Call[Any] | None] = SimpleQueue()
        self._children: list[_Child] = []
        self._threads: list[threading.Thread] = []

    def begin(self, call: Call[T]) -> Call[T]:
        """Have a call made as soon as a process has time for it."""
        if not self._number:
            if call.take():
                call.make(self._steps)
            return call
        call.pack()
        if len(self._threads) < self._number:
            thread = threading.Thread(target=self._make, name="core", daemon=True)
            self._threads.append(thread)
            thread.start()
        self._calls.put(call)
        return call

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self._children:
            child.end()
        for _thread in self._threads:
            self._calls.put(None)
        for thread in self._threads:
            thread.join()

    def _make(self) -> None:
        """One process's calls, as long as there is a process: what it leaves is made by others, or by who waits for it."""
        try:
            child = _Child()
        except OSError:
            return
        self._children.append(child)
        try:
            child.ready()
            while (call := self._calls.get()) is not None:
                if call.take():
                    child.make(call)
        except Ended:
            return
        finally:
            child.end()


class _Child:
    """A process that makes calls, one at a time."""

    def __init__(self) -> None:
        self._channel, its = socket.socketpair()
        line, self._line = os.pipe()
        code = _CHILD.format(path=sys.path, channel=its.fileno(), line=line)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-P", "-c", code], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                pass_fds=(its.fileno(), line), process_group=0,
            )  # fmt: skip
        except OSError:
            self._close()
            raise
        finally:
            its.close()
            os.close(line)
        self._lock = threading.Lock()

    def ready(self) -> None:
        """Wait until it can be asked. Raises Ended."""
        if receive(self._channel)[0] != READY:
            raise Ended

    def make(self, call: Call[Any]) -> None:
        """Have it make a call. Raises Ended where it is gone; then the call is over, and came to nothing."""
        try:
            assert call.said is not None
            send(self._channel, call.said)
            while True:
                how, made = receive(self._channel)
                if how != STEP:
                    call.over(how, made)
                    return
                call.done = made
        except BaseException as error:
            call.over(FAULT, repr(error))
            raise

    def end(self) -> None:
        """End it: what it was writing is taken back."""
        with self._lock:
            self._process.terminate()
            try:
                self._process.wait(_MOMENT)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._close()

    def _close(self) -> None:
        with suppress(OSError):
            self._channel.shutdown(socket.SHUT_RDWR)
        self._channel.close()
        if self._line >= 0:
            os.close(self._line)
            self._line = -1
