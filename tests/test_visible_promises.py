"""What the rooms of visible text promise whatever they are given: they never raise, and take no more than linear time."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parsers import citation_containers, citation_patterns, citation_strings, clean
from parsers.citation_strings import read_citation
from parsers.embedded import embedded
from parsers.labels import field_of
from parsers.links import links
from parsers.openurl import said_by_context
from parsers.page import Document, Page
from parsers.surnames import with_longer_family_names
from parsers.values import Name
from parsers.visible import labelled, shown
from parsers.visible.blocks import EDGE, END_SUP, SUP, blocks
from parsers.visible.bylines import read_byline, read_people_and_place
from parsers.visible.label_rows import labelled_rows

LENGTH = 100_000
MOST_SECONDS = 10.0  # of the processor: a hundred times what it takes, and far less than what is quadratic would
# What patterns of numbers, names, labels and addresses begin with again and again.
UNITS = (
    ",", ", ", ": ", ":", "1", "1 ", "12-20 ", "1-", "1, ", "2019 ", "2019;1(", "1(2):", "(", ")", "()", "(1) ", "[1]", "[", "vol. ", "vol. 1 ", "no. 3 ",
    "p. 1", "Article 1", "Mar ", "Mar-", "1 Mar ", "a", "A ", "A. ", "Ab, ", "Doe J, ", "and ", " the ", "and the ", " ", "\t", f"a{EDGE}", EDGE, f"{EDGE} ",
    f"{SUP}1{END_SUP}", SUP, "*", "@", "a@", "https://", "0000-0000-", "copyright ", "in: ", "|", "»", "第", "1卷", "山", "山 ", "é", "【", "【a】", "- ", "Ed. (Eds), ",
)  # fmt: skip
PIECES = st.lists(
    st.sampled_from([*UNITS, "Harbour", "Title", "Authors", "Volume", "35", "3", "pp. 12-20", "\n", "\r\n", "\n\n", "<b>", "</b>", "<td>", "<dt>", "<br>", "&amp;", "\x00", "\ud800"]),
    max_size=60,
).map("".join)  # fmt: skip
ANY = st.one_of(st.text(max_size=300), PIECES)
FIELDS = {"container_title", "volume", "issue", "page", "issued", "article_number", "doi"}


def document(text: str, kind: str) -> Document:
    return Document(Page(text.encode("utf-8", "replace"), url="https://x.example/", headers=(("Content-Type", f"{kind}; charset=utf-8"),)))  # fmt: skip


def bare(text: str) -> str:
    """The letters and digits of a text, without regard to case and form, nothing between them."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


# Brackets with nothing in them were an issue; digits may come to light when mojibake is mended.
@given(ANY, ANY)
@example("2000;0( )", "")
@example("2000;0(-)", "")
@example("\u00ef\u00bc\u2019\u00ef\u00bc\x90\u00ef\u00bc\u2018\u00ef\u00bc\u2122;\u00ef\u00bc\u201c", "")
@settings(max_examples=300, deadline=None)
def test_a_citation_never_raises_and_says_only_what_stands_there(text: str, title: str) -> None:
    parts = read_citation(text, title)
    assert set(parts) <= FIELDS
    assert all(part.strip() == part and part for part in parts.values())
    assert not parts or any(map(str.isdigit, clean.line(text) or ""))


@given(ANY)
@example("一一[0]一")
@example("\x8a A")
@example("Ä¿ Ï\x80 0@\x80")
@settings(max_examples=300, deadline=None)
def test_a_byline_never_raises_and_its_names_are_words_of_it(text: str) -> None:
    # A control is a letter that was read in a wrong encoding; it may be seen to be one only when an address beside it is gone.
    named = " ".join(word for word in text.split() if "@" not in word)
    letters = bare(clean.line(text) or text) + bare(clean.line(named) or "")
    for name in read_byline(text):
        assert any(map(str.isalpha, name))
        assert not [word for word in name.split() if bare(word) not in letters]
    people, place = read_people_and_place(text)
    assert bool(people) == bool(place)


