"""What the answer book tells of a work's identifiers: which of them belong together, and who registered its DOI. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from harvester.enrichers import agencies
from harvester.enrichers.pubmed import can_be_searched
from harvester.enrichers.questions import AnswerBook, Stored, Wanted
from parsers import clean
from parsers.formats import Unreadable
from parsers.formats import crossref as crossref_format
from parsers.formats import datacite as datacite_format
from parsers.formats import pubmed as pubmed_format
from parsers.identifiers import Doi, Pmid
from parsers.record import Reading

_FORMATS: dict[str, Callable[[bytes], Reading]] = {
    "crossref": crossref_format.read,
    "datacite": datacite_format.read,
    "pubmed": pubmed_format.read,
}


_MOST_REMEMBERED = 16


class Known:
    """An answer book as it is consulted. The last few records are remembered, and the DOI of each one of PubMed's."""

    def __init__(self, book: AnswerBook) -> None:
        self._book = book
        self._doi_of: dict[tuple[str, str], Doi | None] = {}
        self._read: dict[tuple[str, str, str], Reading | None] = {}

    def get(self, service: str, identifier: str) -> Stored | None:
        """What is known, or None where it was never asked."""
        return self._book.get(service, identifier)

    def is_absent(self, service: str, identifier: str) -> bool:
        """Whether a service answered that it does not know an identifier."""
        stored = self.get(service, identifier)
        return stored is not None and stored.status == "absent"

    def facts(self, service: str, identifier: str) -> dict[str, Any]:
        """What an answer in JSON says of an identifier; nothing where there is none."""
        stored = self.get(service, identifier)
        found = json.loads(stored.body) if stored is not None and stored.body else {}
        return found if isinstance(found, dict) else {}

    def reading(self, service: str, identifier: str) -> Reading | None:
        """A service's record as a reading, with when it was had."""
        stored = self.get(service, identifier)
        if stored is None or stored.body is None:
            return None
        key = (service, identifier, stored.retrieved)
        if key not in self._read:
            if len(self._read) >= _MOST_REMEMBERED:
                self._read.clear()
            self._read[key] = _read(service, identifier, stored.body, stored.retrieved)
        return self._read[key]

    def doi_of(self, pmid: Pmid) -> Doi | None:
        """The DOI in PubMed's record of an article."""
        stored = self.get("pubmed", pmid)
        if stored is None or stored.body is None:
            return None
        key = (pmid, stored.retrieved)
        if key not in self._doi_of:
            reading = self.reading("pubmed", pmid)
            self._doi_of[key] = reading.record.doi if reading is not None else None
        return self._doi_of[key]

    def agency(self, doi: Doi) -> str:
        """Who registered a DOI, as far as is known or likely: who has its record, doi.org's word, its prefix's, the table's;
        else Crossref. "" where doi.org knows no such DOI.
        """
        for service, name in (("crossref", agencies.CROSSREF), ("datacite", agencies.DATACITE)):
            stored = self.get(service, doi)
            if stored is not None and stored.status == "found":
                return name
        if self.is_absent("doi-ra", doi):
            return ""
        prefix = agencies.prefix(doi)
        said = self.facts("doi-ra", doi) or self.facts("agency", prefix)
        return str(said.get("agency") or agencies.OF_PREFIX.get(prefix, agencies.CROSSREF))


def _read(service: str, identifier: str, body: bytes, retrieved: str) -> Reading | None:
    try:
        reading = _FORMATS[service](body)
    except Unreadable:
        return None
    kept = {name: getattr(reading, name) for name in ("source", "record", "said", "unread")}
    # To the second: what comes after it tells nobody anything.
    return Reading(**kept, url=f"{service}:{identifier}", retrieved=f"{retrieved[:19]}Z")


def own_pmid(work: Wanted, known: Known) -> Pmid | None:
    """The work's own PMID, or the one that its PMCID stands for."""
    if work.pmid or not work.pmcid:
        return work.pmid
    return clean.pmid(str(known.facts("idconv", work.pmcid).get("pmid", "")))


def dois(work: Wanted, known: Known) -> tuple[Doi, ...]:
    """The DOIs to ask about: the work's own, and the one that PubMed or the ID converter gives for its other identifiers.

    Two where they contradict each other: one of them is another work's, and both answers tell which. Two also where the
    work's own has a whole DOI for its suffix ("10.5555/https://doi.org/10.5555/a").
    """
    others = (
        clean.doi_within(work.doi) if work.doi else None,
        known.doi_of(work.pmid) if work.pmid else None,
        clean.doi(str(known.facts("idconv", work.pmcid).get("doi", ""))) if work.pmcid and not work.doi else None,
    )
    return tuple(dict.fromkeys(doi for doi in (work.doi, *others) if doi is not None))


def pmids(work: Wanted, known: Known) -> tuple[Pmid, ...]:
    """The PMIDs to ask about: the work's own, and the one that its DOI or PMCID leads to.

    A PMID that a DOI led to must lead back to that DOI. For PubMed's search that was seen when its hits were told apart.
    """
    found = [own_pmid(work, known)]
    for doi in dois(work, known):
        searched = can_be_searched(doi)
        pmid = clean.pmid(str(known.facts("pubmed-search" if searched else "idconv", doi).get("pmid", "")))
        if pmid is not None and (searched or known.doi_of(pmid) in (None, doi)):
            found.append(pmid)
    return tuple(dict.fromkeys(pmid for pmid in found if pmid is not None))
