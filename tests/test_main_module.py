"""`python -m harvester` is the console command."""

from __future__ import annotations

import runpy
import sys

import pytest


def test_the_package_runs_as_its_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["harvester", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("harvester", run_name="__main__")
    assert ended.value.code in (0, None)
    assert capsys.readouterr().out.startswith("harvester ")
