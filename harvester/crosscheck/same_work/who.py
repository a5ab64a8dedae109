"""Whether two records name the same people, by their names, by slips in them, or not to be known."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from harvester.crosscheck.agreement.given import given_parts
from harvester.crosscheck.agreement.groups import agree_groups
from harvester.crosscheck.agreement.people import shared
from harvester.crosscheck.words import squeezed, words
from parsers.names import read_name
from parsers.record import Record
from parsers.values import Name


def people(record: Record) -> tuple[Name, ...]:
    """Who made a work: its authors; for a book without authors its editors."""
    names = record.author or record.editor
    if any(not name.given and name.family and _BEHIND.search(name.family) for name in names[:_TWO]):
        names = tuple(map(_with_initials, names))
    return (_before_et_al(names[0]), *names[1:]) if names else ()


# "ORAHILLY R", "MULLER FA": a family name that swallowed its initials.
_BEHIND = re.compile(r"(?<=[^\W\d_]{2})\s[A-Z]{1,3}$")


def _with_initials(name: Name) -> Name:
    if name.given or not name.family or not _BEHIND.search(name.family):
        return name
    return read_name(name.family) or name


def _before_et_al(name: Name) -> Name:
    """The person of a name that swallowed an "et al.": "al., Tom B. Brown et" is Tom B. Brown."""
    if (name.family or "").lower() not in ("al.", "al") or not name.given:
        return name
    whole = name.given.removesuffix(" et").strip()
    return Name(literal=whole) if whole else name


def the_same(one: tuple[Name, ...], other: tuple[Name, ...]) -> bool | None:
    """Whether the same people made both. A group here and persons there cannot be compared: it may be theirs."""
    found = shared(one, other)
    if found is False and (_in_one_name(one, other) or _in_one_name(other, one)):
        return True
    if found is False and (_is_mangled(one[0], other[0]) or _is_mangled(other[0], one[0])):
        return True
    if found is False and all(name.literal for names in (one, other) for name in names):
        return None
    if (
        found is False
        and any(names[0].literal for names in (one, other))
        and not all(names[0].literal for names in (one, other))
    ):
        return None
    return found


def of_one_family(one: tuple[Name, ...], other: tuple[Name, ...]) -> bool:
    """Whether the first of both have one family name."""
    families = [squeezed(names[0].family or "") if names else "" for names in (one, other)]
    return families[0] == families[1] != ""


def _is_mangled(a: Name, b: Name) -> bool:
    """Whether one's family name stands anywhere in the other's name, and the rest has the initials of one's given names.

    >>> clark, shaw = Name(family="Clark", given="C. W."), Name(family="Shaw", given="C. R.")
    >>> _is_mangled(clark, Name(family="Clark C.", given="W.")), _is_mangled(shaw, Name(family="Shaw Clifford.", given="R."))
    (True, True)
    >>> _is_mangled(Name(family="Zuboff", given="Shoshana"), Name(family="Shoshana", given="Zuboff"))
    True
    >>> _is_mangled(Name(family="James", given="W."), Name(family="Wilson", given="James"))
    False
    """
    family, mine = words((a.family or "")[:_MOST]), words((a.given or "")[:_MOST])
    theirs = words(f"{b.family or ''} {b.given or ''}"[:_MOST])
    if not b.family or len(family) != 1 or len(family[0]) < _TELLING or family[0] not in theirs:
        return False
    theirs.remove(family[0])
    # One initial is too little: "James, W." is not "Wilson, James".
    told = len(mine) >= _TWO or (len(mine) == 1 and mine == theirs and len(mine[0]) > 1)
    return told and sorted(word[0] for word in mine) == sorted(word[0] for word in theirs)


def _in_one_name(one: tuple[Name, ...], several: tuple[Name, ...]) -> bool:
    """Whether the only name of a list runs several people of the other together: "Chambers, Cleveland W. S. Kleiner B. Tukey P. A."."""
    if len(one) != 1 or len(several) < _TWO:
        return False
    said = set(words(" ".join(filter(None, (one[0].literal, one[0].family, one[0].given)))[:_MOST]))
    families = [words(name.family or "") for name in several[:_FEW]]
    return sum(bool(family) and said.issuperset(family) for family in families) >= max(_TWO, (len(families) + 1) // 2)


_TWO, _MOST = 2, 1000


def nearly_the_same(one: tuple[Name, ...], other: tuple[Name, ...]) -> bool:
    """Whether half of the shorter list differ from people of the other by slips of a letter or two, or by letters lost."""
    mine, theirs = one[:_FEW], other[:_FEW]
    ways = [(these, those) for these, those in ((mine, theirs), (theirs, mine)) if len(these) <= len(those)]
    hits = [sum(any(_nearly_one(name, their) for their in those) for name in these) for these, those in ways]
    return all(hit > 0 and hit * 2 >= len(these) for hit, (these, _those) in zip(hits, ways, strict=True))


_FEW = 20


def _nearly_one(a: Name, b: Name) -> bool:
    families = [_without_particles(name.family or name.literal or "") for name in (a, b)]
    givens = [squeezed(_PARTICLE.sub(" ", name.given or "")) for name in (a, b)]
    if families[0] == families[1] and len(families[0]) >= _TELLING and not all(givens):
        # "Lieshout, Van" and "van Lieshout, M. N. M.".
        return True
    if families[0] == families[1] and len(families[0]) >= _TELLING and _initial(givens[0]) == _initial(givens[1]) != "":
        # "Hall, A. D." and "Hall, A. R.": the second initial is the slip.
        return True
    if families[0] == families[1] and len(families[0]) >= _TELLING and (_by_the_second(a, b) or _by_the_second(b, a)):
        return True
    parts = [words(name.family or name.literal or "") for name in (a, b)]
    for mine, theirs, given in ((parts[0], parts[1], givens[1]), (parts[1], parts[0], givens[0])):
        if len(mine) == 1 and len(mine[0]) >= _TELLING and mine[0] in theirs and len(theirs) == _TWO and given:
            # "Schabes, M. E." and "Schabes Manfred, E.".
            return True
    lost = families[0] != families[1] and _ascii(families[0]) == _ascii(families[1]) != ""
    return (lost or _slip(*map(squeezed, families))) and (_are_initials(a, b) or _slip(*map(squeezed, givens)))


def _by_the_second(a: Name, b: Name) -> bool:
    """Whether one person goes by a second given name, of which the other tells the initial: "E. Wayne" and "W."."""
    mine, theirs = given_parts(a.given), given_parts(b.given)
    return len(mine) == _TWO and len(mine[0]) == 1 < len(mine[1]) and theirs == [mine[1][0]]


def _are_initials(a: Name, b: Name) -> bool:
    """Whether one given name is the initials of the other: "C. T." and "Carmen Tamara"."""
    parts = [given_parts(name.given) for name in (a, b)]
    if not all(parts) or not any(all(len(part) == 1 for part in these) for these in parts):
        return False
    return all(one[0] == other[0] for one, other in zip(*parts, strict=False))


_TELLING = 4
_PARTICLE = re.compile(r"\b(?:prof|dr|sir|rev|van|von|der|den|de|del|della|di|da|dos|la|le|ter|ten)\b", re.IGNORECASE)


def _without_particles(name: str) -> str:
    """A family name without what stands before it."""
    return squeezed(_PARTICLE.sub(" ", name)) or squeezed(name)


def _initial(given: str) -> str:
    return given[:1]


def _ascii(text: str) -> str:
    """The letters that a broken encoding leaves of a name: "Märtens" is "Mrtens"."""
    return "".join(char for char in text.lower() if char.isascii() and char.isalpha())


def _slip(one: str, other: str) -> bool:
    if not one or not other or one == other or min(len(one), len(other)) == 1:
        return one[:1] == other[:1]
    return OSA.distance(one, other) <= (1 if min(len(one), len(other)) < 8 else 2)


def in_full(names: tuple[Name, ...]) -> bool:
    return bool(names) and bool(names[0].given) and len(re.split(r"[\s.-]+", names[0].given or "")[0]) > 1


def by_the_house(a: Record, b: Record, *, telling: bool) -> bool | None:
    """Whether the house that publishes one record, of which groups or nobody are the authors, is the group that made the other.

    "Universidade de São Paulo" is the author of its catalogue in one library, and its publisher in the next; a state, that of what its
    ministry published, where the title is `telling`, for every ministry has its "Report of activities". None where nothing tells.
    """
    for published, named in ((a, b), (b, a)):
        groups = [name.literal for name in people(named) if name.literal]
        if not groups or len(groups) < len(people(named)) or not published.publisher:
            continue
        if not all(name.literal for name in people(published)):
            continue
        head = _BRACKETS.sub("", published.publisher).partition(". ")
        houses = [published.publisher, *([head[0]] if head[2] and telling else [])]
        if any(agree_groups(house, group).kind in ("EQUAL", "EQUIVALENT") for house in houses for group in groups):
            return True
    return None


_BRACKETS = re.compile(r"\s*\([^()]*\)")
