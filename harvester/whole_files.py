"""Files written whole or not at all: to a temporary name beside each, then renamed. What is no file is written where it is.

A device, a pipe or standard output has no content that could be kept till the new one is whole, and a rename would put a file in
its place: `/dev/null` would be one from then on.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from harvester.errors import unwritable

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

# What this process has open, by any of its names. It may be a file that a shell opened (">> all.bib"), in which others write too.
_STREAMS = re.compile(r"/dev/(?:(?P<out>stdout)|(?P<err>stderr))|/(?:dev|proc/(?:self|thread-self))/fd/(\d{1,6})")
_TO_WRITE = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
# The system's own limit.
_MOST_LINKS = 40


def _nothing_to_look_at() -> None:
    return None


def write(path: Path, pieces: Iterable[bytes], look_again: Callable[[], None] = _nothing_to_look_at) -> Path:
    """Write `pieces` to a file, whole or not at all; the path. Raises StoreError where it cannot be written.

    A link stays a link, and what it leads to is written; a file that was there keeps its mode. `look_again` is called when all
    is written, before it takes its place, and may raise.
    """
    try:
        stream = _stream(path)
        if stream is not None:
            # Not opened again by its name: where it stands in a file is then shared with all that have it.
            _into(os.fdopen(os.dup(stream), "wb"), pieces)
        elif _is_no_file(path):
            _into(path.open("wb"), pieces)
        else:
            _beside(Path(os.path.realpath(path)), pieces, look_again)
    except OSError as error:
        raise unwritable(path, error) from None
    return path


def _stream(path: Path) -> int | None:
    """The number of what this process has open, where a path (or what it links to) is a name of it."""
    for _link in range(_MOST_LINKS):
        found = _STREAMS.fullmatch(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow the link that is asked about
        if found is not None:
            return 1 if found["out"] else 2 if found["err"] else int(found[3])
        if not path.is_symlink():
            return None
        path = path.parent / path.readlink()
    return None


def _is_no_file(path: Path) -> bool:
    """Whether there is something that is no file. Raises OSError for a folder."""
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(kind):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    return not stat.S_ISREG(kind)


def _into(opened: BinaryIO, pieces: Iterable[bytes]) -> None:
    with opened as file:
        file.writelines(pieces)


def _beside(target: Path, pieces: Iterable[bytes], look_again: Callable[[], None]) -> None:
    temporary = target.with_name(f".{target.name}.part")
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(temporary) as file:
        try:
            if target.exists():
                # Before anything is in it: what only its owner may read is so at all times.
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            if os.fstat(file.fileno()).st_size:
                file.truncate()
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
            look_again()
            if fcntl is None:
                file.close()  # Windows renames no file that is open
            temporary.replace(target)
        except BaseException:
            # What ended before its end leaves nothing behind, whatever ended it.
            with suppress(OSError):
                if fcntl is None:
                    file.close()
                temporary.unlink()
            raise


@contextmanager
def _alone(path: Path) -> Iterator[BinaryIO]:
    """A file that is written by this process alone, as long as it has its name: whoever wants to write the same one waits, as where a harvest ends
    while somebody exports it. What is left of a process that was killed is written over.
    """
    while True:
        # Not emptied before it is ours: somebody may be writing it.
        with os.fdopen(os.open(path, _TO_WRITE, 0o666), "wb") as file:
            _lock(file)
            # Who had it before may have given it its name, or taken it away.
            if _is_still(path, file):
                yield file
                return


def _lock(file: BinaryIO) -> None:
    """Wait until nobody else has locked a file; the system gives it back when it is closed. Windows has no such lock, nor have some disks."""
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX)


def _is_still(path: Path, file: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False
