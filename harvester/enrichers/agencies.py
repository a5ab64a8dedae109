"""Who registered a DOI: doi.org's answer for a batch of DOIs, and what is known of prefixes without asking. Pure.

`https://doi.org/doiRA/A,B,…` (DOI Handbook, "Which RA?") answers a list: `{"DOI": …, "RA": "JaLC"}`, or `{"DOI": …,
"status": "DOI does not exist"}`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from harvester.enrichers.questions import Desk, HttpAnswer, Question, Read, Services, TooMuch, cut
from parsers import clean
from parsers.formats import Unreadable, load_json

CROSSREF, DATACITE, UNNAMED = "Crossref", "DataCite", "Unknown"

# Facts that spare a request to Crossref. A DOI may have moved since: what is not found where the table says is asked for
# at doi.org, and that answer counts from then on.
OF_PREFIX: dict[str, str] = dict.fromkeys(
    (
        "10.48550",  # arXiv
        "10.5281",  # Zenodo
        "10.5061",  # Dryad
        "10.6084",  # figshare
        "10.7910",  # Harvard Dataverse
        "10.17605",  # OSF
        "10.17632",  # Mendeley Data
        "10.1594",  # PANGAEA
        "10.3886",  # ICPSR
        "10.15468",  # GBIF
        "10.13140",  # ResearchGate
        "10.17863",  # Cambridge
        "10.3929",  # ETH Zurich
    ),
    DATACITE,
) | {"10.2777": "OP"}
_MOST = 150
_NOT_THERE = frozenset(("doi does not exist", "invalid doi"))


def prefix(doi: str) -> str:
    """The part of a DOI that names who registers.

    >>> prefix("10.48550/arxiv.1706.03762")
    '10.48550'
    """
    return doi.partition("/")[0]


def batches(dois: Sequence[str], _services: Services) -> tuple[tuple[str, ...], ...]:
    """DOIs, sorted, in batches."""
    return cut(sorted(dois), _MOST, each=3)


def request(batch: tuple[str, ...], services: Services) -> Question:
    """The request for a batch: DOIs with commas between, those within a DOI percent-encoded."""
    path = ",".join(quote(doi, safe="/") for doi in batch)
    return Question("doi-ra", batch, "GET", f"{services.doi_url.rstrip('/')}/doiRA/{path}", pool="doi.org")


def read(question: Question, answer: HttpAnswer) -> Read:
    """The agency of each DOI that is registered, as JSON; a DOI that is not in it is registered nowhere.

    The agency is told of the DOI's prefix too. Raises Unreadable, and TooMuch where some were left out.
    """
    data = load_json(answer.body)
    if not isinstance(data, list):
        raise Unreadable(f"doi.org answered no list of DOIs: {json.dumps(data)[:200]}")
    agencies: dict[str, str] = {}
    nowhere: set[str] = set()
    for row in data:
        doi = clean.doi(str(row.get("DOI", ""))) if isinstance(row, dict) else None
        if doi is None or doi not in question.identifiers:
            continue
        name, status = (str(row.get(key) or "").strip() for key in ("RA", "status"))
        if status.lower() in _NOT_THERE:
            nowhere.add(doi)
        elif name or status.lower() == "unknown":
            agencies[doi] = clean.line(name[:60]) or UNNAMED
    if len(agencies) + len(nowhere) < len(question.identifiers):
        if len(question.identifiers) > 1:
            raise TooMuch
        raise Unreadable(f"doi.org does not say who registered {question.identifiers[0]}: {json.dumps(data)[:200]}")
    items = {doi: json.dumps({"agency": name}).encode() for doi, name in agencies.items()}
    return Read(items, {("agency", prefix(doi)): items[doi] for doi in sorted(items)})


def _pause(_question: Question) -> float:
    """doi.org names no limit."""
    return 1.0


DESKS = (Desk("doi-ra", "doi.org", "doi.org", _pause, batches, request, read, not_found=True),)
