"""What the services are asked about a work once people have decided about its identifiers."""

from __future__ import annotations

from collections.abc import Sequence

from harvester.crosscheck import DecisionBook
from harvester.crosscheck.decisions import accepted_identifiers, decided_identifiers, standing
from harvester.enrichers import Wanted
from parsers import clean
from parsers.record import Record


def as_decided(
    given: Wanted, names: Sequence[str], pages: Sequence[Record], decided: DecisionBook
) -> tuple[Wanted, ...]:
    """The identifiers that a work gives, then those that people decided where they are others.

    What was set is asked about, what was left out is not; an answer that was found by a search and accepted is asked for
    by its identifier. The page's own are asked about even where a person knows better: its staff should hear what is wrong
    with them.
    """
    stands = standing(decided.of(names, pages), pages)
    if not stands.by_about:
        return (given,)
    own = (("doi", given.doi), ("pmid", given.pmid), ("pmcid", given.pmcid))
    known: dict[str, str | None] = {**accepted_identifiers(stands), **{name: value for name, value in own if value}}
    known |= decided_identifiers(stands)
    doi, pmid, pmcid = (known.get(name) or "" for name in ("doi", "pmid", "pmcid"))
    return tuple(dict.fromkeys((given, Wanted(clean.doi(doi), clean.pmid(pmid), clean.pmcid(pmcid)))))
