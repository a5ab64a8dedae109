"""The numbers of a title, however they are written: "Phase II", "phase 2", "Part Two"."""

from __future__ import annotations

import re
from collections.abc import Sequence

# After one of these a single letter or a number word is a number.
_COUNTED = frozenset(
    "part phase type stage grade class volume vol book section chapter series factor study trial experiment case "
    "cycle level paper no number teil band partie parte tome".split()
)
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}  # fmt: skip
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_VALUE = {"i": 1, "v": 5, "x": 10}


_ORDINALS = {
    word: f"{place}{ending}"
    for place, (word, ending) in enumerate(
        zip("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), ("st", "nd", "rd", *["th"] * 9), strict=True),
        start=1,
    )
}  # fmt: skip


def ordinal(word: str) -> str:
    """A word, or the ordinal number it writes out: "ninth" is "9th"."""
    return _ORDINALS.get(word, word)


def roman(word: str) -> int | None:
    """The number that Roman numerals up to 39 stand for; None for any other word.

    >>> roman("xiv"), roman("mix"), roman("")
    (14, None, None)
    """
    if not word or not _ROMAN.fullmatch(word):
        return None
    values = [_VALUE[letter] for letter in word]
    return sum(-x if x < y else x for x, y in zip(values, [*values[1:], 0], strict=True))


def in_digits(tokens: Sequence[str]) -> list[str]:
    """Words with their numbers in digits: Roman numerals of two letters or more, and words after "part", "phase" …

    >>> in_digits("a phase ii trial part one".split())
    ['a', 'phase', '2', 'trial', 'part', '1']
    """
    found: list[str] = []
    for place, token in enumerate(tokens):
        counted = place > 0 and tokens[place - 1] in _COUNTED
        number = roman(token) if len(token) > 1 or counted else None
        found.append(str(number) if number else _NUMBER_WORDS.get(token, token) if counted else token)
    return found


def numbers(tokens: Sequence[str]) -> list[str]:
    """The words that hold a digit, and single letters that count parts ("part b"), in order."""
    return [
        token
        for place, token in enumerate(tokens)
        if any(map(str.isdigit, token)) or (len(token) == 1 and place > 0 and tokens[place - 1] in _COUNTED)
    ]
