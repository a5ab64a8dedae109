"""Which of two values that do not contradict each other says more. No other rule than this makes one win by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from harvester.crosscheck.agreement.abbreviations import is_abbreviation, name_words
from harvester.crosscheck.agreement.dates import agree_dates, is_online_date, is_padded
from harvester.crosscheck.agreement.people import is_cut
from harvester.crosscheck.agreement.texts import VAGUE_TYPES
from harvester.crosscheck.agreement.title_forms import agree_titles
from harvester.crosscheck.kinds_about import is_marked_retracted
from harvester.crosscheck.words import squeezed, words
from harvester.work import Agreement
from parsers.record import Record
from parsers.values import Name, PartialDate, Rich

_NUMBER = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_]+")
_START = re.compile(r"[:.?!]\W*([^\W\d_]+)")
_MARK = re.compile("retract|withdr", re.IGNORECASE)
# Languages that say that nobody knows which, or that there is none.
_NO_LANGUAGE = frozenset(("und", "zxx"))


def is_sharper(field: str, a: Record, b: Record, found: Agreement) -> bool:
    """Whether what `a` says of a field says more than what `b` says; both say something, and agree as `found` tells.

    Fields without a rule here have no sharper value: their order of trust decides.
    """
    if field in _PAIRS:
        return _PAIRS[field](a, b, found)
    if field in _VALUES:
        return _VALUES[field](getattr(a, field), getattr(b, field), found)
    measure = _MEASURES.get(field)
    return measure is not None and measure(getattr(a, field)) > measure(getattr(b, field))


def _issued(a: Record, b: Record, _found: Agreement) -> bool:
    online = is_online_date(a, b), is_online_date(b, a)
    if any(online):
        # The date of the issue goes with its volume; the other keeps its place in `issued_online`.
        return online == (False, True)
    assert a.issued is not None
    assert b.issued is not None
    if agree_dates(a.issued, b.issued).kind == "CONFLICT":
        # A day online beside the month of the issue: neither is the other made sharper.
        return False
    return _date(a.issued) > _date(b.issued)


def _date(date: PartialDate) -> tuple[int, int]:
    return 1 if is_padded(date) else len(date.parts()), int(date.season is not None or date.end is not None)


def _title(a: Record, b: Record, found: Agreement) -> bool:
    """In the work's own language before a translation; with the publisher's mark of a retraction; then as it is written."""
    assert a.title is not None
    assert b.title is not None
    if _is_translation(b, a) != _is_translation(a, b):
        return _is_translation(b, a)
    marked = _says_retracted(a), _says_retracted(b)
    if marked[0] != marked[1]:
        return marked[0]
    if found.kind == "EQUIVALENT" and _written(a.title) == _written(b.title):
        return _in_english(a, b) and _in_sentence_case(a.title.plain(), b.title.plain())
    return _fuller_title(a.title, b.title, found)


def _says_retracted(record: Record) -> bool:
    start = record.title.root[:60] if record.title else ""
    return _MARK.search(start) is not None and is_marked_retracted(record)


def _is_translation(a: Record, b: Record) -> bool:
    """Whether `a` itself says that its title is a translation of `b`'s."""
    return (
        a.original_title is not None and b.title is not None and a.title != b.title
        and agree_titles(a.original_title, b.title).kind != "CONFLICT"
    )  # fmt: skip


def _fuller_title(one: Rich, other: Rich, found: Agreement) -> bool:
    """With a subtitle or uncut before without; else not all in capitals; then with markup."""
    if found.kind == "COMPATIBLE":
        return len(words(str(one))) > len(words(str(other)))
    return _written(one) > _written(other)


def _written(title: Rich) -> tuple[bool, int]:
    text = title.plain()
    return not text.isupper(), sum(bool(marks) for _text, marks in title.runs())


def _in_english(a: Record, b: Record) -> bool:
    languages = {(record.language or "").partition("-")[0] for record in (a, b)} - {""}
    return languages == {"en"}


