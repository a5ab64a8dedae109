"""Capitals that a person protects in a title: braces of a .bib file, no-case spans of CSL-JSON, each made of the other."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from citation_styles import needs_styles
from command_line import Cli
from hypothesis import given
from hypothesis import strategies as st
from records import NASTY, WORDS

from harvester.exporters import nocase
from harvester.work import Entry
from parsers.record import Record
from parsers.values import Rich

# (title of the .bib file, the same in CSL-JSON)
TITLES = [
    ("Methods for {Africa} and {Bayes}", 'Methods for <span class="nocase">Africa</span> and <span class="nocase">Bayes</span>'),
    ("The {DNA} of {\\em Felis} and {A}frica", 'The <span class="nocase">DNA</span> of <i>Felis</i> and <span class="nocase">Africa</span>'),
    ("On \\textit{Escherichia {C}oli} in {New York} and {York}", 'On <i>Escherichia Coli</i> in <span class="nocase">New York</span> and <span class="nocase">York</span>'),
    ("Methods for Africa", "Methods for Africa"), ("{Methods for Africa}", "Methods for Africa"), ("African {Africa}", 'African <span class="nocase">Africa</span>'),
]  # fmt: skip


@pytest.mark.parametrize(("braced", "marked"), TITLES)
def test_braces_become_spans_and_spans_the_same_braces(tmp_path: Path, cli: Cli, braced: str, marked: str) -> None:
    library, items = tmp_path / "a.bib", tmp_path / "a.json"
    library.write_text(f"@book{{k, title={{{braced}}}}}", encoding="utf-8")
    assert cli("convert", str(library), "-t", "csl-json", "-o", str(items)).code == 0
    assert json.loads(items.read_text(encoding="utf-8"))[0]["title"] == marked
    for name in ("bibtex", "biblatex"):
        assert title_of(cli("convert", str(items), "-t", name).out) == title_of(
            cli("convert", str(library), "-t", name).out
        )
    assert json.loads(cli("convert", str(items), "-t", "csl-json").out)[0]["title"] == marked


def test_numbers_in_braces_with_words_need_none_of_their_own(tmp_path: Path, cli: Cli) -> None:
    library = tmp_path / "a.bib"
    library.write_text("@book{k, title={Sleep after {COVID-19} and an {HIV-1 study}}}", encoding="utf-8")
    first = cli("convert", str(library), "-t", "bibtex").out
    assert title_of(first) == "{Sleep after {COVID}-19 and an {HIV}-1 study}"
    library.write_text(first, encoding="utf-8")
    assert cli("convert", str(library), "-t", "bibtex").out == first


def title_of(text: str) -> str:
    found = re.search(r"^  title = (.*)$", text, re.MULTILINE)
    assert found is not None
    # Of two words together each may be braced, or both at once.
    return found[1].replace("} {", " ")


def test_signs_of_markup_are_letters() -> None:
    work = Entry(key="k", record=Record(title=Rich.of("AT&T <b> amp")), protected=("AT&T", "<b>", "amp", "b"))
    assert str(nocase.title(work)) == "AT&T <b> amp"
    assert (
        nocase.title(work) or Rich("-")
    ).root == "<nocase>AT&amp;T</nocase> &lt;<nocase>b</nocase>&gt; <nocase>amp</nocase>"


@given(text=st.one_of(WORDS, NASTY), more=st.lists(st.one_of(WORDS, NASTY), max_size=3))
def test_no_text_of_a_title_is_changed(text: str, more: list[str]) -> None:
    protected = (*more, *text.split())
    for held in (Rich.of(text), Rich(f"<i>{Rich.of(text).root}</i> amp &amp; lt")):
        found = nocase.title(Entry(key="k", record=Record(title=held), protected=protected))
        assert found is not None
        assert found.plain() == held.plain()


@needs_styles
def test_a_style_leaves_them_alone(tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "a.bib").write_text(
        "@book{k, title={A study of {eBay} and ebooks by {amsterdam}}, author={Roe, A.}, year=2001}", encoding="utf-8"
    )
    done = cli("bibliography", str(tmp_path / "a.bib"), "--style", "chicago")
    assert "A Study of eBay and Ebooks by" in done.out, done.out
    assert "span" not in done.out
