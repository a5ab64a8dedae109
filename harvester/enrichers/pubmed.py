"""PubMed's E-utilities: what to ask for PMIDs (efetch) and for DOIs (esearch), and what an answer says. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from harvester.enrichers.ncbi import pause, refused, who
from harvester.enrichers.questions import Desk, Doubtful, HttpAnswer, Question, Read, Services, TooMuch
from parsers.formats import Unreadable, esearch, pubmed
from parsers.identifiers import Pmid

_MOST = 200


def batches(pmids: Sequence[str], _services: Services) -> tuple[tuple[str, ...], ...]:
    """PMIDs, sorted by number, in batches."""
    return _in_parts(sorted(pmids, key=int), _MOST)


def request(batch: tuple[str, ...], services: Services) -> Question:
    """The efetch request for a batch; POST, for a batch is too long for an address."""
    data = (("db", "pubmed"), ("id", ",".join(batch)), ("retmode", "xml"))
    return Question("pubmed", batch, "POST", _url(services, "efetch"), data=data, secrets=who(services), pool="ncbi")


def read(question: Question, answer: HttpAnswer) -> Read:
    """The articles of an efetch answer by PMID. Raises Unreadable, and Doubtful where it holds none of several."""
    articles = dict(pubmed.split(answer.body))
    found = Read({pmid: articles[pmid] for pmid in articles if pmid in question.identifiers})
    if articles and not found.items:
        raise Unreadable("the answer is about other articles than those asked for")
    if not articles and len(question.identifiers) > 1:
        raise Doubtful(found)
    return found


def can_be_searched(doi: str) -> bool:
    """Whether a DOI can stand in a query; the ID converter is asked for one that would break its syntax."""
    return not set(doi) & set('"[]')


def batches_search(dois: Sequence[str], _services: Services) -> tuple[tuple[str, ...], ...]:
    """DOIs, sorted, in batches for one esearch each."""
    return _in_parts(sorted(doi for doi in dois if can_be_searched(doi)), _MOST)


def request_search(batch: tuple[str, ...], services: Services) -> Question:
    """The esearch request that finds the PMIDs of a batch of DOIs."""
    term = " OR ".join(f'"{doi}"[doi]' for doi in batch)
    return search("pubmed-search", batch, term, 2 * len(batch), services)


def read_search(question: Question, answer: HttpAnswer) -> Read:
    """The PMIDs an esearch answer lists, kept with the batch; each DOI is told which batch it was asked in.

    Which PMID is which DOI's, only the records tell: a term may have been dropped. Raises Unreadable, and TooMuch where
    not all hits are listed.
    """
    found = esearch.read(answer.body)
    if found.total > len(found.pmids):
        raise TooMuch
    return pending(question, found.pmids)


def pending(question: Question, pmids: Sequence[Pmid]) -> Read:
    """Hits that belong to a whole batch, until their records tell which is whose; none at all is an answer at once."""
    if not pmids:
        return Read({})
    batch = "batch:" + hashlib.sha256("\n".join(question.identifiers).encode()).hexdigest()[:24]
    mine = json.dumps({"batch": batch}).encode()
    listed = json.dumps({"pmids": sorted(pmids, key=int)}).encode()
    return Read(dict.fromkeys(question.identifiers, mine), {(question.service, batch): listed})


def search(service: str, batch: tuple[str, ...], term: str, most: int, services: Services) -> Question:
    """An esearch request; `most` is how many hits it may list."""
    data = (("db", "pubmed"), ("term", term), ("retmode", "json"), ("retmax", str(most)))
    return Question(service, batch, "POST", _url(services, "esearch"), data=data, secrets=who(services), pool="ncbi")  # type: ignore[arg-type]  # a desk's name


def _url(services: Services, name: str) -> str:
    return f"{services.eutils_url.rstrip('/')}/{name}.fcgi"


def _in_parts(ordered: Sequence[str], most: int) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(ordered[at : at + most]) for at in range(0, len(ordered), most))


DESKS = (
    Desk("pubmed", "PubMed", "ncbi", pause, batches, request, read, refused),
    Desk("pubmed-search", "PubMed's search", "ncbi", pause, batches_search, request_search, read_search, refused),
)
