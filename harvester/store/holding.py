"""What a process holds, held on to while it does what takes long and keeps nothing: a long list is read, works are made, files are written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from harvester.errors import StoreError
from harvester.store import jobs, watching
from harvester.store.database import Database


@contextmanager
def held(open_another: Callable[[], Database], worker: str, lease: float, clock: Callable[[], float]) -> Iterator[None]:
    """Hold on to all that a worker holds, as long as the block.

    By a thread with a connection of its own: the block is at work with the store's, and looks at no clock. What was lost (this machine was
    asleep) is not taken back: whoever took it is at work with it. A store that cannot be written just then is tried again.
    """
    over = threading.Event()

    def beat() -> None:
        db: Database | None = None
        try:
            while not over.wait(lease / 3):
                try:
                    db = db or open_another()
                    _renew(db, worker, clock(), clock() + lease)
                except StoreError:
                    # Whoever is at work with the store itself is told of what is wrong with it.
                    _close(db)
                    db = None
        finally:
            _close(db)

    thread = threading.Thread(target=beat, name="holding", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _close(db: Database | None) -> None:
    if db is not None:
        db.close()


def _renew(db: Database, worker: str, now: float, until: float) -> None:
    with db.transaction():
        jobs.renew(db, worker, until)
        jobs.renew_end(db, worker, until)
        watching.seen(db, worker, now)
