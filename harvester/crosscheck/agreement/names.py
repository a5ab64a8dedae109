"""How two names stand to each other: of persons by their parts, of groups by their words."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.families import SUFFIXES, agree_families, family_key, family_of, given_of, suffix_of
from harvester.crosscheck.agreement.given import (
    ACCENTS,
    ANOTHER_SCRIPT,
    INITIALS,
    TRANSLITERATION,
    agree_given,
    given_parts,
)
from harvester.crosscheck.agreement.groups import agree_groups
from harvester.crosscheck.agreement.romanised import one_east_asian_family
from harvester.crosscheck.agreement.scripts import in_another_script, is_slavic, latin_first, writes
from harvester.crosscheck.agreement.wade_giles import may_be_wade_giles
from harvester.crosscheck.words import bare, squeezed, words
from harvester.work import EQUAL, Agreement
from parsers.values import Name

__all__ = ["KINDS", "agree_names", "family_key", "given_parts", "squeezed"]
KINDS = ("EQUAL", "EQUIVALENT", "COMPATIBLE", "CONFLICT")


def _compatible(why: str) -> Agreement:
    return Agreement(kind="COMPATIBLE", why=why)


def _conflict(why: str) -> Agreement:
    return Agreement(kind="CONFLICT", why=why)


def agree_names(a: Name, b: Name) -> Agreement:
    """Two names at the same place of two lists; affiliations are not compared."""
    if a.literal and b.literal:
        return agree_groups(a.literal, b.literal)
    if a.literal or b.literal:
        return _undivided(a, b)
    plain = plainly(a, b)
    if plain is not None:
        return _worst(plain, _orcids(a, b))
    family = agree_families(a, b)
    if family.kind == "EQUAL" and a.given == b.given:
        return _worst(_suffixes(a, b), _orcids(a, b))
    mine, theirs = given_of(a), given_of(b)
    if family.kind in ("EQUAL", "EQUIVALENT") and _twice(a) != _twice(b) and not (mine and theirs):
        return Agreement(kind="EQUIVALENT", why="a single name written twice")
    given = agree_given(mine, theirs, slavic=family.why == "transliteration" or is_slavic("".join(family_of(a).core)))
    if family.kind != "EQUAL" or given.kind == "CONFLICT":
        divided = _divided(a, b, family, given, mine, theirs)
        if divided is not None:
            return divided
    return _worst(family, given, _suffixes(a, b), _orcids(a, b))


# A capital, alone or with small letters behind it, in ASCII, with or without a stop: "Peter M.", "J.-P.", "P M".
_PLAIN = re.compile(r"[A-Z][a-z]*\.?(?:[ -]?(?<=[. a-z-])[A-Z][a-z]*\.?)*")


def plainly(a: Name, b: Name) -> Agreement | None:
    """Two names of one family name whose given names are plain initials and words, part by part the same or an initial.

    Most names are so, and are told without a closer look; None where that takes one. What it says is what the closer
    look would say.
    """
    if a.family != b.family or a.suffix or b.suffix or not a.given or not b.given:
        return None
    if (a.non_dropping_particle, a.dropping_particle) != (b.non_dropping_particle, b.dropping_particle):
        return None
    if not (_PLAIN.fullmatch(a.given) and _PLAIN.fullmatch(b.given)):
        return None
    if a.given == b.given:
        return EQUAL
    one, other = (text.replace(".", " ").replace("-", " ").split() for text in (a.given, b.given))
    if one[-1].lower() in SUFFIXES or other[-1].lower() in SUFFIXES:
        return None
    if one == other:
        return ACCENTS
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs and not (mine[0] == theirs[0] and min(len(mine), len(theirs)) == 1):
            return None
    return INITIALS


def _twice(name: Name) -> bool:
    """Whether a form that insists on two names was given one twice: "Suharto, Suharto"."""
    return bool(name.given) and squeezed(name.given or "") == squeezed(name.family or "")


def _worst(*parts: Agreement) -> Agreement:
    """The worst of a name's parts; of equally bad ones the first."""
    return max(parts, key=lambda part: KINDS.index(part.kind))


