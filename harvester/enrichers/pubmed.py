"""PubMed's E-utilities: what to ask for PMIDs (efetch) and for DOIs (esearch), and what an answer says. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence

from harvester.enrichers.questions import HttpAnswer, Question, Services
from parsers import clean
from parsers.formats import Unreadable, load_json, pubmed
from parsers.identifiers import Doi, Pmid

SERVICE = "pubmed"
SEARCH = "pubmed-search"
TOOL = "harvester"


def questions(pmids: Sequence[Pmid], services: Services) -> tuple[Question, ...]:
    """efetch requests for PMIDs, sorted by number, a batch each; POST, for a batch is too long for an address."""
    ordered = sorted(pmids, key=int)
    batches = [tuple(ordered[at : at + services.pubmed_batch]) for at in range(0, len(ordered), services.pubmed_batch)]
    url = f"{services.eutils_url.rstrip('/')}/efetch.fcgi"
    return tuple(
        Question(
            "pubmed",
            batch,
            "POST",
            url,
            data=(("db", "pubmed"), ("id", ",".join(batch)), ("retmode", "xml")),
            secrets=_who(services),
        )
        for batch in batches
    )


def searches(dois: Sequence[Doi], services: Services) -> tuple[Question, ...]:
    """esearch requests that find the PMIDs of DOIs, sorted, a batch each.

    A DOI that would break the query's syntax is left out: PubMed then counts as not knowing it.
    """
    ordered = sorted(doi for doi in dois if not set(doi) & set('"[]'))
    batches = [tuple(ordered[at : at + services.pubmed_batch]) for at in range(0, len(ordered), services.pubmed_batch)]
    url = f"{services.eutils_url.rstrip('/')}/esearch.fcgi"
    return tuple(
        Question(
            "pubmed-search", batch, "POST", url,
            data=(
                ("db", "pubmed"), ("term", " OR ".join(f'"{doi}"[doi]' for doi in batch)), ("retmode", "json"),
                ("retmax", str(2 * len(batch))),
            ),
            secrets=_who(services),
        )
        for batch in batches
    )  # fmt: skip


def _who(services: Services) -> tuple[tuple[str, str], ...]:
    rows = (("tool", TOOL), ("email", services.mailto), ("api_key", services.ncbi_api_key))
    return tuple((key, value) for key, value in rows if value)


def read(question: Question, answer: HttpAnswer) -> dict[str, bytes]:
    """The articles of an efetch answer by PMID. Raises Unreadable."""
    return {pmid: item for pmid, item in pubmed.split(answer.body) if pmid in question.identifiers}


def read_search(_question: Question, answer: HttpAnswer) -> tuple[Pmid, ...]:
    """The PMIDs an esearch answer lists. Which DOI each is of, only its record tells: a term may have been dropped.

    Raises Unreadable for an error, which comes with HTTP 200 as often as not.
    """
    data = load_json(answer.body)
    result = data.get("esearchresult") if isinstance(data, dict) else None
    if not isinstance(result, dict) or "ERROR" in result or not isinstance(result.get("idlist"), list):
        raise Unreadable(f"PubMed's search answered: {json.dumps(data)[:200]}")
    return tuple(pmid for text in result["idlist"] if (pmid := clean.pmid(str(text))) is not None)
