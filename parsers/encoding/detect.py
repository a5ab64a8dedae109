"""The encoding of bytes that no label fits: the one in which they are best explained as some language's text.

Each candidate reads a sample of the page's words beyond ASCII, and pays for every character what that character
costs in print (the negative logarithm of how often it is met), the cheapest language counting. What no text shows,
such as a capital within a word or a sign between letters, costs more. Costs of one sample can be compared
across candidates: each explains the same bytes.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from functools import cache
from typing import NamedTuple

from parsers.encoding import alphabets
from parsers.encoding.alphabets import LATIN, SCRIPTS, Language


class Guess(NamedTuple):
    """A codec, and what a sample costs when read as it."""

    codec: str
    cost: float


# Candidates with what they cost beforehand: old and rare ones need more evidence.
_LATIN_CODECS = {
    "cp1252": 0.0, "cp1250": 1.0, "iso8859-2": 1.5, "cp1254": 1.0, "cp1257": 2.0, "iso8859-15": 3.0, "cp1258": 3.0,
    "iso8859-13": 3.0, "iso8859-4": 5.0, "mac-roman": 4.0, "cp850": 5.0, "cp852": 5.0, "cp437": 6.0, "mac-latin2": 6.0,
    "mac-turkish": 6.0,
}  # fmt: skip
_SCRIPT_CODECS = {
    "cp1251": 3.0, "koi8-r": 3.5, "koi8-u": 4.0, "iso8859-5": 5.0, "cp866": 6.0, "mac-cyrillic": 7.0, "cp1253": 3.0,
    "iso8859-7": 4.0, "cp1255": 3.0, "cp1256": 3.0, "iso8859-6": 4.0, "cp874": 3.0, "cp855": 8.0, "mac-greek": 8.0,
}  # fmt: skip
_ASIAN_CODECS = {"gb18030": 1.0, "cp932": 1.0, "euc_jp": 1.0, "cp949": 1.0, "big5hkscs": 1.0}
# What one costs beforehand that is no candidate: a page declares it.
_DECLARED = 4.0

_SAMPLE = 6000
_SEARCHED = 400_000
_PIECES = re.compile(rb"<(?!meta\b)[^<>]{0,2000}>|[\r\n]+")
_LANG = re.compile(rb"\blang\s*=\s*[\"']?\s*([a-z]{2})", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")

_NOTHING = 15.0  # a control, an undefined byte, a private character: no text has it
_SIGN, _SIGN_IN_WORD, _QUOTE, _QUOTE_IN_WORD, _BOX = 8.0, 14.0, 5.0, 12.0, 12.0
_CASE, _SCRIPTS_MIXED, _TWO_ACCENTS = 6.0, 6.0, 1.5
_FOREIGN_LETTER = 8.0
_FALL, _FALL_OF_SCRIPTS = 0.2, 0.11
_PLAIN = 0.25  # letters of ASCII count for little: names and words of other languages are among them
_HINT, _WORD_HIT, _WORD_HITS = 4.0, 1.5, 5
_COMMON_SIGN, _COMMON_SIGNS = 4.5, frozenset("©®°§±")
_QUOTES = frozenset("“”„‘’‚«»‹›–—…\u00a0")
_NO_LETTERS = frozenset("ªºµƒˆ˜ˇ˘˙˛˝")


def sample_of(body: bytes) -> bytes:
    """The pieces of a page's text (and metas) that hold bytes beyond ASCII, up to a few thousand bytes."""
    pieces, size = [], 0
    for piece in _PIECES.split(body[:_SEARCHED]):
        if not piece.isascii():
            if piece.startswith(b"<"):
                piece = piece[piece.lower().find(b"content=") + 8 :]  # noqa: PLW2901 - what it holds, not what it is named
            pieces.append(piece[:2000])
            size += len(pieces[-1])
            if size > _SAMPLE:
                break
    return b"\n".join(pieces)


def lang_of(body: bytes) -> str | None:
    """The language that a page names first: a hint, often wrong."""
    match = _LANG.search(body[:20_000])
    return match[1].decode("ascii").lower() if match else None


def best(sample: bytes, lang: str | None = None) -> Guess:
    """The codec in which a sample costs least."""
    names = (*_LATIN_CODECS, *_SCRIPT_CODECS, *_ASIAN_CODECS)
    return min((Guess(name, cost(sample, name, lang)) for name in names), key=lambda guess: guess.cost)


def cost(sample: bytes, codec: str, lang: str | None = None) -> float:
    """What a sample costs when read as a codec, the cheapest language counting."""
    text = sample.decode(codec, "replace")
    if codec in _ASIAN_CODECS:
        return _ASIAN_CODECS[codec] + _asian(text, codec, lang)
    extra, letters = _in_context(text)
    plain = sum(char.isascii() and char.isalpha() for char in text)
    words = frozenset(_WORD.findall(text.lower()))
    prior = (_SCRIPT_CODECS | _LATIN_CODECS).get(codec, _DECLARED)
    return prior + extra + min(_language(language, letters, plain, words, lang) for language in _languages(codec))


def _languages(codec: str) -> tuple[Language, ...]:
    """The languages that are written in a codec; any, of one that is only met because a page declares it."""
    if codec in _SCRIPT_CODECS:
        return SCRIPTS
    return LATIN if codec in _LATIN_CODECS else (*SCRIPTS, *LATIN)


