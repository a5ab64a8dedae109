"""Manners towards hosts that mean ill: robots.txt as servers have it, and what they wish."""

from __future__ import annotations

import gzip

import pytest
from hostile_answers import OK, bomb, code_of, large, redirect, silent
from loopback import Answer, page, serving

TEN_MEGABYTES = large(
    (OK + b"Content-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /no\n", 1), (b"# much more\n" * 10_000, 90)
)
# More than the cap on the wire itself: packed, and not made smaller by it.
PACKED = gzip.compress(b"User-agent: *\nDisallow: /no\n" + b"# much more\n" * 750_000, 0)
ROBOTS: tuple[tuple[str, Answer, str, str], ...] = (
    # What robots.txt is, then what becomes of "/yes" and "/no".
    ("404", page(b"", status="404 Not Found"), "here", "here"), ("403", page(b"", status="403 Forbidden"), "here", "here"),
    ("500", page(b"", status="500 Oops"), "robots-unreachable", "robots-unreachable"),
    ("503", page(b"", status="503 Busy"), "robots-unreachable", "robots-unreachable"), ("silence", silent, "robots-unreachable", "robots-unreachable"),
    ("10 MB", TEN_MEGABYTES, "here", "robots"), ("9 MB packed", page(PACKED, "Content-Encoding: gzip"), "here", "robots"),
    ("BOM", page(b"\xef\xbb\xbfUser-agent: *\nDisallow: /no"), "here", "robots"),
    ("HTML", page(b"<html>Disallow: /no</html>"), "here", "here"), ("wildcard", page(b"User-agent: *\nDisallow: /*o$"), "here", "robots"),
    ("another group", page(b"User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /no"), "here", "robots"),
    ("bomb", page(bomb(31), "Content-Encoding: gzip"), "here", "here"), ("redirect", redirect("/rules"), "here", "robots"),
    ("redirect loop", redirect("/robots.txt"), "here", "here"),
)  # fmt: skip


@pytest.mark.parametrize(("_name", "answer", "yes", "no"), ROBOTS, ids=[row[0] for row in ROBOTS])
def test_robots(_name: str, answer: Answer, yes: str, no: str) -> None:
    rules = page(b"User-agent: *\nDisallow: /no")
    with serving({"/robots.txt": answer, "/rules": rules, "/yes": page(b"here"), "/no": page(b"here")}) as server:
        assert (code_of(server.url("/yes")), code_of(server.url("/no"))) == (yes, no)


WISHES: tuple[tuple[str, str, int], ...] = (
    # Retry-After, outcome, how often it is asked: at 12:00 by both clocks.
    ("2", "http-503", 3), ("Mon, 23 Nov 2026 12:00:03 GMT", "http-503", 3), ("Mon, 23 Nov 2020 12:00:00 GMT", "http-503", 3), ("1000000000", "retry-later", 1),
    ("-1", "http-503", 3), ("soon", "http-503", 3), ("3600", "retry-later", 1), ("Mon, 23 Nov 2026 13:00:00 GMT", "retry-later", 1),
)  # fmt: skip


@pytest.mark.parametrize(("wish", "code", "tries"), WISHES)
def test_wishes_to_wait(wish: str, code: str, tries: int) -> None:
    with serving({"/": page(b"", f"Retry-After: {wish}", status="503 Busy")}) as server:
        assert code_of(server.url("/"), delay=0.01) == code
        assert server.asked["/"] == tries
