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


def without_latin_forms(names: Sequence[Name]) -> tuple[Name, ...]:
    """The names without those in Latin letters that are the form of one in Cyrillic letters beside them, as Ukrainian repositories repeat it.

    >>> names = [Name(family="Гевко", given="Іван"), Name(family="Hevko", given="Ivan"), Name(family="Smith", given="Ivan")]
    >>> [name.family for name in without_latin_forms(names)]
    ['Гевко', 'Smith']
    """
    cyrillic = {
        (_sounds(_CYRILLIC_SOUNDS, name.family), _first(_CYRILLIC_SOUNDS, name.given or ""))
        for name in names
        if name.family and _CYRILLIC.search(name.family)
    }
    if not cyrillic or len(cyrillic) == len(names):
        return tuple(names)
    return tuple(name for name in names if not (name.family and _is_form(name, cyrillic)))


def _is_form(name: Name, cyrillic: set[tuple[str, str]]) -> bool:
    family = name.family or ""
    sounds = _sounds(_LATIN_SOUNDS, family)
    return (
        _LATIN.fullmatch(family) is not None
        and len(sounds) >= _LEAST_SOUNDS
        and (sounds, _first(_LATIN_SOUNDS, name.given or "")) in cyrillic
    )


_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LEAST_SOUNDS = 2
# The consonants that every romanization keeps apart, and what each writes them with; vowels, й and soft signs waver, and count as nothing.
_CYRILLIC_SOUNDS = re.compile("[бвгґджзклмнпрстфхцчшщ]")
_LATIN_SOUNDS = re.compile("shch|sch|tch|sh|zh|kh|ch|ts|[bvwghdzklmnprstfcxšžč]")
_SOUND = {
    **dict(zip("бвгґджзклмнпрстфхцчшщ", "bvhhdzzklmnprstfhcccc", strict=True)),
    "shch": "c", "sch": "c", "tch": "c", "sh": "c", "zh": "z", "kh": "h", "ch": "c", "ts": "c", "w": "v", "g": "h", "x": "ks",
    "š": "c", "ž": "z", "č": "c",
}  # fmt: skip


def _sounds(pattern: re.Pattern[str], text: str) -> str:
    return "".join(_SOUND.get(one, one) for one in pattern.findall(text.casefold()))


def _first(pattern: re.Pattern[str], given: str) -> str:
    """The first consonant of a given name where it begins with one: initials and whole names have it alike."""
    found = pattern.match(given.casefold())
    return _SOUND.get(found[0], found[0]) if found is not None else ""


def is_reading(name: Name) -> bool:
    """Whether a name is in kana alone."""
    return _script(name) == "kana"


def _script(name: Name) -> str:
    text = name.literal or f"{name.family or ''} {name.given or ''}"
    if _HAN.search(text):
        return "han"
    return "kana" if _KANA.fullmatch(text) else "latin" if _LATIN.fullmatch(text) else ""
