"""What stands behind the title in citations beside volume and pages: an imprint, the article that data belong to, a DOI alone."""

from __future__ import annotations

import re

from parsers import clean

# APA's chapter: "(pp. 77-98). London: Routledge. ISBN 978-…".
_IMPRINT = re.compile(
    r"\(pp\.\s[^()]{1,24}\)\.\s(?P<publisher_place>[A-Z][^.:;()\d]{2,50}):\s(?P<publisher>[^.:;()\d]{3,80})\.?(?=\s|$)"
    r"(?:\sISBN:?\s(?P<isbn>[\dX-]{10,17}))?"
)
_SUPPLEMENT = re.compile(r"[.,;]\s(?:in\s)?supplement\sto\s?:", re.IGNORECASE)
_OF_DATA = re.compile(
    r"(?:^|\[)(?:data\s?set|occurrence dataset)\]|\b(?:occurrence |sampling event |checklist )dataset\b", re.IGNORECASE
)
_DOI = re.compile(r"(?:doi\s?:?\s?|doi\.org/)10\.", re.IGNORECASE)
_ISSUE = re.compile(r"\s?\((?P<issue>(?!(?:1[6-9]|20)\d\d\))\d{1,4}(?:[-–/]\d{1,4})?)\)")


def imprint_behind(rest: str) -> dict[str, str]:
    """Place, publisher and ISBN behind the pages of a chapter."""
    found = _IMPRINT.search(rest)
    return {field: part for field, part in found.groupdict().items() if part} if found is not None else {}


def issue_behind(text: str, volume_ends: int) -> dict[str, str]:
    """The issue in brackets right behind the volume that a word announces: "Vol.77(2)"."""
    issue = _ISSUE.match(text, volume_ends)
    return issue.groupdict() if issue is not None else {}


# "Policy Research Working Paper; No. 8444".
_SERIES = re.compile(
    r"\b(?:(?:working|discussion|staff|occasional|research|technical|policy) papers?|technical (?:report|note)s?)(?: series)?$",
    re.IGNORECASE,
)


def in_series(parts: dict[str, str]) -> dict[str, str]:
    """What a citation says, a series of papers of which it names a number and no page told apart from a journal."""
    if not ("issue" in parts and _SERIES.search(parts.get("container_title", ""))) or {"volume", "page"} & parts.keys():
        return parts
    beside = {field: part for field, part in parts.items() if field not in ("container_title", "issue")}
    numbered = {"collection_title": parts["container_title"], "collection_number": parts["issue"]}
    return {**beside, **numbered, "type": "working paper"}


def without_supplement(rest: str) -> str:
    """What stands behind the title of data, up to the article that they belong to: "…, In supplement to: Roe, A (1997): …"."""
    return _SUPPLEMENT.split(rest, maxsplit=1)[0]


def published_alone(date: str | None, rest: str) -> dict[str, str]:
    """The year before the title and the DOI behind it, of a work that stands in nothing: "Roe, A. (2019): Tides [data set]. https://doi.org/…"."""
    named = _DOI.search(rest)
    doi = clean.doi(rest[named.start() :]) if named is not None else None
    if named is None or doi is None or date is None:
        return {}
    kind = {"type": "dataset"} if _OF_DATA.search(rest[: named.start()]) else {}
    return {"issued": date, "doi": doi} | kind | _held_by(rest[: named.start()], rest[named.end() :])


def _held_by(before: str, behind: str) -> dict[str, str]:
    """Who publishes data, as the citation says it before the DOI or, on Dataverse, behind it."""
    for pattern, text in ((_BEFORE_DOI, before), (_DISTRIBUTOR, before), (_BEHIND_DOI, behind)):
        found = pattern.search(text)
        if found is not None:
            kind = {"type": "dataset"} if pattern is _DISTRIBUTOR else {}
            return kind | {
                field.removeprefix("set_"): part.strip() for field, part in found.groupdict().items() if part
            }
    return {}


_NAME = r"(?P<publisher>[^\W\d_][^.,:;\[\]()]{2,80})"
_SET = r"(?:(?:occurrence|sampling[- ]event|checklist|metadata) )?(?:data\s?set|collection|figure|presentation|poster|media)"
# As figshare has it, "Tides. figshare. Dataset." before the DOI, and as PANGAEA, "[dataset]. PANGAEA," there.
_BEFORE_DOI = re.compile(
    rf"(?:^|\.\s){_NAME}\.\s{_SET}\.?\s?(?:https?://)?(?:dx\.)?$|(?:^|[\s\[]){_SET}\][.,]?\s{_NAME.replace('publisher', 'set_publisher')}[.,]\s(?:https?://)?(?:dx\.)?$",
    re.IGNORECASE,
)
# As ICPSR has it: "Harbour, MI: Consortium for Ponds [distributor]", and a date.
_DISTRIBUTOR = re.compile(
    r"(?:^|\.\s)(?:(?P<publisher_place>[^\W\d_][^.:;\[\]()]{2,40}):\s)?(?P<publisher>[^\W\d_][^.:;\[\]()]{3,100})\s\[(?:distributor|publisher)\]"
)
# As Dataverse has it, behind the DOI: ", Harbour Dataverse, V2".
_BEHIND_DOI = re.compile(r"^[^\s,]+,\s(?P<publisher>[^\W\d_][^,;:()\[\]]{2,80}),\sV\d{1,3}\b")
