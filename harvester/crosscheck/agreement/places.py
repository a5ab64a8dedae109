"""How numbers of volumes, issues, pages, articles and editions stand to each other."""

from __future__ import annotations

import re
from functools import lru_cache

from harvester.crosscheck.agreement.number_words import (
    EDITION_WORDS,
    LABEL,
    MONTHS,
    NUMBERED,
    ORDINALS,
    REVISED,
    in_short,
)  # fmt: skip
from harvester.crosscheck.title_numbers import roman_numeral
from harvester.crosscheck.words import bare
from harvester.work import Agreement
from parsers.record import Record
from parsers.values import PageRange

_LABELLED = Agreement(kind="EQUIVALENT", why="a word before the number")
_PUNCTUATION = Agreement(kind="EQUIVALENT", why="punctuation")
_MONTH = "name of the month"
_OTHER = Agreement(kind="CONFLICT", why="another number")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
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
    return _ZEROS.sub("", " ".join(re.sub(r"\s*-\s*", "-", folded).split()))


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
    if _ZEROS.sub("", one) == _ZEROS.sub("", other) and one != other:
        return Agreement(kind="EQUIVALENT", why="leading zeros")
    if _RUN.findall(one) == _RUN.findall(other):
        return _PUNCTUATION
    return (
        Agreement(kind="EQUIVALENT", why="leading zeros")
        if _RUN.findall(_ZEROS.sub("", one)) == _RUN.findall(_ZEROS.sub("", other))
        else _LABELLED
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
        return _LABELLED
    if first and second:
        return _OTHER
    words = [
        _NOT_WORD.sub(" ", REVISED.sub("rev", EDITION_WORDS.sub("", bare(text[:_MOST])))).strip()
        for text in (one, other)
    ]
    return _LABELLED if words[0] == words[1] else Agreement(kind="COMPATIBLE", why="each source in its own words")


def _edition(text: str) -> str:
    """The number of an edition; "" where it has none."""
    folded = bare(text[:_MOST])
    number = NUMBERED.search(folded)
    return (
        number[1].lstrip("0")
        if number
        else next((ORDINALS[word] for word in _NOT_WORD.split(folded) if word in ORDINALS), "")
    )


def page_label(label: str) -> str:
    """A page label as it is compared: without case and leading zeros."""
    return _page_label(label[:_MOST])


@lru_cache(maxsize=4096)
def _page_label(label: str) -> str:
    return _ZEROS.sub("", bare(label))


def number_label(number: str) -> str:
    """An article number as it is compared: without a word or an "e" before it, or leading zeros.

    >>> number_label("Art. 17"), number_label("e0156546"), number_label("156546")
    ('17', '156546', '156546')
    """
    return _number_label(number[:_MOST])


@lru_cache(maxsize=4096)
def _number_label(number: str) -> str:
    return _LETTER_E.sub("", page_label(LABEL.sub("", bare(number)))).lstrip("0")


def agree_article_numbers(one: str, other: str) -> Agreement:
    """Two article numbers."""
    if number_label(one) == number_label(other) != "":
        return Agreement(kind="EQUIVALENT", why="case" if bare(one) == bare(other) else "leading zeros or letter")
    return agree_numbers(one, other)


# "117+", "117f", "117ff": and the pages after it.
_ONWARDS = re.compile(r"(?<=[0-9])(?:\+|ff?\.?)$")
_ABBREVIATED = Agreement(kind="EQUIVALENT", why="abbreviated pages")
_NUMBERED_LABEL = re.compile(r"(\D*)([0-9]+)")
# "e0156546"; "eadn5290", as Science numbers its articles.
_LETTER_E = re.compile(r"^e(?=[0-9]|[a-z]{3}[0-9]{4})")
_LETTER_P = re.compile(r"^pp?\.?(?=[0-9])")


def agree_pages(a: Record, b: Record) -> Agreement:
    """Two records' pages: first pages count; a last page may be missing or cut; one may be an article number."""
    assert a.page is not None
    assert b.page is not None
    one, other = a.page, b.page
    firsts = [_ONWARDS.sub("", page_label(pages.first)) for pages in (one, other)]
    lasts = [_in_full(bare(pages.first), bare(pages.last or "")) for pages in (one, other)]
    cut = any(last != bare(pages.last or "") for last, pages in zip(lasts, (one, other), strict=True))
    lasts = [_ZEROS.sub("", last) for last in lasts]
    found = _labels(firsts, lasts)
    if found is not None:
        return _ABBREVIATED if cut and found.kind == "EQUIVALENT" else found
    for mine, theirs in ((one, b), (other, a)):
        if stands_for_article_number(mine, theirs.article_number):
            return Agreement(kind="COMPATIBLE", why="article number")
    for letter, agreement in (
        (_LETTER_P, _LABELLED),
        (_LETTER_E, Agreement(kind="COMPATIBLE", why="a letter before the page")),
    ):
        plain = [[letter.sub("", label) for label in labels] for labels in (firsts, lasts)]
        without = _labels(*plain)
        if without is not None and plain != [firsts, lasts]:
            return without if without.kind == "CONFLICT" else agreement
    if _counts_pages(one, other) or _counts_pages(other, one):
        return Agreement(kind="COMPATIBLE", why="the file's own count of pages")
    return Agreement(kind="CONFLICT", why="another first page")


def _labels(firsts: list[str], lasts: list[str]) -> Agreement | None:
    """Pages whose first labels are the same; None where they are not."""
    if firsts[0] != firsts[1]:
        return None
    if lasts[0] == lasts[1]:
        return Agreement(kind="EQUIVALENT", why="case or leading zeros")
    if not lasts[0] or not lasts[1]:
        return Agreement(kind="COMPATIBLE", why="first page only")
    return Agreement(kind="CONFLICT", why="another last page")


def _in_full(first: str, last: str) -> str:
    """A last page with what an abbreviation leaves out: "117-29" ends on 129, "S12-9" on S19, "e360-363" on e363."""
    begin = _NUMBERED_LABEL.fullmatch(first)
    end = _NUMBERED_LABEL.fullmatch(last)
    if begin is None or end is None or (end[1] and end[1] != begin[1]):
        return last
    digits = begin[2][: max(0, len(begin[2]) - len(end[2]))] + end[2]
    return begin[1] + digits


def _counts_pages(counted: PageRange, pages: PageRange) -> bool:
    """Whether one is the file's own "1-12" beside as many printed pages."""
    ends = [counted.first, counted.last or "", pages.first, pages.last or ""]
    if ends[0] != "1" or not all(end.isascii() and end.isdecimal() and len(end) < 8 for end in ends):
        return False
    return int(ends[1]) - 1 == int(ends[3]) - int(ends[2]) > 0


def stands_for_article_number(page: PageRange, article_number: str | None) -> bool:
    """Whether pages only say the article number again, or count the pages of a file ("1-12") beside one."""
    if article_number is None:
        return False
    return number_label(page.first) == number_label(article_number) or (page.first == "1" and page.last is not None)
