"""MARC: what the statement of responsibility (245 $c) says of people who have no heading: "Ann Roe ... [et al.]"."""

from __future__ import annotations

import re

from parsers.formats.gathered import Collected
from parsers.formats.marc_fields import Marc
from parsers.names.open_lists import ET_AL

_COUNTS = "one two three four five six seven eight nine ten eleven twelve".split()
_OTHERS = re.compile(
    rf"\[?\s*(?<!\w)(?:{ET_AL}|(?:and|&)\s+(?:(?P<count>\d{{1,4}}|{'|'.join(_COUNTS)}|many|several)\s+others?|others)|"
    r"u\.\s?a\.|und andere|y otros|e outros|e altri|i in\.|i dr\.|и др\.|и другие)(?!\w)\s*\]?",
    re.IGNORECASE,
)
# Whose list it is; a statement that says nothing of it names authors.
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("translator", re.compile(r"translat|übers|traduc|tradui|tradott|перев", re.IGNORECASE)),
    ("editor", re.compile(r"\bedit|\beds?\.|herausgeg|hrsg|hg\. |éditeur|dirig|compilad|a cura di|redak|ред\.", re.IGNORECASE)),
)  # fmt: skip
_JOINTS = re.compile(r"\s*(?:[,&]|\.\.\.|…|\b(?:and|und|et|y|e|i|и)\b)\s*")
_LONGEST = 2_000


def open_lists(got: Collected, marc: Marc) -> None:
    """Open the lists of which 245 $c says that others follow, where the headings name no more people than it does.

    A cataloguer who gives headings to more of them has probably given one to each.
    """
    for field in marc.all("245"):
        for statement in " ".join(field.all("c"))[:_LONGEST].split(" ; "):
            found = _OTHERS.search(statement)
            if found is None:
                continue
            before = statement[: found.start()]
            told = next((role for role, words in _ROLES if words.search(statement)), "author")
            # Headings without a relator are read as authors'.
            role = told if got.names.get(told) else "author"
            named = len([piece for piece in _JOINTS.split(before) if any(map(str.isalpha, piece))])
            if 0 < len(got.names.get(role, ())) < named + _counted(found["count"]):
                got.open_lists.add(role)


def _counted(text: str | None) -> int:
    """How many others there are; at least one where nobody says."""
    small = (text or "").lower()
    return int(small) if small.isdecimal() else _COUNTS.index(small) + 1 if small in _COUNTS else 1
