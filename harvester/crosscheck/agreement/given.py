"""How two given names stand to each other: initials, parts left out, accents, short forms, other alphabets."""

from __future__ import annotations

import re
from functools import lru_cache

from harvester.crosscheck.agreement.consonants import romanised
from harvester.crosscheck.agreement.given_forms import is_short_form, sound_alike
from harvester.crosscheck.agreement.han import in_two_hands
from harvester.crosscheck.agreement.romanised import one_japanese_name
from harvester.crosscheck.agreement.scripts import (
    Spelling,
    begins,
    between_scripts,
    in_another_script,
    latin_first,
    of_one_cyrillic,
    syllables,
    writes,
)
from harvester.crosscheck.words import bare, squeezed, visible, written_out
from harvester.work import EQUAL, Agreement
from parsers.clean import fold

ACCENTS = Agreement(kind="EQUIVALENT", why="accents or punctuation")
TRANSLITERATION = Agreement(kind="EQUIVALENT", why="transliteration")
ANOTHER_SCRIPT = Agreement(kind="COMPATIBLE", why="another script")
# Compatible, not the same: a name is short, and two of its characters may be read alike.
TWO_HANDS = Agreement(kind="COMPATIBLE", why="simplified and traditional characters")
LOST_LETTER = Agreement(kind="COMPATIBLE", why="a letter was lost")
INITIALS = Agreement(kind="COMPATIBLE", why="initials")
_OTHER = Agreement(kind="CONFLICT", why="another given name")
_WORD = re.compile(r"([^\W\d_]+)(\.?)")
# What a broken encoding leaves of a letter.
_LOST = "\ufffd?"
_MOST = 2000
_HAN = re.compile("[\u3400-\u9fff]+")


def given_parts(given: str | None) -> list[str]:
    """The parts of a given name, bare; capitals run together are initials ("JA" is "J A").

    >>> given_parts("Jean-Paul"), given_parts("J.-P."), given_parts("JP"), given_parts("Jo")
    (['jean', 'paul'], ['j', 'p'], ['j', 'p'], ['jo'])
    """
    return [part for part, _dotted in _parts(given or "")]


def _parts(given: str) -> list[tuple[str, bool]]:
    """The parts of a given name, bare, each with whether a stop says that it is cut ("Yu.", "Chr.")."""
    found: list[tuple[str, bool]] = []
    for text, dot in _WORD.findall(given):
        plain = bare(text)
        if text.isupper() and 1 < len(text) <= 3:
            found += [(letter, True) for letter in plain]
        else:
            found.append((plain, bool(dot)))
    return found


def spellings(text: str) -> frozenset[str]:
    """The ways to write a name in plain letters: special letters bare, or written out ("mueller", "odegaard", "djordjevic").

    >>> sorted(spellings("Ødegård"))
    ['odegard', 'oedegaard']
    """
    plain = squeezed(text)
    return frozenset((plain,)) if text.isascii() else frozenset((plain, squeezed(written_out(fold(text)))))


def lost_a_letter(one: str, other: str) -> bool:
    """Whether two texts are the same but for letters that a broken encoding lost in one of them."""
    one, other = visible(one), visible(other)
    if not len(one) == len(other) <= _MOST or not any(sign in text for text in (one, other) for sign in _LOST):
        return False
    pairs = [(x, y) for x, y in zip(one.lower(), other.lower(), strict=False) if x != y]
    return bool(pairs) and (
        all(x in _LOST and y.isalpha() and not y.isascii() for x, y in pairs)
        or all(y in _LOST and x.isalpha() and not x.isascii() for x, y in pairs)
    )


def agree_given(one: str | None, other: str | None, *, slavic: bool = False) -> Agreement:
    """Two given names; `slavic` where the family name shows that they may be transliterated."""
    if one == other:
        return EQUAL
    if not one or not other:
        return _WITHOUT
    return _agree(visible(one[:_LONGEST]), visible(other[:_LONGEST]), slavic=slavic)


_WITHOUT = Agreement(kind="COMPATIBLE", why="without given name")
_LONGEST = 300


@lru_cache(maxsize=8192)
def _agree(one: str, other: str, *, slavic: bool) -> Agreement:
    if one == other:
        return ACCENTS
    if in_another_script(one, other):
        return _across(*latin_first(one, other))
    if in_two_hands(one, other):
        return TWO_HANDS
    across = between_scripts(one, other)
    if across is not None:
        return {"same": TRANSLITERATION, "other": _OTHER, "unknown": ANOTHER_SCRIPT}[across]
    if squeezed(one) == squeezed(other):
        return Agreement(kind="EQUIVALENT", why="case") if one.lower() == other.lower() else ACCENTS
    if spellings(one) & spellings(other):
        return ACCENTS
    mine, theirs = _parts(one), _parts(other)
    if _may_be(mine, theirs) or _may_be(_without_joins(mine), _without_joins(theirs)):
        return INITIALS
    return _otherwise(mine, theirs, slavic=slavic) or (LOST_LETTER if lost_a_letter(one, other) else _OTHER)


