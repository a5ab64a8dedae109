"""Signs in titles that tell two works apart though their letters are the same: plus and minus, more and less, equal and not."""

from __future__ import annotations

import re

from parsers.clean import fold

_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
# A pair of signs that contradict each other where both stand behind the same letter.
_LESS, _MORE = frozenset("<\u2264\u2a7d\u226a"), frozenset(">\u2265\u2a7e\u226b")
_KIND = (
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys("+\uff0b", "+")
    | dict.fromkeys(_LESS, "<")
    | dict.fromkeys(_MORE, ">")
    | {"=": "=", "\u2260": "\u2260"}
)
_CONTRARY = frozenset((frozenset("+-"), frozenset("<>"), frozenset("=\u2260")))
_MINUS = re.compile(r"(?:^|(?<=[\s(]))\u2212(?=[0-9])")
# "C++" and "C#" are not "C".
_LANGUAGE = re.compile(r"\b[a-z](?:\+\+|#)")
_SIGNED = re.compile("[+#<>\uff0b\u2212\u2260\u2264\u2265\u2a7d\u2a7e]")


def contrary_signs(one: str, other: str) -> bool:
    """Whether two titles of the same letters have contrary signs at one place: "CD4+" and "CD4-", "−5" and "5".

    >>> contrary_signs("CD4+ T cells", "CD4- T cells"), contrary_signs("CD4+ T cells", "CD4 T cells"), contrary_signs("P < 1", "P > 1")
    (True, False, True)
    """
    if not (_SIGNED.search(one) or _SIGNED.search(other)):
        return False
    if set(_LANGUAGE.findall(one.lower())) != set(_LANGUAGE.findall(other.lower())):
        return True
    minus = [_MINUS.search(text) is not None for text in (one, other)]
    if minus[0] != minus[1] and not any(char in _DASHES for char in (other if minus[0] else one)):
        return True
    first, second = _signs(one), _signs(other)
    return any(frozenset((sign, second.get(place, ""))) in _CONTRARY for place, sign in first.items())


def _signs(text: str) -> dict[int, str]:
    """The signs of a text, each by the number of letters and digits before it."""
    signs: dict[int, str] = {}
    count = 0
    for char in text:
        if char in _KIND:
            signs.setdefault(count, _KIND[char])
        elif char.isalnum():
            count += len(fold(char)) or 1
    return signs
