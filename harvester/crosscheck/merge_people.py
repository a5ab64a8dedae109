"""Fuller names from aligned lists: a given name in full, accents, an ORCID iD, credited to who gave them."""

from __future__ import annotations

from collections.abc import Iterable

from harvester.crosscheck.agreement_names import agree_names, given_parts
from parsers.values import Name

# A name may be filled from another where the two are one person by letters, not by half of a double name.
_FILLABLE = frozenset(
    ("", "initials", "accents or punctuation", "case", "without given name", "suffix", "ORCID iD", "particle")
)


def fuller(
    names: tuple[Name, ...], others: Iterable[tuple[str, tuple[Name, ...]]]
) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """`names` with what other sources' lists add to the same people, and the sources that added something.

    A list stays whole: only lists that name as many people, or break off early, are aligned, place by place, and a
    name that contradicts its neighbour takes nothing from it. `others` come in order of trust.
    """
    result = list(names)
    helped: list[str] = []
    for source, other in others:
        if any(name.literal for name in other) != any(name.literal for name in names) and len(other) != len(names):
            continue
        for place, (mine, theirs) in enumerate(zip(result, other, strict=False)):
            filled = _filled(mine, theirs)
            if filled != mine:
                result[place] = filled
                helped.append(source)
    return tuple(result), tuple(dict.fromkeys(helped))


def _filled(mine: Name, theirs: Name) -> Name:
    found = agree_names(mine, theirs)
    if found.kind == "CONFLICT" or found.why not in _FILLABLE:
        return mine
    changes: dict[str, object] = {}
    if mine.family and theirs.family:
        if _says_more(theirs.given, mine.given):
            changes["given"] = theirs.given
        if _written_better(theirs.family, mine.family) and mine.non_dropping_particle == theirs.non_dropping_particle:
            changes["family"] = theirs.family
        if theirs.suffix and not mine.suffix:
            changes["suffix"] = theirs.suffix
    if theirs.orcid and not mine.orcid:
        changes["orcid"] = theirs.orcid
    if theirs.affiliation and not mine.affiliation:
        changes["affiliation"] = theirs.affiliation
    return Name.model_validate(mine.model_dump() | changes) if changes else mine


def _says_more(theirs: str | None, mine: str | None) -> bool:
    """More letters, and no initial less: "Peter M." before "P.", but "Peter" does not take the place of "P. M."."""
    if not theirs or not mine:
        return bool(theirs)
    parts, own = given_parts(theirs), given_parts(mine)
    if len(parts) < len(own):
        return False
    return len("".join(parts)) > len("".join(own)) or ("".join(parts) == "".join(own) and _written_better(theirs, mine))


def _written_better(theirs: str, mine: str) -> bool:
    """The same letters with their accents, or not all in capitals ("WATSON")."""
    capitals = mine.isupper() and len(mine) > 3
    if capitals != (theirs.isupper() and len(theirs) > 3):
        return capitals
    return sum(not char.isascii() for char in theirs) > sum(not char.isascii() for char in mine)
