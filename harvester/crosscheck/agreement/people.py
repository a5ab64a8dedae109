"""How two lists of people stand to each other: order counts, a list may be cut, a group may be left out."""

from __future__ import annotations

from collections.abc import Sequence

from harvester.crosscheck.agreement.families import family_key
from harvester.crosscheck.agreement.given import given_parts
from harvester.crosscheck.agreement.given_forms import is_short_form
from harvester.crosscheck.agreement.names import KINDS, agree_names
from harvester.crosscheck.words import bare, scripts, squeezed
from harvester.work import EQUAL, Agreement
from parsers.clean import fold
from parsers.values import Name

_OTHERS = frozenset(("et al", "et al.", "and others", "others", "u.a.", "u. a.", "et alii", "mit anderen"))


_LONGEST_OTHERS = max(map(len, _OTHERS))


def _are_others(name: Name) -> bool:
    """Whether a name is none, but says that the list goes on."""
    text = name.literal or name.family or ""
    return len(text) <= _LONGEST_OTHERS and bare(text) in _OTHERS


def _listed(names: tuple[Name, ...]) -> tuple[list[Name], list[Name], bool]:
    """(people, groups, whether the list says that it goes on)."""
    kept = [name for name in names if not _are_others(name)]
    goes_on = len(kept) < len(names) or any(name.others for name in names)
    return [n for n in kept if n.family], [n for n in kept if n.literal], goes_on


def agree_people(a: tuple[Name, ...], b: tuple[Name, ...]) -> Agreement:
    """Two lists in order: as bad as their worst pair of names; one may stop early, or leave out a group.

    Groups are compared apart from people: PubMed and publishers put them at different places of one list.
    """
    (people, groups, cut), (others, other_groups, other_cut) = _listed(a), _listed(b)
    if not people and not others and not (cut or other_cut):
        return _group_sets(groups, other_groups) or EQUAL
    if not people or not others:
        people, others, groups, other_groups = [*people, *groups], [*others, *other_groups], [], []
    worst = _in_order(people, others)
    if len(people) != len(others):
        once = [_once(people), _once(others)]
        if len(once[0]) == len(once[1]) and (found := _in_order(*once)).kind != "CONFLICT":
            people, others = once
            worst = max(
                (Agreement(kind="EQUIVALENT", why="a name written twice"), found), key=lambda one: KINDS.index(one.kind)
            )
    if worst.kind == "CONFLICT":
        return _reordered(people, others) or worst
    ends = _ends((len(people), cut), (len(others), other_cut)) or _group_sets(groups, other_groups)
    return max((worst, ends), key=lambda one: KINDS.index(one.kind)) if ends else worst


def _in_order(people: list[Name], others: list[Name]) -> Agreement:
    """The worst of the pairs of names at the same places; it is known as soon as two contradict each other."""
    worst = EQUAL
    for one, other in zip(people, others, strict=False):
        found = EQUAL if one is other or one.__dict__ == other.__dict__ else agree_names(one, other)
        if KINDS.index(found.kind) > KINDS.index(worst.kind):
            worst = found
            if found.kind == "CONFLICT":
                break
    return worst


def unrepeated(names: Sequence[Name]) -> list[int]:
    """The places of the names that do not only repeat the one before."""
    keys = [_key(name) for name in names]
    return [place for place in range(len(names)) if not place or keys[place] != keys[place - 1]]


def _once(names: list[Name]) -> list[Name]:
    return [names[place] for place in unrepeated(names)]


def _key(name: Name) -> tuple[str, str]:
    return family_key(name), squeezed(name.given or "")


def _reordered(people: list[Name], others: list[Name]) -> Agreement | None:
    keys = [[_key(name) for name in names] for names in (people, others)]
    families = [[family for family, _given in names] for names in keys]
    for mine, theirs in (families, keys):
        if len(people) > 1 and mine != theirs and sorted(mine) == sorted(theirs):
            return Agreement(kind="CONFLICT", why="another order")
    shorter, longer = sorted(families, key=len)
    if 1 < len(shorter) < len(longer) and set(shorter) <= set(longer):
        return Agreement(kind="CONFLICT", why="a name left out")
    return None


