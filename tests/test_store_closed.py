"""A harvest that somebody may read and not write: of another owner, or on a disk that is read-only."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from command_line import Cli

from harvester.errors import StoreError
from harvester.store import Store, locks
from harvester.store.file_lock import FileLock
from harvester.store.schema import MIGRATIONS, TABLES, VERSION

ROOT = Path(__file__).parents[1]
MAIN = "from harvester.cli import main; main()"
# Root may write everywhere, as long as it keeps what makes it root.
_BARE = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
_IS_ROOT = os.name != "nt" and os.geteuid() == 0
pytestmark = pytest.mark.skipif(
    os.name == "nt" or (_IS_ROOT and shutil.which("setpriv") is None), reason="nobody is kept from writing here"
)


class Told(NamedTuple):
    code: int
    out: str
    err: str


def plainly(*arguments: object) -> Told:
    """A command as somebody runs it who may not write everywhere."""
    done = subprocess.run(
        [*(_BARE if _IS_ROOT else ()), sys.executable, "-c", MAIN, *map(str, arguments)], capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False, timeout=120,
    )  # fmt: skip
    return Told(done.returncode, done.stdout, done.stderr)


def close(folder: Path) -> None:
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)


def reopen(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.fixture
def theirs(tmp_path: Path, cli: Cli) -> Iterator[Path]:
    """The folder of a harvest of one saved page."""
    page = tmp_path / "page.html"
    head = '<meta name="citation_title" content="A Study of Tides"><meta name="citation_author" content="Okafor, Chi">'
    page.write_text(f"<html><head>{head}</head><body></body></html>")
    folder = tmp_path / "theirs"
    assert cli("harvest", page, "-o", folder, "--no-enrich").code == 0
    yield folder
    reopen(folder)


def test_a_harvest_that_may_not_be_written_can_be_looked_at(theirs: Path, cli: Cli) -> None:
    told = cli("status", "-o", theirs).out
    close(theirs)
    before = {path.name: path.read_bytes() for path in theirs.iterdir() if path.is_file()}
    done = plainly("status", "-o", theirs)
    assert (done.code, done.out) == (0, told), done.err
    assert {path.name: path.read_bytes() for path in theirs.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("command", ["export", "report"])
def test_its_files_are_written_into_a_folder_of_ones_own(theirs: Path, tmp_path: Path, command: str) -> None:
    close(theirs)
    done = plainly(command, "--store", theirs / "harvest.db", "-o", tmp_path / "ours")
    assert done.code == 0, done.err
    name = "records.bib" if command == "export" else "report.csv"
    assert (tmp_path / "ours" / name).read_bytes() == (theirs / name).read_bytes()


@pytest.mark.parametrize("command", ["export", "report"])
def test_who_would_write_into_it_is_told_how_to_write_elsewhere(theirs: Path, command: str) -> None:
    close(theirs)
    done = plainly(command, "-o", theirs)
    assert done.code == 3
    assert f"--store {theirs / 'harvest.db'} -o FOLDER" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("are_locks_there", [True, False])
def test_who_would_go_on_with_it_is_told_what_to_do(theirs: Path, are_locks_there: bool) -> None:  # noqa: FBT001 - a case
    if not are_locks_there:
        for name in ("harvest.lock", "harvest.join"):
            (theirs / name).unlink()
    close(theirs)
    done = plainly("harvest", "39058954", "-o", theirs, "--no-enrich")
    assert done.code == 3
    assert "cannot be written" in done.err or "cannot be opened" in done.err
    assert "copy its folder to where you may write" in done.err
    assert "another harvest is using" not in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", ["status", "export"])
@pytest.mark.parametrize(("folder", "file"), [(0o755, 0o000), (0o444, 0o644), (0o000, 0o644)])
def test_what_nobody_lets_read_is_not_said_to_be_there_to_be_looked_at(
    theirs: Path, tmp_path: Path, command: str, folder: int, file: int
) -> None:
    path = theirs / "harvest.db"
    path.chmod(file)
    theirs.chmod(folder)
    done = plainly(command, "--store", path, "-o", tmp_path / "ours")
    assert done.code == 3
    assert done.err.startswith(f"harvester: {path} cannot be read: you may not")
    assert "To see it all the same" not in done.err
    assert "Traceback" not in done.err


def test_a_store_of_an_earlier_version_is_not_said_to_be_in_use(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    with closing(sqlite3.connect(folder / "harvest.db")) as db:
        db.executescript(" ".join((TABLES, *MIGRATIONS[:-1])))
        db.execute(f"PRAGMA user_version = {VERSION - 1}")
        db.execute("PRAGMA journal_mode = WAL")
    close(folder)
    done = plainly("export", "--store", folder / "harvest.db", "-o", tmp_path / "ours")
    reopen(folder)
    assert done.code == 3
    assert f"cannot be brought to version {VERSION}" in done.err
    assert "Copy its folder" in done.err


def test_what_only_the_log_holds_is_not_left_out_in_silence(theirs: Path, tmp_path: Path) -> None:
    """A harvest was killed, and what it wrote last stands beside its store."""
    copy = tmp_path / "copy"
    with closing(Store(theirs / "harvest.db")) as store:
        store.keep((), archives=[("one.warc.gz", 0)])
        shutil.copytree(theirs, copy)
    (copy / "harvest.db-shm").unlink()
    assert (copy / "harvest.db-wal").stat().st_size
    close(copy)
    done = plainly("status", "-o", copy)
    reopen(copy)
    assert done.code == 3
    assert "harvest.db-wal" in done.err
    assert "Copy the whole folder" in done.err


def test_a_lock_that_cannot_be_made_is_held_by_nobody(tmp_path: Path) -> None:
    (tmp_path / "harvest.lock").mkdir()
    with pytest.raises(StoreError, match=r"harvest\.lock cannot be written"):
        FileLock(tmp_path / "harvest.lock")


def test_where_the_helpers_lock_cannot_be_made_the_harvests_own_is_given_back(tmp_path: Path) -> None:
    helpers = tmp_path / "harvest.join"
    helpers.mkdir()
    with pytest.raises(StoreError, match=r"harvest\.join cannot be written") as told:
        locks.begin(tmp_path / "harvest.db")
    helpers.rmdir()
    locks.begin(tmp_path / "harvest.db").release()
    assert told.value.advice


def test_a_store_that_is_damaged_in_its_middle_is_told_in_words(theirs: Path, cli: Cli) -> None:
    path = theirs / "harvest.db"
    with closing(sqlite3.connect(path)) as db:
        [(root,)] = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'lines'")
    body = bytearray(path.read_bytes())
    size = int.from_bytes(body[16:18])
    body[(root - 1) * size : root * size] = b"\xff" * size
    path.write_bytes(body)
    done = cli("export", "-o", theirs)
    assert done.code == 3
    assert "harvest.db cannot be read" in done.err
    assert "damaged" in done.err
