"""Files of people's own, written whole or not at all, and not over what somebody else wrote meanwhile."""

from __future__ import annotations

import stat
from pathlib import Path

from harvester.errors import StoreError, UsageError
from harvester.whole_files import write

MOST_BYTES = 512 * 1024 * 1024
_NAME_A_FILE = "Name a file, and look at its rights."


def read(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none. Raises UsageError where it cannot be read."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # Of a device there is no end, and a pipe waits for somebody who writes to it.
            raise UsageError(f"{path} cannot be read (it is no file)", advice=_NAME_A_FILE)
        if status.st_size > MOST_BYTES:
            raise UsageError(
                f"{path} is larger than {MOST_BYTES >> 20} MiB", advice="Split it, and name one of the parts."
            )
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror})", advice=_NAME_A_FILE) from None


def replace(path: Path, before: bytes | None, after: bytes) -> None:
    """Put `after` in the place of `before`. Raises StoreError where it cannot be written, or is no longer what it was."""

    def look_again() -> None:
        if read(path) != before:
            raise StoreError(
                f"{path} was changed by somebody else while it was being brought up to date; it was left alone",
                advice="Run the same command again.",
            )

    write(path, [after], look_again)
