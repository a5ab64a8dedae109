"""Variables of the environment that nothing reads are told once, and stop nothing."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from command_line import Cli

from harvester.settings import Settings
from harvester.unread_variables import told

NAMES = [one.name for one in fields(Settings)]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("HARVESTER_MAIL", "HARVESTER_MAIL sets nothing: did you mean HARVESTER_MAILTO?"),
        ("HARVESTER_THREAD", "HARVESTER_THREAD sets nothing: did you mean HARVESTER_THREADS?"),
        ("HARVESTER_COLOUR", "HARVESTER_COLOUR sets nothing: there is no such setting"),
        (
            "HARVESTER_ALLOW_NETWORKS",
            "HARVESTER_ALLOW_NETWORKS sets nothing: say --allow-network, or allow_networks in harvester.toml",
        ),
    ],
)
def test_a_name_that_nothing_reads_is_told_on_standard_error(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, name: str, line: str
) -> None:
    path = tmp_path / "works.bib"
    path.write_text("@book{a, title={Salt}}", "utf-8")
    silent = cli("convert", path, "-t", "ris")
    monkeypatch.setenv(name, "x")
    done = cli("convert", path, "-t", "ris")
    assert (done.code, done.out) == (0, silent.out)
    assert done.err == f"harvester: {line}\n{silent.err}"


def test_names_of_settings_and_of_tests_are_not_told() -> None:
    ours = [f"HARVESTER_{name.upper()}" for name in NAMES if name != "allow_networks"]
    of_tests = ["HARVESTER_CORPUS", "HARVESTER_TEST_POSTGRES", "HARVESTER_BENCHMARK_PAGES"]
    assert list(told([*ours, *of_tests, "PATH", "harvester_mail"], NAMES)) == []
