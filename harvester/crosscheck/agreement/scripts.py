"""Whether a text in Latin letters writes a text in other ones: proved letter by letter, or not to be known.

Cyrillic, Greek, Hangul and Kana can be followed letter by letter through the systems of `agreement.systems`. Chinese characters have one
reading in pinyin, and others in Cantonese, Japanese and Korean: another reading proves nothing. Arabic and Hebrew leave
vowels out: their consonants can only speak against a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from harvester.crosscheck.agreement.consonants import Closeness, how_close, is_of_consonants, romanised
from harvester.crosscheck.agreement.systems import (
    CYRILLIC,
    ENDINGS,
    FRENCH,
    GREEK,
    HANGUL,
    KOREAN_FAMILIES,
    SYSTEMS,
    Table,
)
from harvester.crosscheck.words import bare, scripts, squeezed
from parsers.clean import fold

Spelling = Literal["same", "other", "unknown"]
"""Whether one text writes the other: proved, excluded, or not to be known from letters."""

# Anything beyond Latin and what accompanies it.
_NOT_LATIN = re.compile(
    "[\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2c5f\u2d00-\ua71f\ua800-\ufaff\ufb13-\ufdff\ufe70-\ufefc\U00010000-\U0003ffff]"
)
_LATIN = re.compile("[a-z\u00e0-\u024f\u1e00-\u1eff]", re.IGNORECASE)
_CYRILLIC, _GREEK, _HANGUL = re.compile("[\u0400-\u052f]"), re.compile("[\u0370-\u03ff]"), re.compile("[\uac00-\ud7a3]")
_HIRAGANA, _KANA, _HAN = re.compile("[\u3041-\u309f]"), re.compile("[\u3041-\u30ff]"), re.compile("[\u3400-\u9fff]")
_CONSONANTS: dict[Closeness, Spelling] = {"one": "same", "close": "unknown", "far": "other"}
_MOST = 200


def in_another_script(one: str, other: str) -> bool:
    """Whether one of two texts is written in Latin letters and the other is not."""
    if one.isascii() and other.isascii():
        return False
    foreign = [is_foreign(text) for text in (one, other)]
    return foreign[0] != foreign[1] and _LATIN.search(other if foreign[0] else one) is not None


def between_scripts(one: str, other: str) -> Spelling | None:
    """How two texts that have no script in common stand to each other, neither being in Latin letters; None where they have one.

    >>> between_scripts("ヤマダ", "山田"), between_scripts("サトウ", "さとう"), between_scripts("スズキ", "さとう"), between_scripts("山田", "田中")
    ('unknown', 'same', 'other', None)
    """
    if one.isascii() or other.isascii():
        return None
    found = [scripts(text) for text in (one, other)]
    if not (found[0] and found[1]) or found[0] & found[1] or "LATIN" in found[0] | found[1]:
        return None
    if not all(_KANA.search(text) and not _HAN.search(text) for text in (one, other)):
        return "unknown"
    return "same" if _in_syllables(romanised(one)) == _in_syllables(romanised(other)) else "other"


def is_foreign(text: str) -> bool:
    """Whether most letters of a text are not Latin: one Greek letter makes no Greek title."""
    if text.isascii():
        return False
    foreign, latin = len(_NOT_LATIN.findall(text[:_MOST])), len(_LATIN.findall(text[:_MOST]))
    return foreign > latin


def latin_first(one: str, other: str) -> tuple[str, str]:
    """Two texts of which one is in another script, the Latin one first."""
    return (other, one) if is_foreign(one) else (one, other)


def writes(latin: str, foreign: str) -> Spelling:
    """Whether a text in Latin letters writes the one in other letters, whole.

    >>> writes("Shcherbakov", "Щербаков"), writes("Ivanov", "Щербаков"), writes("Yamada", "山田")
    ('same', 'other', 'unknown')
    """
    return _judged(latin[:_MOST], foreign[:_MOST], initial=False)


def begins(latin: str, foreign: str) -> Spelling:
    """Whether one of the two is an initial of the other, in the other letters.

    >>> begins("Yu", "Юрий"), begins("Yuri", "Ю"), begins("P", "Юрий")
    ('same', 'same', 'other')
    """
    return _judged(latin[:_MOST], foreign[:_MOST], initial=True)


def writes_family(latin: str, foreign: str) -> Spelling:
    """Like `writes`, of a family name: Korean ones have ways of their own."""
    ways = KOREAN_FAMILIES.get(foreign)
    return "same" if ways is not None and squeezed(latin) in ways else writes(latin, foreign)


def _judged(latin: str, foreign: str, *, initial: bool) -> Spelling:
    plain = squeezed(latin).translate(_LOOKALIKES)
    signs = "".join(_GREEK.findall(plain))
    if signs and not _GREEK.sub("", foreign).isascii() and _GREEK.findall(fold(foreign)) == list(signs):
        # "\u03b5 \u0438 \u03bc" is "\u03b5 i \u03bc" in Latin letters: signs of a formula stay what they are.
        plain, foreign = _GREEK.sub("", plain), _GREEK.sub("", fold(foreign))
    for pattern, table in ((_CYRILLIC, CYRILLIC), (_GREEK, GREEK), (_HANGUL, HANGUL)):
        if pattern.search(foreign):
            return "same" if _follows(plain, _letters(foreign, table), table, initial=initial) else "other"
    if _KANA.search(foreign) and not _HAN.search(foreign):
        heard = _in_syllables(romanised(foreign))
        mine = _in_syllables(plain)
        if mine == heard or (initial and (heard.startswith(mine) or mine.startswith(heard))):
            return "same"
        # Katakana write foreigners' names too, as they sound: "スミス" is Smith.
        return "other" if _HIRAGANA.search(foreign) else "unknown"
    if _HAN.search(foreign):
        heard = _PINYIN_U.sub("u", romanised(foreign))
        mine = _PINYIN_U.sub("u", plain)
        return "same" if mine == heard or (initial and heard.startswith(mine)) else "unknown"
    if is_of_consonants(foreign):
        return _CONSONANTS[how_close(plain, foreign)]
    return "unknown"


# Cyrillic letters that a keyboard slipped into a Latin name; nobody sees the difference.
_LOOKALIKES = str.maketrans("аеорсухіј", "aeopcyxij")
# "lü" is written "lv", "lyu" and "lu".
_PINYIN_U = re.compile("(?<=[ln])(?:v|yu)")


def syllables(foreign: str) -> str:
    """Chinese characters as pinyin, a blank between the syllables: initials can be told from it."""
    from anyascii import anyascii  # noqa: PLC0415 - see above

    return " ".join(anyascii(char) for char in foreign[:_MOST])


def _letters(foreign: str, table: Table) -> str:
    """The letters of a text that the table can speak of; accents that it does not know are taken off."""
    folded = fold(foreign)
    if table is HANGUL:
        return "".join(char for char in unicodedata.normalize("NFD", folded) if char in table)
    return "".join(char if char in table else bare(char) for char in folded if char.isalpha() or char in table)


def _follows(latin: str, letters: str, table: Table, *, initial: bool) -> bool:
    """Whether the letters, each in one of its ways, spell `latin`; where `initial`, as far as the shorter of the two goes."""
    places = {0}
    reached: dict[int, set[int]] = {0: {0}}
    for at in range(len(letters)):
        for start in reached.pop(at, ()):
            for length in (1, 2, 3):
                piece = letters[at : at + length]
                for way in table.get(piece, ()) if len(piece) == length else ():
                    if latin.startswith(way, start):
                        reached.setdefault(at + length, set()).add(start + len(way))
                    elif initial and start < len(latin) and way.startswith(latin[start:]):
                        return True
        if initial and any(len(latin) in ends for ends in reached.values()):
            return True
        places = set(reached)
        if not places:
            return False
    ends = reached.get(len(letters), set())
    return bool(ends) if initial else len(latin) in ends


# Hepburn's spelling to that of the syllables themselves; long vowels in one way.
_SYLLABLES = (
    ("shi", "si"), ("chi", "ti"), ("tsu", "tu"), ("fu", "hu"), ("sh", "sy"), ("ch", "ty"), ("ji", "zi"), ("j", "zy"), ("ou", "o"), ("oo", "o"),
    ("oh", "o"), ("uu", "u"), ("mb", "nb"), ("mp", "np"), ("mm", "nm"),
)  # fmt: skip


def _in_syllables(latin: str) -> str:
    for theirs, ours in _SYLLABLES:
        latin = latin.replace(theirs, ours)
    return latin


# How a Russian, Ukrainian or Bulgarian name ends, in any of the systems; "-in" and "-ski" alone are other peoples' too.
_SLAVIC = re.compile(
    r"(?:ov|ev|ow|ew|off|eff|ova|eva|owa|ewa|[sc]k(?:y|ii|ij|iy|i|yi|aya|aia|aja)|enko|chuk|tschuk|vich|vitch|witsch|vic)"
)


def is_slavic(family: str) -> bool:
    """Whether a family name, bare and without blanks, looks Slavic by its end."""
    found = _SLAVIC.search(family, max(0, len(family) - 6))
    return len(family) >= 5 and found is not None and any(_SLAVIC.fullmatch(family[-n:]) for n in range(2, 7))


@lru_cache(maxsize=2048)
def of_one_cyrillic(one: str, other: str) -> bool:
    """Whether two Latin texts, bare, are one Cyrillic one, each written wholly by one system.

    >>> of_one_cyrillic("chebyshev", "tschebyscheff"), of_one_cyrillic("chernov", "shernov"), of_one_cyrillic("ivanov", "ivanow")
    (True, False, False)
    """
    if max(len(one), len(other)) > _LONGEST_NAME:
        return False
    # "ch" is French for "sh" only in a name that shows French habits otherwise.
    french = [_FRENCH.search(text) is not None for text in (one, other)]
    mine = [place for place, system in enumerate(SYSTEMS) if system is not FRENCH or french[0]]
    theirs = [system for system in SYSTEMS if system is not FRENCH or french[1]]
    return any(_meet(one, other, _BY_LETTER[place], system) for place in mine for system in theirs)


_LONGEST_NAME = 40
_FRENCH = re.compile("ou|tch|ff")
# Of each system the ways that begin with a Latin letter, with what they stand for.
_BY_LETTER: tuple[dict[str, list[tuple[str, str]]], ...] = tuple(
    {
        first: [(way, letter) for letter, ways in system.items() for way in ways if way.startswith(first)]
        for first in {way[0] for ways in system.values() for way in ways if way}
    }
    for system in SYSTEMS
)


def _meet(one: str, other: str, mine: Mapping[str, Sequence[tuple[str, str]]], theirs: Table) -> bool:
    """Whether some Cyrillic letters are `one` by the first system and `other` by the second."""
    seen = {(0, 0)}
    todo = [(0, 0)]
    while todo:
        i, j = todo.pop()
        if i == len(one) and j == len(other):
            return True
        for way, letter in mine.get(one[i : i + 1], ()):
            if one.startswith(way, i):
                after = [
                    (i + len(way), j + len(their)) for their in theirs.get(letter, ()) if other.startswith(their, j)
                ]
                if letter in ENDINGS:
                    after = [end for end in after if end == (len(one), len(other))]
                todo += (state for state in after if state not in seen)
                seen.update(after)
    return False
