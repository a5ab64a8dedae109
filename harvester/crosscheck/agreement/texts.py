"""How longer texts, terms, funders, languages and kinds of works stand to each other."""

from __future__ import annotations

from collections.abc import Iterable

from harvester.crosscheck.agreement.groups import agree_groups
from harvester.crosscheck.agreement.scripts import is_foreign
from harvester.crosscheck.words import words
from harvester.work import Agreement
from parsers.languages import read_language
from parsers.values import Rich

OWN_WORDS = Agreement(kind="COMPATIBLE", why="each source in its own words")
_HEADINGS = frozenset(
    "abstract background objective objectives purpose introduction aim aims methods method materials results findings "
    "conclusion conclusions interpretation discussion summary significance and patients design setting".split()
)


OTHER_SCHEME = Agreement(kind="COMPATIBLE", why="other terms of other schemes")


def agree_funders(one: Iterable[str], other: Iterable[str]) -> Agreement:
    """Two sets of funders: a name and its initials or short form are one funder."""
    mine, theirs = list(one)[:_MOST_FUNDERS], list(other)[:_MOST_FUNDERS]
    found = agree_terms(mine, theirs)
    shorter, longer = sorted((mine, theirs), key=len)
    if found != OTHER_SCHEME or not all(any(agree_groups(x, y).kind != "CONFLICT" for y in longer) for x in shorter):
        return found if found != OTHER_SCHEME else Agreement(kind="COMPATIBLE", why="one source names more")
    same = len(shorter) == len(longer)
    return Agreement(kind="COMPATIBLE", why="a name in short" if same else "one source names more")


_MOST_FUNDERS = 40


def agree_terms(one: Iterable[str], other: Iterable[str]) -> Agreement:
    """Two sets of terms; sets of two schemes differ without contradicting each other."""
    first, second = ({" ".join(words(term)) or term for term in terms} for terms in (one, other))
    if first == second:
        return Agreement(kind="EQUIVALENT", why="order or case")
    if first < second or second < first:
        return Agreement(kind="COMPATIBLE", why="one source names more")
    return OTHER_SCHEME


def agree_abstracts(one: Rich, other: Rich) -> Agreement:
    """Two abstracts: the same words, one cut short, another form of one text, or another text."""
    first, second = ([word for word in words(str(text)[:20_000]) if word not in _HEADINGS] for text in (one, other))
    if first == second:
        return Agreement(kind="EQUIVALENT", why="markup, punctuation or labels")
    shorter, longer = sorted((first, second), key=len)
    if shorter and longer[: len(shorter)] == shorter:
        return Agreement(kind="COMPATIBLE", why="cut short")
    if is_foreign(str(one)) != is_foreign(str(other)):
        return Agreement(kind="COMPATIBLE", why="another script")
    common = set(shorter) & set(longer)
    if common and len(common) * 2 >= len(set(shorter)):
        return Agreement(kind="COMPATIBLE", why="another form of the same text")
    return Agreement(kind="CONFLICT", why="another text")


_MACRO = {
    "no": "nb nn",
    "zh": "cmn yue wuu nan",
    "fa": "prs pes",
    "ms": "zlm",
    "sh": "sr hr bs",
    "ar": "arb",
    "et": "ekk",
    "lv": "lvs",
}
"""Codes of languages that hold others."""


def agree_languages(one: str, other: str) -> Agreement:
    """Two tags of languages, or codes and names of them: a script or region more is no difference, two are."""
    tags = [read_language(text) or text for text in (one, other)]
    if tags[0] == tags[1]:
        return Agreement(kind="EQUIVALENT", why="another code of the language")
    first, second = (tag.lower().replace("_", "-").split("-") for tag in tags)
    if first[0] == second[0]:
        # Subtags of four letters are scripts, others regions: "zh-Hans" and "zh-CN" can both be right.
        apart = any(
            _of_kind(first[1:], four)
            and _of_kind(second[1:], four)
            and _of_kind(first[1:], four) != _of_kind(second[1:], four)
            for four in (True, False)
        )
        return (
            Agreement(kind="CONFLICT", why="another region")
            if apart
            else Agreement(kind="COMPATIBLE", why="region or script")
        )
    if second[0] in _MACRO.get(first[0], "").split() or first[0] in _MACRO.get(second[0], "").split():
        return Agreement(kind="COMPATIBLE", why="region or script")
    if {first[0], second[0]} & {"und", "mul", "zxx"}:
        return OWN_WORDS
    return Agreement(kind="CONFLICT", why="another language")


def _of_kind(subtags: list[str], scripts: bool) -> set[str]:  # noqa: FBT001 - which of the two kinds
    return {tag for tag in subtags if (len(tag) == 4) == scripts}


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
