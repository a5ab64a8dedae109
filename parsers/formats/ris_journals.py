"""Names of a journal in RIS, told from what else stands beside them: publishers write the title of a special issue as T2, and the journal as JO."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.clean import fold
from parsers.formats.tagged import Field
from parsers.left_out_words import LEFT_OUT

_WORD = re.compile(r"[^\W_]+")
# An article, and Italian and Portuguese for "and": here no section is told by its letter alone.
_SMALL = LEFT_OUT | {"a", "e"}
_LONG = 5
_CODE = re.compile(r"[A-Z][A-Za-z]{0,5}")


def titles_of_issues(fields: Sequence[Field]) -> list[Field]:
    """Those of the fields of a journal's names that name another thing than JF or JO does: the T2 of a special issue."""
    journal = next((field.text for tag in ("JF", "JO") for field in fields if field.tag == tag and field.text), None)
    if journal is None:
        return []
    return [field for field in fields if field.tag == "T2" and not may_be_one_journal(field.text, journal)]


def may_be_one_journal(one: str, other: str) -> bool:
    """Whether two names may be of one journal, the shorter an abbreviation of the longer: each of its long words begins one there, or is cut from it.

    Names in other scripts than Latin, and codes ("PNAS"), are not judged.

    >>> may_be_one_journal("Dtsch. Ärztebl. Int.", "Deutsches Ärzteblatt")
    True
    >>> may_be_one_journal("PNAS", "Proceedings of the National Academy of Sciences")
    True
    >>> may_be_one_journal("Machine learning in brain imaging", "NeuroImage")
    False
    """
    short, long = sorted((one.strip(), other.strip()), key=len)
    if _CODE.fullmatch(short) or not (_is_latin(short) and _is_latin(long)):
        return True
    words, there = _words(short), _words(long)
    found = [word for word in words if any(_is_of(word, whole) for whole in there)]
    return bool(found) and all(word in found for word in words if len(word) >= _LONG)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word not in _SMALL]


def _is_of(word: str, whole: str) -> bool:
    """Whether a word is another, cut or contracted ("natl" of "national")."""
    if word[0] != whole[0]:
        return False
    letters = iter(whole)
    return all(letter in letters for letter in word)


def _is_latin(text: str) -> bool:
    return all(ord(char) < 0x250 for char in text if char.isalpha())
