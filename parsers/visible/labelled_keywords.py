"""Keywords behind a label: one a line, or side by side in elements of their own."""

from __future__ import annotations

import re

from parsers.visible.abstracts import length
from parsers.visible.blocks import EDGE
from parsers.visible.cells import Line

_LONGEST_KEYWORD = 120
# A licence, or a number behind its label, in a line below the keywords.
_OTHER = re.compile(r"©|[^\W\d_][^:;,]{1,24}:\s?\S*\d")


def may_be_keyword(line: Line) -> bool:
    """Whether a line goes on with a list of keywords: what is longer, or announces something, is another thing."""
    return len(line.text) <= _LONGEST_KEYWORD and not line.text.endswith(":") and not _OTHER.match(line.text)


def apart(line: Line) -> list[str]:
    """The keywords of a line in which elements of their own, and no sign, part them: links or buttons side by side."""
    if any(sign in line.text for sign in ",;،、；，|•·/"):
        return []
    terms = [" ".join(piece.split()) for piece in line.raw.split(EDGE)]
    terms = [term for term in terms if term]
    # A letter or two alone is a mark beside a word, and no keyword.
    return terms if len(terms) > 1 and all(term[:1].isalnum() and length(term) > _SHORT for term in terms) else []


_SHORT = 2
