"""Files of people's own, written whole or not at all, and not over what somebody else wrote meanwhile."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from harvester.errors import StoreError, UsageError, unwritable

MOST_BYTES = 512 * 1024 * 1024


def read(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none. Raises UsageError where it cannot be read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(
                f"{path} is larger than {MOST_BYTES >> 20} MiB", advice="Split it, and name one of the parts."
            )
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read ({error.strerror})", advice="Name a file, and look at its rights."
        ) from None


def replace(path: Path, before: bytes | None, after: bytes) -> None:
    """Put `after` in the place of `before`. Raises StoreError where it cannot be written, or is no longer what it was.

    A link stays a link, and the file keeps its rights.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            shutil.copymode(target, temporary)
        if read(path) != before:
            raise StoreError(
                f"{path} was changed by somebody else while it was being brought up to date; it was left alone",
                advice="Run the same command again.",
            )
        temporary.replace(target)
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        with suppress(OSError):
            temporary.unlink()
