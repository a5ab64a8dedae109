"""What something takes: seconds, and seconds of processor time of all threads of this process and of its children that have ended."""

from __future__ import annotations

import os
import time
from typing import NamedTuple


class Taken(NamedTuple):
    """Seconds that passed, and seconds of processor time."""

    wall: float
    processor: float


def now() -> Taken:
    """A beginning, for `since`."""
    children = os.times()
    return Taken(time.perf_counter(), time.process_time() + children.children_user + children.children_system)


def since(began: Taken) -> Taken:
    """What was taken since a beginning."""
    ended = now()
    return Taken(ended.wall - began.wall, ended.processor - began.processor)
