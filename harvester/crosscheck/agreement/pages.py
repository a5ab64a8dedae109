"""How pages and numbers of articles stand to each other: ranges, single pages, several ranges, a number in the place of pages."""

from __future__ import annotations

import re
from functools import lru_cache

from harvester.crosscheck.agreement.number_words import LABEL
from harvester.crosscheck.agreement.places import LABELLED, ZEROS, agree_numbers
from harvester.crosscheck.words import bare
from harvester.work import Agreement
from parsers.record import Record
from parsers.values import PageRange

_MOST = 200
# "117+", "117f", "117ff": and the pages after it.
_ONWARDS = re.compile(r"(?<=[0-9])(?:\+|ff?\.?)$")
_ABBREVIATED = Agreement(kind="EQUIVALENT", why="abbreviated pages")
_NUMBERED_LABEL = re.compile(r"(\D*)([0-9]+)")
# "e0156546"; "eadn5290", as Science numbers its articles.
_LETTER_E = re.compile(r"^e(?=[0-9]|[a-z]{3}[0-9]{4})")
_LETTER_P = re.compile(r"^pp?\.?(?=[0-9])")


def page_label(label: str) -> str:
    """A page label as it is compared: without case and leading zeros."""
    return _page_label(label[:_MOST])


@lru_cache(maxsize=4096)
def _page_label(label: str) -> str:
    return ZEROS.sub("", bare(label))


def number_label(number: str) -> str:
    """An article number as it is compared: without a word or an "e" before it, or leading zeros.

    >>> number_label("Art. 17"), number_label("e0156546"), number_label("156546")
    ('17', '156546', '156546')
    """
    return _number_label(number[:_MOST])


@lru_cache(maxsize=4096)
def _number_label(number: str) -> str:
    return _LETTER_E.sub("", page_label(LABEL.sub("", bare(number)))).lstrip("0")


def agree_article_numbers(one: str, other: str) -> Agreement:
    """Two article numbers."""
    if number_label(one) == number_label(other) != "":
        return Agreement(kind="EQUIVALENT", why="case" if bare(one) == bare(other) else "leading zeros or letter")
    return agree_numbers(one, other)


def agree_pages(a: Record, b: Record) -> Agreement:
    """Two records' pages: first pages count; a last page may be missing or cut; one may be an article number."""
    assert a.page is not None
    assert b.page is not None
    one, other = a.page, b.page
    firsts = [_ONWARDS.sub("", page_label(pages.first)) for pages in (one, other)]
    printed = [_ONWARDS.sub("", bare(pages.last or "")) for pages in (one, other)]
    lasts = [last_in_full(bare(pages.first), last) for pages, last in zip((one, other), printed, strict=True)]
    cut = lasts != printed
    lasts = [ZEROS.sub("", last) for last in lasts]
    found = _labels(firsts, lasts)
    if found is not None and (one.more or other.more):
        found = _further(one, other, found)
    if found is not None:
        return _ABBREVIATED if cut and found.kind == "EQUIVALENT" else found
    if (
        stands_for_article_number(one, b.article_number)
        or stands_for_article_number(other, a.article_number)
        or _is_within(one, other)
        or _is_within(other, one)
    ):
        return Agreement(kind="COMPATIBLE", why="article number")
    for letter, agreement in (
        (_LETTER_P, LABELLED),
        (_LETTER_E, Agreement(kind="COMPATIBLE", why="a letter before the page")),
    ):
        plain = [[letter.sub("", label) for label in labels] for labels in (firsts, lasts)]
        without = _labels(*plain)
        if without is not None and plain != [firsts, lasts]:
            return without if without.kind == "CONFLICT" else agreement
    if _counts_pages(one, other) or _counts_pages(other, one):
        return Agreement(kind="COMPATIBLE", why="the file's own count of pages")
    return Agreement(kind="CONFLICT", why="another first page")


