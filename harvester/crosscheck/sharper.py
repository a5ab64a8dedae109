"""Which of two values that do not contradict each other says more. No other rule than this makes one win by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from harvester.crosscheck.agreement_abbreviations import is_abbreviation, name_words
from harvester.crosscheck.agreement_dates import agree_dates, is_online_date, is_padded
from harvester.crosscheck.agreement_people import is_cut
from harvester.crosscheck.agreement_texts import VAGUE_TYPES, agree_abstracts
from harvester.crosscheck.agreement_titles import relate_titles
from harvester.crosscheck.words import words
from parsers.record import Record
from parsers.values import Name, PartialDate, Rich


def is_sharper(field: str, a: Record, b: Record) -> bool:
    """Whether what `a` says of a field says more than what `b` says; both say something, and agree.

    Fields without a rule here have no sharper value: their order of trust decides.
    """
    if field == "issued" and (is_online_date(a, b) or is_online_date(b, a)):
        # The date of the issue goes with its volume; the other keeps its place in `issued_online`.
        return is_online_date(b, a) and not is_online_date(a, b)
    if field == "issued" and a.issued and b.issued and agree_dates(a.issued, b.issued).kind == "CONFLICT":
        # A day online beside the month of the issue: neither is the other made sharper.
        return False
    if field == "container_title":
        return _is_full_name(str(a.container_title), str(b.container_title))
    if field in _PAIRS:
        return _PAIRS[field](getattr(a, field), getattr(b, field))
    measure = _MEASURES.get(field)
    return measure is not None and measure(getattr(a, field)) > measure(getattr(b, field))


def _is_full_name(one: str, other: str) -> bool:
    """A journal's full name before its abbreviation; mixed case before capitals; never a subtitle before none."""
    if is_abbreviation(other, one) != is_abbreviation(one, other):
        return is_abbreviation(other, one)
    same = name_words(one) == name_words(other)
    return same and other.isupper() and not one.isupper() and len(other) > 5


def _date(date: PartialDate) -> tuple[int, int]:
    return 1 if is_padded(date) else len(date.parts()), int(date.season is not None or date.end is not None)


def _title(one: Rich, other: Rich) -> bool:
    """With a subtitle or uncut before without; then not all in capitals; then with markup."""
    first, second = one.plain(), other.plain()
    if relate_titles(first, second) in ("subtitle", "cut"):
        return len(words(first)) > len(words(second))
    return (not first.isupper(), _marks(one)) > (not second.isupper(), _marks(other))


def _marks(text: Rich) -> int:
    return sum(bool(marks) for _text, marks in text.runs())


def _abstract(one: Rich, other: Rich) -> bool:
    """The text that the other cut short."""
    return agree_abstracts(one, other).why == "cut short" and len(one.plain()) > len(other.plain())


def _people(names: tuple[Name, ...]) -> tuple[int, int]:
    return len(names) - is_cut(names), int(not is_cut(names))


def _length(value: Any) -> int:
    return len(value)


def _type(kind: str) -> int:
    return int(kind not in VAGUE_TYPES)


def _last_page(page: Any) -> tuple[int, int]:
    return int(page.last is not None), len(page.last or "")


def _parts(text: str) -> int:
    return text.count("-")


_PAIRS: dict[str, Callable[[Any, Any], bool]] = {"title": _title, "original_title": _title, "abstract": _abstract}
_MEASURES: dict[str, Callable[[Any], Any]] = {
    "type": _type, "author": _people, "editor": _people, "translator": _people,
    "contributor": _people, "issued": _date, "issued_online": _date, "event_date": _date, "page": _last_page, "language": _parts,
    "arxiv": _length,
}  # fmt: skip
