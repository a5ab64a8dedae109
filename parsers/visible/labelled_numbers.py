"""Volumes, issues and pages behind their labels: a number alone, or the line of several that it begins."""

from __future__ import annotations

import re

from parsers.citation_strings import read_citation
from parsers.place_words import ISSUE, PAGE, VOLUME
from parsers.record import Said
from parsers.visible.label_rows import Row

_LONGEST_NUMBER = 30


def number(row: Row, text: str) -> list[Said]:
    """A volume, issue or page: its number alone, or the line of several numbers that it begins."""
    bare = _OWN_WORD.sub("", text).strip(" .,;")
    if row.field == "volume" and row.label.casefold() == "rocznik" and _YEAR.fullmatch(bare):
        return [Said(field="issued", text=bare, where=row.where)]
    if row.field in ("volume", "issue") and (dated := _DATED_NUMBER.fullmatch(bare)) is not None:
        bare = dated["number"]
    if _NUMBER.fullmatch(bare):
        return [Said(field=row.field, text=bare, where=row.where)]
    if len(read_citation(text).keys() & NUMBERS) > 1:
        return [Said(field="citation", text=text, where=row.where)]
    if read_citation(f"{row.label} {text}"):
        return [Said(field="citation", text=f"{row.label} {text}", where=row.where)]
    if row.field == "volume" and bare[:1].isalpha() and len(bare) > _LONGEST_NUMBER:
        # A volume that has a name and no number is a book: "Volume: Proceedings of the …".
        return [Said(field="container_title", text=bare, where=row.where)]
    return [Said(field="other", text=f"{row.label}: {text}", where=row.where)]


# What Polish journals call a volume is with most of them its year.
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
# "14 (2015)": the number of an issue and its year.
_DATED_NUMBER = re.compile(r"(?P<number>[\w./–-]{1,12}) \((?:1[6-9]|20)\d\d\)")
NUMBERS = frozenset(("volume", "issue", "page", "first_page", "last_page", "article_number", "number_of_pages"))
_OWN_WORD = re.compile(
    rf"^(?:{VOLUME}|{ISSUE}|{PAGE}|article|art|[sсčzt])\b[.:]?\s*(?:id|no|number)?[.:]?\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[\w.:/()+-]{0,16}\d[\w.:/()–—−‐-]{0,16}(?:\s?[-–—−,&/]\s?[\w.]{1,12}){0,4}(?:\s?\([^()]{1,24}\))?(?:\s(?:pages?|p|pp|S|с|стр|f)\.?)?|[IVXLCivxlc]{1,8}|(?:suppl|special|s\.?i)[\w.\s]{0,20}|[\d\s,;–-]{1,40}",
    re.IGNORECASE,
)
