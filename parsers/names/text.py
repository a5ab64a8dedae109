"""What is printed around a name and is no part of it: marks of affiliation, roles, addresses, degrees, life dates."""

from __future__ import annotations

import re

from parsers import clean
from parsers.identifiers import Orcid
from parsers.names.particles import DEGREES, INITIALS_TOO, NOBODY, PARTICLES, ROLES, TITLES
from parsers.names.words import is_initials, is_run

# Longer than any name, of a person or a group.
LONGEST = 600

# Nature's pages of 2005 to 2012 write entities so: "Kn|[ouml]|pfel".
BARRED_ENTITY = re.compile(r"\|\[([A-Za-z]{2,8})\]\|")
_ORCID = re.compile(
    r"(?:https?://)?(?:www\.)?(?:orcid(?:\.org/|\s?(?:id|iD|ID)?:?\s?))?\b(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:\b(?:e-?mail|mailto)\s?:\s?)?[^\s<>()\[\],;:]{1,80}@[^\s<>()\[\],;]{1,120}|(?:https?://|www\.)\S*",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"[(\[<{]\s*(?:orcid(?: id)?)?\s*:?[\s,;]*[)\]>}]", re.IGNORECASE)
# A word of its own, and "by" before all else: "Horby P" and "Kirby M" are names.
_LABEL = re.compile(
    r"(?:(?<![^\W\d_])(?:corresponding |first |senior )?(?:authors?|editors?|creators?|contributors?|translators?|names?|"
    r"autor(?:es|en|a)?|auteurs?|autori|verfasser|herausgeber|hrsg\.?|edited by|written by|compiled by|translated by)"
    r"\s*(?:\(s\)|\(en\))?\s*:|^\W*(?:by|edited by|written by)\s(?=\S))\s*",
    re.IGNORECASE,
)
# The German "u. a." in small letters only: "Smith, U. A." has initials.
_ET_AL = re.compile(
    r"(?<![\s,;&(])[\s,;&(]+(?:(?i:et\s?\.?\s?al(?:ii)?\b\.?|and others\b|& others\b|et coll?\.)|u\.\s?a\.|и др\.|ve ark\.|"
    r"y otros\b|e outros\b|i in\.|等|\.\.\.|…)[\s)\].]*$"
)
# Superscript digits, letters and signs, and the signs of footnotes.
_SIGNS = re.compile("[*†‡§¶‖#∗⁎※✉\u00b2\u00b3\u00b9\u2070-\u209f\u1d43-\u1d6a\u2020-\u2022]+")
_MARKS_AFTER = re.compile(r"(?<=[^\W\d_.])(?:\s?[,.]?\s?\d{1,3}\b)+[\s,*]*$|(?<=\.)\s?\d{1,2}(?:\s?,\s?\d{1,2})*$")
_NUMBER_BEFORE = re.compile(r"^\(?\d{1,4}[.)]?\s*(?=[^\W\d_])")
_LIFE = re.compile(
    r"[,\s]+\(?(?:b\.|d\.|ca\.?|fl\.|born)?\s?\d{4}\??(?:\s?[-–]\s?(?:ca\.?\s?)?(?:\d{4})?\??)?\)?(?=,|\.?$)"
)
_BRACKETS_AFTER = re.compile(r"\s*(?:\[[^\[\]]*\]|\(([^()]*)\)|\{[^{}]*\})\s*$")
_EDGES = ' ,;:/|\\·•&-–—_"“”„«»<>='


def bare(text: str) -> tuple[str, Orcid | None]:
    """`text` as one line with only the name left in it, and the ORCID iD that stood there; "" when no name is left."""
    tidied = clean.line(BARRED_ENTITY.sub(r"&\1;", text[: LONGEST * 4]))
    if tidied is None or len(tidied) > LONGEST:
        return "", None
    orcid = None
    if found := _ORCID.search(tidied):
        orcid = clean.orcid(found[1])
        tidied = _ORCID.sub(" ", tidied)
    if "@" in tidied or "www." in tidied or "://" in tidied:
        tidied = _ADDRESS.sub(" ", tidied)
    tidied = _EMPTY_BRACKETS.sub(" ", tidied)
    tidied = _LABEL.sub("", _ET_AL.sub("", f" {tidied}").strip(), count=1)
    tidied = _SIGNS.sub(" ", tidied.replace("\uff0c", ",").replace("،", ","))
    tidied = _NUMBER_BEFORE.sub("", " ".join(tidied.split()).strip(_EDGES))
    if tidied.casefold().strip("[](). ") in NOBODY or not any(map(str.isalpha, tidied)):
        return "", None
    return tidied, orcid


