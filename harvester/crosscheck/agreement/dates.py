"""How two dates stand to each other: precision, padding, ranges, print against online, other calendars."""

from __future__ import annotations

from harvester.work import EQUAL, Agreement
from parsers.dates.calendars import from_solar_hijri
from parsers.record import Record
from parsers.values import PartialDate

PRINT_ONLINE = Agreement(kind="EQUIVALENT", why="print and online date")
_OTHER = Agreement(kind="CONFLICT", why="another date")
_OTHER_DAY = Agreement(kind="CONFLICT", why="another day of that year")
_SPAN = Agreement(kind="COMPATIBLE", why="a season or a range")
_CALENDAR = "a date of another calendar"
_BUDDHIST = 543


def agree_dates(one: PartialDate, other: PartialDate) -> Agreement:
    """Two dates of one event."""
    if one == other:
        return EQUAL
    if one.year != other.year and not one.end and not other.end:
        return _calendars(one, other) or _OTHER
    if is_padded(one) != is_padded(other) and one.year == other.year:
        # A library's "2015-01-01" beside a year, or beside the true day, is a year padded to a date.
        shorter, longer = sorted((one.parts(), other.parts()), key=len)
        month = len(shorter) == 2 and longer[:2] == shorter
        return Agreement(kind="COMPATIBLE", why="precision" if month else "a year padded to a date")
    if one.season or other.season or one.end or other.end:
        return _spans(one, other)
    shorter, longer = sorted((one.parts(), other.parts()), key=len)
    if longer[: len(shorter)] == shorter:
        return Agreement(kind="COMPATIBLE", why="precision")
    return _days(one, other)


def _days(one: PartialDate, other: PartialDate) -> Agreement:
    """Two dates of one year that name two days or months."""
    if one.day and other.day:
        if one.month == other.month and 1 in (one.day, other.day):
            # Programs that know a month alone write its first day.
            return Agreement(kind="COMPATIBLE", why="a month padded to a date")
        if (one.month, one.day) == (other.day, other.month):
            return Agreement(kind="CONFLICT", why="day and month exchanged")
    return _OTHER_DAY


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
        return _SPAN if one.season is not None and (one.season, one.year) == (other.season, other.year) else _OTHER
    for span, day in ((one, other), (other, one)):
        # Days of a conference: "3 to 6 October" beside "9 October".
        if (
            span.day
            and span.end
            and span.end.day
            and day.day
            and not day.end
            and not span.parts() <= day.parts() <= span.end.parts()
        ):
            return _OTHER
    return _SPAN


def _calendars(one: PartialDate, other: PartialDate) -> Agreement | None:
    """Dates of two calendars: of the Iranian one by its days, or its years that reach into two; of the Thai one by its 543 years."""
    older, younger = sorted((one, other), key=lambda date: date.year)
    if younger.year - older.year == _BUDDHIST:
        same = younger.parts()[1:] == older.parts()[1:]
        return Agreement(kind="EQUIVALENT" if same and older.day else "COMPATIBLE", why=_CALENDAR)
    if not 621 <= younger.year - older.year <= 622:
        return None
    if older.day and younger.day:
        western = from_solar_hijri(older.year, older.month or 1, older.day)
        return Agreement(kind="EQUIVALENT", why=_CALENDAR) if western == younger.parts() else None
    first = from_solar_hijri(older.year, older.month or 1, older.day or 1)
    last = from_solar_hijri(older.year, older.month or 12, older.day or 29)
    if first is None or last is None:
        return None
    size = len(younger.parts())
    return Agreement(kind="COMPATIBLE", why=_CALENDAR) if first[:size] <= younger.parts() <= last[:size] else None


def agree_issued(a: Record, b: Record) -> Agreement:
    """Two records' `issued`: one may give the issue's date, the other that of publication online, a year apart at most.

    It is so where one says when it was published online and the other's date is that one; or where one knows no other
    date than the online one and the other's is of the next year. Within one year a day beside a later month is most often the
    day of publication online beside the month of the issue.
    """
    assert a.issued is not None
    assert b.issued is not None
    direct = agree_dates(a.issued, b.issued)
    if direct.kind != "CONFLICT" or abs(a.issued.year - b.issued.year) > 1:
        return direct
    if is_online_date(a, b) or is_online_date(b, a):
        return PRINT_ONLINE
    if direct == _OTHER_DAY:
        earlier, later = sorted((a.issued, b.issued), key=PartialDate.parts)
        if earlier.day and not later.day:
            return Agreement(kind="COMPATIBLE", why="perhaps the online and the issue's date")
    return direct


def is_online_date(a: Record, b: Record) -> bool:
    """Whether what `a` gives as its date is when the work was first published online, `b`'s date being another."""
    if a.issued is None or b.issued is None:
        return False
    if b.issued_online is not None and b.issued_online != b.issued:
        if agree_dates(a.issued, b.issued_online).kind != "CONFLICT":
            return True
        # Both tell the online date, and differ in its day: that is a matter of the online date.
        alone = _knows_online_alone(a.issued, a.issued_online) and a.issued.parts() < b.issued.parts()
        return alone and a.issued.year == b.issued_online.year
    # It knows the online date alone, and the other dates the issue that followed.
    if a.issued.day and a.issued.parts()[1:] == b.issued.parts()[1:]:
        # The same day a year later is a slip of a digit.
        return False
    return (
        _knows_online_alone(a.issued, a.issued_online)
        and a.issued.parts() < b.issued.parts()
        and b.issued_online is None
    )


def _knows_online_alone(issued: PartialDate, online: PartialDate | None) -> bool:
    """Whether the date of an issue only repeats that of publication online, perhaps less of it: "2020", online in July 2020."""
    if online is None or len(issued.parts()) > len(online.parts()):
        return False
    return issued == online or (
        issued.end is None and issued.season is None and online.parts()[: len(issued.parts())] == issued.parts()
    )


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
