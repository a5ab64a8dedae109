"""How far the end of a harvest is: what is told of each step, on a terminal, in lines and in the log."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import pytest
from command_line import Cli
from made_up_web import Web, page
from records import entries

from harvester.commands import stepping, watching
from harvester.exporters.losses import encoded
from harvester.outputs import exporters
from harvester.progress import Unwatched
from harvester.run import RunOptions, run_harvest
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.steps import Step
from parsers.formats.libraries import KINDS, Kind

Told = list[tuple[str, int, int]]


@pytest.fixture
def each_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second passes whenever a step looks at the clock."""
    seconds = count()
    monkeypatch.setattr("harvester.steps.time.monotonic", lambda: float(next(seconds)))


@pytest.mark.usefixtures("each_second")
def test_a_step_is_told_at_its_beginning_and_then_once_a_second() -> None:
    told: Told = []
    assert list(Step("counting", 3, lambda *one: told.append(one)).through("abc")) == ["a", "b", "c"]
    assert told == [("counting", 0, 3), ("counting", 1, 3), ("counting", 2, 3), ("counting", 3, 3)]


@pytest.mark.usefixtures("each_second")
def test_a_list_tells_what_stands_before_the_place_that_is_looked_at() -> None:
    told: Told = []
    watched = Step("writing", 3, lambda *one: told.append(one)).over("abc")
    assert (len(watched), watched[2], list(watched[:2])) == (3, "c", ["a", "b"])
    assert told == [("writing", 0, 3), ("writing", 2, 3), ("writing", 0, 3), ("writing", 1, 3)]


def test_nothing_is_told_within_a_second() -> None:
    told: Told = []
    list(Step("counting", 1000, lambda *one: told.append(one)).through(range(1000)))
    assert told == [("counting", 0, 1000)]


OF_A_HARVEST = [
    ("cross-checking", 2), ("comparing works", 2), ("looking for duplicates", 2), ("writing records.json", 2), ("writing records.bib", 2),
    ("counting", 2), ("writing report.csv", 2), ("writing report.json", 2), ("writing report.html", 2), ("keeping what lines led to", 2),
]  # fmt: skip


class Watching(Unwatched):
    """Who keeps what is told of steps."""

    def __init__(self) -> None:
        self.steps: Told = []

    def stepped(self, step: str, done: int, of: int, /) -> None:
        self.steps.append((step, done, of))


@pytest.fixture
def harvest(web: Web, tmp_path: Path) -> tuple[Path, Watching]:
    """A harvest of two pages, and what was told of it."""
    del web
    options = RunOptions(
        folder=tmp_path, store=tmp_path / "harvest.db", formats=exporters("csl-json,bibtex"), enrich=True, replaying=True, refresh=False,
        origin="test", made=None,
    )  # fmt: skip
    told = Watching()
    run_harvest(Lists((page(0), page(1))), Settings(delay=0), options, told)
    return tmp_path, told


def test_each_step_of_the_end_is_told(harvest: tuple[Path, Watching]) -> None:
    _folder, told = harvest
    assert [(step, of) for step, done, of in told.steps if not done] == OF_A_HARVEST


def test_the_log_has_a_line_where_a_step_begins(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    with watching.watched(log) as progress:
        for done in (0, 1, 2):
            progress.stepped("writing records.bib", done, 3)
    (told,) = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert (told["event"], told["step"], told["of"]) == ("step", "writing records.bib", 3)


def test_a_command_tells_its_steps_in_lines(
    harvest: tuple[Path, Watching], cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _told = harvest
    monkeypatch.setattr(stepping, "SOON", 0.0)
    monkeypatch.setattr(stepping, "EVERY", -1.0)
    done = cli("export", "-o", folder)
    assert done.code == 0
    assert [line for line in done.err.splitlines() if not line.startswith(str(folder))] == [
        f"{step} {of:,}" for step, of in OF_A_HARVEST[:5]
    ]


def test_a_command_that_takes_no_second_tells_none(harvest: tuple[Path, Watching], cli: Cli) -> None:
    folder, _told = harvest
    done = cli("export", "-o", folder)
    assert all(line.startswith(str(folder)) for line in done.err.splitlines())


def test_a_terminal_has_a_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    with watching.watched(None) as progress:
        progress.begin(2000, 2000)
        progress.stepped("cross-checking", 0, 2000)
        progress.stepped("cross-checking", 500, 2000)
        progress.told("end", lines=2000, works=2000, failures=0, questions=0)
    shown = capsys.readouterr().err
    assert shown.splitlines()[-2].endswith("2,000 of 2,000")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_reader_of_each_format_tells_how_far_it_is(kind: Kind) -> None:
    name = {"refer": "", "wos": "", "csl_json": "csl-json", "endnote_xml": "endnote-xml"}.get(kind.name, kind.name)
    body = _WRITTEN[kind.name] if kind.name in _WRITTEN else b"".join(encoded(exporters(name)[0].write(entries())))
    told: list[tuple[int, int]] = []
    library = kind.read(body, lambda done, of, _what: told.append((done, of)))
    assert len(told) >= len(library.entries) > 1
    assert told == sorted(told)
    assert all(0 <= done <= of for done, of in told)


_WRITTEN = {
    "refer": b"%0 Book\n%T Salt\n\n%0 Book\n%T Tides\n",
    "wos": b"FN x\nVR 1.0\nPT J\nTI Salt\nER\n\nPT J\nTI Tides\nER\n\nEF\n",
}


def test_a_conversion_tells_its_steps_and_standard_output_has_none(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "works.bib"
    path.write_text("@book{a, title={Salt}}\n@book{b, title={Tides}}\n", "utf-8")
    silent = cli("convert", path, "-t", "ris")
    monkeypatch.setattr(stepping, "SOON", 0.0)
    monkeypatch.setattr(stepping, "EVERY", -1.0)
    done = cli("convert", path, "-t", "ris")
    assert "reading" not in silent.err
    assert done.err.splitlines()[:2] == ["reading works.bib 2", "writing RIS 2"]
    assert (done.code, done.out) == (0, silent.out)
    (tmp_path / "works.ris").write_text(done.out, "utf-8")
    assert cli("convert", tmp_path / "works.ris", "-t", "bibtex").err.startswith("reading the lines of works.ris ")
