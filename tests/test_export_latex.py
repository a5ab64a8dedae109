"""What is looked up for speed says what the plain rule says, letter by letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.exporters.bibtex_names import name
from harvester.exporters.case_evidence import seen_in
from harvester.exporters.latex import ascii_text, escape_run
from harvester.exporters.latex_letters import letter
from parsers.values import Name

SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
}  # fmt: skip
PAIRS = ("--", "``", "''", "?`", "!`")
PIECES = st.text(st.sampled_from("ab \\{}%&#_$^~<>|-`'?!é")) | st.text()


@settings(deadline=None)
@given(PIECES)
def test_each_sign_is_escaped_and_no_two_become_one(text: str) -> None:
    written = [
        SIGNS.get(char) or (f"{char}{{}}" if text[at : at + 2] in PAIRS else char) for at, char in enumerate(text)
    ]
    assert escape_run(text) == "".join(written)


@settings(deadline=None)
@given(PIECES)
def test_a_text_in_ascii_is_its_letters_each_as_a_command(text: str) -> None:
    assert ascii_text(text) == "".join(letter(char) for char in unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(("family", "written"), [
    ("Sand", "Sand"), ("and", "{and}"), ("Love AND Peace", "{Love AND Peace}"), ("Others", "{Others}"), ("Brothers", "Brothers"),
    ("a=b", "{a=b}"), ("x" * 70 + ", y", "{" + "x" * 70 + ", y}"), ("otherſ", "{{\\relax otherſ}}"),
])  # fmt: skip
def test_what_would_end_a_name_is_braced(family: str, written: str) -> None:
    assert name(Name(family=family, given="A.")) == f"{written}, A."


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from("A Tide. rises: in Kampala; and “Sea” DNA x’s IN THE SEA OF CALM tide".split()), max_size=30
    )
)
def test_words_that_are_asked_for_are_seen_as_when_all_are(words: list[str]) -> None:
    text = " ".join(words)
    everything = seen_in([text], frozenset(word.lower().strip(".:;“”") for word in words))
    for word in ("tide", "kampala", "sea", "dna"):
        assert seen_in([text], frozenset((word,))).get(word) == everything.get(word)
