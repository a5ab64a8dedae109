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

    >>> date({"date-parts": [[2003, 7], [2003, 8]]}).iso(), date({"edtf": "2003-21~"}).iso()
    ('2003-07/2003-08', '2003 spring')
    >>> date({"date-parts": [[-44, 3, 15]]}) is None
    True
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
    if season is not None and "month" not in begin:
        begin["season"] = season
    try:
        last = PartialDate.model_validate(end) if end else None
        if last is None and season is None:
            return built.date(**begin)
        return PartialDate.model_validate(begin | {"end": last})
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


def _season(raw: dict[str, Any]) -> Season | None:
    if "season" not in raw:
        return None
    told = str(raw["season"]).strip().lower()
    if told in ("1", "2", "3", "4"):
        return SEASONS[int(told) - 1]
    return next((season for season in SEASONS if told == season), None)
