"""Fuller names from aligned lists: a given name in full, accents, an ORCID iD, credited to who gave them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from harvester.crosscheck.agreement.given import spellings
from harvester.crosscheck.agreement.names import agree_names, given_parts
from harvester.crosscheck.agreement.people import unrepeated
from harvester.crosscheck.agreement.scripts import between_scripts, in_another_script
from harvester.work import Agreement
from parsers.values import Name

# A name may be filled from another where the two are one person by letters, not by half of a double name.
_FILLABLE = frozenset(
    ("", "initials", "accents or punctuation", "case", "without given name", "suffix", "ORCID iD", "particle")
)
_IN_PLACE = ("suffix", "orcid", "affiliation")


def fuller(
    names: Sequence[Name], others: Iterable[tuple[str, Sequence[Name], Agreement]]
) -> tuple[tuple[Name, ...], dict[str, tuple[str, ...]]]:
    """`names` with what other sources' lists add to the same people, and who added each part ("2.given": PubMed).

    A list stays whole: people are aligned with people in order, groups with groups, as lists are compared; a name that
    contradicts its neighbour takes nothing from it. `others` are sources, their lists, and how these agree with `names`;
    they come in order of trust.
    """
    result = list(names)
    parts: dict[str, tuple[str, ...]] = {}
    for source, other, found in others:
        surely_one = found.kind in ("EQUAL", "EQUIVALENT")
        for places, theirs in _aligned(names, other):
            for place, name in zip(places, theirs, strict=False):
                added = _added(result[place], name)
                if added and (surely_one or _may_be_filled(result[place], name)):
                    result[place] = Name.model_validate({**result[place].__dict__, **added})
                    parts |= {f"{place}.{part}": (source,) for part in added}
    return tuple(result), parts


def _aligned(names: Sequence[Name], other: Sequence[Name]) -> Iterable[tuple[list[int], list[Name]]]:
    """(places among `names`, names of the other list): the people, then the groups where both name as many."""
    people = [place for place, name in enumerate(names) if name.family]
    their_people = [name for name in other if name.family]
    if len(people) != len(their_people):
        # A list that has a name twice would be aligned with its neighbour from there on.
        people = [people[at] for at in unrepeated([names[place] for place in people])]
        their_people = [their_people[at] for at in unrepeated(their_people)]
    yield people, their_people
    groups, theirs = (
        [place for place, name in enumerate(names) if name.literal],
        [name for name in other if name.literal],
    )
    if len(groups) == len(theirs):
        yield groups, theirs


def _added(mine: Name, theirs: Name) -> dict[str, Any]:
    """The parts of a name that another has more of."""
    if mine is theirs or mine.__dict__ == theirs.__dict__:
        return {}
    added: dict[str, Any] = {
        part: value for part in _IN_PLACE if (value := getattr(theirs, part)) and not getattr(mine, part)
    }
    if mine.family and theirs.family and not _in_two_scripts(mine, theirs):
        if _says_more(theirs.given, mine.given):
            added["given"] = theirs.given
        if mine.non_dropping_particle == theirs.non_dropping_particle and _written_better(theirs.family, mine.family):
            added["family"] = theirs.family
    return added


def _in_two_scripts(mine: Name, theirs: Name) -> bool:
    """Whether one name is in other letters than the other: nobody is called "Иванов, I."."""
    return (
        in_another_script(mine.inverted(), theirs.inverted())
        or between_scripts(mine.inverted(), theirs.inverted()) is not None
    )


def _may_be_filled(mine: Name, theirs: Name) -> bool:
    found = agree_names(mine, theirs)
    return found.kind != "CONFLICT" and found.why in _FILLABLE


def _says_more(theirs: str | None, mine: str | None) -> bool:
    """A part in full where the other has its initial, or a part more: "Peter M." before "P.", never before "P. M. J.".

    Else the same letters written better, "Jürgen" before "Juergen", which has more of them and says no more.
    """
    if not theirs or not mine or theirs == mine:
        return bool(theirs and not mine)
    if spellings(theirs) & spellings(mine) or _letters(theirs) <= _letters(mine):
        same = given_parts(theirs) == given_parts(mine) or bool(spellings(theirs) & spellings(mine))
        return same and _written_better(theirs, mine)
    parts, own = given_parts(theirs), given_parts(mine)
    spelled_out = all(x == y or (len(y) == 1 and x[0] == y) for x, y in zip(parts, own, strict=False))
    return len(parts) >= len(own) and spelled_out and parts != own


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _written_better(theirs: str, mine: str) -> bool:
    """The same letters with their accents, or not all in capitals ("WATSON")."""
    if theirs == mine:
        return False
    capitals = mine.isupper() and len(mine) > 3
    if capitals != (theirs.isupper() and len(theirs) > 3):
        return capitals
    return not theirs.isascii() and _accents(theirs) > _accents(mine)


def _accents(text: str) -> int:
    return sum(not char.isascii() for char in text)
