"""No child outlives its parent for long, however that ends; the command line gives up in time."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hurtful import META, attributes

ROOT = Path(__file__).parents[1]
LONG = 120.0
WORST = attributes(60_000, b"a%d='<p>' ")
ENVIRON = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]), "HARVESTER_PARSE_SECONDS": "1"}
PARENT = """
import sys, threading, time
from harvester.killable.process import Caps
from harvester.killable import PageReader
from parsers import Page
reader = PageReader(caps=Caps({seconds}, target="hostile_readers:read"))
reader.read_apart(Page(b"x"), "x")
thread = threading.Thread(target=reader.read_apart, args=(Page({body!r}), "x"), daemon=True)
thread.start()
time.sleep(0.5)
print(next(iter(reader._children))._child.pid, flush=True)
{end}
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def gone(pid: int, seconds: float) -> bool:
    """Whether a process ends within that time. One that has ended and was not waited for is gone as well."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").is_file() and Path(f"/proc/{pid}/stat").read_text().split(") ")[-1][0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


@posix
@pytest.mark.parametrize("body", [b"x", b"hang", b"spin"])
@pytest.mark.parametrize("end", ["sys.exit()", "raise ValueError", "time.sleep(600)"])
def test_no_child_is_left_behind(body: bytes, end: str) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(seconds=3.0, body=body, end=end)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=ENVIRON, text=True,
    )  # fmt: skip
    try:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        if "sleep" in end:
            assert not gone(pid, 0.1)
            parent.kill()
        parent.wait(LONG)
        assert gone(pid, 30)
    finally:
        parent.kill()
        parent.communicate()


def harvester(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-c", "from harvester.cli import main; main()", *arguments], cwd=cwd, capture_output=True, text=True,
        encoding="utf-8", timeout=LONG, check=False, env=ENVIRON,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    bodies = {
        "worst": WORST, "crowd": attributes(100_000), "long": META + b"<meta name='citation_abstract' content='" + b"x " * 3_950_000 + b"'>",
        "larger": META + b"<p title='" + b"x" * 11_000_000 + b"'>", "deep": META + b"<table><tr><td>" * 200_000, "good": META,
    }  # fmt: skip
    for name, body in bodies.items():
        (tmp_path / f"{name}.html").write_bytes(body)
    return tmp_path


NAMES = ("worst", "crowd", "long", "larger", "deep", "good")


def test_parse_gives_up_in_time(pages: Path) -> None:
    done = harvester("parse", *(f"{name}.html" for name in NAMES), cwd=pages)
    rows = {row["file"].removesuffix(".html"): row for row in map(json.loads, done.stdout.splitlines())}
    assert tuple(rows) == NAMES
    assert done.returncode == 1
    assert (rows["worst"]["status"], rows["worst"]["reason"].partition(":")[0]) == ("failed", "parse-timeout")
    assert (rows["crowd"]["status"], rows["crowd"]["reason"]) == ("not-a-record", "hostile-markup")
    assert rows["long"]["reason"].partition(":")[0] in ("hostile-markup", "parse-timeout")
    assert rows["larger"]["reason"].partition(":")[0] == "too-large"
    assert rows["deep"]["status"] == "record" or rows["deep"]["reason"].startswith("parse-timeout")
    assert rows["good"]["status"] == "record"


def test_harvest_gives_up_in_time(pages: Path) -> None:
    done = harvester("harvest", *(f"{name}.html" for name in NAMES), "--no-enrich", "-o", "out", cwd=pages)
    assert done.returncode == 1
    with (pages / "out" / "failures.csv").open(encoding="utf-8", newline="") as file:
        told = file.read()
        file.seek(0)
        rows = list(csv.reader(file))
    assert len(rows) >= 5, told
    for name in ("worst", "crowd", "long", "larger"):
        assert f"{name}.html" in told
    assert "parse-timeout" in told
    assert "good.html" not in told
    assert len(json.loads((pages / "out" / "records.json").read_text(encoding="utf-8"))) >= 1


@posix
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for the child in /proc")
def test_ctrl_c_while_a_child_is_busy(tmp_path: Path) -> None:
    (tmp_path / "worst.html").write_bytes(WORST)
    parent = subprocess.Popen(
        [sys.executable, "-c", "from harvester.cli import main; main()", "parse", "worst.html"], cwd=tmp_path,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRON | {"HARVESTER_PARSE_SECONDS": "60"},
    )  # fmt: skip
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    try:
        until = time.monotonic() + LONG
        while not (born := children.read_text().split()) and time.monotonic() < until:
            time.sleep(0.05)
        (pid,) = map(int, born)
        time.sleep(1)
        parent.send_signal(signal.SIGINT)
        _out, told = parent.communicate(timeout=LONG)
        assert parent.returncode == 130
        assert "Traceback" not in told
        assert gone(pid, 5)
    finally:
        parent.kill()
        parent.communicate()
