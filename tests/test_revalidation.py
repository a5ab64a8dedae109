"""Kept pages are asked whether they have changed: those that have not are not sent again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kept_harvests import ETAG, MODIFIED, harvest, jobs, server, titles
from loopback import Server, page
from warc_pages import body
from warc_records import records

if TYPE_CHECKING:
    from command_line import Cli

__all__ = ["server"]


def test_a_page_that_has_not_changed_is_not_sent_again(cli: Cli, server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    harvest(cli, folder, server.url("/1"))
    before = jobs(folder)
    server.answers["/1"] = b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\nETag: " + ETAG.encode() + b"\r\n\r\n"
    harvest(cli, folder, server.url("/1"), "--refresh")
    asked = [head for head in server.heads if head.startswith("GET /1 ")]
    assert "If-None-Match" not in asked[0]
    assert f"If-None-Match: {ETAG}\r\n" in asked[1]
    assert f"If-Modified-Since: {MODIFIED}\r\n" in asked[1]
    # What was read stands, and so does where its page is kept.
    assert jobs(folder) == before
    assert titles(folder) == ["Work one"]

    kept = records(folder / "archive")
    (first,) = (one for one in kept if one["type"] == "response")
    (again,) = (one for one in kept if one["type"] == "revisit")
    assert again["warc"]["WARC-Profile"].endswith("/revisit/server-not-modified")
    assert again["warc"]["WARC-Refers-To"] == first["warc"]["WARC-Record-ID"]
    assert again["warc"]["WARC-Refers-To-Target-URI"] == first["warc"]["WARC-Target-URI"] == server.url("/1")
    assert again["warc"]["WARC-Refers-To-Date"] == first["warc"]["WARC-Date"]
    assert again["warc"]["WARC-Payload-Digest"] == first["warc"]["WARC-Payload-Digest"]
    assert again["first"] == "HTTP/1.1 304 Not Modified"
    assert again["block"] == b""
    requests = [one for one in kept if one["type"] == "request"]
    assert [one["http"].get("If-None-Match") for one in sorted(requests, key=lambda one: len(one["http"]))] == [
        None,
        ETAG,
    ]


def test_a_page_that_has_changed_is_read_anew(cli: Cli, server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    harvest(cli, folder, server.url("/1"))
    server.answers["/1"] = page(body("Work one, mended"), "Content-Type: text/html", 'ETag: "v2"')
    harvest(cli, folder, server.url("/1"), "--refresh")
    assert titles(folder) == ["Work one, mended"]
    assert json.loads(jobs(folder)[0][7])["etag"] == '"v2"'


def test_who_says_not_modified_unasked_gives_no_page(cli: Cli, server: Server, tmp_path: Path) -> None:
    server.answers["/1"] = b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
    harvest(cli, tmp_path / "out", server.url("/1"), code=1)
    assert jobs(tmp_path / "out")[0][1] == "failed"


def test_conditions_are_for_the_address_that_gave_them(cli: Cli, server: Server, tmp_path: Path) -> None:
    server.answers["/0"] = page(b"", "Location: /1", 'ETag: "of the hop"', status="302 Found")
    folder = tmp_path / "out"
    harvest(cli, folder, server.url("/0"))
    harvest(cli, folder, server.url("/0"), "--refresh")
    last = {path: [head for head in server.heads if head.startswith(f"GET {path} ")][-1] for path in ("/0", "/1")}
    assert "If-None-Match" not in last["/0"]
    assert f"If-None-Match: {ETAG}\r\n" in last["/1"]
