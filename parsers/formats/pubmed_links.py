"""PubMed's links between articles (CommentsCorrections): notices about the work, and works that it stands to otherwise.

A link has a type, the other article's citation in a line, and mostly its PMID. References ("Cites") are none.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from parsers import clean
from parsers.dates import read_date
from parsers.record import Notice, Related
from parsers.values import PartialDate

Kind = Literal["retraction", "correction", "concern"]
NOTICES: dict[str, Kind] = {
    "RetractionIn": "retraction", "PartialRetractionIn": "retraction", "RetractedandRepublishedIn": "retraction", "ErratumIn": "correction",
    "CorrectedandRepublishedIn": "correction", "ExpressionOfConcernIn": "concern",
}  # fmt: skip
# Relations in the words of Crossref and DataCite, as this work stands to the other.
RELATIONS: dict[str, str] = {
    "CommentIn": "has-comment", "CommentOn": "is-comment-on", "ErratumFor": "is-erratum-of", "RetractionOf": "is-retraction-of",
    "PartialRetractionOf": "is-partial-retraction-of", "ExpressionOfConcernFor": "is-expression-of-concern-of",
    "CorrectedandRepublishedIn": "is-previous-version-of", "CorrectedandRepublishedFrom": "is-new-version-of",
    "RetractedandRepublishedIn": "is-previous-version-of", "RetractedandRepublishedFrom": "is-new-version-of",
    "RepublishedIn": "has-version", "RepublishedFrom": "is-version-of", "ReprintIn": "has-version", "ReprintOf": "is-version-of",
    "UpdateIn": "is-previous-version-of", "UpdateOf": "is-new-version-of", "SummaryForPatientsIn": "has-derivation",
    "OriginalReportIn": "is-derived-from", "AssociatedDataset": "is-supplemented-by", "AssociatedPublication": "is-supplement-to",
    "DatasetDescribedIn": "is-documented-by", "DatasetUseReportedIn": "is-referenced-by",
}  # fmt: skip
# The same links as tags of the MEDLINE text.
TAGS: dict[str, str] = {
    "CIN": "CommentIn", "CON": "CommentOn", "EIN": "ErratumIn", "EFR": "ErratumFor", "CRI": "CorrectedandRepublishedIn",
    "CRF": "CorrectedandRepublishedFrom", "RRI": "RetractedandRepublishedIn", "RRF": "RetractedandRepublishedFrom",
    "ECI": "ExpressionOfConcernIn", "ECF": "ExpressionOfConcernFor", "RIN": "RetractionIn", "ROF": "RetractionOf",
    "PRIN": "PartialRetractionIn", "PROF": "PartialRetractionOf", "RPI": "RepublishedIn", "RPF": "RepublishedFrom", "UIN": "UpdateIn",
    "UOF": "UpdateOf", "SPIN": "SummaryForPatientsIn", "ORI": "OriginalReportIn", "DDIN": "DatasetDescribedIn", "DRIN": "DatasetUseReportedIn",
}  # fmt: skip
_PREPRINT = re.compile(
    r"(?:bio|med|chem|psy|soc|ed|earth|eco|agri|pale)a?rxiv|arxiv|res(?:earch)? sq(?:uare)?\b|ssrn\b|preprints\b|authorea\b|"
    r".*\b10\.(?:1101/(?:[0-9]{4}\.|[0-9]{6})|21203/rs\.|48550/arxiv|26434/chemrxiv|2139/ssrn|20944/preprints|31234/osf|22541/au)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:^|[.?!)]\s+|\s)((?:1[6-9]|20)\d\d(?:\s+[A-Z][a-z]{2,8}\.?(?:\s?[-/]\s?[A-Z][a-z]{2,8})?(?:\s+\d{1,2}(?:-\d{1,2})?)?)?)\s*(?=[;:.,(]|$)"
)
_PMID = re.compile(r"\bPMID:\s*(\d{1,9})\b")


class Link(NamedTuple):
    """One link: its type by the name that the XML has for it, the other article's citation and PMID as they stand."""

    ref_type: str
    source: str
    pmid: str


def read_notice(link: Link) -> Notice | None:
    """The notice that a link is, with its date, DOI and PMID where the citation has them."""
    kind = NOTICES.get(link.ref_type)
    if kind is None:
        return None
    return Notice(kind=kind, doi=clean.doi(link.source), pmid=clean.pmid(link.pmid), date=date_of(link.source))


def read_related(link: Link, *, from_preprint: bool) -> Related | None:
    """The relation that a link is: to the other work's DOI, or else its PMID, or else its citation.

    What updates a preprint is the published version; an article that updates a preprint has one.
    """
    relation = RELATIONS.get(link.ref_type)
    target = clean.doi(link.source) or (
        f"pmid:{pmid}" if (pmid := clean.pmid(link.pmid)) else clean.line(link.source[:500])
    )
    if relation is None or target is None:
        return None
    if from_preprint and link.ref_type == "UpdateIn":
        relation = "is-preprint-of"
    elif not from_preprint and link.ref_type == "UpdateOf" and _PREPRINT.match(link.source[:500]):
        relation = "has-preprint"
    return Related(relation=relation, id=target)


def date_of(source: str) -> PartialDate | None:
    """The date in a citation: "J Foo. 2012 Mar 3;12(3):45. doi: 10.1234/x".

    >>> [date_of(text).iso() for text in ("J Foo. 2012 Mar 3;12(3):45", "JAMA 1999 Jan;281(3):238", "PLoS One. 2016;11(4):e1")]
    ['2012-03-03', '1999-01', '2016']
    """
    found = _DATE.search(source[:500])
    return read_date(found[1]) if found is not None else None


def cut_pmid(text: str) -> tuple[str, str]:
    """(citation, PMID) of a link in the MEDLINE text, which writes both on a line."""
    found = _PMID.search(text)
    return (text[: found.start()].rstrip(" ."), found[1]) if found is not None else (text, "")
