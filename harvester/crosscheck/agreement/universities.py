"""The names of universities: the words that all have, and those that tell one from another of its town."""

from __future__ import annotations

import re
from collections.abc import Iterable

from harvester.crosscheck.agreement.houses import PLACE_NAMES

UNIVERSITY_WORDS = frozenset(
    "university univ uni universitat universite universidad universita universidade universiteit universitas uniwersytet".split()
)
"""What a university is called, bare, and tells nothing."""
_UNIVERSITY = re.compile(r"univ\w*|uniw\w*|ynivers\w*|egyetem\w*|yliopisto|университет\w*")
# Of two universities of one town, the word that tells them apart may be all that one has more.
TELLING = frozenset(
    "autonoma autonome autonomous autonomo technical technische technion technological tecnica technique polytechnic politecnica "
    "politecnico polytechnique state free libre libera freie vrije catholic catholique catolica cattolica katholieke katolicki open "
    "metropolitan national nacional nationale medical medizinische agricultural pedagogical normal central brookes beckett hallam trent "
    "katholische abierta tierarztliche wirtschaftsuniversitat padagogische "
    "islamic private federal estadual complutense descartes diderot sorbonne dauphine nanterre saclay city".split()
)
"""Words, bare, that tell a university from another."""


# What several languages call the same, in a word of one of them.
_IN_ENGLISH = {
    word: english
    for english, words in {
        "technical": "technische technique tecnica technological technisch techniczna tecnologica",
        "free": "freie libre libera vrije", "catholic": "catholique catolica cattolica katholieke katholische katolicki",
        "autonomous": "autonoma autonome autonomo", "national": "nacional nationale", "state": "estadual gosudarstvennyi",
        "medical": "medizinische medica medyczny", "polytechnic": "politecnica polytechnique politecnico",
    }.items()
    for word in words.split()
}  # fmt: skip
_SMALL = frozenset("the of de di du des der zu in et und and la le el a i y".split())


def in_two_tongues(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two names are one university's in two languages, word by word: its town and what tells it from others there.

    >>> in_two_tongues(("universitat", "wien"), ("university", "of", "vienna"))
    True
    >>> in_two_tongues(("technische", "universitat", "wien"), ("university", "of", "vienna"))
    False
    """
    if not (is_university(first) and is_university(second)):
        return False
    told = [{_one_word(word) for word in name if not _UNIVERSITY.fullmatch(word)} - _SMALL for name in (first, second)]
    return told[0] == told[1] != set()


def _one_word(word: str) -> str:
    return PLACE_NAMES.get(word) or _IN_ENGLISH.get(word, word)


def is_university(name: Iterable[str]) -> bool:
    """Whether a name, as bare words, is that of a university, in any of some languages."""
    return any(_UNIVERSITY.fullmatch(word) for word in name)


def are_two_universities(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two names are those of universities that a word of one tells from the other.

    >>> are_two_universities(("universitat", "de", "barcelona"), ("universitat", "autonoma", "de", "barcelona"))
    True
    """
    if not (is_university(first) and is_university(second)):
        return False
    return bool((set(first) ^ set(second)) & TELLING)
