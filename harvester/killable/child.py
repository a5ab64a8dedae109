"""The child's side: reads one page after another until nobody asks any more."""

from __future__ import annotations

import importlib
import math
import sys
from collections.abc import Callable
from contextlib import suppress

from harvester.collector import settled
from harvester.killable.frames import ERROR, MEMORY, READING, READY, TOO_LARGE, BrokenFrame, receive, send, unpacked
from parsers import Page, PageReading

_MOST_REQUEST = 1 << 40  # the parent is trusted; the cap on a page's size is its affair


def main(target: str, seconds: float, memory: int, most: int) -> None:
    """Serve standard input until it ends. `target` names the function that reads: "parsers.pages:read_page".

    The parent kills what takes too long; the limits set here hold where the parent was killed itself.
    """
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a print in some library must not become an answer
    module, _, name = target.partition(":")
    read: Callable[[Page], PageReading] = getattr(importlib.import_module(module), name)
    _limit_memory(memory)
    with settled(), suppress(OSError, BrokenFrame):
        send(replies, READY)
        while True:
            head = receive(requests, _MOST_REQUEST)
            body = receive(requests, _MOST_REQUEST)
            _alarm(seconds)
            answer = _answer(read, head, body, most)
            _alarm(0)
            send(replies, answer)


def _answer(read: Callable[[Page], PageReading], head: bytes, body: bytes, most: int) -> bytes:
    try:
        answer = READING + read(unpacked(head, body)).model_dump_json(exclude_defaults=True).encode("utf-8")
    except MemoryError:
        return MEMORY
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent must know
        return ERROR + type(error).__name__.encode("ascii", "replace")
    return answer if len(answer) <= most else TOO_LARGE


def _limit_memory(most: int) -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _alarm(seconds: float) -> None:
    """End this process some time after the parent should have; 0 takes that back.

    Not by a handler of Python's, which waits for C code to come back: by the system.
    """
    with suppress(ImportError, AttributeError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system
        import signal  # noqa: PLC0415 - as above

        signal.setitimer(signal.ITIMER_REAL, seconds + 1 if seconds else 0)
        used = resource.getrusage(resource.RUSAGE_SELF)
        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soft = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1 if seconds else hard
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
