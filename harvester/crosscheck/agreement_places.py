"""How numbers of volumes, issues, pages, articles and editions stand to each other."""

from __future__ import annotations

import re

from harvester.crosscheck.title_numbers import roman
from harvester.crosscheck.words import bare
from harvester.work import Agreement
from parsers.record import Record
from parsers.values import PageRange

EQUAL = Agreement(kind="EQUAL")
# "Vol. 8", "no 19", "Issue 3", "2nd ed.", "e-print 12".
_LABEL = re.compile(
    r"^(?:volume|vol|number|num|no|nr|issue|iss|heft|band|bd|tome|jahrgang|article|art|version|edition|ed|id|pp?|pages?)\b[.:]?\s*"
)
_ORDINAL = re.compile(r"^([0-9]+)(?:st|nd|rd|th)?\.?\s*(?:ed|edn|edition)?\.?(?:, .*)?$")
_SUPPLEMENT = re.compile(r"\b(?:supplement|supplementum|suppl|supp|supl)(?:\b|_)[.:]?")
_EDITIONS = {
    word: str(number) for number, word in enumerate("first second third fourth fifth sixth seventh".split(), 1)
}
_NOT_WORD = re.compile(r"[\W_]+")


def plain_number(text: str) -> str:
    """A number as it is compared: without its label, leading zeros or blanks; a supplement is "s".

    >>> plain_number("Vol. 08"), plain_number("Suppl_1"), plain_number("S1"), plain_number("3–4")
    ('8', 's1', 's1', '3-4')
    """
    folded = _SUPPLEMENT.sub("s", _LABEL.sub("", bare(text)))
    folded = re.sub(r"\bs\s+(?=[0-9])", "s", folded.replace("_", " ")).strip(" .()[]")
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", folded)


def agree_numbers(one: str, other: str) -> Agreement:
    """Two volumes, issues or other short numbers."""
    first, second = plain_number(one), plain_number(other)
    if first == second:
        zeros = bare(one).lstrip("0") == bare(other).lstrip("0")
        return Agreement(kind="EQUIVALENT", why="leading zeros" if zeros else "a word before the number")
    squeezed = [_NOT_WORD.sub("", text) for text in (first, second)]
    apart = [_NOT_WORD.split(text) for text in (first, second)]
    if squeezed[0] == squeezed[1] != "" and (apart[0] == apart[1] or not all(map(str.isdigit, squeezed))):
        return Agreement(kind="EQUIVALENT", why="punctuation")
    if (roman(first) or first) == _roman_text(second) or (roman(second) or second) == _roman_text(first):
        return Agreement(kind="EQUIVALENT", why="Roman numeral")
    parts = [set(text) - {""} for text in apart]
    if parts[0] < parts[1] or parts[1] < parts[0]:
        longer = max(parts, key=len)
        supplement = any(part.startswith("s") for part in longer - min(parts, key=len))
        return Agreement(kind="COMPATIBLE", why="supplement" if supplement else "one number of a double issue")
    return Agreement(kind="CONFLICT", why="another number")


def _roman_text(text: str) -> str | int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else roman(text) or text


def agree_editions(one: str, other: str) -> Agreement:
    """Two editions: "2nd ed.", "2", "Second edition"."""
    numbers = []
    for text in (one, other):
        folded = bare(text)
        found = _ORDINAL.match(folded)
        numbers.append(found[1] if found else next((n for word, n in _EDITIONS.items() if folded.startswith(word)), ""))
    if numbers[0] == numbers[1] != "":
        return Agreement(kind="EQUIVALENT", why="a word before the number")
    return agree_numbers(one, other)


def page_label(label: str) -> str:
    """A page label as it is compared: without case and leading zeros."""
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", bare(label))


def number_label(number: str) -> str:
    """An article number as it is compared: without a word or an "e" before it, or leading zeros.

    >>> number_label("Art. 17"), number_label("e0156546"), number_label("156546")
    ('17', '156546', '156546')
    """
    return re.sub(r"^e(?=[0-9])", "", page_label(_LABEL.sub("", bare(number)))).lstrip("0")


def agree_article_numbers(one: str, other: str) -> Agreement:
    """Two article numbers."""
    if number_label(one) == number_label(other) != "":
        return Agreement(kind="EQUIVALENT", why="leading zeros or letter")
    return agree_numbers(one, other)


def agree_pages(a: Record, b: Record) -> Agreement:
    """Two records' pages: first pages count; a last page may be missing or cut; one may be an article number."""
    assert a.page is not None
    assert b.page is not None
    one, other = a.page, b.page
    firsts = [page_label(one.first), page_label(other.first)]
    lasts = [page_label(one.last or one.first), page_label(other.last or other.first)]
    if firsts[0] == firsts[1]:
        if lasts[0] == lasts[1]:
            return Agreement(kind="EQUIVALENT", why="case or leading zeros")
        if one.last is None or other.last is None:
            return Agreement(kind="COMPATIBLE", why="first page only")
        if lasts[0].endswith(lasts[1]) or lasts[1].endswith(lasts[0]):
            return Agreement(kind="EQUIVALENT", why="abbreviated pages")
        return Agreement(kind="CONFLICT", why="another last page")
    for mine, theirs in ((one, b), (other, a)):
        if stands_for_article_number(mine, theirs.article_number):
            return Agreement(kind="COMPATIBLE", why="article number")
    electronic = [re.sub(r"^e(?=[0-9])", "", first) for first in firsts]
    if electronic[0] == electronic[1]:
        return Agreement(kind="COMPATIBLE", why="a letter before the page")
    return Agreement(kind="CONFLICT", why="another first page")


def stands_for_article_number(page: PageRange, article_number: str | None) -> bool:
    """Whether pages only say the article number again, or count the pages of a file ("1-12") beside one."""
    if article_number is None:
        return False
    return number_label(page.first) == number_label(article_number) or (page.first == "1" and page.last is not None)


def agree_page_counts(one: str, other: str) -> Agreement:
    """Two numbers of pages: "345", "xii, 345 p."."""
    counts = [max((int(n) for n in re.findall(r"[0-9]{1,6}", text)), default=None) for text in (one, other)]
    if counts[0] is not None and counts[0] == counts[1]:
        return Agreement(kind="COMPATIBLE", why="precision")
    return agree_numbers(one, other)
