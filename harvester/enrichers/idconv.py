"""The PMC ID converter: what to ask for a batch of identifiers of one kind, and what an answer says of each. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from harvester.enrichers.questions import HttpAnswer, Question, Services
from parsers.formats import idconv

SERVICE = "idconv"
TOOL = "harvester"


def questions(identifiers: Sequence[str], kind: Literal["doi", "pmcid"], services: Services) -> tuple[Question, ...]:
    """Requests for identifiers of one kind, sorted, a batch each. A DOI with a comma cannot be asked for in a list."""
    ordered = sorted(identifier for identifier in identifiers if "," not in identifier)
    who = tuple((key, value) for key, value in (("tool", TOOL), ("email", services.mailto)) if value)
    batches = [tuple(ordered[at : at + services.idconv_batch]) for at in range(0, len(ordered), services.idconv_batch)]
    return tuple(
        Question(
            "idconv", batch, "GET", services.idconv_url,
            params=(("ids", ",".join(batch)), ("idtype", kind), ("format", "json")), secrets=who,
        )
        for batch in batches
    )  # fmt: skip


def read(question: Question, answer: HttpAnswer) -> dict[str, bytes]:
    """For each identifier that the converter knows, the three of its article as JSON. Raises Unreadable."""
    found: dict[str, bytes] = {}
    for row in idconv.read(answer.body):
        known = {"doi": row.doi, "pmid": row.pmid, "pmcid": row.pmcid}
        item = json.dumps({key: value for key, value in known.items() if value}, sort_keys=True).encode()
        found |= {
            identifier: item for identifier in (row.doi, row.pmcid) if identifier in question.identifiers and identifier
        }
    return found