def _labels(firsts: list[str], lasts: list[str]) -> Agreement | None:
    """Pages whose first labels are the same; None where they are not."""
    if firsts[0] != firsts[1]:
        return None
    if lasts[0] == lasts[1]:
        return Agreement(kind="EQUIVALENT", why="case or leading zeros")
    if not lasts[0] or not lasts[1]:
        return Agreement(kind="COMPATIBLE", why="first page only")
    return Agreement(kind="CONFLICT", why="another last page")


_ONE_RANGE = Agreement(kind="COMPATIBLE", why="one of several ranges of pages")


def _further(one: PageRange, other: PageRange, found: Agreement) -> Agreement:
    """How pages of which one has several ranges agree, whose first ranges agree as was found: the shorter list of them may stop, or span them all."""
    if _spans(one, other) or _spans(other, one):
        return _ONE_RANGE
    if found.kind == "CONFLICT":
        return found
    if any(pages.more and not pages.last and beside.last for pages, beside in ((one, other), (other, one))):
        # "12, 20" says that the page is alone: it is no cut "12-15".
        return Agreement(kind="CONFLICT", why="another last page")
    ranges = [[_ends(range_) for range_ in pages.more] for pages in (one, other)]
    shorter, longer = sorted(ranges, key=len)
    if longer[: len(shorter)] != shorter:
        return Agreement(kind="CONFLICT", why="another range of pages")
    return found if len(shorter) == len(longer) else _ONE_RANGE


def _ends(pages: PageRange) -> tuple[str, str]:
    first = _ONWARDS.sub("", page_label(pages.first))
    last = _ONWARDS.sub("", bare(pages.last or ""))
    return first, ZEROS.sub("", last_in_full(bare(pages.first), last)) or first


def _spans(whole: PageRange, parts: PageRange) -> bool:
    """Whether one range goes from the first page of several to their last."""
    return not whole.more and bool(parts.more) and _ends(whole)[1] == _ends(parts.more[-1])[1]


def last_in_full(first: str, last: str) -> str:
    """A last page with what an abbreviation leaves out: "117-29" ends on 129, "S12-9" on S19, "e360-363" on e363."""
    begin = _NUMBERED_LABEL.fullmatch(first)
    end = _NUMBERED_LABEL.fullmatch(last)
    if begin is None or end is None or (end[1] and end[1] != begin[1]):
        return last
    digits = begin[2][: max(0, len(begin[2]) - len(end[2]))] + end[2]
    return begin[1] + digits


def _counts_pages(counted: PageRange, pages: PageRange) -> bool:
    """Whether one is the file's own "1-12" beside as many printed pages."""
    ends = [counted.first, counted.last or "", pages.first, pages.last or ""]
    if ends[0] != "1" or not all(end.isascii() and end.isdecimal() and len(end) < 8 for end in ends):
        return False
    return int(ends[1]) - 1 == int(ends[3]) - int(ends[2]) > 0


# "12:1" to "12:28", as ACM prints pages 1 to 28 of the article with the number 12.
_WITHIN = re.compile(r"([0-9]{1,6})[:.\u2013-]([0-9]{1,4})")


def _is_within(numbered: PageRange, pages: PageRange) -> bool:
    """Whether one names the article's number with each of its pages ("12:1-12:28"), and the other only the pages ("1-28") or the number ("12")."""
    ends = [_WITHIN.fullmatch(end) for end in (numbered.first, numbered.last or "")]
    if ends[0] is None or ends[1] is None or ends[0][1] != ends[1][1] or ends[0][2] != "1":
        return False
    if pages.last is None:
        return number_label(pages.first) == number_label(ends[0][1])
    return (pages.first, pages.last) == ("1", ends[1][2])


def stands_for_article_number(page: PageRange, article_number: str | None) -> bool:
    """Whether pages only say the article number again, or count the pages of a file ("1-12") beside one."""
    if article_number is None:
        return False
    return number_label(page.first) == number_label(article_number) or (page.first == "1" and page.last is not None)
