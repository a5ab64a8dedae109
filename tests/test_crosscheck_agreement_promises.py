"""What holds for any two values: noise changes no verdict, hostile values cost about as much as they are long."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from agreement_rows import PEOPLE, ROWS, record
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.crosscheck import agree
from harvester.crosscheck.agreement import names
from parsers import clean
from parsers.record import Record
from parsers.values import Name, Rich

# What another typesetter, browser or database does to a text without changing what it says.
NOISE: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("another hyphen", lambda text: text.replace("-", "\u2010")),
    ("a blank that does not break", lambda text: text.replace(" ", "\u00a0")),
    ("two blanks", lambda text: text.replace(" ", "  ")),
    ("another apostrophe", lambda text: text.replace("'", "\u2019")),
    ("a soft hyphen", lambda text: f"{text[:2]}\u00ad{text[2:]}" if text[:2].isalpha() and text[2:3].islower() else text),
)  # fmt: skip
TEXTS = (
    "title",
    "container_title",
    "collection_title",
    "publisher",
    "publisher_place",
    "event_title",
    "volume",
    "issue",
)
NOISY = [row for row in ROWS if row[0] in (*TEXTS, *PEOPLE)]


def noised(value: Record, field: str, change: Callable[[str], str]) -> Record:
    """The record with one field's text changed."""
    if field in PEOPLE:
        names = [
            {part: change(text) if isinstance(text, str) and part != "orcid" else text for part, text in name.model_dump().items()}
            for name in getattr(value, field)
        ]  # fmt: skip
        return Record.model_validate(value.model_dump() | {field: names})
    text = getattr(value, field)
    return Record.model_validate(
        value.model_dump() | {field: change(text.root if isinstance(text, Rich) else str(text))}
    )


@given(st.sampled_from(NOISY), st.sampled_from(NOISE), st.sampled_from(NOISE))
@settings(max_examples=600, deadline=None)
def test_noise_on_both_sides_changes_no_verdict(row: list[str], one: Any, other: Any) -> None:
    field, kind = row[0], row[3]
    a = noised(record(field, row[1]), field, one[1])
    b = noised(record(field, row[2]), field, other[1])
    found = agree(field, a, b)
    assert found is not None
    assert ("EQUIVALENT" if found.kind == "EQUAL" else found.kind) == ("EQUIVALENT" if kind == "EQUAL" else kind)
    assert agree(field, b, a) == found


CASED = [
    row
    for row in ROWS
    if "\\" not in row[1] and row[0] in ("title", "container_title", "publisher", "publisher_place", "event_title")
]


def shouted(text: str) -> str:
    """Rich text in capitals, its tags and entities as they are."""
    return re.sub(r"<[^>]*>|&\w+;|([^<&]+)", lambda piece: piece[1].upper() if piece[1] else piece[0], text)


@given(st.sampled_from(CASED))
@settings(max_examples=300, deadline=None)
def test_capitals_make_no_conflict_of_an_equivalence(row: list[str]) -> None:
    field, kind = row[0], row[3]
    a = noised(record(field, row[1]), field, shouted)
    found = agree(field, a, record(field, row[2]))
    assert found is not None
    if kind in ("EQUAL", "EQUIVALENT"):
        assert found.kind in ("EQUAL", "EQUIVALENT")


# Pieces of which the rules are made, so that chance meets them.
PIECES = st.sampled_from(
    "a b A. B j. J am. Am American Journal of the de van Jr 1 2 12 0 IV x 1-2 Suppl Part Vol. no. s Щ Щербаков Юрий Yuri α β 王 小明 한 さ م ü ß ø ' - – : . ( ) [ ] / = + < "
    "> − ? \ufffd & 2019 9th ninth one two ed. Aufl. Ltd Press Munich MA UK CC BY 4.0 v2 %".split()
)  # fmt: skip
ANY = st.one_of(
    st.lists(PIECES, min_size=1, max_size=7).map(" ".join), st.lists(PIECES, min_size=1, max_size=7).map("".join), st.text(min_size=1, max_size=40)
).map(lambda text: clean.line(text) or "x")  # fmt: skip
LINES = (
    "container_title", "container_title_short", "collection_title", "volume", "issue", "article_number", "edition", "number", "number_of_pages", "version",
    "event_title", "event_place", "publisher", "publisher_place", "language", "url", "license",
)  # fmt: skip


@given(ANY, ANY)
@settings(max_examples=120, deadline=None)
def test_any_two_texts_can_be_compared_either_way(one: str, other: str) -> None:
    for field in LINES:
        a, b = Record.model_validate({field: one}), Record.model_validate({field: other})
        assert agree(field, a, b) == agree(field, b, a), field
    a, b = Record(title=Rich.of(one)), Record(title=Rich.of(other))
    assert agree("title", a, b) == agree("title", b, a)


