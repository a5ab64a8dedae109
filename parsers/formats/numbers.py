"""Pages and article numbers as services give them, one beside the other."""

from __future__ import annotations

import re

from parsers import clean
from parsers.values import PageRange


def counts_a_file(pages: PageRange, article_number: str | None) -> bool:
    """Whether pages beside an article number say nothing of their own: the number again, or a file's own count ("1-12").

    >>> counts_a_file(PageRange(first="1", last="12"), "e7"), counts_a_file(PageRange(first="e7"), "e7")
    (True, True)
    >>> counts_a_file(PageRange(first="17"), "e7"), counts_a_file(PageRange(first="1", last="12"), None)
    (False, False)
    """
    return article_number is not None and (pages.first == "1" or pages.text() == article_number)


# "Article 118", "Art. no. e5", "Paper No. 7": the word is no part of the number.
_WORDED = re.compile(
    r"(?:art(?:icle|ikel|[ií]culo|igo)?s?\.?|paper|id)\s*(?:(?:id|no|nr|num|number|numb)\b\.?)?\s*[:#]?\s*(?=[\w-]*\d)([\w./-]{1,30})",
    re.IGNORECASE,
)
# What early views write where a page belongs: "n/a-n/a", "no-no", "00-00".
_NO_PAGES = re.compile(r"(?:n/?a|no|0+|-|–|—|x+|\?+)(?:\s?[-–]\s?(?:n/?a|no|0+|x+|\?+))?", re.IGNORECASE)


def article_number(text: str) -> str | None:
    """An article number without the word before it; None where there is none.

    >>> article_number("Article 118"), article_number("e0231847"), article_number(" ")
    ('118', 'e0231847', None)
    """
    number = clean.line(text)
    worded = _WORDED.fullmatch(number) if number else None
    return worded[1] if worded else number


def is_worded(text: str) -> bool:
    """Whether a text in the place of pages says in words that it is an article's number.

    >>> is_worded("Article ID 798325"), is_worded("798325"), is_worded("ID5-ID9")
    (True, False, False)
    """
    number = clean.line(text[:100])
    return number is not None and " " in number and _WORDED.fullmatch(number) is not None


def stands_for_none(text: str) -> bool:
    """Whether a text in the place of pages only fills it.

    >>> stands_for_none("n/a-n/a"), stands_for_none("00-00"), stands_for_none("10")
    (True, True, False)
    """
    return _NO_PAGES.fullmatch(text.strip()) is not None
