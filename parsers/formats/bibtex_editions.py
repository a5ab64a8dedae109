"""Editions of .bib files: BibTeX's styles want "Third", BibLaTeX's 3, and people write "3rd ed." and "3. Auflage". All are "3"."""

from __future__ import annotations

import re

_WORDS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte
première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième
primera segunda tercera cuarta quinta sexta séptima octava novena décima undécima duodécima
"""
_NUMBER_OF: dict[str, int] = {
    word: number for line in _WORDS.strip().splitlines() for number, word in enumerate(line.split(), start=1)
} | {"seconde": 2, "premier": 1, "siebente": 7}
# What may stand behind an ordinal and says no more than that it is an edition's.
_EDITION = r"(?:\s*(?:editions?|edn?|edición|ed|éditions?|éd|auflage|aufl)\.?)?"
_IN_FIGURES = re.compile(
    r"([1-9]\d{0,2})\s?(?:\.?\s?(?:st|nd|rd|th|er|ère|re|ème|eme|e|ª|º|a)|\.)?" + _EDITION, re.IGNORECASE
)
_IN_WORDS = re.compile(r"([^\W\d_]+)" + _EDITION, re.IGNORECASE)


def read_edition(text: str) -> str:
    """The number of an edition where that is all its text says; else the text ("Third, revised", "Student").

    >>> [read_edition(text) for text in ("Third", "2nd ed.", "3. Auflage", "Deuxième", "Third, revised")]
    ['3', '2', '3', '2', 'Third, revised']
    """
    figures = _IN_FIGURES.fullmatch(text)
    if figures:
        return figures[1]
    word = _IN_WORDS.fullmatch(text)
    number = _NUMBER_OF.get(word[1].lower()) if word else None
    return text if number is None else str(number)
