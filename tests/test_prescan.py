"""The look before parsing: what may keep a parser busy is suspicious, ordinary pages are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hurtful import META, attributes
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import Page, prescan
from parsers.page import Document

PAGES = sorted((Path(__file__).parents[1] / "fixtures" / "pages").glob("*/*/page.*"))
ROW = b"<tr class='row'><td>It's a cell</td><td><a href=\"/a?b=c&amp;d=e\" title='x > y'>a link</a></td></tr>\n"
SCRIPT = b"<script>var a = b > c ? \"d\" : 'e'; if (a <= 2) { f(\"<p class='g'>\"); }\n" * 1000 + b"</script>"
LD = b"<script type='application/ld+json'>"


def body(*parts: bytes) -> bytes:
    return META + b"".join(parts)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_our_pages_are_plain(path: Path) -> None:
    assert Document(Page(path.read_bytes())).suspicion is None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (body(ROW * 8000), None),
        (body(ROW * 2000, SCRIPT, ROW * 2000), None),
        (body(ROW * 2000, b"<p data-x='" + b'{"a":["b"],"c":{"d":1}},' * 20_000 + b"'>"), None),
        (body(b"<p>" + b"word " * 90_000), "attributes"),
        (body(ROW * 2000, b"<img src='data:image/png;base64," + b"QUJDREVGRw" * 50_000 + b"'>"), None),
        (body(b"<i>" * 20_000), None),
        (body(b"<b>" * 81_000), "tags"),
        (body(b"<td>x</td>" * 60_000), "tags"),
        (body(b" " * 1_000_000), "size"),
        (body(b"x" * 1_000_000), "size"),
        (body(LD, b"[" * 70_000), "json-ld"),
        (body(LD, b'{"a":' * 20_000), "json-ld"),
        (body(LD, b'{"a":"' + b"x" * 400_000 + b'"}</script>'), "json-ld"),
        (body((LD + b'{"@type":"ScholarlyArticle","headline":"x"}</script>') * 1000), "json-ld"),
        (body(ROW * 1000, LD, b'{"@type":"ScholarlyArticle","headline":"x","keywords":["y"]}</script>', ROW * 1000), None),
    ],
)  # fmt: skip
def test_suspicions(page: bytes, expected: str | None) -> None:
    assert prescan.suspicion(page) == expected


CROWDS = (
    b"a%d ", b"a%d=1 ", b"a%d='1'", b'a%d="1"', b"a%d/", b"a%d\t\n", b"a%d='>' ", b'a%d=">"', b"a%d='<p>'", b"a%d = '\">' ",
    b"a%d=\"'>\" ", b"<%d ", b"=a%d ", b"a%d=b=' c%d='>' ", b"=' a%d='>' ", b"a%d='\">'b%d=\"'>\" ", b"\"%d '%d ",
)  # fmt: skip


@pytest.mark.parametrize("form", CROWDS)
@pytest.mark.parametrize("before", [b"", ROW * 1000, b"<!-- \" ' > -->", SCRIPT])
@pytest.mark.parametrize("after", [b"", b">" + ROW * 1000])
def test_a_crowd_of_attributes_is_seen_however_it_is_written(form: bytes, before: bytes, after: bytes) -> None:
    crowd = b"".join(form % ((n,) * form.count(b"%d")) for n in range(45_000))
    page = body(before, b"<p ", crowd, after)
    if len(page) <= prescan.MOST_BYTES:
        assert prescan.suspicion(page) == "attributes"
    assert prescan.suspicion(page) is not None


@given(
    st.lists(
        st.sampled_from([b"a%d", b"b%d=1", b"c%d='>'", b'd%d="<p>"', b"e%d = 'x'", b"f%d='\"'", b'g%d="\'>"', b"h%d=i='"]),
        min_size=1, max_size=8,
    ),
    st.sampled_from([b" ", b"\n", b"\t ", b" / "]),
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_any_mixture_of_attributes_is_seen(forms: list[bytes], blank: bytes) -> None:
    crowd = blank.join(forms[n % len(forms)] % n for n in range(60_000))
    assert prescan.suspicion(body(b"<p ", crowd, b">", ROW * 10)) is not None


def test_a_crowd_is_seen_in_any_encoding() -> None:
    crowd = attributes(100_000)
    for page in (
        Page(crowd.decode().encode("utf-16")),
        Page(crowd.replace(b"=", b"\x00=\x00")),
        Page(b"<meta charset=shift_jis>" + crowd.decode().encode("shift_jis")),
        Page(crowd.decode().encode("cp037"), headers=(("Content-Type", "text/html; charset=cp037"),)),
    ):
        assert Document(page).suspicion is not None


def test_text_without_tags_is_no_tag() -> None:
    page = Page(b"Authors: A, B; C, D\n" * 20_000, headers=(("Content-Type", "text/html"),))
    assert not Document(page).overlong_tag


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_bytes(given_bytes: bytes) -> None:
    prescan.suspicion(given_bytes)
    prescan.suspicion(given_bytes * 200 + b"x" * prescan.FEW_BYTES)
