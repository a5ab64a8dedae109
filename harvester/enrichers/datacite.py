"""DataCite: what to ask for a batch of DOIs, and what an answer says of each. Pure.

`ids` takes a list of DOIs and `page[size]` up to 1,000 (https://support.datacite.org, and its server's source).
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from harvester.enrichers.questions import Desk, HttpAnswer, Question, Read, Services, cut
from parsers.formats import Unreadable, datacite

_MOST = 100


def batches(dois: Sequence[str], _services: Services) -> tuple[tuple[str, ...], ...]:
    """DOIs, sorted, in batches; a DOI with a comma cannot stand in a list and goes alone."""
    listed = cut(sorted(doi for doi in dois if "," not in doi), _MOST, each=len("%2C"))
    return (*listed, *((doi,) for doi in sorted(dois) if "," in doi))


def request(batch: tuple[str, ...], services: Services) -> Question:
    """The request for a batch. Facets are left out: they count all of DataCite, and are most of an answer's bytes."""
    base = f"{services.datacite_url.rstrip('/')}/dois"
    who = (("mailto", services.mailto),) if services.mailto else ()
    if "," in batch[0]:
        return Question(
            "datacite", batch, "GET", f"{base}/{quote(batch[0], safe='')}", secrets=who, pool="datacite",
        )  # fmt: skip
    return Question(
        "datacite", batch, "GET", base, secrets=who, pool="datacite",
        params=(("ids", ",".join(batch)), ("page[size]", str(len(batch))), ("disable-facets", "true")),
    )  # fmt: skip


def read(question: Question, answer: HttpAnswer) -> Read:
    """The items of an answer by DOI; a DOI that is not in it is not known to DataCite. Raises Unreadable."""
    if answer.status == 404:
        if not question.params and not answer.is_a_page():
            return Read({})
        raise Unreadable("nothing is at this address (is the base URL of the settings right?)")
    items: dict[str, bytes] = dict(datacite.split(answer.body))
    found = {doi: items[doi] for doi in items if doi in question.identifiers}
    if items and not found:
        raise Unreadable("the answer is about other works than those asked for")
    return Read(found)


def _pause(question: Question) -> float:
    """1,000 requests in five minutes for who names an address, else 500."""
    return 0.3 if question.secrets else 0.6


DESKS = (Desk("datacite", "DataCite", "datacite", _pause, batches, request, read, not_found=True),)
