from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import names
from parsers.names import read_name, read_names
from parsers.names.particles import DEGREES
from parsers.names.text import bare
from parsers.values import Name

_FAMILIES = st.builds(
    lambda head, tail: head + tail,
    st.sampled_from("ABDGKLMNPRSTVZŽÖÉ"),
    st.text("aeiouklmnrsté", min_size=3, max_size=8),
).filter(lambda name: name.lower() not in DEGREES)
_GIVEN = st.one_of(
    st.builds(
        lambda letters: " ".join(f"{letter}." for letter in letters),
        st.text(string.ascii_uppercase, min_size=1, max_size=3),
    ),
    st.builds(lambda name, letter: f"{name} {letter}.", _FAMILIES, st.sampled_from(string.ascii_uppercase)),
    _FAMILIES,
)
_PARTICLES = st.sampled_from([None, "van", "de", "van der", "von", "de la"])
_PERSONS = st.builds(
    lambda family, first, particle: Name(family=family, given=first, non_dropping_particle=particle),
    _FAMILIES,
    _GIVEN,
    _PARTICLES,
)
_PIECES = st.sampled_from(
    "Smith;J.;JA;,; and ; & ;van;de;Jr;MD;(;);[;];1;*;†;.;-;王;김;Group; ;\n;';’;|;<;>;@;http://;ORCID;0000-0002-1745-4266;et al;;;"
    "\u200b;\x00;\ud800;İ;ß;É;т;ש".replace(";;;", ";&#59;;").split(";")
)
_PIECED = st.lists(_PIECES, max_size=12).map("".join)


@given(st.text() | _PIECED)
def test_no_text_makes_the_readers_raise(text: str) -> None:
    read_name(text)
    read_names(text)


@given(_PERSONS)
def test_a_person_is_read_back_from_the_inverted_name(name: Name) -> None:
    assert read_name(name.inverted()) == name


@given(st.lists(_PERSONS, min_size=1, max_size=5))
def test_a_list_is_read_back_from_its_names(names: list[Name]) -> None:
    assert list(read_names("; ".join(name.inverted() for name in names))) == names


@given(_PERSONS, st.sampled_from([" ", "\u00a0", "\r\n", "  \t", "\u2009"]))
def test_kinds_of_white_space_change_nothing(name: Name, blank: str) -> None:
    assert read_name(blank + name.inverted().replace(" ", blank) + blank) == name


@given(st.from_regex(names._PLAIN, fullmatch=True))
@settings(max_examples=300)
def test_the_quick_look_at_plain_names_sees_what_the_slow_one_sees(text: str) -> None:
    assert names.read_name(text) == names._read(bare(text)[0])
    assert names.read_names(f"{text}; {text}") == (names.read_name(text),) * 2


@given(
    st.from_regex(names._PLAIN_FAMILY, fullmatch=True) | st.sampled_from(["Anonymous", "Editor", "Various", "Unknown"]),
    st.from_regex(names._PLAIN_GIVEN, fullmatch=True) | st.sampled_from(["Jan Van", "Editor", "Mary V"]),
)
@settings(max_examples=300)
def test_the_quick_look_at_plain_parts_sees_what_the_slow_one_sees(family: str, first: str) -> None:
    assert names.read_name_parts(family, first) == names._of_parts(family, first, "")
