"""How two names stand to each other: initials and full names, particles, accents, double names, groups."""

from __future__ import annotations

import re

from harvester.crosscheck.words import bare, words
from harvester.work import Agreement
from parsers.clean import fold
from parsers.values import Name

EQUAL = Agreement(kind="EQUAL")
_WORD = re.compile(r"[^\W\d_]+")
# "Mueller" for "Müller", but not "Bauer" for "Baur": a vowel before it makes another sound of it.
_UMLAUT = re.compile(r"(?<![aeiou])([aou])e")
_SPELLED = {ord(letter): plain for letter, plain in zip("äöüåø", ("ae", "oe", "ue", "aa", "oe"), strict=True)}
_SUFFIXES = {"junior": "jr", "jnr": "jr", "senior": "sr", "snr": "sr", "2nd": "ii", "3rd": "iii", "4th": "iv"}
_GROUP_LEAD = re.compile(r"^(?:(?:on|in) behalf of |for |and |with )?(?:the )?")
_SMALL = frozenset("of the for and in on de des du la le et der die das und für".split())


def _equivalent(why: str) -> Agreement:
    return Agreement(kind="EQUIVALENT", why=why)


def _compatible(why: str) -> Agreement:
    return Agreement(kind="COMPATIBLE", why=why)


def _conflict(why: str) -> Agreement:
    return Agreement(kind="CONFLICT", why=why)


def squeezed(text: str) -> str:
    """The letters of a name alone, bare: "O'Neal" is "oneal", "Bova-Solem" is "bovasolem"."""
    return "".join(char for char in bare(text) if char.isalpha())


def family_key(name: Name) -> str:
    """A key that the ways to write one family name share: no particles, accents or written-out umlauts."""
    return _UMLAUT.sub(r"\1", squeezed(name.family or name.literal or "")).replace("aa", "a")


def _particles(name: Name) -> str:
    return squeezed(f"{name.dropping_particle or ''}{name.non_dropping_particle or ''}")


def _families(a: Name, b: Name) -> Agreement:
    if (a.family, a.non_dropping_particle) == (b.family, b.non_dropping_particle):
        return EQUAL
    one, other = (_particles(name) + family_key(name) for name in (a, b))
    if one == other:
        if a.full_family() == b.full_family():
            return _equivalent("particle")
        plain = a.full_family().lower() == b.full_family().lower()
        return _equivalent("case" if plain else "accents or punctuation")
    if family_key(a) == family_key(b) != "":
        return _compatible("particle")
    # "García Márquez" beside "García", "Bova Solem, M." beside "Solem, M. B.".
    halves = [[squeezed(part) for part in re.split(r"[\s-]+", name.family or "")] for name in (a, b)]
    shorter, longer = sorted(halves, key=len)
    if len(shorter) == 1 < len(longer) and len(shorter[0]) > 2 and shorter[0] in (longer[0], longer[-1]):
        return _compatible("half of a double name")
    return _conflict("another family name")


def given_parts(given: str | None) -> list[str]:
    """The parts of a given name, bare; capitals run together are initials ("JA" is "J A").

    >>> given_parts("Jean-Paul"), given_parts("J.-P."), given_parts("JP"), given_parts("Jo")
    (['jean', 'paul'], ['j', 'p'], ['j', 'p'], ['jo'])
    """
    found: list[str] = []
    for part in _WORD.findall(given or ""):
        plain = bare(part)
        found += [*plain] if part.isupper() and 1 < len(part) <= 3 else [plain]
    return found


def _givens(a: Name, b: Name) -> Agreement:
    if a.given == b.given:
        return EQUAL
    if not a.given or not b.given:
        return _compatible("without given name")
    if squeezed(a.given) == squeezed(b.given):
        return _equivalent("case" if a.given.lower() == b.given.lower() else "accents or punctuation")
    if _umlauts(a.given) & _umlauts(b.given):
        return _equivalent("accents or punctuation")
    one, other = given_parts(a.given), given_parts(b.given)
    if _may_be(one, other):
        return _compatible("initials")
    # "Michael" beside "J. Michael".
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < len(longer) and len(longer[0]) == 1 and len(shorter[0]) > 2 and _may_be(shorter, longer[1:]):
        return _compatible("first initial left out")
    return _conflict("another given name")