def _ends(one: tuple[int, bool], other: tuple[int, bool]) -> Agreement | None:
    """How two lists end, of which each has so many names, and says whether it goes on."""
    (shorter, says_so), (longer, goes_on) = sorted((one, other))
    if shorter != longer:
        why = f"one list stops after {shorter} of {longer} names"
        return Agreement(kind="COMPATIBLE", why=f"{why} and says that it goes on" if says_so else why)
    return Agreement(kind="COMPATIBLE", why="one list says that it goes on") if says_so != goes_on else None


def _group_sets(groups: list[Name], others: list[Name]) -> Agreement | None:
    """Groups in any order: each of the shorter list has its like in the longer; of two as long, both ways."""
    if not groups and not others:
        return None
    if not len(groups) == len(others) == 1:
        # Those that both lists name alike need no look, and of what is left over thirty are enough to tell.
        known = [{fold(group.literal or "") for group in these} for these in (groups, others)]
        alike = known[0] & known[1]
        left = [
            [group for group in these if fold(group.literal or "") not in alike][:_MOST_GROUPS]
            for these in (groups, others)
        ]
        if not left[0] or not left[1]:
            # A list may have one group twice, and the other two of them.
            return EQUAL if len(groups) == len(others) and known[0] == known[1] else _GROUP_LEFT_OUT
        found = _each_has_its_like(*left)
    else:
        found = agree_names(groups[0], others[0])
    return _GROUP_LEFT_OUT if found.kind != "CONFLICT" and len(groups) != len(others) else found


_GROUP_LEFT_OUT = Agreement(kind="COMPATIBLE", why="one list leaves out a group")
_MOST_GROUPS = 30


def _each_has_its_like(groups: list[Name], others: list[Name]) -> Agreement:
    ways = [(groups, others), (others, groups)]
    found = [
        min((agree_names(one, other) for other in those), key=_rank)
        for these, those in ways
        if len(these) <= len(those)
        for one in these
    ]
    return max(found, key=_rank, default=EQUAL)


def _rank(agreement: Agreement) -> tuple[int, str]:
    return KINDS.index(agreement.kind), agreement.why


def is_cut(names: tuple[Name, ...]) -> bool:
    """Whether a list says itself that it goes on ("et al.")."""
    return _listed(names)[2]


def shared(a: tuple[Name, ...], b: tuple[Name, ...]) -> bool | None:
    """Whether two lists name the same people: the first person, or half of the shorter list.

    None where one list is empty, or where they are written in two scripts and cannot be compared as letters. A family
    name alone is not a person: the given names must not contradict each other ("Wang, L." and "Wang, Q.").
    """
    if a and b and not _are_others(a[0]) and _same_person(a[0], b[0]):
        return True
    one, other = (tuple(n for n in names if not _are_others(n)) for names in (a, b))
    if not one or not other:
        return None
    if _same_person(one[0], other[0]):
        return True
    if _half_in(one, other):
        return True
    texts = [scripts("".join(name.family or name.literal or "" for name in names[:20])) for names in (one, other)]
    return None if texts[0] and texts[1] and not texts[0] & texts[1] else False


def _half_in(one: tuple[Name, ...], other: tuple[Name, ...]) -> bool:
    """Whether half of the shorter list stands in the longer; of two as long, half of each in the other."""
    ways = [(one, other), (other, one)]
    return all(_hits(mine, theirs) * 2 >= len(mine) for mine, theirs in ways if len(mine) <= len(theirs))


def _hits(names: tuple[Name, ...], others: tuple[Name, ...]) -> int:
    known: dict[str, list[tuple[list[str], Name]]] = {}
    for other in others:
        namesakes = known.setdefault(family_key(other), [])
        if len(namesakes) < _MOST_NAMESAKES:
            namesakes.append((given_parts(other.given), other))
    hits = 0
    for name in names:
        parts = given_parts(name.given)
        namesakes = known.get(family_key(name), [])
        hits += any(_may_share(parts, theirs) and _same_person(name, other) for theirs, other in namesakes)
    return hits


# Nobody writes with more people of one family name, but a hostile page can list ten thousand.
_MOST_NAMESAKES = 20


def _may_share(one: list[str], other: list[str]) -> bool:
    """Whether two given names are worth a look: an initial in common, a short form, or nothing to compare."""
    if not one or not other:
        return True
    return bool({part[0] for part in one} & {part[0] for part in other}) or is_short_form(one[0], other[0])


def _same_person(a: Name, b: Name) -> bool:
    found = agree_names(a, b)
    return found.kind != "CONFLICT" or found.why == "given and family name exchanged"
