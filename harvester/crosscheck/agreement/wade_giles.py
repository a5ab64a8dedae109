"""Chinese names in Wade and Giles's spelling beside pinyin: "Mao Tse-tung" and "Mao Zedong".

Without its apostrophes, as names are printed, Wade-Giles writes two sounds alike ("ch" is "zh", "ch", "j" or "q"), so that it can show only that
two names can be one: never that they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Beginnings, with and without the apostrophe of a breath, and what pinyin writes for them.
_BEGIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tzu", ("zi", "ci")), ("tsu", ("zu", "cu")), ("ssu", ("si",)), ("szu", ("si",)), ("hs", ("x",)), ("ts", ("z", "c")), ("tz", ("z", "c")),
    ("ch", ("zh", "ch", "j", "q")), ("p", ("b", "p")), ("t", ("d", "t")), ("k", ("g", "k")), ("j", ("r",)),
)  # fmt: skip
_END: dict[str, tuple[str, ...]] = {
    "ien": ("ian",), "ieh": ("ie",), "ueh": ("ue",), "uei": ("ui",), "ung": ("ong",), "iung": ("iong",), "eh": ("e", "ie"), "ih": ("i",),
    "erh": ("er",), "u": ("u", "ou"), "o": ("e", "uo", "o"), "ou": ("ou",), "se": ("ze", "se"), "e": ("e",), "yeh": ("ye",), "yen": ("yan",),
}  # fmt: skip
_MOST = 24
_SYLLABLES = re.compile(r"[a-zü]+")


@lru_cache(maxsize=4096)
def _pinyin(syllable: str) -> frozenset[str]:
    """The pinyin syllables that a syllable of Wade-Giles may be, itself not among them unless it may."""
    heads: tuple[str, ...] = ("",)
    rest = syllable
    for begin, ways in _BEGIN:
        if syllable.startswith(begin):
            heads, rest = ways, syllable[len(begin) :]
            break
    ends = next((ways for end, ways in _END.items() if rest == end), ())
    for end, ways in _END.items():
        if not ends and len(end) > 2 and rest.endswith(end):
            ends = tuple(rest[: -len(end)] + way for way in ways)
    return frozenset(head + tail for head in heads for tail in (*ends, rest))


def may_be_wade_giles(one: str, other: str) -> bool:
    """Whether one of two names, bare, is the other in Wade-Giles; several syllables stand apart in it, in pinyin they are one word.

    >>> may_be_wade_giles("tse-tung", "zedong"), may_be_wade_giles("hsiao-p'ing", "xiaoping"), may_be_wade_giles("chang", "zhang")
    (True, True, True)
    >>> may_be_wade_giles("wei-ming", "weimin"), may_be_wade_giles("chang", "wang"), may_be_wade_giles("tsai", "zai")
    (False, False, True)
    """
    return _reads(one, other) or _reads(other, one)


def _reads(wade_giles: str, pinyin: str) -> bool:
    syllables = _SYLLABLES.findall(wade_giles[:_MOST].replace("'", "").replace("’", ""))
    if not 0 < len(syllables) <= 3:
        return False
    plain = "".join(_SYLLABLES.findall(pinyin[:_MOST]))
    places = {0}
    for syllable in syllables:
        places = {at + len(way) for at in places for way in _pinyin(syllable) if plain.startswith(way, at)}
    return len(plain) in places and plain != "".join(syllables)
