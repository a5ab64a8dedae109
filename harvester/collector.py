"""Python's collector of cycles, which goes through all that is held again and again, and where it need not."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def settled() -> Iterator[None]:
    """Let the collector leave out what is there now, as it goes through all that is held: for long work with things that come and go.

    Modules, tables and patterns are hundreds of thousands of things, in use to the end. Where somebody has settled that already, nothing changes.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector rest while a file is read whole and written.

    Values are frozen and hold no cycles: all that it would find is that everything is in use, at a fifth of the time. What is not in use
    is given back without it.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
