"""Keywords in the tag that search engines once read, where they are the work's: most of its terms stand in the title or the abstract.

Many sites put the same words into every page; those of an article speak of what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers import clean
from parsers.clean import fold
from parsers.found import Found
from parsers.page import Document
from parsers.record import Said

SOURCE = "visible"
_SEPARATORS = re.compile(r"[;,،؛；，、|]")
_LEAST, _MOST = 3, 15
_LONGEST = 80
_SHARE = 0.6
_LEAST_TEXT = 200


def find(document: Document, titles: Sequence[str], texts: Sequence[str]) -> tuple[Found, ...]:
    """The terms of `meta name=keywords`; `titles` and `texts` (abstracts) are what the page says of its work.

    None where the title itself, or fewer than most of the terms, is among what they say.
    """
    words = " ".join(map(fold, (*titles, *texts)))
    if len(words) < _LEAST_TEXT:
        return ()
    for meta in document.metas_named("keywords"):
        terms = [term for piece in _SEPARATORS.split(meta.content) if (term := (clean.line(piece) or "").strip(" ."))]
        folded = dict.fromkeys(map(fold, terms))
        if not _LEAST <= len(folded) <= _MOST or any(len(term) > _LONGEST for term in folded):
            continue
        if any(
            fold(title).startswith(term) for title in titles for term in folded if term.count(" ") >= _BLANKS_OF_A_TITLE
        ):
            continue
        if sum(term in words for term in folded) >= _SHARE * len(folded):
            said = tuple(Said(field="keyword", text=term, where=f"meta {meta.name}") for term in terms)
            return (Found(SOURCE, said),)
    return ()


_BLANKS_OF_A_TITLE = 3
