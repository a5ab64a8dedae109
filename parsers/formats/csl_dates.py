"""Dates of CSL-JSON: `{"date-parts": [[2024, 10, 8]]}` with a season or a range, EDTF, or a text; and what of one has no place."""

from __future__ import annotations

from typing import Any

from parsers import built
from parsers.formats import bibtex_dates
from parsers.values import PartialDate, Season

SEASONS: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")
# Where a date stands as a text, the most exact first.
_TEXTS = ("edtf", "raw", "literal")


def date(raw: Any) -> PartialDate | None:
    """A date as precise as it is said; None for what is none, and for years before the first.

    A month or day that the calendar has not is left out, which `unsaid` tells.

    >>> date({"date-parts": [[2003, 7], [2003, 8]]}).iso(), date({"edtf": "2003-21~"}).iso()
    ('2003-07/2003-08', '2003 spring')
    >>> date({"date-parts": [[2003, 23]]}).iso(), date({"date-parts": [[2003, 13]]}).iso(), date({"date-parts": [[-44, 3, 15]]}) is None
    ('2003 autumn', '2003', True)
    """
    if not isinstance(raw, dict):
        return _of_text(str(raw))
    parts = raw.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return next((_of_text(str(raw[key])) for key in _TEXTS if raw.get(key)), None)
    begin, *rest = [_numbers(one) for one in parts[:2]]
    end = rest[0] if rest else None
    if begin is None or (rest and end is None and any(parts[1] if isinstance(parts[1], list) else (1,))):
        return None
    season = _season(raw)
    try:
        first, last = _possible(begin), _possible(end) if end else None
        if season is not None and first.month is None and first.season is None:
            first = PartialDate(year=first.year, season=season)
        return PartialDate.model_validate(dict(first) | {"end": last}) if last else first
    except ValueError:
        return None


def unsaid(raw: Any) -> str | None:
    """What a date that was read says beside, and a record has no place for; None where there is nothing.

    >>> unsaid({"date-parts": [[1780]], "circa": True}), unsaid({"date-parts": [[2001]], "literal": "in spring"})
    ('that the date is doubted has no place', 'its words beside the date have no place')
    """
    if not isinstance(raw, dict):
        return bibtex_dates.unsaid(str(raw))
    if raw.get("circa") not in (None, False, 0, "", "0", "false"):
        return "that the date is doubted has no place"
    if not raw.get("date-parts"):
        told = next((str(raw[key]) for key in _TEXTS if raw.get(key)), "")
        return bibtex_dates.unsaid(told)
    if isinstance(raw["date-parts"], list) and any(map(_is_cut, raw["date-parts"][:2])):
        return "it has no such month or day; what stands before it is read"
    if raw.get("literal"):
        return "its words beside the date have no place"
    if raw.get("season") not in (None, "") and _season(raw) is None:
        return "its season is none of the four"
    return None


def _of_text(text: str) -> PartialDate | None:
    return None if text.strip().startswith("-") else bibtex_dates.read_edtf(text[:200])


def _numbers(one: Any) -> dict[str, Any] | None:
    """Year, month and day of one date, zeros at its end left off; None for what is no number, as a year before the first."""
    given = list(one[:3]) if isinstance(one, list) else []
    while given and given[-1] in (None, ""):
        given.pop()
    if not given or not all(str(part).isdecimal() and len(str(part)) < 5 for part in given):
        return None
    while len(given) > 1 and not int(given[-1]):
        given.pop()  # "2019, 0, 0": neither month nor day is known
    return dict(zip(("year", "month", "day"), map(int, given), strict=False))


def _possible(numbers: dict[str, int]) -> PartialDate:
    """The date that numbers are, as far as there is one: a month of EDTF's seasons is a season, any other number is left out with what is behind it.

    Raises ValueError where the year is none.
    """
    month = numbers.get("month")
    if month is not None and _FIRST_SEASON <= month < _FIRST_SEASON + len(SEASONS):
        return PartialDate(year=numbers["year"], season=SEASONS[month - _FIRST_SEASON])
    try:
        return built.date(**numbers)
    except ValueError:
        if month is None:
            raise
        return _possible(dict(list(numbers.items())[:-1]))


_FIRST_SEASON = 21


def _is_cut(part: Any) -> bool:
    """Whether one of the numbers of a date is no month or day, and was left out."""
    numbers = _numbers(part)
    if not numbers or "month" not in numbers:
        return False
    found = _possible(numbers)
    return found.season is None and len(found.parts()) < len(numbers)


def _season(raw: dict[str, Any]) -> Season | None:
    if "season" not in raw:
        return None
    told = str(raw["season"]).strip().lower()
    if told in ("1", "2", "3", "4"):
        return SEASONS[int(told) - 1]
    return next((season for season in SEASONS if told == season), None)