@given(ANY, st.sampled_from(["text/html", "text/plain"]))
@settings(max_examples=200, deadline=None)
def test_labels_never_raise_and_every_value_stands_below_its_own_label(text: str, kind: str) -> None:
    lines = blocks(document(text, kind))
    for row in labelled_rows(lines, field_of):
        assert field_of(row.label) == row.field
        assert row.where
    labelled.find(lines)
    shown.find(lines, (), "Harbour")


def seconds(read: object, *args: object) -> float:
    start = time.process_time()
    read(*args)  # type: ignore[operator]
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_repetition_takes_linear_time(unit: str) -> None:
    text = (unit * (LENGTH // len(unit) + 1))[:LENGTH]
    readers = (
        ("citation", lambda: read_citation(text, "Harbour water and its colour")),
        ("byline", lambda: read_byline(text)),
        ("people and place", lambda: read_people_and_place(text)),
        ("context", lambda: said_by_context(text, "x")),
        ("label", lambda: field_of(text)),
    )
    slow = {name: took for name, read in readers if (took := seconds(read)) > MOST_SECONDS}
    assert not slow


PAGES = (
    ("html", "<p>{}</p>"), ("html", "<div><h1>Harbour</h1><p class=authors>{}</p></div>"), ("html", "<dl><dt>Title</dt><dd>{}</dd></dl>"),
    ("plain", "Title: Harbour\nAuthors: {}\nAbstract: {}\n"), ("html", "<pre>@article{{a, title={{ {}</pre>"),
)  # fmt: skip
HOSTILE = (",", "1, ", "a", "A ", "Doe J, ", "(", "2019;1(", "Title: ", "Volume 1 ", "Volume\n", "Title\n\n", "<br>Volume", "<b>Volume</b> 1<br>", "<p>Volume</p>", "<td>Volume", "<dt>Volume", "@article{", "<span>Volume</span>", "<div>Volume", "Issue number7\n")  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_page_of_repetition_takes_linear_time(unit: str) -> None:
    for kind, page in PAGES:
        one = document(page.replace("{}", unit * (LENGTH // len(unit))), f"text/{kind}")
        lines = blocks(one)
        readers = (
            ("labelled", lambda lines=lines: labelled.find(lines)),
            ("shown", lambda lines=lines: shown.find(lines, ("Harbour",), "Harbour")),
            ("embedded", lambda one=one: embedded(one, ("Harbour",))),
        )
        slow = {name: took for name, read in readers if (took := seconds(read)) > MOST_SECONDS}
        assert not slow, page


def test_links_of_a_hostile_header_take_linear_time() -> None:
    for unit in ("<", "<a>;", "<a>; rel=", '<a>; rel="', "<a>;a=b", ",", "<a>" + ";a=b" * 12 + "!"):
        page = Page(b"<html></html>", url="https://x.example/", headers=(("Link", unit * (LENGTH // len(unit))),))
        assert seconds(links, Document(page)) < MOST_SECONDS


@pytest.mark.parametrize("text", ["Doe " * 25_000, "Knothe Tate " * 8_000, "Knothe Tate M " * 7_000, "Tate" * 25_000])
def test_surnames_of_a_hostile_page_take_linear_time(text: str) -> None:
    names = [Name(family="Tate", given="Melissa Knothe")] * 40
    assert seconds(with_longer_family_names, names, text) < MOST_SECONDS


def patterns(value: object, name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns in a value: itself, or those of a table."""
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from patterns(part, f"{name}[{key}]")
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from patterns(part, f"{name}[{place}]")


ALL_PATTERNS = dict(
    found
    for module in (citation_containers, citation_patterns, citation_strings)
    for name, value in vars(module).items()
    if not name.startswith("__")
    for found in patterns(value, name)
) | {
    f"SHAPES[{place}]": citation_patterns.compiled(shape)
    for place, (_signs, shape) in enumerate(citation_patterns.SHAPES)
}


@pytest.mark.parametrize("name", ALL_PATTERNS)
def test_no_pattern_of_citations_backtracks_without_end(name: str) -> None:
    """Over the longest text that is ever searched, whatever is repeated in it."""
    for unit in UNITS:
        text = clean.line((unit * citation_strings.LONGEST)[: citation_strings.LONGEST]) or ""
        assert seconds(ALL_PATTERNS[name].search, text) < 0.25, unit
