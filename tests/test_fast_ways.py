"""Where most texts need no slow look: the fast way gives what the slow one would, and nothing long is held for the next time."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from harvester.collector import resting
from harvester.exporters import bibtex_parts
from parsers import clean, dates, languages, names
from parsers.clean import text
from parsers.formats import bibtex_fields, bibtex_names, bibtex_syntax, csl_values, latex
from parsers.formats.csl_unread import left_over, may_leave
from parsers.identifiers import Doi, Isbn, Issn, Pmid
from parsers.pages_unread import unread_pages
from parsers.pagination import read_pages
from parsers.record import Record
from parsers.values import Name, PageRange, unescaped

MARKUP = (
    "&", "&amp;", "&lt;", "&gt;", "<", ">", "<i>", "</i>", "<b>", "</b>", "<sub>", "</sub>", "<nocase>", "</nocase>", " ", "  ", "a", "b c", "5",
    "=", ".", "amp;", "lt;", "gt;", "t;", "#38;", "]]", "!--", "--", "?", "/", "i>", "\u0338", "\u0301", "é", "Ã", "©", "\u00a0", ";", "<br/>", "<p>",
)  # fmt: skip
LATEX = (
    "{", "}", "\\", "$", "~", "_", "^", "-", "--", "---", "`", "``", "'", "''", "a", "De ", "von ", " ", ",", '\\"u', "{\\'e}", "\\c{c}",
    "\\textit{x}", "_{2}", "^2", "\x02", "\x03", "\x04", "é", "e\u0301", "\\&", "\\alpha", "\\frac{1}{2}", "\\emph ", "{{", "}}", "<", ">", "\x01",
)  # fmt: skip


IDENTIFIERS = (
    "10.1000/", "10.1000/a", "A", ".", "12345678", "0", "2473-9520", "2473-9529", "-", "9780306406157", "x", "X", "978", ",", "+", "e1", "12-15", "1-1",
)  # fmt: skip
LETTERS_IN_BRACES = (
    "{\\'e}", "{\\'{e}}", '{\\"{\\i}}', "{\\^\\i}", "{\\v C}", "{\\v{C}}", "{\\c{c}}", "{\\ss}", "{\\L}", "{\\=O}", "{\\.Z}", "{\\~a}",
)  # fmt: skip


def texts(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=10).map("".join)


@given(texts(MARKUP), st.sampled_from(("", "x" * 400)))
def test_entities_of_a_long_text_are_those_of_a_short_one(markup: str, more: str) -> None:
    signs = markup.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert unescaped(f"{markup}{more}") == f"{signs}{more}"


@given(
    st.lists(
        st.sampled_from(("", "a", "10.5555/", "{", "}", "\\", " ", "\u00a0", "\u2009", "\t", "\n", "é", "%")),
        max_size=8,
    ).map("".join)
)
def test_an_address_with_nothing_to_escape_is_told_at_once(text: str) -> None:
    assert bibtex_parts.raw(text) == bibtex_parts._BREAKS.sub(bibtex_parts._percent, text)


@given(texts(MARKUP))
def test_rich_text_of_plain_signs_is_what_the_rounds_make_of_it(raw: str) -> None:
    assert clean.rich(raw) == text._settled(raw)


@pytest.mark.parametrize(
    ("raw", "root"),
    [
        ("R&D at p < 0.05", "R&amp;D at p &lt; 0.05"), ("CO<sub>2</sub> &amp; CH<sub>4</sub>", "CO<sub>2</sub> &amp; CH<sub>4</sub>"),
        # What looks like the fast way's, and is not.
        ("&amp;lt;i>x", "<i>x</i>"), ("<i>a</i><i>b</i>", "<i>ab</i>"), ("<i> a</i>", "<i>a</i>"), ("5 >\u0338", "5 ≯"), ("a ]]> 5", "a 5"),
    ],
)  # fmt: skip
def test_rich_text_row_by_row(raw: str, root: str) -> None:
    found = clean.rich(raw)
    assert found is not None
    assert (found.root, found) == (root, text._settled(raw))


@given(texts(LATEX))
def test_a_text_without_commands_is_what_reading_it_token_by_token_gives(raw: str) -> None:
    assert latex._decode(raw) == latex._read(raw)


@given(
    st.lists(
        st.sampled_from((*LETTERS_IN_BRACES, "a", "é", "e\u0301", "\u0323", " ", "-", "'", "`", "&amp;")), max_size=8
    ).map("".join)
)
def test_letters_in_braces_are_what_reading_them_token_by_token_gives(raw: str) -> None:
    assert latex._decode(raw) == latex._read(raw)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # Words with hyphens are one token; an accent waits for a letter, and stays on what stands before it.
        (r"\' -x-y", "\u00a0\u0301-\u0301x-y".replace("\u00a0", " ")), (r"\'e-a", "é-a"), ("a-b--c---d", "a-b–c—d"), ("-a-", "-a-"),
        (r"$x^a-b$", "xa-b"),
    ],
)  # fmt: skip
def test_hyphens_part_nothing(raw: str, text: str) -> None:
    assert latex.unlatex(raw) == text


@given(texts(LATEX), st.sampled_from((bibtex_names.LIST_JOINT, bibtex_names._COMMA, bibtex_names._BLANK)))
def test_texts_are_split_where_no_brace_is_open(raw: str, separator: re.Pattern[str]) -> None:
    hidden, depth = "", 0
    for letter in raw:
        depth += letter == "{"
        hidden += letter if depth == 0 else "\x01"
        depth -= letter == "}"
    places = [0, *(place for found in separator.finditer(hidden) for place in found.span()), len(raw)]
    pieces = [raw[begin:end] for begin, end in zip(places[::2], places[1::2], strict=True)]
    assert bibtex_names.split_outside_braces(raw, separator) == pieces


@given(
    texts(("{", "}", "\\", "a", " ", "\n", "@x{", "@", "#", '"', "=", ",", "\r", "b = {c}", "\\}", "{{d}}", "# {e}"))
)
def test_a_field_in_one_step_is_what_its_parts_are(inner: str) -> None:
    text = f"@article{{k,\n title = {{{inner}}},\n note = {{x}}\n}}\n@misc{{l, title={{y}}}}"
    found = bibtex_syntax.parse(text)
    with mock.patch.object(bibtex_syntax, "_USUAL_FIELD", re.compile(r"(?!)")):
        assert bibtex_syntax.parse(text) == found


@given(
    texts(
        (
            "http://",
            "https://",
            "a",
            ".",
            "b-c",
            "/",
            "?",
            "#",
            "&",
            "&a=b",
            "&copy;",
            "&#38;",
            "=",
            "%20",
            " ",
            "@",
            ":80",
            "[",
            "é",
            "(",
            "~",
            "\\",
            "E",
        )
    )
)
def test_a_plain_address_is_what_reading_it_by_its_parts_gives(raw: str) -> None:
    with mock.patch.object(text, "_PLAIN_ADDRESS", re.compile(r"(?!)")):
        slowly = clean.url(raw)
    assert clean.url(raw) == slowly


@given(st.sampled_from((clean.doi, clean.pmid, clean.issn, clean.isbn)), texts(IDENTIFIERS))
def test_an_identifier_that_is_read_is_one(read: Callable[[str], Any], raw: str) -> None:
    found = read(raw)
    assert found is None or type(found)(str(found)) == found


@given(texts(IDENTIFIERS))
def test_plain_pages_are_what_the_model_takes(raw: str) -> None:
    found = read_pages(raw)
    assert found is None or PageRange.model_validate(found.model_dump()) == found
    if found is not None and raw.replace("-", "").isdecimal() and raw.count("-") == 1:
        assert unread_pages(raw, found) is None


@pytest.mark.parametrize(
    "raw",
    ["10.5555/abc.d", "10.5555/A-b", "12345678", "012", "2473-9529", "2473-9520", "9780306406157", "9780306406158"],
)
def test_plain_identifiers_are_those_that_the_types_take(raw: str) -> None:
    for read, kind in ((clean.doi, Doi), (clean.pmid, Pmid), (clean.issn, Issn), (clean.isbn, Isbn)):
        found = read(raw)
        assert found is None or (type(found) is kind and kind(str(found)) == found)
        if kind is not Doi and kind.pattern.fullmatch(raw) and not kind.checks(raw):
            assert found is None


@given(texts(("a", "b c", ";", ",", " ", "é", "--", "\\&")))
def test_terms_without_braces_are_split_as_those_with_them(raw: str) -> None:
    assert bibtex_fields._keywords(raw) == bibtex_fields._keywords("{}" + raw)


@given(
    st.sampled_from([field for _variable, field, _convert in csl_values.ROWS]),
    st.one_of(st.text(), st.integers(), st.dictionaries(st.text(), st.text())),
)
def test_what_leaves_no_part_is_not_asked_for_one(field: str, raw: Any) -> None:
    if not may_leave(field, raw):
        assert not list(left_over("x", field, raw, None))


# What keeps short texts, and what it keeps them in.
KEEPERS: tuple[tuple[str, Callable[[str], Any], Any], ...] = (
    ("names", names.read_name, names._named), ("dates", dates.read_date, dates._read), ("languages", languages.read_language, languages._told),
    ("BibTeX's names", bibtex_names.read_bibtex_names, bibtex_names._name), ("LaTeX", latex.unlatex, latex._read),
    ("CSL's names", lambda raw: csl_values.names_of([{"family": raw}]), csl_values._name), ("CSL's lines", csl_values._text, csl_values._line),
    ("BibTeX's lines", bibtex_fields.read_line, bibtex_fields.read_line),
)  # fmt: skip


@pytest.mark.parametrize(("read", "keeper"), [row[1:] for row in KEEPERS], ids=[row[0] for row in KEEPERS])
def test_short_texts_are_kept_and_long_ones_are_not(read: Callable[[str], Any], keeper: Any) -> None:
    kept = keeper.__wrapped__
    kept.cache_clear()
    assert read("\\'Etude 5") == read("\\'Etude 5")
    assert (kept.cache_info().currsize, kept.cache_info().hits) == (1, 1)
    read("\\'Etude 5 " * 1000)
    assert kept.cache_info().currsize == 1
    assert 0 < kept.cache_info().maxsize <= 10_000


def test_the_parts_of_a_name_are_told_apart() -> None:
    parts = [
        {"family": "Roe", "suffix": "Jr"},
        {"family": "Roe", "given": "Jr"},
        {"given": "Roe"},
        {"literal": "Roe"},
        {"family": 5},
    ]
    assert csl_values.names_of(parts) == (
        Name(family="Roe", suffix="Jr"), Name(family="Roe", given="Jr"), Name(literal="Roe"), Name(literal="Roe"),
    )  # fmt: skip


@pytest.mark.parametrize("wrong", ["10.5555/A", " 10.5555/a", "10.5555/a.", "x", 5, None.__class__])
def test_an_identifier_that_was_not_built_is_looked_at(wrong: Any) -> None:
    with pytest.raises(ValidationError):
        Record(doi=wrong)


def test_an_identifier_of_another_kind_is_looked_at() -> None:
    built = Doi("10.5555/a")
    record = Record(doi=built)
    assert record.doi is built
    with pytest.raises(ValidationError):
        Record(pmid=Issn("2473-9529"))
    read = Record.model_validate({"doi": "10.5555/a", "isbn": ["9780306406157"]})
    assert (type(read.doi), type(read.isbn[0])) == (Doi, Isbn)


def test_the_collector_is_at_work_again_whatever_happened() -> None:
    assert gc.isenabled()
    with resting():
        assert not gc.isenabled()
    with pytest.raises(KeyError), resting():
        raise KeyError
    assert gc.isenabled()
