"""The people whom a citation names before the title of the work that it cites."""

from __future__ import annotations

import re

from parsers.citation_patterns import YEAR
from parsers.names import read_names
from parsers.record import Said

# "Recommended citation:", "How to cite this article:", "Zitiervorschlag:", "Citar como:".
_ANNOUNCED = re.compile(r"^[^:.]{0,40}(?:cit|zit|ци)[^:.]{0,30}:\s", re.IGNORECASE)
_YEAR_BEHIND = re.compile(rf"(?<![\s.,])[\s.,]*[(\[]?\b{YEAR}[a-z]?\b[^()\[\]]{{0,14}}[)\]]?[\s.,:]*$")
_TRIM = " \t,;:.–—-|/[«»“”\"'‘’‹›"
_LONGEST = 3_000


def people_before(before: str, where: str) -> list[Said]:
    """The people in what a citation says before the work's title; nothing where not all of it is names of persons in full.

    >>> [said.text for said in people_before("Recommended citation: Ann Doe, Bo Roe. (2021). “", "p")]
    ['Ann Doe, Bo Roe']
    >>> people_before("We were told by our colleagues that ", "p")
    []
    """
    text = _YEAR_BEHIND.sub("", _ANNOUNCED.sub("", before.strip()).strip(_TRIM)).strip(_TRIM)
    if not (3 if text.isascii() else 1) < len(text) < _LONGEST:
        return []
    if re.search(r"(?<![^\W\d_])[^\W\d_]$", text):
        text += "."  # the last initial's own
    names = read_names(text)
    whole = bool(names) and all(name.family and name.given and not name.family[:1].islower() for name in names)
    # A sentence read as a name is longer than one.
    if not whole or any(len(f"{name.given} {name.full_family()}".split()) > _MOST_WORDS for name in names):
        return []
    return [Said(field="author_list", text=text, where=f"{where}, before the title")]


_MOST_WORDS = 6
