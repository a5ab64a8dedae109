"""How two names of proceedings, or of series that count their volumes, stand to each other: their numbers and years must be the same."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.abbreviations import is_abbreviation, name_words
from harvester.crosscheck.title_numbers import ordinal
from harvester.work import Agreement

_MEETING = frozenset(
    "proceedings proc conference conf symposium symp workshop meeting congress colloquium annual conferencia congreso kongress "
    "tagung atti actes advances progress".split()
)
_SAID_OR_NOT = frozenset(("proceedings", "proc", "volume", "vol"))
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def agree_proceedings(one: str, other: str) -> Agreement | None:
    """Two names of proceedings: their numbers and years must be the same; one may leave them out."""
    first, second = ([ordinal(word) for word in name_words(name)] for name in (one, other))
    numbers = [[word for word in tokens if word[:1].isdecimal()] for tokens in (first, second)]
    if not any(numbers) or not (_MEETING & {*first, *second} or any(map(_YEAR.fullmatch, (*numbers[0], *numbers[1])))):
        return None
    plain = [
        " ".join(word for word in tokens if not word[:1].isdecimal() and word not in _SAID_OR_NOT)
        for tokens in (first, second)
    ]
    if not all(plain) or not (
        plain[0] == plain[1] or is_abbreviation(plain[0], plain[1]) or is_abbreviation(plain[1], plain[0])
    ):
        return None
    if set(numbers[0]) <= set(numbers[1]) or set(numbers[1]) <= set(numbers[0]):
        return Agreement(kind="COMPATIBLE", why="one names the number or year")
    return Agreement(kind="CONFLICT", why="another number")
