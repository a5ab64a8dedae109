"""Lists that come by standard input: copied into a file, for a list is read more than once. Nothing of it is left, however a harvest ends."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from harvester.errors import StoreError, unwritable
from harvester.store.file_lock import FileLock

_PREFIX, _COPY, _LOCK = ".list-", "standard-input", "in-use"
_NEW = 3600.0
"""Seconds for which a copy without a lock, or with nothing but one, is left alone: whoever makes it holds it in the next moment."""


@contextmanager
def readable(paths: Sequence[str], folder: Path) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, str], ...]]]:
    """Lists as files that can be read again, and what those of them are called that were not: "-" is copied into the folder as long as the block.

    Raises StoreError where the folder cannot be written.
    """
    _sweep(folder)
    if "-" not in paths:
        yield tuple(paths), ()
        return
    with TemporaryDirectory(prefix=_PREFIX, dir=_made(folder)) as temporary, _in_use(Path(temporary)):
        copy = str(Path(temporary) / _COPY)
        try:
            with Path(copy).open("wb") as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
        except OSError as error:
            raise unwritable(copy, error) from None
        yield tuple(copy if path == "-" else path for path in paths), ((copy, "standard input"),)


@contextmanager
def _in_use(copy: Path) -> Iterator[None]:
    lock = FileLock(copy / _LOCK)
    try:
        yield
    finally:
        lock.release()


def _sweep(folder: Path) -> None:
    """Remove the copies of processes that were killed: the system has given their locks back."""
    for copy in folder.glob(f"{_PREFIX}*"):
        # One that is in use, or not ours to remove, stays.
        with suppress(OSError, StoreError):
            if not all(path.name.startswith((_COPY, _LOCK)) for path in copy.iterdir()):
                continue
            # The list comes behind the lock: where it is there, whoever copies it holds the lock as long as it lives.
            if (copy / _LOCK).exists() and (copy / _COPY).exists():
                FileLock(copy / _LOCK).release()
            elif time.time() - copy.stat().st_mtime < _NEW:
                continue
            shutil.rmtree(copy)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from None
    return folder
