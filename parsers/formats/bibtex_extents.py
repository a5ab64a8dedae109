"""What stands in `pages` of a .bib entry and is no page: how many a book has ("xi + 361", "282 pp."), or an article's number."""

from __future__ import annotations

import re

from parsers.formats.extents import read_count
from parsers.formats.latex import unlatex

_ARTICLE = re.compile(
    r"art(?:icle\b|\.) ?(?:no\.? ?|id ?)?([a-z]{0,2}\d+)(?:, (\d+) ?(?:pp?|pages)\b\.?(?: \([a-z]+\))?)?", re.IGNORECASE
)
_LONGEST = 80


def read_as_other(raw: str) -> dict[str, str]:
    """The fields that a text in `pages` is a value of, where it states no page; of pages, and of what nobody knows, none.

    >>> read_as_other("xi + 361"), read_as_other("282 pp."), read_as_other("Article~5, 26 pp. (electronic)"), read_as_other("12--17")
    ({'pagetotal': 'xi + 361'}, {'pagetotal': '282'}, {'eid': '5', 'pagetotal': '26'}, {})
    """
    if len(raw) > _LONGEST or not (" " in raw or "~" in raw or "p" in raw):
        return {}
    text = " ".join(unlatex(raw).split())
    if article := _ARTICLE.fullmatch(text):
        return {name: value for name, value in (("eid", article[1]), ("pagetotal", article[2])) if value}
    count = read_count(text)
    return {"pagetotal": count} if count else {}
