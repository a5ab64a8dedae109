"""A PostgreSQL server of our own for the tests: made in an empty folder, on a socket that nobody else sees, ended with them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

_OWNER = "postgres"


def programs() -> Path | None:
    """Where the server's programs are; None where they are not installed."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).parent
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0,
    )
    return installed[-1].parent if installed else None


@contextmanager
def server() -> Iterator[str]:
    """The address of a server that runs as long as the block. Skips where there is none, but on a machine that must have it."""
    place = programs()
    if place is None:
        reason = "PostgreSQL is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    # The server refuses to run as root.
    before = ["runuser", "-u", _OWNER, "--"] if os.geteuid() == 0 else []
    if before:
        shutil.chown(folder, _OWNER)
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run(
            [*before, str(place / command[0]), *command[1:]], check=True, capture_output=True, cwd=folder, timeout=120
        )

    try:
        run("initdb", "-D", str(data), "-U", "harvester", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield f"postgresql://harvester@/postgres?host={quote(str(folder), safe='')}"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
