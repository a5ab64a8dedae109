"""Who published a book or report, in which edition, and of how many pages: as far as it tells one from another."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.places import agree_editions
from harvester.crosscheck.agreement.publishers import agree_publishers
from harvester.crosscheck.same_work.universities import of_one_town
from harvester.crosscheck.words import goes_on, words
from parsers.record import Record

# Another text than the work that says nothing of its edition: no name of a later printing.
_ADAPTED = re.compile(r"\b(?:abridg|condens|concise|student|teacher|instructor|young readers|children)")


def same_editions(one: str | None, other: str | None) -> bool | None:
    """Whether two editions are one; a text that was shortened, or made for others, is not the one that says nothing."""
    adapted = [_ADAPTED.search((text or "").lower()) is not None for text in (one, other)]
    if adapted[0] != adapted[1]:
        return False
    if not one or not other or one == other:
        return True if one and other else None
    found = agree_editions(one, other).kind
    # Each in words of its own, "Library edition" and "Deluxe edition", they tell nothing.
    return None if found == "COMPATIBLE" else found != "CONFLICT"


_FOR_A_MARKET = re.compile(r"\b(?:international|global|export|indian|asian|economy)\b", re.IGNORECASE)


def is_for_a_market(edition: str | None) -> bool:
    """Whether an edition is one for other countries, whose pages and exercises are often its own."""
    return _FOR_A_MARKET.search(edition or "") is not None


# Who copies theses of all universities is no university.
_COPIERS = re.compile(r"university microfilms|\bumi\b|proquest", re.IGNORECASE)
# "Massachusetts Institute of Technology. Department of Mechanical Engineering": who teaches there.
_UNIT = re.compile(
    r"(?<=\w{3})[.,;:]\s+(?:dep(?:artmen)?t|school|faculty|college|graduate|division|institut|fakult|fachbereich|seminar|facult|departament)\w*\b.*$",
    re.IGNORECASE,
)
# A press that does not say whose: "Univ. Press", at Manchester.
_A_PRESS = frozenset("the university univ press pr up at".split())
_THE_AUTHOR = frozenset(("author", "the author", "autor", "verfasser", "auteur"))


def house(record: Record) -> str | None:
    """Who published a work; None for a thesis that only says who sells copies of it.

    "Author" is the group that made it, as the American Psychological Association's style prints it; a press that does not say whose is
    that of its place.

    >>> house(Record(publisher="Univ. Press", publisher_place="Manchester"))
    'Manchester Univ. Press'
    """
    name = record.publisher
    if not name:
        return name
    if record.type == "thesis":
        return None if _COPIERS.search(name) else _UNIT.sub("", name)
    told = words(name) if len(name) <= _BRIEF and _MAY_BE.search(name) else []
    if " ".join(told) in _THE_AUTHOR:
        return next((one.literal for one in record.author if one.literal), None)
    if told and _A_PRESS.issuperset(told) and record.publisher_place:
        return f"{record.publisher_place} {name}"
    return name


def same_house(a: Record, b: Record) -> bool | None:
    """Whether one house published both, by its name, the town of a university, or the series of a report; None where nothing tells."""
    one, other = house(a), house(b)
    found = agree_publishers(one, other).kind != "CONFLICT" if one and other else None
    if found is False and a.type == b.type == "thesis" and of_one_town(a, b):
        return True
    if found is None and a.type == b.type == "report" and is_of_its_series(a, b):
        return True
    return found


def is_of_its_series(a: Record, b: Record) -> bool:
    """Whether one of two reports names no house, but a series by the name of the other's house: "Bank of Example. Annual report".

    >>> is_of_its_series(Record(publisher="Bank of Example"), Record(collection_title="Bank of Example. Annual report"))
    True
    """
    for mine, theirs in ((a, b), (b, a)):
        name, series = words(mine.publisher or ""), words(theirs.collection_title or "")
        if name and not theirs.publisher and goes_on(name, series):
            return True
    return False


_BRIEF = 30
_MAY_BE = re.compile(r"press|\bpr\b|\bup\b|aut[eh]?u?or|auteur|verfasser", re.IGNORECASE)
_MUCH = 1.5


def other_extent(a: Record, b: Record) -> bool:
    """Whether one of two books has many more pages than the other: its report and the proposals, a text and its edition with notes."""
    counts = [int(count) for record in (a, b) if (count := record.number_of_pages or "").isdecimal() and len(count) < 6]
    return len(counts) == 2 and max(counts) > min(counts) * _MUCH and max(counts) - min(counts) > _SOME


_SOME = 20


def has_no_extent(record: Record) -> bool:
    """Whether who catalogued a book counted the pages before its text, or its volumes: no book has so few pages."""
    count = record.number_of_pages or ""
    return count.isdecimal() and len(count) < 6 and int(count) <= _NO_BOOK


_NO_BOOK = 12
