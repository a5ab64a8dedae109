"""The pages and article numbers of two records: where a piece begins, and whether all of it is where the other says."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from harvester.crosscheck.agreement.pages import agree_pages, last_in_full, number_label, page_label
from harvester.crosscheck.same_work.page_numbers import is_number, tell_nothing
from harvester.crosscheck.same_work.told_by_doi import told_by_dois
from harvester.work import Agreement
from parsers.record import Record
from parsers.values import PageRange


def whole(a: Record, b: Record) -> bool:
    """Whether two ranges of pages are one."""
    found = agree_pages(a, b)
    return found.kind in ("EQUAL", "EQUIVALENT")


def _labels(text: str) -> tuple[str, ...]:
    """A page or article number as either: "e117" in one source's page is "e117" in the other's article number.

    And a page without the volume of the proceedings before it: "I-511" is page 511.
    """
    behind, run = _IN_VOLUME.fullmatch(text), _RUN.match(text)
    squeezed = re.sub(r"\W+", "", page_label(text)) if _LETTERED.search(text) else ""
    lettered = _LETTER_LAST.fullmatch(text) if text[-1:].isalpha() else None
    return (
        page_label(text),
        number_label(text),
        page_label(behind[1]) if behind else page_label(run[1]) if run else "",
        squeezed,
        # "45e" for "e45": a program put the letter where it sorts.
        page_label(f"{lettered[2]}{lettered[1]}") if lettered else "",
    )


# "2412-2414-a", all of it for a first page; "10N-112", "10N112".
_RUN = re.compile(r"([0-9]{3,8})[-–][0-9]+")
_LETTER_LAST = re.compile(r"([0-9]{2,6})([A-Za-z])")
_LETTERED = re.compile(r"[0-9][A-Za-z]{1,2}\W?[0-9]")
_IN_VOLUME = re.compile(r"[IVX]{1,4}[-–:.]([0-9]{2,5})")
_NEAR = 2


def near_pages(a: Record, b: Record) -> bool:
    """Whether two first pages are a page or two apart, or one stands within the range of the other.

    Where both say where they end, one has to begin before the other ends: else they are two pieces, one behind the other.
    """
    if a.page is None or b.page is None:
        return False
    earlier, later = sorted((a.page, b.page), key=lambda page: (len(page.first), page.first))
    if not all(page.first.isdecimal() and len(page.first) < _MOST_PAGE for page in (earlier, later)):
        return False
    last = earlier.last or ""
    known = last.isdecimal() and len(last) < _MOST_PAGE
    within = known and int(earlier.first) < int(later.first) <= int(last_in_full(earlier.first, last))
    return within or (int(later.first) - int(earlier.first) <= _NEAR and not (known and later.last))


_MOST_PAGE = 7


def is_longer(pages: PageRange) -> bool:
    """Whether pages are said to be more than one."""
    return pages.last is not None and page_label(pages.last) != page_label(pages.first)


def in_supplement(a: Record, b: Record) -> bool:
    """Whether a record stands in a supplement, where one group's abstracts share a page: "S12", "Suppl 1"."""
    return any(
        (record.page is not None and record.page.first[:1] in "Ss")
        or any("suppl" in (text or "").lower() for text in (record.volume, record.issue))
        for record in (a, b)
    )


def _a_dash_lost(a: Record, b: Record) -> bool:
    """Whether one has the whole range for a page, without its dash: "1-8" and "18"."""
    return any(
        whole.page is not None and whole.page.last is not None and run.page is not None and run.page.last is None
        and run.page.first == f"{whole.page.first}{whole.page.last}"
        for whole, run in ((a, b), (b, a))
    )  # fmt: skip


def _letters_lost(a: Record, b: Record) -> bool:
    """Whether both ends of a range lost their letter: "L12-L19" and "12-19"."""
    if a.page is None or b.page is None or a.page.last is None or b.page.last is None:
        return False
    one, other = ([page_label(end) for end in (page.first, page.last or "")] for page in (a.page, b.page))
    return any(
        all(end.isdecimal() for end in plain)
        and all(end[:1].isalpha() for end in lettered)
        and [end[1:] for end in lettered] == plain
        for plain, lettered in ((one, other), (other, one))
    )


def _a_letter_lost(one: set[str], other: set[str], least: int) -> bool:
    """Whether a first page of so many digits and more lost the letter before them: "A1133" and "1133"."""
    return any(
        len(plain) >= least and plain.isdecimal() and lettered[1:] == plain and lettered[:1].isalpha()
        for mine, theirs in ((one, other), (other, one))
        for plain in mine
        for lettered in theirs
    )


def _least_digits(a: Record, b: Record) -> int:
    """Three, for "S12" is another page than 12; two where neither says where it ends nor stands in a supplement ("n71", "71")."""
    ends = any(record.page is not None and record.page.last is not None for record in (a, b))
    return _THREE if ends or in_supplement(a, b) else _NEAR


