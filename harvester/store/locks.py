"""Who may be at work in an SQLite file: one harvest, and those that were told to help it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from harvester.errors import StoreError
from harvester.store.file_lock import FileLock


class Lock:
    """What a process holds of a file: the harvest's own place, or (`is_helping`) one of those that help. A harvest that found nobody else holds
    their places too: nobody comes before `admit`.
    """

    def __init__(self, held: FileLock, *, helpers: FileLock | None = None, is_helping: bool = False) -> None:
        self.held, self.is_helping = held, is_helping
        self._helpers = helpers

    @property
    def is_alone(self) -> bool:
        """Whether nobody else is at work in the file, nor can be before `admit`."""
        return self._helpers is not None

    def admit(self) -> None:
        """From now on others may help."""
        if self._helpers is not None:
            self._helpers.release()
            self._helpers = None

    def release(self) -> None:
        """Give all of it back."""
        self.admit()
        self.held.release()


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
    try:
        return Lock(held, helpers=FileLock(_helpers(path)))
    except BlockingIOError:
        return Lock(held)
    except StoreError:
        held.release()
        raise


def join(path: Path) -> Lock:
    """A helper's lock, which any number of processes may have. Raises StoreError in the moment in which a harvest begins."""
    return Lock(_helping(path), is_helping=True)


@contextmanager
def alone(path: Path, lock: Lock | None) -> Iterator[bool]:
    """Whether nobody else is at work in a file, nor can be as long as the block, by what this process holds of it (None where it only reads). Who
    helps gives its place up for that, and takes it again: Raises StoreError where a harvest begins in that moment.
    """
    if lock is not None and not lock.is_helping:
        yield lock.is_alone
        return
    if lock is not None:
        lock.held.release()
    whole = None
    with suppress(StoreError):
        whole = begin(path)
    try:
        yield whole is not None and whole.is_alone
    finally:
        if whole is not None:
            whole.admit()
        try:
            if lock is not None:
                lock.held = _helping(path)
        finally:
            # Only now: no harvest begins before this process helps again.
            if whole is not None:
                whole.release()


def _helping(path: Path) -> FileLock:
    try:
        return FileLock(_helpers(path), shared=True)
    except BlockingIOError:
        raise StoreError(f"{path}: the harvest is just beginning", advice="Join it again in a moment.") from None


def _helpers(path: Path) -> Path:
    return path.with_suffix(".join")
