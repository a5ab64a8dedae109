"""The words of titles by themselves: what tells of their capitals, and how they are written as LaTeX. Kept, for words come again. Pure."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Literal, NamedTuple

from harvester.exporters.case_evidence import WORD
from harvester.exporters.latex import escape_run
from harvester.exporters.remembered import Known

_WORDS = re.compile(f"({WORD.pattern})")
# Elements of two letters: none is an English word, but for "As", "At", "He", "In", "No", and the "Al" of "Et Al".
_ELEMENTS = frozenset(
    "Ac Ag Am Ar Au Ba Bi Br Ca Cd Ce Cl Co Cr Cs Cu Dy Er Eu Fe Ga Gd Ge Hf Hg Ho Ir Kr Li Lu Mg Mn Mo Na Nb Nd Ni Np Os Pb Pd Pm Po "
    "Pr Pt Pu Ra Rb Rh Ru Sb Sc Si Sm Sn Sr Ta Tb Tc Te Th Ti Tl Tm Xe Yb Zn Zr".split()
)

Form = Literal["with digits", "capitals inside", "one letter", "element", "word"]


def form(word: str) -> Form | None:
    """What tells of a word's capitals by itself; None where it has none.

    >>> form("COVID19"), form("mRNA"), form("T"), form("Fe"), form("Uganda"), form("2020")
    ('with digits', 'capitals inside', 'one letter', 'element', 'word', None)
    """
    if not _has_capital(word):
        return None
    if not word.isalpha() and any(map(str.isdigit, word)):
        return "with digits"
    if _has_capital(word[1:]):
        return "capitals inside"
    return "one letter" if len(word) == 1 else "element" if word in _ELEMENTS else "word"


def _has_capital(text: str) -> bool:
    # Told of most words by all of their letters at once.
    return not text.islower() and any(map(str.isupper, text))


class Asked(NamedTuple):
    """A word that is not all small letters: its place among the parts, how many letters stand before it, the word, and its form."""

    place: int
    before: int
    word: str
    form: Form | None


class Piece(NamedTuple):
    """What stands between two blanks of a title, as LaTeX: without braces, and with braces around all words that are asked about.

    `parts` are a gap, a word, a gap, a word, …, a gap; `has_blank` tells whether another kind of blank is in it.
    """

    plain: str
    braced: str
    parts: tuple[str, ...]
    asked: tuple[Asked, ...]
    has_blank: bool

    def with_braces(self, places: frozenset[int]) -> str:
        """It with braces around the words that have these places."""
        return _with_braces(self.parts, places)


def _piece(text: str) -> Piece:
    if text.isalpha():
        # Most are one word and nothing else.
        word = () if text.islower() else (Asked(1, 0, text, form(text)),)
        return Piece(text, f"{{{text}}}" if word else text, ("", text, ""), word, has_blank=False)
    found = _WORDS.split(text)
    ends = [0, *accumulate(map(len, found))]
    words = [(place, found[place]) for place in range(1, len(found), 2)]
    asked = tuple([Asked(place, ends[place], word, form(word)) for place, word in words if not word.islower()])
    # Nothing that is escaped goes over the edge of a word.
    parts = tuple(found) if text.isalnum() else tuple(map(escape_run, found))
    braced = _with_braces(parts, frozenset([one.place for one in asked]))
    return Piece("".join(parts), braced, parts, asked, not text.isalnum() and any(map(str.isspace, text)))


def _with_braces(parts: tuple[str, ...], places: frozenset[int]) -> str:
    return "".join([f"{{{part}}}" if place in places else part for place, part in enumerate(parts)])


PIECES = Known(_piece)
"""What stands between two blanks to what is known of it."""
