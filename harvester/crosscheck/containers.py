"""How two journals, books or series stand to each other: names, abbreviations, ISSNs."""

from __future__ import annotations

import re

from harvester.crosscheck.titles import words
from harvester.work import Agreement
from parsers.clean import fold
from parsers.record import Record

_STOP = frozenset(
    "the of and for in on a an der die das und für de la le les et des du del della di e y el los las en och i".split()
)
EQUAL = Agreement(kind="EQUAL")


def _words(name: str) -> list[str]:
    return [word for word in words(re.sub(r"&", " and ", name)) if word not in _STOP]


def is_abbreviation(short: str, full: str) -> bool:
    """Whether `short` abbreviates `full` word by word, as ISO 4 does: "J Clin Oncol" for "Journal of Clinical Oncology".

    >>> is_abbreviation("Blood Adv", "Blood Advances")
    True
    >>> is_abbreviation("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences of the United States of America")
    True
    """
    # A single letter of an abbreviation is a word cut short, never an article ("U S A").
    parts = [word for word in words(re.sub(r"&", " and ", short)) if len(word) == 1 or word not in _STOP]
    whole = _words(full)
    if not parts or len(parts) > len(whole) or parts == whole:
        return False
    # ISO 4 shortens a word at its end, seldom inside ("Natl", "Dtsch"): the first letter and the order of the rest count.
    return len(parts) == len(whole) and all(_shortens(part, word) for part, word in zip(parts, whole, strict=True))


def _shortens(part: str, word: str) -> bool:
    if word.startswith(part):
        return True
    rest = iter(word)
    return part[0] == word[0] and len(part) > 1 and all(letter in rest for letter in part)


def _names(record: Record) -> list[str]:
    return [name for name in (record.container_title, record.container_title_short) if name]


def compare(a: Record, b: Record) -> Agreement | None:
    """The containers of two records by name; None where one has none."""
    if not a.container_title or not b.container_title:
        return None
    if a.container_title == b.container_title:
        return EQUAL
    one, other = a.container_title, b.container_title
    if fold(one) == fold(other) or _words(one) == _words(other):
        return Agreement(kind="EQUIVALENT", why="case or punctuation")
    # "Europace : European pacing …", "The journal (London)": a name with its subtitle or its place.
    heads = [_words(re.split(r"\s*[:(=/]\s*", name)[0]) for name in (one, other)]
    if heads[0] == heads[1] and heads[0]:
        return Agreement(kind="EQUIVALENT", why="with and without subtitle or place")
    if any(fold(x).replace(".", "") == fold(y).replace(".", "") for x in _names(a) for y in _names(b)):
        return Agreement(kind="EQUIVALENT", why="journal abbreviation")
    if is_abbreviation(one, other) or is_abbreviation(other, one):
        return Agreement(kind="EQUIVALENT", why="journal abbreviation")
    return Agreement(kind="CONFLICT", why="another name")


def issns(a: Record, b: Record) -> Agreement | None:
    """The ISSNs of two records; None where one has none.

    One in common is enough: the others are the same journal's print, electronic or linking ISSN. None in common can still
    be the print and the electronic ISSN of one journal: that is taken so where the names agree and the kinds do not rule
    it out (two print ISSNs are two journals).
    """
    if not a.issn or not b.issn:
        return None
    one, other = ({issn.value for issn in record.issn} for record in (a, b))
    if one == other:
        return EQUAL
    if one & other:
        return Agreement(kind="EQUIVALENT", why="print and electronic ISSN")
    names = compare(a, b)
    kinds = [{issn.kind for issn in record.issn} for record in (a, b)]
    clash = any(kind in kinds[0] and kind in kinds[1] for kind in ("print", "electronic"))
    if names is not None and names.kind != "CONFLICT" and not clash:
        return Agreement(kind="EQUIVALENT", why="print and electronic ISSN")
    return Agreement(kind="CONFLICT", why="ISSNs of two journals" if not clash else "two ISSNs of the same kind")


def same_container(a: Record, b: Record) -> bool | None:
    """Whether two records appeared in one container; None where nothing tells."""
    by_issn, by_name = issns(a, b), compare(a, b)
    if by_issn is not None and by_issn.kind != "CONFLICT":
        return True
    if by_name is not None:
        return by_name.kind != "CONFLICT"
    return None if by_issn is None else False
