"""How two journals, books or series stand to each other: names, short names, ISSNs."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.abbreviations import name_words
from harvester.crosscheck.agreement.container_names import ABBREVIATION, ANOTHER_NAME, SOCIETY, agree_container_names
from harvester.work import EQUAL, Agreement
from parsers.record import Record

_PRINT_ELECTRONIC = Agreement(kind="EQUIVALENT", why="print and electronic ISSN")
_SAME_KIND = "two ISSNs of the same kind"
_GOOD = ("EQUAL", "EQUIVALENT")
_LETTER = re.compile(r"[a-z]|[ivx]+|[0-9]+")


def _names(record: Record) -> list[str]:
    return [name for name in (record.container_title, record.container_title_short) if name]


def _by_names(a: Record, b: Record) -> Agreement:
    """Two records' containers by their names and short names; a short name that is the other's bears it out."""
    assert a.container_title is not None
    assert b.container_title is not None
    found = agree_container_names(a.container_title, b.container_title)
    if found.kind in ("CONFLICT", "COMPATIBLE") and any(
        agree_container_names(one, other).kind in _GOOD for one in _names(a) for other in _names(b)
    ):
        return ABBREVIATION
    return found


def agree_containers(a: Record, b: Record) -> Agreement:
    """Two records' `container_title`: by their names, by what the services call them in short, by an ISSN in common.

    An ISSN is a name too: a journal that was renamed or is named in two languages keeps it. It does not make one of two sections
    ("Physical Review B", "Physical Review D"), whose ISSNs are often mixed up.
    """
    found = _by_names(a, b)
    if found.kind in _GOOD or not {issn.value for issn in a.issn} & {issn.value for issn in b.issn}:
        return found
    if found.kind == "CONFLICT" and another_section(a, b):
        return found
    return Agreement(kind="EQUIVALENT", why="the same ISSN")


def another_section(a: Record, b: Record) -> bool:
    """Whether both records' journals are told by a letter or number, and not by the same: "Physical Review B", "Physical Review D"."""
    letters = [
        {word for word in name_words(str(record.container_title)) if _LETTER.fullmatch(word)} for record in (a, b)
    ]
    return letters[0] != letters[1] and all(letters)


def are_one_journal(a: Record, b: Record) -> bool:
    """Whether two records' containers are one by their names, short names or an ISSN, and not only compatible."""
    return a.container_title == b.container_title or agree_containers(a, b).kind in _GOOD


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
        return _PRINT_ELECTRONIC
    if {"print", "electronic"} & set(one.values()) & set(other.values()):
        return Agreement(kind="CONFLICT", why=_SAME_KIND)
    if a.container_title and b.container_title:
        by_name = _by_names(a, b).kind
        if by_name == "CONFLICT":
            return Agreement(kind="CONFLICT", why="ISSNs of two journals")
        if by_name in _GOOD:
            return _PRINT_ELECTRONIC
    return Agreement(kind="COMPATIBLE", why="perhaps print and electronic")


def same_container(a: Record, b: Record) -> bool | None:
    """Whether two records appeared in one container; None where nothing tells."""
    by_issn = agree_issns(a, b) if a.issn and b.issn else None
    if by_issn is not None and by_issn.kind in _GOOD:
        return True
    if by_issn is not None and by_issn.why == _SAME_KIND:
        # A journal that changed its ISSN keeps its name; two journals of one name are rare, and then nothing tells.
        named = a.container_title and b.container_title and _by_names(a, b).kind != "CONFLICT"
        return None if named else False
    if a.container_title and b.container_title:
        return _by_names(a, b).kind != "CONFLICT" or _in_another_dress(a.container_title, b.container_title)
    return None


# A newspaper's magazine and its web site, a journal's part for articles: for a citation one container.
_DRESS = re.compile(r"(?:,? (?:magazine|online|articles)|\.com)$", re.IGNORECASE)


def _in_another_dress(one: str, other: str) -> bool:
    """Whether two names are one but for such a word behind it: "The New York Times Magazine", "New York Times"."""
    plain = [_DRESS.sub("", name) for name in (one, other)]
    return plain != [one, other] and agree_container_names(*plain).kind in ("EQUAL", *_GOOD)


_OFFICES = re.compile(r"[A-Za-z]+")


def with_one_office_more(one: str, other: str) -> bool:
    """Whether two names are one, of which one names a society that the other leaves out.

    >>> with_one_office_more("IEEE Transactions on Networking", "IEEE/ACM Transactions on Networking")
    True
    >>> with_one_office_more("IEEE Transactions on Networking", "ACM Transactions on Networking")
    False
    """
    heads = [found[0] if (found := SOCIETY.match(name)) else "" for name in (one, other)]
    offices = [{word.lower() for word in _OFFICES.findall(head)} for head in heads]
    rests = one[len(heads[0]) :], other[len(heads[1]) :]
    more = offices[0] < offices[1] or offices[1] < offices[0]
    return more and (rests[0] == rests[1] or agree_container_names(*rests).kind in _GOOD)


__all__ = [
    "ABBREVIATION",
    "ANOTHER_NAME",
    "agree_container_names",
    "agree_containers",
    "agree_issns",
    "another_section",
    "are_one_journal",
    "same_container",
    "with_one_office_more",
]
