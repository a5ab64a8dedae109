"""How two dates stand to each other: precision, padding, ranges, and print against online."""

from __future__ import annotations

from harvester.work import Agreement
from parsers.record import Record
from parsers.values import PartialDate

EQUAL = Agreement(kind="EQUAL")
PRINT_ONLINE = Agreement(kind="EQUIVALENT", why="print and online date")
_OTHER = Agreement(kind="CONFLICT", why="another date")


def agree_dates(one: PartialDate, other: PartialDate) -> Agreement:
    """Two dates of one event."""
    if one == other:
        return EQUAL
    if is_padded(one) != is_padded(other) and one.year == other.year:
        # A library's "2015-01-01" beside a year, or beside the true day, is a year padded to a date.
        return Agreement(kind="COMPATIBLE", why="a year padded to a date")
    if one.season or other.season or one.end or other.end:
        return _spans(one, other)
    shorter, longer = sorted((one.parts(), other.parts()), key=len)
    if longer[: len(shorter)] == shorter:
        return Agreement(kind="COMPATIBLE", why="precision")
    return _OTHER if one.year != other.year else Agreement(kind="CONFLICT", why="another day of that year")


def is_padded(date: PartialDate) -> bool:
    """Whether a date is the first of January, which is what a program makes of a year."""
    return (date.month, date.day, date.end) == (1, 1, None)


# Seasons of both hemispheres name issues, so that a season fits any month of its year.
def _first(date: PartialDate) -> tuple[int, int]:
    return date.year, date.month or 1


def _last(date: PartialDate) -> tuple[int, int]:
    end = date.end or date
    return end.year, end.month or 12


def _spans(one: PartialDate, other: PartialDate) -> Agreement:
    if _last(one) < _first(other) or _last(other) < _first(one) or (one.season and other.season):
        same = one.season == other.season and one.year == other.year
        return Agreement(kind="COMPATIBLE", why="a season or a range") if same else _OTHER
    return Agreement(kind="COMPATIBLE", why="a season or a range")


def agree_issued(a: Record, b: Record) -> Agreement:
    """Two records' `issued`: one may give the issue's date, the other that of publication online, a year apart at most.

    It is so where one says when it was published online and the other's date is that one; or where one knows no other
    date than the online one and the other's is of the next year.
    """
    assert a.issued is not None
    assert b.issued is not None
    direct = agree_dates(a.issued, b.issued)
    if direct.kind != "CONFLICT" or abs(a.issued.year - b.issued.year) > 1:
        return direct
    return PRINT_ONLINE if is_online_date(a, b) or is_online_date(b, a) else direct


def is_online_date(a: Record, b: Record) -> bool:
    """Whether what `a` gives as its date is when the work was first published online, `b`'s date being another."""
    if a.issued is None or b.issued is None:
        return False
    if b.issued_online is not None and b.issued_online != b.issued:
        return agree_dates(a.issued, b.issued_online).kind != "CONFLICT"
    # It knows the online date alone, and the other dates the issue that followed.
    return a.issued_online == a.issued and a.issued.parts() < b.issued.parts() and b.issued_online is None


def years_apart(a: Record, b: Record) -> int | None:
    """The least distance between any of the years (of the issue, online) of two records; None where one has none."""
    years = [
        {
            year
            for date in (record.issued, record.issued_online)
            if date
            for year in (date.year, (date.end or date).year)
        }
        for record in (a, b)
    ]
    return min((abs(x - y) for x in years[0] for y in years[1]), default=None)
