"""How numbers of volumes, issues and editions stand to each other."""

from __future__ import annotations

import re
from functools import lru_cache

from harvester.crosscheck.agreement.number_words import (
    EDITION_WORDS,
    MONTHS,
    NUMBERED,
    ORDINALS,
    REVISED,
    in_short,
)  # fmt: skip
from harvester.crosscheck.title_numbers import number_words, ordinal, roman_numeral
from harvester.crosscheck.words import bare
from harvester.work import Agreement

LABELLED = Agreement(kind="EQUIVALENT", why="a word before the number")
_PUNCTUATION = Agreement(kind="EQUIVALENT", why="punctuation")
_MONTH = "name of the month"
_OTHER = Agreement(kind="CONFLICT", why="another number")
ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
"""Zeros that lead a number."""
_NOT_WORD = re.compile(r"[\W_]+")
_RUN = re.compile(r"[0-9]+|[^\W\d_]+")
_WITH_ISSUE = re.compile(r"([0-9]+) ?\(([^()]+)\)")
_SPAN = re.compile(r"([0-9]{1,6})-([0-9]{1,6})")
_LETTERED = re.compile(r"([0-9]+)([a-z])|([a-z])([0-9]+)")
_MOST = 200


@lru_cache(maxsize=4096)
def plain_number(text: str) -> str:
    """A number as it is compared: without its label, leading zeros or blanks; a supplement is "s", a part "pt".

    >>> plain_number("Vol. 08"), plain_number("Suppl_1"), plain_number("S1"), plain_number("3–4"), plain_number("2 Pt 1")
    ('8', 's1', 's1', '3-4', '2 pt1')
    """
    folded = bare(text[:_MOST]).replace("\u00ba", "o").replace("&", "-")
    folded = re.sub(r"\bs\s+(?=[0-9])", "s", in_short(folded)).strip(" .")
    folded = folded[1:-1] if folded[:1] in ("(", "[") and folded[-1:] in (")", "]") else folded
    return ZEROS.sub("", " ".join(re.sub(r"\s*-\s*", "-", folded).split()))


def agree_numbers(one: str, other: str) -> Agreement:
    """Two volumes, issues or other short numbers."""
    first, second = plain_number(one), plain_number(other)
    if first == second:
        return _written_otherwise(one, other)
    squeezed = [_NOT_WORD.sub("", text) for text in (first, second)]
    apart = [_NOT_WORD.split(text) for text in (first, second)]
    if squeezed[0] == squeezed[1] != "" and (apart[0] == apart[1] or not all(map(str.isdigit, squeezed))):
        return _PUNCTUATION
    romans = [roman_numeral(text) for text in (first, second)]
    if str(romans[0] or first) == str(romans[1] or second):
        return Agreement(kind="EQUIVALENT", why="Roman numeral")
    return _months(first, second) or _parts(first, second) or _letters(first, second) or _OTHER


def _written_otherwise(one: str, other: str) -> Agreement:
    """How two texts of one number differ."""
    if one.lower() == other.lower():
        return Agreement(kind="EQUIVALENT", why="case")
    one, other = bare(one), bare(other)
    if ZEROS.sub("", one) == ZEROS.sub("", other) and one != other:
        return Agreement(kind="EQUIVALENT", why="leading zeros")
    if _RUN.findall(one) == _RUN.findall(other):
        return _PUNCTUATION
    return (
        Agreement(kind="EQUIVALENT", why="leading zeros")
        if _RUN.findall(ZEROS.sub("", one)) == _RUN.findall(ZEROS.sub("", other))
        else LABELLED
    )


def _months(one: str, other: str) -> Agreement | None:
    """Two issues of which one, or both, are named by their month."""
    months = [MONTHS.get(text.strip(".")) for text in (one, other)]
    if months[0] and months[1]:
        return Agreement(kind="EQUIVALENT", why=_MONTH) if months[0] == months[1] else _OTHER
    if not any(months):
        return None
    number = other if months[0] else one
    return Agreement(kind="COMPATIBLE", why=_MONTH) if number == str(months[0] or months[1]) else _OTHER


def _parts(one: str, other: str) -> Agreement | None:
    """Two numbers of which one holds the other: a supplement, a double issue, the issue in the volume."""
    for whole, part in ((one, other), (other, one)):
        bracketed = _WITH_ISSUE.fullmatch(whole)
        if bracketed and part == bracketed[1]:
            supplement = bracketed[2].strip().startswith("s")
            return Agreement(kind="COMPATIBLE", why="supplement" if supplement else "issue in the volume")
        span = _SPAN.fullmatch(whole)
        if span and part.isdecimal() and len(part) < 7 and int(span[1]) < int(part) < int(span[2]) <= int(span[1]) + 12:
            return Agreement(kind="COMPATIBLE", why="one number of a double issue")
    shorter, longer = sorted(([part for part in _NOT_WORD.split(text) if part] for text in (one, other)), key=len)
    if len(shorter) < len(longer) and set(shorter) < set(longer):
        supplement = any(part.startswith("s") for part in set(longer) - set(shorter))
        return Agreement(kind="COMPATIBLE", why="supplement" if supplement else "one number of a double issue")
    if {one, other} & {"s"} and all(text.startswith("s") for text in (one, other)):
        return Agreement(kind="COMPATIBLE", why="supplement")
    return None


def _letters(one: str, other: str) -> Agreement | None:
    """A letter beside a number: "B46" is "46B"; "46" beside it: the letter is the section's, which one source leaves to the title."""
    found = [_LETTERED.fullmatch(text) for text in (one, other)]
    pairs = [(match[1] or match[4], match[2] or match[3]) for match in found if match]
    if len(pairs) == 2 and pairs[0] == pairs[1]:
        return _PUNCTUATION
    if len(pairs) == 1 and pairs[0][1] != "s" and pairs[0][0] in (one, other):
        return Agreement(kind="COMPATIBLE", why="a letter beside the number")
    return None


def agree_editions(one: str, other: str) -> Agreement:
    """Two editions: "2nd ed.", "2", "Second edition", "2., überarb. Aufl."."""
    first, second = _edition(one), _edition(other)
    if first and first == second:
        return LABELLED
    if first and second:
        return _OTHER
    words = [
        _NOT_WORD.sub(" ", REVISED.sub("rev", EDITION_WORDS.sub("", bare(text[:_MOST])))).strip()
        for text in (one, other)
    ]
    return LABELLED if words[0] == words[1] else Agreement(kind="COMPATIBLE", why="each source in its own words")


# "10th anniversary edition": a jubilee counts years.
_JUBILEE = re.compile(
    r"\b(?:[0-9]{1,3}(?:st|nd|rd|th|\.|e|o|a)?|[a-z]+)[\s-]?(?:year )?(?:anniversary|anniversaire|aniversario|jubilaums\w*|jubilee)"
)


# "Thirteenth", "twenty-second"; "in two volumes" counts no editions.
_ORDINAL = re.compile(r"\b([0-9]{1,3})(?:st|nd|rd|th)\b")


def _edition(text: str) -> str:
    """The number of an edition; "" where it has none."""
    folded = _JUBILEE.sub("", bare(text[:_MOST]))
    number = NUMBERED.search(folded)
    if number is None:
        tokens = number_words([word for word in _NOT_WORD.split(folded) if word])
        number = _ORDINAL.search(" ".join(map(ordinal, tokens)))
    if number is not None:
        return number[1].lstrip("0")
    return next((ORDINALS[word] for word in _NOT_WORD.split(folded) if word in ORDINALS), "")
