"""What a page's number tells by itself: an article's number, a place far into a volume, or no page at all."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.pages import page_label
from parsers.record import Record

_FAR = 100


def is_far(page: str) -> bool:
    """Whether a page stands so far into a volume that no issue by itself comes to it."""
    return page.isdecimal() and len(page) < 9 and int(page) > _FAR


_ELECTRONIC = re.compile(r"e[0-9]+")


def _one_is_electronic(a: Record, b: Record) -> bool:
    """Whether one has an electronic number for a page ("e157") and the other pages that were printed ("692-698"): two ways to say where."""
    firsts = [page_label(record.page.first) for record in (a, b) if record.page is not None]
    return len(firsts) == 2 and any(
        _ELECTRONIC.fullmatch(mine) and theirs.isdecimal() for mine, theirs in (firsts, reversed(firsts))
    )


_OWN_NUMBER = re.compile(r"[a-z]?[0-9]{5,}|e[0-9]{3,}|[0-9]{2}[a-z]{1,2}[0-9]{2,}")
_MOST_ISSUES = 12


def is_number(page: str) -> bool:
    """Whether a page is an article's number by its form: "3100704", "07B735"."""
    return _OWN_NUMBER.fullmatch(page_label(page)) is not None


def _pages_of_a_file(a: Record, b: Record) -> bool:
    """Whether one counts the pages of its file ("1-13"), and the other gives the article's number for a page ("180063")."""
    if a.page is None or b.page is None:
        return False
    return any(
        mine.first == "1"
        and mine.last is not None
        and theirs.last is None
        and (is_number(theirs.first) or is_far(theirs.first))
        for mine, theirs in ((a.page, b.page), (b.page, a.page))
    )


def _no_page(a: Record, b: Record) -> bool:
    """Whether one has the issue for a page ("7", beside 7 (674-693)), or how many pages there are ("28", beside 247-274)."""
    for short, whole in ((a, b), (b, a)):
        if short.page is None or whole.page is None or short.page.last is not None or whole.page.last is None:
            continue
        told, ends = short.page.first, (whole.page.first, whole.page.last)
        if not all(text.isdecimal() and len(text) < 7 for text in (told, *ends)):
            continue
        if int(ends[0]) > _FAR and (told == whole.issue or (short.issue is None and int(told) <= _MOST_ISSUES)):
            return True
        if int(ends[1]) - int(ends[0]) + 1 == int(told) > 1:
            return True
    return False


def tell_nothing(a: Record, b: Record) -> bool:
    """Whether two first pages cannot be compared: they count in two ways, or one is none."""
    return _one_is_electronic(a, b) or _pages_of_a_file(a, b) or _no_page(a, b)
