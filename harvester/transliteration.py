"""Letters of other scripts in Latin ones, for keys that must be plain ASCII; never for what a reader sees."""

from __future__ import annotations

import hashlib

_CYRILLIC = dict(zip(
    "абвгдезийклмнопрстуфыэіїґєўјљњћђџ",
    "a b v g d e z i i k l m n o p r s t u f y e i i g e u j lj nj c dj dz".split(), strict=True,
)) | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ё": "e", "ь": "", "ъ": ""}  # fmt: skip
_GREEK = dict(zip("αβγδεζηικλμνξοπρσςτυφω", "a v g d e z i i k l m n x o p r s s t y f o".split(), strict=True)) | {
    "θ": "th", "χ": "ch", "ψ": "ps",
}  # fmt: skip
_LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_TABLE = _CYRILLIC | _GREEK | _LATIN


def to_latin(text: str) -> str:
    """`text` in Latin letters, lower case; a word in a script without a table as a short code made of its letters.

    >>> to_latin("Иванов"), to_latin("Łódź")
    ('ivanov', 'lódź')
    """
    return " ".join(_word(word) for word in text.casefold().split())


def _word(word: str) -> str:
    latin = "".join(_TABLE.get(char, char) for char in word)
    strange = [char for char in latin if char.isalpha() and ord(char) > 0x24F and not 0x1E00 <= ord(char) < 0x1F00]
    return "x" + hashlib.sha256(word.encode()).hexdigest()[:6] if strange else latin
