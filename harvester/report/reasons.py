"""The cross-check's codes and reasons in the words of a librarian."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from harvester.crosscheck.findings import CODES
from harvester.report.wording import code, heading, inline, source_name

FINDINGS: Mapping[str, str] = MappingProxyType({code.code: code.heading for code in CODES})
"""Finding code -> the heading of its group."""
ADVICE: Mapping[str, str] = MappingProxyType({code.code: code.advice for code in CODES})
"""Finding code -> what a person can do about it."""
RANK: Mapping[str, int] = MappingProxyType({code.code: place for place, code in enumerate(CODES)})
"""Finding code -> its place in the table; those unknown here come last."""

VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        "the-page-itself": "the page itself",
        "found-by-a-search": "found by a search",
        "pages-disagree": "the pages of this work do not agree about it",
        "decided-by-a-person": "a person decided so",
        "asked-for-by-its-identifier": "asked for by the identifier that was given",
        "same-doi": "the same DOI",
        "same-pmid": "the same PubMed ID",
        "same-pmcid": "the same PubMed Central ID",
        "same-arxiv": "the same arXiv ID",
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
        "volume-and-page-agree": "the same volume and page",
        "pages-agree": "the same pages, first and last",
        "last-page-agrees": "the same last page",
        "number-agrees": "the same number of a report, standard or patent",
        "isbn-agrees": "the same ISBN",
        "papers-of-one-year": "conference papers of one year",
        "other-container": "another journal or book",
        "other-volume": "another volume",
        "other-issue": "another issue",
        "other-edition": "another edition",
        "other-number": "another number of a report, standard or patent",
        "other-page": "another page",
        "other-kind-of-work": "another kind of work",
        "one-title-begins-the-other": "one title begins as the other",
        "one-may-be-a-translation": "one may be a translation of the other",
        "publisher-and-year-agree": "the same publisher and year",
        "one-says-too-little": "one of them says too little",
        "perhaps-another-stage": "perhaps another stage or edition",
        "perhaps-another-year": "perhaps what came out under this title in another year",
        "another-version": "another version of the same deposit",
        "one-may-be-a-volume-of-the-other": "one may be a volume of the other",
        "people-nearly-agree": "nearly the same people",
        "declared-related-work": "one names the other as a related work",
        "chapter-and-its-book": "one is a chapter, the other its book",
        "doi-of-a-part": "one DOI is that of a table, figure or supplement of the other",
        "identifiers-differ": "other identifiers",
        "years-apart": "years apart",
        "preprint-and-article": "one is the preprint, the other the article",
        "abstract-and-article": "one is a meeting abstract, the other an article",
        "one-is-a-notice-or-reply": "one is a notice about, or a reply to, the other",
        "doi-of-another-work": "the DOI is that of another work",
        "pmid-of-another-work": "the PubMed ID is that of another work",
        "pmcid-of-another-work": "the PubMed Central ID is that of another work",
        "arxiv-of-another-work": "the arXiv ID is that of another work",
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

PLAIN_RULES = frozenset(("", "the sources say the same", "no other source speaks of it"))
"""Rules that say no more than a row of the table shows by itself."""

_ORDER = re.compile(r"\w+(?: > \w+)+")
_TRUST = re.compile(r"order of trust (\w+(?: > \w+)+) \(([^()]*)\)")


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


def rule_in_short(text: str) -> str:
    """The rule without the reasons of an order of trust: `orders_of_trust` tells these once.

    >>> rule_in_short("the sharper of values that agree; order of trust crossref > page (the publisher deposits)")
    'The sharper of values that agree; order of trust: Crossref, then the page'
    """
    return rule(_TRUST.sub(r"order of trust \1", text))


def orders_of_trust(rules: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Of (field, rule) pairs the orders of trust there are: the order, the reason for it, and its fields.

    >>> orders_of_trust([("volume", "order of trust crossref > page (the publisher deposits)")])
    (('Crossref, then the page', 'the publisher deposits', ('volume',)),)
    """
    found: dict[tuple[str, str], list[str]] = {}
    for field, text in sorted(set(rules)):
        for order, reason in _TRUST.findall(text):
            fields = found.setdefault((", then ".join(map(source_name, order.split(" > "))), reason), [])
            if inline(field) not in fields:
                fields.append(inline(field))
    several = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((order, reason, tuple(fields)) for (order, reason), fields in several)
