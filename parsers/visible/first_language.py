"""The paragraphs of an abstract in its first language, where the page prints it again in another below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from parsers.language_look import LANGUAGES_OF

_LEAST_WORDS = 5
_TIMES = 2
_OTHERS = re.compile("[\u0370-\u1fff\u3040-\ud7af]")
_LETTERS = re.compile(r"[^\W\d_]")
_LEAST_LETTERS = 30


def in_first_language(paragraphs: Sequence[str]) -> Sequence[str]:
    """The paragraphs up to the first that is surely in another language than the first one.

    >>> in_first_language(["Le vent est dans les pins, et il chante sur la dune.", "The wind is in the pines, and it sings of the sea to the dune."])
    ['Le vent est dans les pins, et il chante sur la dune.']
    """
    if len(paragraphs) < _LEAST_PARAGRAPHS:
        return paragraphs
    first: str | None = None
    for place, paragraph in enumerate(paragraphs):
        language = _language(paragraph)
        if language is not None and first is not None and language != first:
            return paragraphs[:place]
        first = first or language
    return paragraphs


_LEAST_PARAGRAPHS = 2


def _language(text: str) -> str | None:
    """The language whose commonest words a text has, or "other" for one in no Latin letters; None where that is not sure."""
    letters = len(_LETTERS.findall(text))
    if not text.isascii() and len(_OTHERS.findall(text)) * 2 > letters:
        return "other" if letters >= _LEAST_LETTERS // 2 else None
    hits = Counter(language for word in text.lower().split() for language in LANGUAGES_OF.get(word, ()))
    best = hits.most_common(2)
    if not best or best[0][1] < _LEAST_WORDS or (len(best) > 1 and best[1][1] * _TIMES > best[0][1]):
        return None
    return best[0][0]
