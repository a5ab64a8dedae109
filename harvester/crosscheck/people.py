"""How two lists of names stand to each other: initials and full names, particles, accents, groups, cut lists."""

from __future__ import annotations

import re
import unicodedata

from harvester.work import Agreement
from parsers.clean import fold
from parsers.values import Name

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ŋ": "n"}
)
_WORD = re.compile(r"[^\W\d_]+")
EQUAL = Agreement(kind="EQUAL")


def bare(text: str) -> str:
    """Letters alone, without accents: "Müller" and "Muller" are alike; "Mueller" is brought to "Muller" by `surname`."""
    plain = unicodedata.normalize("NFKD", fold(text).translate(_LETTERS))
    return "".join(char for char in plain if char.isalpha())


def _umlauts(text: str) -> str:
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def family(name: Name) -> str:
    """The family name with its particles, bare."""
    return bare(
        " ".join(
            part for part in (name.dropping_particle, name.non_dropping_particle, name.family or name.literal) if part
        )
    )


def same_family(a: Name, b: Name) -> bool:
    """Whether two family names are one: bare letters equal, or equal but for umlauts written out, or for a particle."""
    one, other = family(a), family(b)
    if one == other or (_umlauts(one) == _umlauts(other)):
        return True
    return bare(a.family or a.literal or "") == bare(b.family or b.literal or "") != ""


def _given(name: Name) -> list[str]:
    plain = unicodedata.normalize("NFKD", fold(name.given or "").translate(_LETTERS))
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def _initials(parts: list[str]) -> str:
    return "".join(part[0] for part in parts)


def compare(a: Name, b: Name) -> Agreement:
    """Two names that stand at the same place of two lists."""
    if a.literal or b.literal:
        return _groups(a, b)
    if not same_family(a, b):
        return Agreement(kind="CONFLICT", why="another family name")
    one, other = _given(a), _given(b)
    if one == other:
        if a.family == b.family and a.given == b.given and a.non_dropping_particle == b.non_dropping_particle:
            same = not (a.suffix and b.suffix and bare(a.suffix) != bare(b.suffix))
            return EQUAL if same else Agreement(kind="CONFLICT", why="another suffix")
        return Agreement(kind="EQUIVALENT", why="accents or punctuation")
    if not one or not other:
        return Agreement(kind="COMPATIBLE", why="without given name")
    if "".join(one) == "".join(other):
        return Agreement(kind="EQUIVALENT", why="given name spaced otherwise")
    if _may_be(one, other):
        return Agreement(kind="COMPATIBLE", why="initials")
    return Agreement(kind="CONFLICT", why="another given name")


def _may_be(one: list[str], other: list[str]) -> bool:
    """Whether two given names can be one: part by part an initial of the other, or the same; the shorter may stop."""
    # "JA" of PubMed is "J A".
    one, other = ([*parts[0]] if len(parts) == 1 and len(parts[0]) <= 3 and len(parts[0]) < len(rest) + 1 and len(rest) > 1 else parts
                  for parts, rest in ((one, other), (other, one)))  # fmt: skip
    if all(x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]) for x, y in zip(one, other, strict=False)):
        return True
    return _initials(one) == _initials(other) and (all(len(x) == 1 for x in one) or all(len(x) == 1 for x in other))


def _groups(a: Name, b: Name) -> Agreement:
    one, other = (fold(name.literal or name.inverted()) for name in (a, b))
    if one == other:
        return EQUAL
    first, second = (
        re.sub(r"^(?:on behalf of |for |and )?(?:the )?", "", text).replace("&", "and") for text in (one, other)
    )
    if bare(first) == bare(second):
        return Agreement(kind="EQUIVALENT", why="a group's name written otherwise")
    shorter, longer = sorted((bare(first), bare(second)), key=len)
    if len(shorter) > 5 and shorter in longer:
        return Agreement(kind="COMPATIBLE", why="a group's name in short")
    return Agreement(kind="CONFLICT", why="another name")


_RANK = ("EQUAL", "EQUIVALENT", "COMPATIBLE", "CONFLICT")


def compare_lists(a: tuple[Name, ...], b: tuple[Name, ...]) -> Agreement:
    """Two lists in order: as bad as the worst pair; a list that stops early is compatible with the longer one."""
    worst = EQUAL
    for place, (one, other) in enumerate(zip(a, b, strict=False)):
        pair = compare(one, other)
        if _RANK.index(pair.kind) > _RANK.index(worst.kind):
            number = f" (name {place + 1}: {one.inverted()} / {other.inverted()})" if pair.kind == "CONFLICT" else ""
            worst = Agreement(kind=pair.kind, why=pair.why + number)
    if worst.kind == "CONFLICT" or len(a) == len(b):
        return worst
    shorter, longer = sorted((a, b), key=len)
    if all(name.literal for name in longer[len(shorter) :]):
        return Agreement(kind="COMPATIBLE", why="one list leaves out a group")
    if len(shorter) >= 3 or len(shorter) * 2 >= len(longer):
        return Agreement(kind="COMPATIBLE", why=f"one list stops after {len(shorter)} of {len(longer)} names")
    return Agreement(kind="CONFLICT", why=f"{len(shorter)} names against {len(longer)}")


def shared(a: tuple[Name, ...], b: tuple[Name, ...]) -> bool | None:
    """Whether two lists share the first person, or half of the shorter; None where one is empty."""
    if not a or not b:
        return None
    if same_family(a[0], b[0]) and compare(a[0], b[0]).kind != "CONFLICT":
        return True
    shorter, longer = sorted((a, b), key=len)
    known = {_umlauts(family(name)) for name in longer}
    hits = sum(_umlauts(family(name)) in known for name in shorter)
    return hits * 2 >= len(shorter) and hits > 0
