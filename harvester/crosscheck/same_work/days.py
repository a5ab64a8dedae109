"""The days and months of two records: what comes out again and again under one title is told by nothing else.

A letter to a friend, a column, an episode, a hearing of a committee: of one title, by the same people, and of two days.
"""

from __future__ import annotations

from harvester.crosscheck.agreement.dates import is_padded
from parsers.record import Record
from parsers.values import PartialDate

# Which are made on one day, and of which sources know the day.
_OF_A_DAY = frozenset(
    ("personal_communication", "interview", "broadcast", "manuscript", "hearing", "event", "performance")
)
# Which are printed a day after they stood on the web, or dated by the week.
_OF_NEWS = frozenset(("article-newspaper", "article-magazine", "post", "post-weblog", "speech"))
# Which a group puts on its site under a name of every day: rules, announcements, what was drawn from its data.
_OF_GROUPS = frozenset(("webpage", "pamphlet", "post", "dataset"))
_WEEK, _MONTH = 7, 31


def months_differ(a: Record, b: Record) -> bool:
    """Whether two dates name two months."""
    months = {record.issued.month for record in (a, b) if record.issued and record.issued.month}
    return len(months) > 1


def weeks_differ(a: Record, b: Record) -> bool:
    """Whether two dates are a week apart, or more."""
    return (_apart(a.issued, b.issued) or 0) >= _WEEK


def on_one_day(a: Record, b: Record) -> bool:
    """Whether two dates are one day."""
    return a.issued is not None and a.issued.day is not None and a.issued == b.issued


def may_be_of_two_days(a: Record, b: Record, *, few_words: bool, by_persons: bool) -> bool:
    """Whether two records of one title may be of two things of a row, by their dates and their kind.

    A title of few words may be a column's: a day makes it another. What a group puts on its site may be dated anew.

    >>> letters = [Record(type="personal_communication", issued={"year": 1859, "month": 3, "day": day}) for day in (2, 9)]
    >>> may_be_of_two_days(*letters, few_words=False, by_persons=True), may_be_of_two_days(letters[0], letters[0], few_words=False, by_persons=True)
    (True, False)
    """
    apart = _apart(a.issued, b.issued)
    if not apart:
        return False
    if a.type in _OF_A_DAY or b.type in _OF_A_DAY:
        return True
    if a.type in _OF_NEWS and b.type in _OF_NEWS:
        return few_words or apart > _WEEK
    return a.type in _OF_GROUPS and b.type in _OF_GROUPS and not by_persons and apart > _MONTH


def _apart(one: PartialDate | None, other: PartialDate | None) -> int | None:
    """How many days two dates are apart, near enough; None where nothing tells. Of two months it is known how far they are apart at least."""
    if one is None or other is None or not (one.month and other.month) or one.end or other.end:
        return None
    if is_padded(one) or is_padded(other):
        return None
    months = abs((one.year - other.year) * 12 + one.month - other.month)
    # Programs that know a month alone write its first day.
    if one.day and other.day and not (months == 0 and 1 in (one.day, other.day)):
        return abs(_count(one) - _count(other))
    return max(0, months - 1) * _MONTH + bool(months)


def _count(date: PartialDate) -> int:
    return (date.year * 12 + (date.month or 1)) * _MONTH + (date.day or 1)
