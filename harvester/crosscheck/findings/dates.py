"""Dates that cannot be: days that no month has, years to come, years before print; and a volume that is only the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harvester.crosscheck.codes import Code
from harvester.crosscheck.findings.heard import Heard
from harvester.crosscheck.words import scripts
from harvester.plain_words import capital, cut, listed, source_name
from harvester.work import Finding
from parsers.record import Reading, Record
from parsers.values import PartialDate

IMPOSSIBLE = Code(
    "date-impossible", "warning", ("page", "entry"), "A date that no calendar has",
    "Look at the work: day and month may be exchanged, or a digit mistyped.",
)  # fmt: skip
FUTURE = Code(
    "date-future", "warning", ("citation", "page", "entry"), "A date that is still to come",
    "Look at the work: an issue may be dated some months ahead, not a year.",
)  # fmt: skip
ANCIENT = Code(
    "date-ancient", "warning", ("citation", "page", "entry"), "A date before printing",
    "Look at the work: a digit may be missing, or the year be of another calendar; of an old text cite the edition's date.",
)  # fmt: skip
YEAR_VOLUME = Code(
    "volume-is-year", "warning", ("page", "entry"), "The year given as the volume",
    "Mend the page: its volume is the year of publication.",
)  # fmt: skip
CODES = (IMPOSSIBLE, FUTURE, ANCIENT, YEAR_VOLUME)

_FIRST_PRINT = 1450
_OLD = frozenset(
    ("manuscript", "classic", "song", "musical_score", "map", "graphic", "legislation", "treaty", "dataset")
)
_ISO = re.compile(r"(?<![0-9])([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])")
_FIELDS = ("issued", "issued_online")


def find(heard: Heard) -> Iterator[Finding]:
    """Impossible dates of each page, then what is to be said of the merged date, and of the volume."""
    for reading in heard.own:
        yield from impossible(reading)
    yield from _out_of_time(heard)
    others = sorted({str(claim.value) for claim in heard.of_others("volume")})
    for reading in heard.own:
        # Some journals count their volumes by years: only where another source gives another volume is it a slip.
        if others and volume_is_year(reading.record) and reading.record.volume not in others:
            theirs = [f"{source_name(claim.source)} {claim.value}" for claim in heard.of_others("volume")]
            yield YEAR_VOLUME.found(
                f"{capital(source_name(reading.source))} gives the year {reading.record.volume} as the volume; {listed(theirs)}.",
                field="volume", sources=(reading.source,), suggestion=others[0] if len(others) == 1 else "",
            )  # fmt: skip


def impossible(reading: Reading) -> Iterator[Finding]:
    """Dates of a page in numbers, year first, of which no order of the numbers is a day of a calendar."""
    texts = [(item.text, item.where) for item in reading.said if item.field in _FIELDS]
    texts += [(item.text, item.where) for item in reading.unread if item.field in _FIELDS]
    for text, where in dict.fromkeys(texts):
        found = _ISO.search(text[:200])
        if found is None or any(map(_is_day, *_orders(found))):
            continue
        # "2015-00-00" is how programs write what they do not know.
        if int(found[2]) and int(found[3]):
            yield IMPOSSIBLE.found(
                f"{capital(source_name(reading.source))} gives the date “{cut(text)}” ({where}): there is no such day.",
                field="issued", sources=(reading.source,),
            )  # fmt: skip


def _orders(found: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]]:
    year, one, other = (int(part) for part in found.groups())
    return (year, year), (one, other), (other, one)


def _is_day(year: int, month: int, day: int) -> bool:
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 31):
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= (29 if month == 2 and leap else 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _out_of_time(heard: Heard) -> Iterator[Finding]:
    record = heard.work.record
    for field in _FIELDS:
        date: PartialDate | None = getattr(record, field)
        if date is None:
            continue
        who = listed([source_name(source) for source in heard.winner(field)])
        seen = _seen(heard)
        if seen is not None and _first_day(date) > (seen[0] + 1, *seen[1:]):
            yield FUTURE.found(
                f"The date is more than a year ahead of the day it was read: {date.iso()} (so {who}).", field=field, sources=heard.winner(field),
            )  # fmt: skip
        elif date.year < _FIRST_PRINT and record.type not in _OLD:
            yield ANCIENT.found(
                f"The date lies before printing: {date.iso()} (so {who}).{_persian(record, date)}", field=field, sources=heard.winner(field),
            )  # fmt: skip


def _persian(record: Record, date: PartialDate) -> str:
    """What such a year would be in the calendar of Iran, where the work's title is in its letters."""
    if not 1300 <= date.year < _FIRST_PRINT or "ARABIC" not in scripts(str(record.title or "")):
        return ""
    return f" In the calendar of Iran that year began in {date.year + 621}."


def _first_day(date: PartialDate) -> tuple[int, int, int]:
    return date.year, date.month or 1, date.day or 1


def _seen(heard: Heard) -> tuple[int, int, int] | None:
    """The last day on which any source was read, as whoever fetched it says; None where nobody does."""
    days = [
        (int(found[1]), int(found[2]), int(found[3]))
        for reading in (*heard.own, *heard.answers)
        if reading.retrieved and (found := _ISO.match(reading.retrieved))
    ]
    return max(days, default=None)


def volume_is_year(record: Record) -> bool:
    """Whether an article's volume is the year of its publication."""
    return record.type == "article-journal" and record.issued is not None and record.volume == str(record.issued.year)
