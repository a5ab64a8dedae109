"""What two records of one work share: the keys by which the works of a list, and the decisions about them, find each other.

A key only brings records together to be compared; `same_work` tells whether they are one. So a key may be loose, as long as it is not
that of half the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from harvester.crosscheck.agreement.number_words import ORDINALS
from harvester.crosscheck.agreement.pages import page_label
from harvester.crosscheck.agreement.places import plain_number
from harvester.crosscheck.kinds import GENERIC, is_generic, may_be_book
from harvester.crosscheck.same_work.acts import act_number, case_number
from harvester.crosscheck.words import letters, scripts, words, written_out
from parsers.clean import fold
from parsers.record import Record


def identity_keys(record: Record) -> tuple[str, ...]:
    """What names a work, the surest first: "doi:…", "pmid:…", "pmcid:…"."""
    named = (("doi", record.doi), ("pmid", record.pmid), ("pmcid", record.pmcid))
    return tuple(f"{name}:{value}" for name, value in named if value)


def search_keys(record: Record) -> tuple[str, ...]:
    """Identifiers, titles, the place, numbers of documents, and pairs of the title's longest words: two records of one work share one.

    A title that many works bear brings none together.
    """
    keys = (
        *identity_keys(record),
        *_deposits(record),
        *_titles(record),
        *_place(record),
        *_numbers(record),
        *_words(record),
    )
    return tuple(dict.fromkeys(keys))


def _deposits(record: Record) -> Iterator[str]:
    """Identifiers of a copy, and of a book: of a chapter the ISBN is its book's."""
    if record.arxiv:
        yield f"arxiv:{str(record.arxiv).partition('v')[0]}"
    if record.handle:
        yield f"handle:{record.handle}"
    if record.isbn and may_be_book(record):
        yield from (f"isbn:{number}" for number in record.isbn)


# "机器学习 = Machine learning", "Words that travel [Doctoral dissertation]", "方法：导论", as well as subtitles.
_CUT = re.compile(r"[:.?!;(=\[：（；。]|\s[-–—]\s")
_HAN = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SOME_CHARACTERS = 4
_MOST_OF_TITLE = 1000


def _titles(record: Record) -> Iterator[str]:
    """Each title whole, without what follows its first separator and without what stands before it, since a subtitle or the name
    of a trial may be missing on one side; and with its letters written out ("ueber"), or in Latin ones, as another may give it.
    """
    titles = _own_titles(record)
    for title in titles:
        for part in (title, *_CUT.split(title, maxsplit=1)):
            told = words(part)
            if (part is title or len(told) > 1 or len(_HAN.findall(part)) >= _SOME_CHARACTERS) and (
                key := letters(told)
            ):
                yield f"title:{key}"
        if not title.isascii():
            for way in (written_out(fold(title)), title if scripts(title) <= _LATIN else _in_latin_letters(title)):
                if key := letters(words(way)):
                    yield f"title:{key}"


_LATIN = frozenset(("LATIN",))


def _in_latin_letters(title: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - it reads its tables from the disk, and few texts need them

    return anyascii(title[:_MOST_OF_TITLE])


def _own_titles(record: Record) -> list[str]:
    titles = (record.title, record.original_title)
    return [] if is_generic(record) else [str(title) for title in titles if title]


def _place(record: Record) -> Iterator[str]:
    """A volume, a page and a year: references may have no title, or a misprint in it."""
    page = record.article_number or (record.page.first if record.page else "")
    if record.volume and page and record.issued:
        yield f"place:{plain_number(record.volume)}:{page_label(page)}:{record.issued.year}"


_DIGITS = re.compile("[0-9]+")
_MOST_OF_NUMBER = 200


def _numbers(record: Record) -> Iterator[str]:
    """The digits of a report's or standard's number with its year, and the number of an act or a case: such documents go by many titles."""
    digits = [run.lstrip("0") for run in _DIGITS.findall((record.number or "")[:_MOST_OF_NUMBER])]
    if digits and record.issued:
        year = str(record.issued.year)
        # "ISO 9001:2015" and "ISO 9001", of 2015.
        yield f"number:{'-'.join([run for run in digits if run != year] or digits)}:{year}"
    for number in (act_number(record), case_number(record)):
        if number:
            yield f"act:{number}"


WORDS = "words:"
"""What the keys begin with that are looser than all others."""
_LONGEST = 3
_OF_EDITIONS = frozenset((*ORDINALS, "edition", "edn", "auflage", "edición", "volume", "band", "tome"))


def _words(record: Record) -> Iterator[str]:
    """Each two of the longest words of a title with the year: a slip spoils one word, and an article, an edition or the number of a
    volume is a short one. Of a title before its subtitle that is one word alone, that word.
    """
    if record.issued is None:
        return
    year = record.issued.year
    for title in _own_titles(record):
        short = title[:_MOST_OF_TITLE]
        first = words(_CUT.split(short, maxsplit=1)[0])
        if len(first) == 1 and first[0] not in GENERIC and not first[0].isdecimal():
            yield f"{WORDS}{first[0]}:{year}"
        for told in (words(short), first):
            long = {word for word in told if len(word) > 2} - _OF_EDITIONS
            longest = sorted(long, key=lambda word: (-len(word), word))[:_LONGEST]
            yield from (f"{WORDS}{one} {other}:{year}" for one, other in combinations(sorted(longest), 2))
