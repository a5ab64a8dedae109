"""The PMC ID converter: what to ask for a batch of identifiers of one kind, and what an answer says of each. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence

from harvester.enrichers.ncbi import TOOL, pause, refused
from harvester.enrichers.questions import Desk, HttpAnswer, Question, Read, Services, cut
from parsers.formats import idconv

_MOST = 200


def batches(identifiers: Sequence[str], _services: Services) -> tuple[tuple[str, ...], ...]:
    """PMCIDs and DOIs, sorted, each kind in batches of its own. A DOI with a comma cannot be asked for in a list."""
    kinds = (
        [identifier for identifier in sorted(identifiers) if not identifier.startswith("10.")],
        [identifier for identifier in sorted(identifiers) if identifier.startswith("10.")],
    )
    listed = [cut([one for one in kind if "," not in one], _MOST, each=len("%2C")) for kind in kinds]
    return (*listed[0], *listed[1], *((doi,) for doi in kinds[1] if "," in doi))


def request(batch: tuple[str, ...], services: Services) -> Question:
    """The request for a batch of one kind."""
    who = tuple((key, value) for key, value in (("tool", TOOL), ("email", services.mailto)) if value)
    kind = "doi" if batch[0].startswith("10.") else "pmcid"
    return Question(
        "idconv", batch, "GET", services.idconv_url, secrets=who, pool="ncbi",
        params=(("ids", ",".join(batch)), ("idtype", kind), ("format", "json")),
    )  # fmt: skip


def read(question: Question, answer: HttpAnswer) -> Read:
    """For each identifier that the converter knows, the three of its article as JSON. Raises Unreadable."""
    found: dict[str, bytes] = {}
    for row in idconv.read(answer.body):
        known = {"doi": row.doi, "pmid": row.pmid, "pmcid": row.pmcid}
        item = json.dumps({key: value for key, value in known.items() if value}, sort_keys=True).encode()
        found |= {
            identifier: item for identifier in (row.doi, row.pmcid) if identifier in question.identifiers and identifier
        }
    return Read(found)


DESKS = (Desk("idconv", "the PMC ID converter", "ncbi", pause, batches, request, read, refused),)
