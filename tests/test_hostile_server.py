"""Hosts that mean ill: for each thing that one can do, the outcome is named, memory and time are bounded, nothing private is reached.

The rows are fetched and read in a process of their own, by the very path of a harvest; `ELSEWHERE` names the tests that hold what
is not a single answer, or no matter of fetching.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from hostile_answers import HTML, MEGABYTE, OK, TOTAL_TIME, bomb, large, redirect, reset, silent
from loopback import Answer, Server, drip, page

TESTS = Path(__file__).parent
MOST_MEMORY = 200 * MEGABYTE
# The time of a request, of its robots.txt, and what a machine with much else to do may add.
MOST_SECONDS = 2 * TOTAL_TIME + 15
RECORD = (
    b'<html><head><meta name="citation_title" content="On pages"><meta name="citation_author" content="Okafor, A.">'
    b'<meta name="citation_doi" content="10.5555/pages"><meta name="citation_journal_title" content="Journal"></head><body>x</body></html>'
)
# Name, answer, outcome: a failure's code, or "record". A text is where a redirect leads: {private} is a server that must
# never be asked, {own} this server's port.
Row = tuple[str, "Answer | str", str]
ANSWERS: tuple[Row, ...] = (
    ("plain page", page(RECORD, HTML), "record"),
    # Redirects.
    ("relative", redirect("plain-page"), "record"), ("dot", redirect("./plain-page"), "record"), ("dot dot", redirect("../../plain-page"), "record"),
    ("absolute path", redirect("/plain-page"), "record"), ("of no scheme", "//127.0.0.1:{own}/plain-page", "record"),
    ("scheme in capitals", "HTTP://127.0.0.1:{own}/plain-page", "record"),
    ("loop", redirect("/loop"), "too-many-redirects"), ("to nowhere", page(b"", status="302 Found"), "bad-redirect"),
    ("to no address", redirect("http://[::1"), "bad-redirect"), ("to a file", redirect("file:///etc/passwd"), "bad-redirect"),
    ("to a script", redirect("javascript:alert(1)"), "bad-redirect"), ("to data", redirect("data:text/html,x"), "bad-redirect"),
    ("to a user name", redirect("http://user:secret@example.org/"), "bad-redirect"), ("to a bad port", redirect("http://127.0.0.1:99999/"), "bad-redirect"),
    ("to five thousand letters", redirect("/" + "a" * 5000), "bad-redirect"), ("to an unknown host", redirect("http://nowhere.invalid/"), "dns"),
    ("with a gigabyte", page(bomb(31), "Content-Encoding: gzip", "Location: /plain-page", status="302 Found"), "too-large"),
    ("hop 1", "{private}", "blocked-address"), ("hop 2", redirect("/hop-1"), "blocked-address"), ("hop 3", redirect("/hop-2"), "blocked-address"),
    ("to the metadata of a cloud", redirect("http://169.254.169.254/latest/meta-data/"), "blocked-address"),
    ("to a private network", redirect("http://10.0.0.1/"), "blocked-address"),
    # Encodings.
    ("gzip bomb", page(bomb(31), "Content-Encoding: gzip"), "too-large"), ("deflate bomb", page(bomb(15), "Content-Encoding: deflate"), "too-large"),
    ("raw deflate bomb", page(bomb(-15), "Content-Encoding: deflate"), "too-large"),
    ("br bomb", page(b"\x5b" * 5000, "Content-Encoding: br"), "bad-encoding"),
    ("zstd bomb", page(b"\x28\xb5\x2f\xfd" * 999, "Content-Encoding: zstd"), "bad-encoding"),
    ("packed twice", page(gzip.compress(bomb(31)), "Content-Encoding: gzip, gzip"), "too-large"),
    ("nine encodings", page(b"abc", "Content-Encoding: " + ", ".join(["gzip"] * 9)), "bad-encoding"),
    ("unknown encoding", page(b"abc", "Content-Encoding: rot13"), "bad-encoding"), ("no gzip", page(b"abc", "Content-Encoding: gzip"), "bad-encoding"),
    ("honest gzip", page(gzip.compress(RECORD), "Content-Encoding: gzip"), "record"),
    ("honest deflate", page(zlib.compress(RECORD), "Content-Encoding: deflate"), "record"),
    # Without end.
    ("endless body", drip(OK + b"\r\n", b"x" * 60_000, 0.0, 10_000), "too-large"),
    ("endless chunks", drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"ffff\r\n" + b"x" * 65535 + b"\r\n", 0.0, 10_000), "too-large"),
    ("body drip", drip(OK + b"\r\n", b"x"), "timeout"), ("headers drip", drip(OK, b"X-A: b\r\n"), "timeout"),
    ("one header drips", drip(OK + b"X-A: ", b"b"), "timeout"), ("status drip", drip(b"HTTP/1.1 ", b"2"), "timeout"), ("silence", silent, "timeout"),
    ("header of 10 MB", large((OK + b"X-A: ", 1), (b"b" * 100_000, 100), (b"\r\n\r\n", 1)), "connect"),
    ("100,000 headers", large((OK, 1), (b"X-A: b\r\n" * 1000, 100), (b"\r\n", 1)), "connect"),
    ("100,000 times 100", large((b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, 100), (page(RECORD, HTML), 1)), "record"),
    # Broken.
    ("short body", OK + b"Content-Length: 9999\r\n\r\n" + RECORD, "cut-short"), ("negative length", OK + b"Content-Length: -5\r\n\r\n" + RECORD, "record"),
    ("length of letters", OK + b"Content-Length: many\r\n\r\n" + RECORD, "record"),
    ("bad chunk", OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc", "cut-short"), ("no last chunk", OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "cut-short"),
    ("reset at once", reset(b""), "connect"), ("reset in the body", reset(OK + b"Content-Length: 9999\r\n\r\nabc"), "cut-short"),
    ("garbage", b"\x00\x01\x02 garbage\r\n\r\n", "connect"), ("nothing", b"", "connect"), ("HTTP/0.9", b"<html>old</html>", "connect"),
    ("status of letters", b"HTTP/1.1 OK fine\r\n\r\n", "connect"), ("status 999", page(b"x", status="999 Odd"), "http-999"),
    # What the bytes are, whatever they are called.
    ("PDF as HTML", page(b"%PDF-1.7\n" + b"x" * 100, HTML), "pdf"), ("HTML as JSON", page(RECORD, "Content-Type: application/json"), "record"),
    ("HTML as PDF", page(RECORD, "Content-Type: application/pdf"), "record"), ("HTML as nothing", page(RECORD), "record"),
    ("image as HTML", page(b"\x89PNG\r\n\x1a\n" + b"\0" * 64, HTML), "image"), ("JPEG as HTML", page(b"\xff\xd8\xff\xe0" + b"\0" * 64, HTML), "image"),
    ("empty", page(b"", HTML), "empty"), ("only white space", page(b" \n\t ", HTML), "empty"), ("only a comment", page(b"<!-- nothing -->", HTML), "unparsable"),
    ("archive as HTML", page(b"PK\x03\x04" + b"\0" * 64, HTML), "archive"), ("JSON as HTML", page(b'{"title": "x"}', HTML), "no-record"),
    # What is hard to parse.
    ("100,000 attributes", page(b"<html><p " + b"".join(b"a%d " % n for n in range(100_000)) + b">", HTML), "hostile-markup"),
    ("200,000 elements deep", page(b"<div>" * 200_000, HTML), "no-record"), ("comment without end", page(b"<html><!-- " + b"x" * 1_000_000, HTML), "no-record"),
    ("100,000 metas", page(b"<meta name=a content=b>" * 100_000, HTML), "no-record"),
    ("attribute of 7 MB", page(b"<meta name=a content='" + b"x" * 7_000_000 + b"'>", HTML), "no-record"),
)  # fmt: skip
# Spellings of 127.0.0.2 and its like: port and all, they lead to a server that must never be asked.
SPELLINGS = (
    "127.0.0.2", "127.2", "127.0.2", "2130706434", "0x7f000002", "0x7f.0.0.2", "0177.0.0.2", "017700000002", "[::ffff:127.0.0.2]", "[::ffff:7f00:2]",
    "[64:ff9b::7f00:2]", "[2002:7f00:2::]", "127.0.0.2.", "①②⑦.0.0.2", "127。0。0。2", "[::1]", "[::]", "0", "0.0.0.0", "10.0.0.1", "172.16.0.1",
    "192.168.0.1", "169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "[fe80::1]", "[fc00::1]", "[ff02::1]",
)  # fmt: skip


def path_of(name: str) -> str:
    return "/" + re.sub(r"[^A-Za-z0-9.]+", "-", name)


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """All rows and spellings, fetched and read by one process; and how often the private server was asked."""
    private = Server({"/": page(b"secret")}, host="127.0.0.2")
    server = Server({})
    try:
        for name, answer, _code in ANSWERS:
            given = answer.format(private=private.url(), own=server.port) if isinstance(answer, str) else answer
            server.answers[path_of(name)] = redirect(given) if isinstance(given, str) else given
        urls = {name: server.url(path_of(name)) for name, _answer, _code in ANSWERS}
        urls |= {f"at {host}": f"http://{host}:{private.port}/" for host in SPELLINGS}
        for number, host in enumerate(SPELLINGS):
            server.answers[f"/spelling/{number}"] = redirect(
                f"http://{host}:{private.port}/".encode().decode("latin-1")
            )
            urls[f"to {host}"] = server.url(f"/spelling/{number}")
        settings = {"timeout": 1.5, "total_time": TOTAL_TIME, "delay": 0.0}
        done = subprocess.run(
            [sys.executable, str(TESTS / "hostile_child.py")], input=json.dumps({"urls": urls, "settings": settings}), capture_output=True, text=True,
            check=False, timeout=570, env=dict(os.environ, PYTHONPATH=str(TESTS.parent)),
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found | {"private": private.asked.total()}
    finally:
        private.close()
        server.close()


@pytest.mark.parametrize(("name", "code"), [(row[0], row[2]) for row in ANSWERS])
def test_each_answer_has_its_outcome_in_time(told: dict[str, Any], name: str, code: str) -> None:
    found, seconds = told["outcomes"][name]
    assert found == code
    assert seconds < MOST_SECONDS


@pytest.mark.parametrize("way", ["at", "to"])
@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_a_private_address_is_reached(told: dict[str, Any], way: str, host: str) -> None:
    assert told["outcomes"][f"{way} {host}"][0] in ("blocked-address", "dns", "bad-address", "bad-redirect")


def test_nothing_private_was_reached_and_memory_was_bounded(told: dict[str, Any]) -> None:
    assert told["private"] == 0
    assert 10 * MEGABYTE < told["peak"] < MOST_MEMORY, f"{told['peak'] / MEGABYTE:.0f} MB"


# What other tests hold.

ELSEWHERE: tuple[tuple[str, str, str], ...] = (
    ("each private range by itself", "test_fetch_session.py", "test_private_addresses_are_not_reached"),
    ("a name with one bad address among several", "test_fetch_session.py", "test_one_bad_address_among_several_refuses_the_name"),
    ("DNS rebinding", "test_fetch_session.py", "test_a_name_is_resolved_once_and_the_checked_address_is_used"),
    ("an upgrade that goes past the guard", "test_fetch_session.py", "test_the_guard_sees_every_new_connection"),
    ("a service's other port", "test_fetch_session.py", "test_an_operators_service_is_trusted_for_its_port_alone"),
    ("five hops and six", "test_fetch_fetcher.py", "test_redirects"), ("who asks, cookies, encodings asked for", "test_fetch_session.py", "test_who_asks_and_what_is_accepted"),
    ("robots: a day, a while, half a megabyte", "test_robots.py", "test_half_a_megabyte_is_read_and_no_rule_that_is_cut_short"),
    ("Crawl-delay 2.5 and 1e9", "test_robots.py", "test_a_crawl_delay_is_kept_and_capped"),
    ("429 slows the host for all workers", "test_manners.py", "test_two_processes_see_what_one_of_them_met"),
    ("walls", "test_walls.py", "test_a_host_that_refuses_is_left_in_peace_for_all_its_other_addresses"),
    ("charset: lies, none, bogus, UTF-16, NULs, mojibake", "test_encodings.py", ""), ("XML: laughs, entities, depth", "test_hostile_bytes.py", ""),
    ("a page that takes too long", "test_killable.py", ""), ("exports: formulas, newlines, markup", "test_export_csv.py", ""),
    ("kill -9 at any moment", "test_kills.py", "test_forty_kills_lose_nothing"),
)  # fmt: skip


@pytest.mark.parametrize(("_what", "file", "test"), ELSEWHERE)
def test_what_is_held_elsewhere_is_there(_what: str, file: str, test: str) -> None:
    text = (TESTS / file).read_text(encoding="utf-8")
    assert f"def {test or 'test_'}" in text
