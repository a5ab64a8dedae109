"""One title made up in two ways: its parts in another order, one of them left out, a term in its initials."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.spelling import reformed
from harvester.crosscheck.agreement.title_terms import names_a_part
from harvester.crosscheck.title_numbers import in_digits
from harvester.crosscheck.words import words

_BREAK = re.compile(r"\s*[:：;()\[\]]\s*|[.,]\s+|\s[-–—=/]\s")
_MOST = 30


def in_another_order(one: str, other: str) -> bool:
    """Whether two folded titles have the same parts, in another order.

    >>> in_another_order("world report 2012: work and rest", "work and rest : world report 2012")
    True
    >>> in_another_order("frege, gottlob", "gottlob frege"), in_another_order("on a and b", "on b and a")
    (True, False)
    """
    parts = [_parts(title) for title in (one, other)]
    tokens = [[word for part in found for word in part] for found in parts]
    # What has the same words in one order differs by its signs: "B+ mesons", "B- mesons".
    if tokens[0] == tokens[1] or sorted(tokens[0]) != sorted(tokens[1]) or one.count("+") != other.count("+"):
        return False
    if sorted(parts[0]) == sorted(parts[1]):
        return True
    return any(
        [word for part in (*mine[at:], *mine[:at]) for word in part] == theirs
        for mine, theirs in ((parts[0], tokens[1]), (parts[1], tokens[0]))
        for at in range(1, len(mine))
    )


def lacks_a_part(one: str, other: str) -> bool:
    """Whether one of two folded titles is the other without a part between its first and its last: its subtitle, or its set's.

    >>> lacks_a_part("on rest: essays. night", "on rest: night"), lacks_a_part("on rest: part 2. night", "on rest: night")
    (True, False)
    """
    shorter, longer = sorted((_parts(one), _parts(other)), key=len)
    if not 1 < len(shorter) < len(longer) or shorter[0] != longer[0] or shorter[-1] != longer[-1]:
        return False
    left = list(longer)
    for part in shorter:
        if part not in left:
            return False
        left.remove(part)
    return not any(names_a_part(f": {' '.join(part)}", " ".join(part)) for part in left)


def in_initials(one: str, other: str) -> bool:
    """Whether two folded titles are the same but for terms of which one has the initials.

    >>> in_initials("pathogenesis of hiv infection", "pathogenesis of human immunodeficiency virus infection")
    True
    >>> in_initials("aids in cats", "dogs in cats")
    False
    """
    mine, theirs = words(one)[:_MOST_WORDS], words(other)[:_MOST_WORDS]
    if len(mine) == len(theirs):
        return False
    terms = {*mine, *theirs} - _NO_INITIALS
    initials = ["".join(word[0] for word in tokens) for tokens in (mine, theirs)]
    for short in [word for word in terms if 2 <= len(word) <= _LONGEST and word.isalpha()]:
        # Most words are the initials of none.
        if not any(short in row for row in initials):
            continue
        mine, theirs = (_with_initials(tokens, short) for tokens in (mine, theirs))
    return mine == theirs


# "In not small mammals" begins with no initials of "in".
_NO_INITIALS = frozenset("in on of to at as an by is it or no so up and the for not are its from with".split())
_MOST_WORDS = 60
_LONGEST = 6


def _with_initials(tokens: list[str], short: str) -> list[str]:
    """Words with each run of them that has these initials as its initials."""
    size = len(short)
    found, at = [], 0
    while at < len(tokens):
        run = tokens[at : at + size]
        is_run = len(run) == size and all(
            word[0] == letter and len(word) > 1 for word, letter in zip(run, short, strict=True)
        )
        found.append(short if is_run else tokens[at])
        at += size if is_run else 1
    return found


def _parts(title: str) -> list[tuple[str, ...]]:
    found = (tuple(map(reformed, in_digits(words(part)))) for part in _BREAK.split(title, maxsplit=_MOST))
    return [part for part in found if part]
