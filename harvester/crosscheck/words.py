"""Text brought to the words that are compared: no markup, case, accents or punctuation; digits exact."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from parsers.clean import fold
from parsers.clean.text import INVISIBLE

# Letters that no decomposition takes to their base.
_LETTERS: dict[str, str] = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ŋ": "n", "×": "x",
    # Arabic letters that are one to a hurried writer and in Persian print, and the stroke that lengthens a word.
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "",
    # Signs that stand for a soft sign, an ʻokina or a stress: letters to Unicode, none to a reader.
    **dict.fromkeys(map(chr, range(0x2B0, 0x300)), ""),
}  # fmt: skip
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


# Names and numbers are compared again and again; long texts are not worth the room.
_OF_NAMES = 80


def bare(text: str) -> str:
    """`text` folded, without accents, its special letters in plain ones.

    >>> bare("Straße MÜLLER Łódź")
    'strasse muller lodz'
    """
    return _bare_short(text) if len(text) < _OF_NAMES else _bare(text)


def _bare(text: str) -> str:
    folded = fold(text)
    if folded.isascii():
        return folded
    plain = unicodedata.normalize("NFKD", _SPECIAL.sub(lambda found: _LETTERS[found[0]], folded))
    for char in set(plain):
        if unicodedata.combining(char):
            plain = plain.replace(char, "")
    return plain


_bare_short = lru_cache(maxsize=8192)(_bare)


def visible(text: str) -> str:
    """`text` without soft hyphens and other signs that nobody sees; blanks of all kinds as one."""
    return " ".join((text if text.isascii() else INVISIBLE.sub("", text)).split())


def unescaped(text: str) -> str:
    """`text` without entities that a source left in it ("Research &amp; Art")."""
    return html.unescape(html.unescape(text)) if "&" in text else text


def squeezed(text: str) -> str:
    """The letters of a name alone, bare: "O'Neal" is "oneal", "Bova-Solem" is "bovasolem"."""
    return _squeezed_short(text) if len(text) < _OF_NAMES else _squeezed(text)


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalpha, bare(text)))


_squeezed_short = lru_cache(maxsize=8192)(_squeezed)


def words(text: str) -> list[str]:
    """The words and numbers of a text as they stand, bare.

    >>> words("The “Blood–Brain” barrier & CD4+")
    ['the', 'blood', 'brain', 'barrier', 'and', 'cd4']
    """
    return list(_known(text)) if len(text) <= _OF_TITLES else _words(text)


def _words(text: str) -> list[str]:
    plain = bare(text).replace("&", " and ")
    if not plain.isascii():
        plain = _GREEK_LETTER.sub(lambda found: _GREEK[found[0]], plain)
    plain = _THOUSANDS.sub(r"\1", plain)
    return plain.translate(_BLANKED).split() if plain.isascii() else _WORD.findall(plain)


# A title is cut into words by each rule that looks at it; a long text by one alone, and it would fill memory.
_OF_TITLES = 400
_known = lru_cache(maxsize=4096)(_words)


# Letters that are written out where a keyboard lacks them, each with its way beside the bare one.
_WRITTEN_OUT = {ord(letter): way for letter, way in zip("äöüåøđ", ("ae", "oe", "ue", "aa", "oe", "dj"), strict=True)}


def written_out(folded: str) -> str:
    """Folded text with the letters that a keyboard lacks written out.

    >>> written_out("über ødegård")
    'ueber oedegaard'
    """
    return folded if folded.isascii() else folded.translate(_WRITTEN_OUT)


def goes_on(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether words begin with all of others, in their order.

    >>> goes_on(["sleep", "in"], ["sleep", "in", "mice"]), goes_on(["in"], ["sleep", "in"])
    (True, False)
    """
    return list(longer[: len(shorter)]) == list(shorter)


def letters(tokens: Sequence[str]) -> str:
    """Words as one string in which numbers stay apart: "off-diagonal" is "offdiagonal", but "1 2" is not "12".

    >>> letters(words("COVID-19")) == letters(words("COVID 19")), letters(words("type 1 2")) == letters(words("type 12"))
    (True, False)
    """
    joined = "".join(tokens)
    if joined.isalpha():
        return joined
    return "".join(f"|{run}|" if run.isdecimal() else run for run in _RUN.findall(" ".join(tokens)))


def scripts(text: str) -> frozenset[str]:
    """The scripts of the letters of a text, by the first word of their Unicode names ("LATIN", "CYRILLIC", "CJK")."""
    if text.isascii():
        return frozenset(("LATIN",)) if any(map(str.isalpha, text[:400])) else frozenset()
    return frozenset(map(_script, filter(str.isalpha, text[:400]))) - {""}


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
