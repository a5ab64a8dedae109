"""Words that indexes of journals print beside pages: "author reply 123-4", "29-32 passim", "Suppl 3:12-7"."""

from __future__ import annotations

import re

_WORD = r"passim|cont(?:d|'d|inued|inues)?|concl(?:uded)?|discussion|quiz|reply|response|following"
_BEFORE = re.compile(
    r"\A\s*(?:author(?:'s)? reply|authors' reply|reply|discussion|quiz|suppl(?:ement)?\.?(?:\s+\d{1,3})?|spec no|following|passim)[\s:,]+(?=\w)",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"(?<=[0-9a-z])\s+(?:{_WORD}|author|authors')(?![^\W\d_]).*", re.IGNORECASE | re.DOTALL)
# "pp.", "to" and the like only say that these are pages.
_BESIDE = re.compile(rf"(?<![^\W\d_])(?:{_WORD}|suppl(?:ement)?|spec no|cover)(?![^\W\d_])", re.IGNORECASE)


def without_words(text: str) -> str:
    """A statement of pages without the word before them, and without a word behind them and what follows it.

    >>> [without_words(text) for text in ("author reply 123-4", "Suppl 3:12-7", "29-32 passim", "117-9 discussion 120")]
    ['123-4', '12-7', '29-32', '117-9']
    """
    return _BEHIND.sub("", _BEFORE.sub("", text, count=1))


def has_words(text: str) -> bool:
    """Whether a statement of pages has such a word.

    >>> has_words("29-32 passim"), has_words("pp. 29-32")
    (True, False)
    """
    return _BESIDE.search(text) is not None


def words_with_pages(text: str) -> bool:
    """Whether a word stands behind pages with others of its own: "117-9 discussion 120"."""
    found = _BEHIND.search(_BEFORE.sub("", text, count=1))
    return found is not None and any(map(str.isdigit, found[0]))
