"""The words of titles by themselves: what tells of their capitals, and how they are written as LaTeX. Kept, for words come again. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
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


class Piece(NamedTuple):
    """What stands between two blanks of a title.

    `written` is it as LaTeX; `parts` are a gap, a word, a gap, a word, …, a gap; `words` are those that are not all small letters,
    with their places among the parts and their forms; `has_blank` tells whether another kind of blank is in it.
    """

    written: str
    parts: tuple[str, ...]
    words: tuple[tuple[int, str, Form | None], ...]
    has_blank: bool

    def braced(self, places: Collection[int]) -> str:
        """It as LaTeX, with some of its words in braces."""
        # Nothing that is escaped goes over the edge of a word.
        written = map(escape_run, self.parts)
        return "".join([f"{{{part}}}" if place in places else part for place, part in enumerate(written)])


def _piece(text: str) -> Piece:
    parts = tuple(_WORDS.split(text))
    words = ((place, parts[place]) for place in range(1, len(parts), 2))
    asked = tuple((place, word, form(word)) for place, word in words if not word.islower())
    return Piece(escape_run(text), parts, asked, any(map(str.isspace, text)))


PIECES = Known(_piece)
"""What stands between two blanks to what is known of it."""
