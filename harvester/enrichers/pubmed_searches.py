"""PubMed's two searches for works without an identifier: its citation matcher, and title words. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from harvester.enrichers.ncbi import pause, refused, who
from harvester.enrichers.pubmed import pending, search
from harvester.enrichers.questions import Desk, HttpAnswer, Question, Read, Services, TooMuch
from harvester.enrichers.searches import any_of
from parsers import clean
from parsers.formats import Unreadable, ecitmatch, esearch

_MOST_CITATIONS, _MOST_TITLES = 100, 10
_HITS_A_TITLE, _MOST_CANDIDATES = 5, 5
_AMONG = re.compile(r"AMBIGUOUS ([0-9]{1,9}(?:, ?[0-9]{1,9})*)")


def batches_citation(citations: Sequence[str], _services: Services) -> tuple[tuple[str, ...], ...]:
    """Citations ("journal|year|volume|page|author|"), sorted, in batches."""
    return _in_parts(sorted(citations), _MOST_CITATIONS)


def request_citation(batch: tuple[str, ...], services: Services) -> Question:
    """The ECitMatch request for a batch; each citation has its place in the batch for a key."""
    lines = "\r".join(f"{citation}w{place}|" for place, citation in enumerate(batch))
    data = (("db", "pubmed"), ("retmode", "xml"), ("bdata", lines))
    url = f"{services.eutils_url.rstrip('/')}/ecitmatch.cgi"
    return Question("pubmed-citation", batch, "POST", url, data=data, secrets=who(services), pool="ncbi")


def read_citation(question: Question, answer: HttpAnswer) -> Read:
    """The PMIDs that the matcher gives for each citation, as JSON: one, or a few among which it could not choose.

    Raises Unreadable, and TooMuch where it stopped before the end.
    """
    matches = {match.key: match for match in ecitmatch.read(answer.body)}
    by_key = {f"w{place}": citation for place, citation in enumerate(question.identifiers)}
    if not matches.keys() & by_key.keys():
        raise Unreadable("PubMed's citation matcher answered about nothing that was asked")
    if by_key.keys() - matches.keys():
        raise TooMuch
    found = {by_key[key]: pmids for key, match in matches.items() if key in by_key and (pmids := _pmids(match))}
    return Read({citation: json.dumps({"pmids": pmids}).encode() for citation, pmids in found.items()})


def _pmids(match: ecitmatch.Match) -> list[str]:
    """The PMID of a match, or those among which the matcher could not choose ("AMBIGUOUS 1,2"), where it lists them."""
    if match.pmid is not None:
        return [match.pmid]
    listed = _AMONG.fullmatch(match.remark)
    numbers = re.split(r"\D+", listed[1]) if listed else []
    return [pmid for number in numbers[:_MOST_CANDIDATES] if (pmid := clean.pmid(number)) is not None]


def batches_title(clauses: Sequence[str], _services: Services) -> tuple[tuple[str, ...], ...]:
    """Clauses of title words, sorted, a few in one query."""
    return _in_parts(sorted(clauses), _MOST_TITLES)


def request_title(batch: tuple[str, ...], services: Services) -> Question:
    """The esearch request for a batch of clauses."""
    return search("pubmed-title", batch, any_of(batch), _HITS_A_TITLE * len(batch), services)


def read_title(question: Question, answer: HttpAnswer) -> Read:
    """The PMIDs for a batch; their records tell which is whose. More hits than were listed are left: a search suggests.

    Raises Unreadable.
    """
    return pending(question, esearch.read(answer.body).pmids)


def _in_parts(ordered: Sequence[str], most: int) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(ordered[at : at + most]) for at in range(0, len(ordered), most))


DESKS = (
    Desk(
        "pubmed-citation",
        "PubMed's citation matcher",
        "ncbi",
        pause,
        batches_citation,
        request_citation,
        read_citation,
        refused,
    ),
    Desk("pubmed-title", "PubMed's search", "ncbi", pause, batches_title, request_title, read_title, refused),
)
