"""What a modifier behind a marker does to its text: [auth:lower], [journal:abbr], [title:regex("a", "b")], [year:(undated)]."""

from __future__ import annotations

import re
from collections.abc import Callable

from harvester.keys.small_words import FUNCTION_WORDS, telling

Modify = Callable[[str], str]
_WORDS = re.compile(r"[^\W_]+")


def _each_word(text: str, change: Callable[[str], str]) -> str:
    return _WORDS.sub(lambda found: change(found[0]), text)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def _titled(text: str) -> str:
    return _each_word(text, lambda word: word.lower() if word.lower() in FUNCTION_WORDS else _capital(word))


def _abbreviated(text: str) -> str:
    """The first letters of what stands between blanks, brackets and quotation marks, as JabRef has it: "Bio-Medicine" is one."""
    return "".join(found[0][0] for piece in _BETWEEN.split(text) if (found := _WORDS.search(piece)))


_BETWEEN = re.compile(r"[\s()\"“”]+")


def _first_words(most: int) -> Modify:
    return lambda text: " ".join(telling(_WORDS.findall(text))[:most])


MODIFIERS: dict[str, tuple[str, Modify]] = {
    "lower": ("small letters", str.lower),
    "upper": ("capitals", str.upper),
    "capitalize": ("each word with a capital", lambda text: _each_word(text, _capital)),
    "titlecase": ("the same, small words left small", _titled),
    "sentencecase": ("the first letter a capital", lambda text: text[:1].upper() + text[1:].lower()),
    "abbr": ("the first letters of its words", _abbreviated),
    "shorttitle": ("its first three words, small words left out", _first_words(3)),
    "veryshorttitle": ("its first word, small words left out", _first_words(1)),
}
PARAMETERS: dict[str, str] = {
    "truncateN": "its first N letters",
    'regex("a", "b")': "each match of the regular expression a replaced by b, in which $1 is the first group",
    "(text)": "this text where there is nothing",
}
"""Those that are told something, as they are written."""
_TRUNCATE = re.compile(r"truncate(\d{1,3})")
_REGEX = re.compile(r'regex\(\s*"((?:[^"\\]|\\.)*)"\s*,\s*"((?:[^"\\]|\\.)*)"\s*\)')
_DEFAULT = re.compile(r"\(([^()]*)\)")
# JabRef has a backslash written twice; one will do.
_ESCAPED = re.compile(r"\\([\\\"])")
_GROUP = re.compile(r"\$(\d)")
_MOST = 1_000
"""Letters of a text that a regular expression is given."""


def read_modifier(text: str) -> Modify | None:
    """What a modifier does; None where there is none of that name. Raises ValueError for a regular expression that is none."""
    if text in MODIFIERS:
        return MODIFIERS[text][1]
    if (cut := _TRUNCATE.fullmatch(text)) is not None:
        most = int(cut[1])
        return lambda value: value[:most]
    if (default := _DEFAULT.fullmatch(text)) is not None:
        other = default[1]
        return lambda value: value if value.strip() else other
    if (regex := _REGEX.fullmatch(text)) is not None:
        return _replacing(*(_ESCAPED.sub(r"\1", part) for part in regex.groups()))
    return None


def _replacing(pattern: str, replacement: str) -> Modify:
    try:
        wanted = re.compile(pattern)
    except re.error as error:
        raise ValueError(f"“{pattern}” is no regular expression: {error}") from None
    groups = [int(number) for number in _GROUP.findall(replacement)]
    if any(number > wanted.groups for number in groups):
        raise ValueError(f"“{pattern}” has no group {max(groups)}")
    return lambda value: wanted.sub(
        lambda found: _GROUP.sub(lambda group: found[int(group[1])] or "", replacement), value[:_MOST]
    )
