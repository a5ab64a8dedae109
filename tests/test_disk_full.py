"""A full disk stops a harvest with one message, and costs nothing: with room the same command ends as if it had never been full."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import Cli
from loopback import Server, page
from warcio.archiveiterator import ArchiveIterator

from harvester.errors import MAKE_ROOM, StoreError
from harvester.fetch import Archive, Response
from harvester.recording import recording
from harvester.store.sqlite import SqliteDatabase

ROOT = Path(__file__).parents[1]
PAGES = 40
MAIN = "from harvester.cli import main; main()"
LIMITED = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2); " + MAIN
EXPORTS = ("records.json", "records.bib", "failures.csv", "report.csv")
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


def work(number: int) -> bytes:
    tags = {"title": f"Invented work {number} of many", "author": f"Writer, Ann {number}", "publication_date": "2019"}
    head = "".join(f'<meta name="citation_{name}" content="{value}">' for name, value in tags.items())
    # What does not compress: a disk is soon full of it.
    return f"<html><head><title>{number}</title>{head}</head><body>{os.urandom(1500).hex()}</body></html>".encode()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    serving = Server({f"/{n}": page(work(n), "Content-Type: text/html") for n in range(PAGES)})
    yield serving
    serving.close()


@pytest.fixture
def folder(server: Server, tmp_path: Path) -> Path:
    (tmp_path / "list.txt").write_text("".join(f"{server.url()}{n}\n" for n in range(PAGES)))
    (tmp_path / "harvester.toml").write_text('allow_networks = ["127.0.0.0/8"]\ndelay = 0\narchive_bytes = 40000\n')
    return tmp_path


def command(folder: Path, out: Path, *begin: str) -> list[str]:
    own = ("harvest", "--from", str(folder / "list.txt"), "-o", str(out), "--no-enrich", "--threads", "2", "--config", str(folder / "harvester.toml"))  # fmt: skip
    return [sys.executable, "-c", *(begin or (MAIN,)), *own]


def run(arguments: list[str]) -> tuple[int, str]:
    done = subprocess.run(
        arguments, capture_output=True, text=True, env=dict(os.environ, PYTHONPATH=str(ROOT)), check=False, timeout=300
    )
    return done.returncode, done.stderr


def is_told(said: str, out: Path) -> bool:
    """Whether one plain message names a file of a folder, and what to do."""
    told = [line for line in said.splitlines() if line.startswith("harvester: ")]
    return len(told) == 1 and str(out) in told[0] and "cannot be written" in told[0] and MAKE_ROOM in said and "Traceback" not in said  # fmt: skip


def check_whole(folder: Path, out: Path) -> None:
    """The exports are those of a harvest that had room, and the archives hold whole records alone."""
    whole = folder / "whole"
    code, said = run(command(folder, whole))
    assert code == 0, said
    assert {name: (out / name).read_bytes() for name in EXPORTS} == {
        name: (whole / name).read_bytes() for name in EXPORTS
    }
    kept: Counter[str] = Counter()
    for path in (out / "archive").glob("*.warc.gz"):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                record.content_stream().read()
                kept[record.rec_type] += 1
    assert kept["response"] >= PAGES


@pytest.mark.parametrize("most", [30_000, 100_000, 150_000])
def test_a_file_that_may_not_grow_stops_a_harvest_which_goes_on_with_room(folder: Path, most: int) -> None:
    out = folder / "out"
    code, said = run(command(folder, out, LIMITED, str(most)))
    assert (code, is_told(said, out)) == (3, True), said
    code, said = run(command(folder, out))
    assert code == 0, said
    check_whole(folder, out)


def can_mount(folder: Path) -> bool:
    unshare = shutil.which("unshare")
    return unshare is not None and run([unshare, "-rm", "mount", "-t", "tmpfs", "tmpfs", str(folder)])[0] == 0


@pytest.mark.parametrize("kilobytes", [100, 300, 500])
def test_a_full_disk_stops_a_harvest_which_goes_on_with_room(folder: Path, server: Server, kilobytes: int) -> None:
    disk, out = folder / "disk", folder / "out"
    disk.mkdir()
    if not can_mount(disk):
        pytest.skip("no disk of its own can be made here")
    harvest = shlex.join(command(folder, disk / "out"))
    before = server.asked.copy()
    script = (
        f"mount -t tmpfs -o size={kilobytes}k tmpfs {disk}; {harvest} 2>{folder}/said; echo $? >{folder}/code; "
        f"mount -o remount,size=50m {disk} && {harvest} && cp -r {disk}/out {out}"
    )
    code, said = run(["unshare", "-rm", "sh", "-c", script])
    first = (folder / "said").read_text()
    assert ((folder / "code").read_text().strip(), is_told(first, disk)) == ("3", True), first
    assert code == 0, said
    asked = server.asked - before
    assert sum(asked[f"/{n}"] for n in range(PAGES)) <= PAGES + 25, "what was acknowledged is not asked for again"
    check_whole(folder, out)


@needs_full
def test_a_log_on_a_full_disk(cli: Cli, tmp_path: Path) -> None:
    done = cli("harvest", "missing.html", "-o", tmp_path / "out", "--no-enrich", "--log", FULL)
    assert (done.code, is_told(done.err, FULL)) == (3, True)


@needs_full
@pytest.mark.parametrize("name", ["records.json", "report.html", "failures.csv", "summary.json"])
def test_an_export_on_a_full_disk(cli: Cli, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / f".{name}.part").symlink_to(FULL)
    arguments = ("harvest", "missing.html", "-o", out, "--no-enrich")
    done = cli(*arguments)
    assert (done.code, is_told(done.err, out / name)) == (3, True)
    assert (cli(*arguments).code, (out / name).is_file()) == (1, True), "the temporary name was given back"


@needs_full
def test_an_archive_on_a_full_disk_writes_nothing_behind_half_a_record(tmp_path: Path) -> None:
    (tmp_path / "harvest-00001.warc.gz").symlink_to(FULL)
    archive = Archive(tmp_path)
    answer = Response("https://x.example.org/", 200, (), os.urandom(100_000))
    with pytest.raises(StoreError, match=r"harvest-00001\.warc\.gz cannot be written") as raised:
        archive.store(answer, "2026-01-01T00:00:00Z")
    assert raised.value.advice == MAKE_ROOM
    with pytest.raises(StoreError):
        archive.sync()
    archive.close()
    (tmp_path / "harvest-00001.warc.gz").unlink()
    with pytest.raises(StoreError):
        archive.store(answer, "2026-01-01T00:00:00Z")


@needs_full
def test_a_recording_on_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"y\.yaml cannot be written"), recording(tmp_path / "x" / "y.yaml"):
        FULL.write_bytes(b"x")


def test_a_database_that_may_not_grow_keeps_what_it_holds(tmp_path: Path) -> None:
    db = SqliteDatabase(tmp_path / "harvest.db")
    with db.transaction():
        db.change("CREATE TABLE t (x TEXT)")
        db.change("INSERT INTO t VALUES ('kept')")
    db.execute("PRAGMA max_page_count = 8")
    with (
        pytest.raises(StoreError, match=r"harvest\.db cannot be written \(database or disk is full\)") as raised,
        db.transaction(),
    ):
        db.many("INSERT INTO t VALUES (?)", [("x" * 1000,) for _ in range(100)])
    assert raised.value.advice == MAKE_ROOM
    with pytest.raises(StoreError, match="cannot be written"):
        db.change("INSERT INTO t VALUES (?)", ["x" * 100_000])
    assert db.execute("SELECT x FROM t") == [("kept",)]
    with pytest.raises(sqlite3.OperationalError):
        db.execute("SELECT nothing FROM nowhere")
    db.execute("PRAGMA max_page_count = 1000")
    with db.transaction():
        db.change("INSERT INTO t VALUES ('later')")
    assert db.execute("SELECT count(*) FROM t") == [(2,)]
    db.close()
