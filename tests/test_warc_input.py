"""Archives of pages as an input, whoever made them: what is a page, which of several counts, and what is broken or hostile."""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import io
import json
import random
import tracemalloc
import uuid
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from harvester.sources import Lists
from harvester.warc.captures import Capture, captures, is_archive
from harvester.warc.records import BrokenRecord, parse
from harvester.warc.spans import Trouble

if TYPE_CHECKING:
    from command_line import Cli

HTML = "text/html; charset=utf-8"


def body(title: str) -> bytes:
    return (
        f'<html><head><meta name="citation_title" content="{title}"><meta name="citation_author" content="Writer, Ann">'
        '<meta name="citation_journal_title" content="Journal of Inventions"><meta name="citation_volume" content="3">'
        '<meta name="citation_firstpage" content="12"></head><body></body></html>'
    ).encode()


def record(
    url: str, payload: bytes, *headers: tuple[str, str], kind: str = "response", status: str = "200 OK", content: str = HTML,
    date: str = "2024-03-01T00:00:00Z", packed: bool = True, **warc: str,
) -> bytes:  # fmt: skip
    """A record as warcio writes it."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    head = StatusAndHeaders(status, [*([("Content-Type", content)] if content else []), *headers], protocol="HTTP/1.1")
    fields = {"WARC-Date": date, "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>"} | {
        name.replace("_", "-"): value for name, value in warc.items()
    }
    http = {"http_headers": head} if kind in ("response", "revisit") else {}
    writer.write_record(
        writer.create_warc_record(
            url, kind, payload=io.BytesIO(payload), length=len(payload), warc_headers_dict=fields, **http
        )
    )
    return out.getvalue()


def page(number: int, **more: Any) -> bytes:
    return record(f"https://repository.example.org/{number}", body(f"Invented work {number}"), **more)


def urls(path: Path) -> list[str]:
    return [one.url.rpartition("/")[2] for one in captures(path) if isinstance(one, Capture)]


def troubles(path: Path) -> list[Trouble]:
    return [one for one in captures(path) if isinstance(one, Trouble)]


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


def harvested(cli: Cli, folder: Path, *lists: Path, code: int = 0) -> tuple[list[str], list[dict[str, str]]]:
    """Titles of the records, and the failures, of archives harvested without network."""
    arguments = [part for path in lists for part in ("--from", path)]
    done = cli("harvest", *arguments, "-o", folder, "--no-enrich", "--formats", "csl-json")
    assert done.code == code, done.err
    items = json.loads((folder / "records.json").read_text(encoding="utf-8"))
    failed = csv.DictReader(io.StringIO((folder / "failures.csv").read_text(encoding="utf-8-sig")))
    return sorted(item["title"] for item in items), list(failed)


def wacz(path: Path, *archives: tuple[str, bytes], packed: bool = False) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as file:
        file.writestr("datapackage.json", "{}")
        file.writestr("pages/pages.jsonl", "{}")
        for name, data in archives:
            file.writestr(f"archive/{name}", data)
    return path


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


WRONG: tuple[tuple[str, bytes], ...] = (
    ("half a member", page(9)[: len(page(9)) // 2]),
    ("no gzip", b"nothing of the kind" * 40),
    ("a changed byte", page(9)[:200] + b"\xff" + page(9)[201:]),
    ("not a record", gzip.compress(b"<html>" * 200)),
    ("a header that does not end", gzip.compress(b"WARC/1.1\r\n" + b"X: y\r\n" * 50_000)),
    ("no length", gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")),
    ("no HTTP", gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.org/\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n")),
    ("a bomb", gzip.compress(b"WARC/1.1\r\nContent-Length: 90000000\r\n\r\n" + b"\0" * 90_000_000)),
    ("a cut page", page(9, WARC_Truncated="length")),
)  # fmt: skip


@pytest.mark.parametrize(("_name", "wrong"), WRONG, ids=[row[0] for row in WRONG])
def test_what_is_broken_is_named_and_the_rest_is_read(tmp_path: Path, _name: str, wrong: bytes) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(page(1) + wrong + page(2) + page(3))
    tracemalloc.start()
    found, bad = urls(path), troubles(path)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == ["1", "2", "3"]
    assert bad[0].offset == len(page(1))
    assert bad[0].why
    assert most < 60_000_000


def test_a_broken_plain_file_is_read_on(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    pages = [page(n, packed=False) for n in range(1, 5)]
    path.write_bytes(pages[0] + b"some junk\r\n\r\n" + pages[1] + pages[2][:-200] + b"\r\n\r\n" + pages[3])
    assert urls(path) == ["1", "2", "4"]
    junk = len(pages[0])
    assert [one.offset for one in troubles(path)] == [junk, junk + 13 + len(pages[1])]
    path.write_bytes(pages[0] + pages[1][:-100])
    assert (urls(path), [one.offset for one in troubles(path)]) == (["1"], [len(pages[0])])


def test_a_page_that_is_not_what_its_digest_says_is_no_page(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(page(1, packed=False) + page(2, packed=False).replace(b"Invented work", b"Forged worker"))
    titles, failed = harvested(cli, tmp_path / "out", path, code=1)
    assert titles == ["Invented work 1"]
    assert [(row["address"], row["code"]) for row in failed] == [("https://repository.example.org/2", "broken-record")]
    assert f"byte {len(page(1, packed=False))}" in failed[0]["message"]


def test_broken_members_are_lines_of_their_own(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(page(1) + page(2)[:-20] + page(3))
    titles, failed = harvested(cli, tmp_path / "out", path, code=1)
    assert titles == ["Invented work 1", "Invented work 3"]
    assert [(row["code"], row["line"]) for row in failed] == [("broken-record", "2")]
    assert f"byte {len(page(1))}" in failed[0]["message"]


ZIPS: dict[str, Callable[[Path], object]] = {
    "compressed": lambda path: wacz(path, ("a.warc.gz", page(1)), packed=True),
    "no archive in it": wacz,
    "cut short": lambda path: path.write_bytes(wacz(path, ("a.warc.gz", page(1))).read_bytes()[:-30]),
    "a table of contents of 4 GB": lambda path: path.write_bytes(b"PK\x03\x04" + b"PK\x05\x06" + b"\xfe" * 18),
    "only its beginning": lambda path: path.write_bytes(b"PK\x03\x04"),
}


@pytest.mark.parametrize("name", ZIPS)
def test_a_zip_file_that_is_no_wacz_says_so(cli: Cli, tmp_path: Path, name: str) -> None:
    path = tmp_path / "crawl.wacz"
    ZIPS[name](path)
    assert cli("harvest", "--from", path, "-o", tmp_path / "out", "--no-enrich").code in (1, 2)
    assert not [one for one in captures(path) if isinstance(one, Capture)]


def test_parse_prints_a_line_a_page(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(page(1) + page(2)[:-20] + page(3))
    done = cli("parse", path)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [(row["status"], row.get("url", "").rpartition("/")[2]) for row in rows] == [
        ("record", "1"),
        ("failed", ""),
        ("record", "3"),
    ]
    assert done.code == 1
    assert rows[2]["offset"] == len(page(1)) + len(page(2)) - 20


def test_a_file_compressed_as_a_whole_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(page(1, packed=False) + page(2, packed=False)))
    assert "gunzip" in troubles(path)[0].why


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


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_no_damage_makes_a_reader_raise(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    chance = random.Random(seed)
    data = bytearray(
        b"".join(page(n) for n in range(4))
        if chance.random() < 0.5
        else b"".join(page(n, packed=False) for n in range(4))
    )
    if chance.random() < 0.3:
        data = bytearray(wacz(tmp_path_factory.mktemp("z") / "a.wacz", ("a.warc.gz", bytes(data))).read_bytes())
    for _ in range(chance.randrange(1, 6)):
        begin = chance.randrange(len(data))
        what = chance.choice(["byte", "cut", "twice", "zero"])
        if what == "byte":
            data[begin] = chance.randrange(256)
        elif what == "cut":
            del data[begin : begin + chance.randrange(1, 300)]
        elif what == "twice":
            data[begin:begin] = data[begin : begin + chance.randrange(1, 300)]
        else:
            data[begin : begin + 50] = bytes(50)
        data = data or bytearray(b"x")
    path = tmp_path_factory.mktemp("c") / "crawl"
    path.write_bytes(bytes(data))
    is_archive(path)
    for found in captures(path):
        assert found.offset <= len(data)


DIGESTS = ("sha1:{base32}", "sha1:{hex}", "sha-1:{base32}", "SHA1:{base32_low}", "blake3:abc", "nothing")


@pytest.mark.parametrize("form", DIGESTS)
@pytest.mark.parametrize("name", ["WARC-Block-Digest", "WARC-Payload-Digest"])
@pytest.mark.parametrize("changed", [False, True])
def test_digests_in_whatever_form(form: str, name: str, changed: bool) -> None:  # noqa: FBT001 - columns
    head, text = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"<html>"
    found = hashlib.sha1(head + text if "Block" in name else text, usedforsecurity=False)
    base32 = base64.b32encode(found.digest()).decode()
    written = form.format(base32=base32, base32_low=base32.lower(), hex=found.hexdigest())
    block = head + (b"<HTML>" if changed else text)
    made = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n{name}: {written}\r\nContent-Length: {len(block)}\r\n\r\n"
    data = made.encode() + block + b"\r\n\r\n"
    if changed and form not in DIGESTS[4:]:
        with pytest.raises(BrokenRecord):
            parse(data)
    else:
        assert parse(data).status == 200


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
