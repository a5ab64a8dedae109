"""The console command from its first moment: Ctrl-C while modules are still imported ends it with one line, and no traceback."""

from __future__ import annotations

import os
import signal
from types import FrameType

STOPPED = "\nharvester: stopped.\n"
"""What is told where nothing was under way that could be kept."""


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Nothing was begun: there is nothing to put away, and an exception in the middle of an import may be lost there."""
    os.write(2, STOPPED.encode())
    os._exit(130)


def main() -> None:
    """Run the command line; until it heeds signals itself (`stopping`), Ctrl-C ends the process at once."""
    before = signal.getsignal(signal.SIGINT)
    # One that is ignored stays so.
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    try:
        from harvester.cli import main as run  # noqa: PLC0415 - that is what takes its time

        run()
    finally:
        signal.signal(signal.SIGINT, before)
