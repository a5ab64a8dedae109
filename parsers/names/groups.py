"""Whether a name is that of a group, an institution or a firm."""

from __future__ import annotations

import re

from parsers.names.east_asian import EAST_ASIAN
from parsers.names.group_words import FUNCTION_WORDS, GROUP_HEADS, GROUP_PARTS, GROUP_WORDS
from parsers.names.particles import PARTICLES, ROLES
from parsers.names.words import is_initials, is_run

_WORD = re.compile(r"[^\s,;:()\[\]/\"“”&]+")
_ON_BEHALF = re.compile(
    r"^(?:on behalf of|for and on behalf of|representing|for the|im namen der?|au nom d[eu]|en nombre de)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,40})\)$")


def is_group(text: str) -> bool:
    """Whether `text` has a word in it that only groups have.

    >>> [is_group(text) for text in ("WHO Working Group", "Alliance for Clinical Trials", "Study, E.", "William Press")]
    [True, True, False, False]
    """
    # The parts are Chinese, Japanese and Korean.
    if not text.isascii() and any(part in text for part in GROUP_PARTS):
        return True
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < 2 or _is_inverted_person(text):
        return False
    return any(
        word in GROUP_WORDS
        or word.rstrip(".") in GROUP_WORDS
        or (place and word in FUNCTION_WORDS)
        or (not place and word == "the")
        or (word == "family" and place == len(words) - 1)
        for place, word in enumerate(words)
    ) or any("-" in word and word.rpartition("-")[2] in GROUP_HEADS for word in words)


def literal(text: str) -> str:
    """A group's name without "on behalf of the" and its role in brackets, and with the head word that an inversion put first behind again.

    >>> literal("Team, R Core"), literal("on behalf of the TAX 325 Study Group"), literal("Clinic of Sleep (sponsor)")
    ('R Core Team', 'TAX 325 Study Group', 'Clinic of Sleep')
    """
    role = _IN_BRACKETS.search(text)
    if role is not None and all(word.casefold().strip(".,") in ROLES for word in role[1].split()):
        text = text[: role.start()] or text
    name = _ON_BEHALF.sub("", text) or text
    head, comma, rest = name.partition(", ")
    return (
        f"{rest} {head}"
        if comma and head.casefold() in GROUP_HEADS and "," not in rest and not is_group(rest)
        else name
    )


def with_place(text: str) -> tuple[str, str]:
    """A person's name and the place of work in brackets behind it; where it is none such, the text and nothing.

    >>> with_place("Ada Roe (University of Oslo)"), with_place("World Health Organization (WHO)")
    (('Ada Roe', 'University of Oslo'), ('World Health Organization (WHO)', ''))
    """
    found = _PLACE_BEHIND.fullmatch(text) if text.endswith((")", "）", ";", "；")) else None
    if found is None or not is_group(found[2]) or is_group(found[1]):
        return text, ""
    words = found[1].replace(",", " ").split()
    acronym = any(word.isupper() and len(word) > 1 and word.isalpha() for word in words)
    person = EAST_ASIAN.fullmatch(found[1]) or (1 < len(words) <= _MOST_WORDS_OF_A_PERSON and not acronym)
    return (found[1], found[2].strip()) if person else (text, "")


_PLACE_BEHIND = re.compile(r"([^()（）\[\]]{2,60}?)\s*[(（]([^()（）]{3,200})[)）]\s*[;；]?")
_MOST_WORDS_OF_A_PERSON = 5


def _is_inverted_person(text: str) -> bool:
    """Whether it is "Study, E.", "van Pour, A." or "Board, John A.": one family name that a group's word happens to be, and given names."""
    family, comma, given = text.partition(",")
    words = given.split()
    *before, family = family.split() or [""]
    if (
        not comma
        or "," in given
        or not words
        or not PARTICLES.issuperset(before)
        or not FUNCTION_WORDS.isdisjoint(before)
    ):
        return False
    if all(is_initials(word) or (is_run(word) and len(word) <= 2) for word in words):
        return True
    return family.casefold() not in GROUP_HEADS and not any(
        word.casefold() in GROUP_WORDS or word.casefold() in FUNCTION_WORDS for word in words
    )
