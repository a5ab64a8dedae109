"""How two family names stand to each other: particles, suffixes, accents, double names, other alphabets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from harvester.crosscheck.agreement.given import (
    ACCENTS,
    ANOTHER_SCRIPT,
    LOST_LETTER,
    TRANSLITERATION,
    TWO_HANDS,
    lost_a_letter,
    spellings,
)  # fmt: skip
from harvester.crosscheck.agreement.given_forms import sound_alike
from harvester.crosscheck.agreement.han import in_two_hands
from harvester.crosscheck.agreement.romanised import one_japanese_name
from harvester.crosscheck.agreement.scripts import (
    between_scripts,
    in_another_script,
    is_slavic,
    latin_first,
    of_one_cyrillic,
    writes_family,
)
from harvester.crosscheck.words import bare, squeezed, visible
from harvester.work import EQUAL, Agreement
from parsers.names.particles import PARTICLES
from parsers.values import Name

# "Mueller" for "Müller", but not "Bauer" for "Baur": a vowel before it makes another sound of it; nor "Doe" for "Do".
_UMLAUT = re.compile(r"(?<![aeiou])([aou])e(?=[^aeiouy])")
SUFFIXES = {
    "junior": "jr", "jnr": "jr", "jr": "jr", "júnior": "jr", "senior": "sr", "snr": "sr", "sr": "sr", "2nd": "ii", "2d": "ii", "3rd": "iii",
    "3d": "iii", "4th": "iv", "ii": "ii", "iii": "iii", "iv": "iv", "filho": "filho", "neto": "neto", "netto": "neto",
}  # fmt: skip
_ARTICLES = frozenset(("al", "el", "ul"))
_ONE_SAINT = {"saint": "st", "sainte": "ste", "sankt": "st"}
# Particles that begin the family name of one source and stand apart in another's; "saint" and "st" belong to the name.
_LEADING = PARTICLES - {"saint", "sainte", "st", "st."} | {"v", "d"}
_PIECE = re.compile(r"[^\W_]+|['\ufffd?]")
_JOINS = frozenset(("y", "e", "i"))
_PARTICLE = Agreement(kind="COMPATIBLE", why="particle")
_OTHER = Agreement(kind="CONFLICT", why="another family name")
_BY_EAR = Agreement(kind="COMPATIBLE", why="transliteration")
_HALF = Agreement(kind="COMPATIBLE", why="half of a double name")


class Family(NamedTuple):
    """A family name taken apart: particles and core as bare words, the suffix in one form ("jr") or ""."""

    particles: tuple[str, ...]
    core: tuple[str, ...]
    suffix: str

    def words(self) -> int:
        """How many words the name is printed in."""
        return len(self.particles) + len(self.core) + bool(self.suffix)

    def letters(self) -> str:
        """Particles and core as letters alone."""
        return "".join((*self.particles, *self.core))


def suffix_of(name: Name) -> str:
    """A name's suffix in one form, wherever it stands: apart, behind the family name, behind the given name."""
    if name.suffix is None:
        return family_of(name).suffix or _behind((name.given or "").split())
    told = "".join(char for char in bare(name.suffix or "") if char.isalnum())
    return SUFFIXES.get(told, told) or family_of(name).suffix or _behind((name.given or "").split())


def _behind(words: list[str]) -> str:
    last = bare(words[-1]).rstrip(".") if len(words) > 1 else ""
    return SUFFIXES.get(last, "")


def given_of(name: Name) -> str | None:
    """A given name without a suffix or particles behind it ("J. van der", "F. J. Jr.")."""
    given = name.given and visible(name.given)
    if not given or " " not in given:
        return given
    words = given.split()
    if _behind(words):
        words.pop()
    while len(words) > 1 and words[-1].islower() and words[-1] in _LEADING:
        words.pop()
    return " ".join(words) or None


def family_of(name: Name) -> Family:
    """The family name of a person, taken apart."""
    behind: list[str] = []
    if name.given is not None and name.given[-1].islower():
        tail = visible(name.given).split()
        while len(tail) > 1 and tail[-1].islower() and tail[-1] in _LEADING:
            behind.insert(0, tail.pop())
    apart = (*behind, name.dropping_particle or "", name.non_dropping_particle or "")
    return _family((name.family or name.literal or "")[:_LONGEST], " ".join(apart)[:_LONGEST].strip())


_LONGEST = 300


@lru_cache(maxsize=8192)
def _family(family: str, apart: str) -> Family:
    core = [_ONE_SAINT.get(word, word) for word in _PIECE.findall(bare(family)) if word != "'"]
    suffix = ""
    if len(core) > 1 and core[-1] in SUFFIXES:
        suffix = SUFFIXES[core.pop()]
    particles = [word for word in _PIECE.findall(bare(apart)) if word != "'"]
    while len(core) > 1 and core[0] in _LEADING:
        particles.append(core.pop(0))
    return Family(tuple(particles), tuple(core), suffix)


