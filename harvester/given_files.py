"""Files that people give, read whole and no further than a most: of a device there is no end, and its size says nothing."""

from __future__ import annotations

from pathlib import Path

from harvester.errors import UsageError


def read_given(path: Path, most: int) -> bytes:
    """The bytes of a file or a pipe. Raises UsageError where it cannot be read, or is larger than `most` bytes."""
    try:
        with path.open("rb") as file:
            body = file.read(most + 1)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})", advice="Check the path.") from None
    if len(body) > most:
        raise UsageError(f"{path} is larger than {most} bytes", advice="Take it in parts.")
    return body
