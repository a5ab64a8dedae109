"""The reasons of a same-work verdict in the words of a librarian: one table, for findings, questions and reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

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
        "same-handle": "the same Handle",
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
        "volume-and-year-agree": "the same volume and year",
        "page-agrees": "the same page",
        "pages-agree": "the same pages, first and last",
        "last-page-agrees": "the same last page",
        "pages-near": "pages close by",
        "page-slips": "pages that differ in a digit",
        "number-agrees": "the same number of a report, standard or patent",
        "isbn-agrees": "the same ISBN",
        "site-and-day-agree": "the same newspaper or site, and day",
        "papers-of-one-year": "conference papers of one year",
        "other-container": "another journal or book",
        "other-volume": "another volume",
        "other-issue": "another issue",
        "other-edition": "another edition",
        "other-number": "another number of a report, standard or patent",
        "other-page": "another page",
        "other-kind-of-work": "another kind of work",
        "one-title-begins-the-other": "one title begins as the other",
        "one-title-ends-the-other": "one title ends as the other",
        "one-may-be-a-translation": "one may be a translation of the other",
        "publisher-and-year-agree": "the same publisher and year",
        "institution-agrees": "the same institution",
        "one-says-too-little": "one of them says too little",
        "perhaps-another-stage": "perhaps another stage or edition",
        "several-found": "another work was found that may as well be it",
        "perhaps-another-edition": "perhaps another publisher's edition",
        "other-institution": "another university",
        "other-extent": "many more pages in one",
        "perhaps-another-issue": "perhaps what came out under this title in another issue, or on another day",
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
        "handle-of-another-work": "the Handle is that of another work",
    }
)
"""Reason code of a same-work verdict -> what it says."""


def in_words(reason: str) -> str:
    """One reason; a code unknown here keeps its own words.

    >>> in_words("titles-differ-in-digits"), in_words("of-another-kind")
    ('a title with another number in it', 'of another kind')
    """
    return VERDICTS.get(reason) or reason.replace("-", " ")


def listed_in_words(reasons: Iterable[str]) -> str:
    """Several, as they stand in brackets: commas would not tell where one with a comma of its own ends.

    >>> listed_in_words(("same-doi", "titles-equal-but-subtitle", "people-agree"))
    'the same DOI; the same title, but for a subtitle; the same people'
    """
    return "; ".join(map(in_words, reasons))
