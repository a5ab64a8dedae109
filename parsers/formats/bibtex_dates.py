"""Dates of .bib files: biblatex's (EDTF: seasons as months 21 to 24, ranges, marks of doubt), and a year with its month."""

from __future__ import annotations

import re

from pydantic import ValidationError

from parsers.dates import read_date
from parsers.values import PartialDate, Season

SEASONS: dict[str, Season] = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_SEASON = re.compile(r"(\d{4})-(2[1-4])")
# "1990?", "2004-06~", "2004%": doubted, about, both.
_DOUBT = re.compile(r"(?<=\d)[?~%](?=\s*(?:/|$))")


_OPEN = re.compile(r"/\s*(?:\.\.\s*)?$")


def unsaid(text: str) -> str | None:
    """What a date says that a record has no place for; None where there is nothing.

    >>> unsaid("1990?"), unsaid("2003/.."), unsaid("2003/2004")
    ('that the date is doubted has no place', 'that the range is open has no place', None)
    """
    if _DOUBT.search(text):
        return "that the date is doubted has no place"
    return "that the range is open has no place" if _OPEN.search(text) else None


def read_edtf(text: str) -> PartialDate | None:
    """A date as biblatex writes it; a range that is open at its end is the date it begins with.

    >>> read_edtf("2003-21").iso(), read_edtf("2003-21/2003-22").iso(), read_edtf("1990?/1992~").iso()
    ('2003 spring', '2003 spring/2003 summer', '1990/1992')
    """
    plain = _DOUBT.sub("", text.strip())
    first, slash, last = plain.partition("/")
    if not slash or not _SEASON.search(plain):
        return _one(plain)
    begin, end = _one(first), _one(last)
    if begin is None or end is None:
        return begin
    try:
        return PartialDate(**{**dict(begin), "end": end})
    except ValidationError:
        return begin


def read_season(text: str) -> PartialDate | None:
    """A season as EDTF codes it, a month from 21 to 24; None for any other date, and for one of the year 0.

    >>> read_season("2003-21").iso(), read_season("2003-07"), read_season("0000-21")
    ('2003 spring', None, None)
    """
    season = _SEASON.fullmatch(text.strip())
    return PartialDate(year=int(season[1]), season=SEASONS[season[2]]) if season and int(season[1]) else None


def _one(text: str) -> PartialDate | None:
    return read_season(text) or read_date(text)


def with_month(year: str, month: str) -> str:
    """A year and what stands in `month` as one text: a name, a number, a season, a range of any.

    A number that no month has is not put behind the year: "2005-13" would be a range of years.

    >>> with_month("2005", "4"), with_month("2005", "13")
    ('2005-04', '13 2005')
    """
    if not month.isdecimal() or int(month) > 12:
        return f"{month} {year}" if month else year
    return f"{year}-{int(month):02}"


def with_day(date: PartialDate, day: str) -> PartialDate | None:
    """A month with what stands in `day`; None where that is no day of it, or the date has one already.

    >>> with_day(PartialDate(year=2020, month=10), "8").iso(), with_day(PartialDate(year=2020), "8"), with_day(PartialDate(year=2020, month=2), "31")
    ('2020-10-08', None, None)
    """
    if not re.fullmatch(r"[0-9]{1,2}", day) or date.month is None or date.day is not None or date.end is not None:
        return None
    try:
        return PartialDate(year=date.year, month=date.month, day=int(day))
    except ValidationError:
        return None


_ABOUT = re.compile(r"\s*(?:c|ca|circa|um|vers|about)\b\.?\s*(?=\d)|\d{4}\s*(?:\]\s*)?\?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\s*[\[(]?([1-9]\d{3})(?!\d)")


def unsaid_year(text: str) -> str | None:
    """What a year says that a record has no place for: that it is doubted ("c. 1850", "1999?"); None where there is nothing."""
    return "that the date is doubted has no place" if _ABOUT.match(text) else None


def year_within(text: str) -> int | None:
    """The year that a text begins with, which as a whole is no date.

    >>> year_within("1984 (repr. 1986)"), year_within("in press")
    (1984, None)
    """
    found = _YEAR_FIRST.match(text)
    return int(found[1]) if found else None
