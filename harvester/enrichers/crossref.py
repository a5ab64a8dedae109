"""Crossref: what to ask for a batch of DOIs, and what an answer says of each. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from harvester.enrichers.questions import HttpAnswer, Question, Services
from parsers.formats import crossref
from parsers.identifiers import Doi

SERVICE = "crossref"
# Servers refuse addresses much longer than this.
_MOST_URL = 6000


def questions(dois: Sequence[Doi], services: Services) -> tuple[Question, ...]:
    """Requests for DOIs, sorted: `filter=doi:A,doi:B,…` for up to a batch; a DOI with a comma goes alone.

    No `select`: it would hide `updated-by`, and with it a retraction.
    """
    batches: list[list[Doi]] = [[]]
    length = 0
    alone: list[Doi] = []
    for doi in sorted(dois):
        if "," in doi:
            alone.append(doi)
            continue
        size = len(quote(doi)) + 7
        if len(batches[-1]) >= services.crossref_batch or length + size > _MOST_URL:
            batches.append([])
            length = 0
        batches[-1].append(doi)
        length += size
    who = (("mailto", services.mailto),) if services.mailto else ()
    base = services.crossref_url.rstrip("/")
    asked = [
        Question(
            service="crossref", identifiers=tuple(batch), method="GET", url=f"{base}/works",
            params=(("filter", ",".join(f"doi:{doi}" for doi in batch)), ("rows", str(len(batch)))), secrets=who,
        )
        for batch in batches
        if batch
    ]  # fmt: skip
    asked += [Question("crossref", (doi,), "GET", f"{base}/works/{quote(doi, safe='')}", secrets=who) for doi in alone]
    return tuple(asked)


def read(question: Question, answer: HttpAnswer) -> dict[str, bytes]:
    """The items of an answer by DOI; a DOI that is not in it is not known to Crossref. Raises Unreadable."""
    if answer.status == 404 and "/works/" in question.url:
        return {}
    return {doi: item for doi, item in crossref.split(answer.body) if doi in question.identifiers}
