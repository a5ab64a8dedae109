"""Of several readers that say the same, the one that says more: a day over its month, a range over its first page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple

from parsers.clean import fold
from parsers.record import Reading, Record
from parsers.values import Name, PageRange, PartialDate


def sharpest(field: str, by_trust: list[Reading], kind: str | None) -> Reading:
    """The most trusted reading, or one that says the same as it and more."""
    best = by_trust[0]
    # A thesis has one author, and names its advisors in the same way.
    for other in by_trust[1:] if not (field == "author" and kind == "thesis") else ():
        if field == "author" and _in_other_roles(by_trust, best, other):
            continue
        if (
            (field in _SHARPER and _SHARPER[field](getattr(best.record, field), getattr(other.record, field)))
            or (field == "issued" and (_first_published(best, other) or _of_issue(best, other)))
            or (field == "author" and _turned_round(best, other))
            or (field == "type" and _told_outright(best, other))
        ):
            best = other
    return best


def _in_other_roles(readings: list[Reading], chosen: Reading, other: Reading) -> bool:
    """Whether those whom only another list of authors names are told to have done something else: illustrated it, edited it."""
    known = {_person(name) for name in chosen.record.author}
    more = {_person(name) for name in other.record.author} - known
    roles = {_person(name) for one in readings for field in _ROLES for name in getattr(one.record, field)}
    return len(other.record.author) > len(chosen.record.author) and bool(more) and more <= roles


_ROLES = ("editor", "translator", "contributor")


def _told_outright(chosen: Reading, other: Reading) -> bool:
    """Whether a part of a book is called so outright, where tags only have an ISBN and name nothing that it stands in."""
    where = next((item.where for item in chosen.said if item.field == "type"), "")
    return where.endswith("and no journal") and other.record.type in ("chapter", "paper-conference", "thesis", "report")


def _first_published(chosen: Reading, other: Reading) -> bool:
    """Whether a date said to be the issue's stands years before one that only says "date": that is when it was digitised."""
    mine, theirs = chosen.record.issued, other.record.issued
    if mine is None or theirs is None or theirs.year > mine.year - _DIGITISED:
        return False
    where = {
        reading.source: next((i.where.lower() for i in reading.said if i.field == "issued"), "")
        for reading in (chosen, other)
    }
    return (
        where[chosen.source].endswith("date")
        and "publication" not in where[chosen.source]
        and "issued" in where[other.source]
    )


_DIGITISED = 2


def _of_issue(chosen: Reading, other: Reading) -> bool:
    """Whether the page cites its own work with another year, beside volume and pages, than that of a mere "date": the day online.

    The year is the issue's, which a citation names.
    """
    mine, theirs = chosen.record.issued, other.record.issued
    if mine is None or theirs is None or mine.year == theirs.year or not (other.record.volume and other.record.page):
        return False
    where = [next((i.where.lower() for i in one.said if i.field == "issued"), "") for one in (chosen, other)]
    return where[0] == "meta dc.date" and where[1] in ("meta description", "meta og:description")


def _turned_round(chosen: Reading, other: Reading) -> bool:
    """Whether a byline has the very people of the tags from last to first: a site's programme wrote them in the wrong order.

    The programmes that do so write what they took up last first; readers are shown the order that the authors agreed on.
    """
    mine, theirs = (list(map(_person, one.record.author)) for one in (chosen, other))
    if len(mine) < _LEAST_TURNED or mine == theirs or mine != theirs[::-1] or len({*mine}) < len(mine):
        return False
    where = next((item.where for item in other.said if item.field == "author"), "")
    return other.source == "visible" and where.startswith("byline")


_LEAST_TURNED = 3


def _finer_date(known: PartialDate, other: PartialDate) -> bool:
    """The same date with its month or day; not of a year, for which any date of that year would do."""
    mine, theirs = known.parts(), other.parts()
    if known.season is not None or known.end is not None:
        return False
    # The first of a month, or of a year, fills up what is not known; another day of the same month tells more.
    if mine[2:] == (1,) and len(theirs) == len(mine) and theirs != mine and theirs[:2] == mine[:2]:
        return True
    # And a first of January says no more than its year.
    return len(theirs) > len(mine) and theirs[: len(mine)] == mine and not (len(mine) == 1 and theirs[1:] == (1, 1))


