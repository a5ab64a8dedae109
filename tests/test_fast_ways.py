"""Where most texts need no slow look: the fast way gives what the slow one would, and nothing long is held for the next time."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from harvester.collector import resting
from parsers import clean, dates, languages, names
from parsers.clean import text
from parsers.formats import bibtex_fields, bibtex_names, csl_json, latex
from parsers.formats.csl_unread import left_over, may_leave
from parsers.identifiers import Doi, Isbn, Issn
from parsers.record import Record
from parsers.values import Name

MARKUP = (
    "&", "&amp;", "&lt;", "&gt;", "<", ">", "<i>", "</i>", "<b>", "</b>", "<sub>", "</sub>", "<nocase>", "</nocase>", " ", "  ", "a", "b c", "5",
    "=", ".", "amp;", "lt;", "gt;", "t;", "#38;", "]]", "!--", "--", "?", "/", "i>", "\u0338", "\u0301", "é", "Ã", "©", "\u00a0", ";", "<br/>", "<p>",
)  # fmt: skip
LATEX = (
    "{", "}", "\\", "$", "~", "_", "^", "-", "--", "---", "`", "``", "'", "''", "a", "De ", "von ", " ", ",", '\\"u', "{\\'e}", "\\c{c}",
    "\\textit{x}", "_{2}", "^2", "\x02", "\x03", "\x04", "é", "e\u0301", "\\&", "\\alpha", "\\frac{1}{2}", "\\emph ", "{{", "}}", "<", ">", "\x01",
)  # fmt: skip


def texts(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=10).map("".join)


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


@given(texts(LATEX))
def test_texts_in_braces_are_hidden_alike(raw: str) -> None:
    assert bibtex_names._flat(raw) == bibtex_names._flat_by_depth(raw)
    assert len(bibtex_names._flat(raw)) == len(raw)


@given(texts(("a", "b c", ";", ",", " ", "é", "--", "\\&")))
def test_terms_without_braces_are_split_as_those_with_them(raw: str) -> None:
    assert bibtex_fields._keywords(raw) == bibtex_fields._keywords("{}" + raw)


@given(
    st.sampled_from([field for _variable, field, _convert in csl_json.ROWS]),
    st.one_of(st.text(), st.integers(), st.dictionaries(st.text(), st.text())),
)
def test_what_leaves_no_part_is_not_asked_for_one(field: str, raw: Any) -> None:
    if not may_leave(field, raw):
        assert not list(left_over("x", field, raw, None))


# What keeps short texts, and what it keeps them in.
KEEPERS: tuple[tuple[str, Callable[[str], Any], Any], ...] = (
    ("names", names.read_name, names._kept), ("dates", dates.read_date, dates._kept), ("languages", languages.read_language, languages._kept),
    ("BibTeX's names", bibtex_names.read_bibtex_names, bibtex_names._kept), ("LaTeX", latex.unlatex, latex._kept),
    ("CSL's names", lambda raw: csl_json._names([{"family": raw}]), csl_json._name),
)  # fmt: skip


@pytest.mark.parametrize(("read", "kept"), [row[1:] for row in KEEPERS], ids=[row[0] for row in KEEPERS])
def test_short_texts_are_kept_and_long_ones_are_not(read: Callable[[str], Any], kept: Any) -> None:
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
    assert csl_json._names(parts) == (
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