def _otherwise(mine: list[tuple[str, bool]], theirs: list[tuple[str, bool]], *, slavic: bool) -> Agreement | None:
    """What else two given names can be to each other, none the initials of the other."""
    # "Michael" beside "J. Michael".
    shorter, longer = sorted((mine, theirs), key=len)
    if not shorter:
        return None
    if (
        len(shorter) < len(longer)
        and len(longer[0][0]) == 1
        and len(shorter[0][0]) > 2
        and _may_be(shorter, longer[1:])
    ):
        return Agreement(kind="COMPATIBLE", why="first initial left out")
    one, other = [part for part, _dot in mine], [part for part, _dot in theirs]
    if len(one) > 1 and one != other and sorted(one) == sorted(other):
        return Agreement(kind="CONFLICT", why="given names in another order")
    rest = len(one) == 1 or len(other) == 1 or _may_be(mine[1:], theirs[1:])
    if rest and is_short_form(one[0], other[0]):
        return Agreement(kind="COMPATIBLE", why="short form of a given name")
    if rest and (sound_alike(one[0], other[0]) or one_japanese_name(one[0], other[0])):
        return Agreement(kind="COMPATIBLE", why="transliteration")
    if slavic and len(one) == len(other) and all(_one_name(x, y) for x, y in zip(one, other, strict=True)):
        return TRANSLITERATION
    return None


def _one_name(one: str, other: str) -> bool:
    """Whether two bare parts are one Russian name in two systems, or an initial of it."""
    return _starts((one, False), (other, False)) or (min(len(one), len(other)) > 1 and of_one_cyrillic(one, other))


def _may_be(one: list[tuple[str, bool]], other: list[tuple[str, bool]]) -> bool:
    """Whether two given names can be one: part by part the same, or one the initial of the other; one may stop."""
    if all(_starts(x, y) for x, y in zip(one, other, strict=False)):
        return bool(one and other)
    # "Yiling" beside "Y. L.", "Jeanpaul" beside "Jean-P.".
    joined, pieces = sorted((one, other), key=len)
    return (
        len(joined) == 1
        and len(pieces) > 1
        and len(pieces[0][0]) > 1
        and joined[0][0].startswith(pieces[0][0])
        and (_starts(joined[0], pieces[0]) or _goes_on(joined[0][0], [piece for piece, _dot in pieces]))
    )


# "María del Carmen", "José de Jesús": the initials are "M. C." and "J. J.".
_JOINS = frozenset("de del la las los da do das dos van von der e y".split())


def _without_joins(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The parts of a given name without the small words inside it; what it begins and ends with stays."""
    return [part for place, part in enumerate(parts) if part[0] not in _JOINS or place in (0, len(parts) - 1)]


def _goes_on(joined: str, pieces: list[str]) -> bool:
    """Whether a joined name is the pieces, up to the first initial: "Weiming" is "Wei-Ming" and "Wei-M.", "Weimin" is only the latter."""
    for piece in pieces:
        if not joined.startswith(piece):
            return False
        if len(piece) == 1:
            return True
        joined = joined[len(piece) :]
    return not joined


def _starts(one: tuple[str, bool], other: tuple[str, bool]) -> bool:
    """Whether two parts are the same, or one is the other's initial; "Chr." with its stop is one of "Christian"."""
    (short, dotted), (long, _dot) = sorted((one, other), key=lambda part: len(part[0]))
    return short == long or ((len(short) == 1 or (dotted and len(short) <= 4)) and long.startswith(short))


def _across(latin: str, foreign: str) -> Agreement:
    """A given name in Latin letters and one in other letters."""
    if writes(latin, foreign) == "same":
        return TRANSLITERATION
    if _HAN.fullmatch(foreign):
        heard = [(part, False) for part in syllables(foreign).lower().split()]
        return TRANSLITERATION if _may_be(_parts(latin), heard) else ANOTHER_SCRIPT
    pairs = [(mine[1], theirs[1]) for mine, theirs in zip(_WORD.finditer(latin), _WORD.finditer(foreign), strict=False)]
    found = [_writes_part(mine, theirs) for mine, theirs in pairs]
    if "other" in found:
        return _OTHER
    return TRANSLITERATION if found and set(found) == {"same"} else ANOTHER_SCRIPT


def _writes_part(latin: str, foreign: str) -> Spelling:
    """A part of a given name; "Alexander" for "Александр" is how its bearer may be called, and no system's spelling."""
    found = begins(latin, foreign) if min(len(latin), len(foreign)) <= _SHORT else writes(latin, foreign)
    return "unknown" if found == "other" and sound_alike(bare(latin), romanised(foreign)) else found


_SHORT = 4
