"""report.html of a short list, which is one long page, in a real browser: that of the demonstration.

Skipped where no Chromium is installed, but for CI, where it must be (`.ci/judges`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import PROGRAM, Tab, browser
from demo_harvest import harvest

pytestmark = pytest.mark.skipif(
    PROGRAM is None and os.environ.get("CI") != "true", reason="no Chromium is installed (.ci/judges installs it)"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return harvest(tmp_path_factory.mktemp("demo"), threads=4) / "report.html"


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    with browser() as tab:
        yield tab


@pytest.mark.parametrize("width", [320, 390, 900])
def test_nothing_runs_out_of_the_window_or_is_cut(tab: Tab, report: Path, width: int) -> None:
    tab.resize(width, 844)
    tab.open(report, "works")
    tab.run("document.querySelectorAll('details').forEach((one) => { if (!one.hidden) fill(one); one.open = true; })")
    tab.settle()
    assert tab.run("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    ends = "getBoundingClientRect().right"
    assert (
        tab.run(
            f"[...document.querySelectorAll('.work')].flatMap((work) => [...work.querySelectorAll('.chip')].filter((one) => one.{ends} > work.{ends}).map((one) => one.textContent))"
        )
        == []
    )