def without_notes(person: str) -> str:
    """A person's name without life dates, numbers of notes, and brackets behind it ("(Ed.)", "[UNESP]")."""
    person = _LIFE.sub("", person)
    while match := _BRACKETS_AFTER.search(person):
        if not person[: match.start()].strip():
            break
        person = person[: match.start()]
    return _MARKS_AFTER.sub("", person).strip(_EDGES)


def is_role_behind(part: str, before: str) -> bool:
    """Whether a part between commas says only what the person `before` did.

    Short ones are given names too: "Harris, Ed".
    """
    words = [word.strip(".()[]").casefold() for word in part.split()]
    return all(word in ROLES for word in words) and (len(before.split()) > 1 or all(len(word) > 4 for word in words))


def is_degree(text: str) -> bool:
    """Whether `text`, a part between commas, is a degree or a membership, or several.

    >>> is_degree("M.D."), is_degree("MD PhD"), is_degree("Ph. D."), is_degree("J. A.")
    (True, True, True, False)
    """
    letters = text.replace(".", "").casefold()
    return bool(letters) and (all(word in DEGREES for word in letters.split()) or letters.replace(" ", "") in DEGREES)


def is_degree_behind(part: str, before: str) -> bool:
    """Whether a part between commas is a degree of the name `before`, and not its initials.

    "Smith, B. A." and "García Márquez, M.A." are initials; "John Smith, MA" and "John Smith, M.D." hold degrees.
    """
    if not is_degree(part):
        return False
    letters = part.replace(".", "").casefold()
    if letters.replace(" ", "") not in INITIALS_TOO and not looks_like_initials(part):
        return True
    words = before.replace(",", " ").split()
    last = words[-1] if words else ""
    whole = len(words) > 1 and words[0] not in PARTICLES and not (is_initials(last) or is_run(last))
    return whole and " " not in part and ("." not in part or letters == "md" or letters not in INITIALS_TOO)


def is_degree_word(word: str, before: list[str]) -> bool:
    """Whether a word is a degree behind the given names `before` ("John MD", "J. MPH"), and not more initials ("J. MA")."""
    letters = word.replace(".", "").casefold()
    if not is_degree(word) or (letters in INITIALS_TOO and letters != "md"):
        return False
    return letters != "md" or not any(is_initials(name) for name in before)


def looks_like_initials(text: str) -> bool:
    """Whether every word of `text` may be initials: "B. S. C.", "MPH", "M.P.H."; not "PhD", "B.Sc."."""
    return all(is_run(word.replace(".", "")) for word in text.split())


def without_degrees(words: list[str]) -> list[str]:
    """The words of a name in natural order without degrees behind it.

    Letters that may be initials ("MA") are taken for a degree only where they are "MD" behind a full name.
    """
    kept = list(words)
    while len(kept) > 1 and is_degree(kept[-1]) and kept[-1].isascii() and not kept[-1][-1:].isdecimal():
        letters = kept[-1].replace(".", "").casefold()
        if len(kept) == 2 and looks_like_initials(kept[-1]):
            break
        if letters in INITIALS_TOO and not (letters == "md" and kept[-1].isupper() and kept[-2][-1:] != "."):
            break
        kept.pop()
    return kept


def without_titles(words: list[str]) -> list[str]:
    """The words of a name without "Dr.", "Prof." and the like before it."""
    while len(words) > 1 and (_is_title(words[0]) or (words[0] == "PD" and _is_title(words[1]))):
        words = words[1:]
    return words


def _is_title(word: str) -> bool:
    # "DR Hofstadter" is D. R.; a title is seldom shouted.
    return word.casefold() in TITLES and not (word.isupper() and len(word) == 2)
