"""Readers that do in the child what no reader should: `Caps(target="hostile_readers:…")` has them read."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from parsers import Page, PageReading, Refusal, read_page


def read(page: Page) -> PageReading:
    """A reader whose page says what it shall do; any other page is read as ever."""
    match page.body:
        case b"hang":
            while True:
                time.sleep(60)
        case b"spin":
            while True:
                pass
        case b"crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"leave":
            os._exit(3)
        case b"raise":
            raise LookupError("é")
        case b"hungry":
            return PageReading(refusal=Refusal(code="no-record", message=str(len(bytearray(1 << 34)))))
        case b"talk":
            return PageReading(refusal=Refusal(code="no-record", message="x" * 200_000))
        case body if body.startswith(b"once "):
            # As where the system ends a process because its memory is short: the page itself is well.
            with suppress(FileExistsError):
                Path(body.removeprefix(b"once ").decode()).touch(exist_ok=False)
                os._exit(137)
        case b"print":
            sys.stdout.write("not an answer" * 100_000)
    return read_page(page)
