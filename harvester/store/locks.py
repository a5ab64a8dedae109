"""Who may be at work in an SQLite file: one harvest, and those that were told to help it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import NamedTuple

from harvester.errors import StoreError
from harvester.store.sqlite import FileLock


class Lock(NamedTuple):
    """What a process holds of a file; `is_alone` where nobody else was at work in it when it was taken."""

    held: FileLock
    is_alone: bool

    def release(self) -> None:
        """Give it back."""
        self.held.release()


def take(path: Path, *, joining: bool) -> Lock:
    """The lock of a harvest, or of one that helps it. Raises StoreError where it is not to be had."""
    return join(path) if joining else begin(path)


def begin(path: Path) -> Lock:
    """The lock of the harvest itself. Raises StoreError where another one has it."""
    try:
        held = FileLock(path.with_suffix(".lock"))
    except BlockingIOError:
        raise StoreError(
            f"{path}: another harvest is using this folder",
            advice="Wait until it ends, help it with --join, or harvest into another folder with -o.",
        ) from None
    # Those that help may have outlived a harvest that died.
    with contextlib.suppress(BlockingIOError):
        FileLock(_helpers(path)).release()
        return Lock(held, is_alone=True)
    return Lock(held, is_alone=False)


def join(path: Path) -> Lock:
    """A helper's lock, which any number of processes may have. Raises StoreError in the moment in which a harvest begins."""
    try:
        return Lock(FileLock(_helpers(path), shared=True), is_alone=False)
    except BlockingIOError:
        raise StoreError(f"{path}: the harvest is just beginning", advice="Join it again in a moment.") from None


def _helpers(path: Path) -> Path:
    return path.with_suffix(".join")