def family_key(name: Name) -> str:
    """A key that the ways to write one family name share: no particles, accents or written-out umlauts."""
    return _UMLAUT.sub(r"\1", squeezed(name.family or name.literal or "")).replace("aa", "a")


def agree_families(a: Name, b: Name) -> Agreement:
    """Two family names with their particles."""
    if (a.family, a.non_dropping_particle, a.dropping_particle) == (
        b.family,
        b.non_dropping_particle,
        b.dropping_particle,
    ):
        return EQUAL
    one, other = family_of(a), family_of(b)
    if one.letters() == other.letters() != "":
        return _same_letters(a, b, one, other)
    if not one.core or not other.core:
        return _OTHER
    cores = ["".join(family.core) for family in (one, other)]
    if cores[0] == cores[1]:
        return _particles(one.particles, other.particles)
    mine, theirs = visible(a.full_family()), visible(b.full_family())
    if in_another_script(mine, theirs):
        return _across(*latin_first(mine, theirs))
    if in_two_hands(mine, theirs):
        return TWO_HANDS
    across = between_scripts(mine, theirs)
    if across is not None:
        return {"same": TRANSLITERATION, "other": _OTHER, "unknown": ANOTHER_SCRIPT}[across]
    if spellings(mine) & spellings(theirs):
        return ACCENTS
    if a.family and b.family and spellings(a.family) & spellings(b.family):
        return ACCENTS if one.particles == other.particles else _particles(one.particles, other.particles)
    return _unlike(one, other, cores) or (LOST_LETTER if lost_a_letter(mine, theirs) else _OTHER)


def _same_letters(a: Name, b: Name, one: Family, other: Family) -> Agreement:
    if (a.non_dropping_particle, a.dropping_particle) != (b.non_dropping_particle, b.dropping_particle):
        return Agreement(kind="EQUIVALENT", why="particle")
    if one.suffix != other.suffix:
        # "Bianco Jr" beside "Bianco": the suffixes are compared by themselves.
        return EQUAL
    if a.full_family().lower() == b.full_family().lower():
        return Agreement(kind="EQUIVALENT", why="case")
    particles = bool(one.particles) != bool(other.particles) and not (_ARTICLES & {*one.particles, *other.particles})
    spaced = any(len(family.core) > 1 or "-" in (name.family or "") for name, family in ((a, one), (b, other)))
    return Agreement(kind="EQUIVALENT", why="particle") if particles and not spaced and not _pointed(a, b) else ACCENTS


def _pointed(a: Name, b: Name) -> bool:
    """Whether an apostrophe is what divides one of the family names ("D'Angelo", "O Neill")."""
    return any(not char.isalnum() and not char.isspace() for name in (a, b) for char in name.family or "")


def _particles(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    """Two names that differ in their particles alone."""
    if not one or not other or set(one) <= set(other) or set(other) <= set(one):
        return _PARTICLE
    if {*one, *other} <= _ARTICLES or {*one, *other} == {"d", "de"}:
        return _PARTICLE
    # "v. d." is "van der".
    cut = len(one) == len(other) and all(x.startswith(y) or y.startswith(x) for x, y in zip(one, other, strict=True))
    if cut and min(len(word) for word in (*one, *other)) == 1:
        return Agreement(kind="EQUIVALENT", why="particle")
    return Agreement(kind="CONFLICT", why="another particle")


def _across(latin: str, foreign: str) -> Agreement:
    found = writes_family(latin, foreign)
    return {"same": TRANSLITERATION, "other": _OTHER, "unknown": ANOTHER_SCRIPT}[found]


def _unlike(one: Family, other: Family, cores: list[str]) -> Agreement | None:
    """Family names of one alphabet whose letters differ."""
    plain = [_UMLAUT.sub(r"\1", core) for core in cores]
    if plain[0] == plain[1] and min(map(len, cores)) >= 4:
        return ACCENTS
    if all(map(is_slavic, cores)) and of_one_cyrillic(*cores):
        return TRANSLITERATION
    if sound_alike(*cores) or one_japanese_name(*cores):
        return _BY_EAR
    # "García Márquez" beside "García", "Bova Solem, M." beside "Solem, M. B.".
    if one.words() == other.words():
        return None
    shorter, longer = (family.core for family in sorted((one, other), key=Family.words))
    if len(shorter) == 1 < len(longer) and len(shorter[0]) > 2 and shorter[0] in (longer[0], longer[-1]):
        return _HALF
    if len(shorter) > 1 and [word for word in longer if word not in _JOINS] == list(shorter):
        return _HALF
    return None
