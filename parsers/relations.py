"""Other works that a page names as standing to its own: the published version of a preprint, a translation."""

from __future__ import annotations

from collections.abc import Iterable

from parsers import clean
from parsers.record import Related, Said


def related(said: Iterable[Said]) -> tuple[Related, ...]:
    """The relations that texts under the field "related" state, each in its scheme; a DOI is one, a citation is kept."""
    found: list[Related] = []
    for item in said:
        relation, target = clean.line(item.scheme or ""), clean.line(item.text[:_LONGEST])
        if relation and target:
            found.append(Related(relation=relation, id=clean.doi(target) or target))
    return tuple(dict.fromkeys(found))


_LONGEST = 1_000
