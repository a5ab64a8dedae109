"""Imprints behind a label, as catalogues write them (ISBD): "Boston (Mass.) : Northeastern University, 2014", "Wien, 2016"."""

from __future__ import annotations

import re

from parsers.publisher_words import HOUSE
from parsers.record import Said
from parsers.visible.label_rows import Row

_LONGEST = 300
IMPRINT = re.compile(
    r"(?P<place>[^:;]{2,60}?)\s:\s(?P<publisher>[^:;]{2,120}?)(?:,\s\[?(?P<date>[^,\[\]]*(?:,\s)?(?:1[5-9]|20)\d\d(?:-\d\d){0,2})\]?\.?)?"
)


# "Wien, 2016" behind "Published": no date is read in it as it stands, and a month is no place.
PLACE_AND_YEAR = re.compile(
    r"(?P<publisher_place>(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter))[^\W\d_][^\d,;:]{2,40}),"
    r" \[?(?P<issued>(?:1[5-9]|20)\d\d)\]?\.?",
    re.IGNORECASE,
)
# "Harbour University Press, 1987" is no place.
_PUBLISHER = re.compile(rf"(?<!\w)(?:{HOUSE})\b", re.IGNORECASE)
# "Caucasus House, Tbilisi, 2006": the place behind, as WorldCat has it.
PLACE_BEHIND = re.compile(
    r"(?P<publisher>[^,;:\d]{3,100}), (?P<publisher_place>[^\W\d_][^,;:\d]{1,40}(?:, [^,;:\d]{2,30})?), (?P<issued>(?:1[5-9]|20)\d\d)\.?"
)
# What a shop says in brackets behind a publisher's name.
REMARK = re.compile(r"\s\((?:\S+\s){3,}[^()]*\)$")


def imprint(row: Row, text: str) -> list[Said]:
    """A publisher, or a whole imprint as catalogues write it (ISBD): "Boston (Mass.) : Northeastern University, 2014"."""
    found = IMPRINT.fullmatch(text)
    if found is None and (printed := PLACE_AND_YEAR.fullmatch(text)) is not None:
        if _PUBLISHER.search(printed["publisher_place"]):
            return [
                Said(field=field, text=text, where=row.where)
                for field, text in (("publisher", printed["publisher_place"]), ("issued", printed["issued"]))
            ]
        # "Wien, 2016": a thesis has a place and a year, and nobody who published it.
        return [Said(field=field, text=part, where=row.where) for field, part in printed.groupdict().items()]
    if found is None and (printed := PLACE_BEHIND.fullmatch(text)) is not None:
        return [Said(field=field, text=part, where=row.where) for field, part in printed.groupdict().items()]
    if found is None:
        return [Said(field="publisher", text=text, where=row.where)] if len(text) <= _LONGEST else []
    parts = (("publisher", found["publisher"]), ("publisher_place", found["place"]), ("issued", found["date"]))
    return [Said(field=field, text=part.strip(), where=row.where) for field, part in parts if part]
