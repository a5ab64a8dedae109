"""Archives of pages as an input, whoever made them: what is a page, how its body is read, and which of several counts."""

from __future__ import annotations

import csv
import gzip
import io
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from warc_pages import body, harvested, page, record, troubles, urls, wacz

from harvester.sources import Lists
from harvester.warc.captures import is_archive

if TYPE_CHECKING:
    from command_line import Cli

KINDS: tuple[tuple[str, bytes, bool], ...] = (
    ("html", page(1), True),
    ("xhtml", page(1, content="application/xhtml+xml"), True),
    ("no type, looks like html", page(1, content=""), True),
    ("not found", page(1, status="404 Not Found"), False),
    ("an image", page(1, content="image/png"), False),
    ("a request", record("https://repository.example.org/1", b"GET / HTTP/1.1\r\n\r\n", kind="request"), False),
    ("metadata", record("https://repository.example.org/1", b"via: x\r\n", kind="metadata"), False),
    ("a revisit", record("https://repository.example.org/1", b"", kind="revisit"), False),
    ("dns", record("dns:example.org", b"1.2.3.4", kind="resource"), False),
)  # fmt: skip


@pytest.mark.parametrize(("_name", "data", "is_page"), KINDS, ids=[row[0] for row in KINDS])
@pytest.mark.parametrize("packed", [True, False])
def test_which_records_are_pages(tmp_path: Path, _name: str, data: bytes, is_page: bool, packed: bool) -> None:  # noqa: FBT001 - columns
    path = tmp_path / "crawl"
    path.write_bytes(data if packed else gzip.decompress(data))
    assert is_archive(path)
    assert urls(path) == ["1"] * is_page
    assert troubles(path) == []


def test_archives_are_harvested_without_network(cli: Cli, tmp_path: Path) -> None:
    one, two = tmp_path / "one.warc.gz", tmp_path / "two.warc"
    one.write_bytes(page(1) + page(2))
    two.write_bytes(page(3, packed=False) + page(4, packed=False))
    three = wacz(
        tmp_path / "three.wacz", ("b.warc.gz", page(7)), ("a.warc", page(5, packed=False) + page(6, packed=False))
    )
    titles, failed = harvested(cli, tmp_path / "out", one, two, three)
    assert titles == [f"Invented work {n}" for n in range(1, 8)]
    assert failed == []


def test_a_body_is_read_as_it_was_sent(cli: Cli, tmp_path: Path) -> None:
    chunks = (
        b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (body("Chunks")[:50], body("Chunks")[50:]))
        + b"0\r\n\r\n"
    )
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(
        record("https://r.example.org/1", gzip.compress(body("Compressed")), ("Content-Encoding", "gzip"))
        + record("https://r.example.org/2", chunks, ("Transfer-Encoding", "chunked"))
        + record("https://r.example.org/3", body("Joined"), ("Transfer-Encoding", "chunked"))
    )
    assert harvested(cli, tmp_path / "out", path)[0] == ["Chunks", "Compressed", "Joined"]


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip, gzip, gzip, gzip, gzip, gzip"])
def test_an_encoding_that_cannot_be_undone_here_is_named(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    # As where there is no library for the first two: urllib3 would give the bytes as they are.
    monkeypatch.setattr("urllib3.HTTPResponse.CONTENT_DECODERS", ["gzip", "x-gzip", "deflate"])
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(record("https://r.example.org/1", body("Not to be believed"), ("Content-Encoding", encoding)))
    titles, failed = harvested(cli, tmp_path / "out", path, code=1)
    assert (titles, [row["code"] for row in failed]) == ([], ["bad-encoding"])


def test_a_bomb_in_a_page_is_named(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(
        record("https://r.example.org/1", gzip.compress(b" " * 30_000_000), ("Content-Encoding", "gzip")) + page(2)
    )
    titles, failed = harvested(cli, tmp_path / "out", path, code=1)
    assert (titles, [row["code"] for row in failed]) == (["Invented work 2"], ["too-large"])


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_newest_capture_counts(cli: Cli, tmp_path: Path, order: tuple[int, ...]) -> None:
    address = "https://repository.example.org/1"
    made = [
        record(address, body(f"Work as of {year}"), date=f"{year}-01-01T00:00:00.123456Z")
        for year in (2019, 2021, 2024)
    ]
    first, second = tmp_path / "first.warc.gz", tmp_path / "second.warc.gz"
    first.write_bytes(made[order[0]] + made[order[1]])
    second.write_bytes(made[order[2]])
    assert harvested(cli, tmp_path / "out", first, second)[0] == ["Work as of 2024"]


def test_a_newer_archive_is_read_anew_and_an_older_one_is_not(cli: Cli, tmp_path: Path) -> None:
    address = "https://repository.example.org/1"
    for year in (2021, 2024, 2019):
        path = tmp_path / f"{year}.warc.gz"
        path.write_bytes(record(address, body(f"Work as of {year}"), date=f"{year}-01-01T00:00:00Z"))
    assert harvested(cli, tmp_path / "out", tmp_path / "2021.warc.gz")[0] == ["Work as of 2021"]
    assert harvested(cli, tmp_path / "out", tmp_path / "2024.warc.gz")[0] == ["Work as of 2024"]
    assert harvested(cli, tmp_path / "out", tmp_path / "2019.warc.gz")[0] == ["Work as of 2024"]


def test_nothing_is_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as file:
        for number in range(3_000):
            file.write(page(number))
    lists = Lists((), (str(path),))
    sum(1 for _ in lists)
    tracemalloc.start()
    assert sum(line.address is not None for line in lists) == 3_000
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3_000_000


def test_a_wall_in_an_archive_refuses_nobody_now(cli: Cli, tmp_path: Path) -> None:
    wall = b"<html><head><title>Just a moment...</title></head><body><script src='/cdn-cgi/challenge-platform/x.js'></script></body></html>"
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(page(1) + record("https://walled.example.org/1", wall, ("cf-mitigated", "challenge")))
    done = cli("harvest", "--from", path, "-o", tmp_path / "out", "--no-enrich")
    assert done.code == 1
    (row,) = csv.DictReader(io.StringIO((tmp_path / "out" / "failures.csv").read_text(encoding="utf-8-sig")))
    assert (row["stage"], row["code"]) == ("archive", "challenge")
    assert "harvest the address itself" in row["advice"]
    assert not [*(tmp_path / "out").glob("blocked.csv"), *(tmp_path / "out").glob("ask-for-access*")]
    again = cli("reparse", "-o", tmp_path / "out")
    assert (again.code, "0 readings changed" in again.err) == (0, True)
