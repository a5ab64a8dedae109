"""The child's side: makes one call after another until nobody asks any more."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from harvester.collector import settled
from harvester.cores.wire import Ended, packed, receive, send
from harvester.errors import HarvesterError

READY, STEP, MADE, REFUSED, FAULT = "ready", "step", "made", "refused", "fault"


def main(number: int, line: int) -> None:
    """Make the calls that come over a socket, by its number. When the other end of `line` is closed, the parent is gone, and this ends too.

    Ended so, or by SIGTERM, a file that was being written leaves nothing behind.
    """
    signal.signal(signal.SIGTERM, _end)
    channel = socket.socket(fileno=number)
    sys.stdout = sys.stderr  # nobody reads it
    threading.Thread(target=_watch, args=(line,), daemon=True).start()
    with settled(), suppress(Ended):
        send(channel, packed((READY, None)))
        while True:
            function, given = receive(channel)
            send(channel, packed(_answer(channel, function, given)))
            # Files that were lent are given back before the next call comes.
            del function, given


def _answer(channel: socket.socket, function: Callable[..., object], given: tuple[object, ...]) -> tuple[str, object]:
    def stepped(_step: str, done: int, _of: int, /) -> None:
        send(channel, packed((STEP, done)))

    try:
        return MADE, function(*given, stepped)
    except HarvesterError as error:
        return REFUSED, error
    except Exception as error:  # noqa: BLE001 - whatever it is, it is met again where the call is made once more
        return FAULT, repr(error)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit


def _watch(line: int) -> None:
    with suppress(OSError):
        os.read(line, 1)
    signal.raise_signal(signal.SIGTERM)