def _language(language: Language, letters: Counter[str], plain: int, words: frozenset[str], lang: str | None) -> float:
    costs = _costs(language)
    total = sum(count * costs.get(letter, _FOREIGN_LETTER) for letter, count in letters.items())
    if language.share < 1:
        total -= _PLAIN * plain * math.log(1 - language.share)
    hits = sum(word in words for word in language.words.split())
    return total + language.rare - min(hits, _WORD_HITS) * _WORD_HIT - (_HINT if lang == language.code else 0.0)


@cache
def _costs(language: Language) -> dict[str, float]:
    """The cost of each letter by its rank: every next one is met less often by the same part."""
    fall = _FALL_OF_SCRIPTS if language.share == 1 else _FALL
    all_of_them = sum(math.exp(-fall * rank) for rank in range(len(language.letters)))
    first = math.log(all_of_them / language.share)
    costs: dict[str, float] = {}
    for rank, letter in enumerate(language.letters):
        price = min(first + fall * rank, _FOREIGN_LETTER - 0.5)
        costs.setdefault(letter, price)
        if len(letter.upper()) == 1:
            costs.setdefault(letter.upper(), price + 1)
    return costs


def _in_context(text: str) -> tuple[float, Counter[str]]:
    """(what signs and odd neighbours cost, the letters beyond ASCII)."""
    extra = 0.0
    letters: Counter[str] = Counter()
    before, earlier = " ", " "
    for at, char in enumerate(text):
        beyond = char >= "\x80"
        letter = char.isalpha() or (beyond and unicodedata.category(char) == "Mn")
        if beyond and (not letter or char in _NO_LETTERS):
            after = text[at + 1 : at + 2]
            extra += _sign(char, before, after)
        elif letter and (beyond or before >= "\x80"):
            if beyond:
                letters[char] += 1
            if before.isalpha():
                extra += _beside(before, char, earlier)
        earlier, before = before, char
    return extra, letters


def _sign(char: str, before: str, after: str) -> float:
    if char in _QUOTES:
        return _QUOTE_IN_WORD if before.isalpha() and after.isalpha() and char != "’" else _QUOTE
    if "\u2500" <= char <= "\u259f":
        return _BOX
    if char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cn", "Co"):
        return _NOTHING
    if before.isalpha() and after.isalpha():
        return _SIGN_IN_WORD
    if (before.isalpha() and char != "®") or (after.isalpha() and char != "°"):
        return _SIGN
    return _COMMON_SIGN if char in _COMMON_SIGNS else _SIGN


def _beside(before: str, char: str, earlier: str) -> float:
    """What it costs that a letter follows another: a capital in a word, two scripts, two accents."""
    extra = 0.0
    if (char.isupper() and before.islower()) or (char.islower() and before.isupper() and earlier.isupper()):
        extra += _CASE
    if _is_script(before) != _is_script(char):
        extra += _SCRIPTS_MIXED
    elif before >= "\x80" and char >= "\x80" and char.isalpha() and not _is_script(char):
        extra += _TWO_ACCENTS
    return extra


def _is_script(char: str) -> bool:
    return "\u0370" <= char < "\u1e00"


class _Asian(NamedTuple):
    """How a codec's language is written: its commonest characters, and the codec that tells the common rows."""

    codes: tuple[str, ...]
    common: frozenset[str]
    rows: str
    last_row: int


_ASIANS = {
    "gb18030": _Asian(("zh",), frozenset(alphabets.CHINESE), "gb2312", 0xD7),
    "big5hkscs": _Asian(("zh",), frozenset(alphabets.TRADITIONAL), "big5", 0xC6),
    "cp932": _Asian(("ja",), frozenset(alphabets.JAPANESE), "euc_jp", 0xCF),
    "euc_jp": _Asian(("ja",), frozenset(alphabets.JAPANESE), "euc_jp", 0xCF),
    "cp949": _Asian(("ko",), frozenset(alphabets.KOREAN), "euc_kr", 0xC8),
}


def _asian(text: str, codec: str, lang: str | None) -> float:
    how = _ASIANS[codec]
    total = -_HINT if lang in how.codes else 0.0
    for char, count in Counter(text).items():
        if char >= "\x80":
            total += count * _sign_of_asia(char, codec)
    # A byte beyond ASCII that eats the letter after it leaves a character within a word.
    return total + 6.0 * len(_EATEN.findall(text))


_EATEN = re.compile(r"[a-z][^\x00-\u2fff](?=[a-z ,])")


@cache
def _sign_of_asia(char: str, codec: str) -> float:
    how = _ASIANS[codec]
    if char in how.common:
        return 5.4 if codec == "cp949" else 6.4
    if "\u3041" <= char <= "\u30fe":
        return 4.7 if how.rows == "euc_jp" else 10.0
    if "\u4e00" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3":
        if codec == "cp949" and char < "\uac00":
            return 11.5
        try:
            row = char.encode(how.rows)
        except UnicodeEncodeError:
            return 14.0
        return 8.6 if len(row) == 2 and row[0] <= how.last_row else 11.5
    if "\u3000" <= char <= "\u3020" or "\uff01" <= char <= "\uff5e" or char in _QUOTES or char == "·":
        return 6.0
    if "\uff61" <= char <= "\uff9f":
        return 9.0
    category = unicodedata.category(char)
    if char == "\ufffd" or category in ("Cc", "Cn", "Co"):
        return _NOTHING + 3
    return 10.5 if category[0] in "SP" else 12.0