def _in_sentence_case(one: str, other: str) -> bool:
    """Whether `one` is `other`, which capitalises its words, in sentence case, and keeps the capitals of names.

    A style makes "Sleep in London Nurses" of "Sleep in London nurses", but nothing brings the name back from "sleep in
    london nurses". So a title without any capital but at its start is not trusted to have had no name in it.
    """
    if _capitals(one) + 2 > _capitals(other) or one.casefold() != other.casefold():
        return False
    mine, theirs = _WORD.findall(one), _WORD.findall(other)
    lowered = [place for place, (x, y) in enumerate(zip(mine, theirs, strict=False)) if x != y]
    only_first_letters = all(mine[place] == theirs[place][0].lower() + theirs[place][1:] for place in lowered)
    starts = {mine[0], *_START.findall(one)}
    keeps_a_name = any(word != word.lower() and word not in starts for word in mine)
    return only_first_letters and keeps_a_name and 0 not in lowered


def _capitals(text: str) -> int:
    return sum(map(str.isupper, text))


def _container(one: str, other: str, _found: Agreement) -> bool:
    """A journal's full name before its abbreviation; mixed case before capitals; never a subtitle before none."""
    if one.casefold() == other.casefold():
        return other.isupper() and not one.isupper() and len(other) > 5
    if is_abbreviation(other, one) != is_abbreviation(one, other):
        return is_abbreviation(other, one)
    same = name_words(one) == name_words(other)
    return same and other.isupper() and not one.isupper() and len(other) > 5


def _abstract(one: Rich, other: Rich, found: Agreement) -> bool:
    """The text that the other cut short."""
    return found.why == "cut short" and len(one.plain()) > len(other.plain())


def _people(one: tuple[Name, ...], other: tuple[Name, ...], _found: Agreement) -> bool:
    """More names; not cut short; of as many, divided into family and given name before undivided."""
    lengths = [(_named(names), not is_cut(names[-1:])) for names in (one, other)]
    if lengths[0] != lengths[1]:
        return lengths[0] > lengths[1]
    whole = [sum(name.literal is not None for name in names) for names in (one, other)]
    divided = [sum(bool(name.family and name.given) for name in names) for names in (one, other)]
    return whole[0] < whole[1] and divided[0] > divided[1]


def _named(names: tuple[Name, ...]) -> int:
    """How many a list names: "et al." at its end, where a reader took it for a name, is nobody, and who is written twice is one."""
    last = names[-1]
    return len(names) - _repeated(names) - (last.given is None and last.others is None and is_cut(names[-1:]))


def _repeated(names: tuple[Name, ...]) -> int:
    """How often a name is written twice running, with its given name in full: of one family and initial there may be two people."""
    return sum(one == other and len(squeezed(one.given or "")) > _MOST_INITIALS for one, other in pairwise(names))


_MOST_INITIALS = 3


def _terms(one: tuple[Any, ...], other: tuple[Any, ...], found: Agreement) -> bool:
    """The same terms and more of them."""
    return found.why == "one source names more" and len(one) > len(other)


def _numbers(one: str, other: str, found: Agreement) -> bool:
    """A double issue before one of its numbers, a volume with its supplement before the volume."""
    return found.kind == "COMPATIBLE" and len(_NUMBER.findall(one)) > len(_NUMBER.findall(other))


def _length(value: Any) -> int:
    return len(value)


def _type(kind: str) -> int:
    return int(kind not in VAGUE_TYPES)


def _last_page(page: Any) -> tuple[int, int, int]:
    return len(page.more), int(page.last is not None), len(page.last or "")


def _language(tag: str) -> int:
    return -1 if tag.partition("-")[0] in _NO_LANGUAGE else tag.count("-")


# By the whole records: what stands beside the field counts.
_PAIRS: dict[str, Callable[[Record, Record, Agreement], bool]] = {"title": _title, "issued": _issued}
# By the two values and how they agree.
_VALUES: dict[str, Callable[[Any, Any, Agreement], bool]] = {
    "original_title": _fuller_title, "abstract": _abstract, "container_title": _container, "author": _people, "editor": _people,
    "translator": _people, "contributor": _people, "keyword": _terms, "volume": _numbers, "issue": _numbers,
}  # fmt: skip
# By each value alone.
_MEASURES: dict[str, Callable[[Any], Any]] = {
    "type": _type, "issued_online": _date, "event_date": _date, "accessed": _date, "page": _last_page, "language": _language, "arxiv": _length,
}  # fmt: skip
