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


def one_east_asian_family(one: str, other: str) -> bool:
    """Whether two bare family names can be one Korean or one Japanese name.

    >>> one_east_asian_family("park", "bak"), one_east_asian_family("satoh", "sato"), one_east_asian_family("park", "lee")
    (True, True, False)
    """
    korean = _GROUPS.get(one, frozenset()) & _GROUPS.get(other, frozenset())
    return bool(korean) or _LONG.sub(lambda found: found[0][0], one) == _LONG.sub(lambda found: found[0][0], other)
