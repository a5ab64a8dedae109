"""The pages and article numbers of two records: where a piece begins, and whether all of it is where the other says."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.places import agree_pages, number_label, page_label
from parsers.record import Record

_FAR = 100


def is_far(page: str) -> bool:
    """Whether a page stands so far into a volume that no issue by itself comes to it."""
    return page.isdigit() and len(page) < 9 and int(page) > _FAR


def whole(a: Record, b: Record) -> bool:
    """Whether two ranges of pages are one."""
    found = agree_pages(a, b)
    return found.kind in ("EQUAL", "EQUIVALENT")


def _labels(text: str) -> tuple[str, str, str]:
    """A page or article number as either: "e117" in one source's page is "e117" in the other's article number.

    And a page without the volume of the proceedings before it: "I-511" is page 511.
    """
    behind = _IN_VOLUME.fullmatch(text)
    return page_label(text), number_label(text), page_label(behind[1]) if behind else ""


_IN_VOLUME = re.compile(r"[IVX]{1,4}[-–:.]([0-9]{2,5})")
_ELECTRONIC = re.compile(r"e[0-9]+")


def _one_is_electronic(a: Record, b: Record) -> bool:
    """Whether one has an electronic number for a page ("e157") and the other pages that were printed ("692-698"): two ways to say where."""
    firsts = [page_label(record.page.first) for record in (a, b) if record.page is not None]
    return len(firsts) == 2 and any(
        _ELECTRONIC.fullmatch(mine) and theirs.isdigit() for mine, theirs in (firsts, reversed(firsts))
    )


_NEAR = 2


def near_pages(a: Record, b: Record) -> bool:
    """Whether two first pages are a page or two apart, or one stands within the range of the other."""
    if a.page is None or b.page is None:
        return False
    firsts = [record.page.first for record in (a, b) if record.page is not None]
    if not all(page.isdigit() and len(page) < 7 for page in firsts):
        return False
    one, other = sorted(map(int, firsts))
    lasts = [record.page.last or "" for record in (a, b) if record.page is not None and record.page.first == str(one)]
    within = any(last.isdigit() and len(last) < 7 and one < other <= int(last) for last in lasts)
    return other - one <= _NEAR or within


def _a_dash_lost(a: Record, b: Record) -> bool:
    """Whether one has the whole range for a page, without its dash: "1-8" and "18"."""
    return any(
        whole.page is not None and whole.page.last is not None and run.page is not None and run.page.last is None
        and run.page.first == f"{whole.page.first}{whole.page.last}"
        for whole, run in ((a, b), (b, a))
    )  # fmt: skip


def _a_letter_lost(one: set[str], other: set[str]) -> bool:
    """Whether a first page of three digits and more lost the letter before them: "A1133" and "1133"."""
    return any(
        len(plain) >= 3 and plain.isdigit() and lettered[1:] == plain and lettered[:1].isalpha()
        for mine, theirs in ((one, other), (other, one))
        for plain in mine
        for lettered in theirs
    )


def first_pages(a: Record, b: Record) -> bool | None:
    """Whether the first pages or article numbers meet; None where one has neither, or they cannot be compared."""
    labels = [
        {label for text in (r.page.first if r.page else "", r.article_number or "") for label in _labels(text) if label}
        for r in (a, b)
    ]
    if not labels[0] or not labels[1]:
        return None
    pages = agree_pages(a, b) if a.page and b.page else None
    if (
        labels[0] & labels[1]
        or _a_dash_lost(a, b)
        or _a_letter_lost(*labels)
        or (pages and (pages.kind != "CONFLICT" or pages.why == "another last page"))
    ):
        return True
    if _one_is_electronic(a, b):
        return None
    # A page here and an article number there are two ways to say where; only two of a kind can differ.
    numbers = bool(a.article_number) + bool(b.article_number)
    return False if numbers == 2 or (pages and not numbers) else None
