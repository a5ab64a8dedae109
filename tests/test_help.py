"""The help of each command, as a terminal of 80 columns shows it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from harvester.cli import COMMANDS


def shown(command: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", "from harvester.cli import main; main()", command, "--help"], cwd=folder, capture_output=True, text=True,
        encoding="utf-8", check=True, env={"COLUMNS": "80", "PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_a_help_names_what_is_to_be_given_and_is_whole_at_80_columns(command: str, tmp_path: Path) -> None:
    told = shown(command, tmp_path)
    assert not re.search(r"<(?:bool|str|int|float|path|list)\b", told)
    assert "[[" not in told
    assert not re.search(r"\w…", told), "a word is cut"
    assert all(len(line) <= 80 for line in told.splitlines())


def test_a_pattern_in_brackets_is_shown(tmp_path: Path) -> None:
    assert "[auth][year]" in shown("export", tmp_path)
