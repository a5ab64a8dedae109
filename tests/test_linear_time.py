"""Text that is built to keep a pattern busy, where pages and libraries' files may have it: it is read in the time that its length takes.

Each of these took the square of it, or its cube: minutes for what is a fraction of a second now.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from parsers import Page, clean, read_page
from parsers.citation_strings import read_citation
from parsers.formats import bibtex
from parsers.formats.json_items import items_of
from parsers.formats.libraries import kind_of
from parsers.record import Said
from parsers.texts import keywords
from parsers.visible.bylines import read_byline

MOST_SECONDS = 4.0  # of the processor: some twenty times what the slowest takes
HEAD = b"<html><head><meta name='citation_title' content='Tides'><meta name='citation_author' content='Roe, Ada'>"


def page(body: bytes) -> object:
    return read_page(Page(body, url="https://repository.example.org/1"))


def entry(field: str) -> object:
    return bibtex.read(f"@article{{a, title={{Tides}}, {field}}}".encode())


def note(text: str) -> object:
    kind = kind_of("a.ris", b"")
    assert kind is not None
    return kind.read(f"TY  - JOUR\nTI  - Tides\nN1  - {text}\nER  - \n".encode())


def terms(text: str) -> object:
    return keywords({"keyword_list": [Said(field="keyword_list", text=text, where="label")]})


TEXTS: tuple[tuple[str, Callable[[], object]], ...] = (
    ("blanks behind an open bracket of a byline", lambda: read_byline("Ada Roe\x1f(" + " " * 5_000 + "Bo Li")),
    (
        "blanks in a title of Open Graph",
        lambda: page(
            b"<html><meta name='description' content='Tides 12 (2001) 1-2'><meta property='og:title' content='a"
            + b" " * 200_000
            + b"b'>"
        ),
    ),
    (
        "quotation marks that are escaped, in JSON-LD that does not end",
        lambda: page(HEAD + b'<script type=\'application/ld+json\'>{"a": "' + b'\\"' * 100_000 + b"</script>"),
    ),
    (
        "quotation marks that are escaped, in a broken file of JSON",
        lambda: list(items_of('[{"a": "' + '\\"' * 200_000)),
    ),
    (
        "blanks in a volume of JSON-LD",
        lambda: page(
            b'<html><script type=\'application/ld+json\'>{"@type": "ScholarlyArticle", "name": "Tides", "author": "Roe, Ada", "volumeNumber": "a'
            + b" " * 50_000
            + b'b"}</script>'
        ),
    ),
    (
        "descriptions by the thousand",
        lambda: page(
            HEAD
            + b"<meta name=description content='We look at the tides of the sea and of the ponds beside it, at all that lives in them, in winter and in summer. So it is.'>"
            * 2_500
            + b"</head><body><h1>Tides</h1>"
            + b"<p>x y z</p>" * 20_000
        ),
    ),
    (
        "commas before the numbers of a citation",
        lambda: [read_citation("," * 1_450 + f"x 2019;8(19):{n}-550") for n in range(100, 150)],
    ),
    ("beginnings of comments", lambda: clean.rich("<!--" * 250_000 + " and an end -->")),
    ("blanks behind an open range", lambda: entry("date = {2001/" + " " * 50_000 + "x}")),
    ("blanks behind a year", lambda: entry("year = {1999" + " " * 100_000 + "x}")),
    ("blanks before an address", lambda: entry("url = {" + " " * 5_000 + "x}")),
    ("blanks before a reference to another entry", lambda: entry("author = {xdata=a" + " " * 100_000 + "x}")),
    ("ties in a name", lambda: entry("author = {Roe" + "~" * 100_000 + "1}")),
    ("beginnings of notices in a note", lambda: note("Retracted: x;" * 20_000)),
    ("terms of Chinese, and something else behind them", lambda: terms("河流水质 " * 200 + "!")),
    ("a term of Chinese that does not end", lambda: terms("河" * 40_000 + " 水!")),
    ("blanks where a citation key belongs", lambda: bibtex.read(b"@article{" + b" " * 50_000 + b"a b, title={Tides}}")),
)


@pytest.mark.parametrize("read", [read for _name, read in TEXTS], ids=[name for name, _read in TEXTS])
def test_it_is_read_in_the_time_that_its_length_takes(read: Callable[[], object]) -> None:
    begun = process_time()
    read()
    assert process_time() - begun < MOST_SECONDS


def test_comments_are_no_text_and_what_does_not_end_is() -> None:
    assert str(clean.rich("Tides <!-- not <b>this</b> --> of <!-- a -->salt")) == "Tides of salt"
    assert str(clean.rich("Tides <!-- of salt")) == "Tides <!-- of salt"
    assert str(clean.rich("Tides <!--" + "x" * 2_000 + "--> of salt")) == "Tides of salt"
    assert str(clean.rich("Tides <!--" + "x" * 2_001 + "--> of salt")).startswith("Tides <!--x")
