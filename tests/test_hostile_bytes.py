"""No bytes make a parser raise, hang or fill memory: made-up bytes, mutated fixtures, and pages built to hurt."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import Page, read_page
from parsers.formats import Unreadable, bibtex, csl_json

PAGES = sorted((Path(__file__).parents[1] / "fixtures" / "pages").glob("*/*/page.*"))
HEADERS = (("Content-Type", "text/html; charset=utf-8"),)


def survives(body: bytes) -> None:
    reading = read_page(Page(body, url="https://example.org/", headers=HEADERS))
    assert (reading.page is None) != (reading.refusal is None)
    read_page(Page(body))


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes(body: bytes) -> None:
    survives(body)
    survives(
        b"<html><meta name='citation_title' content='" + body + b"'><meta name=citation_author content='" + body + b"'>"
    )
    survives(b"Article Title: x Journal Article\nArticle Title: x\nPUBMED: 1\nPROVIDER: y\nAuthors: " + body)
    bibtex.read(body)
    try:
        csl_json.read(body)
    except Unreadable:
        return


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_mutated_pages(path: Path) -> None:
    source = random.Random(path.parent.name)
    body = path.read_bytes()
    for _ in range(40):
        mutated = bytearray(body)
        for _change in range(source.randint(1, 12)):
            at = source.randrange(len(mutated) + 1)
            kind = source.randrange(4)
            if kind == 0:
                mutated[at : at + source.randint(1, 40)] = b""
            elif kind == 1:
                mutated[at:at] = bytes(source.randrange(256) for _ in range(source.randint(1, 8)))
            elif kind == 2:
                mutated[at:at] = mutated[at : at + 200] * source.randint(1, 4)
            else:
                mutated[at:at] = source.choice(
                    [b"<", b">", b"&", b'"', b"\x00", b"</", b"<!--", b"]]>", b"\xff\xfe", b"&#0;", b"\xed\xa0\x80"]
                )
        survives(bytes(mutated))


META = b"<html><head><meta name='citation_title' content='T'><meta name='citation_doi' content='10.5555/x'>"
ITEM = b"<div itemscope itemtype='http://schema.org/Book'><h1 itemprop='name'>T</h1>"
HURTFUL: tuple[tuple[str, bytes, str | None], ...] = (
    ("a tag with 100,000 attributes", b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x", "hostile-markup"),
    ("200,000 open tags", META + b"<div>" * 200_000, None),
    ("100,000 metas", META + b"<meta name='citation_author' content='A, B.'>" * 30_000, None),
    ("an attribute of 7 MB", META + b"<meta name='citation_abstract' content='" + b"x " * 3_500_000 + b"'>", "hostile-markup"),
    ("JSON-LD 100,000 deep", META + b"<script type='application/ld+json'>" + b'{"a":' * 100_000 + b"</script>", None),
    ("a list 100,000 deep", META + b"<script type='application/ld+json'>" + b"[" * 100_000 + b"</script>", None),
    ("JSON-LD closed 100,000 deep", META + b"<script type='application/ld+json'>" + b'{"isPartOf":' * 100_000 + b"1" + b"}" * 100_000 + b"</script>", None),
    ("JSON-LD of 15,000 works", META + b"<script type='application/ld+json'>[" + b",".join([b'{"@type":"Book","name":"T","author":"A","citation":{"@id":"#a"}}'] * 15_000) + b"]</script>", None),
    ("JSON-LD of brackets one after the other", META + b"<script type='application/ld+json'>" + b"{}" * 500_000 + b"</script>", None),
    ("microdata in microdata", META + (ITEM + b"<p itemprop='description'>x") * 20_000, None),
    ("microdata that all refers to all", META + b"<p itemscope itemtype='http://schema.org/Book' itemref='x y'></p>" * 10_000 + b"<p id='x'>" + b"<b itemprop='author'>A</b>" * 10_000, None),
    ("200 properties around one text, often", META + ITEM + (b"<div itemprop='abstract'>" * 200 + b"x " * 2000 + b"</div>" * 200) * 50, None),
    ("RDFa in RDFa", META + b"<div vocab='http://schema.org/' typeof='Book' property='hasPart'><p property='name'>T" * 20_000, None),
    ("a comment that never ends", META + b"<!--" + b"x" * 1_000_000, None),
    ("brackets in a title", b"<html><meta name='citation_title' content='" + b"&lt;i&gt;" * 50_000 + b"x'><meta name='citation_author' content='A'>", None),
    ("entities of entities", b"<html><meta name='citation_title' content='&" + b"amp;" * 100_000 + b"lt;'><meta name='citation_author' content='A'>", None),
    ("a line of names", b"<html><meta name='citation_title' content='T'><meta name='citation_authors' content='" + b"A, B.; " * 100_000 + b"'>", None),
    ("a DOI of brackets", b"<html><meta name='citation_title' content='T'><meta name='citation_doi' content='10.5555/" + b"(" * 300_000 + b")'>", None),
)  # fmt: skip


@pytest.mark.parametrize(("_name", "body", "code"), HURTFUL, ids=[row[0] for row in HURTFUL])
def test_pages_built_to_hurt(_name: str, body: bytes, code: str | None) -> None:
    reading = read_page(Page(body, headers=HEADERS))
    if code is not None:
        # A long attribute is no crowd of them: it may be read.
        assert reading.page is not None or (reading.refusal is not None and reading.refusal.code == code)
