"""What is asked next about works, given what is known: the order of the services, and what each can still tell. Pure.

The order makes one round enough for almost all: identifiers first lead to PMIDs, one efetch takes all of them, and Crossref
is asked for all DOIs, those that PubMed gave included. What is asked depends on the identifiers and on the book alone,
never on the order of works, on timing or on a restart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from harvester.enrichers import agencies
from harvester.enrichers.agencies import CROSSREF, DATACITE
from harvester.enrichers.known import Known, dois, own_pmid, pmids
from harvester.enrichers.pubmed import can_be_searched
from harvester.enrichers.questions import Service, Wanted
from parsers.identifiers import Doi

MOST_ROUNDS = 3
MANY = 25


def _to_convert(work: Wanted, known: Known) -> Iterable[str]:
    """A PMCID that stands alone; and a DOI that no query can hold. For all else PubMed's search does as well."""
    if work.pmcid and not work.doi and not work.pmid:
        yield work.pmcid
    yield from (doi for doi in _without_pmid(work, known) if not can_be_searched(doi))


def _to_search(work: Wanted, known: Known) -> Iterable[str]:
    return (doi for doi in _without_pmid(work, known) if can_be_searched(doi))


def _without_pmid(work: Wanted, known: Known) -> Iterable[str]:
    """DOIs that no PMID is known to go with: there is none, or PubMed says that it is another work's."""
    pmid = own_pmid(work, known)
    for doi in dois(work, known):
        if pmid is None or known.is_absent("pubmed", pmid) or known.doi_of(pmid) not in (None, doi):
            yield doi


def _articles(work: Wanted, known: Known) -> Iterable[str]:
    """PMIDs, and the hits of a search among which a DOI's still has to be told."""
    yield from pmids(work, known)
    for doi in dois(work, known):
        batch = known.facts("pubmed-search", doi).get("batch")
        if batch:
            yield from known.facts("pubmed-search", str(batch)).get("pmids", ())


def _at_crossref(work: Wanted, known: Known) -> Iterable[str]:
    return (doi for doi in dois(work, known) if known.agency(doi) == CROSSREF)


def _at_datacite(work: Wanted, known: Known) -> Iterable[str]:
    return (doi for doi in dois(work, known) if known.agency(doi) == DATACITE)


def _to_trace(work: Wanted, known: Known) -> Iterable[str]:
    """DOIs that are not where they were looked for, and those of agencies that cannot be asked: do they exist at all?"""
    for doi in dois(work, known):
        agency = known.agency(doi)
        looked_for = {CROSSREF: "crossref", DATACITE: "datacite"}.get(agency)
        if looked_for is None or known.is_absent(looked_for, doi):
            yield doi


def to_probe(wanted: Iterable[Doi], known: Known) -> set[str]:
    """One DOI of each prefix that many are to be asked for and nobody has heard of: who registers there?

    Without it, all DOIs of a prefix that is not Crossref's would be asked for there in vain. For a few, that costs less than
    the question.
    """
    unheard: dict[str, list[Doi]] = {}
    for doi in set(wanted):
        prefix = agencies.prefix(doi)
        if prefix not in agencies.OF_PREFIX and not known.facts("agency", prefix):
            unheard.setdefault(prefix, []).append(doi)
    return {min(dois) for dois in unheard.values() if len(dois) >= MANY}


ORDER: tuple[tuple[Service, Callable[[Wanted, Known], Iterable[str]]], ...] = (
    ("idconv", _to_convert),
    ("pubmed-search", _to_search),
    ("pubmed", _articles),
    ("crossref", _at_crossref),
    ("datacite", _at_datacite),
    ("doi-ra", _to_trace),
    # A DOI that its prefix, or the table, had at the wrong place.
    ("datacite", _at_datacite),
    ("crossref", _at_crossref),
)
