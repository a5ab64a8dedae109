"""Answers of NCBI's ECitMatch: for each citation that was asked about, its PMID, or that there is none, or several.

A line is asked and answered as "journal|year|volume|first page|author|key|", and the answer stands behind the last bar. Where
nothing was found the author is left out of it.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from parsers import clean
from parsers.formats import Unreadable
from parsers.identifiers import Pmid


class Match(NamedTuple):
    """The answer for one citation, by the key that the question gave it.

    "not found" covers a journal that PubMed does not know; "ambiguous" citations fit several articles.
    """

    key: str
    status: Literal["found", "not found", "ambiguous"]
    pmid: Pmid | None = None
    remark: str = ""


_LINE = re.compile(r"(?P<asked>[^|]{0,300}(?:\|[^|]{0,300}){3,4})\|(?P<key>[^|]{0,300})\|(?P<answer>[^|]{0,300})\|?\s*")
MOST_LINES = 10_000


def read(body: bytes) -> tuple[Match, ...]:
    """The answers in their order. Raises Unreadable where a line is no answer."""
    found: list[Match] = []
    for line in body.decode("utf-8-sig", "replace").splitlines()[:MOST_LINES]:
        if line.strip():
            said = _LINE.fullmatch(line.strip())
            if said is None:
                raise Unreadable(f"ECitMatch answered: {' '.join(line.split())}"[:200])
            found.append(_match(said["key"].strip(), said["answer"].strip()))
    return tuple(found)


def _match(key: str, answer: str) -> Match:
    pmid = clean.pmid(answer)
    if pmid is not None:
        return Match(key, "found", pmid)
    if answer.upper().startswith("AMBIGUOUS"):
        return Match(key, "ambiguous", remark=answer)
    if not answer or answer.upper().startswith("NOT_FOUND") or answer.upper().startswith("NOT FOUND"):
        return Match(key, "not found", remark=answer)
    raise Unreadable(f"ECitMatch answered “{answer[:100]}” for “{key[:60]}”")
