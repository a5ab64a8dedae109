"""Texts in letters that write consonants above all (Arabic, Hebrew, those of India), beside what Latin letters make of them.

A transliteration adds vowels in one of a dozen ways, so the consonants alone are compared, those that sound alike as one.
"""

from __future__ import annotations

import re
from typing import Literal

from rapidfuzz.distance import Levenshtein

from harvester.crosscheck.words import squeezed

Closeness = Literal["one", "close", "far"]
_HEBREW, _SEMITIC, _INDIC = re.compile("[\u0590-\u05ff]"), re.compile("[\u0590-\u06ff]"), re.compile("[\u0900-\u0dff]")
_TELLING = 6
"""Of so many consonants in one order no second text is made."""
_CLOSE = 0.5
_SOUNDS = str.maketrans(
    {"q": "k", "g": "k", "c": "k", "x": "k", "z": "s", "p": "b", "v": "b", "f": "b", "t": "d", "j": "k"}
)


def is_of_consonants(text: str) -> bool:
    """Whether a text is in such letters."""
    return _SEMITIC.search(text) is not None or _INDIC.search(text) is not None


def how_close(latin: str, foreign: str) -> Closeness:
    """How near a bare Latin text comes to one in such letters.

    >>> how_close("rijalfialshams", "رجال في الشمس"), how_close("awladharatina", "رجال في الشمس"), how_close("levi", "לוי")
    ('one', 'far', 'close')
    """
    mine, theirs = (_skeleton(_in_one_way(text, foreign)) for text in (latin, romanised(foreign)))
    if mine == theirs and len(mine) >= _TELLING:
        return "one"
    return "close" if Levenshtein.normalized_similarity(mine, theirs) >= _CLOSE else "far"


def romanised(text: str) -> str:
    """The letters of a text in another script, roughly, in Latin ones."""
    from anyascii import anyascii  # noqa: PLC0415 - it reads its tables from the disk, and few texts need them

    return squeezed(anyascii(text))


def _in_one_way(latin: str, foreign: str) -> str:
    """Without what stands for a vowel in the other letters: Hebrew's vav. A nasal dot of India's letters is "m" and "n"."""
    if _HEBREW.search(foreign):
        return latin.replace("v", "").replace("w", "")
    return latin.replace("m", "n") if _INDIC.search(foreign) else latin


def _skeleton(latin: str) -> str:
    """The consonants of a text: no vowels, half vowels or breaths, sounds that are near as one."""
    plain = re.sub("kh|ch|gh", "k", re.sub("sh|th|dh", "s", latin)).translate(_SOUNDS)
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyhw]", "", plain))
