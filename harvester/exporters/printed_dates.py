"""Dates as PubMed and reference managers print them: "2024 Oct 8", "2003 Jul-Aug", "1998 winter". Pure."""

from __future__ import annotations

from parsers.values import PartialDate

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def within_year(value: PartialDate) -> str:
    """A date without its year: "Oct 8", "Jul-Aug", "Oct 3-5", "Spring"; "" where it is a year alone.

    Of a span that has a day at its end alone there is no printed form: it is told by its months.

    >>> within_year(PartialDate(year=2012, month=10, day=3, end=PartialDate(year=2012, month=10, day=5)))
    'Oct 3-5'
    """
    end = value.end if value.end is not None and value.end.year == value.year else None
    if value.season:
        return value.season.capitalize() + (f"-{end.season.capitalize()}" if end is not None and end.season else "")
    if value.month is None:
        return ""
    first = _day(value)
    if end is None or end.month is None:
        return first
    if end.month == value.month and value.day and end.day:
        return f"{first}-{end.day}"
    return f"{first}-{_day(end) if value.day else _MONTHS[end.month - 1]}"


def loses_day(value: PartialDate | None) -> bool:
    """Whether a span inside one year has a day at its end alone, which is not printed."""
    return value is not None and value.end is not None and value.day is None and value.end.day is not None


def whole(value: PartialDate) -> str:
    """The date with its year first, both years where it ends in another.

    >>> whole(PartialDate(year=1998, month=12, end=PartialDate(year=1999, month=1)))
    '1998 Dec-1999 Jan'
    """
    first = " ".join(filter(None, (f"{value.year}", within_year(value))))
    return f"{first}-{whole(value.end)}" if value.end is not None and value.end.year != value.year else first


def _day(value: PartialDate) -> str:
    month = _MONTHS[(value.month or 1) - 1]
    return f"{month} {value.day}" if value.day else month
