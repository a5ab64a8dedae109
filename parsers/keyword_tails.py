"""Keywords at the end of an abstract: journals that have one field for both put "Keywords: salt; ponds" behind its last sentence."""

from __future__ import annotations

import re

from parsers.heading_words import KEYWORDS

_TAIL = re.compile(
    rf"(?:(?<=[.!?»”\"')\]…])|(?<=>))\s*(?:<(?:b|i)>)?(?:{KEYWORDS})\s?(?:</(?:b|i)>)?\s?[:：—–-]\s?(?:</(?:b|i)>)?",
    re.IGNORECASE,
)
# What may follow: classes of other schemes.
_OTHER = re.compile(
    r"[\s.;,(]*(?:<(?:b|i)>)?(?:(?:clasificación|classificação|classification|códigos?|codes?)\s)?(?:JEL|MSC|AMS|PACS|UDC|УДК|DOI|ACM)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_TAIL = 600
_LONGEST_TERM = 80
_MOST_TERMS = 15
_NEW_SENTENCE = re.compile(r"[.!?]\s+[A-ZÀ-ÞА-Я][^\s.;,]*\s+\S+\s+\S+\s+\S+")


def without_keywords(markup: str) -> tuple[str, str]:
    """(the abstract, its list of keywords); the text as it is, and nothing, where no list ends it.

    >>> without_keywords("Salt keeps ponds clear. Keywords: salt; small ponds")
    ('Salt keeps ponds clear.', 'salt; small ponds')
    >>> without_keywords("Keywords: they matter. We show why.")
    ('Keywords: they matter. We show why.', '')
    """
    start = max(0, len(markup) - _LONGEST_TAIL)
    found = next(reversed(list(_TAIL.finditer(markup, start))), None)
    if found is None:
        return markup, ""
    terms = _OTHER.sub("", markup[found.end() :]).strip(" .;,")
    pieces = [piece.strip() for piece in re.split("[;,،؛、；，•·|]", terms)]
    if (
        not found.start()
        or not 1 <= len(pieces) <= _MOST_TERMS
        or not all(0 < len(piece) <= _LONGEST_TERM for piece in pieces)
        or _NEW_SENTENCE.search(terms)
        or "<" in terms
    ):
        return markup, ""
    return markup[: found.start()].rstrip(), terms
