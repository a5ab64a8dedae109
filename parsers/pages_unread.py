"""What a statement of pages says beside the pages that were read of it."""

from __future__ import annotations

import re

from parsers.page_words import has_words, words_with_pages
from parsers.pagination import LONGEST, PLAIN_RANGE, SEPARATOR
from parsers.values import PageRange


def unread_pages(text: str, pages: PageRange | None) -> str | None:
    """Why not all of a statement of pages is in what was read of it; None where all is.

    >>> from parsers.pagination import read_pages
    >>> [unread_pages(text, read_pages(text)) for text in ("12-15, 20", "1,234-1,240", "117-29; discussion 130-2", "17+")]
    [None, None, 'not all that it states are pages of one work', None]
    >>> unread_pages("29-32 passim", read_pages("29-32 passim"))
    'a word beside the pages has no place'
    """
    if pages is not None and PLAIN_RANGE.fullmatch(text):
        return None
    text = text[:LONGEST]
    if _ONWARDS.search(text) and (pages is None or "+" not in pages.text()):
        return "that more pages follow has no place"
    if pages is None:
        return None
    if _IN_BRACKETS.search(text):
        return OF_OTHERS
    if words_with_pages(text):
        return OF_OTHERS
    word = WORDED if has_words(text) else None
    if not SEPARATOR.search(text):
        return word
    stated = [piece for piece in SEPARATOR.split(text) if any(map(str.isdigit, piece))]
    # "1,234-1,240", or either of the two where they are told apart.
    whole = [_NO_DIGIT.sub("", one) for one in (pages.text(), pages.first, pages.last or "")]
    if len(stated) <= 1 + len(pages.more) or _NO_DIGIT.sub("", text) in whole:
        return word
    return OF_OTHERS


OF_OTHERS = "not all that it states are pages of one work"
WORDED = "a word beside the pages has no place"
# "123-8 (discussion 129-30)"; a year in brackets is none, nor is "p. 12 (of 40)".
_IN_BRACKETS = re.compile(r"\d\s*[(|][^()|]{0,40}\d\s?[-\u2010-\u2014]{1,3}\s?\d")
_ONWARDS = re.compile(r"\d\s*-{0,3}\s*\+")
_NO_DIGIT = re.compile(r"\D+")
