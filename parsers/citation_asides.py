"""What stands in a line of a citation and is none of its numbers: an ISSN, the time of a day; and DOIs that sentences hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from parsers import clean
from parsers.citation_patterns import LONGEST_BEFORE, MONTH_BEFORE, YEAR, YEAR_WITHIN

_ISSN = re.compile(r"[,;.]?\s?\(?\b[ep]?-?ISSN(?:-?[LEPlep])?\s?:?\s?(?P<issn>\d{4}-?\d{3}[\dXx])\)?[,;.]?\s?")
_ISSN_BEHIND = re.compile(r"(?:\s?/)?\s?(?<![\w-])(?P<issn>\d{4}-\d{3}[\dX])\s?\([pe]?-?ISSN\)")


def without_issn(text: str) -> tuple[str, str | None]:
    """The text without the ISSN in it, and that where its check digit is right.

    >>> without_issn("Revista de Estanques, ISSN 0317-8471, Vol. 12, 2019")
    ('Revista de Estanques, Vol. 12, 2019', Issn('0317-8471'))
    """
    found = _ISSN.search(text) if "ISSN" in text else None
    if found is None and "ISSN)" in text:
        # "1598-4877(pISSN) / 2508-6723(eISSN)", as Korea Science has it.
        behind = [valid for one in _ISSN_BEHIND.finditer(text) if (valid := clean.issn(one["issn"])) is not None]
        return _ISSN_BEHIND.sub("", text), " ".join(map(str, behind)) or None
    if found is None:
        return text, None
    return f"{text[: found.start()]}, {text[found.end() :]}", clean.issn(found["issn"])


def without_pages(text: str, parts: Mapping[str, str]) -> str:
    """A text without its pages, which may look like years: "12(3), 1998-2004"."""
    pages = parts.get("page", "")
    return text.replace(pages, " ", 1) if YEAR_WITHIN.search(pages) is not None else text


def is_time(found: re.Match[str], text: str) -> bool:
    """Whether a shape's volume is a day: "Aug. 12, 2010, 5:00 PM" has the numbers of a citation, and is when a page was written."""
    groups = found.groupdict()
    day = groups.get("volume") or ""
    if not groups.get("issued") or groups.get("issue") or not day.isdecimal() or len(day) > _DAY:
        return False
    start = found.start("volume")
    before = text[max(0, start - LONGEST_BEFORE) : start]
    return bool(_YEAR_NEXT.match(text, found.end("volume")) and MONTH_BEFORE.search(before))


_DAY = 2
_YEAR_NEXT = re.compile(rf",?\s{YEAR}\b")


def is_in_prose(text: str, at: int) -> bool:
    """Whether a DOI that begins at `at` stands within a sentence, which speaks of another work: words before it, more of them behind.

    >>> is_in_prose("As was shown by Marsh (doi:10.5555/a), ponds are wet.", 23), is_in_prose("DOI: 10.5555/a", 0)
    (True, False)
    """
    _doi, _blank, behind = text[at:].partition("10.")[2].partition(" ")
    words = [sum(word.islower() and word.isalpha() for word in part.split()) for part in (text[:at], behind)]
    return words[0] >= _WORDS_BEFORE and words[1] > 0


_WORDS_BEFORE = 3


# What is in brackets behind a volume and is no issue: words of a sentence, a share, a number of things.
NO_ISSUE = re.compile(
    r"[%=<>±]|\b(?:of|in|to|the|are|is|was|were|n|years?)\b|^\d+\s(?!suppl|pt|part|special|bis|pp?\b)[a-z]{3}"
    r"|^(?:print|online|electronic|linking)",
    re.IGNORECASE,
)
_AS = re.compile(
    r"\b(?:published in(?: final edited form as)?|citation|cite(?: this article)? as|source|in)\s?:\s"
    r"|(?:本文)?引用(?:本文|格式)?\s?[:：]\s?|(?:^|\b)(?:(?:для )?цитировани[ея]|(?:образец|как) цитирова(?:ния|ть)"
    r"|kaynak göster(?:imi)?|atıf)\s?:\s",
    re.IGNORECASE,
)


def without_as(text: str) -> str:
    """A citation without the words before it that say that it is one."""
    found = _AS.search(text, 0, _LONGEST_AS) if ":" in text[:_LONGEST_AS] else None
    return text[found.end() :] if found is not None else text


_LONGEST_AS = 120
