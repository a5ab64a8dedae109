"""Korean and Japanese family names as their bearers write them in Latin letters: one name, several habits."""

from __future__ import annotations

import re

_KOREAN = (
    "kim gim", "lee yi rhee li ri i", "park bak pak", "choi choe", "jung chung jeong cheong", "kang gang", "cho jo", "lim im yim rim",
    "kwon gwon", "yoo yu ryu you", "shin sin", "noh no roh ro", "oh o", "woo u wu", "moon mun", "seo suh so", "koo gu ku", "ko go koh",
    "kwak gwak", "baek paik back", "jang chang", "jeon jun chun cheon", "ahn an", "hur heo huh", "sung seong", "son sohn", "min", "chu choo joo ju",
)  # fmt: skip
_GROUPS: dict[str, frozenset[int]] = {
    name: frozenset(place for place, names in enumerate(_KOREAN) if name in names.split())
    for names in _KOREAN
    for name in names.split()
}
# A long "o" or "u" is written "oh", "ou", "oo", "uu", or not at all.
_LONG = re.compile(r"oh(?![aeiouy])|ou(?![aeiouy])|oo|uu")
_SYLLABLE = r"(?:(?:[kstnhmrgzdbpywfj]|sh|ch|ts|[kgnhbpmr]y|sy|ty|zy|dz)?[aiueo]|n(?![aiueoy])|(?:k(?=k)|s(?=s)|t(?=[tc])|p(?=p)))"
# A name of three syllables or more of Japanese: "si" and "shi" are two names in China, where names are shorter.
_JAPANESE, _SYLLABLES = re.compile(f"{_SYLLABLE}{{3,}}"), re.compile(f"{_SYLLABLE}{{2,}}")
_HEPBURN = (
    ("shi", "si"), ("chi", "ti"), ("tsu", "tu"), ("fu", "hu"), ("sh", "sy"), ("ch", "ty"), ("dzu", "zu"), ("du", "zu"), ("ji", "zi"), ("di", "zi"),
    ("j", "zy"),
)  # fmt: skip


def one_japanese_name(one: str, other: str) -> bool:
    """Whether two bare names are one Japanese name, by Hepburn's spelling and by that of the syllables.

    >>> one_japanese_name("kiyoshi", "kiyosi"), one_japanese_name("matsushita", "matusita"), one_japanese_name("shi", "si")
    (True, True, False)
    """
    if not (_JAPANESE.fullmatch(one[:_MOST]) and _JAPANESE.fullmatch(other[:_MOST])):
        return False
    return one != other and _syllables(one) == _syllables(other)


_MOST = 60


def _syllables(name: str) -> str:
    for theirs, ours in _HEPBURN:
        name = name.replace(theirs, ours)
    return name


def one_east_asian_family(one: str, other: str, given: str) -> bool:
    """Whether two bare family names can be one Korean or one Japanese name, of somebody of that given name.

    >>> one_east_asian_family("park", "bak", "jaesung"), one_east_asian_family("satoh", "sato", "kenji")
    (True, True)
    >>> one_east_asian_family("park", "lee", "jaesung"), one_east_asian_family("gould", "gold", "stephen")
    (False, False)
    """
    if _GROUPS.get(one, frozenset()) & _GROUPS.get(other, frozenset()):
        return True
    # "Moore" is no other spelling of "More", nor "Gould" of "Gold".
    if not _SYLLABLES.fullmatch(given[:_MOST]):
        return False
    short = [_LONG.sub(lambda found: found[0][0], name[:_MOST]) for name in (one, other)]
    return short[0] == short[1] and _SYLLABLES.fullmatch(short[0]) is not None
