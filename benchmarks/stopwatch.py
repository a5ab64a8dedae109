"""What something takes: seconds, and seconds of processor time of all threads of this process."""

from __future__ import annotations

import time
from typing import NamedTuple


class Taken(NamedTuple):
    """Seconds that passed, and seconds of processor time."""

    wall: float
    processor: float


def now() -> Taken:
    """A beginning, for `since`."""
    return Taken(time.perf_counter(), time.process_time())


def since(began: Taken) -> Taken:
    """What was taken since a beginning."""
    return Taken(time.perf_counter() - began.wall, time.process_time() - began.processor)