def _a_letter_behind(one: set[str], other: set[str]) -> bool:
    """Whether one article's number has its section's letter behind it: "140407R", "140407(R)"."""
    return any(
        is_number(plain) and _BEHIND.sub("", lettered) == plain
        for mine, theirs in ((one, other), (other, one))
        for plain in mine
        for lettered in theirs
    )


_BEHIND = re.compile(r"\W?[a-z]\W?$")


def _paged_by_itself(a: Record, b: Record) -> bool:
    """Whether one puts the pages of the file behind the article's number: "2272071-2272074" is 227207, pages 1 to 4."""
    for ranged, numbered in ((a, b), (b, a)):
        if ranged.page is None or ranged.page.last is None:
            continue
        ends = [page_label(end) for end in (ranged.page.first, ranged.page.last)]
        for number in {
            page_label(text) for text in (numbered.page.first if numbered.page else "", numbered.article_number or "")
        }:
            behind = [_ZEROS.sub("", end.removeprefix(number)) for end in ends]
            if (
                len(number) >= _LONG
                and all(end.startswith(number) for end in ends)
                and behind[0] == "1"
                and behind[1].isdecimal()
            ):
                return True
    return False


_ZEROS = re.compile(r"^\W*0*")
_LONG = 5


def runs_on(one: Record, other: Record) -> bool:
    """Whether one piece runs over three pages and more, where the other says but where it begins: no abstract, and no letter among others."""
    if one.page is None or other.page is None or other.page.last is not None or one.page.last is None:
        return False
    ends = (one.page.first, one.page.last)
    return all(end.isdecimal() and len(end) < _MOST_DIGITS for end in ends) and int(ends[1]) - int(ends[0]) >= _NEAR


def extent(a: Record, b: Record) -> int:
    """Over how many pages two pieces run, wherever they begin; 0 where they are not as many, or nothing tells."""
    if a.page is None or b.page is None or a.page.last is None or b.page.last is None:
        return 0
    ends = [a.page.first, a.page.last, b.page.first, b.page.last]
    if not all(end.isdecimal() and len(end) < _MOST_DIGITS for end in ends):
        return 0
    one, other = (int(last_in_full(*ends[at : at + 2])) - int(ends[at]) for at in (0, 2))
    return one + 1 if one == other >= 0 else 0


def page_slips(a: Record, b: Record) -> bool:
    """Whether two first pages of three digits and more differ as a typist's slip makes them differ, and no last pages speak against it.

    Where a last page is not told, the next article may begin there: `slips_next_door`.
    """
    return _slips(a, b) and not slips_next_door(a, b)


def slips_next_door(a: Record, b: Record) -> bool:
    """Whether two first pages differ by a digit and are as far apart as two articles next to each other, and nobody tells the last one."""
    if a.page is None or b.page is None or (a.page.last and b.page.last) or not _slips(a, b):
        return False
    firsts = [page_label(page.first) for page in (a.page, b.page)]
    return all(map(str.isdecimal, firsts)) and abs(int(firsts[0]) - int(firsts[1])) <= _NEIGHBOURS


def _slips(a: Record, b: Record) -> bool:
    if a.page is None or b.page is None:
        return False
    lasts = [page_label(page.last) for page in (a.page, b.page) if page.last]
    if len(lasts) == 2 and lasts[0] != lasts[1]:
        return False
    firsts = [page_label(page.first) for page in (a.page, b.page)]
    return min(map(len, firsts)) >= _THREE and max(map(len, firsts)) < _MOST_DIGITS and OSA.distance(*firsts) == 1


_THREE, _MOST_DIGITS, _NEIGHBOURS = 3, 12, 30


def _but_for_the_last(pages: Agreement) -> bool:
    return pages.kind != "CONFLICT" or pages.why == "another last page"


def first_pages(a: Record, b: Record) -> bool | None:
    """Whether the first pages or article numbers meet; None where one has neither, or they cannot be compared."""
    if a.page and b.page and a.page.first == b.page.first and page_label(a.page.first):
        return True
    labels = [
        {
            label
            for text in (r.page.first if r.page else "", r.article_number or "", told.page)
            if text
            for label in _labels(text)
            if label
        }
        for r, told in zip((a, b), told_by_dois(a, b), strict=True)
    ]
    if not labels[0] or not labels[1]:
        return None
    if (
        labels[0] & labels[1]
        or _a_dash_lost(a, b)
        or _a_letter_lost(labels[0], labels[1], _least_digits(a, b))
        or _a_letter_behind(*labels)
        or _letters_lost(a, b)
        or _paged_by_itself(a, b)
        or (a.page and b.page and _but_for_the_last(agree_pages(a, b)))
    ):
        return True
    if tell_nothing(a, b):
        return None
    # A page here and an article number there are two ways to say where; only two of a kind can differ.
    numbers = bool(a.article_number) + bool(b.article_number)
    return False if numbers == 2 or (a.page and b.page and not numbers) else None
