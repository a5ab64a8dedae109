"""Dates written in numbers alone, and what a year, a month and a day make together."""

from __future__ import annotations

import re
from typing import Literal

from parsers.dates.calendars import from_solar_hijri
from parsers.values import PartialDate, days_of

NumberOrder = Literal["day first", "month first"]
"""What a source is known to mean by "03/04/2014"."""

# Years outside are placeholders ("0001-01-01" and "9999-12-31" of databases) or no years; no bound here is today's.
_YEARS = range(1000, 9999)
# Dates in numbers with such a year are of the Iranian calendar: the West printed no numeric dates then. Higher ones may
# be of the Islamic lunar calendar as well (1402 began in 1981 or 2023) and are not read at all.
_SOLAR_HIJRI = range(1300, 1400)
_NOT_WESTERN = range(1300, 1450)

# "D:20241008120000+02'00'" is a PDF's, "20241008T120000Z" a feed's.
_COMPACT = re.compile(r"(?:d:)?(\d{4})(\d{2})(\d{2})(?:t?\d{4,6}(?:[.,]\d{1,9})?(?:z|[+-]\d{2}'?:?\d{0,2}'?)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})\s?([-/.])\s?(\d{1,2})(?:\s?\2\s?(\d{1,2}))?[-/.]?")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})\.?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{4})")
_YEARS_CUT = re.compile(r"(\d{2})(\d{2})\s?[-/]\s?(\d{2})")
_INTERVAL = re.compile(r"\s?/\s?|\s(?:-|to|bis)\s")


def in_numbers(said: str, order: NumberOrder | None) -> PartialDate | None:
    """The date that all of `said`, numbers and plain separators, writes."""
    if compact := _COMPACT.fullmatch(said):
        return dated(int(compact[1]), int(compact[2]), int(compact[3]))
    if first := _YEAR_FIRST.fullmatch(said):
        year, month = int(first[1]), int(first[3])
        if year in _NOT_WESTERN:
            return _from_iran(year, month, int(first[4] or 0))
        return _cut_years(said) if first[4] is None and month > 12 else dated(year, month, int(first[4] or 0))
    if last := _YEAR_LAST.fullmatch(said):
        return _ordered(int(last[1]), int(last[3]), int(last[4]), "day first" if last[2] == "." else order)
    if two := _MONTH_YEAR.fullmatch(said):
        return dated(int(two[2]), int(two[1]))
    return None


def interval(said: str, order: NumberOrder | None) -> PartialDate | None:
    """Two dates in numbers: "2024-10-08/2024-10-12", "01.02.2003 - 05.02.2003", "2010/2011"."""
    for match in _INTERVAL.finditer(said):
        start, end = (in_numbers(half, order) or _year(half) for half in (said[: match.start()], said[match.end() :]))
        if start and end and not start.end and not end.end:
            return between(start, end)
    return None


def dated(year: int, month: int = 0, day: int = 0) -> PartialDate | None:
    """The date, a zero for what is not said; None where the year is a placeholder, or no month or day has the number.

    A day its own month has not ("2015-02-30") is a slip nobody can mend: year and month are left.

    >>> dated(2015, 2, 30).iso(), dated(2015, 13, 1)
    ('2015-02', None)
    """
    if year not in _YEARS or month > 12 or day > 31:
        return None
    if not month:
        return PartialDate(year=year)
    return PartialDate(year=year, month=month, day=day if 0 < day <= days_of(year, month) else None)


def between(start: PartialDate | None, end: PartialDate | None) -> PartialDate | None:
    """The range; one date where both are the same; what both share (the year) where it would run backwards.

    "Dec-Jan 2003" is such a one: it does not say in which of two years it begins.
    """
    if start is None or end is None:
        return None
    if start == end:
        return start
    if end.year > _LAST_YEAR:
        return None  # "2007-9753" is an ISSN
    if end.parts() < start.parts()[: len(end.parts())]:
        return dated(start.year) if start.year == end.year else None
    return PartialDate(year=start.year, month=start.month, day=start.day, season=start.season, end=end)


_LAST_YEAR = 2_199


def _ordered(one: int, two: int, year: int, order: NumberOrder | None) -> PartialDate | None:
    """A date of two numbers and a year: as they must stand, or as `order` says, or the year alone."""
    if one > 12 and two > 12:
        return None
    if not one or not two:
        return dated(year)
    if one > 12 or (two <= 12 and order == "day first"):
        return dated(year, two, one)
    return dated(year, one, two) if two > 12 or one == two or order == "month first" else dated(year)


def _cut_years(said: str) -> PartialDate | None:
    """A year and two digits: "2010-15" is a range of years. "2010-23" may be one, or EDTF's autumn of 2010: the year is sure."""
    cut = _YEARS_CUT.fullmatch(said)
    if cut is None:
        return None
    start, end = int(cut[1] + cut[2]), int(cut[1] + cut[3])
    if int(cut[3]) in range(21, 25):
        return dated(start)
    return between(dated(start), dated(end)) if end > start else None


def _from_iran(year: int, month: int, day: int) -> PartialDate | None:
    western = from_solar_hijri(year, month, day) if year in _SOLAR_HIJRI else None
    return dated(*western) if western else None


def _year(text: str) -> PartialDate | None:
    return dated(int(text)) if len(text) == 4 and text.isdecimal() else None
