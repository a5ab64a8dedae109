"""Pages built to hurt, and a watchdog that ends the tests where one of them hangs after all."""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Iterator
from contextlib import contextmanager

META = (
    b"<html><head><meta name='citation_title' content='A Page That Hurts'>"
    b"<meta name='citation_author' content='Author, A.'><meta name='citation_doi' content='10.5555/x'>"
)
_JSON = META + b"<script type='application/ld+json'>"
_END = b"</script>"


def attributes(number: int, form: bytes = b"a%d=1 ") -> bytes:
    """A tag with so many attributes, each of this form."""
    return b"<html><body><p " + b"".join(form % n for n in range(number)) + b">x"


# Name, page, and the codes it may end with; "record" where it is read.
HURTFUL: tuple[tuple[str, bytes, str], ...] = (
    ("100,000 attributes", attributes(100_000), "hostile-markup"),
    ("100,000 attributes without blanks", attributes(100_000, b"a%d='1'"), "hostile-markup"),
    ("100,000 attributes behind slashes", attributes(100_000, b"a%d/"), "hostile-markup"),
    ("60,000 attributes hidden behind brackets", attributes(60_000, b"a%d='<p>' "), "hostile-markup parse-timeout no-record"),
    ("200,000 open div", META + b"<div>" * 200_000, "record"),
    ("200,000 open table", META + b"<table>" * 200_000, "record"),
    ("200,000 open b", META + b"<b>" * 200_000, "record"),
    ("200,000 tables in cells", META + b"<table><tr><td>" * 200_000, "record"),
    ("an attribute of 7.9 MB", META + b"<meta name='citation_abstract' content='" + b"x " * 3_950_000 + b"'>", "hostile-markup"),
    ("an unknown attribute of 7.9 MB", META + b"<p title='" + b"x " * 3_950_000 + b"'>", "record"),
    ("a title of 7 MB", META + b"<title>" + b"x y" * 2_400_000 + b"</title>", "record"),
    ("JSON-LD: objects 100,000 deep", _JSON + b'{"a":' * 100_000 + _END, "record"),
    ("JSON-LD: closed objects 100,000 deep", _JSON + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + _END, "record"),
    ("JSON-LD: lists 100,000 deep", _JSON + b"[" * 100_000 + _END, "record"),
    ("JSON-LD: closed lists 100,000 deep", _JSON + b"[" * 100_000 + b"]" * 100_000 + _END, "record"),
    ("JSON-LD: 70,000 scripts", META + (_JSON[len(META) :] + b'{"@type":"ScholarlyArticle","name":"T","author":"X"}' + _END) * 70_000, "record parse-timeout"),
    ("300,000 metas", META + b"<meta name=a content=b>" * 300_000, "record"),
    ("180,000 authors", META + b"<meta name='citation_author' content='A, B.'>" * 180_000, "hostile-markup parse-timeout"),
    ("1,000,000 tags", META + b"<i>x</i>" * 1_000_000, "record"),
    ("a comment that never ends", META + b"<!--" + b"x" * 7_000_000, "record"),
    ("1,900,000 comments that never end", META + b"<!--" * 1_900_000, "record"),
    ("CDATA that never ends", META + b"<![CDATA[" + b"x" * 7_000_000, "record"),
    ("a script that never ends", META + b"<script>" + b"<" * 7_000_000, "record"),
    ("1,500,000 entities", META + b"<p>" + b"&amp;" * 1_500_000, "record"),
    ("entities that never end", META + b"<p>" + b"&#x" * 2_500_000, "record"),
    ("entities of entities", b"<html><meta name='citation_author' content='A, B'><meta name='citation_title' content='&" + b"amp;" * 1_500_000 + b"lt;'>", "record hostile-markup parse-timeout"),
    ("500,000 cells", META + b"<table>" + (b"<tr>" + b"<td>x</td>" * 10) * 50_000 + b"</table>", "record"),
    ("500,000 cells in a row", META + b"<table><tr>" + b"<td>x</td>" * 500_000 + b"</table>", "record"),
    ("200,000 labels", META + b"<table>" + b"<tr><th>Title</th><td>x</td></tr>" * 200_000, "record"),
    ("300,000 unclosed a", META + b"<a " * 300_000, "record"),
    ("100,000 unclosed p", META + b"<p" * 100_000, "record"),
    ("100,000 misnested font", META + b"<font><p></font>" * 100_000, "record"),
    ("200,000 misnested b", META + b"<b><p></b>" * 200_000, "record"),
    ("200,000 forms", META + b"<form><div>" * 200_000, "record"),
    ("50,000 open, 200,000 closed elsewhere", META + b"<i><div>" * 50_000 + b"</u></p>" * 200_000, "record"),
    ("NULs", META + b"\x00<b>" * 1_900_000, "record no-record"),
)  # fmt: skip


@contextmanager
def watchdog(seconds: float = 300) -> Iterator[None]:
    """End the whole process, with the stacks of its threads, where something inside hangs."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=sys.__stderr__ or 2)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
