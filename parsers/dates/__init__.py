"""Dates as people, platforms and services print them, to partial dates.

A date is read as precisely as it is sure, and no further: a day that its month has not ("2015-02-30") leaves year and
month, an order of day and month that the numbers do not show ("03/04/2014") leaves the year. Nothing is read from the
clock, and two digits are no year. "ca." and "[2009?]" say that a date is uncertain; a `PartialDate` cannot, and the text
behind it keeps it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from parsers.clean import line
from parsers.dates.numbers import NumberOrder, in_numbers, interval
from parsers.dates.words import copyright_year, in_words
from parsers.held import held_together
from parsers.values import PartialDate

__all__ = ["NumberOrder", "instead_of_filler", "read_date"]

# Longer than any date with words around it.
LONGEST = 200

_DASHES = re.compile("[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d~\u301c\uff5e]|--+")
_CJK = re.compile(
    r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일号號]?)?)?"
    r"\s*(?:\(?[月火水木金土日월화수목금토일]\)|星期.|.曜日|[월화수목금토일]요일)?"
)
_TIME = re.compile(
    r"(?:(?<=\d)t|[\s,]+(?:at\s)?)\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?\s?(?:[ap]\.?m\b\.?)?\s?(?:z\b)?(?:[+-]\d{2}:?\d{2})?"
)
_ZONE = re.compile(r"(?:gmt|utc)\s?[+-]\d{4}.*$|(?<=\d)z$")
_CORRECTED = re.compile(r".*\bi\.\s?e\.,?\s*")  # "2009 [i.e. 2010]" is a cataloguer's correction
_LABEL = re.compile(r"[^\d:]{1,60}:\s*(?=.)")  # "Published online: 8 October 2024"
_FULL_WIDTH = {0xFF0F: "/", 0xFF0E: ".", 0xFF1A: ":", 0xFF08: "(", 0xFF09: ")"}
_EDGES = " .,;:?()[]<>\"'"


def read_date(text: str, order: NumberOrder | None = None) -> PartialDate | None:
    """The date, or range of dates, that the whole of `text` says; None where it says none, or an impossible one.

    `order` settles "03/04/2014" where the reader knows what its source means; a number over 12 settles it without. Dots
    between numbers mean day first wherever they are used.

    >>> [read_date(text).iso() for text in ("8 October 2024", "2003 Jul-Aug", "Winter 1998", "c2009", "08.10.2024")]
    ['2024-10-08', '2003-07/2003-08', '1998 winter', '2009', '2024-10-08']
    >>> read_date("03/04/2014").iso(), read_date("03/04/2014", "month first").iso(), read_date("25/12/2014").iso()
    ('2014', '2014-03-04', '2014-12-25')
    >>> read_date("n.d."), read_date("2015-13-01"), read_date("03/04/14")
    (None, None, None)
    """
    return _read(text, order)


# A library's works come from the same years and months.
@held_together(LONGEST)
def _read(text: str, order: NumberOrder | None) -> PartialDate | None:
    clean = line(text[: LONGEST * 4])
    if clean is None or len(clean) > LONGEST:
        return None
    said = _said(clean)
    if not said.startswith("d:"):  # a PDF's date, not a label
        said = _LABEL.sub("", said, count=1).strip(_EDGES) if _LABEL.match(said) else said
    return in_numbers(said, order) or interval(said, order) or in_words(said) or copyright_year(said)


def _said(clean: str) -> str:
    """`clean` in lower case with plain digits, hyphens and brackets, without a time of day."""
    plain = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in clean)
    said = _DASHES.sub("-", plain.casefold().translate(_FULL_WIDTH))
    said = _CJK.sub(lambda match: "-".join(part for part in match.groups() if part), said)
    return _CORRECTED.sub("", _ZONE.sub("", _TIME.sub(" ", said))).strip(_EDGES)


def instead_of_filler(date: PartialDate, others: Iterable[PartialDate | None]) -> PartialDate:
    """In place of a first of January, which templates write for a year alone, another day of that year that is told too; else `date`.

    >>> instead_of_filler(PartialDate(year=2020, month=1, day=1), [PartialDate(year=2020, month=2, day=3)]).iso()
    '2020-02-03'
    """
    if (date.month, date.day) != (1, 1) or date.end is not None:
        return date
    days = (one for one in others if one is not None and one.year == date.year and one.day is not None and one != date)
    return next(days, date)
