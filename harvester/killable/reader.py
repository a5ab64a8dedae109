"""Pages read under caps: plain ones here, suspicious ones in a child, and what went wrong as a failure."""

from __future__ import annotations

import os
import threading
import weakref
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from harvester.errors import Failure
from harvester.killable.frames import ERROR, MEMORY, READING, TOO_LARGE
from harvester.killable.helpers import Helpers, kill_all
from harvester.killable.process import Caps, Died, Process, TookTooLong
from parsers import Page, PageReading
from parsers.page import Document
from parsers.pages import read_document

SECONDS = 10.0
_BY_HAND = "Open it in a browser to see what it shows; give the work's DOI or PMID instead."
_FAILURES: dict[str, tuple[str, str]] = {
    "parse-timeout": (
        "The page was still being read after {seconds:g} seconds, and reading it was stopped.",
        _BY_HAND + " A larger parse_seconds in harvester.toml gives such pages more time.",
    ),
    "parse-crashed": ("The page was given up: {why}.", _BY_HAND + " Please send us its address."),
    # As a fault in the parent's own process is called (`harvester.faults`): in a child it is the same one.
    "program-fault": (
        "This program failed at it: {why}.",
        "It is our fault: please send us this line. Give the work's DOI or PMID instead; a later version may read it.",
    ),
    "hostile-markup": ("The page was given up: {why}. No citation page needs that.", _BY_HAND),
}


class PageReader:
    """Reads pages; safe to use from several threads. Close it, or use it in a `with`.

    No child is started before a page looks hostile. A child is kept for the next such page, and ends with this
    program, however that ends: it reads its requests from a pipe of ours, and has limits of its own.

    With `helpers`, so many further children read plain pages too, once there are some to read (`harvester.killable.helpers`).
    """

    def __init__(
        self, seconds: float = SECONDS, *, caps: Caps | None = None, most_children: int | None = None, helpers: int = 0
    ) -> None:
        self._caps = caps if caps is not None else Caps(seconds)
        self._turns = threading.BoundedSemaphore(most_children or min(4, os.cpu_count() or 1))
        self._lock = threading.Lock()
        self._idle: list[Process] = []
        self._children: set[Process] = set()
        self._helpers = Helpers(helpers, self._new) if helpers else None
        weakref.finalize(self, kill_all, self._children)

    def read(self, page: Page, address: str) -> PageReading | Failure:
        """What a page says, or why it was given up. Takes no longer than the cap, and a wait for other such pages."""
        if self._helpers is not None and (helper := self._helpers.lent()) is not None:
            try:
                return self._said_by(helper, page, address)
            except Died:
                # Of its own page, or because the system ended it, whose memory was short: a child that is new tells which.
                return self._read_apart(page, address, times=1)
            finally:
                self._helpers.give_back(helper)
        document = Document(page)
        return read_document(document) if document.suspicion is None else self.read_apart(page, address)

    def read_apart(self, page: Page, address: str) -> PageReading | Failure:
        """A page read in a child, whatever it looks like. Where the child ends it is read in another one, once."""
        return self._read_apart(page, address, times=2)

    def _read_apart(self, page: Page, address: str, times: int) -> PageReading | Failure:
        why = ""
        with self._turns:
            for _time in range(times):
                try:
                    child = self._child()
                except Died as error:
                    return self._failure(address, "parse-crashed", error.message)
                try:
                    return self._said_by(child, page, address)
                except Died as error:
                    why = error.message
                finally:
                    self._keep(child)
        return self._failure(address, "parse-crashed", why)

    def close(self) -> None:
        """End all children."""
        if self._helpers is not None:
            self._helpers.close()
        with self._lock:
            self._idle.clear()
        kill_all(self._children)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _new(self) -> Process:
        return Process(self._caps)

    def _child(self) -> Process:
        """A child that waits, or a new one."""
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.alive:
                    return child
                child.kill()
                self._children.discard(child)
        child = self._new()
        with self._lock:
            self._children.add(child)
        return child

    def _keep(self, child: Process) -> None:
        with self._lock:
            if child.alive:
                self._idle.append(child)
            else:
                self._children.discard(child)

    def _said_by(self, child: Process, page: Page, address: str) -> PageReading | Failure:
        """What a child makes of a page. It may be dead afterwards. Raises Died where it ended before it answered."""
        try:
            answer = child.ask(page)
        except TookTooLong:
            return self._failure(address, "parse-timeout")
        if answer[:1] in (MEMORY, ERROR):
            child.kill()  # what state it is in, nobody knows
        return self._understood(address, answer)

    def _understood(self, address: str, answer: bytes) -> PageReading | Failure:
        kind, said = answer[:1], answer[1:]
        if kind == READING:
            try:
                return PageReading.model_validate_json(said)
            except ValidationError:
                return self._failure(address, "program-fault", "what was read makes no record")
        if kind == MEMORY:
            why = f"reading it needs more than {self._caps.memory // 1_000_000} MB of memory"
            return self._failure(address, "hostile-markup", why)
        if kind == TOO_LARGE:
            return self._failure(address, "hostile-markup", f"what it says is larger than {self._caps.answer} bytes")
        return self._failure(address, "program-fault", said.decode("ascii", "replace")[:100])

    def _failure(self, address: str, code: str, why: str = "") -> Failure:
        message, advice = _FAILURES[code]
        message = message.format(seconds=self._caps.seconds, why=why)
        return Failure(address=address, stage="parse", code=code, message=message, advice=advice)
