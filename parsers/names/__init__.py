"""Names as pages and services print them, to names of persons and groups.

A person's name is cut by what its print shows (a comma, initials, capitals, particles, a patronymic); where nothing does,
the last word is the family name. What may be a group is kept literal. Decisions that a reader may want to know:

- initials get one form, "J. A.", however they are pointed ("JA", "J.A.", "J A"): see `words.initials`;
- names all in capitals are written small ("VOORHEES" is "Voorhees"), names all in small letters are left;
- degrees, titles, roles, marks of affiliation, addresses and life dates are no part of a name;
- in "Given Family Family" two family names are seen as such where both are common Spanish ones ("García Márquez").
"""

from __future__ import annotations

import re

from parsers import clean
from parsers.held import held
from parsers.names.capital_families import with_commas
from parsers.names.east_asian import EAST_ASIAN, read_east_asian
from parsers.names.given_behind import in_one_order
from parsers.names.group_words import GROUP_WORDS
from parsers.names.groups import is_group, literal, with_place
from parsers.names.lists import cut_list
from parsers.names.open_lists import ends_open, opened
from parsers.names.orders import inverted, natural
from parsers.names.particles import NOBODY, PARTICLES, SUFFIXES, TITLES
from parsers.names.text import (
    bare,
    is_degree_behind,
    is_degree_word,
    is_role_behind,
    without_degrees,
    without_notes,
    without_titles,
)
from parsers.names.words import are_initials_behind
from parsers.values import Name

__all__ = ["read_name", "read_name_parts", "read_names"]

MOST_NAMES = 20_000
# "Richardson, P. G.": by far the commonest form, about which nothing needs to be asked.
_PLAIN = re.compile(r"((?:Mc|Mac)?[A-Z][a-z]{2,15}(?:-[A-Z][a-z]{2,15})?), ([A-Z]\.(?: [A-Z]\.)?)")
_PLACED = re.compile(r"([^\[\],]{2,60},\s[^\[\],]{1,60}?)\s*\[[^\[\]]{3,}\]")
# "Richardson", "Paul G": the commonest form of names that come in parts.
_PLAIN_FAMILY, _PLAIN_GIVEN = re.compile(r"[A-Z][a-z]{2,20}"), re.compile(r"[A-Z][a-z]{2,20}(?: [A-Z])?")
_DEGREES_IN_INITIALS = frozenset(
    ("M. D.", "M. A.", "B. A.", "B. S.", "M. S.", "B. C.", "M. B.", "D. O.", "J. D.", "R. N.", "M. P.")
)
# A page names its people several times over, in one vocabulary after the other, and the same people wrote many works of a library.
# Longer names are nobody's, and are not held.
_MOST_KEPT = 200
# More words than a person has names; and than a group has in its own.
_MOST_WORDS = 12
_MOST_GROUP_WORDS = 40


def read_name(text: str) -> Name | None:
    """The one person or group that `text` names; None where it names nobody (an address, punctuation, "Anonymous").

    >>> read_name("Bianco, F. J. Jr").suffix, read_name("WHO Working Group").literal, read_name("Smith JA").given
    ('Jr', 'WHO Working Group', 'J. A.')
    """
    return _named(text)


@held(_MOST_KEPT)
def _named(text: str) -> Name | None:
    plain = _PLAIN.fullmatch(text)
    if plain is not None and plain[2] not in _DEGREES_IN_INITIALS and plain[1].lower() not in GROUP_WORDS:
        return Name(family=plain[1], given=plain[2])
    name, orcid = bare(text.removesuffix(f", {NO_GIVEN}"))
    read = _read(name) if name else None
    return read if read is None or orcid is None else Name.model_validate(read.model_dump() | {"orcid": orcid})


def read_names(text: str) -> tuple[Name, ...]:
    """The names of a list in one text, in its order; at most `MOST_NAMES`, and nothing for what names nobody. "Et al." makes it open.

    >>> [name.inverted() for name in read_names("A. Smith, B. Jones and C. Lee")]
    ['Smith, A.', 'Jones, B.', 'Lee, C.']
    >>> [name.inverted() for name in read_names("Smith, John and Doe, Jane")]
    ['Smith, John', 'Doe, Jane']
    """
    pieces = text.split("; ")
    if all(map(_PLAIN.fullmatch, pieces)):
        return tuple(name for piece in pieces[:MOST_NAMES] if (name := read_name(piece)) is not None)
    names: list[Name] = []
    for piece in with_commas(in_one_order(cut_list(text))):
        name = read_name(piece)
        if name is not None:
            names.append(name)
            if len(names) == MOST_NAMES:
                break
    return opened(names) if ends_open(text) else tuple(names)


