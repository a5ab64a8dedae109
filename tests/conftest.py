"""What several tests share: the stand-in services, and where shared code lies (tests and benchmarks are no packages)."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from command_line import Cli, Done
    from made_up_web import Web

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "benchmarks")]


@pytest.fixture(scope="session", autouse=True)
def _caches_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the answers that this machine's user has among their caches."""
    name = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    before = os.environ.get(name)
    os.environ[name] = str(tmp_path_factory.mktemp("caches"))
    yield
    if before is None:
        del os.environ[name]
    else:
        os.environ[name] = before


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """The command line: `cli("check", path)` runs it and tells how it ended."""
    from command_line import Done

    from harvester.cli import main

    monkeypatch.setenv("LOGNAME", "the-login")
    monkeypatch.delenv("HARVESTER_WHO", raising=False)

    def run(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["harvester", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return Done(int(ended.value.code or 0), told.out, told.err)

    return run


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    """The web made up in the process, in place of every connection."""
    from made_up_web import Web

    from harvester.fetch import Session

    found = Web()
    monkeypatch.setattr(Session, "send", lambda _session, *args, **kwargs: found.send(*args, **kwargs))
    return found


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server of PostgreSQL, started once for all stores of the tests."""
    from postgres_server import server

    with server() as address:
        yield address


@pytest.fixture(scope="session")
def harvested_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration's harvest, harvested once: to be read alone."""
    from demo_harvest import harvest

    return harvest(tmp_path_factory.mktemp("demo"), threads=4)


@pytest.fixture
def demo(harvested_demo: Path, tmp_path: Path) -> Path:
    """A copy of that folder for one test, to be written to."""
    return Path(shutil.copytree(harvested_demo, tmp_path / "out"))
