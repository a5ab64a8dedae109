"""The PMC ID converter's answers, in both shapes it has had: which PMID, PMCID and DOI are of one article.

It knows only articles that are in PMC: "not found" says nothing against a PMID or a DOI.
"""

from __future__ import annotations

from typing import NamedTuple

from parsers import clean
from parsers.formats import Unreadable, load_json
from parsers.identifiers import Doi, Pmcid, Pmid


class IdRow(NamedTuple):
    """The identifiers of one article as the converter knows them."""

    doi: Doi | None
    pmid: Pmid | None
    pmcid: Pmcid | None


def read(body: bytes) -> tuple[IdRow, ...]:
    """The rows of an answer that name an article; rows of identifiers it does not know are left out.

    Raises Unreadable where the answer is an error, or no answer of the converter at all.
    """
    data = load_json(body)
    records = data.get("records") if isinstance(data, dict) else None
    if not isinstance(records, list) or data.get("status", "ok") != "ok":
        # What it repeats of the request holds the address of whoever asked.
        told = {key: value for key, value in data.items() if key != "request"} if isinstance(data, dict) else data
        raise Unreadable(f"the ID converter answered no records: {str(told)[:200]}")
    rows = []
    for record in records:
        if isinstance(record, dict) and record.get("status") != "error" and "errmsg" not in record:
            texts = {key: str(record.get(key) or "") for key in ("doi", "pmid", "pmcid")}
            rows.append(IdRow(clean.doi(texts["doi"]), clean.pmid(texts["pmid"]), clean.pmcid(texts["pmcid"])))
    return tuple(rows)
