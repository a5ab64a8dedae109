"""Ctrl-C in the first moments of a command: one line, exit status 130, and nothing left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harvester.starting import STOPPED

if sys.platform == "win32":
    pytest.skip("Windows has no such signals to send", allow_module_level=True)

ROOT = Path(__file__).parents[1]
# The signal comes when a module is looked for, or where a function is called.
_AT_IMPORT = """
import os, signal, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
signal.signal(signal.SIGINT, signal.default_int_handler)
from harvester.starting import main
main()
"""
_AT_OPENING = """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from harvester.starting import main
import harvester.run
def opening(*given, **more):
    os.kill(os.getpid(), signal.SIGINT)
harvester.run.run_harvest = opening
main()
"""


def stopped(folder: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, text=True,
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "name", ["typer", "harvester.cli", "harvester.commands.harvest", "harvester.fetch", "harvester.run"]
)
def test_while_modules_are_imported(tmp_path: Path, name: str) -> None:
    done = stopped(tmp_path, _AT_IMPORT.format(name=name), "harvest", "https://example.org/1", "-o", "out")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", STOPPED)
    assert list(tmp_path.iterdir()) == []


def test_while_the_store_is_opened(tmp_path: Path) -> None:
    done = stopped(tmp_path, _AT_OPENING, "harvest", "https://example.org/1", "-o", "out", "--no-enrich")
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_command_that_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text("@book{a, title={Salt}}", "utf-8")
    done = stopped(tmp_path, _AT_IMPORT.format(name="parsers.formats.bibtex"), "convert", "works.bib", "-t", "ris")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", STOPPED)
