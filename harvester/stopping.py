"""Being asked to stop: Ctrl-C, `kill`, a service manager, a terminal that closes. All mean the same: finish what is under way, and keep it.

The first such signal raises KeyboardInterrupt where the program is, as Ctrl-C always did; the second one ends the process at once. That
costs nothing but what is under way: a harvest that is killed goes on where it was.

What is told twice in one moment is one signal: a shell whose terminal closes tells its jobs, and so does the system when that shell ends; `timeout`
tells its child, and then the group that the child is in; systemd may send SIGHUP right behind SIGTERM.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Windows has no SIGHUP, and others have no SIGBREAK (Ctrl-Break, and a console that closes)."""

MOMENT = 1.0
"""Seconds within which a second signal is the first one, told by somebody else too."""

_CURSOR = b"\x1b[?25h\n"
"""A terminal's cursor shown again, which a bar had hidden."""


class Asked:
    """Whether somebody asked to stop, and how: the number of the signal, None where nobody did."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._at = clock, 0.0
        self.by: int | None = None

    @property
    def status(self) -> int:
        """The exit status that a shell gives to what a signal ended: 130 after Ctrl-C, 143 after `kill`."""
        return 128 + (self.by or signal.SIGINT)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        if self.by is not None:
            if self._clock() - self._at < MOMENT:
                return
            with suppress(OSError):
                if os.isatty(2):
                    os.write(2, _CURSOR)
            os._exit(128 + number)
        self.by, self._at = number, self._clock()
        raise KeyboardInterrupt


@contextmanager
def heeded(clock: Callable[[], float] = time.monotonic) -> Iterator[Asked]:
    """Heed these signals as long as the block. One that is ignored stays so: that is what `nohup` and a shell's `&` are for.

    Only the main thread may do so; in another one nothing is changed.
    """
    asked = Asked(clock)
    before = {}
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        before = {number: signal.getsignal(number) for number in numbers}
        # None is a handler that was not set from Python: whoever put it there knows why.
        before = {number: one for number, one in before.items() if one not in (signal.SIG_IGN, None)}
    for number in before:
        signal.signal(number, asked._hear)  # noqa: SLF001 - its own
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def left_to_the_parent() -> None:
    """For a child that reads pages: a service manager tells all processes of a service, and the parent has the page finished."""
    for name in _NAMES:
        with suppress(AttributeError, OSError, ValueError):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
