"""Fuller names from aligned lists: a given name in full, an ORCID iD, an affiliation, credited to who gave it."""

from __future__ import annotations

from collections.abc import Sequence

from harvester.crosscheck.people import compare
from parsers.values import Name


def fuller(
    names: tuple[Name, ...], others: Sequence[tuple[str, tuple[Name, ...]]]
) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """`names` with what other sources' lists of the same people add, and the sources that added something.

    Only lists of the same length are aligned; a name takes a given name that is fuller than its own and may be the
    same, and an ORCID iD and affiliations that it lacks.
    """
    result = list(names)
    helped: list[str] = []
    for source, other in others:
        if len(other) != len(names):
            continue
        for place, (mine, theirs) in enumerate(zip(result, other, strict=True)):
            changes: dict[str, object] = {}
            if mine.family and theirs.family and compare(mine, theirs).kind != "CONFLICT":
                if _length(theirs) > _length(mine):
                    changes["given"] = theirs.given
                if theirs.suffix and not mine.suffix:
                    changes["suffix"] = theirs.suffix
            elif compare(mine, theirs).kind == "CONFLICT":
                continue
            if theirs.orcid and not mine.orcid:
                changes["orcid"] = theirs.orcid
            if theirs.affiliation and not mine.affiliation:
                changes["affiliation"] = theirs.affiliation
            if changes:
                result[place] = Name.model_validate(mine.model_dump() | changes)
                helped.append(source)
    return tuple(result), tuple(dict.fromkeys(helped))


def _length(name: Name) -> int:
    return sum(char.isalpha() for char in name.given or "")