def _umlauts(given: str) -> frozenset[str]:
    """The ways to write a given name's umlauts in plain letters, spelled out and left out."""
    spelled = fold(given).translate(_SPELLED)
    return frozenset((squeezed(given), squeezed(spelled)))


def _may_be(one: list[str], other: list[str]) -> bool:
    """Whether two given names can be one: part by part the same, or one the initial of the other; one may stop."""
    if all(x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]) for x, y in zip(one, other, strict=False)):
        return bool(one and other)
    # "Yiling" beside "Y. L.", "Jeanpaul" beside "Jean-P.".
    joined, pieces = sorted((one, other), key=len)
    return len(joined) == 1 and len(pieces) > 1 and len(pieces[0]) > 1 and joined[0].startswith(pieces[0])


def _suffixes(a: Name, b: Name) -> Agreement:
    one, other = (_SUFFIXES.get(text, text) for text in (squeezed_suffix(a), squeezed_suffix(b)))
    if a.suffix == b.suffix:
        return EQUAL
    if not one or not other:
        return _compatible("suffix")
    return _equivalent("accents or punctuation") if one == other else _conflict("another suffix")


def squeezed_suffix(name: Name) -> str:
    """A suffix without punctuation: "Jr." is "jr"."""
    return "".join(char for char in bare(name.suffix or "") if char.isalnum())


def _orcids(a: Name, b: Name) -> Agreement:
    if a.orcid == b.orcid:
        return EQUAL
    return _conflict("another ORCID iD") if a.orcid and b.orcid else _compatible("ORCID iD")


KINDS = ("EQUAL", "EQUIVALENT", "COMPATIBLE", "CONFLICT")


def agree_names(a: Name, b: Name) -> Agreement:
    """Two names at the same place of two lists; affiliations are not compared."""
    if a.literal and b.literal:
        return _groups(a, b)
    if a.literal or b.literal:
        # "Peter Voorhees" undivided beside "Voorhees, Peter".
        same = sorted(words(a.inverted())) == sorted(words(b.inverted()))
        return _compatible("name not divided") if same else _conflict("another name")
    parts = (_families(a, b), _givens(a, b), _suffixes(a, b), _orcids(a, b))
    if parts[0].kind == "CONFLICT":
        return _otherwise(a, b)
    return max(parts, key=lambda part: KINDS.index(part.kind))


def _otherwise(a: Name, b: Name) -> Agreement:
    """Two names whose family names differ: exchanged parts, one person under two names, or two people."""
    if a.orcid and a.orcid == b.orcid:
        return _compatible("same ORCID iD")
    crossed = squeezed(a.family or "") == squeezed(b.given or "") and squeezed(b.family or "") == squeezed(
        a.given or ""
    )
    return _conflict("given and family name exchanged" if crossed else "another family name")


def _groups(a: Name, b: Name) -> Agreement:
    one, other = (a.literal or "", b.literal or "")
    if one == other:
        return EQUAL
    first, second = (words(_GROUP_LEAD.sub("", fold(text))) for text in (one, other))
    if "".join(first) == "".join(second):
        return _equivalent("a group's name written otherwise")
    shorter, longer = sorted((first, second), key=len)
    initials = "".join(word[0] for word in longer if word not in _SMALL)
    if len(shorter) == 1 and len(shorter[0]) >= 3 and shorter[0] == initials:
        return _equivalent("a group's initials")
    if set(shorter) <= set(longer) and len("".join(shorter)) > 3:
        return _compatible("a group's name in short")
    return _conflict("another name")