def _whole_range(known: PageRange, other: PageRange) -> bool:
    if known.first != other.first or known.more or known.last is not None:
        return False
    return other.last is not None or bool(other.more)


def _more_people(known: tuple[Name, ...], other: tuple[Name, ...]) -> bool:
    """A list that holds the one name known among others: tags name one author of several, never three of four without a word of it."""
    if known[-1].others:
        return len(known) < len(other) and list(map(_person, known)) == [_person(name) for name in other[: len(known)]]
    keys = {_person(name) for name in other}
    return len(known) == 1 < len(other) == len(keys) and _person(known[0]) in keys


def _better_people(known: tuple[Name, ...], other: tuple[Name, ...]) -> bool:
    return known != other and (_more_people(known, other) or _fuller_names(known, other))


def _fuller_names(known: tuple[Name, ...], other: tuple[Name, ...]) -> bool:
    """The same people one by one, with given names for initials, or with the accents that a database dropped."""
    if len(known) != len(other) or any(name.orcid or name.affiliation for name in known):
        return False
    pairs = [(_measure(one), _measure(two)) for one, two in zip(known, other, strict=True)]
    return all(
        one.family == two.family
        and two.initials.startswith(one.initials)
        and two.letters >= one.letters
        and two.accents >= one.accents
        and two.suffix >= one.suffix
        for one, two in pairs
    ) and any(two.letters > one.letters or two.accents > one.accents for one, two in pairs)


class _Measure(NamedTuple):
    """How much a name tells: its family name and initials without accents, and the numbers of letters, accents, suffixes."""

    family: str
    initials: str
    letters: int
    accents: int
    suffix: int


def _measure(name: Name) -> _Measure:
    given = name.given or ""
    # "JB", "J.B." and "J-B" are two initials; so is "Jean-Bosco".
    initials = given if given.isupper() else "".join(part[:1] for part in _BETWEEN.split(given))
    return _Measure(
        family=_plain(_person(name)),
        initials=_plain(initials),
        letters=sum(map(str.isalpha, given)),
        accents=sum(char.isalpha() and not char.isascii() for char in f"{_person(name)}{given}"),
        suffix=int(name.suffix is not None),
    )


_BETWEEN = re.compile(r"[\s.\u2010-]+")
# Letters that Unicode does not take apart, as databases write them.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


def _plain(text: str) -> str:
    """The letters of a text without case and accents."""
    folded = fold(text)
    if folded.isascii():
        return "".join(filter(str.isalnum, folded))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFD", folded).translate(_LETTERS)))


def _person(name: Name) -> str:
    return fold(name.literal or name.full_family())


def _review_of_a_book(known: str, other: str) -> bool:
    """What stands in a journal is taken for an article, until another tag says what it really is."""
    return known == "article-journal" and other == "review-book"


_SHARPER: dict[str, Callable[[Any, Any], bool]] = {
    "issued": _finer_date, "page": _whole_range, "author": _better_people, "editor": _more_people, "type": _review_of_a_book,
}  # fmt: skip


# Fields that stand and fall with others of the same citation, which are chosen before them.
_WHERE = {"issue": ("volume",), "page": ("volume", "issue"), "article_number": ("volume", "issue")}


def of_another_issue(record: Record, field: str, chosen: dict[str, Any]) -> bool:
    """Whether a record's field belongs to another volume or issue than was chosen: it stands in a box of other works."""
    pairs = [(chosen.get(place) or "", getattr(record, place) or "") for place in _WHERE.get(field, ())]
    return any(one.isdecimal() and two.isdecimal() and one != two for one, two in pairs)


def without(names: tuple[Name, ...], others: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names that are not among the others, whatever accents and signs either list leaves out."""
    known = {_plain(name.inverted()) for name in others} if names else set()
    return tuple(name for name in names if _plain(name.inverted()) not in known)
