"""Values a bibliographic record is made of: frozen, and each valid or not built."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from parsers.identifiers import Issn, Orcid
from parsers.rich import MARKS, UNPRINTABLE, Line, Lines, Mark, Rich, unescaped

__all__ = [
    "MARKS", "UNPRINTABLE", "IssnKind", "Keyword", "Line", "Lines", "Mark", "Name", "PageRange", "PartialDate", "Rich", "Season", "TypedIssn",
    "Value", "days_of", "joined", "unescaped",
]  # fmt: skip


class Value(BaseModel):
    """Base of all values and records: frozen, and closed to fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def joined(particle: str, name: str) -> str:
    """A particle and the name behind it: one that ends in an apostrophe or a hyphen ("d’", "al-") stands before it without a blank."""
    return f"{particle}{'' if particle[-1:] in _WITHOUT_BLANK else ' '}{name}" if particle else name


_WITHOUT_BLANK = ("'", "’", "-", "\u2010")


class Name(Value):
    """A person (family, with what belongs to it) or a group (literal): exactly one of the two.

    The parts are those of CSL: a non-dropping particle stays in the short form ("van Gogh"), a dropping one
    goes ("Humboldt"). `affiliation` holds institutions as the source prints them.
    """

    family: Line | None = None
    literal: Line | None = None
    given: Line | None = None
    non_dropping_particle: Line | None = None
    dropping_particle: Line | None = None
    suffix: Line | None = None
    orcid: Orcid | None = None
    affiliation: tuple[Line, ...] = ()
    others: Literal[True] | None = None
    """Of the last name of a list: that others follow who are not named ("et al."). It is no part of the name."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if bool(self.family) == bool(self.literal):
            raise ValueError("a name has a family name or is a literal one: exactly one of the two")
        if self.literal and (self.given or self.suffix or self.non_dropping_particle or self.dropping_particle):
            raise ValueError("a literal name has no parts")
        return self

    def full_family(self) -> str:
        """The family name with its non-dropping particle, or the literal name.

        >>> Name(family="Alembert", non_dropping_particle="d’").full_family()
        'd’Alembert'
        """
        return joined(self.non_dropping_particle or "", self.family or self.literal or "")

    def inverted(self) -> str:
        """The name as "Family, Given, Suffix", as a person would write it in a list.

        >>> Name(family="Gogh", non_dropping_particle="van", given="Vincent").inverted()
        'van Gogh, Vincent'
        """
        given = " ".join(part for part in (self.given, self.dropping_particle) if part)
        return ", ".join(part for part in (self.full_family(), given, self.suffix) if part)


Season = Literal["spring", "summer", "autumn", "winter"]
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_of(year: int, month: int) -> int:
    """How many days a month has, in the Gregorian calendar of any year.

    >>> days_of(2000, 2), days_of(1900, 2), days_of(2024, 11)
    (29, 28, 30)
    """
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if is_leap and month == 2 else _MONTH_DAYS[month - 1]


class PartialDate(Value):
    """A date as precise as its source: year; year and month; year, month and day; or year and season.

    `end` closes a range ("2003 Jul-Aug"). Nothing here knows today's date.

    >>> PartialDate(year=2024, month=10, day=8).iso()
    '2024-10-08'
    >>> PartialDate(year=2003, month=7, end=PartialDate(year=2003, month=8)).iso()
    '2003-07/2003-08'
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    end: PartialDate | None = None

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if not 1 <= self.year <= 9999:
            raise ValueError(f"year {self.year} is outside 1 to 9999")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"month {self.month} is outside 1 to 12")
        if self.day is not None:
            if self.month is None:
                raise ValueError("a day needs a month")
            if not 1 <= self.day <= days_of(self.year, self.month):
                raise ValueError(f"{self.year}-{self.month:02} has no day {self.day}")
        if self.season and self.month:
            raise ValueError("a date has a month or a season")
        if self.end is not None and (
            self.end.end is not None or self.end.parts() < self.parts()[: len(self.end.parts())]
        ):
            raise ValueError("a range ends once, and not before it begins")
        return self

    def parts(self) -> tuple[int, ...]:
        """(year), (year, month) or (year, month, day), as in CSL's date-parts."""
        held = self.__dict__
        year, month, day = held["year"], held["month"], held["day"]
        return (year,) if month is None else (year, month) if day is None else (year, month, day)

    def iso(self) -> str:
        """ISO 8601, as precise as the date; a season as its word, a range with a slash."""
        text = f"{self.year:04}" + "".join(f"-{part:02}" for part in self.parts()[1:])
        if self.season:
            text = f"{text} {self.season}"
        return f"{text}/{self.end.iso()}" if self.end else text


_LABEL = re.compile(r"[^\W_](?:[\w.:*/+]|[-\u2010-\u2015](?=\w)){0,30}")


class PageRange(Value):
    """Printed page labels (5039, S12, xiv, e360); `last` is written in full and absent for one page.

    `more` are the ranges that follow the first where there are several ("12-15, 20").

    >>> PageRange(first="e360", last="e363").text(), PageRange(first="12", last="15", more=(PageRange(first="20"),)).text()
    ('e360-e363', '12-15, 20')
    """

    first: str
    last: str | None = None
    more: tuple[PageRange, ...] = ()

    @model_validator(mode="after")
    def _labels(self) -> Self:
        for label in (self.first, self.last):
            if label is not None and not _LABEL.fullmatch(label):
                raise ValueError(f"not a page label: {label[:40]!r}")
        if self.last == self.first:
            raise ValueError("one page has no last page")
        if any(one.more for one in self.more):
            raise ValueError("ranges stand behind the first, not behind each other")
        return self

    def text(self) -> str:
        """The labels as "first-last" with a plain hyphen, or the one page; several ranges with commas between them."""
        text = f"{self.first}-{self.last}" if self.last else self.first
        return ", ".join((text, *(one.text() for one in self.more))) if self.more else text


IssnKind = Literal["print", "electronic", "linking"]


class TypedIssn(Value):
    """A container's ISSN, and which one it is where the source tells."""

    value: Issn
    kind: IssnKind | None = None


class Keyword(Value):
    """A subject term as its source prints it, with the scheme it comes from where the source tells."""

    text: Line
    scheme: Line | None = None
