"""Dates of a DataCite record: the one that is cited, and the one since which the work can be had."""

from __future__ import annotations

import re
from typing import Any

from parsers.dates import read_date
from parsers.formats.datacite_people import is_code
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import rows, text
from parsers.record import Notice
from parsers.values import PartialDate

# Types of dates that can stand for the year of publication where that is not given, the best first.
_INSTEAD = ("issued", "available", "created", "submitted", "accepted", "copyrighted")


def dates(attributes: dict[str, Any], gathered: Gathering) -> None:
    """The date that is cited and, where it is another one, the date since which the work can be had."""
    found: dict[str, tuple[PartialDate, str, str]] = {}
    for number, row in rows(attributes.get("dates")):
        printed, of = text(row.get("date")), text(row.get("dateType")).strip().lower()
        where = f"$.dates[{number}].date"
        date = read_date(_OPEN.sub("", printed)) if printed and not is_code(printed) else None
        if date is not None:
            found.setdefault(of, (date, printed, where))
        elif printed.strip() and of in ("issued", "available", "withdrawn"):
            gathered.lose("issued_online" if of == "available" else "issued", printed, where, "not a date")
    printed = text(attributes.get("publicationYear"))
    year = read_date(printed) if not is_code(printed) else None
    if year is None and printed.strip():
        gathered.lose("issued", printed, "$.publicationYear", "not a year")
    cited = None
    if year is not None:
        # "2017" stands for every work of that year: the sharper of the two, where both are of it.
        of_year = [one for of in ("issued", "available") if (one := found.get(of)) and _holds(one[0], year.year)]
        cited = max(of_year, key=lambda one: len(one[0].parts()), default=None)
        gathered.take(
            "issued",
            cited[0] if cited else year,
            cited[1] if cited else printed,
            cited[2] if cited else "$.publicationYear",
        )
        other = found.get("issued")
        if other is not None and not _holds(other[0], year.year):
            gathered.lose("issued", other[1], other[2], f"DataCite cites the year of publication, {year.year}")
    else:
        cited = next((found[of] for of in _INSTEAD if of in found), None)
        if cited is not None:
            gathered.take("issued", *cited)
    available = found.get("available")
    if available is not None and (cited is None or available[0] != cited[0]):
        gathered.take("issued_online", *available)
    if "withdrawn" in found:
        date, printed, where = found["withdrawn"]
        gathered.take("notice", (Notice(kind="withdrawal", date=date),), printed, where)


_OPEN = re.compile(r"^\s*/|/(?:\.\.)?\s*$")  # "2001/" and "/2003" are ranges open at one end


def _holds(date: PartialDate, year: int) -> bool:
    return date.year <= year <= (date.end.year if date.end else date.year)