def _divided(  # noqa: PLR0917 - two names and what is known of their parts
    a: Name, b: Name, family: Agreement, given: Agreement, mine: str | None, theirs: str | None
) -> Agreement | None:
    """One person whose names differ by more than their letters: another division, another name; None where nothing says so."""
    bad = "CONFLICT" in (family.kind, given.kind)
    if bad and a.orcid and a.orcid == b.orcid:
        return _compatible("same ORCID iD")
    if (bad or family.why == "another script") and in_another_script(a.inverted(), b.inverted()):
        return _across(a, b, family, given)
    if bad and mine and theirs and (_in_order(a) == _inverted(b) or _in_order(b) == _inverted(a)):
        return _conflict("given and family name exchanged")
    apart = family.kind in ("COMPATIBLE", "CONFLICT") and family.why in ("half of a double name", "another family name")
    if apart and mine and theirs and (_in_order(a) == _in_order(b) or _inverted(a) == _inverted(b)):
        return _compatible("name divided otherwise")
    if family.why == "another family name" and mine and theirs and given.kind in ("EQUAL", "EQUIVALENT"):
        long = min(len(squeezed(text)) for text in (mine, theirs))
        cores = ["".join(family_of(name).core) for name in (a, b)]
        called = min(squeezed(mine), squeezed(theirs))
        in_full = long >= 4 and max(len(part) for part in given_parts(mine)) > 1
        if in_full and one_east_asian_family(cores[0], cores[1], called):
            return _compatible("transliteration")
    if bad and mine and theirs and _in_wade_giles(a, b, mine, theirs):
        return _compatible("transliteration")
    return None


def _in_wade_giles(a: Name, b: Name, mine: str, theirs: str) -> bool:
    """Whether two names can be one Chinese name, in Wade-Giles ("Chang, Chun-yi") and in pinyin ("Zhang, Junyi").

    The given name has to have two syllables apart in one of the two: a syllable alone reads in too many ways.
    """
    if max(len(given_parts(given)) for given in (mine, theirs)) < 2 or min(len(mine), len(theirs)) < _TWO_SYLLABLES:
        return False
    pairs = ((bare(a.full_family()), bare(b.full_family())), (bare(mine), bare(theirs)))
    return all(squeezed(one) == squeezed(other) or may_be_wade_giles(one, other) for one, other in pairs)


_TWO_SYLLABLES = 4


def _in_order(name: Name) -> str:
    """The letters of a whole name as it is spoken: given name, particles, family name."""
    family = family_of(name)
    return squeezed(given_of(name) or "") + family.letters()


def _inverted(name: Name) -> str:
    family = family_of(name)
    return family.letters() + squeezed(given_of(name) or "")


def _across(a: Name, b: Name, family: Agreement, given: Agreement) -> Agreement | None:
    """Two names in two alphabets of which a part speaks against the other: exchanged, or wholly another name."""
    latin, foreign = (a, b) if in_another_script("a", b.full_family()) else (b, a)
    crossed = (writes(latin.given or "", foreign.full_family()), writes(latin.full_family(), foreign.given or ""))
    if latin.given and foreign.given and crossed == ("same", "same"):
        return _conflict("given and family name exchanged")
    return _conflict("another name") if {family.kind, given.kind} == {"CONFLICT"} else None


def _undivided(a: Name, b: Name) -> Agreement:
    """A name that one source leaves whole: "Peter Voorhees", "Voorhees PM" beside "Voorhees, Peter M."."""
    whole, person = (a, b) if a.literal else (b, a)
    text = whole.literal or ""
    if in_another_script(text, person.inverted()):
        return _undivided_across(text, person)
    tokens = words(text)
    if sorted(tokens) == sorted(words(person.inverted())):
        return _compatible("name not divided")
    found = [
        agree_given(" ".join(rest), given_of(person))
        for family, rest in ((text.split()[-1:], text.split()[:-1]), (text.split()[:1], text.split()[1:]))
        if rest and family and squeezed(family[0].strip(",")) == squeezed(person.full_family())
    ]
    return (
        _compatible("name not divided") if any(one.kind != "CONFLICT" for one in found) else _conflict("another name")
    )


def _undivided_across(text: str, person: Name) -> Agreement:
    orders = ((person.full_family(), person.given or ""), (person.given or "", person.full_family()))
    for first, second in orders:
        if writes(*latin_first(text, f"{first} {second}")) == "same":
            return TRANSLITERATION
    other = writes(*latin_first(text, person.inverted())) == "other"
    return _conflict("another name") if other else ANOTHER_SCRIPT


def _suffixes(a: Name, b: Name) -> Agreement:
    if a.suffix == b.suffix and a.family == b.family and a.given == b.given:
        return EQUAL
    one, other = suffix_of(a), suffix_of(b)
    if a.suffix == b.suffix and one == other:
        return EQUAL
    if not one or not other:
        return _compatible("suffix")
    if one != other:
        return _conflict("another suffix")
    return ACCENTS if a.suffix and b.suffix else Agreement(kind="EQUIVALENT", why="suffix")


def _orcids(a: Name, b: Name) -> Agreement:
    if a.orcid == b.orcid:
        return EQUAL
    return _conflict("another ORCID iD") if a.orcid and b.orcid else _compatible("ORCID iD")
