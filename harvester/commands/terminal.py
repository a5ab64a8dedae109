"""Lines for whoever reads them on a screen."""

from __future__ import annotations

import shutil
import sys
import textwrap


def fitted(line: str, hanging: int) -> str:
    """A line broken between words where standard output is a terminal that is narrower than it; in a file or a pipe it is one line.

    `hanging` blanks stand before the lines that continue it.
    """
    if not sys.stdout.isatty():
        return line
    width = shutil.get_terminal_size().columns
    bare = line.lstrip(" ")
    return textwrap.fill(
        bare, max(width, hanging + 20), initial_indent=" " * (len(line) - len(bare)), subsequent_indent=" " * hanging,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
