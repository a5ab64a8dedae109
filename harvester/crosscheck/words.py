"""Text brought to the words that are compared: no markup, case, accents or punctuation; digits exact."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

from parsers.clean import fold

# Letters that no decomposition takes to their base.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ŋ": "n", "×": "x"}
)
# PubMed's older titles spell Greek letters out, publishers print them: "β-blockers", "beta-blockers".
_GREEK = str.maketrans(
    dict(
        zip(
            "αβγδεζηθικλμνξοπρστυφχψω",
            "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon "
            "phi chi psi omega".split(),
            strict=True,
        )
    )
    | {"ς": "sigma"}
)
_RUN = re.compile(r"[0-9]+|[^\W\d_]+|[^\W0-9_]")
_WORD = re.compile(r"[^\W_]+")
# "1,000 patients", "1 000 patients".
_THOUSANDS = re.compile(r"(?<=[0-9])[, ](?=[0-9]{3}(?![0-9]))")
_GREEK_LETTER = re.compile("[α-ωά-ώ]")


def bare(text: str) -> str:
    """`text` folded, without accents, its special letters in plain ones.

    >>> bare("Straße MÜLLER Łódź")
    'strasse muller lodz'
    """
    folded = fold(text)
    if folded.isascii():
        return folded
    plain = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))


def unescaped(text: str) -> str:
    """`text` without entities that a source left in it ("Research &amp; Art")."""
    return html.unescape(html.unescape(text)) if "&" in text else text


def squeezed(text: str) -> str:
    """The letters of a name alone, bare: "O'Neal" is "oneal", "Bova-Solem" is "bovasolem"."""
    return "".join(filter(str.isalpha, bare(text)))


def words(text: str) -> list[str]:
    """The words and numbers of a text as they stand, bare.

    >>> words("The “Blood–Brain” barrier & CD4+")
    ['the', 'blood', 'brain', 'barrier', 'and', 'cd4']
    """
    plain = bare(text).replace("&", " and ")
    if _GREEK_LETTER.search(plain):
        plain = plain.translate(_GREEK)
    return _WORD.findall(_THOUSANDS.sub("", plain))


def letters(tokens: Sequence[str]) -> str:
    """Words as one string in which numbers stay apart: "off-diagonal" is "offdiagonal", but "1 2" is not "12".

    >>> letters(words("COVID-19")) == letters(words("COVID 19")), letters(words("type 1 2")) == letters(words("type 12"))
    (True, False)
    """
    return "".join(f"|{run}|" if run.isdigit() else run for token in tokens for run in _RUN.findall(token))


def scripts(text: str) -> frozenset[str]:
    """The scripts of the letters of a text, by the first word of their Unicode names ("LATIN", "CYRILLIC", "CJK")."""
    found = {unicodedata.name(char, "").partition(" ")[0] for char in text[:400] if char.isalpha()}
    return frozenset(found - {""})
