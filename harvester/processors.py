"""How many processors this process may run on."""

from __future__ import annotations

import os


def processors() -> int:
    """Those that the system lets it have, where it tells; else all there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
