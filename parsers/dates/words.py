"""Dates with the name of a month or a season in them, and years alone: a table of the orders that are used."""

from __future__ import annotations

import re

from parsers.dates.month_names import AROUND, MONTH_OF, SEASON_OF, TO, fold_word
from parsers.dates.numbers import between, dated
from parsers.values import PartialDate, Season

# A letter a part: Y a year, M a month's name, S a season, D a number of one or two digits, "-" whatever joins (hyphen,
# slash, "&", "to"). Beside it stand the places of the parts that make the date and, for a range, of those that make its
# end: in "15-31 Dec 2019", "D-DMY", 043 is the day 15, the year, the month, and 243 the same with 31.
_TABLE = """
Y 0
MY 01              YM 01              M-Y 02             Y-M 02
DMY 012            MDY 012            YMD 012            YDM 012
D-M-Y 024          Y-M-D 024          M-D-Y 024          D-MY 023
SY 01              YS 01              S-Y 02             Y-S 02
Y-Y 0 2
M-MY 03 23         YM-M 01 03         M-M-Y 04 24        Y-M-M 02 04
M-M-MY 05 45       YM-M-M 01 05
MY-MY 01 34        YM-YM 01 34
D-DMY 043 243      YMD-D 012 014      MD-DY 014 034      DMY-DMY 012 456
DM-DMY 015 345     MD-MDY 015 345     YMD-MD 012 045     MDY-MDY 012 456
YMD-YMD 012 456    D-D-M-Y 046 246
S-SY 03 23         YS-S 01 03         SY-SY 01 34        YS-YS 01 34
SY-Y 01 3          Y-YS 03 2          YS-Y 01 3
"""
_WORDS = _TABLE.split()
_STARTS = [place for place, word in enumerate(_WORDS) if not word.isdecimal()]
SHAPES: dict[str, tuple[str, ...]] = {
    _WORDS[start]: tuple(_WORDS[start + 1 : end])
    for start, end in zip(_STARTS, [*_STARTS[1:], len(_WORDS)], strict=True)
}
"""A shape, to the places of the date's parts and of its end's."""

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\s\w]|_")
_IGNORED = frozenset(".,;:?()[]'\"<>،、。\u00b0")
_LATER_COPYRIGHT = re.compile(r"(?<=\d{4})\]?[,;]?\s*\[?(?:©|℗|cop\.?|[cp])\s?\d{4}$")  # "2009, c2008"
_QUARTER = re.compile(
    r"(?<![^\W\d_])q([1-4])\b|\b([1-4])\s?(?:st|nd|rd|th|d|er|e|\.)?\s*(?:quarter|quart|qtr|trimestre|trim|quartal)\b\.?"
)
_QUARTERS = {"1": "jan-mar", "2": "apr-jun", "3": "jul-sep", "4": "oct-dec"}
_CUT_YEARS = re.compile(r"\b(\d{2})(\d{2})\s?[-/]\s?(\d{2})\b(?!\s?[-/])")
_COPYRIGHT = re.compile(r"(?:©|℗|\(c\)|copyright|cop\.?|c(?=\d))\s*(?:©|\(c\))?\s*(\d{4})\b.*")


def in_words(said: str) -> PartialDate | None:
    """The date that all of `said`, in lower case, writes; None where a word of it is not known."""
    said = _LATER_COPYRIGHT.sub("", _QUARTER.sub(_quarter_months, said))
    parts = _parts(said)
    if parts and any(kind == "S" for kind, _value in parts):  # "Winter 1998/99"
        parts = _parts(_CUT_YEARS.sub(r"\1\2-\1\3", said))
    places = SHAPES.get("".join(kind for kind, _value in parts))
    if places is None:
        return None
    start, *end = (_assembled([parts[int(place)] for place in group]) for group in places)
    return between(start, end[0]) if end else start


def copyright_year(said: str) -> PartialDate | None:
    """The year of "© 2009 The Society", whatever follows it."""
    match = _COPYRIGHT.fullmatch(said)
    return dated(int(match[1])) if match else None


def _quarter_months(match: re.Match[str]) -> str:
    return f" {_QUARTERS[match[1] or match[2]]} "


_Part = tuple[str, int | Season]


def _parts(said: str) -> list[_Part]:
    """Kinds and values of the parts of `said`; empty where a word in it is no part of a date."""
    parts: list[_Part] = []
    for token in _TOKEN.findall(said):
        part = _part(token)
        if part is None:
            return []
        if part[0]:
            parts.append(part)
    while parts and parts[-1][0] == "-":  # "2019-", still going on
        parts.pop()
    return parts


def _part(token: str) -> _Part | None:
    """A token's kind in a shape and its value; kind "" for what changes nothing; None for what is no part of a date."""
    if token.isdecimal():
        return ("Y" if len(token) == 4 else "D", int(token)) if len(token) in (1, 2, 4) else None
    if token in ("-", "/", "&"):
        return "-", 0
    word = fold_word(token)
    if word in MONTH_OF:
        return "M", MONTH_OF[word]
    if word in SEASON_OF:
        return "S", SEASON_OF[word]
    if word in AROUND or token in _IGNORED:
        return "", 0
    return ("-", 0) if word in TO else None


def _assembled(parts: list[_Part]) -> PartialDate | None:
    said = dict(parts)
    year, month, day, season = (said.get(kind) for kind in "YMDS")
    if not isinstance(year, int):
        return None
    date = dated(year, month if isinstance(month, int) else 0, day if isinstance(day, int) else 0)
    return PartialDate(year=year, season=season) if date is not None and isinstance(season, str) else date
