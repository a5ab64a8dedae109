"""Two names of a journal or book that are one but for what lists add, leave out and misspell."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.containers import another_section, same_container, with_one_office_more
from harvester.crosscheck.agreement.dates import years_apart
from harvester.crosscheck.agreement.places import plain_number
from harvester.crosscheck.agreement.slips import is_slip
from harvester.crosscheck.kinds_preprints import server
from harvester.crosscheck.same_work.meetings import same_meeting
from harvester.crosscheck.words import words
from parsers.record import Record


def one_container(a: Record, b: Record) -> bool | None:
    """Whether two records stand in one journal, book, meeting or server of preprints; None where nothing tells, or the names may be one's."""
    found = same_container(a, b)
    if found is not False:
        return found
    if but_for_an_office(a, b) or but_for_journal_of(a, b) or same_meeting(a, b) or server(a) == server(b) != "":
        return True
    return None if may_be_one_container(a, b) else False


def but_for_an_office(a: Record, b: Record) -> bool:
    """Whether one names an office more before a journal, of one volume, issue and year: "IEEE/ACM Transactions on …"."""
    one = a.volume and b.volume and a.issue and b.issue and years_apart(a, b) == 0
    return (
        bool(one)
        and all(
            plain_number(mine or "") == plain_number(theirs or "")
            for mine, theirs in ((a.volume, b.volume), (a.issue, b.issue))
        )
        and with_one_office_more(a.container_title or "", b.container_title or "")
    )


def but_for_journal_of(a: Record, b: Record) -> bool:
    """Whether one calls a "Journal of" what the other does not: "Journal of Computational Statistics & Data Analysis"."""
    shorter, longer = sorted(
        ([word for word in words(record.container_title or "") if word != "and"] for record in (a, b)), key=len
    )
    return len(shorter) >= _SOME_WORDS and longer == ["journal", "of", *shorter]


_SOME_WORDS = _SOME_LETTERS = 3


def may_be_one_container(a: Record, b: Record) -> bool:
    """Whether two journals' names may be one: up to a dash or colon, or but for a slip in a long name; too little to say that they are.

    >>> trauma = Record(container_title="The Journal of Trauma"), Record(container_title="Journal of Trauma - Injury and Critical Care")
    >>> may_be_one_container(*trauma), may_be_one_container(Record(container_title="Trauma"), Record(container_title="Journal of Trauma"))
    (True, False)
    """
    names = [(record.container_title or "")[:_MOST] for record in (a, b)]
    heads = [name if _SISTER.search(name) else _SUBTITLE.split(name, maxsplit=1)[0] for name in names]
    tokens, told = ([_named(text) for text in these] for these in (names, heads))
    for head, whole in ((told[0], tokens[1]), (told[1], tokens[0])):
        if head == whole and len(head) >= _TWO:
            return True
    if len(tokens[0]) != len(tokens[1]) or len(tokens[0]) < _LONG:
        return False
    pairs = [(mine, theirs) for mine, theirs in zip(*tokens, strict=True) if mine != theirs]
    return len(pairs) == 1 and min(map(len, pairs[0])) > _LONG and is_slip(*pairs[0])


def _named(text: str) -> list[str]:
    return [word for word in words(text) if word not in ("the", "and")]


_MOST = 300
_TWO, _LONG = 2, 5
# "Materials Today: Proceedings", "Journal of Physics: Conference Series": behind the sign stands what makes it another journal.
_SISTER = re.compile(
    r"(?:\s[-–—:]|:)\s+(?:\w+\s+)?(?:proceedings|conference|supplements?|sections?|series|part|regional|letters|reports?|open|advances|methods|practice|"
    r"communications|plus|global|innovations?|case|x|[a-z])\b",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"\s+[-–—:]\s+|:\s+")


def open_alike(a: Record, b: Record) -> bool:
    """Whether two containers' names open with one word, or its beginning ("IEEE T IMAGE PROCESS"), behind "Journal of" with the next.

    Two sections of a journal open alike, too, and are two.
    """
    named = [words(record.container_title or "") for record in (a, b)]
    behind = 2 if all(name[:2] == ["journal", "of"] for name in named) else 0
    firsts = [next(iter(name[behind:]), "") for name in named]
    shorter, longer = sorted(firsts, key=len)
    return len(shorter) >= _SOME_LETTERS and longer.startswith(shorter) and not (all(named) and another_section(a, b))


_IN_ENGLISH = re.compile(r"[(\[]\s*engl(?:ish)?\.?(?: ed(?:ition|\.)?)?\s*[)\]]|\benglish edition\b", re.IGNORECASE)
_QUALIFIED = re.compile(r"[(\[][^()\[\]]+[)\]]\.?$")


def is_translated_journal(a: Record, b: Record) -> bool:
    """Whether one stands in a journal's English edition and the other in the journal itself, by their names and ISSNs.

    >>> english = Record(container_title_short="An Pediatr (Engl Ed)")
    >>> is_translated_journal(english, Record(container_title_short="An Pediatr (Barc)"))
    True
    >>> is_translated_journal(english, Record(container_title_short="An Pediatr"))
    False
    """
    names = [f"{record.container_title or ''} | {record.container_title_short or ''}" for record in (a, b)]
    english = [_IN_ENGLISH.search(name) is not None for name in names]
    if english[0] == english[1]:
        return False
    other = b if english[0] else a
    numbers = [{issn.value for issn in record.issn} for record in (a, b)]
    apart = all(numbers) and not numbers[0] & numbers[1]
    return apart or any(
        _QUALIFIED.search(name) for name in (other.container_title or "", other.container_title_short or "")
    )


_ANEW = re.compile(r"\bcochrane (?:database|db)|\bliving reviews\b|\bstatpearls\b|\bgenereviews\b", re.IGNORECASE)


def publishes_anew(record: Record) -> bool:
    """Whether a journal or book publishes a piece anew, year by year, under one title and number.

    >>> publishes_anew(Record(container_title="Cochrane Database Syst Rev")), publishes_anew(Record(container_title="Nature"))
    (True, False)
    """
    return _ANEW.search(record.container_title or "") is not None
