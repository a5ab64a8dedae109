"""Text brought to the words that are compared: no markup, case, accents or punctuation; digits exact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from parsers.clean import fold

# Letters that no decomposition takes to their base.
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ŋ": "n"}
# PubMed's older titles spell Greek letters out, publishers print them: "β-blockers", "beta-blockers".
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon "
        "phi chi psi omega".split(),
        strict=True,
    )
)
_RUN = re.compile(r"[0-9]+|[^\W\d_]+|[^\W0-9_]")
_WORD = re.compile(r"[^\W_]+")
# The same for ASCII, where `translate` is the quicker.
_BLANKED = {code: " " for code in range(128) if not chr(code).isalnum()}
# "1,000 patients", "1 000 patients".
_THOUSANDS = re.compile(r"([0-9])[, ](?=[0-9]{3}(?![0-9]))")
# Patterns find the few such letters of an abstract ten times as fast as `translate` looks at every letter.
_SPECIAL, _GREEK_LETTER = (re.compile(f"[{''.join(table)}]") for table in (_LETTERS, _GREEK))


def bare(text: str) -> str:
    """`text` folded, without accents, its special letters in plain ones.

    >>> bare("Straße MÜLLER Łódź")
    'strasse muller lodz'
    """
    folded = fold(text)
    if folded.isascii():
        return folded
    plain = unicodedata.normalize("NFKD", _SPECIAL.sub(lambda found: _LETTERS[found[0]], folded))
    for char in set(plain):
        if unicodedata.combining(char):
            plain = plain.replace(char, "")
    return plain


def words(text: str) -> list[str]:
    """The words and numbers of a text as they stand, bare.

    >>> words("The “Blood–Brain” barrier & CD4+")
    ['the', 'blood', 'brain', 'barrier', 'and', 'cd4']
    """
    return list(_known(text)) if len(text) <= _SHORT else _words(text)


def _words(text: str) -> list[str]:
    plain = bare(text).replace("&", " and ")
    if not plain.isascii():
        plain = _GREEK_LETTER.sub(lambda found: _GREEK[found[0]], plain)
    plain = _THOUSANDS.sub(r"\1", plain)
    return plain.translate(_BLANKED).split() if plain.isascii() else _WORD.findall(plain)


# A title is cut into words by each rule that looks at it; a long text by one alone, and it would fill memory.
_SHORT = 400
_known = lru_cache(maxsize=512)(_words)


def letters(tokens: Sequence[str]) -> str:
    """Words as one string in which numbers stay apart: "off-diagonal" is "offdiagonal", but "1 2" is not "12".

    >>> letters(words("COVID-19")) == letters(words("COVID 19")), letters(words("type 1 2")) == letters(words("type 12"))
    (True, False)
    """
    return "".join(f"|{run}|" if run.isdigit() else run for token in tokens for run in _RUN.findall(token))


def scripts(text: str) -> frozenset[str]:
    """The scripts of the letters of a text, by the first word of their Unicode names ("LATIN", "CYRILLIC", "CJK")."""
    if text.isascii():
        return frozenset(("LATIN",)) if any(map(str.isalpha, text[:400])) else frozenset()
    found = {unicodedata.name(char, "").partition(" ")[0] for char in text[:400] if char.isalpha()}
    return frozenset(found - {""})
