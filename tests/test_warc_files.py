"""Files of an archive follow one another: each is announced to the store before it is written, and the store knows their ends."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from loopback import Answer, page, serving
from warc_pages import body
from warc_records import checked
from warcio.archiveiterator import ArchiveIterator

from harvester.fetch import Archive, Position, Response
from harvester.fetch.archive import read

if TYPE_CHECKING:
    from command_line import Cli


def test_a_full_file_is_followed_by_one_that_the_store_knows(tmp_path: Path) -> None:
    archive = Archive(tmp_path, most=2_000)
    assert archive.names() == ("harvest-00001.warc.gz", "harvest-00002.warc.gz")
    positions: list[Position] = []

    def store(times: int) -> None:
        for number in range(times):
            body = bytes(range(256)) * 4 + str(number).encode()
            positions.append(
                archive.store(Response(f"https://example.org/{number}", 200, (), body), "2026-11-23T12:00:00Z").position
            )

    store(12)
    # The third file was not announced: the second one takes what comes.
    assert {one.file for one in positions} == {"harvest-00001.warc.gz", "harvest-00002.warc.gz"}
    ends = archive.sync()
    assert [name for name, _end in ends] == [f"harvest-0000{n}.warc.gz" for n in (1, 2, 3)]
    assert [end == (tmp_path / name).stat().st_size for name, end in ends[:2]] == [True, True]
    assert ends[2] == ("harvest-00003.warc.gz", 0)
    store(1)
    assert positions[-1].file == "harvest-00002.warc.gz"
    archive.committed(ends)
    store(1)
    assert positions[-1].file == "harvest-00003.warc.gz"
    assert [name for name, _end in archive.sync()] == [f"harvest-0000{n}.warc.gz" for n in (2, 3, 4)]
    archive.close()
    for path in checked(tmp_path):
        with path.open("rb") as file:
            assert next(iter(ArchiveIterator(file))).rec_type == "warcinfo"
    assert all(read(tmp_path, one).status == 200 for one in positions)


def test_files_follow_one_another_and_the_store_knows_their_ends(cli: Cli, tmp_path: Path) -> None:
    answers: dict[str, Answer] = {f"/{n}": page(body(f"Work {n}"), "Content-Type: text/html") for n in range(70)}
    folder = tmp_path / "out"
    with serving(answers) as server:
        (tmp_path / "list.txt").write_text("".join(f"{server.url(path)}\n" for path in answers))
        (tmp_path / "small.toml").write_text('allow_networks = ["127.0.0.0/8"]\ndelay = 0.001\narchive_bytes = 3000\n')
        done = cli(
            "harvest", "--from", tmp_path / "list.txt", "-o", folder, "--no-enrich", "--config", tmp_path / "small.toml"
        )
        assert done.code == 0, done.err
    files = {path.name: path.stat().st_size for path in checked(folder / "archive")}
    assert len(files) > 2
    with closing(sqlite3.connect(folder / "harvest.db")) as db:
        assert dict(db.execute("SELECT file, durable FROM archives").fetchall()) == files
        places = [Position(*row) for row in db.execute("SELECT file, start, length FROM jobs")]
    assert {place.file for place in places} == set(files)
    assert all(read(folder / "archive", place).status == 200 for place in places)
