"""One name in several scripts: Japanese repositories print a name, its reading in kana and its Latin letters one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.values import Name

_HAN = re.compile("[\u3400-\u9fff々]")
_KANA = re.compile("[\u30a0-\u30ff\u3041-\u309f・ー\\s,、.]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\s,.'’-]+")
_SCRIPTS = (("han", "kana", "latin"), ("han", "kana"), ("han", "latin"))
# One Chinese and one Latin name are as well two people.
_LEAST_PAIRS = 2


def without_readings(names: Sequence[Name]) -> tuple[Name, ...]:
    """The names without the readings that stand behind each of them: nothing is dropped unless each has its own.

    >>> names = [Name(family="山田", given="太郎"), Name(family="ヤマダ", given="タロウ")]
    >>> [name.family for name in without_readings(names)]
    ['山田']
    """
    scripts = [_script(name) for name in names]
    for pattern in _SCRIPTS:
        groups, rest = divmod(len(names), len(pattern))
        if rest or not groups or tuple(scripts) != pattern * groups:
            continue
        if pattern[-1] == "latin" and len(pattern) == _LEAST_PAIRS and groups < _LEAST_PAIRS:
            continue
        return tuple(names[:: len(pattern)])
    return tuple(names)


def is_reading(name: Name) -> bool:
    """Whether a name is in kana alone."""
    return _script(name) == "kana"


def _script(name: Name) -> str:
    text = name.literal or f"{name.family or ''} {name.given or ''}"
    if _HAN.search(text):
        return "han"
    return "kana" if _KANA.fullmatch(text) else "latin" if _LATIN.fullmatch(text) else ""
