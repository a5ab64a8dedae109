"""Letters to hosts that refused: those of earlier harvests go when their hosts are open again, but for what a person wrote."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

_NAME = re.compile(r"ask-for-access-[a-z0-9._-]{1,120}\.txt")
_BEGIN = "To whom it may concern at "
UNSIGNED = "\nWith kind regards\n[your name, your library]\n"
"""How a letter ends that nobody has signed."""
_MOST = 20_000


def remove_old(folder: Path, table: Path, wanted: Collection[str]) -> None:
    """Remove the letters that an earlier blocked.csv names and the new one does not, as long as nobody has written in them.

    A file of any other name, or that does not begin and end as ours do, is somebody's own: it stays.
    """
    for name in _named(table):
        if name in wanted or not _NAME.fullmatch(name):
            continue
        path = folder / name
        with suppress(OSError, UnicodeDecodeError):
            if path.is_symlink() or path.stat().st_size > _MOST:
                continue
            text = path.read_text(encoding="utf-8")
            if text.startswith(_BEGIN) and text.endswith(UNSIGNED):
                path.unlink()


def _named(table: Path) -> list[str]:
    """The letters that a blocked.csv names."""
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            return [row.get("letter") or "" for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
