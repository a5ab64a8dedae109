"""The numbers of a title, however they are written: "Phase II", "phase 2", "Part Two"."""

from __future__ import annotations

import re
from collections.abc import Sequence

# After one of these a single letter or a number word is a number.
_COUNTED = frozenset(
    "part phase type stage grade class volume vol book section chapter series factor study trial experiment case "
    "cycle level paper war no number teil band partie parte tome".split()
)
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}  # fmt: skip
NUMBER_WORDS = {word: number for word, number in _NUMBER_WORDS.items() if word != "one"}
"""Number words that are numbers wherever they stand; "one" is a pronoun too."""
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_VALUE = {"i": 1, "v": 5, "x": 10}


_ORDINALS = dict(
    pair.split(":")
    for pair in "first:1st second:2nd third:3rd fourth:4th fifth:5th sixth:6th seventh:7th eighth:8th ninth:9th tenth:10th "
    "eleventh:11th twelfth:12th thirteenth:13th fourteenth:14th fifteenth:15th sixteenth:16th seventeenth:17th eighteenth:18th nineteenth:19th "
    "twentieth:20th thirtieth:30th fortieth:40th fiftieth:50th sixtieth:60th seventieth:70th eightieth:80th ninetieth:90th hundredth:100th".split()
)


_TENS = {
    word: number
    for number, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
_TEENS = {
    word: number
    for number, word in enumerate("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), start=13)
}
_HUNDREDS = {"hundred": 100, "thousand": 1000}


def number_words(tokens: Sequence[str]) -> list[str]:
    """Words with number words as digits, composed ones too; "one" alone is a pronoun.

    >>> number_words("twenty one cases in one hundred years by two hands at one glance".split())
    ['21', 'cases', 'in', '100', 'years', 'by', '2', 'hands', 'at', 'one', 'glance']
    >>> number_words("the twenty first century".split()), number_words("nineteen eighty four".split())
    (['the', '21st', 'century'], ['1984'])
    """
    found: list[str] = []
    tens = century = False
    for token in tokens:
        before = found[-1] if found else ""
        small = _NUMBER_WORDS.get(token)
        if tens and small and int(small) < 10:
            found[-1] = str(int(before) + int(small))
        elif tens and len(counted := _ORDINALS.get(token, "")) == _OF_ONES:
            found[-1] = f"{int(before) + int(counted[0])}{counted[1:]}"
        elif century and token in _TENS:
            # "Nineteen Eighty-Four": a year is read in two halves.
            found[-1] = f"{before}{_TENS[token]}"
        elif token in _HUNDREDS and (before == "one" or (before.isdecimal() and len(before) <= 3)):
            found[-1] = str((1 if before == "one" else int(before)) * _HUNDREDS[token])
        elif token in _TENS or token in _TEENS:
            found.append(str(_TENS.get(token) or _TEENS[token]))
        else:
            found.append(NUMBER_WORDS.get(token, token))
        tens, century = token in _TENS, token in _TEENS
    return found


_OF_ONES = len("1st")


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


# Every numeral that is written as numerals are, up to 3999: volumes go far.
_NUMERAL = re.compile(r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = _VALUE | {"l": 50, "c": 100, "d": 500, "m": 1000}


def roman_numeral(text: str) -> int | None:
    """The number of a Roman numeral of any length, as volumes are numbered; None for any other text.

    >>> roman_numeral("xlii"), roman_numeral("cxxiv"), roman_numeral("12")
    (42, 124, None)
    """
    if not _NUMERAL.fullmatch(text):
        return None
    values = [_VALUES[letter] for letter in text]
    return sum(-x if x < y else x for x, y in zip(values, [*values[1:], 0], strict=True))


def in_digits(tokens: Sequence[str]) -> list[str]:
    """Words with their numbers in digits: Roman numerals of two letters or more, and words after "part", "phase" …

    >>> in_digits("a phase ii trial part one".split())
    ['a', 'phase', '2', 'trial', 'part', '1']
    """
    found: list[str] = []
    for place, token in enumerate(tokens):
        counted = place > 0 and tokens[place - 1] in _COUNTED
        number = roman(token) if token[0] in "ivx" and (len(token) > 1 or counted) else None
        found.append(str(number) if number else _NUMBER_WORDS.get(token, token) if counted else token)
    return found


def numbers(tokens: Sequence[str]) -> list[str]:
    """The words that hold a digit, and single letters that count parts ("part b"), in order."""
    return [
        token
        for place, token in enumerate(tokens)
        if any(map(str.isdigit, token)) or (len(token) == 1 and place > 0 and tokens[place - 1] in _COUNTED)
    ]
