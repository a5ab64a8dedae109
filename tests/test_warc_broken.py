"""Archives that are broken: what is wrong is named with its place, the rest is read, and no damage makes a reader raise."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warc_pages import harvested, page, troubles, urls, wacz

from harvester.warc.captures import Capture, captures, is_archive
from harvester.warc.records import BrokenRecord, parse

if TYPE_CHECKING:
    from command_line import Cli

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
