"""Kept pages read again without network, when the parsers are better than they were."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kept_harvests import harvest, jobs, server, titles
from loopback import Answer, Server, page, serving
from warc_pages import body, record

from harvester.killable.process import Caps
from harvester.rereading import BATCH, reread_all
from harvester.settings import Settings
from harvester.store import Store

if TYPE_CHECKING:
    from command_line import Cli

__all__ = ["server"]


@pytest.fixture
def kept(cli: Cli, tmp_path: Path) -> Path:
    """A harvest of pages fetched, saved, and from an archive, one of them no record; its server is gone."""
    saved, crawl, folder = tmp_path / "saved.html", tmp_path / "crawl.warc.gz", tmp_path / "out"
    saved.write_bytes(body("Saved work"))
    crawl.write_bytes(record("https://repository.example.org/9", body("Archived work")))
    answers: dict[str, Answer] = {
        f"/{n}": page(body(f"Work {n}"), "Content-Type: text/html; charset=utf-8", "Link: <a>", "Link: <b>")
        for n in range(5)
    }
    with serving(answers | {"/hours": page(b"<html><title>Hours</title><body>Open</body></html>")}) as server:
        addresses = [server.url(path) for path in (*answers, "/hours")]
        harvest(cli, folder, *addresses, saved, "--from", crawl, code=1)
    return folder


def test_reading_again_changes_nothing_where_parsers_have_not_changed(cli: Cli, kept: Path) -> None:
    before, written = jobs(kept), (kept / "records.json").read_bytes()
    (kept / "records.json").unlink()
    done = cli("reparse", "-o", kept, "--formats", "csl-json")
    assert done.code == 0, done.err
    assert "8 pages read again" in done.err
    assert "; 0 readings changed" in done.err
    assert jobs(kept) == before
    assert (kept / "records.json").read_bytes() == written


def test_redirects_and_walls_are_read_again_as_they_were_met(cli: Cli, tmp_path: Path) -> None:
    wall = b"<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>"
    folder = tmp_path / "out"
    with serving({"/wall": page(b"<script>window._cf_chl_opt={}</script>", status="403 Forbidden")}) as other:
        answers: dict[str, Answer] = {
            "/moved": page(b"", "Location: /1?mailto=me@example.org", status="302 Found"),
            "/1?mailto=me@example.org": page(body("Work one"), "Content-Type: text/html"),
            "/shut": page(wall, "Content-Type: text/html"),
            "/elsewhere": page(b"", f"Location: {other.url('/wall')}", status="302 Found"),
        }
        with serving(answers) as server:
            harvest(cli, folder, *(server.url(path) for path in ("/moved", "/shut", "/elsewhere")), code=1)
            told = {
                path: json.loads(failure or "{}").get("host") for path in answers for key, _s, _r, failure, *_place in jobs(folder)
                if key == f"url:{server.url(path)}"
            }  # fmt: skip
    assert told == {
        "/moved": None, "/shut": f"127.0.0.1:{server.port}", "/elsewhere": f"127.0.0.1:{other.port}",
    }  # fmt: skip
    before = jobs(folder)
    done = cli("reparse", "-o", folder, "--formats", "csl-json")
    assert "3 pages read again" in done.err
    assert "; 0 readings changed" in done.err
    assert jobs(folder) == before


def test_better_parsers_are_seen(cli: Cli, kept: Path) -> None:
    # As if an earlier version had read less of one page, and nothing of another.
    before = jobs(kept)
    with closing(sqlite3.connect(kept / "harvest.db")) as db:
        records_of = [key for (key,) in db.execute("SELECT key FROM jobs WHERE state = 'record' ORDER BY key")]
        db.execute(
            "UPDATE jobs SET reading = replace(reading, 'Invented', '') , state = 'not-a-record' WHERE key = ?",
            (records_of[0],),
        )
        db.execute("UPDATE jobs SET reading = replace(reading, 'Work', 'W') WHERE key = ?", (records_of[-1],))
        db.commit()
    done = cli("reparse", "-o", kept, "--formats", "csl-json", "--processes", "2")
    assert "2 readings changed" in done.err
    assert "1 of them: not-a-record before, record now" in done.err
    assert jobs(kept) == before


def test_what_cannot_be_read_again_stands_and_is_named(cli: Cli, kept: Path) -> None:
    before, written = jobs(kept), titles(kept)
    for path in (kept / "archive").glob("*.warc.gz"):
        data = bytearray(path.read_bytes())
        for place in [start + length // 2 for *_row, start, length, _v in before if start is not None][:2]:
            data[place] ^= 0xFF
        path.write_bytes(bytes(data))
    (kept.parent / "saved.html").unlink()
    done = cli("reparse", "-o", kept, "--formats", "csl-json")
    assert done.code == 1
    assert "3 could not be read again" in done.err
    assert "cannot be believed" in done.err
    assert (jobs(kept), titles(kept)) == (before, written)


def test_a_parse_that_does_not_end_is_killed(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from harvester.killable import reader

    crawl, folder = tmp_path / "crawl.warc.gz", tmp_path / "out"
    pages = {"1": body("Work 1"), "2": b"hang", "3": b"crash", "4": body("Work 4")}
    crawl.write_bytes(b"".join(record(f"https://repository.example.org/{name}", data) for name, data in pages.items()))
    harvest(cli, folder, "--from", crawl, code=1)
    before = jobs(folder)
    monkeypatch.setattr(reader, "Caps", lambda seconds: Caps(seconds, target="hostile_readers:read"))
    found = reread_all(
        folder / "harvest.db", folder / "archive", Settings(parse_seconds=2), processes=2, tell=lambda *_: None
    )
    assert (found.pages, found.undone, found.changed.total()) == (4, 2, 0)
    assert sorted(one.code for one in found.named) == ["parse-crashed", "parse-timeout"]
    assert jobs(folder) == before


def test_a_turn_that_was_killed_goes_on(tmp_path: Path) -> None:
    crawl = tmp_path / "crawl.warc.gz"
    with crawl.open("wb") as file:
        for number in range(3 * BATCH):
            file.write(record(f"https://repository.example.org/{number}", body(f"Work {number}")))
    folder, command = tmp_path / "out", [sys.executable, "-c", "from harvester.cli import main; main()"]
    first = subprocess.run(
        [*command, "harvest", "--from", crawl, "-o", folder, "--no-enrich"], capture_output=True, check=False
    )
    assert first.returncode == 0, first.stderr
    before = jobs(folder)
    with closing(sqlite3.connect(folder / "harvest.db")) as db:
        db.execute("UPDATE jobs SET reading = replace(reading, 'Work', 'W')")
        db.commit()
    begun = subprocess.Popen([*command, "reparse", "-o", folder], stderr=subprocess.DEVNULL)
    while not noted(folder):
        assert begun.poll() is None
        time.sleep(0.02)
    begun.send_signal(signal.SIGKILL)
    begun.wait(30)
    done = 3 * BATCH - sum('"W ' in str(row[2]) for row in jobs(folder))
    assert 0 < done < 3 * BATCH
    rest = subprocess.run([*command, "reparse", "-o", folder], capture_output=True, text=True, check=False)
    assert rest.returncode == 0, rest.stderr
    assert f"; {3 * BATCH - done} readings changed" in rest.stderr
    assert f"{3 * BATCH - done} pages read again" in rest.stderr
    assert jobs(folder) == before
    assert not noted(folder)


def noted(folder: Path) -> bool:
    with closing(sqlite3.connect(folder / "harvest.db", timeout=30)) as db:
        return bool(db.execute("SELECT 1 FROM facts WHERE name = 'reread'").fetchall())


def test_a_turn_by_other_parsers_begins_anew(kept: Path) -> None:
    with closing(Store(kept / "harvest.db")) as store:
        store.reread((), by="these", after="url:x")
        assert (store.reread_up_to("these"), store.reread_up_to("others")) == ("url:x", "")


def test_where_there_is_no_harvest_there_is_nothing_to_read(cli: Cli, tmp_path: Path) -> None:
    assert cli("reparse", "-o", tmp_path).code == 3
    assert not (tmp_path / "harvest.db").exists()


def test_who_stops_it_is_told_how_to_go_on(
    cli: Cli, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    harvest(cli, folder, server.url("/1"))

    def stop(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("harvester.rereading.reread_all", stop)
    done = cli("reparse", "-o", folder)
    assert (done.code, f"kept in {folder}; run the same command again" in done.err) == (130, True)