def read_name_parts(family: str, given: str = "", suffix: str = "") -> Name | None:
    """The name that a source tells in parts (Crossref, PubMed, CSL): never cut anew, its forms made normal.

    >>> read_name_parts("van der Berg", "JA").inverted(), read_name_parts("Driggers III", "William B.").suffix
    ('van der Berg, J. A.', 'III')
    """
    if (
        not suffix
        and _PLAIN_FAMILY.fullmatch(family)
        and _PLAIN_GIVEN.fullmatch(given)
        and family.lower() not in NOBODY
    ):
        return Name(family=family, given=f"{given}." if given[-2] == " " else given)
    return _of_parts(family, given, suffix)


NO_GIVEN = "null"
"""What databases write where a person has one name alone: "Sneha, null"."""
# Words for nobody that are people's family names too, where a given name stands beside them: "Na, Li".
_FAMILIES_TOO = frozenset(("al", "na", "null", "nil"))


def _of_parts(family: str, given: str, suffix: str) -> Name | None:
    last, _orcid = bare(family)
    if (
        not last
        and family.strip().casefold() in _FAMILIES_TOO
        and bare(given)[0]
        and given.strip(" .").casefold() != "et"
    ):
        last = family.strip()
    if not last:
        return read_name(given)
    first = None if given == NO_GIVEN else clean.line(given)
    after = clean.line(suffix)
    if first is None and is_group(last):
        return Name(literal=literal(last))
    person = without_notes(last)
    return inverted(person, without_notes(first or ""), after) if person else None


def _read(name: str) -> Name | None:
    """The person or group of a text with nothing but a name in it."""
    placed = _PLACED.fullmatch(name)
    if placed is not None and not is_group(placed[1]):
        name = placed[1]  # "Doe, John A. [Harbour Laboratory, Oslo]": where the person works
    who, place = with_place(name)
    employed = _read(who) if place else None
    if employed is not None:
        return Name.model_validate(employed.model_dump() | {"affiliation": (place,)})
    if is_group(name):
        parts = [part.strip() for part in name.split(",")]
        affiliated = _affiliated(parts)
        if affiliated is not None:
            return affiliated
        return Name(literal=literal(name)) if len(name.split()) <= _MOST_GROUP_WORDS else None
    if name[:1].islower() and " " not in name and any(map(str.isdecimal, name)):
        return Name(literal=name)  # an account: "user123"
    person = without_notes(name)
    if EAST_ASIAN.fullmatch(person):
        return read_east_asian(person)
    if len(person.split()) > _MOST_WORDS or not any(map(str.isalpha, person)):
        return None
    # A group with a number ("Alliance A061202"); "Smith 3rd" has a suffix.
    numbered = any(map(str.isdecimal, person.partition(",")[0])) and not person[:1].isdecimal()
    if numbered and person.split()[-1].casefold() not in SUFFIXES:
        return Name(literal=person)
    return _person(person)


def _affiliated(parts: list[str]) -> Name | None:
    """The name of "Richardson, Paul G, Dana-Farber Cancer Institute", the institution with it; None where it is none such."""
    if (
        len(parts) < 3
        or is_group(parts[0])
        or is_group(parts[1])
        or len(parts[0].split()) > 2
        or len(parts[1].split()) > 3
    ):
        return None
    if not any(is_group(part) for part in parts[2:]):
        return None
    person = _person(", ".join(parts[:2]))
    institution = clean.line(", ".join(parts[2:]))
    if person is None or institution is None:
        return None
    return Name.model_validate(person.model_dump() | {"affiliation": (institution,)})


def _person(person: str) -> Name | None:
    parts = [part for part in (part.strip() for part in person.split(",")) if part]
    suffix, parts = _without_afterthoughts(parts)
    if not parts:
        return None
    words = without_titles(parts[0].split())
    if len(parts) == 1:
        if person.rstrip().endswith(","):
            return inverted(" ".join(words), "", suffix)
        return natural(without_degrees(words), suffix)
    given = without_titles(parts[1].split())
    if len(parts) == 3 and all(word in PARTICLES for word in parts[2].split()):
        given += parts[2].split()  # "Santos, Fabrício, dos"
    elif len(parts) > 2:
        return None
    while len(given) > 1 and is_degree_word(given[-1], given[:-1]):
        given.pop()
    return inverted(" ".join(words), " ".join(given), suffix)


def _without_afterthoughts(parts: list[str]) -> tuple[str | None, list[str]]:
    """A suffix among the parts, and the parts without it, degrees and roles."""
    suffix = None
    named = parts[:1]
    for place, part in enumerate(parts[1:], start=2):
        before = " ".join(named)
        if part.casefold() in SUFFIXES:
            # "Emberson, JR" are initials, "Smith, JR, John" is a suffix.
            alone = len(named) == 1 and all(other.casefold() in SUFFIXES for other in parts[place:])
            if alone and are_initials_behind(part, before.split()):
                named.append(part)
            else:
                suffix = suffix or part
        elif not (is_role_behind(part, before) or is_degree_behind(part, before) or part.casefold() in TITLES):
            named.append(part)
    return suffix, named
