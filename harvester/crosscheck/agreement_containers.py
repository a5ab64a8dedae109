"""How two journals, books or series stand to each other: names, abbreviations, ISSNs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from harvester.crosscheck.words import bare, words
from harvester.work import Agreement
from parsers.record import Record

EQUAL = Agreement(kind="EQUAL")
ABBREVIATION = Agreement(kind="EQUIVALENT", why="journal abbreviation")
_SMALL = frozenset(
    "the of and for in on an at to with der die das und fur für im von zur de la le les et des du del della delle dei y el "
    "los las en och och i van het het".split()
) | {"section", "sect", "part", "series", "ser"}
# ISO 4 cuts a word's end; these it shortens inside.
_CONTRACTIONS = {
    "natl": "nation", "intl": "international", "dtsch": "deutsch", "wkly": "weekly", "mthly": "monthly", "qtly": "quarterly",
    "jpn": "japan", "dept": "department", "ctr": "cent", "govt": "government", "yrbk": "yearbook",
}  # fmt: skip
_SINGLE = frozenset("aeioyu")
# "Europace : European pacing …", "Lancet (London, England)", "MMWR = …": a name with its subtitle, place or other name.
_HEAD = re.compile(r"\s*[:(\[=/]|\s[-–—]\s")


def name_words(name: str) -> list[str]:
    """The words of a name that an abbreviation keeps."""
    return [word for word in words(name) if word not in _SMALL]


def is_abbreviation(short: str, full: str) -> bool:
    """Whether `short` abbreviates `full` word by word, as ISO 4 does, or by the initials of its words.

    >>> is_abbreviation("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences of the United States of America")
    True
    >>> is_abbreviation("JAMA", "Journal of the American Medical Association"), is_abbreviation("Gut", "Gut Microbes")
    (True, False)
    """
    wholes = _without_small_letters(name_words(full))
    # A single letter of an abbreviation is a word cut short, never an article ("U S A"), but for "CA: A Cancer …".
    parts = [word for word in words(short) if len(word) == 1 or word not in _SMALL]
    if not parts or not wholes[0] or parts == wholes[0]:
        return False
    if len(parts) == 1:
        initials = "".join(word[0] for word in wholes[0])
        return len(parts[0]) >= 3 and len(wholes[0]) >= 3 and initials.startswith(parts[0])
    return any(
        len(mine) == len(whole) and all(_shortens(x, y) for x, y in zip(mine, whole, strict=True))
        for mine, whole in product(_without_small_letters(parts), wholes)
    )


def _without_small_letters(tokens: Sequence[str]) -> list[list[str]]:
    """The words, and the words without a single vowel: "Journal of Physics A" keeps it, "CA: A Cancer Journal" does not."""
    less = [token for token in tokens if token not in _SINGLE]
    return [list(tokens)] if len(less) == len(tokens) else [list(tokens), less]


def _shortens(part: str, word: str) -> bool:
    return word.startswith((part, _CONTRACTIONS.get(part, part)))


def agree_container_names(one: str, other: str) -> Agreement:
    """Two names of containers or series."""
    if one == other:
        return EQUAL
    if bare(one) == bare(other) or "".join(name_words(one)) == "".join(name_words(other)) != "":
        return Agreement(kind="EQUIVALENT", why="case or punctuation")
    if is_abbreviation(one, other) or is_abbreviation(other, one):
        return ABBREVIATION
    # Only where one of them has no subtitle: "Journal of Physics: Condensed Matter" is not "… : Conference Series".
    heads = [name_words(_HEAD.split(name, maxsplit=1)[0]) for name in (one, other)]
    for head, whole, name in ((heads[0], name_words(other), other), (heads[1], name_words(one), one)):
        if head and (head == whole or is_abbreviation(name, " ".join(head))):
            return Agreement(kind="EQUIVALENT", why="with and without subtitle or place")
    return Agreement(kind="CONFLICT", why="another name")


def _names(record: Record) -> list[str]:
    return [name for name in (record.container_title, record.container_title_short) if name]


def agree_containers(a: Record, b: Record) -> Agreement:
    """Two records' `container_title`; a short title that is the other's name or short title bears it out."""
    assert a.container_title is not None
    assert b.container_title is not None
    found = agree_container_names(a.container_title, b.container_title)
    if found.kind == "CONFLICT" and any(
        agree_container_names(one, other).kind in ("EQUAL", "EQUIVALENT") for one in _names(a) for other in _names(b)
    ):
        return ABBREVIATION
    return found


def agree_issns(a: Record, b: Record) -> Agreement:
    """Two records' ISSNs, as sets of numbers with their kinds.

    One number in common is enough. Without one in common they can still be the print and the electronic ISSN of one
    journal: taken so where the journals' names agree and no kind stands on both sides (two print ISSNs are two
    journals, or one that changed its name). Without names on both sides nothing tells: COMPATIBLE for kinds that can
    go together.
    """
    one, other = ({issn.value: issn.kind for issn in record.issn} for record in (a, b))
    if one.keys() == other.keys():
        named = all(one[number] == other[number] or None in (one[number], other[number]) for number in one)
        return EQUAL if named else Agreement(kind="EQUIVALENT", why="kind of ISSN named otherwise")
    if one.keys() & other.keys():
        return Agreement(kind="EQUIVALENT", why="print and electronic ISSN")
    clash = {"print", "electronic"} & set(one.values()) & set(other.values())
    if clash:
        return Agreement(kind="CONFLICT", why="two ISSNs of the same kind")
    if a.container_title and b.container_title:
        if agree_containers(a, b).kind == "CONFLICT":
            return Agreement(kind="CONFLICT", why="ISSNs of two journals")
        return Agreement(kind="EQUIVALENT", why="print and electronic ISSN")
    return Agreement(kind="COMPATIBLE", why="perhaps print and electronic")


def same_container(a: Record, b: Record) -> bool | None:
    """Whether two records appeared in one container; None where nothing tells."""
    by_issn = agree_issns(a, b) if a.issn and b.issn else None
    if by_issn is not None and by_issn.kind in ("EQUAL", "EQUIVALENT"):
        return True
    if by_issn is not None and by_issn.why == "two ISSNs of the same kind":
        # A journal that changed its ISSN keeps its name; two journals of one name are rare, and then nothing tells.
        named = a.container_title and b.container_title and agree_containers(a, b).kind != "CONFLICT"
        return None if named else False
    if a.container_title and b.container_title:
        return agree_containers(a, b).kind != "CONFLICT"
    return None