@given(ANY, ANY, ANY, ANY)
@settings(max_examples=120, deadline=None)
def test_any_two_names_can_be_compared_either_way(one: str, other: str, given_one: str, given_other: str) -> None:
    names = [
        Name(family=one, given=given_one), Name(family=other, given=given_other), Name(literal=one), Name(literal=given_other),
        Name(family=one), Name(family=other, given=given_one, non_dropping_particle=one), Name(family=given_one, given=one, suffix="Jr"),
    ]  # fmt: skip
    for a in names:
        for b in names:
            mine, theirs = Record(author=(a,)), Record(author=(b,))
            assert agree("author", mine, theirs) == agree("author", theirs, mine)


@contextmanager
def counted() -> Iterator[list[int]]:
    """Counts the calls of functions, ours and built in ones: what work costs, without a clock."""
    calls = [0]

    def note(_frame: Any, event: str, _argument: Any) -> None:
        if event in ("call", "c_call"):
            calls[0] += 1

    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)


def people(size: int, given: str) -> Record:
    return Record(author=tuple(Name(family=f"Okafor{'abcdefghij'[place % 10]}{'klmnopqrst'[place // 10 % 10]}", given=given) for place in range(size)))  # fmt: skip


def namesakes(size: int, given: str) -> Record:
    return Record(author=tuple(Name(family="Wang", given=f"{given} {chr(97 + place % 26)}") for place in range(size)))


def groups(size: int, word: str) -> Record:
    return Record(author=tuple(Name(literal=f"{word} {place} Group") for place in range(size)))


def title(text: str) -> Record:
    return Record(title=Rich.of(text.strip()))


HOSTILE: tuple[tuple[str, str, Callable[[int], tuple[Record, Record]]], ...] = (
    ("words", "title", lambda n: (title("sleep " * n), title("light " * n))),
    ("one word more", "title", lambda n: (title("sleep " * n), title("sleep " * n + "x"))),
    ("colons", "title", lambda n: (title(": a" * n), title(": b" * n))),
    ("signs", "title", lambda n: (title("a+" * n), title("a- " * n))),
    ("other letters", "title", lambda n: (title("щ" * n), title("shch" * n))),
    ("digits", "title", lambda n: (title("1 2 " * n), title("1 2 " * n + "3"))),
    ("brackets", "container_title", lambda n: (Record(container_title="(" * n), Record(container_title=")" * n))),
    ("stops", "container_title", lambda n: (Record(container_title="Ab. " * n + "c"), Record(container_title="Abc " * n + "d"))),
    ("publishers", "publisher", lambda n: (Record(publisher="a " * n + "b"), Record(publisher="c " * n + "d"))),
    ("numbers", "issue", lambda n: (Record(issue="1-" * n + "1"), Record(issue="2/" * n + "1"))),
    ("people", "author", lambda n: (people(n, "J."), people(n, "John"))),
    ("namesakes", "author", lambda n: (namesakes(n, "Amy"), namesakes(n, "Amy Bo"))),
    ("groups", "author", lambda n: (groups(n, "Sleep"), groups(n, "Light"))),
)  # fmt: skip


@pytest.mark.parametrize(("name", "field", "make"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_hostile_values_cost_about_as_much_as_they_are_long(
    name: str, field: str, make: Callable[[int], tuple[Record, Record]]
) -> None:
    costs = []
    for size in (1_000, 4_000):
        a, b = make(size)
        with counted() as calls:
            found = agree(field, a, b)
        assert found is not None, name
        costs.append(calls[0])
    assert costs[1] <= 6 * costs[0] + 2_000, name
    assert costs[1] < 2_000_000, name


GIVEN = st.lists(
    st.sampled_from(["P", "P.", "Peter", "Paul", "M", "M.", "Maria", "Chr.", "Chris", "JoAnn", "Jr", "II", "Filho", "Jo", "PM", "van", "É."]),
    min_size=1,
    max_size=3,
).flatmap(lambda words: st.sampled_from([" ".join(words), "-".join(words), "".join(words)]))  # fmt: skip


@given(one=GIVEN, other=GIVEN, family=st.sampled_from(["Okafor", "Müller", "Smith Jr", "de la Cruz", "Kuznetsov"]))
@settings(max_examples=400, deadline=None)
def test_a_quick_look_at_plain_names_says_what_a_closer_look_says(one: str, other: str, family: str) -> None:
    a, b = Name(family=family, given=one), Name(family=family, given=other)
    quick = names.plainly(a, b)
    if quick is not None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(names, "plainly", lambda *_names: None)
            assert names.agree_names(a, b) == quick
