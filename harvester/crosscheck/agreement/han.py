"""Chinese written in simplified and in traditional characters: one text in two hands.

No table of the characters is needed. GB 2312 holds the simplified characters and Big5 the traditional ones; where two texts differ, the one has
a character of GB 2312, the other one that only Big5 has, and both are read alike.
"""

from __future__ import annotations

import re
from functools import lru_cache

_HAN = re.compile("[\u3400-\u9fff]")
_MOST = 400


def in_two_hands(one: str, other: str) -> bool:
    """Whether two Chinese texts are the same in simplified and in traditional characters.

    >>> in_two_hands("深度学习综述", "深度學習綜述"), in_two_hands("肝癌的治疗", "胃癌的治療"), in_two_hands("东京", "东京")
    (True, False, False)
    """
    if len(one) != len(other) or not 0 < len(one) <= _MOST or one.isascii():
        return False
    pairs = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    return bool(pairs) and (_hands(pairs) or _hands([(y, x) for x, y in pairs]))


def _hands(pairs: list[tuple[str, str]]) -> bool:
    return all(_HAN.match(x) and _HAN.match(y) and _are_one(x, y) for x, y in pairs)


@lru_cache(maxsize=4096)
def _are_one(simplified: str, traditional: str) -> bool:
    from anyascii import anyascii  # noqa: PLC0415 - it reads its tables from the disk, and few texts need them

    return (
        _has("gb2312", simplified)
        and _has("big5", traditional)
        and not _has("gb2312", traditional)
        and anyascii(simplified) == anyascii(traditional)
    )


def _has(charset: str, char: str) -> bool:
    return char.encode(charset, "ignore") != b""
