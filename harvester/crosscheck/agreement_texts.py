"""How longer texts, terms, publishers, addresses and kinds of works stand to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from harvester.crosscheck.agreement_abbreviations import is_abbreviation
from harvester.crosscheck.words import bare, words
from harvester.work import Agreement
from parsers.values import Rich

EQUAL = Agreement(kind="EQUAL")
OWN_WORDS = Agreement(kind="COMPATIBLE", why="each source in its own words")
# Words that tell no publisher from another: "Oxford University Press", "Cambridge University Press".
_COMMON = frozenset(
    "press publishing publishers publisher publications verlag editions inc ltd llc ag gmbh bv sa co company corporation "
    "university universitat universite universidad universita society association institute international group of the and "
    "for in de la du der die das und et e media business science sciences medical medicine limited sons new york london".split()
)
_HEADINGS = frozenset(
    "abstract background objective objectives purpose introduction aim aims methods method materials results findings "
    "conclusion conclusions interpretation discussion summary significance and patients design setting".split()
)


def agree_texts(one: str, other: str) -> Agreement:
    """Two short texts that have one right form."""
    if bare(one) == bare(other) or words(one) == words(other) != []:
        return Agreement(kind="EQUIVALENT", why="case, punctuation or accents")
    return Agreement(kind="CONFLICT", why="different values")


def agree_names_loosely(one: str, other: str) -> Agreement:
    """Publishers, places, events: written in many ways, and seldom a reason to doubt a citation."""
    first, second = words(one), words(other)
    if first == second:
        return Agreement(kind="EQUIVALENT", why="case, punctuation or accents")
    inside = set(first) <= set(second) or set(second) <= set(first)
    if inside or is_abbreviation(one, other) or is_abbreviation(other, one):
        return Agreement(kind="COMPATIBLE", why="a name in short")
    if set(first) & set(second) - _COMMON:
        return Agreement(kind="COMPATIBLE", why="another form of the name")
    return Agreement(kind="CONFLICT", why="another name")


OTHER_SCHEME = Agreement(kind="COMPATIBLE", why="other terms of other schemes")


def agree_terms(one: Iterable[str], other: Iterable[str]) -> Agreement:
    """Two sets of terms; sets of two schemes differ without contradicting each other."""
    first, second = ({" ".join(words(term)) or term for term in terms} for terms in (one, other))
    if first == second:
        return Agreement(kind="EQUIVALENT", why="order or case")
    if first < second or second < first:
        return Agreement(kind="COMPATIBLE", why="one source names more")
    return OTHER_SCHEME


def agree_sets(one: Iterable[str], other: Iterable[str]) -> Agreement:
    """Two sets of identifiers of one thing (ISBNs): one in common is enough."""
    first, second = set(one), set(other)
    if first == second:
        return Agreement(kind="EQUIVALENT", why="order or case")
    if first & second:
        return Agreement(kind="COMPATIBLE", why="one source names more")
    return Agreement(kind="CONFLICT", why="different values")


def agree_abstracts(one: Rich, other: Rich) -> Agreement:
    """Two abstracts: the same words, one cut short, another form of one text, or another text."""
    first, second = ([word for word in words(str(text)[:20_000]) if word not in _HEADINGS] for text in (one, other))
    if first == second:
        return Agreement(kind="EQUIVALENT", why="markup, punctuation or labels")
    shorter, longer = sorted((first, second), key=len)
    if shorter and longer[: len(shorter)] == shorter:
        return Agreement(kind="COMPATIBLE", why="cut short")
    common = set(shorter) & set(longer)
    if common and len(common) * 2 >= len(set(shorter)):
        return Agreement(kind="COMPATIBLE", why="another form of the same text")
    return Agreement(kind="CONFLICT", why="another text")


def agree_languages(one: str, other: str) -> Agreement:
    """Two BCP 47 tags."""
    first, second = one.lower().split("-"), other.lower().split("-")
    if first[0] == second[0]:
        shorter, longer = sorted((first, second), key=len)
        inside = longer[: len(shorter)] == shorter
        return (
            Agreement(kind="COMPATIBLE", why="region or script")
            if inside
            else Agreement(kind="CONFLICT", why="another region")
        )
    if {first[0], second[0]} & {"und", "mul", "zxx"}:
        return OWN_WORDS
    return Agreement(kind="CONFLICT", why="another language")


def agree_addresses(one: str, other: str) -> Agreement:
    """Two addresses; the scheme, "www." and a final slash do not count."""
    if _address(one) == _address(other):
        return Agreement(kind="EQUIVALENT", why="scheme or final slash")
    return Agreement(kind="COMPATIBLE", why="another address")


def agree_licences(one: str, other: str) -> Agreement:
    """Two licences by their addresses; Creative Commons' own addresses tell one licence from another."""
    first, second = (_address(re.sub(r"/(?:legalcode|deed)(?:\.\w+)?/?$", "", text)) for text in (one, other))
    if first == second:
        return Agreement(kind="EQUIVALENT", why="scheme or final slash")
    if all(text.startswith("creativecommons.org/") for text in (first, second)):
        return Agreement(kind="CONFLICT", why="another licence")
    return Agreement(kind="COMPATIBLE", why="another address")


def _address(text: str) -> str:
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return text
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query


# Pairs of CSL types that sources use for one and the same work.
_NEAR: frozenset[frozenset[str]] = frozenset(
    map(
        frozenset,
        (
            ("article-journal", "review"), ("article-journal", "paper-conference"), ("article-journal", "article-magazine"),
            ("article-journal", "review-book"), ("review", "review-book"), ("chapter", "paper-conference"), ("chapter", "entry"),
            ("chapter", "entry-encyclopedia"), ("entry", "entry-encyclopedia"), ("entry", "entry-dictionary"), ("book", "collection"),
            ("book", "classic"), ("paper-conference", "speech"), ("dataset", "software"), ("article-magazine", "article-newspaper"),
            ("book", "report"), ("article", "manuscript"), ("report", "article"), ("book", "pamphlet"),
        ),
    )
)  # fmt: skip
VAGUE_TYPES = frozenset(("document", "webpage"))
"""Types that a repository gives to whatever it holds: they say little."""


def agree_types(one: str, other: str) -> Agreement:
    """Two CSL types."""
    if one in VAGUE_TYPES or other in VAGUE_TYPES:
        return Agreement(kind="COMPATIBLE", why="a vague kind of work")
    if frozenset((one, other)) in _NEAR:
        return Agreement(kind="COMPATIBLE", why="near kinds of work")
    return Agreement(kind="CONFLICT", why="another kind of work")
