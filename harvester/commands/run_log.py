"""The log of a run, for programs: a line of JSON for each event (docs/operations.md has a table)."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from harvester import __version__
from harvester.errors import unwritable
from harvester.fetch import redact_url
from harvester.progress import Progress

if TYPE_CHECKING:
    from harvester.store import Job, Outcome


class Logged:
    """A line of JSON for each event, beside what is shown; from any thread. Its methods raise StoreError."""

    def __init__(self, shown: Progress, file: BinaryIO, path: Path, secrets: tuple[str, ...]) -> None:
        self._next, self._file, self._path, self._secrets = shown, file, path, secrets
        self._lock = threading.Lock()
        self._is_broken = False

    def begin(self, lines: int, done: int) -> None:
        """The beginning is an event too."""
        self.told("begin", program=f"harvester {__version__}", lines=lines, done=done)
        self._next.begin(lines, done)

    def ended(self, job: Job, outcome: Outcome, seconds: float) -> None:
        """What became of an address."""
        failure = outcome.failure
        why = (
            {} if failure is None else {"stage": failure.stage, "code": failure.code, "message": failure.message}
        )  # fmt: skip
        self.told("outcome", address=job.value, host=job.host, state=outcome.state, seconds=round(seconds, 3), **why)
        self._next.ended(job, outcome, seconds)

    def told(self, event: str, **facts: object) -> None:
        """A line of the log."""
        self._write_event(event, **facts)
        self._next.told(event, **facts)

    def _write_event(self, event: str, **facts: object) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        told = {name: self._clean(fact) for name, fact in facts.items()}
        self._write(
            (json.dumps({"time": now, "event": event, **told}, ensure_ascii=False) + "\n").encode("utf-8", "replace")
        )

    def stepped(self, step: str, done: int, of: int, /) -> None:
        """A line of the log where a step begins."""
        if not done:
            self._write_event("step", step=step, of=of)
        self._next.stepped(step, done, of)

    def _clean(self, fact: object) -> object:
        if not isinstance(fact, str):
            return fact
        text = redact_url(fact)
        for secret in self._secrets:
            text = text.replace(secret, "REMOVED")
        return text

    def _write(self, line: bytes) -> None:
        with self._lock:
            # What stops a harvest is told once: by the error that the full disk was.
            if self._is_broken:
                return
            try:
                while line:
                    line = line[self._file.write(line) :]
            except OSError as error:
                self._is_broken = True
                raise unwritable(self._path, error) from None
