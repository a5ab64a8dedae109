"""What an archive holds: records as ISO 28500 wants them, and bodies as they came."""

from __future__ import annotations

import gzip
import ipaddress
from pathlib import Path

import pytest
from loopback import Answer, drip, page, serving
from warc_records import HTML, all_records, checked, fetched, is_robots, records

from harvester.fetch import Session
from harvester.fetch.archive import read
from harvester.settings import Settings
from harvester.warc.captures import Capture, captures


def test_a_page_leaves_what_a_reader_of_warc_looks_for(tmp_path: Path) -> None:
    packed = gzip.compress(HTML)
    got, base = fetched(
        tmp_path,
        {"/a?x=1": page(packed, "Content-Encoding: gzip", "Content-Type: text/html", "X-Odd: caf\u00e9")},
        "/a?x=1",
    )
    info, response, request, metadata = records(tmp_path)
    assert [one["type"] for one in (info, response, request, metadata)] == [
        "warcinfo",
        "response",
        "request",
        "metadata",
    ]

    assert info["warc"]["WARC-Filename"] == "harvest-00001.warc.gz"
    for line in (
        b"software: harvester/",
        b"format: WARC File Format 1.1",
        b"conformsTo: http",
        b"operator: mailto:me@example.org",
        b"robots: obey",
    ):
        assert line in info["block"]

    assert response["warc"]["WARC-Target-URI"] == f"{base}/a?x=1"
    assert response["warc"]["WARC-Date"] == "2026-11-23T12:00:00Z"
    assert response["warc"]["WARC-IP-Address"] == "127.0.0.1"
    assert response["warc"]["WARC-Payload-Digest"].startswith("sha1:")
    assert response["warc"]["WARC-Block-Digest"].startswith("sha1:")
    assert (response["first"], response["http"]["Content-Encoding"], response["block"]) == (
        "HTTP/1.1 200 OK",
        "gzip",
        packed,
    )
    assert got.body == read(tmp_path, got.position).body == HTML

    assert request["first"] == "GET /a?x=1 HTTP/1.1"
    assert request["http"]["Host"] == base.removeprefix("http://")
    assert "mailto:me@example.org" in request["http"]["User-Agent"]
    assert request["http"]["Accept-Encoding"] == "gzip, deflate"
    for beside in (request, metadata):
        assert beside["warc"]["WARC-Concurrent-To"] == response["warc"]["WARC-Record-ID"]
    assert f"listedAddress: {base}/a?x=1\r\n".encode() in metadata["block"]
    assert b"fetchTimeMs: " in metadata["block"]


def test_the_request_is_what_the_server_heard() -> None:
    settings = Settings(timeout=3.0, delay=0.0, mailto="me@example.org")
    used = Session(settings, networks=(ipaddress.ip_network("127.0.0.0/8"),))
    with serving({"/a": page(HTML)}) as server:
        answer = used.send("GET", server.url("/a"))
        heard = server.heads[0].split("\r\n\r\n")[0].split("\r\n")
    assert answer.wire is not None
    assert heard[0] == f"GET {answer.wire.target} HTTP/1.1"
    assert sorted(heard[1:]) == sorted(f"{name}: {value}" for name, value in answer.wire.sent)


def test_chunks_are_joined_and_the_header_that_spoke_of_them_is_set_aside(tmp_path: Path) -> None:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    got, _base = fetched(tmp_path, {"/a": answer})
    response = records(tmp_path)[1]
    assert (response["http"]["X-Crawl-Transfer-Encoding"], response["http"]["Content-Length"]) == ("chunked", "5")
    assert "Transfer-Encoding" not in response["http"]
    assert response["block"] == b"abcde" == read(tmp_path, got.position).body


def test_hops_are_kept_with_the_way_that_led_on(tmp_path: Path) -> None:
    moved = page(b"moved", "Location: /b", status="301 Moved")
    _got, base = fetched(tmp_path, {"/a": moved, "/b": page(HTML)})
    kept = records(tmp_path)
    assert [(one["first"][9:12], one["warc"]["WARC-Target-URI"]) for one in kept if one["type"] == "response"] == [
        ("301", f"{base}/a"), ("200", f"{base}/b"),
    ]  # fmt: skip
    said = [one["block"].decode() for one in kept if one["type"] == "metadata"]
    assert "via" not in said[0]
    assert f"listedAddress: {base}/a\r\nvia: {base}/a\r\nhopsFromSeed: R\r\n" in said[1]


BOMB = gzip.compress(b"\0" * 3_000_000)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def test_a_record_has_the_time_at_which_its_fetch_began(tmp_path: Path) -> None:
    slow = drip(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", b"<p>", seconds=0.1, most=12)
    fetched(tmp_path, {"/a": slow})
    (response,) = [one for one in records(tmp_path) if one["type"] == "response"]
    assert "2026-11-23T11:59:50Z" < response["warc"]["WARC-Date"] <= "2026-11-23T11:59:59Z"


def test_what_a_host_allows_is_kept_and_is_no_page(tmp_path: Path) -> None:
    rules = b"<html><title>No such page</title></html>"
    answers: dict[str, Answer] = {
        "/a": page(HTML, "Content-Type: text/html"),
        "/robots.txt": page(rules, "Content-Type: text/html"),
    }
    fetched(tmp_path, answers)
    kept = [one for one in all_records(tmp_path) if is_robots(one)]
    assert [one["type"] for one in kept] == ["response", "request", "metadata"]
    assert kept[0]["block"] == rules
    (path,) = tmp_path.glob("*.warc.gz")
    assert [one.url.rpartition("/")[2] for one in captures(path) if isinstance(one, Capture)] == ["a"]


CUT: tuple[tuple[str, Answer, str, str, int], ...] = (
    ("too large", page(b"x" * 300_000), "too-large", "length", 200_000),
    ("a bomb comes whole", page(BOMB, "Content-Encoding: gzip"), "too-large", "", len(BOMB)),
    ("too slow", drip(HEAD + b"\r\n", b"x"), "timeout", "time", -1),
    ("cut short", HEAD + b"Content-Length: 100\r\n\r\nabc", "cut-short", "disconnect", 3),
    ("not what it says", page(b"not gzip", "Content-Encoding: gzip"), "bad-encoding", "", 8),
    ("not asked for", page(b"abc", "Content-Encoding: br"), "bad-encoding", "", 3),
)


@pytest.mark.parametrize(("_name", "answer", "code", "reason", "size"), CUT, ids=[row[0] for row in CUT])
def test_what_a_cap_cut_is_kept_and_says_so(
    tmp_path: Path, _name: str, answer: Answer, code: str, reason: str, size: int
) -> None:
    outcome, _base = fetched(tmp_path, {"/a": answer}, max_bytes=200_000, total_time=0.5)
    assert outcome == code
    kept = next(one for one in records(tmp_path) if one["type"] == "response")
    assert kept["warc"].get("WARC-Truncated", "") == reason
    assert size in (-1, len(kept["block"]))


def test_no_secret_enters_an_archive(tmp_path: Path) -> None:
    fetched(
        tmp_path, {"/a?api_key=s3cret": page(HTML, "Link: <https://example.org/?api_key=s3cret>")}, "/a?api_key=s3cret"
    )
    for path in checked(tmp_path):
        assert b"s3cret" not in gzip.decompress(path.read_bytes())
