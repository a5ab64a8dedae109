"""What is looked up for speed says what the plain rule says, letter by letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.exporters import csl_json
from harvester.exporters.bibtex_names import name, names
from harvester.exporters.case_evidence import seen_in
from harvester.exporters.latex import ascii_text, escape, escape_run, mark, rich
from harvester.exporters.latex_letters import letter
from harvester.exporters.remembered import MOST, SHORT, Known
from parsers.formats.latex import unlatex
from parsers.values import MARKS, Name, Rich

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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Im3\u0304m, m\u0303, x\u0323", r"Im{\=3}m, {\~m}, {\d{x}}"),
        ("\u1ecd\u0308 \u01ed \u1e2b", '{\\"{\\d{o}}} {\\={\\k{o}}} \u1e2b'),
        ("ø\u0308 ǽ", r"{\"\o} {\'{\ae}}"),
        ("Ștefănescu", r"{\textcommabelow{S}}tef{\u{a}}nescu"),
        ("Phương Bảo Đức", r"Ph{\uhorn}{\ohorn}ng B{\h{a}}o {\DJ}{\'{\uhorn}}c"),
        ("β\u0302 д\u0300", "{\\ensuremath{\\beta}}\u0302 д\u0300"),
    ],
)
def test_marks_that_are_characters_of_their_own_are_commands_too(text: str, written: str) -> None:
    assert ascii_text(text) == written
    assert unlatex(written) == unicodedata.normalize("NFC", text)


def test_initials_of_romanian_and_vietnamese_names_can_be_cut() -> None:
    assert name(Name(family="Țepeș", given="Ștefan")).isascii()
    assert name(Name(family="Trương", given="Ưng")) == r"Tr{\uhorn}{\ohorn}ng, {\UHORN}ng"


@pytest.mark.parametrize(("family", "written"), [
    ("Sand", "Sand"), ("and", "{and}"), ("Love AND Peace", "{Love AND Peace}"), ("Others", "{Others}"), ("Brothers", "Brothers"),
    ("a=b", "{a=b}"), ("x" * 70 + ", y", "{" + "x" * 70 + ", y}"), ("otherſ", "{{\\relax otherſ}}"),
])  # fmt: skip
def test_what_would_end_a_name_is_braced(family: str, written: str) -> None:
    assert name(Name(family=family, given="A.")) == f"{written}, A."


@pytest.mark.parametrize(
    ("person", "written"),
    [
        # BibTeX makes a particle of "al" there, and prints a blank for its hyphen.
        (Name(family="al-Khwarizmi", given="Muhammad"), "{al-Khwarizmi}, Muhammad"),
        (Name(family="Khwarizmi", given="M.", non_dropping_particle="al-"), "{al-Khwarizmi}, M."),
        (Name(family="Abd-al-Rahman", given="A."), "{Abd-al-Rahman}, A."),
        (Name(family="el-Sisi"), "{el-Sisi}"),
        (Name(family="Smith-Jones", given="Jean-pierre"), "Smith-Jones, Jean-pierre"),
        (Name(family="Alembert", given="Jean", non_dropping_particle="d’"), "d'Alembert, Jean"),
        (Name(family="Alembert", given="Jean le Rond", dropping_particle="d'"), "d'Alembert, Jean le Rond"),
        (Name(family="Humboldt", given="Alexander", dropping_particle="von"), "Humboldt, Alexander von"),
    ],
)
def test_small_words_before_a_hyphen_or_an_apostrophe_stay_with_the_name(person: Name, written: str) -> None:
    assert names((person,)) == written


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


# Marks inside marks, side by side, and around nothing.
MARKUP = st.recursive(
    st.sampled_from(("", "a", "a -", "-b", "'", "R&amp;D", "p &lt; 5", "{x}", "é", "\\", "50%")),
    lambda inner: st.lists(st.tuples(st.sampled_from(("", *MARKS)), inner), max_size=4).map(
        lambda parts: "".join(f"<{tag}>{text}</{tag}>" if tag else text for tag, text in parts)
    ),
).map(lambda text: Rich(f"x{text}y"))


@settings(deadline=None)
@given(MARKUP)
def test_marks_are_written_as_run_by_run(value: Rich) -> None:
    runs = list(value.runs())
    assert rich(value) == "".join(mark(escape_run(text), marks) for text, marks in runs)
    assert csl_json.rich(value) == csl_json.tagged(value, str)
    assert value.plain() == "".join(text for text, _marks in runs)


PEOPLE = st.lists(st.builds(
    Name, family=st.sampled_from(("Sand", "and", "García Márquez", "Ødegård")), given=st.sampled_from((None, "A.", "X, Y")),
    suffix=st.sampled_from((None, "Jr")), non_dropping_particle=st.sampled_from((None, "van")), dropping_particle=st.sampled_from((None, "de")),
), max_size=3)  # fmt: skip


@given(PEOPLE)
def test_names_are_written_as_each_is_alone(people: list[Name]) -> None:
    alone = [
        name(one) if one.given or one.suffix or " " not in one.full_family() else f"{{{name(one)}}}" for one in people
    ]
    assert names(tuple(people)) == " and ".join(alone)
    assert csl_json.names(tuple(people)) == [csl_json.name(one) for one in people]


def test_what_is_kept_is_short_and_not_more_than_fits() -> None:
    asked: list[str] = []

    def make(text: str) -> str:
        asked.append(text)
        return escape(text)

    known = Known(make)
    assert [known["a_b"], known["a_b"], known["x" * SHORT]] == [r"a\_b", r"a\_b", "x" * SHORT]
    assert asked == ["a_b", "x" * SHORT]
    assert "x" * SHORT not in known
    for number in range(MOST + 1):
        assert known[f"{number}%"] == rf"{number}\%"
        assert len(known) <= MOST
