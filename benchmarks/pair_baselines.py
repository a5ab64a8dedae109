"""How two other programs decide whether two records are duplicates, written by us after what they do.

Neither knows "leave it to a person": they merge or they do not.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from parsers.record import Record

ACCEPTED = 0.7


def _likeness(a: str, b: str) -> float:
    """Ratcliff and Obershelp's measure, without regard to case."""
    return SequenceMatcher(None, a.casefold(), b.casefold(), autojunk=False).ratio()


def biblio_glutton(a: Record, b: Record) -> bool:
    """biblio-glutton: the mean likeness of title, first author, journal and year, where both tell them, is at least 0.7.

    Where the DOI is the same, title and first author have to be alike as well. Its search score, one more member of its
    mean, is left out: there is no index here, the candidate is given.
    """
    title = _likeness(a.title.plain(), b.title.plain()) if a.title and b.title else None
    author = _likeness(a.author[0].full_family(), b.author[0].full_family()) if a.author and b.author else None
    if a.doi and a.doi == b.doi:
        return (title or 0) >= ACCEPTED and (author or 0) >= ACCEPTED
    journals = [
        _likeness(mine, theirs)
        for mine in (a.container_title, a.container_title_short)
        for theirs in (b.container_title, b.container_title_short)
        if mine and theirs
    ]
    year = float(a.issued.year == b.issued.year) if a.issued and b.issued else None
    scores = [score for score in (title, author, max(journals, default=None), year) if score is not None]
    return bool(scores) and sum(scores) / len(scores) >= ACCEPTED


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char))))


def _people(record: Record) -> set[tuple[str, str]]:
    names = (*record.author, *record.editor, *record.translator)
    return {(_letters(name.full_family()), _letters(name.given or "")[:1]) for name in names}


def zotero(a: Record, b: Record) -> bool:
    """Zotero's duplicate rule: one ISBN or DOI; or one title, no two DOIs or ISBNs, years at most one apart, a common creator.

    Titles are compared without case, accents and punctuation, creators by family name and first initial.
    """
    if (a.doi and a.doi == b.doi) or set(a.isbn) & set(b.isbn):
        return True
    if (a.doi and b.doi) or (a.isbn and b.isbn) or not (a.title and b.title):
        return False
    if a.issued and b.issued and abs(a.issued.year - b.issued.year) > 1:
        return False
    mine, theirs = _people(a), _people(b)
    return _letters(a.title.plain()) == _letters(b.title.plain()) and bool(mine & theirs or not (mine or theirs))
