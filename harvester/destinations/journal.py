"""The file that remembers what was sent to a destination: a line a work, added to as it goes, put in order at the end.

The first line says what the file is and which library it is about. A last line without its end was being written when the
process died; what it told of is asked of the other side again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from harvester.destinations import whole
from harvester.destinations.identity import Ledger, Sent
from harvester.errors import StoreError, UsageError, unwritable

_WHAT = "what harvester sent"


class Journal:
    """What was sent, as it is kept on disk; `ledger` finds it."""

    def __init__(self, path: Path, about: str) -> None:
        """Open it. Raises UsageError for a file that is none, StoreError for one about another library."""
        self.path, self._about = path, about
        body = whole.read(path) or b""
        self._end = body.rfind(b"\n") + 1
        lines = body[: self._end].decode("utf-8", "replace").splitlines()
        self.ledger = Ledger(_row(path, number, line) for number, line in enumerate(lines[1:], 2))
        self._lines = len(lines)
        if lines:
            self._check(lines[0])

    def _check(self, line: str) -> None:
        found = _json(self.path, 1, line)
        if found.get("what") != _WHAT:
            raise UsageError(f"{self.path}: this is no file that remembers what was sent", advice="Move it away.")
        if found.get("library") != self._about:
            raise StoreError(
                f"{self.path} is about {str(found.get('library'))[:100]}, not {self._about}",
                advice="Export from another folder with -o, or move the file away.",
            )

    def keep(self, rows: Iterable[Sent]) -> None:
        """Keep rows, durably: the next run knows them whatever happens. Raises StoreError."""
        written = [_line(row) for row in rows]
        if not written:
            return
        if not self._lines:
            written.insert(0, _head(self._about))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("r+b" if self._lines else "wb") as file:
                file.seek(self._end)
                file.truncate()
                file.write("".join(written).encode("utf-8", "surrogatepass"))
                file.flush()
                os.fsync(file.fileno())
                self._end = file.tell()
        except OSError as error:
            raise unwritable(self.path, error) from None
        self._lines += len(written)

    def close(self) -> None:
        """Put the file in order: a line a work, sorted by key; nothing is written where it is so already."""
        rows = self.ledger.rows()
        after = "".join((_head(self._about), *map(_line, rows))).encode("utf-8", "surrogatepass")
        before = whole.read(self.path)
        if after != before and rows:
            whole.replace(self.path, before, after)


def _head(about: str) -> str:
    return json.dumps({"what": _WHAT, "library": about}, ensure_ascii=False) + "\n"


def _line(row: Sent) -> str:
    told = {"key": row.key, "version": row.version, "names": row.names, "sent": row.body}
    # U+2028 and its like would be taken for the end of a line by some who read this.
    return json.dumps(told, ensure_ascii=True) + "\n"


def _json(path: Path, number: int, line: str) -> dict[str, object]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UsageError(f"{path}: line {number} cannot be read", advice="Take the line out, or move the file away.")
    return found


def _row(path: Path, number: int, line: str) -> Sent:
    found = _json(path, number, line)
    key, version, names, body = (found.get(name) for name in ("key", "version", "names", "sent"))
    if not (
        isinstance(key, str) and isinstance(version, int) and isinstance(body, str) and isinstance(names, list)
        and all(isinstance(name, str) for name in names)
    ):  # fmt: skip
        raise UsageError(f"{path}: line {number} lacks something", advice="Take the line out, or move the file away.")
    return Sent(tuple(names), key, version, body)
