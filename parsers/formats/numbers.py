"""Pages and article numbers as services give them, one beside the other."""

from __future__ import annotations

from parsers.values import PageRange


def counts_a_file(pages: PageRange, article_number: str | None) -> bool:
    """Whether pages beside an article number say nothing of their own: the number again, or a file's own count ("1-12").

    >>> counts_a_file(PageRange(first="1", last="12"), "e7"), counts_a_file(PageRange(first="e7"), "e7")
    (True, True)
    >>> counts_a_file(PageRange(first="17"), "e7"), counts_a_file(PageRange(first="1", last="12"), None)
    (False, False)
    """
    return article_number is not None and (pages.first == "1" or pages.text() == article_number)
