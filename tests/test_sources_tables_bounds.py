"""Bounds of tables as lists: lines of any length are never held, and marks that are never closed cost their own lines."""

from __future__ import annotations

import ast
import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from listed_tables import A, B, lines

from harvester.sources.tables import MOST_LINES
from harvester.sources.texts import LONGEST

ROOT = Path(__file__).parents[1]


def test_marks_that_are_never_closed_cost_their_own_lines(tmp_path: Path) -> None:
    # Each line leaves a cell open, and none is looked through more than twice.
    found = lines(tmp_path, "title,url\n" + '"open,x\n' + f"a,{A}\n" * (MOST_LINES + 50))
    assert [one.number for one in found if one.failure] == [2]
    assert len(found) == MOST_LINES + 51


HUGE = r"""
import re, sys
from harvester.sources import read_list
found = [(line.number, line.failure.code if line.failure else line.address.value) for line in read_list(sys.argv[1])]
# Its own peak: what the system counts for a process begins with that of the one that started it.
print(found, int(re.search(r"VmHWM:\s+([0-9]+)", open("/proc/self/status").read())[1]) // 1024)
"""


@pytest.mark.parametrize(
    ("first", "unit", "last", "code"),
    [
        ("", b"x", A, "no-address"), ("url,title", b"x", f"{A},y", "unreadable-line"), ("title,url", b'"', f"y,{A}", "unreadable-line"),
        (json.dumps({"url": A}), b"[", json.dumps({"url": A}), "unreadable-line"),
    ],
    ids=["plain", "a cell", "marks", "JSON"],
)  # fmt: skip
def test_a_line_of_a_hundred_megabytes_is_never_held(
    tmp_path: Path, first: str, unit: bytes, last: str, code: str
) -> None:
    path = tmp_path / "list.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(f"{first}\n".encode())
        for _ in range(100):
            file.write(unit * 1024 * 1024)
        file.write(f"\n{last}\n".encode())
    done = subprocess.run(
        [sys.executable, "-c", HUGE, str(path)], capture_output=True, text=True, check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}
    )  # fmt: skip
    told, _, megabytes = done.stdout.rpartition(" ")
    found = dict(ast.literal_eval(told))
    assert (found[2], found[3]) == (code, A)
    assert int(megabytes) < 200


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
@pytest.mark.parametrize("more", [-2, -1, 0, 1])
def test_a_line_of_just_the_longest_length(tmp_path: Path, more: int, end: str) -> None:
    begin = f'{{"url": "{A}", "x": "'
    line = f'{begin}{"x" * (LONGEST - len(begin) - 2 + more)}"}}'
    first, *_rest = found = lines(tmp_path, f"{line}{end}" + (f'{{"url": "{B}"}}' if end else ""))
    assert (first.address is None) is (len(line) > LONGEST)
    assert [one.number for one in found] == ([1, 2] if end else [1])
