"""No bytes make a parser raise, hang or fill memory: made-up bytes, mutated fixtures, and pages built to hurt."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers import Page, PageReading, read_page
from parsers.formats import Unreadable, bibtex, csl_json
from parsers.record import Record

PAGES = sorted((Path(__file__).parents[1] / "fixtures" / "pages").glob("*/*/page.*"))
HEADERS = (("Content-Type", "text/html; charset=utf-8"),)
MOST_SECONDS = 5.0  # of the processor, for one read: some hundred times what the slowest mutant takes
Read = Callable[[Page], PageReading]


def survives(body: bytes, header: str | None = "text/html; charset=utf-8", read: Read = read_page) -> None:
    """Reading gives one record of valid values, or a refusal with its reason, and soon."""
    page = Page(body, url="https://example.org/", headers=(("Content-Type", header),) if header is not None else ())
    start = time.process_time()
    reading = read(page)
    assert time.process_time() - start < MOST_SECONDS
    assert (reading.page is None) != (reading.refusal is None)
    if reading.refusal is not None:
        assert reading.refusal.code
    if reading.page is not None:
        said = reading.page.record.model_dump(mode="json", exclude_defaults=True)
        assert Record.model_validate(said) == reading.page.record
        # A lone surrogate cannot be encoded; a control or a NUL is no part of any value.
        for text in texts(said):
            text.encode("utf-8")
            assert not NO_TEXT.search(text), text
        assert all(item.where for item in reading.page.said)


NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f]")


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes(body: bytes) -> None:
    survives(body)
    survives(body, None)
    survives(
        b"<html><meta name='citation_title' content='" + body + b"'><meta name=citation_author content='" + body + b"'>"
    )
    survives(b"Article Title: x Journal Article\nArticle Title: x\nPUBMED: 1\nPROVIDER: y\nAuthors: " + body)
    bibtex.read(body)
    try:
        csl_json.read(body)
    except Unreadable:
        return


NAMES = (
    "citation_title", "citation_author", "citation_authors", "citation_doi", "citation_publication_date",
    "citation_firstpage", "citation_lastpage", "citation_issn", "citation_isbn", "citation_volume", "citation_pmid",
    "citation_keywords", "citation_language", "citation_abstract", "citation_author_orcid", "citation_pdf_url",
    "DC.title", "DC.creator", "dc.date", "DC.identifier", "DCTERMS.issued", "dc.type", "DC.rights", "prism.issn",
    "prism.publicationDate", "prism.startingPage", "og:title", "eprints.title", "bepress_citation_title", "robots",
)  # fmt: skip
LABELS = (
    "Title", "Authors", "Article Title", "Journal Title", "DOI/URL", "Keywords", "Abstract", "Pages", "Date Published",
    "PUBMED", "PROVIDER", "ISSN", "Volume", "Publisher", "Language", "Notes", "Author(s)", "Year",
)  # fmt: skip
CHARSETS = (
    "utf-8", "ISO-8859-1", "shift_jis", "gb18030", "euc-jp", "euc-kr", "big5", "koi8-r", "windows-1251", "windows-1250",
    "utf-16", "utf-7", "iso-2022-jp", "hz-gb-2312", "x-user-defined", "", "none",
)  # fmt: skip
WORTH = st.one_of(
    st.text(max_size=40),
    st.sampled_from((
        "10.5555/a", "https://doi.org/10.5555/(b)", "2015-02-30", "0000", "99999999999999999999", "\u0661\u0662", "Doe, J.; Roe,",
        "A, B, C and D et al.", "12-1", "S1–e9", "&amp;amp;#0;", "<i><b>", "\ud7ff\u202e", "&#xD800;&#1114112;", "null", "{}", "١٤٤٥",
        "1234-567X", "X" * 3000, "令和6年", "de la", ",", "-" * 50, "http://[::1", "ß" * 200, "e\u0301" * 50,
    )),
)  # fmt: skip
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORTH),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from((
                "@type", "@graph", "@id", "name", "headline", "author", "datePublished", "isPartOf", "identifier", "issn",
                "pageStart", "keywords", "publisher", "sameAs", "familyName", "value", "propertyID", "mainEntity",
            )),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=12,
)  # fmt: skip
PIECES = st.one_of(
    st.builds("<meta name='{}' content='{}'>".format, st.sampled_from(NAMES), WORTH),
    st.builds('<meta content="{1}" property={0} lang=xx scheme="{1}">'.format, st.sampled_from(NAMES), WORTH),
    st.builds(
        lambda kind, rest: f"<script type='application/ld+json'>{json.dumps({'@type': kind, **rest})}</script>",
        st.sampled_from(("ScholarlyArticle", "Book", "Dataset", "WebPage", "Person")),
        st.dictionaries(st.sampled_from(("name", "headline", "author", "datePublished", "isPartOf", "issn")), JSON, max_size=5),
    ),
    st.builds("<script type='application/ld+json'>{}</script>".format, st.text(max_size=60)),
    st.builds("<p><b>{}:</b> {}</p>".format, st.sampled_from(LABELS), WORTH),
    st.builds("<tr><th>{}</th><td>{}</td></tr>".format, st.sampled_from(LABELS), WORTH),
    st.builds("<dl><dt>{}<dd>{}".format, st.sampled_from(LABELS), WORTH),
    st.builds("\n{}: {}\n".format, st.sampled_from(LABELS), WORTH),
    st.builds("<span class=Z3988 title='ctx_ver=Z39.88-2004&amp;rft.atitle={0}&amp;rft.au={0}&amp;rft.date={0}'></span>".format, WORTH),
    st.builds("<meta charset='{}'>".format, st.sampled_from(CHARSETS)),
    st.builds("<{}>{}</{}>".format, st.sampled_from(("title", "h1", "div", "a href='//'", "table", "!--", "svg")), WORTH, st.sampled_from(("h1", "div", "table"))),
    WORTH,
)  # fmt: skip


@given(
    st.lists(PIECES, max_size=12),
    st.sampled_from(CHARSETS),
    st.sampled_from(("utf-8", "cp1252", "gb18030", "utf-16", "cp932")),
)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_anything_like_a_page(pieces: list[str], charset: str, encoding: str) -> None:
    body = ("<html><head>" + "".join(pieces)).encode(encoding, "replace")
    survives(body, f"text/html; charset={charset}")
    survives(body, None)


TOKENS = (
    b"<", b">", b"&", b'"', b"'", b"\x00", b"</", b"<!--", b"-->", b"]]>", b"<![CDATA[", b"\xff\xfe", b"\xef\xbb\xbf", b"&#0;",
    b"&#xD800;", b"&nosuch;", b"\xed\xa0\x80", b"\xc0\xbc", b"\x1b$B", b"~{", b"</script>", b"<plaintext>", b"<svg>", b"{", b"[", b"\\u0000",
    b"\\ud800", b"1e999", b"-", b"\r", b"\x0c", b"\xe2\x80\xae", b"<base href='http://[::1'>", b"<meta charset=utf-16>",
    b"<meta charset=shift_jis>", b"10.5555/", b"\xf0\x9f\x92\xa9", b"9" * 400, b"(" * 400, b"<i>" * 100, b"; " * 300, b" and " * 100,
)  # fmt: skip
MUTANTS = 60


def mutated(body: bytes, others: list[bytes], source: random.Random) -> bytes:
    """`body` with one to a dozen changes of bytes, as broken disks, careless scripts and hostile people make them."""
    changed = bytearray(body)
    for _change in range(source.choice((1, 2, 3, 12))):
        at = source.randrange(len(changed) + 1)
        kind = source.choice(("flip", "delete", "insert", "double", "splice", "token", "token", "cut"))
        if kind == "flip" and at < len(changed):
            changed[at] ^= 1 << source.randrange(8)
        elif kind == "delete":
            changed[at : at + source.choice((1, 10, 400))] = b""
        elif kind == "insert":
            changed[at:at] = source.randbytes(source.randint(1, 8))
        elif kind == "double":
            changed[at:at] = changed[at : at + source.choice((3, 40, 2000))] * source.randint(1, 4)
        elif kind == "splice":
            other = source.choice(others)
            start = source.randrange(len(other) + 1)
            changed[at:at] = other[start : start + source.choice((20, 300, 3000))]
        elif kind == "token":
            changed[at:at] = source.choice(TOKENS)
        elif kind == "cut":
            del changed[max(at, 200) :]
    return bytes(changed)


BODIES = [path.read_bytes() for path in PAGES]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_mutated_pages(path: Path) -> None:
    source = random.Random(f"{path.parent.parent.name}/{path.parent.name}")
    body = path.read_bytes()
    for number in range(MUTANTS):
        header = (None, *CHARSETS)[number % (len(CHARSETS) + 1)]
        survives(mutated(body, BODIES, source), header and f"text/html; charset={header}")


def survive(bodies: list[bytes], read: Read) -> None:
    for body in bodies:
        survives(body, read=read)


def test_the_run_of_mutants_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that stumbles over what a mutant holds, answers nothing, or takes its time, does not pass."""

    def stumbles(page: Page) -> PageReading:
        page.body.decode("utf-8")
        return read_page(page)

    source = random.Random(1)
    bodies = [mutated(BODIES[0], BODIES, source) for _ in range(MUTANTS)]
    with pytest.raises(UnicodeDecodeError):
        survive(bodies, stumbles)
    with pytest.raises(AssertionError):
        survives(bodies[0], read=lambda _page: PageReading())
    monkeypatch.setitem(globals(), "MOST_SECONDS", 0.0)
    with pytest.raises(AssertionError):
        survives(bodies[0])


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
