"""Dates of a Crossref work: the one that is cited, the one of its first appearance online, the days of its conference.

The print's date, or the issue's, is what people cite and what goes with volume and pages; Crossref's own `issued` is the earlier
of print and online. Of the article's and the issue's date the sharper is taken where both say the same; where they do not, the
article's own. `created`, `deposited` and `indexed` are Crossref's bookkeeping, and no dates of the work.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pydantic import ValidationError

from parsers.dates import read_date
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import mapping, text
from parsers.values import PartialDate, Season

# Where the print's and the issue's date are missing, the first of these; the last ones are better than nothing.
_INSTEAD = (
    "posted",
    "published-online",
    "issued",
    "published",
    "published-other",
    "content-created",
    "approved",
    "accepted",
)


class _Dated(NamedTuple):
    date: PartialDate
    text: str
    where: str


def dates(work: dict[str, Any], gathered: Gathering) -> None:
    """The cited date, the online date and the event's."""
    issue = work.get("journal-issue")
    of_issue = issue if isinstance(issue, dict) else {}
    printed = _sharper(
        _find(work, "published-print", "issued", gathered),
        _find(of_issue, "published-print", "issued", gathered, "journal-issue."),
    )
    online = _find(work, "published-online", "issued_online", gathered)
    issue_online = _find(of_issue, "published-online", "issued_online", gathered, "journal-issue.")
    cited = printed or (_sharper(issue_online, online) if issue_online and work.get("volume") else None)
    for key in () if cited else _INSTEAD:
        cited = online if key == "published-online" else _find(work, key, "issued", gathered)
        if cited is not None:
            break
    if cited is None:
        cited = issue_online
    for field, found in (("issued", cited), ("issued_online", online or issue_online)):
        if found is not None:
            gathered.take(field, found.date, found.text, found.where)
    if work.get("event"):
        _event(mapping(work["event"]), gathered)


def _sharper(one: _Dated | None, other: _Dated | None) -> _Dated | None:
    """The one that says more of two that say the same; the first where they do not."""
    if one is None or other is None:
        return one or other
    short = one.date.parts()
    return other if other.date.parts()[: len(short)] == short and len(other.date.parts()) > len(short) else one


def _find(source: dict[str, Any], key: str, field: str, gathered: Gathering, under: str = "") -> _Dated | None:
    value = source.get(key)
    if not value:
        return None
    date, said = read(value)
    where = f"$.{under}{key}"
    if said and date is None:
        gathered.lose(field, said, where, "not a date")
    elif date is not None and date.season is None and len(date.parts()) < min(3, said.count("-") + 1):
        gathered.lose(field, said, where, f"no such day or month; {date.iso()} is read")
    return _Dated(date, said, where) if date is not None else None


def read(value: Any) -> tuple[PartialDate | None, str]:
    """A date as Crossref writes it, and its words: `{"date-parts": [[2024, 10]]}`; `[[null]]` says nothing; an impossible day is left out.

    >>> read({"date-parts": [[2024, 2, 30]]})[0].iso(), read({"date-parts": [[None]]}), read({"date-time": "2019-07-26T00:00:00Z"})[0].iso()
    ('2024-02', (None, ''), '2019-07-26')
    """
    if not isinstance(value, dict):
        said = text(value)
        return (read_date(said) if said else None), said
    parts = value.get("date-parts")
    # The parts alone, one list less deep, are read too.
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else parts
    listed = [part for part in first[:3] if part is not None] if isinstance(first, list) else []
    if not listed:
        # In words or in figures.
        said = next((words for key in ("date-time", "raw", "literal") if (words := text(value.get(key)))), "")
        return (read_date(said) if said else None), said
    printed = [str(part) if isinstance(part, (int, float, str)) else "?" for part in listed]
    numbers: list[int] = []
    for part in first[:3] if isinstance(first, list) else ():
        number = str(int(part)) if isinstance(part, float) and part.is_integer() else str(part)
        if not isinstance(part, (int, float, str)) or isinstance(part, bool) or not re.fullmatch("[0-9]{1,8}", number):
            break
        numbers.append(int(number))
    return _dated(numbers), "-".join(printed)[:60]


# A month that is none, in the deposit schema's words: "21" is the spring, "31" the first quarter.
_SEASONS: dict[int, Season] = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUARTERS = {31: (1, 3), 32: (4, 6), 33: (7, 9), 34: (10, 12)}
# The schema takes no other years; "9999" and "1" stand for a date that nobody knew.
_YEARS = range(1400, 2201)


def _dated(numbers: list[int]) -> PartialDate | None:
    """The date of year, month and day, as far as they are one."""
    if not numbers or numbers[0] not in _YEARS:
        return None
    season = _SEASONS.get(numbers[1]) if len(numbers) > 1 else None
    quarter = _QUARTERS.get(numbers[1]) if len(numbers) > 1 else None
    try:
        if season is not None:
            return PartialDate(year=numbers[0], season=season)
        if quarter is not None:
            return PartialDate(year=numbers[0], month=quarter[0], end=PartialDate(year=numbers[0], month=quarter[1]))
        return PartialDate.model_validate(dict(zip(("year", "month", "day"), numbers, strict=False)))
    except ValidationError:
        return _dated(numbers[:-1]) if numbers else None


def _event(event: dict[str, Any], gathered: Gathering) -> None:
    """From its first to its last day; one day where both are the same, or where the last comes before the first."""
    start = _find(event, "start", "event_date", gathered, "event.")
    end = _find(event, "end", "event_date", gathered, "event.")
    if start is None or end is None or start.date == end.date:
        only = start or end
        if only is not None:
            gathered.take("event_date", only.date, only.text, only.where)
        return
    try:
        both = PartialDate.model_validate({**dict(start.date), "end": end.date})
    except ValidationError:
        gathered.lose("event_date", end.text, end.where, "it ends before it begins")
        both = start.date
    gathered.take("event_date", both, start.text, start.where)
    if both.end is not None:
        gathered.note("event_date", end.text, end.where)
