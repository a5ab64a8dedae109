"""A harvest of "list.txt" in a process of its own, which tests stop and kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from loopback import Server

ROOT = Path(__file__).parents[1]
LONG = 120.0
"""Seconds after which something hangs."""
MAIN = "from harvester.cli import main; main()"
ARGUMENTS = ("harvest", "--from", "list.txt", "-o", "out", "--no-enrich", "--allow-network", "127.0.0.0/8")


def started(folder: Path, code: str = MAIN, *before: str, **more: object) -> subprocess.Popen[str]:
    """The process, which runs `code`; `before` stands before its command, `more` is for Popen.

    It heeds SIGHUP, also where these tests do not (under nohup).
    """
    environ = os.environ | {"HARVESTER_DELAY": "0.02", "PYTHONPATH": str(ROOT)}
    # What is ignored here would be ignored there.
    ours = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        process: subprocess.Popen[str] = subprocess.Popen(
            [*before, sys.executable, "-c", code, *ARGUMENTS], cwd=folder, env=environ, text=True,
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more,  # type: ignore[call-overload]
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGHUP, ours)
    return process


def asked(server: Server, times: int) -> None:
    """Wait until the server was asked so often."""
    until = time.monotonic() + LONG
    while server.asked.total() < times and time.monotonic() < until:
        time.sleep(0.02)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Its exit status, and what it told."""
    _out, told = process.communicate(timeout=LONG)
    return process.returncode, told or ""
