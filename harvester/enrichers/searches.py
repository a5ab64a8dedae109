"""What a work can be searched by where no identifier leads to it, and whether a hit is worth a second look. Pure.

A query is its own key in the answer book: the same work is searched by the same words in every run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from parsers.clean import fold
from parsers.record import Record

_WORD = re.compile(r"[^\W_]+")
_MOST_TITLE, _MOST_QUERY = 250, 400
# Words that many titles share; PubMed leaves most of them out of its index.
_COMMON = frozenset(
    "about after all among analysis and are associated association before between case clinical during effect effects for from "
    "has have how into its new not over report results review role some study that the their these this through trial under "
    "use used using versus was were what when which while with within without".split()
)
# Kinds that PubMed does not hold.
_NOT_IN_PUBMED = frozenset(
    ("thesis", "dataset", "software", "patent", "map", "legislation", "legal_case", "webpage", "post-weblog", "periodical", "standard")
)  # fmt: skip
_LEAST_TERMS, _MOST_TERMS = 3, 5


def citation(record: Record) -> str | None:
    """journal|year|volume|first page|author| for PubMed's citation matcher; None where one of the first four is missing.

    >>> from parsers.values import Name, PageRange, PartialDate
    >>> citation(Record(container_title="Blood advances", issued=PartialDate(year=2024), volume="8", page=PageRange(first="5039"),
    ...                 author=(Name(family="Voorhees", given="Peter"),)))
    'Blood advances|2024|8|5039|Voorhees P|'
    """
    page = record.page.first if record.page is not None else record.article_number
    year = record.issued.year if record.issued is not None else None
    if not (record.container_title and year and record.volume and page) or record.type in _NOT_IN_PUBMED:
        return None
    parts = (record.container_title, str(year), record.volume, page, _first_author(record, initials=True))
    return "".join(f"{' '.join(part.replace('|', ' ').split())[:120]}|" for part in parts)


def title_terms(record: Record) -> str | None:
    """The telling words of a title, with the year, as a clause of a query to PubMed; None where they are too few.

    >>> from parsers.values import PartialDate, Rich
    >>> title_terms(Record(title=Rich("Sleep and light in the kidney of Octodon degus"), issued=PartialDate(year=2020)))
    '(octodon[ti] AND kidney[ti] AND sleep[ti] AND light[ti] AND degus[ti] AND 2019:2021[dp])'
    """
    if record.type in _NOT_IN_PUBMED:
        return None
    words = [word for word in dict.fromkeys(_words(record)) if word.isascii() and len(word) > 3 and word not in _COMMON]
    terms = [f"{word}[ti]" for word in sorted(words, key=len, reverse=True)[:_MOST_TERMS]]
    if len(terms) < _LEAST_TERMS:
        return None
    if record.issued is not None:
        terms.append(f"{record.issued.year - 1}:{record.issued.year + 1}[dp]")
    return f"({' AND '.join(terms)})"


def description(record: Record) -> str | None:
    """Title, first author, container and year, for a bibliographic query to Crossref; None without a title, or with too
    little beside a short one.

    >>> from parsers.values import Name, PartialDate, Rich
    >>> description(Record(title=Rich("Sleep"), author=(Name(family="Okafor", given="Chi"),), container_title="Chronobiology notes",
    ...                    issued=PartialDate(year=2020)))
    'Sleep. Okafor. Chronobiology notes. 2020'
    >>> description(Record(title=Rich("Sleep"))) is None
    True
    """
    title = " ".join(str(record.title or record.original_title or "").split())[:_MOST_TITLE]
    year = str(record.issued.year) if record.issued is not None else ""
    beside = [part for part in (_first_author(record), record.container_title or "", year) if part]
    # A script without blanks between words writes a title of many words as one.
    says_enough = len(_WORD.findall(title)) >= 4 or (len(title) >= 8 and not title.isascii())
    if not title or (not says_enough and len(beside) < 2):
        return None
    return ". ".join((title, *beside))[:_MOST_QUERY]


def alike(terms: str, record: Record) -> int:
    """How many of a clause's words stand in a hit's title; 0 where it is less than half of them.

    >>> from parsers.values import Rich
    >>> alike("(octodon[ti] AND kidney[ti] AND sleep[ti])", Record(title=Rich("Sleep and the kidney")))
    2
    """
    sought = re.findall(r"(\w+)\[ti\]", terms)
    found = set(_words(record))
    same = sum(word in found for word in sought)
    return same if 2 * same >= len(sought) else 0


def any_of(clauses: Sequence[str]) -> str:
    """Clauses joined to one query."""
    return " OR ".join(clauses)


def _words(record: Record) -> list[str]:
    text = unicodedata.normalize("NFKD", fold(f"{record.title or ''} {record.original_title or ''}"[:1000]))
    return _WORD.findall("".join(char for char in text if not unicodedata.combining(char)))


def _first_author(record: Record, *, initials: bool = False) -> str:
    name = next((name for name in record.author if name.family), None)
    if name is None:
        return ""
    letter = (name.given or "")[:1] if initials else ""
    return f"{name.family} {letter}".strip()
