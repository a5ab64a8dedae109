"""Dates of a RIS record: "2003/07/12/Summer" with any part left out, said once or twice."""

from __future__ import annotations

import re

from parsers import clean
from parsers.dates import read_date
from parsers.formats.bibtex_dates import year_within
from parsers.formats.gathered import Collected
from parsers.formats.ris_parts import Texts
from parsers.formats.tagged import Field
from parsers.values import PartialDate

_RIS_DATE = re.compile(r"(\d{4})\s*/\s*(\d{0,2})\s*(?:/\s*(\d{0,2})\s*(?:/(.{0,60}))?)?", re.DOTALL)


def read_ris_date(text: str, year: int | None = None) -> PartialDate | None:
    """A date: "2003/07/12/Summer" with any part left out, or as people write one; one without its year takes `year`.

    >>> [read_ris_date(text).iso() for text in ("2003/07/12/", "2003///Summer", "2003///", "12 July 2003")]
    ['2003-07-12', '2003 summer', '2003', '2003-07-12']
    >>> read_ris_date("Mar 15", 2012).iso(), read_ris_date("2003//12/").iso()
    ('2012-03-15', '2003')
    """
    parts = _RIS_DATE.fullmatch(text.strip())
    if parts is None:
        spaced = text.replace("/", " ")  # "2015/october"
        return (
            read_date(text)
            or read_date(spaced)
            or (read_date(f"{year} {spaced}") or read_date(f"{spaced} {year}") if year is not None else None)
        )
    numbers = [part for part in (parts[1], parts[2], parts[3]) if part and int(part)]
    if not int(parts[2] or 0):
        numbers = numbers[:1]  # "2003//12/": a day without its month is none
    other = (parts[4] or "").strip()
    in_words = read_date(f"{parts[1]} {other}") if other and len(numbers) == 1 else None
    if len(numbers) > 1 and int(numbers[1]) > 12:
        return None  # "2005/13" is a slip here, and no range of years as on a page
    return in_words or read_date("-".join(number.zfill(2) for number in numbers))


# JSTOR keeps the whole date in C1.
_OF_JSTOR = re.compile(r"Full publication date:\s*", re.IGNORECASE)


def dates(got: Collected, said: Texts, _keys: list[Field]) -> None:
    """PY and DA speak of one date: the sharper is taken where their years agree; else the year that stands first."""
    fields = said.pop("issued", [])
    for field in [one for one in said.get("other", ()) if _OF_JSTOR.match(one.text)]:
        said["other"].remove(field)
        fields.append(field._replace(text=_OF_JSTOR.sub("", field.text)))
    year: int | None = None
    best: tuple[PartialDate, Field] | None = None
    for field in sorted(fields, key=lambda field: field.tag in ("DA", "C1")):
        date = read_ris_date(field.text, year)
        if date is None and (first := year_within(field.text)):
            got.lose("issued", field.folded(), field.where, f"only the year {first} is read")
            date = PartialDate(year=first)
        if date is None:
            got.lose("issued", field.folded(), field.where, "not a date")
        elif best is not None and date.year != best[0].year:
            got.lose("issued", field.folded(), field.where, "another year stands before it")
        else:
            got.note("issued", field.folded(), field.where)
            best = (date, field) if best is None or _sharpness(date) > _sharpness(best[0]) else best
            year = date.year
    if best is not None:
        got.values["issued"] = best[0]
    for field in said.pop("accessed", ()):
        got.take("accessed", read_ris_date(field.text), field.folded(), field.where)
    # EndNote keeps the date of first publication online where other types have their edition.
    for field in said.pop("issued_online_or_edition", ()):
        online = read_ris_date(field.text)
        if online is not None:
            got.take("issued_online", online, field.folded(), field.where)
        else:
            got.read("edition", clean.line, field.text, field.where)


def _sharpness(date: PartialDate) -> tuple[int, bool]:
    return len(date.parts()) + bool(date.season), date.end is not None
