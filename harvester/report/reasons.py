"""The cross-check's codes and reasons in the words of a librarian."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from harvester.crosscheck.findings import CODES
from harvester.report.wording import code, heading, source_name

FINDINGS: Mapping[str, str] = MappingProxyType({code.code: code.heading for code in CODES})
"""Finding code -> the heading of its group."""

VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        "the-page-itself": "the page itself",
        "asked-for-by-its-identifier": "asked for by the identifier that was given",
        "same-doi": "the same DOI",
        "same-pmid": "the same PubMed ID",
        "same-pmcid": "the same PubMed Central ID",
        "titles-equal": "the same title",
        "titles-equal-but-subtitle": "the same title, but for a subtitle",
        "titles-nearly-equal": "nearly the same title",
        "titles-differ": "another title",
        "titles-differ-in-digits": "a title with another number in it",
        "titles-differ-in-a-word": "a title with another word in it",
        "title-that-many-works-bear": "a title that many works bear",
        "no-title-to-compare": "no title to compare",
        "nothing-else-to-compare": "nothing else to compare",
        "too-little-else-agrees": "too little else agrees",
        "people-agree": "the same people",
        "other-people": "other people",
        "no-people-to-compare": "no people to compare",
        "people-or-place-agree": "the same people or place",
        "place-agrees": "the same journal, volume and page",
        "container-agrees": "the same journal or book",
        "other-container": "another journal or book",
        "other-volume": "another volume",
        "other-page": "another page",
        "other-kind-of-work": "another kind of work",
        "identifiers-differ": "other identifiers",
        "years-apart": "years apart",
        "preprint-and-article": "one is the preprint, the other the article",
        "abstract-and-article": "one is a meeting abstract, the other an article",
        "one-is-a-notice-or-reply": "one is a notice about, or a reply to, the other",
        "doi-of-another-work": "the DOI is that of another work",
        "pmid-of-another-work": "the PubMed ID is that of another work",
        "pmcid-of-another-work": "the PubMed Central ID is that of another work",
    }
)
"""Reason code of a same-work verdict -> what it says."""

WHYS: Mapping[str, str] = MappingProxyType(
    {
        "initials": "initials against full names",
        "precision": "one date is more exact",
        "": "different values",
    }
)
"""Reasons of an agreement that are too short to be understood alone; the others are sentences already."""

_ORDER = re.compile(r"\w+(?: > \w+)+")


def finding(text: str) -> str:
    """The heading of a finding's code; a code unknown here keeps its own words.

    >>> finding("wrong-doi"), finding("odd-shelf-mark")
    ('A DOI that belongs to another work', 'Odd shelf mark')
    """
    return FINDINGS.get(text) or heading(code(text))


def verdict(text: str) -> str:
    """A reason for a same-work verdict, as it stands in a list of reasons."""
    return VERDICTS.get(text) or code(text)


def why(text: str) -> str:
    """Why two claims are not equal."""
    return WHYS.get(text, text)


def rule(text: str) -> str:
    """Why a claim won, with the sources by their names.

    >>> rule("order of trust crossref > page (the publisher deposits)")
    'Order of trust: Crossref, then the page (the publisher deposits)'
    """
    named = _ORDER.sub(lambda found: ": " + ", then ".join(map(source_name, found[0].split(" > "))), text)
    return heading(named.replace(" : ", ": "))
