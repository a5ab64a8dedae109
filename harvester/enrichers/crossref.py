"""Crossref: what to ask for a batch of DOIs or by a description, and what an answer says of each. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from harvester.enrichers.questions import Desk, HttpAnswer, Question, Read, Services, cut
from parsers.formats import Unreadable, crossref, load_json

_ROWS = 5
# Seconds between requests until its headers tell more: 1 list a second in the public pool, 5 single records.
_PAUSES = {"crossref-array": 1.0, "crossref-single": 0.2}


def batches(dois: Sequence[str], services: Services) -> tuple[tuple[str, ...], ...]:
    """DOIs, sorted, in batches for `filter=doi:A,doi:B,…`; a DOI with a comma cannot stand in a list and goes alone."""
    listed = cut(sorted(doi for doi in dois if "," not in doi), services.crossref_batch, each=len("doi%3A%2C"))
    return (*listed, *((doi,) for doi in sorted(dois) if "," in doi))


def request(batch: tuple[str, ...], services: Services) -> Question:
    """The request for a batch. No `select`: it would hide `updated-by`, and with it a retraction."""
    if "," in batch[0]:
        url = f"{_base(services)}/works/{quote(batch[0], safe='')}"
        return Question("crossref", batch, "GET", url, secrets=_who(services), pool="crossref-single")
    return Question(
        "crossref", batch, "GET", f"{_base(services)}/works", secrets=_who(services), pool="crossref-array",
        params=(("filter", ",".join(f"doi:{doi}" for doi in batch)), ("rows", str(len(batch)))),
    )  # fmt: skip


def read(question: Question, answer: HttpAnswer) -> Read:
    """The items of an answer by DOI; a DOI that is not in it is not known to Crossref. Raises Unreadable."""
    if answer.status == 404:
        if question.pool == "crossref-single" and not answer.is_a_page():
            return Read({})
        raise Unreadable("nothing is at this address (is the base URL of the settings right?)")
    items: dict[str, bytes] = dict(crossref.split(answer.body))
    found = {doi: items[doi] for doi in items if doi in question.identifiers}
    if items and not found:
        raise Unreadable("the answer is about other works than those asked for")
    if len(found) < len(question.identifiers) and _total(answer.body) > len(items):
        raise Unreadable("the answer holds fewer works than it says")
    return Read(found)


def _total(body: bytes) -> int:
    message = load_json(body).get("message")
    total = message.get("total-results", 0) if isinstance(message, dict) else 0
    return total if isinstance(total, int) else 0


def each_alone(queries: Sequence[str], _services: Services) -> tuple[tuple[str, ...], ...]:
    """Descriptions of works, sorted; each needs a request of its own."""
    return tuple((query,) for query in sorted(queries))


def request_query(batch: tuple[str, ...], services: Services) -> Question:
    """The request that finds works by a description of one: its title, first author, container and year."""
    return Question(
        "crossref-query", batch, "GET", f"{_base(services)}/works", secrets=_who(services), pool="crossref-array",
        params=(("query.bibliographic", batch[0]), ("rows", str(_ROWS))),
    )  # fmt: skip


def read_query(question: Question, answer: HttpAnswer) -> Read:
    """The DOIs that an answer lists for a description, and their works as well: they need not be asked for again.

    Raises Unreadable.
    """
    if answer.status != 200:
        raise Unreadable("a list of works was not found")
    works = crossref.split(answer.body)[:_ROWS]
    if not works:
        return Read({})
    listed = json.dumps({"dois": [doi for doi, _item in works]}).encode()
    return Read({question.identifiers[0]: listed}, {("crossref", doi): item for doi, item in works})


def _base(services: Services) -> str:
    return services.crossref_url.rstrip("/")


def _who(services: Services) -> tuple[tuple[str, str], ...]:
    return (("mailto", services.mailto),) if services.mailto else ()


def _pause(question: Question) -> float:
    return _PAUSES[question.pool]


DESKS = (
    Desk("crossref", "Crossref", "crossref", _pause, batches, request, read, not_found=True),
    Desk(
        "crossref-query", "Crossref's search", "crossref", _pause, each_alone, request_query, read_query, not_found=True
    ),
)
