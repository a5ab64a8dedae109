"""How volumes and issues are counted: by two ways of counting, as numbers of a series, as a whole set, by months."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harvester.crosscheck.agreement.number_words import MONTHS
from harvester.crosscheck.agreement.places import plain_number
from harvester.crosscheck.words import squeezed
from parsers.numbering import is_none_yet
from parsers.record import Record

_RUNNING = 100
"""From this number on an issue is one of the journal's life, not of a volume."""
_RENUMBERED = 50
_MOST_VOLUMES = 12
# "1-20", "I–IV": the set itself.
_ALL_VOLUMES = re.compile(r"(?:1|[iI])\s?[-–—/]\s?(?:[0-9]{1,3}|[ivxIVX]{1,6})")


# What a publisher's page prints before a piece has its volume: "0", "00", "XX".
_BLANK = re.compile(r"0+|x{2,}")


def placed(number: str | None) -> str | None:
    """A volume or issue; None for what says that there is none yet.

    >>> placed("00"), placed("ahead-of-print"), placed("10")
    (None, None, '10')
    """
    if not number or (number.isdecimal() and number.strip("0")):
        return number
    return None if _BLANK.fullmatch(number.lower()) or is_none_yet(number) else number


def counted_otherwise(a: Record, b: Record) -> bool:
    """Whether the volumes of two records of a year are told by two ways of counting, so that they tell nothing.

    "Volume 2020, issue 11" at Crossref is "volume 11" at PubMed; proceedings count their volumes here and their years there;
    "332 (8607)" is "2 (8607)" by half-years, for issues that run through a journal's life are counted once; a list gives
    the issue for the volume and no issue.
    """
    years = [str(record.issued.year) if record.issued else "" for record in (a, b)]
    volumes, issues = [record.volume for record in (a, b)], [record.issue for record in (a, b)]
    if years[0] != years[1] or not years[0] or not all(volumes) or volumes[0] == volumes[1]:
        return False
    running = issues[0] == issues[1] and (issues[0] or "").isdecimal() and int(issues[0] or 0) >= _RUNNING
    instead = any(volumes[n] == issues[1 - n] and issues[n] is None for n in (0, 1))
    return years[0] in volumes or running or instead


def in_series(a: Record, b: Record, volumes: Sequence[str | None]) -> bool:
    """Whether only one of two books has a volume, which counts its series, of another name than the book; the other names no series.

    A small number may be that of a volume of the book itself, in a series besides.

    >>> book, numbered = Record(title="On Rooms"), Record(title="On Rooms", collection_title="Texts in Light", volume="138")
    >>> in_series(book, numbered, (None, "138")), in_series(book, numbered, (None, "2"))
    (True, False)
    """
    if bool(volumes[0]) == bool(volumes[1]):
        return False
    counted, other = (a, b) if volumes[0] else (b, a)
    number = volumes[0] or volumes[1] or ""
    if not (number.isdecimal() and len(number) < 7 and int(number) > _MOST_VOLUMES):
        return False
    series = squeezed(counted.collection_title or "")
    if not series or counted.collection_number or other.collection_title:
        return False
    return not squeezed(str(counted.title or "")).startswith(series)


def is_whole_set(volumes: Sequence[str | None]) -> bool:
    """Whether one of two books is all volumes of its set.

    >>> is_whole_set(("1–20", None)), is_whole_set(("3–4", None))
    (True, False)
    """
    return any(_ALL_VOLUMES.fullmatch(volume or "") for volume in volumes)


def are_far(volumes: Sequence[str | None]) -> bool:
    """Whether two volumes are so far apart as two ways of counting are, and no slip of a typist, and not the next volume."""
    numbers = [volume or "" for volume in volumes]
    return (
        all(number.isdecimal() and len(number) < 7 for number in numbers)
        and abs(int(numbers[0]) - int(numbers[1])) >= _RENUMBERED
    )


def one_names_a_month(a: Record, b: Record) -> bool:
    """Whether one issue goes by its month and the other by its number, which need not be the month's.

    >>> one_names_a_month(Record(issue="May"), Record(issue="1")), one_names_a_month(Record(issue="2"), Record(issue="1"))
    (True, False)
    """
    if (a.issue or "").isdecimal() and (b.issue or "").isdecimal():
        return False
    if _named(a.issue) != _named(b.issue):
        return True
    months = [plain_number(record.issue or "").strip(".") in MONTHS for record in (a, b)]
    return months[0] != months[1]


def _named(issue: str | None) -> bool:
    """Whether an issue goes by a name, and is no supplement: "Database issue"."""
    return (
        bool(issue)
        and not any(map(str.isdigit, issue or ""))
        and "suppl" not in (issue or "").lower()
        and len(issue or "") > _LETTERS
    )


_LETTERS = 5
