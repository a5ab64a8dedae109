"""The names of universities: the words that all have, and those that tell one from another of its town."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
