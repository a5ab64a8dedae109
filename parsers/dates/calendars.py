"""Dates of the Iranian calendar as the Western ones they are."""

from __future__ import annotations

# The years in which the 33-year cycle of leap years restarts (Birashk's and Borkowski's table, as far as it is used here).
_BREAKS = (1210, 1635)


def from_solar_hijri(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """The Gregorian year, month and day of a Solar Hijri date from 1210 to 1634; None for a date that calendar lacks.

    Leap years follow the 33-year cycle, which agrees with the observed equinox over that span.

    >>> from_solar_hijri(1389, 10, 1), from_solar_hijri(1357, 11, 22)
    ((2010, 12, 22), (1979, 2, 11))
    """
    if not (_BREAKS[0] <= year < _BREAKS[1] and 1 <= month <= 12 and 1 <= day <= _month_length(year, month)):
        return None
    since = _leaps(year) + 365 * (year - _BREAKS[0]) + min(month - 1, 6) * 31 + max(month - 7, 0) * 30 + day - 1
    # 1 Farvardin 1210 was 21 March 1831.
    return _gregorian(_day_number(1831, 3, 21) + since)


def _leaps(year: int) -> int:
    """Leap years from 1210 up to and without `year`."""
    return sum(_is_leap(before) for before in range(_BREAKS[0], year))


def _is_leap(year: int) -> bool:
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)


def _month_length(year: int, month: int) -> int:
    return 31 if month <= 6 else 30 if month <= 11 or _is_leap(year) else 29


def _day_number(year: int, month: int, day: int) -> int:
    """Days since 1 March of the year 0, Gregorian (the usual arithmetic of proleptic days)."""
    shifted, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return 365 * shifted + shifted // 4 - shifted // 100 + shifted // 400 + (153 * month + 2) // 5 + day - 1


def _gregorian(number: int) -> tuple[int, int, int]:
    year = (10_000 * number + 14_780) // 3_652_425
    if _day_number(year, 3, 1) > number:
        year -= 1
    rest = number - _day_number(year, 3, 1)
    month = (100 * rest + 52) // 3060
    return year + (month + 2) // 12, (month + 2) % 12 + 1, rest - (month * 306 + 5) // 10 + 1
