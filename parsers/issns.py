"""Several ISSNs in one text, each with what the page says of its kind."""

from __future__ import annotations

import re
from itertools import pairwise

_ONE = re.compile(r"(?<![\w-])\d{4}-?\d{3}[\dXx](?![\w-])")
_REMARK = re.compile(
    r"^\W*\((?:issn\W{0,3})?(?:(?P<print>print(?:ed)?|p|paper|impres[oa]|druck|gedruckt|imprimé)"
    r"|online|electronic|e|web|digital|en línea|em linha|en ligne|elektronisch)\)",
    re.IGNORECASE,
)


def issns_of(text: str) -> list[tuple[str, str | None]]:
    """The pieces of a text that are to be one ISSN each, with "print" or "electronic" where a remark behind it says so.

    >>> issns_of("0141-6707 (Print) 1365-2028 (Online)")
    [('0141-6707 (Print) ', 'print'), ('1365-2028 (Online)', 'electronic')]
    >>> issns_of("ISSN 2049-3630; 0317-8471")
    [('ISSN 2049-3630', None), (' 0317-8471', None)]
    """
    found: list[tuple[str, str | None]] = []
    for part in re.split(r"[;|,]", text):
        places = list(_ONE.finditer(part))
        starts = [0, *(place.start() for place in places[1:]), len(part)]
        for number, (start, end) in enumerate(pairwise(starts)):
            piece = part[start:end]
            if piece.strip():
                remark = _REMARK.match(part[places[number].end() : end]) if places else None
                kind = None if remark is None else "print" if remark["print"] else "electronic"
                found.append((piece, kind))
    return found
