"""Lists that come by standard input: of the copy that is made of one nothing is left, also where a harvest was killed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import Cli
from processes import LONG, MAIN, ROOT

from harvester.commands.piped import readable


def copies(folder: Path) -> list[Path]:
    return list(folder.glob(".list-*"))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text("<meta name=citation_title content=T><meta name=citation_author content='A, B.'>")
    return path


def test_a_harvest_that_was_killed_leaves_no_copy_of_its_list_behind_the_next_one(
    tmp_path: Path, page: Path, cli: Cli
) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN, "harvest", "--from", "-", "-o", str(out), "--no-enrich"], stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(ROOT)}, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    until = time.monotonic() + LONG
    # It waits for the rest of the list.
    while not list(out.glob(".list-*/standard-input")) and time.monotonic() < until:
        time.sleep(0.02)
    process.kill()
    process.wait(LONG)
    process.stdin.close()
    assert len(copies(out)) == 1
    assert cli("harvest", page, "-o", out, "--no-enrich").code == 0
    assert copies(out) == []


def test_a_list_that_another_harvest_reads_stays(
    tmp_path: Path, page: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"10.5555/a\n")))
    with readable(["-"], tmp_path) as ((path,), shown):
        assert shown == ((path, "standard input"),)
        assert cli("harvest", page, "-o", tmp_path, "--no-enrich").code == 0
        assert Path(path).read_bytes() == b"10.5555/a\n"
    assert copies(tmp_path) == []


@pytest.mark.parametrize(
    ("hours", "name", "is_left"), [
        (2, "standard-input", False), (0, "standard-input", True), (2, "mine.txt", True),
        # Its lock is just being taken.
        (0, "in-use", True), (2, "in-use", False),
    ],
)  # fmt: skip
def test_a_copy_of_an_earlier_version_goes_and_what_is_somebodys_own_stays(
    tmp_path: Path,
    hours: int,
    name: str,
    is_left: bool,  # noqa: FBT001 - a case
) -> None:
    copy = tmp_path / ".list-abc"
    copy.mkdir()
    (copy / name).touch()
    os.utime(copy, (time.time() - hours * 3600 - 1,) * 2)
    with readable([], tmp_path):
        assert copy.exists() is is_left
